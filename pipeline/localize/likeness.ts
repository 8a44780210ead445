import { distance } from 'fastest-levenshtein';

/** How alike two texts must be for one to be taken for an earlier form of the other. */
export const alike = 0.45;

/** A text, prepared for being compared with many. */
export interface Words {
  readonly text: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Takes a text apart into its words, in small letters. */
export function wordsOf(text: string): Words {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { text, counts, total: words.length };
}

/**
 * How alike two texts are, from 0 to 1: Dice's coefficient of their bags of words,
 * 2·|A∩B| / (|A|+|B|); between texts of a few words, where one letter makes another word, the share
 * of letters that stay (Levenshtein), if that is more.
 */
export function likeness(left: Words, right: Words): number {
  let common = 0;
  for (const [word, count] of left.counts) common += Math.min(count, right.counts.get(word) ?? 0);
  const dice = (2 * common) / (left.total + right.total || 1);
  if (Math.min(left.total, right.total) >= few) return dice;
  const [a, b] = [left.text.toLowerCase(), right.text.toLowerCase()];
  const longest = Math.max(a.length, b.length);
  if (longest > short) return dice;
  return Math.max(dice, 1 - distance(a, b) / (longest || 1));
}

const few = 4;
const short = 60;

/**
 * Pairs each text with the earlier one that it most likely comes from: the most alike pair first,
 * of equal ones that which comes first. No text is in two pairs.
 *
 * @param floors How alike a pair with each earlier text must be at least, where more is asked.
 * @returns Indexes into both lists.
 */
export function pairUp(
  texts: readonly string[],
  earlier: readonly string[],
  floors: readonly number[] = [],
): { readonly text: number; readonly earlier: number }[] {
  const old = earlier.map(wordsOf);
  const candidates = texts
    .map(wordsOf)
    .flatMap((words, text) =>
      old
        .map((other, index) => ({ text, earlier: index, like: likenessAbove(words, other) }))
        .filter(({ like, earlier: index }) => like >= alike && like > (floors[index] ?? 0)),
    );
  candidates.sort((a, b) => b.like - a.like || a.text - b.text || a.earlier - b.earlier);
  const taken = { texts: new Set<number>(), earlier: new Set<number>() };
  return candidates.filter((pair) => {
    if (taken.texts.has(pair.text) || taken.earlier.has(pair.earlier)) return false;
    taken.texts.add(pair.text);
    taken.earlier.add(pair.earlier);
    return true;
  });
}

/** The likeness, or 0 without counting where lengths alone forbid that it is enough. */
function likenessAbove(left: Words, right: Words): number {
  const most = (2 * Math.min(left.total, right.total)) / (left.total + right.total || 1);
  const isShort = Math.min(left.total, right.total) < few;
  return isShort || most >= alike ? likeness(left, right) : 0;
}
