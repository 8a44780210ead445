import type { Blockquote, Image, List, ListItem, Paragraph, RootContent, Table } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { inlineToText, onOneLine, pictureToText, type Reading } from './inline.ts';

/** Blocks as plain text, one string a block; what says nothing is left out. */
export function blocksToText(nodes: readonly RootContent[], reading: Reading): string[] {
  return nodes.flatMap((node) => blockToText(node, reading)).filter((block) => block.trim() !== '');
}

/** One handler a kind; a kind of block without a line here says nothing. */
function blockToText(node: RootContent, reading: Reading): string[] {
  switch (node.type) {
    case 'paragraph':
      return [paragraphToText(node, reading)];
    case 'heading':
      return [onOneLine(inlineToText(node.children, reading))];
    case 'list':
      return [listToText(node, reading)];
    case 'blockquote':
      return quoteToText(node, reading);
    case 'table':
      return [tableToText(node, reading)];
    case 'code':
      return [node.value.replaceAll('\t', '    ')];
    case 'thematicBreak':
      return ['* * *'];
    default:
      return [];
  }
}

function paragraphToText({ children }: Paragraph, reading: Reading): string {
  const [image, ...others] = children;
  if (image?.type === 'image' && others.length === 0) return figureToText(image, reading);
  return inlineToText(children, reading)
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}

/** The caption of a picture, or what is seen; of one that nobody could find, both. */
function figureToText(image: Image, { document }: Reading): string {
  const caption = onOneLine(image.title ?? '');
  const isShown = document.images.has(image.url) && caption !== '';
  return [isShown ? '' : pictureToText(image), caption].filter((line) => line !== '').join('\n');
}

/** One line an item, its mark before it; what is inside an item stands below, moved in. */
function listToText(list: List, reading: Reading): string {
  const first = list.start ?? 1;
  return list.children
    .map((item, index) => itemToText(item, markOf(item, list, first + index), reading))
    .join('\n');
}

function markOf({ checked }: ListItem, { ordered }: List, number: number): string {
  if (typeof checked === 'boolean') return checked ? '☑' : '☐';
  return ordered ? `${number}.` : '•';
}

function itemToText(item: ListItem, mark: string, reading: Reading): string {
  const lines = blocksToText(item.children, reading).join('\n').split('\n');
  return lines.map((line, index) => (index === 0 ? `${mark} ${line}` : `  ${line}`)).join('\n');
}

/** A quotation whose words bear no quotation marks is marked as in mail: it must look quoted. */
function quoteToText(quote: Blockquote, reading: Reading): string[] {
  const blocks = blocksToText(quote.children, reading);
  if (/^\s*[“”„«‹‘"']/.test(wordsOf(quote))) return blocks;
  return blocks.map((block) => block.replace(/^/gm, '> '));
}

/** A row a line, cells parted by tabs: Word and Excel make a table of what is pasted. */
function tableToText({ children }: Table, reading: Reading): string {
  return children
    .map((row) =>
      row.children.map((cell) => onOneLine(inlineToText(cell.children, reading))).join('\t'),
    )
    .filter((row) => row.trim() !== '')
    .join('\n');
}
