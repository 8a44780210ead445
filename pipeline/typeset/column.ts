import type { Column } from '../design/page.ts';

/** Chosen by eye: a few words still fit beside each other. */
const narrowest = 90;

/** A column without a strip at its left; one that is narrow already stays as it is. */
export function indented({ x, width }: Column, indent: number): Column {
  return width - indent < narrowest ? { x, width } : { x: x + indent, width: width - indent };
}

/** What a column of a table asks for, in points. */
export interface Need {
  /** Of the widest cell on one line. */
  readonly whole: number;
  /** Of the longest word. */
  readonly word: number;
}

/**
 * Shares a width out among columns. A column gets what its widest cell needs as long as that is no
 * more than its fair share; the others share what is left by need, but none gets less than its
 * longest word as long as there is room for them all.
 */
export function shareWidth(needs: readonly Need[], room: number): number[] {
  const least = sum(needs.map(({ word }) => word));
  if (least >= room) return needs.map(({ word }) => (room * word) / least);
  const modest = new Set<Need>();
  let left = room;
  for (const need of needs.toSorted((a, b) => a.whole - b.whole)) {
    if (need.whole > left / (needs.length - modest.size)) break;
    modest.add(need);
    left -= need.whole;
  }
  if (modest.size === needs.length) return needs.map(({ whole }) => whole + left / needs.length);
  const greedy = needs.filter((need) => !modest.has(need));
  const spare = left - sum(greedy.map(({ word }) => word));
  // Fair shares may leave too little for a long word: then everyone shares by need.
  if (spare < 0) return needs.map((need) => byNeed(need, needs, room - least));
  return needs.map((need) => (modest.has(need) ? need.whole : byNeed(need, greedy, spare)));
}

/** The longest word of a column, and its part of what is to spare among these columns. */
function byNeed({ whole, word }: Need, among: readonly Need[], spare: number): number {
  const wanted = sum(among.map((need) => need.whole - need.word));
  return word + (spare * (whole - word)) / Math.max(wanted, 1e-6);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
