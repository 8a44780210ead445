import type { Image, Link, PhrasingContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { isSafe } from '../model/address.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import type { Note } from '../model/notes.ts';

/** What everyone who reads a part of one document shares. */
export interface Reading {
  readonly document: LocalizedDocument;
  readonly notes: ReadonlyMap<string, Note>;
}

/** Inline Markdown as plain text; a hard line break is a line end. */
export function inlineToText(nodes: readonly PhrasingContent[], reading: Reading): string {
  return nodes.map((node) => toText(node, reading)).join('');
}

/** A text with its line ends and runs of spaces made one space each. */
export function onOneLine(text: string): string {
  return text.replace(/[ \t\r\n\u0085\u2028\u2029]+/g, ' ').trim();
}

/** What stands for a picture inside a text: in brackets what is seen. */
export function pictureToText({ alt }: Pick<Image, 'alt'>): string {
  return alt?.trim() ? `[${onOneLine(alt)}]` : '';
}

function toText(node: PhrasingContent, reading: Reading): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      // A tab would part the cells of a table, and a line end paragraphs.
      return node.value.replace(/[ \t]*[\r\n]\s*/g, ' ').replaceAll('\t', ' ');
    case 'break':
      return '\n';
    case 'link':
      return linkToText(node, reading);
    case 'image':
      return pictureToText(node);
    case 'imageReference':
      return pictureToText({ alt: node.alt ?? null });
    case 'delete':
      // Without a sign, words that were struck out would stand as if they were meant.
      return `~~${inlineToText(node.children, reading)}~~`;
    case 'textDirective':
      return shiftedToText(node.name, inlineToText(node.children, reading));
    case 'footnoteReference': {
      const note = reading.notes.get(node.identifier);
      return note ? `[${note.number}]` : '';
    }
    case 'html':
      return '';
    default:
      return inlineToText(node.children, reading);
  }
}

/** The words of a link and, unless they say it, where it leads. */
function linkToText(node: Link, reading: Reading): string {
  const words = inlineToText(node.children, reading);
  const { url } = node;
  if (url.startsWith('#') || !isSafe(url)) return words;
  const address = url.replace(/^(?:mailto:|tel:)/i, '');
  const said = wordsOf(node).trim();
  const isSaid = [address, address.replace(/^https?:\/\//i, '')].some(
    (one) => one === said || one === `${said}/`,
  );
  // A number in digits says itself, however it is grouped.
  if (isSaid || (/^tel:/i.test(url) && /\d{2}/.test(said))) return words;
  return `${words} (${address})`;
}

/**
 * Raised and lowered text: m², CO₂ and 10⁶ with the characters that Unicode has; 10^x with a sign,
 * because 10x would be wrong.
 */
function shiftedToText(name: string, text: string): string {
  if (name !== 'sup' && name !== 'sub') return text;
  const shapes = name === 'sup' ? superscripts : subscripts;
  const letters = [...text];
  if (letters.every((letter) => shapes[letter])) {
    return letters.map((letter) => shapes[letter]).join('');
  }
  // « 1er », « 2e », “2nd”, « Mme »: raised by custom, and right without.
  const isOrdinal = /^(?:[aeo]|\p{L}{2,4})$/u.test(text);
  return name === 'sup' && !isOrdinal ? `^${text}` : text;
}

const plain = '0123456789+-−';
const superscripts = shapesOf('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻');
const subscripts = shapesOf('₀₁₂₃₄₅₆₇₈₉₊₋₋');

function shapesOf(shapes: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...plain].map((letter, index) => [letter, shapes[index] as string]));
}
