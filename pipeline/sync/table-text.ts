import type { StringTable } from '../model/string-table.ts';

/** The text of a table, taken apart so that entries can come and go and every other byte stays. */
export interface TableText {
  /** Up to the opening brace, and behind the last entry: with the white space that stood there. */
  readonly head: string;
  readonly tail: string;
  readonly pieces: readonly Piece[];
  readonly manner: Manner;
}

/** One entry of a table. */
export interface Piece {
  readonly key: string;
  /** The entry from its first quote to its last. */
  readonly raw: string;
  /** White space before the entry, and between it and its comma; nothing for a new entry. */
  readonly lead?: string;
  readonly after?: string;
  /** Whether it was the first one when the table was taken apart. */
  readonly wasFirst?: boolean;
}

/** How the entries of a table are written: white space only. */
interface Manner {
  readonly lineFeed: string;
  readonly first: string;
  readonly between: string;
  readonly beforeValue: string;
}

/** The key that closes every table, so that each real entry ends in a comma and additions merge. */
export const endKey = '$end';
const endNote = 'Keep this entry last.';

/** Takes the text of a table apart. Only of one that was read without a mistake of form. */
export function dissect({ file, spans }: StringTable): TableText {
  const text = String(file.value);
  const mark = String(file.data.byteOrderMark ?? '');
  const manner = mannerOf(text, spans);
  const open = text.indexOf('{') + 1;
  const pieces = spans.map(({ key, start, end }, index): Piece => {
    const lead = text.slice(spans[index - 1]?.end ?? open, start);
    const next = spans[index + 1];
    const after = next ? text.slice(end, next.start) : '';
    return {
      key,
      raw: text.slice(start, end),
      lead: lead.slice(lead.indexOf(',') + 1),
      after: after.slice(0, Math.max(0, after.indexOf(','))),
      wasFirst: index === 0,
    };
  });
  const last = spans.at(-1);
  const tail = last ? text.slice(last.end) : manner.lineFeed + text.slice(text.indexOf('}'));
  return { head: mark + text.slice(0, open), tail, pieces, manner };
}

/** A table that does not exist yet. */
export function emptyTable(): TableText {
  return {
    head: '{',
    tail: '\n}\n',
    pieces: [],
    manner: { lineFeed: '\n', first: '\n  ', between: '\n\n  ', beforeValue: '\n    ' },
  };
}

/** An entry in the two-line layout of a table. */
export function newPiece(key: string, value: string, { manner }: TableText): Piece {
  return { key, raw: `${JSON.stringify(key)}:${manner.beforeValue}${JSON.stringify(value)}` };
}

/** A table that ends in `$end`: the same, or with this entry added. */
export function closed(text: TableText): TableText {
  if (text.pieces.some(({ key }) => key === endKey)) return text;
  return { ...text, pieces: [...text.pieces, newPiece(endKey, endNote, text)] };
}

/** Puts a table together again. */
export function assemble({ head, tail, pieces, manner }: TableText): string {
  const body = pieces.map(({ raw, lead, after, wasFirst }, index) => {
    const isLast = index === pieces.length - 1;
    // An entry that has become the first takes the white space of the one that was, and that one
    // the white space that stands between entries.
    const own = wasFirst ? manner.between : (lead ?? manner.between);
    const space = index === 0 ? manner.first : own;
    return `${space}${raw}${isLast ? '' : `${after ?? ''},`}`;
  });
  return head + body.join('') + tail;
}

function mannerOf(text: string, spans: StringTable['spans']): Manner {
  const lineFeed = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const open = text.indexOf('{') + 1;
  const [first] = spans;
  const lead = first ? text.slice(open, first.start) : undefined;
  const indent = /[\r\n]([ \t]*)$/.exec(lead ?? '')?.[1] ?? '  ';
  const values = spans.map(({ start, valueStart }) =>
    /:([ \t]*(?:\r\n|\n|\r)[ \t]*)$/.exec(text.slice(start, valueStart)),
  );
  return {
    lineFeed,
    first: lead ?? lineFeed + indent,
    between: lineFeed + lineFeed + indent,
    beforeValue:
      values.find(Boolean)?.[1] ?? lineFeed + indent + (indent.includes('\t') ? '\t' : '  '),
  };
}
