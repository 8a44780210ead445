/** One way to make a good translation wrong. */
export interface Mutation {
  /** What is done, as the table of results names it: `digit changed`. */
  readonly kind: string;
  /** The translation made wrong; nothing where it holds no such thing. */
  readonly mutate: (target: string, choose: Choose, around: Surroundings) => string | undefined;
  /** What else the check must see: the segments around it, or the whole document. */
  readonly among?: 'neighbours' | 'document';
}

export interface Languages {
  readonly from: string;
  readonly to: string;
}

/** What a translation stands in. */
export interface Surroundings extends Languages {
  readonly source: string;
  /** Other translations of the same document, and one of another. */
  readonly neighbours: readonly string[];
  readonly strangers: readonly string[];
}

/** One of several things, the same on every run. */
export type Choose = <Thing>(things: readonly Thing[]) => Thing | undefined;

/** A chooser that depends on nothing but its seed (mulberry32). */
export function chooser(seed: string): Choose {
  let state = 2166136261;
  for (const unit of seed) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 16777619);
  return (things) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return things[Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * things.length)];
  };
}

/** Replaces one match of a pattern, chosen among all. */
export function replaceOne(
  text: string,
  pattern: RegExp,
  choose: Choose,
  change: (found: string, match: RegExpExecArray) => string | undefined,
): string | undefined {
  const match = choose([...text.matchAll(pattern)]);
  if (!match) return undefined;
  const changed = change(match[0], match);
  if (changed === undefined || changed === match[0]) return undefined;
  return text.slice(0, match.index) + changed + text.slice(match.index + match[0].length);
}
