import LineBreaker from 'linebreak';
import { matchesIn, pattern } from '../model/pattern-for.ts';
import { hyphenate } from '../typography/hyphenation.ts';
import { isSmallWord } from '../typography/small-words.ts';
import type { ShapedGlyph } from './face.ts';
import { hasGlyph, shape, widthOf } from './face.ts';
import { tuning } from './knuth-plass.ts';
import { protectedRanges } from './protect.ts';
import { languageOfRun, type TextRun } from './run.ts';

/**
 * A paragraph as boxes, glue and penalties, after D. E. Knuth and M. F. Plass, "Breaking Paragraphs
 * into Lines", Software: Practice and Experience 11 (1981). Widths are in points.
 */
export type Item = TextBox | Glue | Penalty;

/** Glyphs that stay together. */
export interface TextBox {
  readonly kind: 'box';
  readonly width: number;
  readonly run: TextRun;
  readonly glyphs: readonly ShapedGlyph[];
}

/** A space: a line may break at it, and it may grow and shrink. */
export interface Glue {
  readonly kind: 'glue';
  readonly width: number;
  readonly stretch: number;
  readonly shrink: number;
  readonly run: TextRun;
  readonly glyph: ShapedGlyph;
}

/** A place where a line may end at a cost, or must (`-Infinity`), or must not (`Infinity`). */
export interface Penalty {
  readonly kind: 'penalty';
  readonly cost: number;
  /** Whether the line would end in a hyphen; two such lines in a row are to be avoided. */
  readonly flagged: boolean;
  /** The width and the glyph that appear only if the line ends here. */
  readonly width: number;
  readonly hyphen?: {
    readonly run: TextRun;
    readonly glyph: ShapedGlyph;
    /** What the letter before gains in thousandths of the em, as it is kerned no longer. */
    readonly kern: number;
  };
}

/** Cost of ending a line after a hyphen, a dash or a slash that the text has anyway. */
const inWord = 50;
/** Cost of ending a line inside something that should be whole but is wider than a line. */
const emergency = 5000;

/**
 * How much a space may grow and shrink, as shares of its width. TeX's are 1/2 and 1/3 of a space of
 * a third of an em; that of the text face is a fifth, and holds words apart only if it shrinks less.
 */
const elasticity = { stretch: 0.7, shrink: 0.2 } as const;

const softHyphen = '\u00ad';
const zeroWidthSpace = '\u200b';
const wordJoiner = '\u2060';
const separators = /[ \u00a0\u2009\u202f\n\u00ad\u200b\u2060]/g;

/**
 * Makes the items of a paragraph. Nothing wider than `measure` stays unbreakable.
 *
 * @param locale The document's language, if its words may be divided.
 */
export function toItems(runs: readonly TextRun[], measure: number, locale?: string): Item[] {
  const text = runs.map((run) => run.text).join('');
  const opportunities = findOpportunities(text, runs, locale);
  let start = 0;
  for (const run of runs) {
    // A reference to a note does not begin a line.
    if (run.style.rise) opportunities[start] = 0;
    start += run.text.length;
  }
  const items: Item[] = [];
  let offset = 0;
  for (const run of runs) {
    const alike = { hyphens: new Map(), shortHyphens: new Map(), spaces: new Map() };
    addRun(items, { run, opportunities, offset, measure, ...alike });
    offset += run.text.length;
  }
  return keepLastWord(items, measure);
}

/** A run on its way to become items. */
interface Passage {
  readonly run: TextRun;
  /** What is allowed at each offset of the paragraph. */
  readonly opportunities: Uint8Array;
  /** Where the run begins in the paragraph. */
  readonly offset: number;
  readonly measure: number;
  /** Items that are alike are one object: the hyphens behind each letter, the kinds of space. */
  readonly hyphens: Map<ShapedGlyph | undefined, Penalty>;
  /** The same, behind or before two letters. */
  readonly shortHyphens: Map<ShapedGlyph | undefined, Penalty>;
  readonly spaces: Map<string, Glue | undefined>;
}

function addRun(items: Item[], passage: Passage): void {
  const { text } = passage.run;
  let end = 0;
  for (const { 0: separator, index } of text.matchAll(separators)) {
    if (index > end) addWord(items, text.slice(end, index), end, passage);
    addSpace(items, separator, index, passage);
    end = index + 1;
  }
  if (end < text.length) addWord(items, text.slice(end), end, passage);
}

