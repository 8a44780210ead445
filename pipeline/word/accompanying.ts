import { ExternalHyperlink, HeadingLevel, Paragraph, type ParagraphChild } from 'docx';
import { isSafe, mailboxAddress } from '../model/address.ts';
import type { LocalizedDocument, LocalizedText } from '../model/localized-document.ts';
import { inkOf, inLanguage, textRun } from './ink.ts';
import { toRuns } from './inline.ts';
import type { Frame, Job } from './job.ts';
import { pictureRun } from './pictures.ts';

/** The pictures that go with a release, each with its file name, caption, author and owner. */
export function pictureParagraphs(job: Job, frame: Frame): Paragraph[] {
  const { images, labels, media } = job.document;
  if (media.length === 0) return [];
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [textRun(labels.media)] }),
    ...media.flatMap(({ file, name, alt, caption, credit, copyright }) => {
      const image = pictureRun({ type: 'image', url: file, alt: alt.text }, {}, job);
      const lines: ParagraphChild[][] = [
        [textRun(name)],
        caption ? toRuns(caption.children, inkOf(caption, frame), job) : [spoken(alt)],
        ...(credit ? [[textRun(`${labels.credit}${labels.colon}`), spoken(credit)]] : []),
        ...(copyright ? [[textRun(copyright)]] : []),
      ];
      return [
        ...(images.has(file)
          ? [new Paragraph({ style: 'Figure', keepNext: true, children: [image] })]
          : []),
        ...lines.map((children, index) => {
          const isLast = index === lines.length - 1;
          const spacing = { after: isLast ? 240 : 0 };
          return new Paragraph({ style: 'Caption', keepNext: !isLast, spacing, children });
        }),
      ];
    }),
  ];
}

/** The people to call, each beside the ways to reach them and nobody else's. */
export function contactParagraphs({ contacts, labels, website }: LocalizedDocument): Paragraph[] {
  const labelled = (label: string, href: string, text: string): ParagraphChild[] => [
    textRun(`${label}${labels.colon}`),
    link(href, text),
  ];
  const heading =
    contacts.length > 0
      ? [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [textRun(labels.contacts)] })]
      : [];
  const cards = contacts.flatMap(({ name, role, phone, email }) => [
    new Paragraph({ style: 'Contact', children: [spoken(name, true)] }),
    new Paragraph({ style: 'Contact', children: [spoken(role)] }),
    new Paragraph({
      style: 'Contact',
      children: labelled(labels.telephone, `tel:${phone.e164}`, phone.text),
    }),
    new Paragraph({
      style: 'ContactEnd',
      children: labelled(labels.email, mailboxAddress(email), email),
    }),
  ]);
  const site = website
    ? [
        new Paragraph({
          style: 'ContactEnd',
          children: labelled(labels.website, website.href, website.text),
        }),
      ]
    : [];
  return [...heading, ...cards, ...site];
}

function spoken({ text, lang }: LocalizedText, bold = false) {
  return textRun(text, { bold, ...inLanguage(lang) });
}

function link(href: string, text: string): ParagraphChild {
  if (!isSafe(href)) return textRun(text);
  return new ExternalHyperlink({
    link: href,
    children: [textRun(text, { style: 'Hyperlink' })],
  });
}
