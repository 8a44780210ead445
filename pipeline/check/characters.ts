import { matchesIn, type Pattern, pattern, patternFor } from '../model/pattern-for.ts';
import type { Comparison, Finding, Question } from './question.ts';

/** Asks for characters that nobody sees and that break searches, copies and lines. */
export const askInvisible: Question = ({ prose: { text } }) =>
  each(text, invisible, ({ 0: found, index }) => {
    if (isAtWork(text, index)) return [];
    const code = found.codePointAt(0) ?? 0;
    return {
      rule: 'invisible-character',
      level: 'error',
      reason: `Unexpected invisible character ${nameOf(code)}${around(text, index)}, expected none`,
      note: 'It came along when the text was pasted. Delete the word and type it again.',
      at: index,
    };
  });

/** The same, but for what the source has, too: it is told there. */
export const compareInvisible: Comparison = ({ source, target }, guide) =>
  askInvisible(target, guide).filter(
    ({ at }) => !source.prose.text.includes(target.prose.text[at] ?? ''),
  );

/** Asks for letters that were broken on their way: `Ã©` for é, `�`. */
export const askBroken: Question = ({ prose: { text } }) =>
  each(text, broken, ({ 0: found, index }) => ({
    rule: 'broken-character',
    level: 'error',
    reason: `Unexpected \`${found}\`${around(text, index)}, expected a letter`,
    note: 'The text was read in the wrong encoding somewhere on its way. Type it again.',
    at: index,
  }));

/** Asks for Latin letters in a Cyrillic word, and the other way round: they look alike. */
export const askScripts: Question = ({ prose: { text }, language }) => [
  ...each(text, mixed, ({ 0: word, index }) => {
    const odd = minority(word);
    return {
      rule: 'mixed-scripts',
      level: 'error',
      reason: `Unexpected ${odd.name} letter “${odd.letter}” in “${word}”, expected letters of one alphabet`,
      note: 'It looks the same, but searches miss the word and screen readers stumble. Type the word again.',
      at: index + odd.at,
    };
  }),
  ...(isCyrillic(language)
    ? each(text, lonely, ({ 0: letter, index }) => ({
        rule: 'mixed-scripts',
        level: 'error' as const,
        reason: `Unexpected Latin letter “${letter}” between Cyrillic words, expected the Cyrillic “${cyrillicTwin[letter]}”`,
        note: 'It looks the same, but searches miss it and screen readers stumble.',
        at: index,
      }))
    : []),
];

/** Asks for whole words in the wrong alphabet: «СNES», or an acronym whose twin the source has. */
export const compareScripts: Comparison = ({ source, target }) => {
  const { text } = target.prose;
  const known = source.prose.text;
  return each(text, wholeWord, ({ 0: word, index }) => {
    if (!patternFor(word, allCyrillic).test(word) || known.includes(word)) return [];
    const twin = [...word].map((letter) => latinTwin[letter] ?? '').join('');
    // An acronym is short.
    const isTwin = twin.length === word.length && word.length > 2 && word.length < 13;
    const whole = pattern.u`(?<!\p{L})${twin}(?!\p{L})`;
    const isOfSource = isTwin && patternFor(known, whole).test(known);
    if (isCyrillic(target.language) && !isOfSource) return [];
    // What stands marked as Russian is meant.
    if (target.prose.foreign.some(({ start, end }) => start <= index && index < end)) return [];
    return {
      rule: 'mixed-scripts',
      level: 'error',
      reason: `Unexpected Cyrillic letters in “${word}”, expected ${isOfSource ? `“${twin}” in Latin letters, as in the source` : 'Latin letters'}`,
      note: 'Some look the same, but searches miss the word and screen readers stumble. Type the word again.',
      at: index,
    };
  });
};

const wholeWord = pattern.gu`[\p{L}\p{M}]{2,}`;
const allCyrillic = pattern.u`^\p{Script=Cyrillic}+$`;

