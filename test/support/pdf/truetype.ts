import { PdfError } from './objects.ts';

/** What we ask of an embedded TrueType program. */
export interface TrueType {
  readonly glyphCount: number;
  /** Platform and encoding of each subtable of `cmap`, as `3.1`. */
  readonly encodings: readonly string[];
  /** The glyph of a code in one subtable; 0, which is .notdef, where it has none. */
  glyph(encoding: string, code: number): number;
  /** The advance width of a glyph in ems. */
  advance(glyph: number): number;
}

/** Reads glyph count, advances and `cmap` of a TrueType program (ISO 14496-22). */
export function readTrueType(bytes: Uint8Array): TrueType {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const tables = new Map<string, number>();
    for (let index = 0; index < data.getUint16(4); index += 1) {
      const at = 12 + index * 16;
      tables.set(String.fromCharCode(...bytes.subarray(at, at + 4)), data.getUint32(at + 8));
    }
    const table = (tag: string): number => {
      const at = tables.get(tag);
      if (at === undefined) throw new PdfError(`An embedded TrueType program has no ${tag} table`);
      return at;
    };
    const unitsPerEm = data.getUint16(table('head') + 18);
    const advances = data.getUint16(table('hhea') + 34);
    const metrics = table('hmtx');
    const subtables = readSubtables(data, tables.get('cmap'));
    return {
      glyphCount: data.getUint16(table('maxp') + 4),
      encodings: [...subtables.keys()],
      glyph: (encoding, code) => {
        const at = subtables.get(encoding);
        return at === undefined ? 0 : bounded(() => lookUp(data, at, code));
      },
      // Glyphs beyond the last advance share it.
      advance: (glyph) =>
        bounded(() => data.getUint16(metrics + 4 * Math.min(glyph, advances - 1)) / unitsPerEm),
    };
  } catch (error) {
    return fail(error);
  }
}

function readSubtables(data: DataView, cmap: number | undefined): ReadonlyMap<string, number> {
  const subtables = new Map<string, number>();
  if (cmap === undefined) return subtables;
  for (let index = 0; index < data.getUint16(cmap + 2); index += 1) {
    const at = cmap + 4 + index * 8;
    const key = `${data.getUint16(at)}.${data.getUint16(at + 2)}`;
    subtables.set(key, cmap + data.getUint32(at + 4));
  }
  return subtables;
}

function lookUp(data: DataView, at: number, code: number): number {
  const format = data.getUint16(at);
  if (format === 0) return code < 256 ? data.getUint8(at + 6 + code) : 0;
  if (format === 6) {
    const index = code - data.getUint16(at + 6);
    return index >= 0 && index < data.getUint16(at + 8) ? data.getUint16(at + 10 + index * 2) : 0;
  }
  if (format === 4) return lookUpSegment(data, at, code);
  throw new PdfError(`A cmap has the format ${format}, which this reader does not know`);
}

/** Format 4: segments of codes with an offset each, or with places in a list of glyphs. */
function lookUpSegment(data: DataView, at: number, code: number): number {
  const size = data.getUint16(at + 6);
  for (let segment = 0; segment < size; segment += 2) {
    if (code > data.getUint16(at + 14 + segment)) continue;
    const start = data.getUint16(at + 16 + size + segment);
    if (code < start) return 0;
    const delta = data.getUint16(at + 16 + size * 2 + segment);
    const place = at + 16 + size * 3 + segment;
    const range = data.getUint16(place);
    if (range === 0) return (code + delta) & 0xffff;
    const glyph = data.getUint16(place + range + (code - start) * 2);
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}

function bounded<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    return fail(error);
  }
}

function fail(error: unknown): never {
  if (error instanceof RangeError) throw new PdfError('An embedded TrueType program is cut short');
  throw error;
}
