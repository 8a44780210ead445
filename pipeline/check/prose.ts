import type { PhrasingContent } from 'mdast';
import { VFile } from 'vfile';
import { languageOf } from '../model/mdast.ts';
import { isParseable } from '../parse/limits.ts';
import { parseInline, writeBreaks } from '../parse/markdown.ts';

/**
 * A segment or its translation as a reader sees it: the letters without the marks, each still
 * knowing where it stands in the string that was typed.
 */
export interface Prose {
  readonly nodes: readonly PhrasingContent[];
  /** What is read. A hard break is a line feed; a picture or a footnote's sign is nothing. */
  readonly text: string;
  /** Stretches of `text` that are no prose of this language: code, `:span[…]{lang=…}`. */
  readonly foreign: readonly Foreign[];
  /** Where the character of `text` at an offset stands in what was typed, in characters from 0. */
  typedAt(offset: number): number;
}

/** From `start` to before `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch with its language, as it was typed; code has none. */
export interface Foreign extends Stretch {
  readonly language?: string;
}

/** Reads a string of a table, or a segment's key. */
export function readProse(typed: string, footnotes: readonly string[] = []): Prose {
  const { raw, typedAt } = writeBreaks(typed);
  const prose = proseOf(nodesOf(typed, footnotes), raw);
  return { ...prose, typedAt: (offset) => typedAt(prose.typedAt(offset)) };
}

/**
 * Parses a string of a table. What would keep the parser busy for ever is told elsewhere, and read
 * as it stands. Several questions ask for the same string, and a source is held against each of its
 * translations: the last thousand are remembered.
 */
export function nodesOf(
  typed: string,
  footnotes: readonly string[] = [],
): readonly PhrasingContent[] {
  const key = [typed, ...footnotes].join('\0');
  let nodes = parsed.get(key);
  if (!nodes) {
    nodes = isParseable(typed, new VFile())
      ? parseInline(typed, footnotes)
      : [{ type: 'text', value: writeBreaks(typed).raw }];
    if (parsed.size >= 1000) parsed.clear();
    parsed.set(key, nodes);
  }
  return nodes;
}

const parsed = new Map<string, readonly PhrasingContent[]>();

/** Reads nodes that were parsed from a text, whose positions are offsets in it. */
export function proseOf(nodes: readonly PhrasingContent[], raw: string): Prose {
  const reader: Reader = { raw, pieces: [], length: 0, foreign: [] };
  for (const node of nodes) readNode(node, reader);
  return {
    nodes,
    text: reader.pieces.map(({ text }) => text).join(''),
    foreign: reader.foreign,
    typedAt: (offset) => typedAt(offset, reader),
  };
}

/** The text with spaces in the place of what is no prose of this language; of the same length. */
export function proseAlone({ text, foreign }: Prose): string {
  let alone = text;
  for (const { start, end } of foreign) {
    alone = alone.slice(0, start) + alone.slice(start, end).replace(/\S/g, ' ') + alone.slice(end);
  }
  return alone;
}

interface Reader {
  readonly raw: string;
  readonly pieces: { readonly text: string; readonly start: number; readonly at: number }[];
  length: number;
  readonly foreign: Foreign[];
}

function readNode(node: PhrasingContent, reader: Reader): void {
  const start = reader.length;
  const at = node.position?.start.offset ?? 0;
  if (node.type === 'text') take(node.value.replaceAll('\n', ' '), at, reader);
  else if (node.type === 'break') take('\n', at, reader);
  else if (node.type === 'inlineCode') {
    const marks = /^`+ ?/.exec(reader.raw.slice(at, at + 99))?.[0].length ?? 0;
    take(node.value, at + marks, reader);
    reader.foreign.push({ start, end: reader.length });
  } else if (node.type === 'textDirective' && isOnlyText(node)) take(`:${node.name}`, at, reader);
  else if ('children' in node) {
    for (const child of node.children as PhrasingContent[]) readNode(child, reader);
    const language =
      node.type === 'textDirective' && (languageOf(node) ?? node.attributes?.lang ?? undefined);
    if (language) reader.foreign.push({ start, end: reader.length, language });
  }
}

/** In “status:open” nobody meant a directive. */
function isOnlyText(node: PhrasingContent): boolean {
  return (
    node.type === 'textDirective' &&
    node.children.length === 0 &&
    Object.keys(node.attributes ?? {}).length === 0
  );
}

function take(text: string, at: number, reader: Reader): void {
  reader.pieces.push({ text, start: reader.length, at });
  reader.length += text.length;
}

/** Follows what was typed and what is read side by side: escapes and entities are longer typed. */
function typedAt(offset: number, { pieces, raw }: Reader): number {
  const piece = pieces.findLast(({ start, text }) => start <= offset && text !== '');
  if (!piece) return 0;
  if (raw.startsWith(piece.text, piece.at)) return piece.at + offset - piece.start;
  let at = piece.at;
  for (const character of piece.text.slice(0, offset - piece.start).split('')) {
    at += lengthTyped(raw, at, character);
  }
  return at;
}

function lengthTyped(raw: string, at: number, character: string): number {
  // A line of a quotation begins with marks that are not read.
  if (raw[at] === '\n') return /^\n[ \t>]*/.exec(raw.slice(at, at + 99))?.[0].length ?? 1;
  const escaped = /^(?:&(?:amp|#0*38|#x0*26);|\\\\)/i.exec(raw.slice(at, at + 12));
  if (raw[at] === character) return escaped?.[0].length ?? 1;
  if (raw[at] === '\\') return 2;
  return /^&#?\w{1,32};/.exec(raw.slice(at, at + 36))?.[0].length ?? 1;
}
