import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import type { LocalizedDocument } from '../model/localized-document.ts';

/** The longest description that search engines show whole, in UTF-16 units; common practice. */
const longestDescription = 160;

/**
 * The beginning of the first paragraph, cut after a word of the document's language; of a release
 * that was withdrawn, why.
 */
export function describe({ body, locale, notice }: LocalizedDocument): string {
  const texts = body.children.filter((node) => node.type === 'paragraph').map(wordsOf);
  const reason = notice ? wordsOf(notice.text) : '';
  const text = texts.find((candidate) => candidate !== '') ?? reason;
  if (text.length <= longestDescription) return text;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(
    text,
  )) {
    if (index + segment.length >= longestDescription) break;
    end = index + segment.length;
  }
  const beginning = text.slice(0, end).replace(/[\s\p{P}]+$/u, '');
  return beginning && `${beginning}…`;
}

/** The words of a node on one line: no images, no footnote numbers, a space for a line break. */
export function wordsOf(node: Nodes): string {
  let text = '';
  visit(node, (part) => {
    if (part.type === 'text' || part.type === 'inlineCode') text += part.value;
    if (part.type === 'break') text += ' ';
  });
  return text.replace(/[\t\n\r ]+/g, ' ').trim();
}
