import { distance } from 'fastest-levenshtein';
import { type Lexicon, lexiconOf } from './lexicon/lexicon.ts';
import { soundOf } from './likeness.ts';
import { stemOf, withoutCase } from './names.ts';
import type { Overview, Pair } from './question.ts';
import { bare, type Token, tokensOf } from './tokens.ts';

/**
 * Asks whether a name that is written alike in both languages lost a letter: « Le Gal » for Le Gall.
 *
 * Only beside a word that stands unchanged (Jean-Yves): « Russie » for Russia is a translation, and
 * what stands alone may be one.
 */
export const findMisspeltNames: Overview = (pairs) =>
  pairs.flatMap((pair) => {
    const { source, target } = pair;
    const lexicon = lexiconOf(source.language, target.language);
    if (isCyrillic(target.prose.text) !== isCyrillic(source.prose.text)) return [];
    const known = new Set(source.tokens.map(({ text }) => text));
    const kept = new Set(target.tokens.map(({ text }) => text));
    return target.tokens.flatMap((token, index) => {
      if (!isName(token) || known.has(token.text)) return [];
      const wanted = source.tokens.findIndex(
        (one) =>
          isName(one) &&
          !kept.has(one.text) &&
          isSlipOf(token.text, one.text) &&
          // Who answers the telephone has one name, whatever it would be in the other language.
          (pair.segment.kind === 'contact name' || !isTranslation(token, one, lexicon)),
      );
      const name = source.tokens[wanted];
      if (!name || !shareNeighbour(pair, index, wanted)) return [];
      return [misspelt(pair, token, name.text)];
    });
  });

/** Asks whether a name is spelt in two ways in the translation. */
export const findUnevenNames: Overview = (pairs, guide) => {
  const told = findTwoWays(pairs, guide);
  const isTold = (stray: (typeof told)[number]): boolean =>
    told.some(({ pair, at }) => pair === stray.pair && at === stray.at);
  return [...told, ...findStrayNames(pairs, guide).filter((stray) => !isTold(stray))];
};

/** One name of the source, «Рогозин» here and «Рогожин» there. */
const findTwoWays: Overview = (pairs) => {
  const spellings = new Map<string, Map<string, { pair: Pair; token: Token; count: number }>>();
  for (const pair of pairs) {
    const used = new Set<string>();
    for (const name of pair.source.tokens) {
      if (!isName(name) || name.text.length < 5 || used.has(name.text)) continue;
      used.add(name.text);
      const sound = soundOf(name.text);
      if (sound.length < 3) continue;
      const token = pair.target.tokens.find(
        (one) => isName(one) && !isFirst(pair, one) && isSameSound(soundOf(one.text), sound),
      );
      // Kept as it is, it is a foreign title, not this language's spelling.
      if (!token || token.text === name.text) continue;
      const stem = bare(stemOf(withoutCase(token.text)));
      const known = spellings.get(name.text) ?? new Map();
      spellings.set(name.text, known);
      const seen = known.get(stem);
      if (seen) seen.count += 1;
      else known.set(stem, { pair, token, count: 1 });
    }
  }
  return [...spellings].flatMap(([name, ways]) => {
    const [usual, other] = [...ways].sort(([, left], [, right]) => right.count - left.count);
    if (!usual || !other || ways.size > 2 || usual[1].count < 2 || other[1].count > 1) return [];
    // One way is the beginning of the other: a case, an adjective, a people (Москва, московский).
    if (!isSlipOf(other[0], usual[0]) || isEnding(other[0], usual[0])) return [];
    const { pair, token } = other[1];
    return [
      {
        pair,
        rule: 'uneven-name',
        level: 'warning' as const,
        reason: `Unexpected “${token.text}” for “${name}”, expected it spelt as elsewhere in the translation: “${usual[1].token.text}”`,
        note: 'A name has one spelling in a text. Put it into the names of the glossary, and every release will be held to it.',
        at: token.start,
      },
    ];
  });
};

/** Asks whether an acronym that both languages write alike lost or gained a letter: “CES” for CNES. */
export const findMisspeltAcronyms: Overview = (pairs) =>
  pairs.flatMap((pair) => {
    const { source, target } = pair;
    // A line all in capitals has no acronyms.
    if (!/\p{Ll}/u.test(target.alone)) return [];
    return target.tokens.flatMap((token) => {
      if (!isAcronym(token) || countOf(token.text, source.tokens) > 0) return [];
      const wanted = source.tokens.find(
        (one) =>
          isAcronym(one) &&
          one.text.length > 2 &&
          distance(token.text, one.text) === 1 &&
          countOf(one.text, target.tokens) < countOf(one.text, source.tokens),
      );
      return wanted ? [misspelt(pair, token, wanted.text)] : [];
    });
  });

/**
 * A name that the translation spells one way several times, and a letter off once: « Fance ».
 * Another ending is another form of the name.
 */