/**
 * A short word does not end a paragraph alone on its line, nor does the rest of a word: it takes
 * along what stands before it.
 */
function keepLastWord(items: Item[], measure: number): Item[] {
  let width = 0;
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at]!;
    if (item.kind === 'penalty') {
      if (item.cost === -Infinity) break;
      if (item.hyphen) items[at] = forbidden;
      continue;
    }
    const mayBreak = item.kind === 'glue' && items[at - 1] !== forbidden;
    if (mayBreak) items.splice(at, 0, forbidden);
    width += item.width;
    if (mayBreak || width >= 5 * item.run.style.size || width >= measure / 6) break;
  }
  return items;
}

/** The same items, but that no line may end behind a small word or inside a compound. */
export function holdTogether(items: readonly Item[], locale: string): Item[] {
  const bound: Item[] = [];
  let word = '';
  for (const item of items) {
    if (item.kind === 'box') word += item.glyphs.map(({ text }) => text).join('');
    if (item.kind === 'glue') {
      if (isSmallWord(word, languageOfRun(item.run, locale))) bound.push(forbidden);
      word = '';
    }
    const isInside = item.kind === 'penalty' && item.flagged;
    bound.push(isInside ? forbidden : item);
  }
  return bound;
}

/** What an offset of a paragraph allows. */
const nothing = 0;
const lineBreak = 1;
const division = 2;
/** A division that leaves or sends two letters: « si-gné ». */
const shortDivision = 3;

/**
 * Where a line may begin (UAX #14) and where a word may be divided, save inside what must stay
 * whole.
 */
function findOpportunities(
  text: string,
  runs: readonly TextRun[],
  locale: string | undefined,
): Uint8Array {
  const opportunities = new Uint8Array(text.length + 1);
  if (locale !== undefined) divideWords(runs, locale, opportunities);
  const breaker = new LineBreaker(text);
  for (let at = breaker.nextBreak(); at; at = breaker.nextBreak()) {
    opportunities[at.position] = lineBreak;
  }
  for (const { start, end } of protectedRanges(text)) opportunities.fill(0, start + 1, end);
  opportunities[text.length] = 0;
  return opportunities;
}

const allowed: Penalty = { kind: 'penalty', cost: 0, flagged: false, width: 0 };
/** Marks where the words of a paragraph may be divided; never those of code. */
function divideWords(runs: readonly TextRun[], locale: string, opportunities: Uint8Array): void {
  let offset = 0;
  for (const run of runs) {
    if (run.owner.element.type !== 'Code') {
      const language = languageOfRun(run, locale);
      for (const { 0: word, index } of matchesIn(run.text, dividable)) {
        const least = elision.test(run.text[index - 1] ?? '') ? 3 : 0;
        for (const place of hyphenate(word, language)) {
          if (place < least) continue;
          const isShort = place < 3 || word.length - place < 3;
          opportunities[offset + index + place] = isShort ? shortDivision : division;
        }
      }
    }
    offset += run.text.length;
  }
}

