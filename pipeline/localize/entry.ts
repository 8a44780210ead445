import type { Paragraph } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { PackLanguage } from '../model/artifact.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';

/** What an index, a feed and the manifest of the pack say of a document, as plain text. */
export function describeLanguage(document: LocalizedDocument): PackLanguage {
  const { locale, labels, headline, kicker, date, dateline, publisher } = document;
  const above = kicker && oneLine(kicker);
  return {
    tag: locale,
    name: labels.language || locale,
    title: oneLine(headline) || document.reference,
    ...(above && { kicker: above }),
    date: date.text,
    ...(dateline && { dateline }),
    description: shorten(firstParagraph(document), 300),
    verify: {
      integrity: labels.verifyIntegrity,
      origin: labels.verifyOrigin
        .replace('{{publisher}}', () => publisher.name)
        .replace('{{site}}', () => publisher.site),
    },
  };
}

/** The first paragraph that has words. */
function firstParagraph({ body }: LocalizedDocument): string {
  for (const node of body.children) {
    const text = node.type === 'paragraph' ? oneLine(node) : '';
    if (text) return text;
  }
  return '';
}

/** The words of a block: a line break is a space, a picture is nothing. */
function oneLine(block: Paragraph | LocalizedDocument['headline']): string {
  const copy = structuredClone(block);
  visit(copy, 'break', (_, index, parent) => {
    if (parent && index !== undefined) parent.children[index] = { type: 'text', value: ' ' };
  });
  // Not every space: those that do not break are the language's typography.
  return plainText(copy, { includeImageAlt: false })
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

/** The beginning of a text, cut behind a word, in at most so many code units. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  let room = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (room.length + segment.length >= length) break;
    room += segment;
  }
  const space = room.lastIndexOf(' ');
  // A script without spaces, or one endless word, is cut between two of its letters.
  return `${(space > length / 2 ? room.slice(0, space) : room).replace(/[\s,;:–—-]+$/u, '')}…`;
}