const findStrayNames: Overview = (pairs, { names }) => {
  const agreed = new Set(
    names.flatMap(({ target }) => tokensOf(target).map(({ lower }) => trunkOf(lower))),
  );
  const uses = pairs.flatMap((pair) =>
    pair.target.tokens
      .filter((token) => isName(token) && token.text.length > 4 && token.text.length < 40)
      .map((token) => ({ pair, token, trunk: trunkOf(token.lower) })),
  );
  const byTrunk = Map.groupBy(uses, ({ trunk }) => trunk);
  const byWord = Map.groupBy(uses, ({ token }) => token.lower);
  const near = new Map<string, Use[]>();
  for (const use of [...byWord.values()].map(([first]) => first!)) {
    for (const key of keysOf(use)) {
      const known = near.get(key);
      if (known) known.push(use);
      else near.set(key, [use]);
    }
  }
  return uses.flatMap((use) => {
    const { pair, token, trunk } = use;
    const isSole = byWord.get(token.lower)?.length === 1 && !agreed.has(trunk);
    if (!isSole || isFirst(pair, token) || countOf(token.text, pair.source.tokens) > 0) return [];
    const usual = [...keysOf(use)]
      .flatMap((key) => near.get(key) ?? [])
      .find(
        (other) =>
          (byTrunk.get(other.trunk)?.length ?? 0) > (other.trunk === trunk ? 2 : 1) &&
          isStray(use, other) &&
          !isAnotherName(use, other),
      );
    if (!usual) return [];
    return [
      {
        pair,
        rule: 'uneven-name' as const,
        level: 'warning' as const,
        reason: `Unexpected “${token.text}”, expected it spelt as elsewhere in the translation: “${usual.token.text}”`,
        note: 'If both are right, put both into the names of the glossary.',
        at: token.start,
      },
    ];
  });
};

/** A name in a place of the translation. */
interface Use {
  readonly pair: Pair;
  readonly token: Token;
  /** Its word without its ending. */
  readonly trunk: string;
}

/**
 * What two words have in common that are a letter apart: each without one of its letters, or whole
 * (after the deletions of W. Garbe's SymSpell). So nobody compares all names with all.
 */
function keysOf({ token: { lower }, trunk }: Use): Set<string> {
  const keys = new Set([lower, trunk]);
  for (const word of [lower, trunk]) {
    for (let at = 1; at < word.length; at++) keys.add(word.slice(0, at) + word.slice(at + 1));
  }
  return keys;
}

/** A letter apart, not the first, nor at the end, where words are inflected. */
function isStray(one: Use, other: Use): boolean {
  const [word, its] = [one.token.lower, other.token.lower];
  if (word === its || word[0] !== its[0]) return false;
  const isTrunk =
    Math.max(one.trunk.length, other.trunk.length) > 4 &&
    distance(one.trunk, other.trunk) === 1 &&
    !isEnding(one.trunk, other.trunk);
  return isTrunk || (distance(word, its) === 1 && word.slice(-2) === its.slice(-2));
}

/** Whether the source has a name that sounds like the first of two, more than like the other. */
function isAnotherName({ pair, token }: Use, usual: Use): boolean {
  const [mine, its] = [soundOf(token.text), soundOf(usual.token.text)];
  const far = (sound: string, name: string): number => distance(sound.slice(0, name.length), name);
  return pair.source.tokens.some((name) => {
    const sound = isName(name) ? soundOf(name.text) : '';
    return sound.length > 1 && far(mine, sound) < far(its, sound);
  });
}

function misspelt(pair: Pair, { text, start }: Token, wanted: string) {
  return {
    pair,
    rule: 'misspelt-name' as const,
    level: 'warning' as const,
    reason: `Unexpected “${text}”, expected “${wanted}” as in the source`,
    note: 'If this language spells the name so, put it into the names of the glossary.',
    at: start,
  };
}

/** University → Université, China → Chine: a word, or a name with the ending of its language. */
function isTranslation(found: Token, wanted: Token, lexicon: Lexicon): boolean {
  const trunk = (word: string): string => bare(word).replace(/[aeiouy]+s?$/, '');
  return lexicon.find(wanted.lower) !== undefined || trunk(found.text) === trunk(wanted.text);
}

const isCyrillic = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);

const isName = ({ text, capital }: Token): boolean =>
  capital && text.length > 2 && text !== text.toUpperCase();

/** One letter amiss, two in a long word; never only accents or the first letter. */
function isSlipOf(found: string, wanted: string): boolean {
  const [left, right] = [bare(found), bare(wanted)];
  if (left === right || left[0] !== right[0]) return false;
  const allowed = Math.min(left.length, right.length) > 8 ? 2 : 1;
  return Math.min(left.length, right.length) > 2 && distance(left, right) <= allowed;
}

const isAcronym = ({ text }: Token): boolean => /^\p{Lu}{2,8}$/u.test(text);

const countOf = (text: string, tokens: readonly Token[]): number =>
  tokens.filter((token) => token.text === text).length;

/** A word in small letters without the ending of its case, its number or its gender. */
function trunkOf(word: string): string {
  if (isCyrillic(word)) return withoutCase(word).replace(/[аеиоуыэюяйь]+$/, '');
  return bare(word).replace(/(?:n?e)?s?$/, '');
}

const isEnding = (left: string, right: string): boolean =>
  left.startsWith(right) || right.startsWith(left);

/** Whether the words beside two tokens are the same name. */
function shareNeighbour({ source, target }: Pair, at: number, wanted: number): boolean {
  const beside = (tokens: readonly Token[], index: number): string[] =>
    [index - 2, index - 1, index + 1, index + 2].flatMap((near) => {
      const token = tokens[near];
      return token && isName(token) ? [token.text] : [];
    });
  const names = beside(source.tokens, wanted);
  return beside(target.tokens, at).some((name) => names.includes(name));
}

/** Whether a word opens a sentence, where its capital says nothing. */
function isFirst({ target }: Pair, { start }: Token): boolean {
  return target.sentences.some(({ start: from }) => start >= from && start - from < 3);
}

const isSameSound = (left: string, right: string): boolean =>
  left.slice(0, 2) === right.slice(0, 2) && distance(left.slice(0, right.length), right) <= 1;
