/**
 * A font file that has some glyphs of another, in a given order; the first must be `.notdef`. A glyph
 * may be there several times. Parts of composite glyphs that are not among them follow.
 */
export function subset(bytes: Uint8Array, ids: readonly number[]): Uint8Array {
  const font = readTables(bytes);
  const glyphs = withParts(font, ids);
  const { glyf, loca, long } = writeOutlines(glyphs);
  const head = copyOf(font, 'head');
  head.setUint32(checkSumAdjustment, 0);
  head.setInt16(50, long ? 1 : 0);
  const hhea = copyOf(font, 'hhea');
  hhea.setUint16(34, glyphs.length);
  const maxp = copyOf(font, 'maxp');
  maxp.setUint16(4, glyphs.length);
  return assemble([
    ['glyf', glyf],
    ['head', bytesOf(head)],
    ['hhea', bytesOf(hhea)],
    ['hmtx', writeMetrics(glyphs)],
    ['loca', loca],
    ['maxp', bytesOf(maxp)],
  ]);
}

/** The advance width of a glyph, in thousandths of the em. */
export function advanceOf(bytes: Uint8Array, id: number): number {
  const font = readTables(bytes);
  return (metricsOf(font, id).advance * 1000) / font.unitsPerEm;
}

/** TrueType tables as ISO/IEC 14496-22 (OpenType) lays them out; all numbers are big-endian. */
interface Tables {
  readonly view: DataView;
  readonly tables: ReadonlyMap<string, { readonly offset: number; readonly length: number }>;
  readonly unitsPerEm: number;
  readonly longOffsets: boolean;
  readonly longMetrics: number;
  /** Glyphs that were asked for before. */
  readonly known: Map<number, GlyphData>;
}

const known = new WeakMap<Uint8Array, Tables>();

function readTables(bytes: Uint8Array): Tables {
  const cached = known.get(bytes);
  if (cached) return cached;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, { offset: number; length: number }>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + 16 * index;
    const tag = String.fromCharCode(...bytes.subarray(record, record + 4));
    tables.set(tag, { offset: view.getUint32(record + 8), length: view.getUint32(record + 12) });
  }
  const at = (tag: string) => tables.get(tag)!.offset;
  const font = {
    view,
    tables,
    unitsPerEm: view.getUint16(at('head') + 18),
    longOffsets: view.getInt16(at('head') + 50) === 1,
    longMetrics: view.getUint16(at('hhea') + 34),
    known: new Map(),
  };
  known.set(bytes, font);
  return font;
}

interface GlyphData {
  readonly outline: Uint8Array;
  readonly parts: readonly Part[];
  readonly advance: number;
  readonly leftSideBearing: number;
}

/** A component of a composite glyph. */
interface Part {
  readonly id: number;
  /** Where in the outline its glyph index stands. */
  readonly at: number;
}

function glyphOf(font: Tables, id: number): GlyphData {
  const ready = font.known.get(id);
  if (ready) return ready;
  const { view, tables } = font;
  const start = outlineOffset(font, id);
  const source = new Uint8Array(
    view.buffer,
    view.byteOffset + tables.get('glyf')!.offset + start,
    outlineOffset(font, id + 1) - start,
  );
  const glyph = { ...withoutInstructions(source), ...metricsOf(font, id) };
  font.known.set(id, glyph);
  return glyph;
}

function outlineOffset({ view, tables, longOffsets }: Tables, id: number): number {
  const { offset } = tables.get('loca')!;
  return longOffsets ? view.getUint32(offset + 4 * id) : view.getUint16(offset + 2 * id) * 2;
}

function metricsOf({ view, tables, longMetrics }: Tables, id: number) {
  const { offset } = tables.get('hmtx')!;
  const advance = view.getUint16(offset + 4 * Math.min(id, longMetrics - 1));
  const leftSideBearing =
    id < longMetrics
      ? view.getInt16(offset + 4 * id + 2)
      : view.getInt16(offset + 4 * longMetrics + 2 * (id - longMetrics));
  return { advance, leftSideBearing };
}

const composite = {
  wordArguments: 0x1,
  scale: 0x8,
  more: 0x20,
  scales: 0x40,
  matrix: 0x80,
  instructions: 0x100,
};

