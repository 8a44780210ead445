import type { Glue, Item, Penalty } from './items.ts';

/** A line of a paragraph. */
export interface Line {
  readonly items: readonly Item[];
  /** The space at which the line was broken: it is drawn beyond the measure. */
  readonly tail?: Glue;
  /** The hyphen that the break has made visible. */
  readonly hyphen?: NonNullable<Penalty['hyphen']>;
  /** Without the tail. */
  readonly width: number;
}

/** Breaks a paragraph into lines no wider than `measure` where its items let it. */
export function breakLines(items: readonly Item[], measure: number): Line[] {
  return cut(items, breakGreedily(items, measure));
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

function cut(items: readonly Item[], breaks: readonly number[]): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const index of [...breaks, items.length]) {
    const at = items[index];
    let shown = items.slice(start, index);
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
    });
    start = index + 1;
  }
  return lines;
}
