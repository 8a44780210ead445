import type { LocalizedDocument, LocalizedMedia } from '../model/localized-document.ts';
import { inlineToText, onOneLine, type Reading } from './inline.ts';

/** What is said of the pictures that go with a release: heading, then a block for each. */
export function pictureTexts(document: LocalizedDocument, reading: Reading): string[] {
  const { labels, media } = document;
  if (media.length === 0) return [];
  return [labels.media, ...media.map((picture) => pictureText(picture, document, reading))];
}

/** File name, caption (or what is seen), who made it, whose it is: a line each. */
function pictureText(
  { name, alt, caption, credit, copyright }: LocalizedMedia,
  { labels }: LocalizedDocument,
  reading: Reading,
): string {
  return [
    name,
    caption ? inlineToText(caption.children, reading) : alt.text,
    credit ? `${labels.credit}${labels.colon}${credit.text}` : '',
    copyright ?? '',
  ]
    .map(onOneLine)
    .filter((line) => line !== '')
    .join('\n');
}
