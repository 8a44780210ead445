import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Face, Glyph } from '../model/paged-document.ts';
import { advanceOf, glyphCount, subset } from './subset.ts';
import { type Reference, textString, type Writer } from './writer.ts';

/** The codes of a document's glyphs in one face, and what is embedded for them. */
export interface EmbeddedFont {
  /** Resource name on pages. */
  readonly name: string;
  readonly reference: Reference;
  /** The code that shows a glyph and stands for its text. */
  code(glyph: Glyph): number;
  /** Advance width of a glyph, in thousandths of the em. */
  width(glyph: Glyph): number;
}

/**
 * Embeds a face, cut down to these glyphs, as a composite font whose codes are glyph indices
 * (ISO 32000-1, 9.7.4.2). Where one glyph stands for several texts, such as a hyphen and the soft
 * hyphen of a line's end, all texts but the first get a code after the font's last glyph, with the
 * same outline: so every code has one text, whichever document it stands in.
 */
export function embedFont(
  writer: Writer,
  face: Face,
  { name, glyphs }: { name: string; glyphs: Iterable<Glyph> },
): EmbeddedFont {
  const codes = assignCodes(face, glyphs);
  const widths = new Map([...codes.keys()].map((id) => [id, advanceOf(face.bytes, id)]));
  const program = programOf(face, codes);
  const reference = writer.ref({});
  writeFont(writer, face, program, reference);
  return {
    name,
    reference,
    code: ({ id, text }) => codes.get(id)!.get(text)!,
    width: ({ id }) => widths.get(id)!,
  };
}

/** Glyph index → text → code. */
type Codes = ReadonlyMap<number, ReadonlyMap<string, number>>;

function assignCodes(face: Face, glyphs: Iterable<Glyph>): Codes {
  const texts = new Map<number, Set<string>>();
  for (const { id, text } of glyphs) {
    const known = texts.get(id);
    if (known) known.add(text);
    else texts.set(id, new Set([text]));
  }
  let next = glyphCount(face.bytes);
  const codes = new Map<number, Map<string, number>>();
  for (const id of [...texts.keys()].sort((a, b) => a - b)) {
    const sorted = [...texts.get(id)!].sort();
    codes.set(id, new Map(sorted.map((text, index) => [text, index === 0 ? id : next++])));
  }
  return codes;
}

interface Program {
  readonly tag: string;
  readonly file: Uint8Array;
  readonly fileLength: number;
  readonly toUnicode: Uint8Array;
  readonly widths: (number | number[])[];
}

/** Subsets by face and codes: the next document in the same words finds its own ready. */
const programs = new WeakMap<Uint8Array, Map<string, Program>>();
const programLimit = 64;

function programOf(face: Face, codes: Codes): Program {
  const entries = [...codes]
    .flatMap(([id, texts]) => [...texts].map(([text, code]) => ({ id, text, code })))
    .sort((a, b) => a.code - b.code);
  const key = JSON.stringify(entries.map(({ id, text, code }) => [code, id, text]));
  const known = programs.get(face.bytes) ?? new Map<string, Program>();
  programs.set(face.bytes, known);
  const program = known.get(key) ?? makeProgram(face, entries, key);
  if (known.size >= programLimit) known.clear();
  known.set(key, program);
  return program;
}

interface Entry {
  readonly id: number;
  readonly text: string;
  readonly code: number;
}

function makeProgram(face: Face, entries: readonly Entry[], key: string): Program {
  const copies = new Map(
    entries.filter(({ id, code }) => id !== code).map(({ id, code }) => [code, id]),
  );
  const file = subset(
    face.bytes,
    entries.map(({ id }) => id),
    copies,
  );
  const map = new TextEncoder().encode(toUnicode(entries));
  return {
    tag: tagOf(key),
    file: deflateSync(file, { level: 9 }),
    fileLength: file.length,
    toUnicode: deflateSync(map, { level: 9 }),
    widths: widthsOf(face, entries),
  };
}

/** Six capital letters that differ with the subset (ISO 32000-1, 9.6.4). */
function tagOf(key: string): string {
  const digest = createHash('sha256').update(key).digest();
  return String.fromCharCode(...digest.subarray(0, 6).map((byte) => 65 + (byte % 26)));
}

/** The W array: runs of consecutive codes with their widths (ISO 32000-1, 9.7.4.3). */
function widthsOf(face: Face, entries: readonly Entry[]): (number | number[])[] {
  const widths: (number | number[])[] = [];
  let run: number[] = [];
  let previous = Number.NaN;
  for (const { id, code } of entries) {
    if (code !== previous + 1) {
      run = [];
      widths.push(code, run);
    }
    run.push(advanceOf(face.bytes, id));
    previous = code;
  }
  return widths;
}

/** The ToUnicode CMap: what every code says to those who search, copy or listen. */
function toUnicode(entries: readonly Entry[]): string {
  const lines = entries.map(({ code, text }) => `<${hex(code)}> <${utf16(text)}>`);
  const blocks: string[] = [];
  // A block holds 100 entries at most (Adobe Technical Note 5014, 1.4.1).
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
    '',
  ].join('\n');
}

/** Four hexadecimal digits, as a two-byte code is written. */
export function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('');
}

function writeFont(writer: Writer, face: Face, program: Program, reference: Reference): void {
  const baseFont = `${program.tag}+${face.postscriptName}`;
  const file = writer.ref({ Filter: 'FlateDecode', Length1: program.fileLength });
  file.end(program.file);
  const map = writer.ref({ Filter: 'FlateDecode' });
  map.end(program.toUnicode);
  const descriptor = writer.ref({
    Type: 'FontDescriptor',
    FontName: baseFont,
    Flags: flagsOf(face),
    FontBBox: face.bbox,
    ItalicAngle: face.italicAngle,
    Ascent: face.ascent,
    Descent: face.descent,
    CapHeight: face.capHeight,
    XHeight: face.xHeight,
    StemV: stemOf(face),
    FontFile2: file,
  });
  descriptor.end();
  const descendant = writer.ref({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: baseFont,
    CIDSystemInfo: {
      Registry: textString('Adobe'),
      Ordering: textString('Identity'),
      Supplement: 0,
    },
    FontDescriptor: descriptor,
    DW: 0,
    W: program.widths,
    CIDToGIDMap: 'Identity',
  });
  descendant.end();
  Object.assign(reference.data, {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: baseFont,
    Encoding: 'Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: map,
  });
  reference.end();
}

/** Font descriptor flags (ISO 32000-1, table 123): serif, symbolic, italic. */
function flagsOf({ serif, italicAngle }: Face): number {
  return (serif ? 2 : 0) | 4 | (italicAngle === 0 ? 0 : 64);
}

/** No font file states its stems; viewers only use this to imitate a font that is missing. */
function stemOf({ weight }: Face): number {
  return Math.round(weight / 5);
}
