import type { Heading, Paragraph } from 'mdast';
import type { LocalizedContact, LocalizedDocument } from '../model/localized-document.ts';
import { beginsWithWords } from '../model/mdast.ts';
import { notesOf } from '../model/notes.ts';
import { pasteable } from '../model/pasteable.ts';
import { blocksToText } from './blocks.ts';
import { inlineToText, onOneLine, type Reading } from './inline.ts';
import { pictureTexts } from './pictures.ts';

/**
 * A release as plain text to paste: one paragraph a line, wrapped nowhere, with a blank line between
 * blocks. Lines end in LF.
 */
export function text(document: LocalizedDocument): string {
  const { contacts, draft, embargo, headline, kicker, labels, subtitle, website } = document;
  const reading: Reading = { document, notes: notesOf(document) };
  const line = (label: string, value: string): string => `${label}${labels.colon}${value}`;
  return join([
    draft ? line(labels.draft, labels.draftNotice) : '',
    [
      labels.banner.toLocaleUpperCase(document.locale),
      document.publisher.name,
      line(labels.reference, document.reference),
      line(labels.date, document.date.text),
    ].join('\n'),
    embargo?.text ?? '',
    noticeText(document, reading),
    kicker ? onOneLine(inlineToText(kicker.children, reading)) : '',
    onOneLine(inlineToText(headline.children, reading)),
    subtitle ? onOneLine(inlineToText(subtitle.children, reading)) : '',
    ...storyBlocks(document, reading),
    document.body.children.length > 0 ? labels.end : '',
    ...pictureTexts(document, reading),
    contacts.length > 0 ? labels.contacts : '',
    ...contacts.map((contact) => contactText(contact, document)),
    website ? line(labels.website, website.text) : '',
  ]);
}

/** The text as a file: UTF-8 with a byte order mark. */
export function textFile(document: LocalizedDocument): Uint8Array {
  // Word, and browsers that open a file from disk, otherwise guess the encoding, and guess wrong for
  // French and Russian. The mark is the only way a text file can state it (Unicode 16.0, 23.8), and
  // no program pastes it.
  return Buffer.from(`\uFEFF${text(document)}`, 'utf8');
}

/** What follows the headline, the notice before it, as plain text: the body of a news item. */
export function storyText(document: LocalizedDocument): string {
  const reading: Reading = { document, notes: notesOf(document) };
  return join([noticeText(document, reading), ...storyBlocks(document, reading)]);
}

/** Headline, kicker and subtitle, each on one line and without its notes. */
export function titlesOf(document: LocalizedDocument) {
  const { headline, kicker, subtitle } = document;
  return {
    headline: plainLine(document, headline),
    ...(kicker && { kicker: plainLine(document, kicker) }),
    ...(subtitle && { subtitle: plainLine(document, subtitle) }),
  };
}

function plainLine(document: LocalizedDocument, { children }: Heading | Paragraph): string {
  return pasteable(onOneLine(inlineToText(children, { document, notes: new Map() })));
}

/** « Rectificatif : … » */
function noticeText({ notice, labels }: LocalizedDocument, reading: Reading): string {
  if (!notice) return '';
  return `${notice.label}${labels.colon}${inlineToText(notice.text.children, reading)}`;
}

/** The text with the dateline run into its first paragraph, then the notes. */
function storyBlocks(document: LocalizedDocument, reading: Reading): string[] {
  const { body, dateline, labels, opening } = document;
  const blocks = blocksToText(body.children, reading);
  if (opening !== undefined && beginsWithWords(body)) {
    blocks[0] = `${opening} ${blocks[0]}`;
  } else if (dateline !== undefined) blocks.unshift(dateline);
  const notes = [...reading.notes.values()].map(
    ({ number, definition }) =>
      `[${number}] ${blocksToText(definition.children, reading).join('\n')}`,
  );
  return notes.length > 0 ? [...blocks, labels.notes, ...notes] : blocks;
}

function contactText(
  { name, role, phone, email }: LocalizedContact,
  { labels }: LocalizedDocument,
): string {
  return [
    name.text,
    role.text,
    `${labels.telephone}${labels.colon}${phone.text}`,
    `${labels.email}${labels.colon}${email}`,
  ]
    .map(onOneLine)
    .join('\n');
}

function join(blocks: readonly string[]): string {
  const present = blocks.map((block) => pasteable(block)).filter((block) => block.trim() !== '');
  return `${present.join('\n\n')}\n`;
}