/**
 * Unicode's default-ignorable and control characters, private use, the line separators. A sign of
 * emoji style (U+FE0F) is seen by what it does.
 */
const invisible = pattern.gu`(?:(?!\t|\n|\ufe0f)[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Co}\u2028\u2029\ufff9-\ufffb])+`;

/** Joiners have work to do in emoji and in scripts such as Arabic and Devanagari. */
function isAtWork(text: string, index: number): boolean {
  if (!/[\u200c-\u200f\u061c]|\p{Variation_Selector}/u.test(text[index] ?? '')) return false;
  const near = text.slice(Math.max(0, index - 2), index + 3);
  return /\p{Extended_Pictographic}|\p{Variation_Selector}|[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u.test(
    near,
  );
}

const broken =
  /\ufffd|Ã[\u0080-\u00bf©¨ªƒ¢§¯®´»¹‰€¼ ]|Â[\u00a0«»°·©®]|â€[™œ\u009d“”˜¦¢"]|Ð[\u0080-\u00bf°±²³µ¶·¸¹º»¼½¾¿]|Ñ[\u0080-\u008f€‚ƒ„…†‡ˆ‰Š‹ŒŽ]/gu;

/** A word (hyphens part words: «SMS-сообщение» is two) with both alphabets. */
const mixed = pattern.gu`(?<![\p{L}\p{M}])(?:\p{Script=Latin}\p{M}*)+\p{Script=Cyrillic}[\p{L}\p{M}]*|(?<![\p{L}\p{M}])(?:\p{Script=Cyrillic}\p{M}*)+\p{Script=Latin}[\p{L}\p{M}]*`;

/** One small Latin letter that is a Russian word, between two Cyrillic words. */
const lonely = pattern.gu`(?<=\p{Script=Cyrillic}[,;]? )[aco](?= \p{Script=Cyrillic})`;

const cyrillicTwin: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  o: 'о',
};

const latinTwin: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  І: 'I',
  Ј: 'J',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Ѕ: 'S',
  Т: 'T',
  Х: 'X',
  У: 'Y',
};

function minority(word: string): { letter: string; at: number; name: string } {
  const letters = [...word.matchAll(/\p{L}/gu)];
  const latin = letters.filter(([letter]) => /\p{Script=Latin}/u.test(letter));
  const cyrillic = letters.filter(([letter]) => /\p{Script=Cyrillic}/u.test(letter));
  const few = latin.length < cyrillic.length ? latin : cyrillic;
  const name = latin.length < cyrillic.length ? 'Latin' : 'Cyrillic';
  return { letter: few[0]?.[0] ?? '', at: few[0]?.index ?? 0, name };
}

const isCyrillic = (language: string): boolean =>
  ['ru', 'uk', 'be', 'bg', 'sr', 'mk', 'kk', 'ky', 'mn', 'tg'].includes(language);

function nameOf(code: number): string {
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const name = names[code];
  return name ? `${hex} (${name})` : hex;
}

const names: Readonly<Record<number, string>> = {
  173: 'soft hyphen',
  8203: 'zero-width space',
  8204: 'zero-width non-joiner',
  8205: 'zero-width joiner',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8232: 'line separator',
  8288: 'word joiner',
  65279: 'byte order mark',
};

/** The word in which, or behind which, something stands. */
function around(text: string, index: number): string {
  const before = /[\p{L}\p{N}]{0,20}$/u.exec(text.slice(0, index))?.[0] ?? '';
  const after = /^.[\p{L}\p{N}]{0,20}/su.exec(text.slice(index))?.[0].slice(1) ?? '';
  return before || after ? ` in “${before}${after}”` : '';
}

/** The findings of each match, three at most: a text with more is to be typed anew. */
function each(
  text: string,
  pattern: Pattern,
  find: (match: RegExpExecArray) => Finding | readonly Finding[],
): Finding[] {
  return matchesIn(text, pattern)
    .flatMap((match) => find(match))
    .slice(0, 3);
}
