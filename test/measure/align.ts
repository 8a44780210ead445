import { parseMarkdown } from '../../pipeline/parse/markdown.ts';
import { slotsOf } from '../../pipeline/parse/segments.ts';

/**
 * The segments of two documents that belong together, one to one: the cheapest way through both
 * by kind, length and shared Latin words and addresses (after Gale and Church, 1993). Figures do
 * not count: they are what is to be measured.
 */
export function alignDocuments(source: string, target: string): [string, string][] {
  const [mine, its] = [segmentsOf(source), segmentsOf(target)];
  const costs: number[][] = Array.from({ length: mine.length + 1 }, () => []);
  const moves: number[][] = Array.from({ length: mine.length + 1 }, () => []);
  for (let i = 0; i <= mine.length; i++) {
    for (let j = 0; j <= its.length; j++) {
      const one = mine[i - 1];
      const other = its[j - 1];
      const ways: [number, number][] = [];
      if (one && other) ways.push([(costs[i - 1]?.[j - 1] ?? 0) + costOf(one, other), 0]);
      if (one) ways.push([(costs[i - 1]?.[j] ?? 0) + skip, 1]);
      if (other) ways.push([(costs[i]?.[j - 1] ?? 0) + skip, 2]);
      const [cost, move] = ways.sort((a, b) => a[0] - b[0])[0] ?? [0, 0];
      (costs[i] as number[])[j] = cost;
      (moves[i] as number[])[j] = move;
    }
  }
  const pairs: [string, string][] = [];
  for (let i = mine.length, j = its.length; i > 0 || j > 0; ) {
    const move = i === 0 ? 2 : j === 0 ? 1 : moves[i]?.[j];
    const [one, other] = [mine[i - 1], its[j - 1]];
    if (move === 0 && one && other && costOf(one, other) < sure)
      pairs.unshift([one.text, other.text]);
    if (move !== 2) i -= 1;
    if (move !== 1) j -= 1;
  }
  return pairs;
}

// Chosen by eye on releases whose translations lack a paragraph here and there.
const skip = 0.7;
const sure = 0.9;

interface Block {
  readonly text: string;
  readonly kind: string;
  readonly words: ReadonlySet<string>;
}

function segmentsOf(markdown: string): Block[] {
  const tree = parseMarkdown(markdown);
  return slotsOf(tree, 'document.md').map(({ segment: { key, kind } }) => ({
    text: key,
    kind,
    words: new Set(key.match(/[A-Z][A-Za-z]{2,}|https?:\/\/[^\s)\d]+/g)),
  }));
}

function costOf(one: Block, other: Block): number {
  const ratio = Math.abs(Math.log((one.text.length + 8) / (other.text.length * 0.9 + 8)));
  const kind = one.kind === other.kind ? 0 : 0.8;
  const shared = [...one.words].filter((word) => other.words.has(word)).length;
  const most = Math.max(1, Math.min(one.words.size, other.words.size));
  return ratio + kind + (one.words.size && other.words.size ? 0.5 * (1 - shared / most) : 0.2);
}
