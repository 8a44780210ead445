import { pattern, patternFor } from '../model/pattern-for.ts';
import type { ShapedGlyph } from './face.ts';
import type { FontFile } from './font-file.ts';
import type { FontRules } from './font-rules.ts';

/**
 * What is known of a font's letters: nearly every word is kerning and ligatures, for which no
 * shaping engine need be asked. Glyphs that are alike are one object, in every word.
 */
export interface SimpleLetters {
  readonly file: FontFile;
  readonly rules: FontRules;
  /** By code unit. */
  readonly letters: (Letter | null | undefined)[];
  /** By the text that they stand for. */
  readonly ligatures: Map<string, Letter | null>;
}

/** A glyph on its own, and what it is before others. */
interface Letter {
  readonly glyph: ShapedGlyph;
  /** Before the glyph of this index; null where the two make something else. */
  readonly before: Map<number, ShapedGlyph | null>;
  readonly joins: readonly Joining[];
}

/** A ligature by the glyphs behind the first. */
interface Joining {
  readonly glyph: number;
  readonly rest: readonly number[];
}

/** Prepares the letters of a font. */
export function openLetters(file: FontFile, rules: FontRules): SimpleLetters {
  return { file, rules, letters: [], ligatures: new Map() };
}

/**
 * Shapes a word by the font's kerning and ligatures; nothing where the font may do more, so that a
 * shaping engine must be asked: marks, and what depends on more than a neighbour.
 */
export function shapeSimply(all: SimpleLetters, word: string): ShapedGlyph[] | undefined {
  const shaped: ShapedGlyph[] = [];
  let letter = letterAt(all, word, 0);
  for (let at = 0; letter; ) {
    at += letter.glyph.text.length;
    if (at === word.length) {
      shaped.push(letter.glyph);
      return shaped;
    }
    const next = letterAt(all, word, at);
    if (!next) return undefined;
    const { id } = next.glyph;
    const known = letter.before.get(id);
    const glyph: ShapedGlyph | null = known === undefined ? pair(all, letter, id) : known;
    if (!glyph) return undefined;
    shaped.push(glyph);
    letter = next;
  }
  return undefined;
}

/** The letter at a place of a word, or the ligature that begins there; null where it is not simple. */
function letterAt(all: SimpleLetters, word: string, at: number): Letter | null {
  const letter = letterOf(all, word.charCodeAt(at));
  if (!letter || letter.joins.length === 0) return letter;
  const isThere = (id: number, index: number): boolean =>
    letterOf(all, word.charCodeAt(at + index + 1))?.glyph.id === id;
  for (const { glyph, rest } of letter.joins) {
    if (at + rest.length >= word.length || !rest.every(isThere)) continue;
    const text = word.slice(at, at + rest.length + 1);
    let ligature = all.ligatures.get(text);
    if (ligature === undefined) {
      ligature = makeLetter(all, glyph, text);
      all.ligatures.set(text, ligature);
    }
    return ligature;
  }
  return letter;
}

function letterOf(all: SimpleLetters, code: number): Letter | null {
  const known = all.letters[code];
  if (known !== undefined) return known;
  const character = String.fromCharCode(code);
  // A character that borrows a glyph is not simple.
  const id = patternFor(character, simple).test(character) ? all.file.glyphOf(code) : 0;
  const made = id === 0 ? null : makeLetter(all, id, character);
  all.letters[code] = made;
  return made;
}

/**
 * Letters of alphabets whose letters stand side by side, figures and signs of the Basic Multilingual
 * Plane; no marks, and no fraction slash, which changes the figures around it.
 */
const simple = pattern.u`^(?!\u2044)[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\p{P}\p{S}]$`;

function makeLetter({ file, rules }: SimpleLetters, id: number, text: string): Letter | null {
  if (rules.changes(id)) return null;
  const advance = (file.advanceOf(id) * 1000) / file.unitsPerEm;
  const joins = text.length === 1 ? rules.ligatures(id) : [];
  return { glyph: { id, text, advance, dx: 0, dy: 0 }, before: new Map(), joins };
}

function pair({ file, rules }: SimpleLetters, letter: Letter, next: number): ShapedGlyph | null {
  const { glyph, before } = letter;
  let kerned: ShapedGlyph | null = null;
  if (!rules.changesPair(glyph.id, next)) {
    const kern = rules.kerning(glyph.id, next);
    const units = file.advanceOf(glyph.id) + kern;
    kerned = kern === 0 ? glyph : { ...glyph, advance: (units * 1000) / file.unitsPerEm };
  }
  before.set(next, kerned);
  return kerned;
}
