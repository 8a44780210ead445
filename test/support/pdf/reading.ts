import { onOneLine, type Run } from './content.ts';
import type { PdfFile } from './document.ts';
import type { Piece } from './pieces.ts';
import {
  type AttributeValue,
  type StructureNode,
  type StructureText,
  structureTree,
} from './structure.ts';

/**
 * The text as someone hears it who reads through the structure (ISO 14289-1; ISO 32000-1, 14.8.2).
 *
 * - Every block begins a new line; an empty block gives none. Spaces (U+0020) at the ends of a
 *   block go; all others stay as the file has them, so that a doubled or missing one is seen.
 * - Inline elements (Span, Link, Quote, Code, Reference, …) run on within their block. Directly
 *   inside a grouping element, and with Placement Block, they are blocks themselves
 *   (ISO 32000-1, 14.8.4.4.2 and 14.8.5.4.2); with Placement Inline a block runs on.
 * - No space is invented between runs or lines: the file must show a real one.
 * - U+00AD as the last glyph of a line goes, and the word joins what follows on the next line or
 *   page. Anywhere else it stays, for there it is a fault.
 * - ActualText, of an element or of marked content, stands for what it covers. Alt and Contents
 *   are not text of the page: ask `structureTree` for them.
 */
export function structureText(file: PdfFile): string {
  return readBlocks(structureTree(file)).join('\n');
}

/**
 * The structure as text to review: one line an element, two spaces a level, `Type`,
 * `[own language]`, title, Alt, ActualText, attributes; a text that is an only child stands on the
 * line of its element. Text is complete, in quotation marks, invisible characters as `\u{ad}`;
 * `@2` before a text says that page 2 begins; `→` is an annotation with its Contents.
 */
export function structureOutline(file: PdfFile): string {
  const lines: string[] = [];
  let page: number | undefined;
  const writeText = (child: StructureText): string => {
    const turns = child.page !== page;
    page = child.page;
    return `${turns ? `@${child.page === undefined ? '?' : child.page + 1} ` : ''}${quote(child.text)}`;
  };
  const write = (node: StructureNode, indent: string): void => {
    for (const child of node.children) {
      if (child.kind === 'text') lines.push(indent + writeText(child));
      else if (child.kind === 'annotation')
        lines.push(`${indent}→ ${child.subtype ?? 'object'} ${quote(child.contents ?? '')}`);
      else {
        const [only, second] = child.children;
        if (only?.kind === 'text' && !second)
          lines.push(`${indent}${describe(child)} ${writeText(only)}`);
        else {
          lines.push(indent + describe(child));
          write(child, `${indent}  `);
        }
      }
    }
  };
  write(structureTree(file), '');
  return lines.join('\n');
}

const groups: ReadonlySet<string> = new Set(
  'StructTreeRoot Document Part Art Sect Div BlockQuote TOC Index NonStruct Private L Table THead TBody TFoot TR'.split(
    ' ',
  ),
);

const inline: ReadonlySet<string> = new Set(
  'Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP'.split(' '),
);

function readBlocks(root: StructureNode): readonly string[] {
  const blocks: string[] = [];
  let block: Piece[] = [];
  const flush = (): void => {
    const text = join(block).replace(/^ +| +$/g, '');
    if (text !== '') blocks.push(text);
    block = [];
  };
  const visit = (node: StructureNode, parent: string): void => {
    const own = isBlock(node, parent);
    if (own) flush();
    if (node.actualText !== undefined) block.push(replace(node, node.actualText));
    else
      for (const child of node.children) {
        if (child.kind === 'element') visit(child, node.type);
        else if (child.kind === 'text') for (const piece of child.pieces) block.push(piece);
      }
    if (own) flush();
  };
  visit(root, '');
  return blocks;
}

function isBlock(node: StructureNode, parent: string): boolean {
  const placement = node.attributes.get('Placement');
  if (placement === 'Block' || placement === 'Inline') return placement === 'Block';
  return !inline.has(node.type) || groups.has(parent);
}

/** An element's ActualText, with the place of what it stands for. */
function replace(node: StructureNode, text: string): Piece {
  const runs: Run[] = [];
  const gather = (at: StructureNode): void => {
    for (const child of at.children) {
      if (child.kind === 'element') gather(child);
      else if (child.kind === 'text')
        for (const { first, last } of child.pieces)
          runs.push(...[first, last].filter((run) => run !== undefined));
    }
  };
  gather(node);
  return { text, first: runs[0], last: runs.at(-1) };
}

function join(pieces: readonly Piece[]): string {
  let text = '';
  let last: Run | undefined;
  for (const piece of pieces) {
    const turns = last && piece.first && !onOneLine(last, piece.first);
    if (turns && text.endsWith('\u00ad')) text = text.slice(0, -1);
    text += piece.text;
    last = piece.last ?? last;
  }
  return text;
}

function describe(node: StructureNode): string {
  const parts = [node.type];
  if (node.writtenType !== node.type) parts.push(`(${node.writtenType})`);
  if (node.ownLang !== undefined) parts.push(`[${node.ownLang}]`);
  if (node.id !== undefined) parts.push(`#${node.id}`);
  if (node.title !== undefined) parts.push(`title ${quote(node.title)}`);
  if (node.alt !== undefined) parts.push(`alt ${quote(node.alt)}`);
  if (node.actualText !== undefined) parts.push(`actual text ${quote(node.actualText)}`);
  for (const [key, value] of [...node.attributes].sort(([a], [b]) => (a < b ? -1 : 1)))
    parts.push(`${key}=${write(value)}`);
  return parts.join(' ');
}

function write(value: AttributeValue): string {
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  return typeof value === 'object' ? `(${value.map(write).join(' ')})` : String(value);
}

/** A text in quotation marks, what cannot be seen or told apart written as its code point. */
function quote(text: string): string {
  const visible = text.replace(
    /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]|(?! )\p{Zs}/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return `"${visible}"`;
}
