import { createRequire } from 'node:module';
import type { Font } from 'fontkit';
import { faces as table } from '../design/faces.ts';
import type { Face, FaceFiles } from '../model/paged-document.ts';
import { type FontFile, factsOf, openFontFile } from './font-file.ts';
import { readRules } from './font-rules.ts';
import { openLetters, type SimpleLetters, shapeSimply } from './simple-words.ts';

/** A font file made ready to measure and to shape text. */
export interface ShapingFace {
  readonly face: Face;
  readonly file: FontFile;
  /** Nothing, if the font has rules that only a shaping engine understands. */
  readonly letters: SimpleLetters | undefined;
  /** For what is not simple: asked for, it loads the shaping engine. */
  readonly font: Font;
  /** Shaped words; they depend on the font file alone, so every document may share them. */
  readonly words: Map<string, readonly ShapedGlyph[]>;
  readonly coverage: Map<string, boolean>;
  /** By code unit: 1 for what is known to be covered. */
  readonly known: Uint8Array;
}

/** A glyph of a shaped word; distances are in thousandths of the em. */
export interface ShapedGlyph {
  readonly id: number;
  readonly text: string;
  readonly advance: number;
  /** Displacement from the pen, which combining marks have. */
  readonly dx: number;
  readonly dy: number;
}

/** Faces by name, opened when first asked for. */
export type Faces = (name: string) => ShapingFace;

/** Makes the faces of these files available; a file that was opened before is not parsed again. */
export function openFaces(files: FaceFiles): Faces {
  return (name) => {
    const bytes = files.get(name);
    if (!bytes) throw new Error(`no font file for the face ${name}`);
    let open = opened.get(bytes);
    if (!open) {
      open = openFace(name, bytes);
      opened.set(bytes, open);
    }
    return open;
  };
}

const opened = new WeakMap<Uint8Array, ShapingFace>();

/** Keeps the memory of a long-running server bounded. */
const wordLimit = 20_000;

/** What is longer is no word, and is shaped in pieces, lest it take long. */
const longestWord = 200;
const pieces = /.{1,100}/gsu;

function openFace(name: string, bytes: Uint8Array): ShapingFace {
  const file = openFontFile(bytes);
  const rules = readRules(file);
  const thousandths = (units: number) => (units * 1000) / file.unitsPerEm;
  const { postscriptName, italicAngle, bbox, ...heights } = factsOf(file);
  const [left, bottom, right, top] = bbox.map(thousandths);
  let font: Font | undefined;
  return {
    file,
    letters: rules && openLetters(file, rules),
    get font() {
      font ??= openFont(bytes);
      return font;
    },
    words: new Map(),
    coverage: new Map(),
    known: new Uint8Array(0x10000),
    face: {
      name,
      postscriptName,
      bytes,
      ascent: thousandths(heights.ascent),
      descent: thousandths(heights.descent),
      capHeight: thousandths(heights.capHeight),
      xHeight: thousandths(heights.xHeight),
      italicAngle,
      bbox: [left!, bottom!, right!, top!],
      weight: table[name]?.weight ?? 400,
      serif: table[name]?.serif ?? false,
    },
  };
}

const require = createRequire(import.meta.url);

/** fontkit takes long to load, and few documents need it. */
function openFont(bytes: Uint8Array): Font {
  const { create } = require('fontkit') as typeof import('fontkit');
  return create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) as Font;
}

/** Whether a face can show a character, if need be with the glyph of one that looks the same. */
export function hasGlyph({ file, coverage }: ShapingFace, character: string): boolean {
  let covered = coverage.get(character);
  if (covered === undefined) {
    covered = !meaningless.test(character) && file.glyphOf(visibleCodePoint(file, character)) !== 0;
    if (coverage.size >= wordLimit) coverage.clear();
    coverage.set(character, covered);
  }
  return covered;
}

/** Whether a face can show all that is to be seen of a grapheme cluster. */
export function covers(face: ShapingFace, cluster: string): boolean {
  for (const character of cluster) {
    if (!invisible.test(character) && !hasGlyph(face, character)) return false;
  }
  return true;
}

/** Whether a face can show all characters of a text, but for line feeds. */
export function coversAll(face: ShapingFace, text: string): boolean {
  const { known } = face;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (known[code] === 1) continue;
    const character = text[at] as string;
    if (character !== '\n' && !covers(face, character)) return false;
    known[code] = 1;
  }
  return true;
}

/**
 * Characters of private use, which mean nothing in another font (and which PDF/A forbids), and the
 * sign that stands where a character was lost.
 */
const meaningless = /[\p{Co}\ufffd]/u;

const invisible = /\p{Default_Ignorable_Code_Point}/u;
const allInvisible = /^\p{Default_Ignorable_Code_Point}+$/u;

/**
 * Shapes a word: kerning and ligatures as the font has them. All its characters must have glyphs.
 * Every glyph tells the characters it stands for, which together are the word.
 */
