import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Face, Glyph } from '../model/paged-document.ts';
import { advanceOf, subset } from './subset.ts';
import { toUnicode } from './to-unicode.ts';
import { escapeString, type Reference, textString } from './value.ts';
import type { Writer } from './writer.ts';

/** The codes of a document's glyphs in one face, and what is embedded for them. */
export interface EmbeddedFont {
  /** Resource name on pages. */
  readonly name: string;
  readonly reference: Reference;
  /** What shows a glyph and stands for its text. */
  show(glyph: Glyph): Code;
}

/** A glyph of the embedded font. */
export interface Code {
  /** The glyph's index in the embedded font, too. */
  readonly code: number;
  /** The two bytes of the code, as they stand in a string of PDF. */
  readonly bytes: string;
  /** Glyph index in the face's file. */
  readonly id: number;
  readonly text: string;
  /** Advance, in thousandths of the em. */
  readonly width: number;
}

/**
 * Embeds a face, cut down to these glyphs, as a composite font whose codes are the glyph indices of
 * the subset (ISO 32000-1, 9.7.4.2). A glyph that stands for several texts, such as a hyphen and the
 * soft hyphen of a line's end, is there once for each: so every code has one text.
 */
export function embedFont(
  writer: Writer,
  face: Face,
  { name, glyphs }: { name: string; glyphs: GlyphSet },
): EmbeddedFont {
  const codes = assignCodes(face, glyphs);
  const reference = writer.ref({});
  writeFont(writer, face, programOf(face, codes), reference);
  const byId = new Map<number, Code | Map<string, Code>>();
  for (const code of codes) {
    const known = byId.get(code.id);
    if (!known) byId.set(code.id, code);
    else if (known instanceof Map) known.set(code.text, code);
    else byId.set(code.id, new Map([known, code].map((each) => [each.text, each])));
  }
  return {
    name,
    reference,
    show({ id, text }) {
      const found = byId.get(id)!;
      return found instanceof Map ? found.get(text)! : found;
    },
  };
}

/** Glyphs that a document shows in a face: index → the texts that it stands for. */
export type GlyphSet = ReadonlyMap<number, string | ReadonlySet<string>>;

/** Adds glyphs to a set; most stand for one text only, which is kept without a set of its own. */
export function addGlyphs(all: Map<number, string | Set<string>>, glyphs: readonly Glyph[]): void {
  for (const { id, text } of glyphs) {
    const known = all.get(id);
    if (known === undefined) all.set(id, text);
    else if (typeof known !== 'string') known.add(text);
    else if (known !== text) all.set(id, new Set([known, text]));
  }
}

/** Codes in the order of the face's glyphs, which is that of the alphabet; 0 stays `.notdef`. */
function assignCodes({ bytes }: Face, glyphs: GlyphSet): Code[] {
  const codes: Code[] = [];
  for (const id of [...glyphs.keys()].sort((a, b) => a - b)) {
    const texts = glyphs.get(id)!;
    const width = advanceOf(bytes, id);
    for (const text of typeof texts === 'string' ? [texts] : [...texts].sort()) {
      const code = codes.length + 1;
      const bytes = escapeString(String.fromCharCode(code >> 8, code & 0xff));
      codes.push({ code, bytes, id, text, width });
    }
  }
  return codes;
}

interface Program {
  readonly tag: string;
  readonly file: Uint8Array;
  readonly fileLength: number;
  readonly toUnicode: Uint8Array;
  readonly widths: readonly number[];
}

/** Subsets by face and codes: the next document in the same words finds its own ready. */
const programs = new WeakMap<Uint8Array, Map<string, Program>>();
const programLimit = 64;

function programOf(face: Face, codes: readonly Code[]): Program {
  const key = codes.map(({ id, text }) => `${id} ${text}`).join('\n');
  const known = programs.get(face.bytes) ?? new Map<string, Program>();
  programs.set(face.bytes, known);
  const program = known.get(key) ?? makeProgram(face, codes, key);
  if (known.size >= programLimit) known.clear();
  known.set(key, program);
  return program;
}

function makeProgram(face: Face, codes: readonly Code[], key: string): Program {
  const file = subset(face.bytes, [0, ...codes.map(({ id }) => id)]);
  return {
    tag: tagOf(key),
    file: deflateSync(file, { level: 9 }),
    fileLength: file.length,
    toUnicode: deflateSync(toUnicode(codes), { level: 9 }),
    widths: codes.map(({ width }) => width),
  };
}

/** Six capital letters that differ with the subset (ISO 32000-1, 9.6.4). */
function tagOf(key: string): string {
  const digest = createHash('sha256').update(key).digest();
  return String.fromCharCode(...digest.subarray(0, 6).map((byte) => 65 + (byte % 26)));
}

function writeFont(writer: Writer, face: Face, program: Program, reference: Reference): void {
  const baseFont = `${program.tag}+${face.postscriptName}`;
  const file = writer.ref({ Filter: 'FlateDecode', Length1: program.fileLength });
  file.write(program.file);
  const map = writer.ref({ Filter: 'FlateDecode' });
  map.write(program.toUnicode);
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
  const descendant = {
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
    W: [1, program.widths],
    CIDToGIDMap: 'Identity',
  };
  Object.assign(reference.data, {
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: baseFont,
    Encoding: 'Identity-H',
    DescendantFonts: [writer.ref(descendant)],
    ToUnicode: map,
  });
}

/** Font descriptor flags (ISO 32000-1, table 123): serif, symbolic, italic. */
function flagsOf({ serif, italicAngle }: Face): number {
  return (serif ? 2 : 0) | 4 | (italicAngle === 0 ? 0 : 64);
}

/** No font file states its stems; viewers only use this to imitate a font that is missing. */
function stemOf({ weight }: Face): number {
  return Math.round(weight / 5);
}
