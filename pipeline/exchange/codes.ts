import type { Nodes, PhrasingContent } from 'mdast';
import { VFile } from 'vfile';
import { isParseable } from '../parse/limits.ts';
import { parseInline, writeBreaks } from '../parse/markdown.ts';

/** A text taken apart: the words that a translator changes, and the markup that he moves. */
export type Piece = string | Pair | Standalone;

/** Markup around words, such as the asterisks of `**strong**`. */
export interface Pair {
  readonly kind: CodeKind;
  readonly open: string;
  readonly close: string;
  readonly pieces: readonly Piece[];
}

/** Markup without words, such as the call of a footnote. */
export interface Standalone {
  readonly kind: CodeKind;
  readonly data: string;
}

export type CodeKind =
  | 'strong'
  | 'emphasis'
  | 'delete'
  | 'link'
  | 'image'
  | 'code'
  | 'span'
  | 'note'
  | 'break'
  | 'html'
  | 'placeholder';

/**
 * Takes a string of the tables apart. The pieces put together again (`restore`) are the same
 * string, byte for byte, whatever it holds.
 */
export function protect(markdown: string): readonly Piece[] {
  const text = markdown.trim();
  if (text === '' || !isParseable(text, new VFile())) return markdown === '' ? [] : [markdown];
  const labels = [...text.matchAll(/\[\^([^\]\s]+)\]/g)].map((match) => match[1] ?? '');
  const source = { text: markdown, at: writeBreaks(markdown).typedAt };
  const pieces = piecesOf(parseInline(text, labels), [0, markdown.length], source);
  const whole = pairTags(pieces).flatMap(splitPlaceholders);
  // Whatever a parser's positions may be one day, no text is lost by them.
  return restore(whole) === markdown ? whole : [markdown];
}

/** Puts the pieces of a text together. */
export function restore(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('data' in piece) return piece.data;
      return piece.open + restore(piece.pieces) + piece.close;
    })
    .join('');
}

interface Source {
  readonly text: string;
  /** From an offset in what the parser saw to one in the text. */
  readonly at: (offset: number) => number;
}

function piecesOf(
  nodes: readonly PhrasingContent[],
  [from, to]: readonly [number, number],
  source: Source,
): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  const addText = (end: number): void => {
    if (end > at) pieces.push(source.text.slice(at, end));
    at = end;
  };
  for (const node of nodes) {
    const [start, end] = rangeOf(node, source);
    if (node.type === 'text' || start < at || end > to) continue;
    addText(start);
    pieces.push(pieceOf(node, [start, end], source));
    at = end;
  }
  addText(to);
  return pieces;
}

function rangeOf(node: Nodes, { at }: Source): [number, number] {
  const { start, end } = node.position ?? {};
  return [at(start?.offset ?? 0), at(end?.offset ?? 0)];
}

function pieceOf(node: PhrasingContent, [start, end]: [number, number], source: Source): Piece {
  const kind = kindOf(node);
  const raw = source.text.slice(start, end);
  if (node.type === 'image') return imageOf(raw);
  const children = 'children' in node ? node.children : [];
  const [first, last] = [children[0], children.at(-1)];
  // An address that stands as itself has nothing in it to translate.
  if (!first || !last || (node.type === 'link' && !raw.startsWith('['))) return { kind, data: raw };
  const inner: [number, number] = [rangeOf(first, source)[0], rangeOf(last, source)[1]];
  return {
    kind,
    open: source.text.slice(start, inner[0]),
    close: source.text.slice(inner[1], end),
    pieces: piecesOf(children, inner, source),
  };
}

/** The text of an image is translated, its address is not. */
function imageOf(raw: string): Piece {
  const [, alt = '', rest = ''] = /^!\[([^[\]\\&]+)(\]\([\s\S]*\))$/.exec(raw) ?? [];
  if (alt === '') return { kind: 'image', data: raw };
  return { kind: 'image', open: '![', close: rest, pieces: [alt] };
}

function kindOf(node: PhrasingContent): CodeKind {
  switch (node.type) {
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'link':
    case 'image':
    case 'break':
    case 'html':
      return node.type;
    case 'inlineCode':
      return 'code';
    case 'footnoteReference':
      return 'note';
    default:
      return 'span';
  }
}

/** `<sub>` and `</sub>` are two nodes to the parser, and one code around words to a translator. */
function pairTags(pieces: readonly Piece[]): Piece[] {
  const done: Piece[] = [];
  for (const piece of pieces) {
    const name = tagName(piece, /^<\/([a-z]+)>$/);
    const open = done.findLastIndex((one) => name !== '' && tagName(one, /^<([a-z]+)>$/) === name);
    if (open < 0) {
      const inner = typeof piece !== 'string' && 'pieces' in piece ? pairTags(piece.pieces) : [];
      done.push(inner.length > 0 ? { ...(piece as Pair), pieces: inner } : piece);
      continue;
    }
    const [opening, ...inside] = done.splice(open);
    done.push({
      kind: 'html',
      open: (opening as Standalone).data,
      close: (piece as Standalone).data,
      pieces: inside,
    });
  }
  return done;
}

function tagName(piece: Piece, pattern: RegExp): string {
  if (typeof piece === 'string' || !('data' in piece) || piece.kind !== 'html') return '';
  return pattern.exec(piece.data)?.[1] ?? '';
}

/** `{{page}}` is filled in by the build: a translator moves it. */
function splitPlaceholders(piece: Piece): Piece[] {
  if (typeof piece !== 'string') {
    return 'pieces' in piece
      ? [{ ...piece, pieces: piece.pieces.flatMap(splitPlaceholders) }]
      : [piece];
  }
  return piece
    .split(/(\{\{\s*\w+\s*\}\})/)
    .map((part, index): Piece => (index % 2 === 1 ? { kind: 'placeholder', data: part } : part))
    .filter((part) => part !== '');
}