export function shape(face: ShapingFace, word: string): readonly ShapedGlyph[] {
  // Quicker than to look in so large a table.
  const simple = face.letters && shapeSimply(face.letters, word);
  if (simple) return simple;
  const known = face.words.get(word);
  if (known) return known;
  if (word.length > longestWord) {
    return word.match(pieces)!.flatMap((piece) => shape(face, piece));
  }
  const glyphs = shapeAlone(face, word) ?? shapeWord(face, word);
  if (face.words.size >= wordLimit) face.words.clear();
  face.words.set(word, glyphs);
  return glyphs;
}

/** Shapes a single character of which the font makes nothing else: a space, a hyphen, a sign. */
function shapeAlone({ file, letters }: ShapingFace, word: string): ShapedGlyph[] | undefined {
  if (!letters || word.length > 1 || word === fractionSlash) return undefined;
  const glyph = plainGlyph(file, word);
  return letters.rules.changes(glyph.id) ? undefined : [glyph];
}

/** fontkit makes a fraction of it. */
const fractionSlash = '\u2044';

/** The width of shaped glyphs, in thousandths of the em. */
export function widthOf(glyphs: readonly ShapedGlyph[]): number {
  return glyphs.reduce((width, glyph) => width + glyph.advance, 0);
}

/** Shapes a word as a whole, whatever the font does with it. */
export function shapeWord(face: ShapingFace, word: string): readonly ShapedGlyph[] {
  const { file, font } = face;
  const characters = [...word];
  const visible = characters.map((character) => visibleCodePoint(file, character));
  const { glyphs, positions } = font.layout(String.fromCodePoint(...visible));
  const thousandths = (units: number) => (units * 1000) / file.unitsPerEm;
  const shaped: ShapedGlyph[] = [];
  let next = 0;
  for (const [index, glyph] of glyphs.entries()) {
    // Every glyph after this one stands for a character at least.
    const most = visible.length - next - (glyphs.length - index) + 1;
    const length = ligatureLength(font, visible.slice(next, next + most), glyph.id);
    const position = positions[index]!;
    shaped.push({
      id: glyph.id,
      text: characters.slice(next, next + length).join(''),
      advance: thousandths(position.xAdvance),
      dx: thousandths(position.xOffset),
      dy: thousandths(position.yOffset),
    });
    next += length;
  }
  // A font that splits a character into several glyphs leaves glyphs without text; then the
  // plain glyph of each character is the honest choice.
  const whole = next === characters.length && shaped.every(({ text }) => text !== '');
  return whole ? joined(shaped) : characters.map((character) => plainGlyph(file, character));
}

/** Joiners that have made no ligature are said by the glyph before them: they have no shape. */
function joined(glyphs: readonly ShapedGlyph[]): ShapedGlyph[] {
  const shown: ShapedGlyph[] = [];
  for (const glyph of glyphs) {
    const previous = shown.pop();
    if (!previous) shown.push(glyph);
    else if (!allInvisible.test(glyph.text)) shown.push(previous, glyph);
    else shown.push({ ...previous, text: previous.text + glyph.text });
  }
  return shown;
}

/** Of the emoji, those of four people are the longest. */
const longestLigature = 10;

/**
 * How many of these characters a glyph stands for. fontkit's own `codePoints` keep the first use of
 * a glyph (fontkit issue 154), so the characters are found by shaping them again on their own.
 */
function ligatureLength(font: Font, rest: readonly number[], id: number): number {
  for (let length = Math.min(longestLigature, rest.length); length > 1; length--) {
    const alone = font.layout(String.fromCodePoint(...rest.slice(0, length))).glyphs;
    if (alone.length === 1 && alone[0]!.id === id) return length;
  }
  return 1;
}

function plainGlyph(file: FontFile, character: string): ShapedGlyph {
  const id = file.glyphOf(visibleCodePoint(file, character));
  const advance = (file.advanceOf(id) * 1000) / file.unitsPerEm;
  return { id, text: character, advance, dx: 0, dy: 0 };
}

/** Characters that may borrow the glyph of another where a font lacks their own. */
const looksLike = new Map([
  [0xa0, 0x20],
  [0x202f, 0x2009],
  [0x2010, 0x2d],
  [0x2011, 0x2d],
  // Spaces of every width, from the en quad to the hair space.
  ...Array.from({ length: 11 }, (_, index): [number, number] => [0x2000 + index, 0x20]),
  [0x205f, 0x20],
  [0x3000, 0x2003],
]);

function visibleCodePoint(file: FontFile, character: string): number {
  let code = character.codePointAt(0)!;
  // fontkit hides the soft hyphen, and from then on every hyphen that shares its glyph (issue 154):
  // it is never asked for one.
  if (code === 0xad) code = 0x2d;
  while (file.glyphOf(code) === 0) {
    const other = looksLike.get(code);
    if (other === undefined) break;
    code = other;
  }
  return code;
}
