import type { Column, TextStyle } from '../design/page.ts';
import type { GlyphRun } from '../model/paged-document.ts';
import { facesFor } from './characters.ts';
import type { ShapedGlyph } from './face.ts';
import { type Glue, type Item, toItems } from './items.ts';
import type { Job } from './job.ts';
import { breakLines, justifyLines, type Line } from './lines.ts';
import type { TextRun } from './run.ts';
import type { Ground, LinkMark, Mark, Strip } from './strip.ts';

/** How the lines of a paragraph are laid out. */
export interface Setting {
  readonly column: Column;
  /** The style whose leading and capital height place the baselines. */
  readonly style: TextStyle;
  readonly align?: 'left' | 'center' | 'right' | 'justify';
  /** Whether the lines are to be about equally long: a headline's. */
  readonly balanced?: boolean;
}

/** Sets runs as lines, one strip a line: two lines at least stand together on a page. */
export function setText(runs: readonly TextRun[], setting: Setting, job: Job): Strip[] {
  const tidied = tidy(runs);
  if (tidied.length === 0) return [];
  const { style } = setting;
  const lines = linesOf(tidied, setting, job);
  const baseline = baselineOf(style, job);
  return lines.map((line, index) => {
    const spread = spreadOf(line);
    const glyphs = glyphsOf(line, spread);
    return {
      height: style.leading,
      before: 0,
      keep: index < lines.length - 1 && (index === 0 || index === lines.length - 2),
      ...(line.hyphen && { hyphenated: true }),
      ...drawLine(glyphs, { x: leftEdge(line, setting), y: baseline, scale: spread.scale }),
    };
  });
}

function linesOf(runs: readonly TextRun[], { column, align, balanced }: Setting, job: Job): Line[] {
  const items = toItems(runs, column.width);
  if (align === 'justify') {
    const divided = (): Item[] => toItems(runs, column.width, job.document.locale);
    return justifyLines(items, column.width, divided);
  }
  return balanced ? balance(items, column.width) : breakLines(items, column.width);
}

/** Breaks into as few lines as there must be, and makes the longest as short as it can be. */
function balance(items: readonly Item[], measure: number): Line[] {
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

interface LineGlyph {
  readonly glyph: ShapedGlyph;
  readonly run: TextRun;
  /** Whether it is drawn beyond the measure, where nothing is underlined. */
  readonly tail?: boolean;
}

/** Everything that is drawn: a line that ends in a space draws it, for those who hear the text. */
function glyphsOf(line: Line, spread: Spread): LineGlyph[] {
  const scaled = (glyph: ShapedGlyph): ShapedGlyph => ({
    ...glyph,
    advance: glyph.advance * spread.scale,
  });

  const glyphs = line.items.flatMap((item: Item): LineGlyph[] => {
    if (item.kind === 'box') {
      return item.glyphs.map((glyph) => ({ glyph: scaled(glyph), run: item.run }));
    }
    return item.kind === 'glue' ? [{ glyph: grown(item, spread.ratio), run: item.run }] : [];
  });
  if (line.hyphen) {
    const { run, glyph, kern } = line.hyphen;
    const letter = glyphs.pop();
    if (letter) {
      const advance = letter.glyph.advance + kern * spread.scale;
      glyphs.push({ ...letter, glyph: { ...letter.glyph, advance } });
    }
    glyphs.push({ glyph: scaled(glyph), run });
  }
  if (line.tail) glyphs.push({ glyph: line.tail.glyph, run: line.tail.run, tail: true });
  return glyphs;
}

/** The glyph of a space as wide as its line needs it. */
function grown({ glyph, run, stretch, shrink }: Glue, ratio: number): ShapedGlyph {
  if (ratio === 0) return glyph;
  const change = ratio * (ratio > 0 ? stretch : shrink);
  return { ...glyph, advance: glyph.advance + (change * 1000) / run.style.size };
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

/** Where a line begins, and how wide its letters are drawn. */
interface Pen {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

function drawLine(glyphs: readonly LineGlyph[], { x: left, y: baseline, scale }: Pen) {
  const marks: Mark[] = [];
  const grounds: Ground[] = [];
  let x = left;
  let start = 0;
  while (start < glyphs.length) {
    const { run } = glyphs[start]!;
    let end = start;
    while (end < glyphs.length && glyphs[end]!.run === run) end++;
    const pieces = glyphs.slice(start, end);
    const drawn = drawRun(pieces, run, { x, y: baseline - (run.style.rise ?? 0), scale });
    for (const mark of drawn.marks) marks.push(mark);
    if (run.underlined) grounds.push(stroke(run, x, drawn.right, baseline + underlineDepth));
    if (run.struck) {
      const height = (run.face.face.xHeight * run.style.size) / 2000;
      grounds.push(stroke(run, x, drawn.right, baseline - height));
    }
    x = drawn.x;
    start = end;
  }
  return { marks, grounds };
}

/** By eye: clear of the letters, above the next line. */
const underlineDepth = 1.6;

function stroke(run: TextRun, left: number, right: number, y: number): Ground {
  const height = 0.4;
  return { kind: 'box', x: left, y, width: right - left, height, color: run.style.color };
}

/** A run of one line; a glyph that stands off its pen, such as an accent, is drawn on its own. */
function drawRun(pieces: readonly LineGlyph[], run: TextRun, pen: Pen) {
  const { size, color } = run.style;
  const points = size / 1000;
  const drawings: { x: number; y: number; glyphs: GlyphRun['glyphs'][number][] }[] = [];
  let { x } = pen;
  let right = x;
  let apart = true;
  for (const { glyph, tail } of pieces) {
    const { id, text, dx, dy } = glyph;
    const advance = glyph.advance * points;
    const displaced = dx !== 0 || dy !== 0;
    if (apart || displaced)
      drawings.push({ x: x + dx * points, y: pen.y - dy * points, glyphs: [] });
    drawings.at(-1)!.glyphs.push({ id, text, advance });
    apart = displaced;
    x += advance;
    if (!tail) right = x;
  }
  const link = run.link && linkMark(run, pen.x, right, pen.y);
  const marks = drawings.map(
    (drawing): Mark => ({
      owner: run.owner,
      drawing: {
        kind: 'glyphs',
        face: run.face.face,
        size,
        color,
        ...(pen.scale !== 1 && { scale: pen.scale }),
        ...drawing,
      },
      ...(link && { link }),
    }),
  );
  return { marks, x, right };
}

function linkMark(run: TextRun, left: number, right: number, baseline: number): LinkMark {
  const { ascent, descent } = run.face.face;
  const scale = run.style.size / 1000;
  // The ascent of a face covers accents on capitals: a little less makes a neater frame.
  return {
    target: run.link!,
    left,
    top: baseline - ascent * scale * 0.85,
    right,
    bottom: baseline - descent * scale * 0.85,
  };
}
