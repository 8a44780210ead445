import { decodeLatin1 } from './encodings.ts';
import { decodeStream } from './filters.ts';
import { Keyword, Lexer } from './lexer.ts';
import {
  PdfDict as Dict,
  type PdfDict,
  PdfError,
  type PdfObject,
  PdfStream,
  type Resolve,
} from './objects.ts';

/** Where an object is: at an offset, inside an object stream, or nowhere because it is free. */
export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'plain'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

/** All cross-reference sections of a file, the newest entry of each object number. */
export interface Xref {
  readonly entries: ReadonlyMap<number, XrefEntry>;
  /** The newest trailer. */
  readonly trailer: PdfDict;
}

/** The highest object number that readers must accept (ISO 32000-1, annex C). */
const highestNumber = 8_388_607;

const mostEntries = 1_000_000;

/**
 * Follows `startxref`, `Prev` and `XRefStm` through classic tables and cross-reference streams
 * (ISO 32000-1, 7.5.4, 7.5.8). A damaged table is an error: nothing is rebuilt by guessing.
 */
export function readXref(bytes: Uint8Array, resolve: Resolve): Xref {
  const entries = new Map<number, XrefEntry>();
  const seen = new Set<number>();
  let trailer: PdfDict | undefined;
  let offset: number | undefined = findStart(bytes);
  while (offset !== undefined) {
    if (seen.has(offset)) throw new PdfError('The cross-reference sections go round in a circle');
    seen.add(offset);
    const section: PdfDict = readSection(bytes, offset, entries, resolve);
    trailer ??= section;
    // Hybrid files: objects that the table does not show are in this stream (7.5.8.4).
    const hidden = section.number('XRefStm');
    if (hidden !== undefined) readXrefStream(bytes, hidden, entries, resolve);
    offset = section.number('Prev');
  }
  return { entries, trailer: trailer as PdfDict };
}

/**
 * Reads `n g obj … endobj` at an offset. A stream's length must lead exactly to `endstream`.
 */
export function readIndirect(
  bytes: Uint8Array,
  offset: number,
  resolve: Resolve,
): { readonly number: number; readonly generation: number; readonly object: PdfObject } {
  if (!(offset >= 0 && offset < bytes.length))
    throw new PdfError(`An object is said to be at byte ${offset}, outside the file`);
  if (!/\d/.test(String.fromCharCode(bytes[offset] as number)))
    throw new PdfError(`At byte ${offset}: expected the number of an object`);
  const lexer = new Lexer(bytes, offset, resolve);
  const number = lexer.integer();
  const generation = lexer.integer();
  lexer.expect('obj');
  const object = lexer.object();
  const next = lexer.next();
  if (!(next instanceof Keyword)) lexer.fail(`object ${number} is followed by another value`);
  const { word } = next as Keyword;
  if (word === 'endobj') return { number, generation, object };
  if (word !== 'stream' || !(object instanceof Dict))
    lexer.fail(`object ${number} does not end in endobj`);
  const stream = readStream(lexer, object as PdfDict);
  lexer.expect('endobj');
  return { number, generation, object: stream };
}

function readStream(lexer: Lexer, dict: PdfDict): PdfStream {
  const { bytes } = lexer;
  if (bytes[lexer.position] === 13 && bytes[lexer.position + 1] === 10) lexer.position += 2;
  else if (bytes[lexer.position] === 10) lexer.position += 1;
  else lexer.fail('the word stream is not followed by an end of line');
  const start = lexer.position;
  const length = dict.number('Length') ?? lexer.fail('a stream has no Length');
  if (!Number.isInteger(length) || length < 0 || start + length > bytes.length)
    lexer.fail(`a stream has the Length ${length}, which the file does not hold`);
  lexer.position = start + length;
  lexer.expect('endstream');
  return new PdfStream(dict, bytes.subarray(start, start + length));
}

function findStart(bytes: Uint8Array): number {
  const tail = decodeLatin1(bytes.subarray(-1024));
  const found = [...tail.matchAll(/startxref\s+(\d{1,10})\s+%%EOF/g)].at(-1);
  if (!found) throw new PdfError('The file does not end in startxref, an offset and %%EOF');
  return Number(found[1]);
}

