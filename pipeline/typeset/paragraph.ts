import type { Column, TextStyle } from '../design/page.ts';
import { facesFor } from './characters.ts';
import { type Glue, holdTogether, type Item, toItems } from './items.ts';
import type { Job } from './job.ts';
import { breakLines, justifyLines, type Line } from './lines.ts';
import { Pen } from './pen.ts';
import type { TextRun } from './run.ts';
import type { Strip } from './strip.ts';

/** How the lines of a paragraph are laid out. */
export interface Setting {
  readonly column: Column;
  /** The style whose leading and capital height place the baselines. */
  readonly style: TextStyle;
  readonly align?: 'left' | 'center' | 'right' | 'justify';
  /** Whether the lines are to be about equally long: a headline's. */
  readonly balanced?: boolean;
  /** Whether a quotation mark that opens it stands before the column: justified text only. */
  readonly hangsQuote?: boolean;
}

/** Sets runs as lines, one strip a line: two lines at least stand together on a page. */
export function setText(runs: readonly TextRun[], setting: Setting, job: Job): Strip[] {
  const tidied = tidy(runs);
  if (tidied.length === 0) return [];
  const { style } = setting;
  const lines = linesOf(tidied, setting, job);
  const baseline = baselineOf(style, job);
  return lines.map((line, index) => {
    return {
      height: style.leading,
      before: 0,
      keep: index < lines.length - 1 && (index === 0 || index === lines.length - 2),
      ...(line.hyphen && { hyphenated: true }),
      ...drawLine(line, leftEdge(line, setting), baseline),
    };
  });
}

function linesOf(runs: readonly TextRun[], setting: Setting, job: Job): Line[] {
  const { column, align, balanced, hangsQuote = false } = setting;
  if (align === 'justify') {
    const items = toItems(runs, column.width, job.document.locale);
    return justifyLines(items, column.width, hangsQuote);
  }
  const items = toItems(runs, column.width);
  return balanced ? balance(items, column.width, job) : breakLines(items, column.width);
}

/** Whether no line of a headline need end in a small word or inside a compound. */
export function endsLinesWell(runs: readonly TextRun[], { column }: Setting, job: Job): boolean {
  return holdWell(toItems(tidy(runs), column.width), column.width, job) !== undefined;
}

/** A headline's lines, each of which ends well if that needs no more of them. */
function balance(items: readonly Item[], measure: number, job: Job): Line[] {
  return evenOut(holdWell(items, measure, job) ?? items, measure);
}

function holdWell(items: readonly Item[], measure: number, { document }: Job) {
  const bound = holdTogether(items, document.locale);
  const lines = breakLines(bound, measure);
  const isWell = lines.length === breakLines(items, measure).length;
  return isWell && lines.every(({ width }) => width <= measure) ? bound : undefined;
}

/** Breaks into as few lines as there must be, and makes the longest as short as it can be. */
function evenOut(items: readonly Item[], measure: number): Line[] {
  const full = breakLines(items, measure);
  let [enough, tooNarrow] = [measure, measure / 2];
  // To a point: nobody sees less.
  while (enough - tooNarrow > 1) {
    const middle = (enough + tooNarrow) / 2;
    const lines = breakLines(items, middle);
    const fits = lines.length === full.length && lines.every(({ width }) => width <= middle);
    if (fits) enough = middle;
    else tooNarrow = middle;
  }
  return breakLines(items, enough);
}

/** How far the baseline lies below the top of a line: capitals stand in its middle. */
export function baselineOf(style: TextStyle, job: Job): number {
  const [{ face }] = facesFor(style, job);
  return (style.leading + (face.capHeight * style.size) / 1000) / 2;
}

/** Drops spaces at both ends, and all but one of those that meet where two runs do. */
function tidy(runs: readonly TextRun[]): TextRun[] {
  const tidied: TextRun[] = [];
  for (const run of runs) {
    const previous = tidied.at(-1);
    const atSpace = previous === undefined || /[ \n]$/.test(previous.text);
    const text = atSpace ? run.text.replace(/^ +/, '') : run.text;
    if (text !== '') tidied.push({ ...run, text });
  }
  for (let last = tidied.pop(); last; last = tidied.pop()) {
    const text = last.text.replace(/[ \n]+$/, '');
    if (text !== '') return [...tidied, { ...last, text }];
  }
  return [];
}

/** How the letters and the spaces of a line share what it must grow or shrink. */
interface Spread {
  /** Width of the letters, as a share of what the face has. */
  readonly scale: number;
  /** What remains for the spaces: see `Line.ratio`. */
  readonly ratio: number;
}

/**
 * Lets the letters of a line grow or shrink by what no eye sees, so that its spaces need not do it
 * all (Hàn Thế Thành, *Micro-typographic extensions to the TeX typesetting system*, 2000, chapter 3).
 */
function spreadOf({ items, ratio, width }: Line): Spread {
  const glues = items.filter((item) => item.kind === 'glue');
  const room = glues.reduce((sum, { stretch, shrink }) => sum + (ratio > 0 ? stretch : shrink), 0);
  const letters = width - glues.reduce((sum, glue) => sum + glue.width, 0);
  if (ratio === 0 || room === 0 || letters <= 0) return { scale: 1, ratio };
  const change = ratio * room;
  const most = change > 0 ? expansion.most : expansion.least;
  const share = Math.min(Math.abs(most), Math.abs((change * expansion.share) / letters));
  const scale = Math.round((1 + Math.sign(change) * share) * 1000) / 1000;
  return { scale, ratio: (change - (scale - 1) * letters) / room };
}

/** By eye, within the 2 % that Thành found nobody to notice. */
const expansion = { most: 0.018, least: -0.012, share: 0.4 } as const;

function leftEdge(line: Line, { column, align }: Setting): number {
  if (align === 'justify') return column.x - line.hang;
  const rest = column.width - line.width;
  if (align === 'right') return column.x + rest;
  return align === 'center' ? column.x + rest / 2 : column.x;
}

/**
 * Draws everything that a line has: one that ends in a space draws it, for those who hear the text,
 * beyond the measure, where nothing is underlined.
 */
function drawLine(line: Line, left: number, baseline: number) {
  const { scale, ratio } = spreadOf(line);
  const pen = new Pen(left, baseline, scale);
  const { hyphen, items, tail } = line;
  for (const [index, item] of items.entries()) {
    if (item.kind === 'penalty') continue;
    pen.take(item.run);
    if (item.kind === 'glue') {
      pen.draw(item.glyph, spaceOf(item, ratio));
      continue;
    }
    const { glyphs } = item;
    // Divided behind it, a letter is kerned no longer.
    const kern = hyphen && index === items.length - 1 ? hyphen.kern * scale : 0;
    for (const [at, glyph] of glyphs.entries()) {
      pen.draw(glyph, glyph.advance * scale + (at === glyphs.length - 1 ? kern : 0));
    }
  }
  if (hyphen) {
    pen.take(hyphen.run);
    pen.draw(hyphen.glyph, hyphen.glyph.advance * scale);
  }
  if (tail) {
    pen.take(tail.run);
    pen.drawBeyond(tail.glyph);
  }
  pen.take(undefined);
  return { marks: pen.marks, grounds: pen.grounds };
}

/** The advance of a space that is as wide as its line needs it, in thousandths of the em. */
function spaceOf({ glyph, run, stretch, shrink }: Glue, ratio: number): number {
  if (ratio === 0) return glyph.advance;
  const change = ratio * (ratio > 0 ? stretch : shrink);
  return glyph.advance + (change * 1000) / run.style.size;
}
