import { opticalMargins } from '../design/optical.ts';
import type { Glue, Item, Penalty } from './items.ts';
import { type Breakpoint, breakParagraph, breakWithoutHyphens } from './knuth-plass.ts';

/** A line of a paragraph. */
export interface Line {
  readonly items: readonly Item[];
  /** The space at which the line was broken: it is drawn beyond the measure. */
  readonly tail?: Glue;
  /** The hyphen that the break has made visible. */
  readonly hyphen?: NonNullable<Penalty['hyphen']>;
  /** Without the tail, its spaces as they are. */
  readonly width: number;
  /** By how much of their stretch (or, negative, of their shrink) its spaces change. */
  readonly ratio: number;
  /** How far its first sign hangs into the left margin. */
  readonly hang: number;
}

/** Breaks a paragraph into lines no wider than `measure` where its items let it, ragged right. */
export function breakLines(items: readonly Item[], measure: number): Line[] {
  return cut(
    items,
    [...breakGreedily(items, measure), items.length].map((end) => ({ end, ratio: 0 })),
  );
}

/**
 * Breaks a paragraph into lines of one width, the last apart, as even as they can be.
 *
 * @param hangsQuote Whether a quotation mark that opens the paragraph hangs before it as a whole.
 */
export function justifyLines(items: readonly Item[], measure: number, hangsQuote = false): Line[] {
  const { points, ends } = pointsOf(items);
  const opening = hangsQuote ? hangQuote(items) : 0;
  if (opening > 0) points[0] = { ...points[0]!, lead: -opening };
  // Words are divided only where whole ones leave the lines too uneven.
  const lines = breakWithoutHyphens(points, measure) ?? breakParagraph(points, measure);
  const broken = lines.map(({ end, ratio }) => ({ end: ends[end] ?? items.length, ratio }));
  return cut(items, broken).map((line, index) => ({
    ...line,
    hang: index === 0 && opening > 0 ? opening : hangLeft(line.items),
  }));
}

/** The breakpoints of a paragraph, and the items at which they are. */
function pointsOf(items: readonly Item[]): { points: Breakpoint[]; ends: number[] } {
  const points: Breakpoint[] = [pointAt(items, -1, { width: 0, stretch: 0, shrink: 0 })];
  const ends: number[] = [-1];
  const sums = { width: 0, stretch: 0, shrink: 0 };
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index]!;
    if (item.kind !== 'box' && mayBreak(items, index)) {
      points.push(pointAt(items, index, sums));
      ends.push(index);
    }
    if (item.kind === 'penalty') continue;
    sums.width += item.width;
    if (item.kind === 'box') continue;
    sums.stretch += item.stretch;
    sums.shrink += item.shrink;
  }
  points.push(pointAt(items, items.length, sums));
  ends.push(items.length);
  return { points, ends };
}

/** The breakpoint at an item, or before or behind them all. */
function pointAt(
  items: readonly Item[],
  index: number,
  { width, stretch, shrink }: { width: number; stretch: number; shrink: number },
): Breakpoint {
  const item = items[index];
  const glue = item?.kind === 'glue' ? item : undefined;
  const penalty = item?.kind === 'penalty' ? item : undefined;
  const hyphen = penalty?.hyphen && penalty.width - penalty.width * hyphenHang;
  return {
    width,
    stretch,
    shrink,
    nextWidth: glue ? width + glue.width : width,
    nextStretch: glue ? stretch + glue.stretch : stretch,
    nextShrink: glue ? shrink + glue.shrink : shrink,
    tail: hyphen ?? -hangRight(items, index),
    lead: -hangLeft(items, index + 1),
    cost: index === items.length ? Number.NEGATIVE_INFINITY : (penalty?.cost ?? 0),
    hyphenates: hyphen !== undefined,
    flagged: penalty?.flagged ?? false,
  };
}

const hyphenHang = opticalMargins.right.get('-') ?? 0;

/** How far the last sign before an item hangs into the right margin, in points. */
function hangRight(items: readonly Item[], end: number): number {
  const box = items[end - 1];
  if (box?.kind !== 'box') return 0;
  const glyph = box.glyphs.at(-1);
  const share = glyph && opticalMargins.right.get(glyph.text);
  return share ? (share * glyph.advance * box.run.style.size) / 1000 : 0;
}

/** How far the first sign of a line hangs into the left margin, in points. */
function hangLeft(items: readonly Item[], start = 0): number {
  const box = items[start];
  if (box?.kind !== 'box') return 0;
  const [glyph] = box.glyphs;
  const share = glyph && opticalMargins.left.get(glyph.text);
  return share ? (share * glyph.advance * box.run.style.size) / 1000 : 0;
}

/** The width of a quotation mark that opens a paragraph, and of the space that belongs to it. */
function hangQuote(items: readonly Item[]): number {
  const [box, ...others] = items.slice(0, 3);
  const glyph = box?.kind === 'box' ? box.glyphs[0] : undefined;
  if (box?.kind !== 'box' || !glyph || !/^[“„«‘‹]$/.test(glyph.text)) return 0;
  const width = (glyph.advance * box.run.style.size) / 1000;
  const space = box.glyphs.length === 1 && others.find((item) => item.kind === 'glue');
  return space ? width + space.width : width;
}

/** The indices of the items at which lines end: on every line as much as it holds. */
function breakGreedily(items: readonly Item[], measure: number): number[] {
  const breaks: number[] = [];
  let width = 0;
  let last: { index: number; width: number } | undefined;
  for (const [index, item] of items.entries()) {
    if (item.kind === 'box' && width + item.width > measure + tolerance && last) {
      breaks.push(last.index);
      width -= last.width;
      last = undefined;
    }
    if (mayBreak(items, index)) {
      if (item.kind === 'penalty' && item.cost === -Infinity) {
        breaks.push(index);
        width = 0;
        last = undefined;
        continue;
      }
      const hyphen = item.kind === 'penalty' ? item.width : 0;
      if (width + hyphen <= measure + tolerance || !last) {
        last = { index, width: width + (item.kind === 'glue' ? item.width : 0) };
      }
    }
    if (item.kind !== 'penalty') width += item.width;
  }
  return breaks;
}

/** Widths are sums of fractions: equal means equal to within this many points. */
const tolerance = 1e-6;

function mayBreak(items: readonly Item[], index: number): boolean {
  const item = items[index]!;
  if (item.kind === 'penalty') return item.cost < Infinity;
  const before = items[index - 1];
  return item.kind === 'glue' && !(before?.kind === 'penalty' && before.cost === Infinity);
}

function cut(
  items: readonly Item[],
  breaks: readonly { readonly end: number; readonly ratio: number }[],
): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { end, ratio } of breaks) {
    const at = items[end];
    let shown = items.slice(start, end);
    let tail = at?.kind === 'glue' ? at : undefined;
    const beforeForced = shown.at(-1);
    if (at?.kind === 'penalty' && at.cost === -Infinity && beforeForced?.kind === 'glue') {
      tail = beforeForced;
      shown = shown.slice(0, -1);
    }
    const hyphen = at?.kind === 'penalty' ? at.hyphen : undefined;
    const width = shown.reduce((sum, item) => sum + (item.kind === 'penalty' ? 0 : item.width), 0);
    lines.push({
      items: shown,
      ...(tail && { tail }),
      ...(hyphen && { hyphen }),
      width: width + (at?.kind === 'penalty' ? at.width : 0),
      ratio,
      hang: 0,
    });
    start = end + 1;
  }
  return lines;
}
