import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Breakpoint,
  type BrokenLine,
  breakParagraph,
  breakWithoutHyphens,
  tuning,
} from '../pipeline/typeset/knuth-plass.ts';

/** A word is a list of syllables; a space is as wide as 3, grows by 1.5 and shrinks by 1. */
type Word = readonly number[];

const hyphen = 2;

/** The breakpoints of words set one after another: after each, and after each of its syllables. */
function pointsOf(words: readonly Word[], forced: readonly number[] = []): Breakpoint[] {
  const points: Breakpoint[] = [];
  let width = 0;
  let spaces = 0;
  const add = (space: number, more: Partial<Breakpoint>) => {
    points.push({
      width,
      stretch: spaces * 1.5,
      shrink: spaces,
      nextWidth: width + 3 * space,
      nextStretch: (spaces + space) * 1.5,
      nextShrink: spaces + space,
      tail: 0,
      lead: 0,
      cost: 0,
      hyphenates: false,
      flagged: false,
      ...more,
    });
  };
  add(0, {});
  for (const [index, word] of words.entries()) {
    for (const [place, syllable] of word.entries()) {
      if (place > 0)
        add(0, { tail: hyphen, cost: tuning.hyphenPenalty, hyphenates: true, flagged: true });
      width += syllable;
    }
    if (index === words.length - 1) add(0, { cost: Number.NEGATIVE_INFINITY });
    else {
      add(1, forced.includes(index) ? { cost: Number.NEGATIVE_INFINITY } : {});
      width += 3;
      spaces += 1;
    }
  }
  return points;
}

const word = fc.array(fc.integer({ min: 2, max: 14 }), { minLength: 1, maxLength: 3 });
const paragraph = fc.array(word, { minLength: 1, maxLength: 7 });
const measure = fc.integer({ min: 20, max: 60 });

describe('breaking a paragraph', () => {
  it('finds what trying every way finds', () => {
    fc.assert(
      fc.property(paragraph, measure, (words, width) => {
        const points = pointsOf(words);
        const found = breakAsEver(points, width);
        const best = tryEveryWay(points, width);
        if (!best) return;
        expect(demeritsOf(points, found, width)).toBeCloseTo(best, 3);
      }),
      { numRuns: 600 },
    );
  });

  it('never ends more than two lines on end in a hyphen', () => {
    const long = fc.array(
      fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 3, maxLength: 5 }),
      {
        minLength: 10,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(long, fc.integer({ min: 40, max: 90 }), (words, width) => {
        const points = pointsOf(words);
        const ends = breakAsEver(points, width).map(({ end }) => points[end]?.hyphenates);
        for (let at = 2; at < ends.length; at += 1) {
          expect(ends[at] && ends[at - 1] && ends[at - 2]).toBe(false);
        }
      }),
    );
  });

  it('keeps to the limit of looseness where it can be kept', () => {
    fc.assert(
      fc.property(paragraph, measure, (words, width) => {
        const points = pointsOf(words);
        const loosest = Math.max(...breakAsEver(points, width).map(({ ratio }) => ratio));
        if (loosest > tuning.looseLimit)
          expect(tryEveryWay(points, width, tuning.looseLimit)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('ends a line where it must', () => {
    const points = pointsOf([[5], [5], [5], [5]], [1]);
    expect(breakAsEver(points, 100).map(({ end }) => end)).toEqual([2, 4]);
  });

  it('reaches the end whatever is too long', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 2 }), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.integer({ min: 1, max: 50 }),
        (words, width) => {
          const points = pointsOf(words);
          const ends = breakAsEver(points, width).map(({ end }) => end);
          expect(ends.at(-1)).toBe(points.length - 1);
          expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
        },
      ),
    );
  });

  it('takes no longer than a long text needs', () => {
    const points = pointsOf(
      Array.from({ length: 30_000 }, (_, index) => [3 + (index % 5), 4, 2 + (index % 3)]),
    );
    expect(breakAsEver(points, 120).length).toBeGreaterThan(1000);
  });
});

/** As a paragraph is broken: without hyphens if that will do, else with them. */
function breakAsEver(points: readonly Breakpoint[], width: number): BrokenLine[] {
  return breakWithoutHyphens(points, width) ?? breakParagraph(points, width);
}

/** The fewest demerits of all ways to break; the passes of the breaker, one after the other. */
function tryEveryWay(
  points: readonly Breakpoint[],
  width: number,
  only?: number,
): number | undefined {
  const passes = only
    ? [{ limit: only, hyphens: true }]
    : [
        { limit: tuning.firstLimit, hyphens: false },
        { limit: tuning.looseLimit, hyphens: true },
        { limit: Number.POSITIVE_INFINITY, hyphens: true },
      ];
  const inner = Array.from({ length: points.length - 2 }, (_, index) => index + 1);
  for (const { limit, hyphens } of passes) {
    let best: number | undefined;
    for (let subset = 0; subset < 2 ** inner.length; subset += 1) {
      const ends = [...inner.filter((_, bit) => subset & (1 << bit)), points.length - 1];
      if (!hyphens && ends.some((end) => points[end]?.hyphenates)) continue;
      const lines = ends.map((end, line) => ({
        end,
        ratio: ratioOf(points, ends[line - 1] ?? 0, end, width),
      }));
      if (lines.some(({ ratio }) => ratio < -1 || ratio > limit)) continue;
      const demerits = demeritsOf(points, lines, width);
      if (demerits !== undefined && demerits < (best ?? Number.POSITIVE_INFINITY)) best = demerits;
    }
    if (best !== undefined) return best;
  }
  return undefined;
}

function ratioOf(points: readonly Breakpoint[], from: number, to: number, width: number): number {
  const [start, end] = [points[from] as Breakpoint, points[to] as Breakpoint];
  const missing = width - (end.width + end.tail - start.nextWidth);
  if (missing === 0 || (missing > 0 && to === points.length - 1)) return 0;
  const room = missing > 0 ? end.stretch - start.nextStretch : end.shrink - start.nextShrink;
  return room > 0 ? missing / room : Math.sign(missing) * Number.MAX_VALUE;
}

/** TeX's demerits of a whole paragraph; nothing for three hyphens on end. */
function demeritsOf(
  points: readonly Breakpoint[],
  lines: readonly BrokenLine[],
  width: number,
): number | undefined {
  let sum = 0;
  let hyphens = 0;
  let fitness = 1;
  for (const [index, { end }] of lines.entries()) {
    const ratio = ratioOf(points, lines[index - 1]?.end ?? 0, end, width);
    const point = points[end] as Breakpoint;
    const wasHyphen = hyphens > 0;
    hyphens = point.hyphenates ? hyphens + 1 : 0;
    if (hyphens > 2) return undefined;
    const kind = [-0.5, 0.5, 1].filter(
      (edge) => ratio > edge || (edge === -0.5 && ratio >= edge),
    ).length;
    sum += (10 + Math.min(100 * Math.abs(ratio) ** 3, 1e6)) ** 2;
    if (point.hyphenates) sum += tuning.hyphenPenalty ** 2;
    if (hyphens === 2) sum += tuning.doubleHyphenDemerits;
    if (index === lines.length - 1 && wasHyphen) sum += tuning.finalHyphenDemerits;
    if (Math.abs(kind - fitness) > 1) sum += tuning.adjacencyDemerits;
    fitness = kind;
  }
  return sum;
}
