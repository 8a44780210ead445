import { pattern, patternFor } from '../../../model/pattern-for.ts';
import type { Lexicon, NumberWord } from '../lexicon.ts';

const cardinals =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );
const monthNames =
  'january february march april may june july august september october november december'.split(
    ' ',
  );

const words = new Map<string, NumberWord>();
cardinals.forEach((word, value) => {
  words.set(word, { value, type: 'cardinal', isDoubtful: value < 2 });
  if (value >= 2) words.set(`${word}fold`, { value, type: 'loose' });
});
ordinals.forEach((word, index) => {
  const value = index + 1;
  const part = value > 2 ? { or: [1 / value] } : {};
  words.set(word, { value, type: 'ordinal', isDoubtful: value < 3, ...part });
  if (value > 2) words.set(`${word}s`, { value: 1 / value, type: 'part' });
});
tens.forEach((word, index) => {
  const value = 10 * (index + 2);
  const stem = word.replace(/y$/, 'ie');
  words.set(word, { value, type: 'cardinal' });
  words.set(`${stem}th`, { value, type: 'ordinal' });
  words.set(`${stem}s`, { value, type: 'loose', or: [1900 + value] });
});
for (const [word, value, or] of [
  ['once', 1],
  ['single', 1],
  ['twice', 2],
  ['both', 2],
  ['pair', 2],
  ['double', 2],
  ['doubled', 2],
  ['doubling', 2],
  ['doubles', 2],
  ['dual', 2],
  ['twin', 2],
  ['twins', 2],
  ['couple', 2],
  ['either', 2],
  ['neither', 2],
  ['bilateral', 2],
  ['thrice', 3],
  ['triple', 3],
  ['tripled', 3],
  ['triplet', 3],
  ['trio', 3],
  ['trilateral', 3],
  ['treble', 3],
  ['quadruple', 4],
  ['quadrupled', 4],
  ['quartet', 4],
  ['biennial', 2],
  ['fortnight', 14, 15],
  ['semester', 6],
  ['billionaire', 1e9],
  ['millionaire', 1e6],
  ['noon', 12],
  ['midday', 12],
  ['midnight', 0, 24],
  ['teenage', 10],
  ['half', 0.5, 30],
  ['halves', 0.5],
  ['halved', 0.5],
  ['majority', 0.5],
  ['quarter', 0.25, 15],
  ['quarters', 0.25],
] as const) {
  words.set(word, { value, type: 'loose', ...(or === undefined ? {} : { or: [or] }) });
}
for (const [word, value] of [
  ['decade', 10],
  ['decades', 10],
  ['century', 100],
  ['centuries', 100],
  ['millennium', 1000],
  ['millennia', 1000],
] as const) {
  words.set(word, { value, type: 'years' });
}
words.set('dozen', { value: 12, type: 'many', or: [10] });
words.set('dozens', { value: 12, type: 'many', or: [10] });
words.set('tens', { value: 10, type: 'many', or: [12] });
words.set('score', { value: 20, type: 'loose' });

const decade = pattern.u`^['’]?s(?!\p{L})`;

/** English: 12,000.5; 15 June 2018 or June 15, 2018; 6 p.m. */
export const english: Lexicon = {
  language: 'en',
  decimal: '.',
  months: new Map(monthNames.map((name, index) => [name, index + 1])),
  shortMonths: new Map([
    ...monthNames.map((name, index) => [name.slice(0, 3), index + 1] as const),
    ['sept', 9],
  ]),
  isDoubtfulMonth: (word, before) =>
    /^[a-z]/.test(word) ||
    (/^(?:may|march|august)$/i.test(word) &&
      !/\b(?:in|of|by|since|until|till|from|before|after|last|next|this|early|late|mid|during|through|between|past)[\s-]$/i.test(
        before,
      )),
  weekdays: new Map(
    'monday tuesday wednesday thursday friday saturday sunday'
      .split(' ')
      .flatMap((name, index) => [
        [name, index + 1] as const,
        [`${name}s`, index + 1] as const,
        [`${name}'s`, index + 1] as const,
        [`${name}’s`, index + 1] as const,
      ]),
  ),
  isDoubtfulWeekday: (word) => /^[a-z]/.test(word),
  monthFirst: true,
  dayMark: '(?:st|nd|rd|th)?',
  dayJoin: '\\s*(?:[-–—,&]|\\bto\\b|\\band\\b|\\bor\\b|\\buntil\\b)\\s*(?:the\\s+)?',
  monthJoin: '[\\s-]+(?:of\\s+)?',
  times: [
    // “1–3 pm”: said once for both.
    /(?<![\d.,:/-])(?<hour>\d{1,2})(?:[:.](?<minute>[0-5]\d))?(?=\s*(?:[-–—]|to|and|until)\s*\d{1,2}(?:[:.]\d\d)?\s*(?<half>[ap]\.?\s?m\b))/giu,
    /(?<![\d.,:])(?<hour>\d{1,2})(?:[:.](?<minute>[0-5]\d))?(?::[0-5]\d)?\s*(?<half>[ap]\.?\s?m\b\.?)/giu,
    /(?<![\d.,:/-])(?<hour>\d{1,2}):(?<minute>\d\d)(?::\d\d)?(?![\d:/])/gu,
    /(?<![\d.,:/-])(?<hour>\d{1,2})\s*o['’]clock(?:\s+in\s+the\s+(?<half>morning|afternoon|evening))?/giu,
    /(?<![\d.,:/-])(?<hour>[012]\d)(?<minute>[0-5]\d)(?=\s*(?:GMT|UTC|CES?T|EST|EDT|BST|hrs)\b)/gu,
  ],
  isAfternoon: (half) => /^(?:p|after|even)/.test(half),
  words,
  magnitudes: new Map([
    ['hundred', 100],
    ['hundreds', 100],
    ['thousand', 1e3],
    ['thousands', 1e3],
    ['million', 1e6],
    ['millions', 1e6],
    ['mn', 1e6],
    ['billion', 1e9],
    ['billions', 1e9],
    ['bn', 1e9],
    ['trillion', 1e12],
    ['trillions', 1e12],
    ['tn', 1e12],
  ]),
  prefixes: [],
  joiners: new Set(['and']),
  half: /^(?:\s+|-)and(?:\s+|-)a(?:\s+|-)half\b/i,
  isDecade: (_before, after) => patternFor(after, decade).test(after),
};
