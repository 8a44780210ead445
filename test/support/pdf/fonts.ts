import { type CMap, readCMap, splitCodes } from './cmap.ts';
import type { PdfFile } from './document.ts';
import { decodeGlyphName, decodeSimpleByte } from './encodings.ts';
import {
  dictOf,
  PdfArray,
  type PdfDict,
  PdfError,
  PdfName,
  type PdfObject,
  PdfStream,
} from './objects.ts';
import { readTrueType, type TrueType } from './truetype.ts';

/** One character code of a shown string and what its font makes of it. */
export interface Character {
  readonly code: number;
  /** Its Unicode text; undefined where the font does not say, which is a fault. */
  readonly text: string | undefined;
  /** Advance in ems, without the spacing of the text state. */
  readonly width: number;
  /** Glyph index, or 0 for .notdef; undefined where this reader cannot tell. */
  readonly glyph: number | undefined;
  /** Whether word spacing applies: the single byte 32 (ISO 32000-1, 9.3.3). */
  readonly space: boolean;
}

/** A font resource that can read the strings shown with it. */
export interface PdfFont {
  readonly dict: PdfDict;
  /** BaseFont, with the tag of a subset. */
  readonly name: string;
  readonly subtype: string;
  readonly embedded: boolean;
  /** The embedded program, where it is TrueType. */
  readonly program: TrueType | undefined;
  decode(bytes: Uint8Array): readonly Character[];
}

const twoBytes: CMap['spaces'] = [
  { length: 2, low: Uint8Array.of(0, 0), high: Uint8Array.of(255, 255) },
];

/** Reads a font dictionary: Type0 with Identity or an embedded CMap, and simple fonts. */
export function readFont(file: PdfFile, dict: PdfDict): PdfFont {
  const subtype = dict.name('Subtype');
  if (!subtype) throw new PdfError('A font has no Subtype');
  const toUnicode = dict.stream('ToUnicode');
  const texts = toUnicode && readCMap(file.read(toUnicode));
  return subtype === 'Type0' ? readComposite(file, dict, texts) : readSimple(file, dict, texts);
}

function readComposite(file: PdfFile, dict: PdfDict, texts: CMap | undefined): PdfFont {
  const descendant = dictOf(dict.array('DescendantFonts')?.at(0) ?? null);
  if (!descendant) throw new PdfError('A Type0 font has no descendant');
  const encoding = dict.get('Encoding');
  const cmap = encoding instanceof PdfStream ? readCMap(file.read(encoding)) : undefined;
  if (!cmap && !/^Identity-[HV]$/.test(dict.name('Encoding') ?? ''))
    throw new PdfError(`A Type0 font has the encoding /${dict.name('Encoding')}, not Identity`);
  const widths = readWidths(descendant);
  const standard = descendant.number('DW') ?? 1000;
  const { embedded, program } = readProgram(file, descendant);
  const toGlyph = descendant.stream('CIDToGIDMap');
  const glyphs = toGlyph && file.read(toGlyph);
  return {
    dict,
    name: dict.name('BaseFont') ?? '',
    subtype: 'Type0',
    embedded,
    program,
    decode: (bytes) =>
      splitCodes(bytes, cmap?.spaces ?? twoBytes).map((code) => {
        const cid = cmap ? (cmap.cid(code) ?? 0) : code.value;
        return {
          code: code.value,
          text: texts?.text(code),
          width: (widths.get(cid) ?? standard) / 1000,
          glyph: glyphs ? (glyphs[cid * 2] ?? 0) * 256 + (glyphs[cid * 2 + 1] ?? 0) : cid,
          space: code.length === 1 && code.value === 32,
        };
      }),
  };
}