/** A line does not end in an elision and two letters: « d’ar- ». */
const elision = /[’']/;

/** A word without a hyphen of its own, which would do better, and not the unit of a number. */
const dividable = pattern.gu`(?<!\d[\u00a0\u202f])(?<![\p{L}\p{M}\p{N}\u00ad\u2010\u2011@_-])\p{L}{4,}(?![\p{L}\p{M}\p{N}\u00ad\u2010\u2011@_-])`;

const forced: Penalty = { kind: 'penalty', cost: -Infinity, flagged: false, width: 0 };
const forbidden: Penalty = { kind: 'penalty', cost: Infinity, flagged: false, width: 0 };
const behindHyphen: Penalty = { kind: 'penalty', cost: inWord, flagged: true, width: 0 };
const insideWord: Penalty = { kind: 'penalty', cost: inWord, flagged: false, width: 0 };

function addSpace(items: Item[], character: string, at: number, passage: Passage): void {
  const { run, opportunities, offset, spaces } = passage;
  const mayBreak = opportunities[offset + at + 1] === lineBreak;
  // UAX #14 has read the joiner; nothing is left to draw.
  if (character === wordJoiner) return;
  if (character === softHyphen) items.push(hyphenAfter(undefined, passage));
  else if (character === zeroWidthSpace) {
    if (mayBreak) items.push(allowed);
  } else {
    let glue = spaces.get(character);
    if (!glue && !spaces.has(character)) {
      glue = glueOf(character === '\n' ? ' ' : character, run);
      spaces.set(character, glue);
    }
    if (!glue) return;
    if (!mayBreak && character !== '\n') items.push(forbidden);
    items.push(glue);
    if (character === '\n') items.push(forced);
  }
}

function glueOf(character: string, run: TextRun): Glue | undefined {
  if (!hasGlyph(run.face, character)) return undefined;
  const [glyph] = shape(run.face, character);
  const width = pointsOf(glyph!.advance, run);
  // Justification must not open a thin space: it belongs to the sign beside it.
  const elastic = character === ' ' || character === '\u00a0';
  return {
    kind: 'glue',
    width,
    stretch: elastic ? width * elasticity.stretch : 0,
    shrink: elastic ? width * elasticity.shrink : 0,
    run,
    glyph: glyph!,
  };
}

/** The hyphen that a word gets if it is divided behind a letter. */
function hyphenAfter(
  letter: ShapedGlyph | undefined,
  { run, hyphens, shortHyphens }: Passage,
  isShort = false,
): Penalty {
  const made = isShort ? shortHyphens : hyphens;
  const known = made.get(letter);
  if (known) return known;
  const [glyph] = shape(run.face, softHyphen);
  const [alone] = letter ? shape(run.face, letter.text) : [];
  const kern = letter && alone ? alone.advance - letter.advance : 0;
  const width = pointsOf(glyph!.advance + kern, run);
  const hyphen = { run, glyph: glyph!, kern };
  const cost = isShort ? tuning.shortHyphenPenalty : tuning.hyphenPenalty;
  const penalty: Penalty = { kind: 'penalty', cost, flagged: true, width, hyphen };
  made.set(letter, penalty);
  return penalty;
}

function addWord(items: Item[], word: string, at: number, passage: Passage): void {
  const { run, opportunities, offset, measure } = passage;
  const glyphs = shapeRun(word, run);
  let start = 0;
  let end = offset + at;
  for (let index = 0; index < glyphs.length; index += 1) {
    const glyph = glyphs[index]!;
    end += glyph.text.length;
    const allowed = opportunities[end];
    if (allowed === nothing) continue;
    addBox(items, glyphs.slice(start, index + 1), run, measure);
    start = index + 1;
    if (allowed === division || allowed === shortDivision) {
      items.push(hyphenAfter(glyph, passage, allowed === shortDivision));
    } else items.push(/[-\u2010]$/.test(glyph.text) ? behindHyphen : insideWord);
  }
  // Most words are one box: the glyphs that all documents share.
  if (start === 0) addBox(items, glyphs, run, measure);
  else if (start < glyphs.length) addBox(items, glyphs.slice(start), run, measure);
}

/**
 * A box, or many if it is wider than a line: an address is then cut behind its punctuation, and
 * anything between its glyphs.
 */
function addBox(
  items: Item[],
  glyphs: readonly ShapedGlyph[],
  run: TextRun,
  measure: number,
): void {
  const width = pointsOf(widthOf(glyphs), run);
  if (width <= measure || glyphs.length < 2) {
    items.push({ kind: 'box', width, run, glyphs });
    return;
  }
  const cuts = glyphs.flatMap(({ text }, index) => (/[/?&=_.-]$/.test(text) ? [index + 1] : []));
  const inside = cuts.filter((cut) => cut < glyphs.length);
  const starts = [0, ...(inside.length > 0 ? inside : glyphs.keys().drop(1))];
  for (const [index, start] of starts.entries()) {
    if (index > 0) items.push(cutAnywhere);
    addBox(items, glyphs.slice(start, starts[index + 1]), run, measure);
  }
}

const cutAnywhere: Penalty = { kind: 'penalty', cost: emergency, flagged: false, width: 0 };

function shapeRun(word: string, run: TextRun): readonly ShapedGlyph[] {
  const { tracking } = run.style;
  if (tracking === undefined) return shape(run.face, word);
  return [...word]
    .flatMap((letter) => shape(run.face, letter))
    .map((glyph) => ({ ...glyph, advance: glyph.advance + tracking }));
}

function pointsOf(thousandths: number, run: TextRun): number {
  return (thousandths * run.style.size) / 1000;
}
