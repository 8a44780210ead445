import type { Link, Nodes, Parents, Root, Text } from 'mdast';
import { languageOf } from '../model/mdast.ts';
import { mannersOf } from './languages.ts';
import { LINE, NBSP, OBJECT } from './manners.ts';
import { setPassage } from './passage.ts';

/**
 * Sets a text by the manners of its language: `unified().use(typography, 'fr')`. Only the values of
 * text nodes, alternative texts and titles change; code, addresses and raw HTML do not. A passage
 * in another language (`languageOf`) gets the manners of that language, and the quotation marks
 * around it still pair. Setting a text twice is setting it once.
 *
 * @param locale BCP 47 tag of the text.
 */
export function typography(locale: string): (tree: Root) => void {
  return (tree) => setBlocks(tree, locale);
}

/** Sets a plain string, such as a label, a name or a date, by the manners of a language. */
export function typographText(text: string, locale: string): string {
  return setPassage({ text, starts: [0] }, mannersOf(locale)).text;
}

/**
 * Whether we know how the language of a locale is set. If not, typography is neutral: only
 * telephone numbers are held together.
 */
export function hasManners(locale: string): boolean {
  return mannersOf(locale) !== undefined;
}

/** A stretch of a passage: a text node, or the character that stands for something else. */
type Piece = Text | typeof OBJECT | typeof LINE;

function setBlocks(node: Nodes, surrounding: string): void {
  const locale = languageOf(node) ?? surrounding;
  if (!('children' in node)) return;
  if (hasText(node)) {
    setInlines(node, locale);
    return;
  }
  for (const child of node.children) setBlocks(child, locale);
}

function hasText(node: Parents): boolean {
  switch (node.type) {
    case 'heading':
    case 'leafDirective':
    case 'paragraph':
    case 'tableCell':
      return true;
    default:
      return false;
  }
}

/** Sets the text in a node as one passage, whatever nodes it is spread over. */
function setInlines(node: Parents, locale: string): void {
  const pieces: Piece[] = [];
  for (const child of node.children) collectPieces(child, locale, pieces);
  const starts: number[] = [];
  let text = '';
  for (const piece of pieces) {
    starts.push(text.length);
    text += typeof piece === 'string' ? piece : piece.value;
  }
  const passage = setPassage({ text, starts }, mannersOf(locale));
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece === 'string') continue;
    piece.value = passage.text.slice(passage.starts[index], passage.starts[index + 1]);
  }
}

/** Adds what a node contributes to the passage; a foreign passage is set on its own at once. */
function collectPieces(node: Nodes, locale: string, pieces: Piece[]): void {
  setAttributes(node, languageOf(node) ?? locale);
  if (node.type === 'text') {
    pieces.push(node);
  } else if (node.type === 'break') {
    pieces.push(LINE);
  } else if (!('children' in node) || node.children.length === 0) {
    pieces.push(OBJECT);
  } else if ((languageOf(node) ?? locale) !== locale) {
    setInlines(node, languageOf(node) ?? locale);
    pieces.push(OBJECT);
  } else if (node.type === 'link' && isAddress(node)) {
    pieces.push(OBJECT);
  } else {
    for (const child of node.children) collectPieces(child, locale, pieces);
  }
}

/** Sets the strings that a node shows or speaks besides its text. */
function setAttributes(node: Nodes, locale: string): void {
  if ('alt' in node && node.alt) node.alt = typographText(node.alt, locale);
  if ('title' in node && node.title) node.title = typographText(node.title, locale);
}

/** Whether the text of a link is its address; a telephone number is held together on the way. */
function isAddress(link: Link): boolean {
  const [child] = link.children;
  if (link.children.length !== 1 || child?.type !== 'text') return false;
  if (link.url.startsWith('tel:') && /^[\d\s+().-]+$/.test(child.value)) {
    child.value = child.value.replace(/\s/g, NBSP);
    return true;
  }
  const bare = (address: string) =>
    address.replace(/^(?:https?:\/\/|mailto:)/, '').replace(/\/$/, '');
  return bare(link.url) === bare(child.value);
}