/** Without hinting, which needs tables that a subset does not carry; padded to an even length. */
function withoutInstructions(source: Uint8Array): Pick<GlyphData, 'outline' | 'parts'> {
  if (source.length === 0) return { outline: source, parts: [] };
  const outline = new Uint8Array(source.length + (source.length % 2));
  outline.set(source);
  const view = new DataView(outline.buffer);
  const contours = view.getInt16(0);
  if (contours >= 0) {
    const lengthAt = 10 + 2 * contours;
    const length = view.getUint16(lengthAt);
    outline.copyWithin(lengthAt + 2, lengthAt + 2 + length, source.length);
    view.setUint16(lengthAt, 0);
    const rest = source.length - length;
    return { outline: outline.slice(0, rest + (rest % 2)), parts: [] };
  }
  const parts: Part[] = [];
  let at = 10;
  let flags = composite.more;
  while (flags & composite.more) {
    flags = view.getUint16(at);
    view.setUint16(at, flags & ~composite.instructions);
    parts.push({ id: view.getUint16(at + 2), at: at + 2 });
    at += 4 + (flags & composite.wordArguments ? 4 : 2);
    if (flags & composite.scale) at += 2;
    else if (flags & composite.scales) at += 4;
    else if (flags & composite.matrix) at += 8;
  }
  return { outline: outline.slice(0, at + (at % 2)), parts };
}

/** Glyphs and the parts of composites, whose outlines then name the parts by their new indices. */
function withParts(font: Tables, ids: readonly number[]): GlyphData[] {
  const all = [...ids];
  const indices = new Map<number, number>();
  for (const [index, id] of all.entries()) if (!indices.has(id)) indices.set(id, index);
  const indexOf = (id: number) => {
    const known = indices.get(id);
    if (known !== undefined) return known;
    indices.set(id, all.length);
    return all.push(id) - 1;
  };
  const glyphs: GlyphData[] = [];
  for (let index = 0; index < all.length; index++) {
    const glyph = glyphOf(font, all[index]!);
    glyphs.push(glyph.parts.length === 0 ? glyph : renumber(glyph, indexOf));
  }
  return glyphs;
}

function renumber(glyph: GlyphData, indexOf: (id: number) => number): GlyphData {
  const outline = glyph.outline.slice();
  const view = new DataView(outline.buffer);
  for (const { id, at } of glyph.parts) view.setUint16(at, indexOf(id));
  return { ...glyph, outline };
}

function writeOutlines(glyphs: readonly GlyphData[]) {
  let size = 0;
  for (const { outline } of glyphs) size += outline.length;
  // Short offsets count words.
  const long = size >= 0x20000;
  const glyf = new Uint8Array(size);
  const loca = new DataView(new ArrayBuffer((long ? 4 : 2) * (glyphs.length + 1)));
  const locate = (index: number, at: number) =>
    long ? loca.setUint32(4 * index, at) : loca.setUint16(2 * index, at / 2);
  let offset = 0;
  for (const [index, { outline }] of glyphs.entries()) {
    locate(index, offset);
    glyf.set(outline, offset);
    offset += outline.length;
  }
  locate(glyphs.length, offset);
  return { glyf, loca: bytesOf(loca), long };
}

function writeMetrics(glyphs: readonly GlyphData[]): Uint8Array {
  const hmtx = new DataView(new ArrayBuffer(4 * glyphs.length));
  for (const [index, { advance, leftSideBearing }] of glyphs.entries()) {
    hmtx.setUint16(4 * index, advance);
    hmtx.setInt16(4 * index + 2, leftSideBearing);
  }
  return bytesOf(hmtx);
}

function copyOf({ view, tables }: Tables, tag: string): DataView {
  const { offset, length } = tables.get(tag)!;
  const start = view.byteOffset + offset;
  return new DataView(view.buffer.slice(start, start + length));
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

const checkSumAdjustment = 8;

function assemble(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const directory = 12 + 16 * tables.length;
  const padded = (length: number) => (length + 3) & ~3;
  const size = tables.reduce((sum, [, data]) => sum + padded(data.length), directory);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (tables.length - power) * 16);
  let offset = directory;
  let headAt = 0;
  for (const [index, [tag, data]] of tables.entries()) {
    const record = 12 + 16 * index;
    file.set(data, offset);
    for (let letter = 0; letter < 4; letter++)
      view.setUint8(record + letter, tag.charCodeAt(letter));
    view.setUint32(record + 4, sumOf(view, offset, padded(data.length)));
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, data.length);
    if (tag === 'head') headAt = offset;
    offset += padded(data.length);
  }
  view.setUint32(headAt + checkSumAdjustment, (0xb1b0afba - sumOf(view, 0, size)) >>> 0);
  return file;
}

function sumOf(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