function readSection(
  bytes: Uint8Array,
  offset: number,
  entries: Map<number, XrefEntry>,
  resolve: Resolve,
): PdfDict {
  if (!Number.isInteger(offset) || offset < 0 || offset >= bytes.length)
    throw new PdfError(`A cross-reference section is said to be at byte ${offset}`);
  const lexer = new Lexer(bytes, offset, resolve);
  lexer.skipSpace();
  if (decodeLatin1(bytes.subarray(lexer.position, lexer.position + 4)) !== 'xref')
    return readXrefStream(bytes, offset, entries, resolve);
  lexer.position += 4;
  readTable(lexer, entries);
  const trailer = lexer.object();
  if (!(trailer instanceof Dict)) lexer.fail('the trailer is not a dictionary');
  return trailer as PdfDict;
}

/** Reads subsections of twenty-byte entries, up to and with the word `trailer`. */
function readTable(lexer: Lexer, entries: Map<number, XrefEntry>): void {
  for (;;) {
    lexer.skipSpace();
    if (decodeLatin1(lexer.bytes.subarray(lexer.position, lexer.position + 7)) === 'trailer') break;
    const first = lexer.integer();
    const count = lexer.integer();
    lexer.skipSpace();
    for (let index = 0; index < count; index += 1) {
      const line = decodeLatin1(lexer.bytes.subarray(lexer.position, lexer.position + 20));
      const entry = /^(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)$/.exec(line);
      if (!entry) lexer.fail('a cross-reference entry is not twenty bytes of the right form');
      lexer.position += 20;
      const [, offset, generation, kind] = entry as unknown as [string, string, string, string];
      add(
        entries,
        first + index,
        kind === 'f'
          ? { kind: 'free' }
          : { kind: 'plain', offset: Number(offset), generation: Number(generation) },
      );
    }
  }
  lexer.position += 7;
}

function readXrefStream(
  bytes: Uint8Array,
  offset: number,
  entries: Map<number, XrefEntry>,
  resolve: Resolve,
): PdfDict {
  const { object } = readIndirect(bytes, offset, resolve);
  if (!(object instanceof PdfStream) || object.dict.name('Type') !== 'XRef')
    throw new PdfError(`At byte ${offset}: expected a cross-reference table or stream`);
  const { dict } = object;
  const widths = dict.array('W')?.numbers ?? [];
  const row = widths.reduce((sum, width) => sum + width, 0);
  const sane = widths.every((width) => Number.isInteger(width) && width >= 0 && width <= 6);
  if (widths.length !== 3 || !sane || row === 0)
    throw new PdfError('A cross-reference stream has impossible widths');
  const data = decodeStream(object, 64_000_000);
  const sections = dict.array('Index')?.numbers ?? [0, dict.number('Size') ?? 0];
  let at = 0;
  const field = (width: number, absent: number): number => {
    let value = width === 0 ? absent : 0;
    for (let index = 0; index < width; index += 1) value = value * 256 + (data[at++] as number);
    return value;
  };
  for (let pair = 0; pair + 1 < sections.length; pair += 2) {
    const first = sections[pair] as number;
    const count = sections[pair + 1] as number;
    for (let index = 0; index < count; index += 1) {
      if (at + row > data.length) throw new PdfError('A cross-reference stream ends too early');
      const kind = field(widths[0] as number, 1);
      const second = field(widths[1] as number, 0);
      const third = field(widths[2] as number, 0);
      if (kind === 0) add(entries, first + index, { kind: 'free' });
      else if (kind === 1)
        add(entries, first + index, { kind: 'plain', offset: second, generation: third });
      else if (kind === 2)
        add(entries, first + index, { kind: 'packed', stream: second, index: third });
    }
  }
  return dict;
}

/** The first entry that is met is the newest, and stands. */
function add(entries: Map<number, XrefEntry>, number: number, entry: XrefEntry): void {
  if (!Number.isInteger(number) || number < 0 || number > highestNumber)
    throw new PdfError(`The object number ${number} is out of range`);
  if (entries.size > mostEntries) throw new PdfError(`The file has over ${mostEntries} objects`);
  if (!entries.has(number)) entries.set(number, entry);
}
