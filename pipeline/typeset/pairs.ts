import type { Font } from 'fontkit';
import type { ShapedGlyph } from './face.ts';

/**
 * What a font does with two characters side by side, asked once: most words are their pairs, and
 * are then shaped twenty times as fast as by asking for each.
 */
export interface Pairs {
  readonly font: Font;
  /** Glyph of a character on its own; nothing where it is not one glyph on the baseline. */
  readonly singles: Map<string, ShapedGlyph | undefined>;
  /** Character → next character → kerning in thousandths; NaN where the two make something else. */
  readonly kerning: Map<string, Map<string, number>>;
}

/** Prepares the table of a font. */
export function openPairs(font: Font): Pairs {
  return { font, singles: new Map(), kerning: new Map() };
}

/**
 * Shapes a word pair by pair; nothing where the font does more than kern, so that the whole word
 * must be asked for: ligatures, marks, and what depends on more than a neighbour.
 */
export function shapeByPairs(pairs: Pairs, word: string): readonly ShapedGlyph[] | undefined {
  if (!isSimple.test(word)) return undefined;
  const shaped: ShapedGlyph[] = [];
  for (let at = 0; at < word.length; at += 1) {
    const character = word[at] as string;
    const glyph = singleOf(pairs, character);
    if (!glyph) return undefined;
    const next = word[at + 1];
    const kern = next === undefined ? 0 : kerningOf(pairs, character, next);
    if (Number.isNaN(kern)) return undefined;
    shaped.push(kern === 0 ? glyph : { ...glyph, advance: glyph.advance + kern });
  }
  return shaped;
}

/**
 * Letters of alphabets whose letters stand side by side, figures and signs of the Basic Multilingual
 * Plane; no marks.
 */
const isSimple =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}\p{Po}\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}]+$/u;

function singleOf(pairs: Pairs, character: string): ShapedGlyph | undefined {
  if (pairs.singles.has(character)) return pairs.singles.get(character);
  const [glyph, ...others] = layOut(pairs.font, character);
  const isPlain = glyph && others.length === 0 && glyph.dx === 0 && glyph.dy === 0;
  const single = isPlain ? { ...glyph, text: character } : undefined;
  pairs.singles.set(character, single);
  return single;
}

function kerningOf(pairs: Pairs, character: string, next: string): number {
  let row = pairs.kerning.get(character);
  if (!row) {
    row = new Map();
    pairs.kerning.set(character, row);
  }
  let kern = row.get(next);
  if (kern === undefined) {
    kern = measureKerning(pairs, character, next);
    row.set(next, kern);
  }
  return kern;
}

function measureKerning(pairs: Pairs, character: string, next: string): number {
  const left = singleOf(pairs, character);
  const right = singleOf(pairs, next);
  const [first, second, ...others] = layOut(pairs.font, character + next);
  const isPair =
    first?.id === left?.id &&
    second?.id === right?.id &&
    second?.advance === right?.advance &&
    others.length === 0 &&
    [first, second].every((glyph) => glyph?.dx === 0 && glyph.dy === 0);
  return isPair && first && left ? first.advance - left.advance : Number.NaN;
}

function layOut(font: Font, text: string): Omit<ShapedGlyph, 'text'>[] {
  // A character that borrows a glyph is not this table's business.
  for (const character of text) {
    if (!font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) return [];
  }
  const { glyphs, positions } = font.layout(text);
  const thousandths = (units: number): number => (units * 1000) / font.unitsPerEm;
  return glyphs.map(({ id }, index) => {
    const { xAdvance, xOffset, yOffset } = positions[index] as (typeof positions)[number];
    return {
      id,
      advance: thousandths(xAdvance),
      dx: thousandths(xOffset),
      dy: thousandths(yOffset),
    };
  });
}
