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
  return likenessOf(left, right, common);
}

/** The likeness of two texts that have so many words in common. */
function likenessOf(left: Words, right: Words, common: number): number {
  const dice = (2 * common) / (left.total + right.total || 1);
  if (Math.min(left.total, right.total) >= few) return dice;
  const longest = Math.max(left.text.length, right.text.length);
  const shortest = Math.min(left.text.length, right.text.length);
  // As many letters as one is longer cannot stay.
  if (longest > short || shortest / (longest || 1) < alike) return dice;
  const letters = distance(left.text.toLowerCase(), right.text.toLowerCase());
  return Math.max(dice, 1 - letters / (longest || 1));
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
  const index = indexWords(old);
  const candidates = texts.flatMap((text, at) => {
    const words = wordsOf(text);
    const common = countCommon(words, index, old.length);
    return old
      .map((other, which) => ({
        text: at,
        earlier: which,
        like: likenessOf(words, other, common[which] ?? 0),
      }))
      .filter(({ like, earlier: which }) => like >= alike && like > (floors[which] ?? 0));
  });
  candidates.sort((a, b) => b.like - a.like || a.text - b.text || a.earlier - b.earlier);
  const taken = { texts: new Set<number>(), earlier: new Set<number>() };
  return candidates.filter((pair) => {
    if (taken.texts.has(pair.text) || taken.earlier.has(pair.earlier)) return false;
    taken.texts.add(pair.text);
    taken.earlier.add(pair.earlier);
    return true;
  });
}

/** In which texts each word stands, and how often. */
type WordIndex = ReadonlyMap<string, readonly { readonly text: number; readonly count: number }[]>;

function indexWords(texts: readonly Words[]): WordIndex {
  const index = new Map<string, { text: number; count: number }[]>();
  for (const [text, { counts }] of texts.entries()) {
    for (const [word, count] of counts) {
      const places = index.get(word);
      if (places) places.push({ text, count });
      else index.set(word, [{ text, count }]);
    }
  }
  return index;
}

/** How many words a text has in common with each of the others: fast enough for thousands. */
function countCommon({ counts }: Words, index: WordIndex, texts: number): Float64Array {
  const common = new Float64Array(texts);
  for (const [word, count] of counts) {
    for (const place of index.get(word) ?? []) {
      common[place.text] = (common[place.text] ?? 0) + Math.min(count, place.count);
    }
  }
  return common;
}
