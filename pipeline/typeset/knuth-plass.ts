/**
 * A place where a line may end, and what the line before and the line after would be: widths are
 * sums over everything before the place, in points.
 */
export interface Breakpoint {
  /** Sums up to the end of a line that ends here. */
  readonly width: number;
  readonly stretch: number;
  readonly shrink: number;
  /** Sums up to the beginning of a line that starts behind it: the space itself is dropped. */
  readonly nextWidth: number;
  readonly nextStretch: number;
  readonly nextShrink: number;
  /** What a line gains that ends here: a hyphen's width, less what hangs into the margin. */
  readonly tail: number;
  /** What a line gains that starts here: less than 0 where its first sign hangs into the margin. */
  readonly lead: number;
  /** What it costs to end here; `-Infinity` if a line must. */
  readonly cost: number;
  /** Whether the break makes a hyphen that the text does not have. */
  readonly hyphenates: boolean;
  /** Whether the line then ends in a hyphen, be it the text's own. */
  readonly flagged: boolean;
}

/** A line of the best breaking. */
export interface BrokenLine {
  /** Index of the breakpoint at which it ends. */
  readonly end: number;
  /** By how much of their stretch (or, negative, of their shrink) its spaces change. */
  readonly ratio: number;
}

/**
 * Tuning of the breaker; demerits are those of TeX (D. E. Knuth, *The TeXbook*, chapter 14).
 *
 * `looseLimit` is the stated limit of looseness: no line's spaces grow beyond it where the paragraph
 * can be set without.
 */
export const tuning = {
  linePenalty: 10,
  /** A hyphen that the text does not have. */
  hyphenPenalty: 80,
  /** One that leaves two letters on a line, or sends them to the next; by eye. */
  shortHyphenPenalty: 300,
  /** Two lines in a row that end in such hyphens. */
  doubleHyphenDemerits: 10_000,
  /** The last line but one: more than the 5000 of plain TeX, because it is nearly always idle. */
  finalHyphenDemerits: 100_000,
  /** A tight line beside a loose one. */
  adjacencyDemerits: 10_000,
  /** Without hyphens, a paragraph must be as even as this to be accepted. */
  firstLimit: 1,
  looseLimit: 1.7,
  /** Never more than so many hyphens on end. */
  hyphensInARow: 2,
} as const;

/**
 * Breaks a paragraph without making hyphens, if its lines are even enough so: then nobody need ask
 * where its words may be divided. Parameters as for `breakParagraph`.
 */
export function breakWithoutHyphens(
  points: readonly Breakpoint[],
  measure: number,
): BrokenLine[] | undefined {
  return tryBreaking(points, measure, { limit: tuning.firstLimit, hyphens: false });
}

/**
 * Breaks a paragraph into lines of one width so that all its lines together are as even as can be.
 *
 * D. E. Knuth and M. F. Plass, “Breaking Paragraphs into Lines”, Software: Practice and Experience 11
 * (1981). First with hyphens, then with spaces as wide as they must be; a line that nothing can
 * shorten enough is let stand out.
 *
 * @param points All legal breakpoints: the first is the paragraph's beginning, the last its end.
 * @param measure Width of the lines, in points.
 */
export function breakParagraph(points: readonly Breakpoint[], measure: number): BrokenLine[] {
  return (
    tryBreaking(points, measure, { limit: tuning.looseLimit, hyphens: true }) ??
    tryBreaking(points, measure, { limit: Number.POSITIVE_INFINITY, hyphens: true }) ??
    []
  );
}

interface Pass {
  /** Greatest ratio of a line. */
  readonly limit: number;
  readonly hyphens: boolean;
}

/** The best way to a breakpoint, among those that end in lines of one kind. */
interface Node {
  readonly at: number;
  readonly demerits: number;
  readonly ratio: number;
  /** 0 tight, 1 normal, 2 loose, 3 very loose. */
  readonly fitness: number;
  /** How many lines on end have ended in a hyphen. */
  readonly hyphens: number;
  readonly previous: Node | undefined;
}

