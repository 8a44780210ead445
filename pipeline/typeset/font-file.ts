/**
 * A TrueType file, of which only what is asked for is read. Numbers are big-endian and laid out as
 * ISO/IEC 14496-22 (OpenType) has them; distances are in units of the em.
 */
export interface FontFile {
  readonly view: DataView;
  /** Offset of a table; nothing if the file has none of that name. */
  readonly tables: ReadonlyMap<string, number>;
  readonly unitsPerEm: number;
  /** The glyph of a code point; 0 if there is none. */
  readonly glyphOf: (code: number) => number;
  readonly advanceOf: (glyph: number) => number;
}

/** What a font file says of the font as a whole; distances are in units of the em. */
export interface FontFacts {
  readonly postscriptName: string;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  /** In degrees, counter-clockwise from the vertical. */
  readonly italicAngle: number;
  readonly bbox: readonly [number, number, number, number];
}

/** Opens a font file; one that is broken may throw a `RangeError`. */
export function openFontFile(bytes: Uint8Array): FontFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + 16 * index;
    tables.set(tagAt(view, record), view.getUint32(record + 8));
  }
  const metrics = tables.get('hmtx')!;
  const longMetrics = view.getUint16(tables.get('hhea')! + 34);
  return {
    view,
    tables,
    unitsPerEm: view.getUint16(tables.get('head')! + 18),
    glyphOf: openCharacters(view, tables.get('cmap')!),
    advanceOf: (glyph) => view.getUint16(metrics + 4 * Math.min(glyph, longMetrics - 1)),
  };
}

/** Four letters, as tables and features are named. */
export function tagAt(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(offset + index)));
}

/** Reads the facts of a font. */
export function factsOf({ view, tables }: FontFile): FontFacts {
  const [head, hhea, os2] = ['head', 'hhea', 'OS/2'].map((name) => tables.get(name)!);
  const post = tables.get('post')!;
  const box = [36, 38, 40, 42].map((at) => view.getInt16(head! + at));
  return {
    postscriptName: postscriptNameOf(view, tables.get('name')!),
    ascent: view.getInt16(hhea! + 4),
    descent: view.getInt16(hhea! + 6),
    xHeight: view.getInt16(os2! + 86),
    capHeight: view.getInt16(os2! + 88),
    italicAngle: view.getInt32(post + 4) / 0x10000,
    bbox: box as unknown as FontFacts['bbox'],
  };
}

const postscriptName = 6;
const windows = 3;

/** The name in the encoding of Windows, which every font has. */
function postscriptNameOf(view: DataView, table: number): string {
  const strings = table + view.getUint16(table + 4);
  for (let index = 0; index < view.getUint16(table + 2); index++) {
    const record = table + 6 + 12 * index;
    const isIt =
      view.getUint16(record) === windows && view.getUint16(record + 6) === postscriptName;
    if (!isIt) continue;
    const start = strings + view.getUint16(record + 10);
    const length = view.getUint16(record + 8) / 2;
    const units = Array.from({ length }, (_, at) => view.getUint16(start + 2 * at));
    return String.fromCharCode(...units);
  }
  return '';
}

/** Encodings of Unicode by platform: all of it first, then its first plane. */
const encodings = ['3 10', '0 6', '0 4', '3 1', '0 3', '0 2', '0 1', '0 0'];

function openCharacters(view: DataView, table: number): (code: number) => number {
  const offsets = new Map<string, number>();
  for (let index = 0; index < view.getUint16(table + 2); index++) {
    const record = table + 4 + 8 * index;
    const name = `${view.getUint16(record)} ${view.getUint16(record + 2)}`;
    offsets.set(name, table + view.getUint32(record + 4));
  }
  const name = encodings.find((one) => offsets.has(one));
  const start = name === undefined ? undefined : offsets.get(name);
  const format = start === undefined ? undefined : view.getUint16(start);
  if (start !== undefined && format === 12) return (code) => findInGroups(view, start, code);
  if (start !== undefined && format === 4) return (code) => findInSegments(view, start, code);
  return () => 0;
}

/** Format 4: segments of the first plane in ascending order. */
function findInSegments(view: DataView, start: number, code: number): number {
  if (code > 0xffff) return 0;
  const count = view.getUint16(start + 6) / 2;
  const ends = start + 14;
  const starts = ends + 2 * count + 2;
  const segment = firstWhere(count, (index) => view.getUint16(ends + 2 * index) >= code);
  const first = segment < count ? view.getUint16(starts + 2 * segment) : Infinity;
  if (first > code) return 0;
  const delta = view.getUint16(starts + 2 * (count + segment));
  const rangeAt = starts + 2 * (2 * count + segment);
  const range = view.getUint16(rangeAt);
  if (range === 0) return (code + delta) & 0xffff;
  const glyph = view.getUint16(rangeAt + range + 2 * (code - first));
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

/** Format 12: groups of code points in ascending order. */
function findInGroups(view: DataView, start: number, code: number): number {
  const count = view.getUint32(start + 12);
  const groups = start + 16;
  const group = firstWhere(count, (index) => view.getUint32(groups + 12 * index + 4) >= code);
  const first = group < count ? view.getUint32(groups + 12 * group) : Infinity;
  return first > code ? 0 : view.getUint32(groups + 12 * group + 8) + code - first;
}

/** The first of so many indices for which it is so, as it is for all behind it. */
export function firstWhere(count: number, isSo: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