/** The W array of a CIDFont (ISO 32000-1, 9.7.4.3), in thousandths. */
function readWidths(descendant: PdfDict): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  let entries = 0;
  const items = descendant.list('W');
  for (let at = 0; at < items.length; ) {
    const first = items[at];
    const next = items[at + 1];
    if (typeof first !== 'number') throw new PdfError('A W array has no CID where one must be');
    if (next instanceof PdfArray) {
      next.numbers.forEach((width, index) => {
        widths.set(first + index, width);
      });
      at += 2;
      continue;
    }
    const width = items[at + 2];
    if (typeof next !== 'number' || typeof width !== 'number' || next - first > 65_535)
      throw new PdfError('A W array has an impossible range');
    entries += next - first;
    if (entries > 500_000) throw new PdfError('A W array has too many widths');
    for (let cid = first; cid <= next; cid += 1) widths.set(cid, width);
    at += 3;
  }
  return widths;
}

function readSimple(file: PdfFile, dict: PdfDict, texts: CMap | undefined): PdfFont {
  const { embedded, program } = readProgram(file, dict);
  const symbolic = ((dict.dict('FontDescriptor')?.number('Flags') ?? 0) & 4) !== 0;
  const names = readDifferences(dict.dict('Encoding'));
  const base =
    dict.name('Encoding') ??
    dict.dict('Encoding')?.name('BaseEncoding') ??
    (symbolic ? '' : 'StandardEncoding');
  const first = dict.number('FirstChar') ?? 0;
  const widths = dict.array('Widths')?.items ?? [];
  const missing = dict.dict('FontDescriptor')?.number('MissingWidth') ?? 0;
  const encoded = (byte: number): string | undefined => {
    const name = names.get(byte);
    return name === undefined ? decodeSimpleByte(base, byte) : decodeGlyphName(name);
  };
  // Type 3 widths are in glyph space, which FontMatrix scales (9.6.5).
  const scale =
    dict.name('Subtype') === 'Type3' ? (dict.array('FontMatrix')?.numbers[0] ?? 0.001) : 0.001;
  const character = (byte: number): Character => {
    const width = widths[byte - first];
    const text = encoded(byte);
    return {
      code: byte,
      text: texts?.text({ value: byte, length: 1 }) ?? text,
      width: (typeof width === 'number' ? width : missing) * scale,
      glyph:
        names.get(byte) === '.notdef' ? 0 : program && simpleGlyph(program, byte, symbolic, text),
      space: byte === 32,
    };
  };
  const known: Character[] = [];
  return {
    dict,
    name: dict.name('BaseFont') ?? dict.name('Name') ?? '',
    subtype: dict.name('Subtype') ?? '',
    embedded: embedded || dict.name('Subtype') === 'Type3',
    program,
    decode: (bytes) => Array.from(bytes, (byte) => (known[byte] ??= character(byte))),
  };
}

/** The glyph of a byte in a TrueType program, as ISO 32000-1, 9.6.6.4 looks it up. */
function simpleGlyph(
  program: TrueType,
  byte: number,
  symbolic: boolean,
  text: string | undefined,
): number | undefined {
  const { encodings } = program;
  if (symbolic || text === undefined) {
    if (encodings.includes('3.0'))
      return program.glyph('3.0', byte) || program.glyph('3.0', 0xf000 + byte);
    return encodings.includes('1.0') ? program.glyph('1.0', byte) : undefined;
  }
  return encodings.includes('3.1') ? program.glyph('3.1', text.codePointAt(0) ?? 0) : undefined;
}

function readDifferences(encoding: PdfDict | undefined): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  let code = 0;
  for (const item of encoding?.list('Differences') ?? []) {
    if (typeof item === 'number') code = item;
    else if (item instanceof PdfName) names.set(code++, item.name);
  }
  return names;
}

function readProgram(
  file: PdfFile,
  dict: PdfDict,
): { readonly embedded: boolean; readonly program: TrueType | undefined } {
  const descriptor = dict.dict('FontDescriptor');
  const trueType = descriptor?.stream('FontFile2');
  const other: PdfObject = descriptor?.get('FontFile') ?? descriptor?.get('FontFile3') ?? null;
  return {
    embedded: trueType !== undefined || other instanceof PdfStream,
    program: trueType && readTrueType(file.read(trueType)),
  };
}
