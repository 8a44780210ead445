import { parseMarkdown } from '../../pipeline/parse/markdown.ts';
import { slotsOf } from '../../pipeline/parse/segments.ts';

/**
 * The segments of two documents that belong together: the cheapest way through both by kind, length
 * (after Gale and Church, 1993) and words that begin alike or are the same (after Simard, Foster
 * and Isabelle, 1992). Two paragraphs of one may be one of the other; what has no counterpart is
 * left out. Figures do not count: they are what is to be measured.
 */
export function alignDocuments(source: string, target: string): [string, string][] {
  const [mine, its] = [segmentsOf(source), segmentsOf(target)];
  const weights = weigh([...mine, ...its]);
  const steps: (Step | undefined)[][] = mine.concat(end).map(() => []);
  for (let i = 0; i <= mine.length; i++) {
    for (let j = 0; j <= its.length; j++) {
      let best: Step | undefined;
      for (const [left, right] of beads) {
        if (i < left || j < right) continue;
        const before = steps[i - left]?.[j - right]?.cost ?? 0;
        const [one, other] = [joined(mine.slice(i - left, i)), joined(its.slice(j - right, j))];
        if ((left > 0 && !one) || (right > 0 && !other)) continue;
        const own = one && other ? costOf(one, other, weights) + (left + right - 2) * merge : skip;
        if (!best || before + own < best.cost) {
          best = {
            cost: before + own,
            own,
            left,
            right,
            pair: one && other && [one.text, other.text],
          };
        }
      }
      (steps[i] as (Step | undefined)[])[j] = best;
    }
  }
  const pairs: [string, string][] = [];
  for (let i = mine.length, j = its.length; i > 0 || j > 0; ) {
    const step = steps[i]?.[j];
    if (!step) break;
    if (step.pair && step.own < sure) pairs.unshift(step.pair);
    i -= step.left;
    j -= step.right;
  }
  return pairs;
}

interface Step {
  readonly cost: number;
  /** What this step alone costs. */
  readonly own: number;
  readonly left: number;
  readonly right: number;
  readonly pair: [string, string] | undefined;
}

/** How many segments of each document make one pair. */
const beads = [
  [1, 1],
  [1, 0],
  [0, 1],
  [2, 1],
  [1, 2],
] as const;

// Chosen by eye on releases whose translations lack a paragraph here and there.
const skip = 0.75;
const merge = 0.9;
const sure = 1.45;

interface Block {
  readonly text: string;
  readonly kind: string;
  readonly words: ReadonlySet<string>;
}

const end: Block = { text: '', kind: '', words: new Set() };

function segmentsOf(markdown: string): Block[] {
  const tree = parseMarkdown(markdown);
  return slotsOf(tree, 'document.md').map(({ segment: { key, kind } }) => ({
    text: key,
    kind,
    words: new Set(wordsOf(key)),
  }));
}

/** Beginnings of Latin words, which languages share, and addresses; without figures. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}|\d+/gu, '');
  const addresses = plain.match(/(?:https?:\/\/|www\.|#|[\w.]+@)[^\s)>\]]+/g) ?? [];
  const words = plain.match(/(?<![\p{L}\p{N}])[A-Za-z]{4,}/gu) ?? [];
  return [...addresses, ...words.map((word) => word.slice(0, 4).toLowerCase())];
}

/** Several paragraphs as one; nothing if they are none. */
function joined(blocks: readonly Block[]): Block | undefined {
  const [first, second] = blocks;
  if (!first || !second) return first;
  if (first.kind !== 'paragraph' || second.kind !== 'paragraph') return undefined;
  return {
    text: `${first.text} ${second.text}`,
    kind: first.kind,
    words: new Set([...first.words, ...second.words]),
  };
}

/** What stands everywhere says little. */
function weigh(blocks: readonly Block[]): (words: Iterable<string>) => number {
  const counts = new Map<string, number>();
  for (const { words } of blocks) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (words) => [...words].reduce((sum, word) => sum + 1 / Math.sqrt(counts.get(word) ?? 1), 0);
}

function costOf(one: Block, other: Block, weights: (words: Iterable<string>) => number): number {
  const ratio = Math.abs(Math.log((one.text.length + 8) / (other.text.length * 0.9 + 8)));
  const kind = one.kind === other.kind ? 0 : 0.8;
  const shared = weights([...one.words].filter((word) => other.words.has(word)));
  const most = Math.min(weights(one.words), weights(other.words));
  // A text of few words says little either way.
  const unlike = most === 0 ? 0.4 : 1 - Math.min(1, (1.5 * shared + 0.2) / (most + 0.2));
  return Math.min(ratio, 1.5) * 0.7 + kind + unlike;
}