/** Nothing, if not all lines can keep to the pass's limits. */
function tryBreaking(
  points: readonly Breakpoint[],
  measure: number,
  pass: Pass,
): BrokenLine[] | undefined {
  const last = points.length - 1;
  let active: Node[] = [
    { at: 0, demerits: 0, ratio: 0, fitness: 1, hyphens: 0, previous: undefined },
  ];
  for (let at = 1; at <= last; at += 1) {
    const point = points[at] as Breakpoint;
    if (point.hyphenates && !pass.hyphens) continue;
    const isLast = at === last;
    const isForced = point.cost === Number.NEGATIVE_INFINITY;
    const kept: Node[] = [];
    const best: (Node | undefined)[] = [];
    for (const node of active) {
      const ratio = ratioOf(points[node.at] as Breakpoint, point, measure, isLast);
      if (ratio >= -1 && !isForced) kept.push(node);
      if (ratio < -1 || ratio > pass.limit) continue;
      const next = extend(node, { at, ratio, point, isLast });
      if (!next) continue;
      const kind = next.fitness * (tuning.hyphensInARow + 1) + next.hyphens;
      if (next.demerits < (best[kind]?.demerits ?? Number.POSITIVE_INFINITY)) best[kind] = next;
    }
    for (const node of best) if (node) kept.push(node);
    if (kept.length === 0) {
      if (pass.limit !== Number.POSITIVE_INFINITY) return undefined;
      kept.push(standOut(active, at));
    }
    active = kept;
  }
  return linesTo(cheapest(active));
}

/** How much the spaces of a line must grow or shrink; below -1 it is too long. */
function ratioOf(from: Breakpoint, to: Breakpoint, measure: number, isLast: boolean): number {
  const length = to.width + to.tail - from.nextWidth + from.lead;
  // Sums of fractions: equal means equal to within a millionth of a point.
  const missing = measure - length;
  if (Math.abs(missing) < 1e-6) return 0;
  if (missing > 0) {
    if (isLast || to.cost === Number.NEGATIVE_INFINITY) return 0;
    const stretch = to.stretch - from.nextStretch;
    return stretch > 0 ? missing / stretch : Number.MAX_VALUE;
  }
  const shrink = to.shrink - from.nextShrink;
  return shrink > 0 ? missing / shrink : -Number.MAX_VALUE;
}

/** Beyond it a line is as bad as a line can be; its square keeps clear of a number's precision. */
const worstBadness = 1e6;

function extend(
  node: Node,
  { at, ratio, point, isLast }: { at: number; ratio: number; point: Breakpoint; isLast: boolean },
): Node | undefined {
  const hyphens = point.flagged ? node.hyphens + 1 : 0;
  if (hyphens > tuning.hyphensInARow) return undefined;
  const fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
  const badness = Math.min(100 * Math.abs(ratio) ** 3, worstBadness);
  let demerits = node.demerits + (tuning.linePenalty + badness) ** 2;
  if (point.cost !== Number.NEGATIVE_INFINITY) demerits += point.cost ** 2;
  if (hyphens > 1) demerits += tuning.doubleHyphenDemerits;
  if (isLast && node.hyphens > 0) demerits += tuning.finalHyphenDemerits;
  if (Math.abs(fitness - node.fitness) > 1) demerits += tuning.adjacencyDemerits;
  return { at, demerits, ratio, fitness, hyphens, previous: node };
}

/** The line that is too long for its measure, where no better one exists: as short as can be. */
function standOut(active: readonly Node[], at: number): Node {
  const node = active.reduce((one, other) => (other.at > one.at ? other : one));
  return { at, demerits: node.demerits, ratio: -1, fitness: 0, hyphens: 0, previous: node };
}

function cheapest(nodes: readonly Node[]): Node | undefined {
  return nodes.reduce<Node | undefined>(
    (best, node) => (best && best.demerits <= node.demerits ? best : node),
    undefined,
  );
}

function linesTo(end: Node | undefined): BrokenLine[] {
  const lines: BrokenLine[] = [];
  for (let node = end; node?.previous; node = node.previous) {
    lines.push({ end: node.at, ratio: node.ratio });
  }
  return lines.reverse();
}
