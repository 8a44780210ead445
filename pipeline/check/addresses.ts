import { distance } from 'fastest-levenshtein';
import type { PhrasingContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Overview, Pair } from './question.ts';
import { bare } from './tokens.ts';

/**
 * Asks whether an address that was itself translated has a slip: nothing in the source says how it
 * is written. Two things do. What one address of the source became here, it should become
 * everywhere (numerique.example.org, not numeriqve.example.org); and its words are most likely
 * words of the text, too (…/principes-numeriques below “principes numériques”).
 */
export const findMisspeltAddresses: Overview = (pairs) => {
  const translated = pairs.flatMap((pair) => translatedIn(pair));
  if (translated.length === 0) return [];
  const uneven = findUneven(translated);
  const told = new Set(uneven.map(({ link }) => link));
  const words = countWords(pairs);
  const misspelt = translated.flatMap((link) => {
    const slip = told.has(link) ? undefined : findSlip(link, words);
    return slip ? [{ link, ...slip }] : [];
  });
  return [...uneven, ...misspelt].map(({ link, found, wanted }) => ({
    pair: link.pair,
    rule: 'misspelt-address' as const,
    level: 'warning' as const,
    reason: `Unexpected “${found}” in “${link.target}”, expected “${wanted}”`,
    note: 'The translation writes it so elsewhere. Open the address: is it the page that you mean?',
    at: Math.max(0, link.at),
  }));
};

/** An address of the source, and what stands for it in the translation. */
interface Translated {
  readonly pair: Pair;
  readonly source: string;
  readonly target: string;
  /** Where its text stands in what is read. */
  readonly at: number;
}

interface Slip {
  readonly found: string;
  readonly wanted: string;
}

/** The addresses of a pair that are not the same on both sides, in their order. */
function translatedIn(pair: Pair): Translated[] {
  const [mine, its] = [addressesOf(pair.source.prose), addressesOf(pair.target.prose)];
  const without = (list: Address[], other: Address[]): Address[] =>
    list.filter(({ url }) => !other.some((one) => one.url === url));
  const [lost, added] = [without(mine, its), without(its, mine)];
  if (lost.length !== added.length) return [];
  return added.map(({ url, at }, index) => ({
    pair,
    source: lost[index]?.url ?? '',
    target: url,
    at,
  }));
}

interface Address {
  readonly url: string;
  readonly at: number;
}

/** The addresses behind links, and those that are written out. */
function addressesOf({ nodes, text }: Pair['source']['prose']): Address[] {
  let read = 0;
  const visit = (node: PhrasingContent): Address[] => {
    if (node.type !== 'link') {
      if ('value' in node)
        read = Math.max(read, text.indexOf(node.value, read)) + node.value.length;
      return 'children' in node ? (node.children as PhrasingContent[]).flatMap(visit) : [];
    }
    const at = Math.max(read, text.indexOf(wordsOf(node, wordsOnly), read));
    for (const child of node.children) visit(child);
    return /^(?:https?:|\/)/.test(node.url) ? [{ url: node.url, at }] : [];
  };
  return nodes.flatMap(visit);
}

/** What is read: a picture is nothing. */
const wordsOnly = { includeImageAlt: false } as const;

/** Parts of addresses that stand for one part of the source, here so and there with a letter amiss. */
function findUneven(translated: readonly Translated[]): (Slip & { link: Translated })[] {
  const ways = new Map<string, Map<string, Translated[]>>();
  for (const link of translated) {
    const [mine, its] = [partsOf(link.source), partsOf(link.target)];
    if (mine.length !== its.length) continue;
    mine.forEach((part, index) => {
      const known = ways.get(part) ?? new Map<string, Translated[]>();
      ways.set(part, known);
      const way = its[index] ?? '';
      known.set(way, [...(known.get(way) ?? []), link]);
    });
  }
  return [...ways.values()].flatMap((known) => {
    const all = [...known];
    return all.flatMap(([found, links]) => {
      // Of two ways that are used alike often nobody knows which is right: both are told.
      const usual = all.find(([way, its]) => isSlip(found, way) && its.length >= links.length);
      return usual ? links.map((link) => ({ link, found, wanted: usual[0] })) : [];
    });
  });
}

/** The host, then the parts of the path and what follows. */
const partsOf = (url: string): string[] => url.replace(/^https?:\/\//, '').split(/[/?#&]/);

/** A word of a translated address that differs by a letter from a word of the text. */
function findSlip({ source, target }: Translated, words: ReadonlyMap<string, number>) {
  const inSource = new Set(piecesOf(source));
  for (const found of piecesOf(target)) {
    // Once is here alone.
    if (inSource.has(found) || (words.get(found) ?? 0) > 1) continue;
    for (const [wanted] of words) {
      if (isSlip(found, wanted) && found.at(-1) === wanted.at(-1)) return { found, wanted };
    }
  }
  return undefined;
}

/** Words long enough that another one hardly differs by a letter within. */
const piecesOf = (url: string): string[] => url.toLowerCase().match(/[a-z]{6,}/g) ?? [];

/** How often the words of a translation and of its addresses are used, without accents. */
function countWords(pairs: readonly Pair[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { target } of pairs) {
    const words = target.tokens.map(({ lower }) => bare(lower)).filter(({ length }) => length > 5);
    const pieces = addressesOf(target.prose).flatMap(({ url }) => piecesOf(url));
    // A word of the text is enough to know it.
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 2);
    for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  return counts;
}

/** One letter for another, or two that have changed places. */
function isSlip(found: string, wanted: string): boolean {
  if (found.length !== wanted.length || found.length < 4) return false;
  if (found.replace(/\D/g, '') !== wanted.replace(/\D/g, '')) return false;
  const far = distance(found, wanted);
  return far === 1 || (far === 2 && [...found].sort().join() === [...wanted].sort().join());
}
