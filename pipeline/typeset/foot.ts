import type { PlacedStrip } from './pile.ts';
import type { Strip } from './strip.ts';

/**
 * The notes of a document as one column, of which each page shows a piece at its foot. Where a
 * piece begins and ends is counted in strips from the start of the column.
 */
export class NoteColumn {
  /** For every place in the flow: how many strips of notes the text before it brings. */
  readonly broughtBy: readonly number[];
  /** For every place in the flow: how many of them must have been shown for all notes to have begun. */
  readonly begunBy: readonly number[];
  readonly #strips: readonly Strip[];
  /** The lower edge of each strip from the top of the column, and 0 before the first. */
  readonly #edges: readonly number[];
  readonly #rule: Strip;

  /** @param rule Stands between the text of a page and its notes. */
  constructor(flow: readonly Strip[], rule: Strip) {
    const strips: Strip[] = [];
    const starts = flow.map(({ notes = [] }) => {
      let start = -1;
      for (const note of notes) {
        start = strips.length;
        for (const strip of note) strips.push(strip);
      }
      return { start, end: strips.length };
    });
    this.#strips = strips;
    this.#rule = rule;
    const edges = [0];
    for (const { before, height } of strips) edges.push(edges.at(-1)! + before + height);
    this.#edges = edges;
    this.broughtBy = [0, ...starts.map(({ end }) => end)];
    let begun = 0;
    this.begunBy = [
      0,
      ...starts.map(({ start }) => (begun = start < 0 ? begun : this.leastFrom(start))),
    ];
  }

  /** The first place behind this one at which a page may end. */
  leastFrom(from: number): number {
    let to = from + 1;
    while (to < this.#strips.length && this.#strips[to - 1]!.keep) to++;
    return to;
  }

  /** The height of a piece with the rule above it. */
  heightOf(from: number, to: number): number {
    if (from === to) return 0;
    const dropped = this.#strips[from]!.before;
    return this.#rule.height + this.#edges[to]! - this.#edges[from]! - dropped;
  }

  /**
   * How far the notes get on a page that has this room for them; nothing if one that has begun on
   * the page before cannot go on.
   *
   * @param from What the pages before have shown of the text and of the notes.
   * @param text Where the text of this page ends.
   */
  fit(
    from: { readonly text: number; readonly notes: number },
    text: number,
    room: number,
  ): number | undefined {
    if (room < -tolerance) return undefined;
    const all = this.broughtBy[text]!;
    let fitting = from.notes < this.broughtBy[from.text]! ? undefined : from.notes;
    for (let to = from.notes + 1; to <= all; to++) {
      if (this.heightOf(from.notes, to) > room + tolerance) break;
      if (to === all || !this.#strips[to - 1]!.keep) fitting = to;
    }
    return fitting;
  }

  /** Places a piece so that it ends at the bottom of the page. */
  place(from: number, to: number, bottom: number): PlacedStrip[] {
    if (from === to) return [];
    let y = bottom - this.heightOf(from, to);
    const placed: PlacedStrip[] = [{ strip: this.#rule, y, before: 0 }];
    y += this.#rule.height;
    for (const [index, strip] of this.#strips.slice(from, to).entries()) {
      const before = index === 0 ? 0 : strip.before;
      y += before;
      placed.push({ strip, y, before });
      y += strip.height;
    }
    return placed;
  }
}

/** Heights are sums of fractions: equal means equal to within this many points. */
const tolerance = 1e-6;
