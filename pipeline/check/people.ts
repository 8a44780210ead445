import { distance } from 'fastest-levenshtein';
import { type Lexicon, lexiconOf } from './lexicon/lexicon.ts';
import { soundOf } from './likeness.ts';
import { stemOf, withoutCase } from './names.ts';
import type { Overview, Pair } from './question.ts';
import { bare, type Token } from './tokens.ts';

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
          !isTranslation(token, one, lexicon),
      );
      const name = source.tokens[wanted];
      if (!name || !shareNeighbour(pair, index, wanted)) return [];
      return [
        {
          pair,
          rule: 'misspelt-name',
          level: 'warning' as const,
          reason: `Unexpected “${token.text}”, expected “${name.text}” as in the source`,
          note: 'If this language spells the name so, put it into the names of the glossary.',
          at: token.start,
        },
      ];
    });
  });

/**
 * Asks whether one name of the source is spelt in two ways in the translation: «Рогозин» here and
 * «Рогожин» there.
 */
export const findUnevenNames: Overview = (pairs) => {
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
  return target.sentences.some((sentence) => start - sentence.start < 3);
}

const isSameSound = (left: string, right: string): boolean =>
  left.slice(0, 2) === right.slice(0, 2) && distance(left.slice(0, right.length), right) <= 1;
