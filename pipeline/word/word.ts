import { Document, Footer, Header, Packer, PageNumber, Paragraph, type Table, TextRun } from 'docx';
import type { RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { beginsWithWords } from '../model/mdast.ts';
import { notesOf } from '../model/notes.ts';
import { pasteable } from '../model/pasteable.ts';
import { contactParagraphs, pictureParagraphs } from './accompanying.ts';
import { placed, toBlocks } from './blocks.ts';
import { type Ink, inkOf, textRun } from './ink.ts';
import { toRuns } from './inline.ts';
import type { Frame, Job } from './job.ts';
import { wordLanguage } from './language.ts';
import { makeBullets } from './lists.ts';
import { settle } from './package.ts';
import { makeStyles } from './styles.ts';

/**
 * Makes a Word file (Office Open XML, ISO/IEC 29500-1) of a release: real styles, headings, lists,
 * notes and languages, nothing that runs, nothing that tells who made it where.
 */
export async function word(document: LocalizedDocument): Promise<Uint8Array> {
  const { headline, kicker, labels, locale, paper, publisher, reference, version } = document;
  const job: Job = {
    document,
    notes: notesOf(document),
    marked: new Set(),
    lists: [],
    outline: [],
    pictures: 0,
  };
  const children = flow(job);
  const footnotes = makeNotes(job);
  const title = plainLine(headline);
  const file = new Document({
    title,
    subject: kicker ? plainLine(kicker) : oneLine(labels.banner),
    creator: oneLine(publisher.name),
    lastModifiedBy: oneLine(publisher.name),
    keywords: [labels.banner, publisher.name, reference].map(oneLine).join(', '),
    revision: version,
    styles: makeStyles(wordLanguage(locale)),
    numbering: { config: [makeBullets(), ...job.lists] },
    footnotes,
    sections: [
      {
        properties: { page: { size: sizes[paper], margin: margins } },
        ...(document.draft && { headers: { default: header(document) } }),
        footers: { default: footer(document) },
        children,
      },
    ],
  });
  const packed = await Packer.toBuffer(file);
  return settle(packed, { ...document.moments, locale: wordLanguage(locale) });
}

/** In twentieths of a point. */
const sizes = { a4: { width: 11_906, height: 16_838 }, letter: { width: 12_240, height: 15_840 } };
const margins = { top: 1304, bottom: 1304, left: 1418, right: 1418 };

/** Everything in the order in which it is read. */
function flow(job: Job): (Paragraph | Table)[] {
  const { document } = job;
  const { body, embargo, headline, kicker, labels, notice, publisher, reference, subtitle } =
    document;
  const styled = (style: string, ...children: ConstructorParameters<typeof TextRun>[0][]) =>
    new Paragraph({ style, children: children.map((options) => new TextRun(options)) });
  const line = (label: string, value: string): string =>
    pasteable(`${label}${labels.colon}${value}`);
  const words = (style: string, node: NonNullable<typeof kicker>) =>
    new Paragraph({ style, children: toRuns(node.children, inkOf(node, frame), job) });
  return [
    styled('Banner', pasteable(labels.banner.toLocaleUpperCase(document.locale))),
    styled('Facts', pasteable(publisher.name)),
    styled('Facts', line(labels.reference, reference)),
    styled('Facts', line(labels.date, document.date.text)),
    ...(embargo ? [styled('Warning', pasteable(embargo.text))] : []),
    ...(notice
      ? [
          new Paragraph({
            style: 'Notice',
            children: [
              textRun(`${notice.label}${labels.colon}`, { bold: true }),
              ...toRuns(notice.text.children, inkOf(notice.text, frame), job),
            ],
          }),
        ]
      : []),
    ...(kicker ? [words('Kicker', kicker)] : []),
    new Paragraph({
      style: 'Title',
      children: toRuns(headline.children, inkOf(headline, frame), job),
    }),
    ...(subtitle ? [words('Subtitle', subtitle)] : []),
    ...story(job),
    ...(body.children.length > 0 && labels.end ? [styled('EndMark', pasteable(labels.end))] : []),
    ...pictureParagraphs(job, frame),
    ...contactParagraphs(document),
  ];
}

const frame: Frame = { style: 'Normal', depth: 0 };

/** The text, with the dateline run into its first paragraph. */
function story(job: Job): (Paragraph | Table)[] {
  const { body, dateline, opening } = job.document;
  const [first, ...rest] = body.children;
  if (opening === undefined || first?.type !== 'paragraph' || !beginsWithWords(body)) {
    const alone = dateline ? [placed([textRun(dateline, { bold: true })], frame)] : [];
    return [...alone, ...toBlocks(body.children, frame, job)];
  }
  const ink: Ink = inkOf(first, frame);
  const children = [textRun(`${opening} `, { bold: true }), ...toRuns(first.children, ink, job)];
  return [placed(children, frame), ...toBlocks(rest, frame, job)];
}

/** The notes that the text marks; to each are added those to which only notes refer. */
function makeNotes(job: Job): Record<string, { children: Paragraph[] }> {
  const inNote: Frame = { style: 'FootnoteText', depth: 0, lead: ' ' };
  const made: Record<string, { children: Paragraph[] }> = {};
  for (const note of job.notes.values()) {
    let { within } = note;
    while (within?.within) within = within.within;
    const nodes: RootContent[] = note.definition.children;
    const paragraphs = toBlocks(nodes, inNote, job).filter((block) => block instanceof Paragraph);
    if (!within) {
      made[note.number] = { children: [...(made[note.number]?.children ?? []), ...paragraphs] };
      continue;
    }
    const number = textRun(String(note.number), { style: 'FootnoteReference', superScript: true });
    made[within.number]?.children.push(placed([number], { ...inNote, lead: '' }), ...paragraphs);
  }
  return made;
}

function header({ labels }: LocalizedDocument): Header {
  const text = pasteable(`${labels.draft}${labels.colon}${labels.draftNotice}`);
  return new Header({
    children: [new Paragraph({ style: 'Header', children: [new TextRun(text)] })],
  });
}

/** “PR081-2018 – Page 1 of 2”, the numbers filled in by Word. */
function footer({ labels, reference }: LocalizedDocument): Footer {
  const numbers = { page: PageNumber.CURRENT, pages: PageNumber.TOTAL_PAGES };
  const parts = labels.page.split(/\{\{\s*(page|pages)\s*\}\}/);
  const children = parts.map((part, index) =>
    index % 2 === 0 ? pasteable(part) : numbers[part as 'page' | 'pages'],
  );
  const run = new TextRun({ children: [pasteable(`${reference} – `), ...children] });
  return new Footer({ children: [new Paragraph({ style: 'Footer', children: [run] })] });
}

/** The words of a node on one line, as properties show them. */
function plainLine(node: {
  readonly children: readonly RootContent[] | LocalizedDocument['headline']['children'];
}): string {
  return oneLine(wordsOf(node, { includeImageAlt: false }));
}

function oneLine(text: string): string {
  return pasteable(text).replace(/\s+/g, ' ').trim();
}
