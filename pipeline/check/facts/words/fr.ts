import { pattern, patternFor } from '../../../model/pattern-for.ts';
import type { Lexicon, NumberWord } from '../lexicon.ts';

const cardinals =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(
    ' ',
  );
const tens = [
  ['vingt', 20],
  ['vingts', 20],
  ['trente', 30],
  ['quarante', 40],
  ['cinquante', 50],
  ['soixante', 60],
  ['septante', 70],
  ['huitante', 80],
  ['nonante', 90],
] as const;
const monthNames =
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

const words = new Map<string, NumberWord>();
cardinals.forEach((word, value) => {
  words.set(word, { value, type: 'cardinal', isDoubtful: value < 2 || value === 9 });
  if (value > 2) {
    const stem = word
      .replace(/e$/, '')
      .replace(/^cinq$/, 'cinqu')
      .replace(/^neuf$/, 'neuv');
    const part = value > 4 ? { or: [1 / value] } : {};
    words.set(`${stem}ième`, { value, type: 'ordinal', ...part });
    words.set(`${stem}ièmes`, { value, type: 'ordinal', ...part });
  }
});
words.set('une', { value: 1, type: 'cardinal', isDoubtful: true });
for (const form of ['deuxième', 'deuxièmes', 'second', 'seconde', 'seconds', 'secondes']) {
  words.set(form, { value: 2, type: 'ordinal', isDoubtful: true });
}
for (const form of ['premier', 'première', 'premiers', 'premières', 'unième']) {
  words.set(form, { value: 1, type: 'ordinal', isDoubtful: true });
}
for (const [word, value] of tens) {
  words.set(word, { value, type: 'cardinal' });
  const stem = word.replace(/[es]$/, '');
  words.set(`${stem}ième`, { value, type: 'ordinal' });
}
for (const [word, value] of [
  ['centième', 100],
  ['millième', 1000],
] as const) {
  words.set(word, { value, type: 'ordinal', or: [1 / value] });
}
for (const [word, value, or] of [
  ['unique', 1],
  ['seul', 1],
  ['seule', 1],
  ['double', 2],
  ['doubles', 2],
  ['doublé', 2],
  ['doubler', 2],
  ['doublée', 2],
  ['doublement', 2],
  ['paire', 2],
  ['couple', 2],
  ['jumeaux', 2],
  ['jumelles', 2],
  ['bilatéral', 2],
  ['bilatérale', 2],
  ['bilatéraux', 2],
  ['bilatérales', 2],
  ['binôme', 2],
  ['biennal', 2],
  ['biennale', 2],
  ['triple', 3],
  ['triples', 3],
  ['triplé', 3],
  ['tripler', 3],
  ['trio', 3],
  ['trilatérale', 3],
  ['trimestre', 0.25, 3],
  ['trimestriel', 0.25, 3],
  ['semestre', 0.5, 6],
  ['quadruple', 4],
  ['quadruplé', 4],
  ['quatuor', 4],
  ['moitié', 0.5],
  ['demi', 0.5, 30],
  ['demie', 0.5, 30],
  ['mi', 0.5],
  ['quart', 0.25, 15],
  ['quarts', 0.25],
  ['midi', 12],
  ['minuit', 0, 24],
  ['milliardaire', 1e9],
  ['millionnaire', 1e6],
  ['quinzaine', 15, 14],
  ['quinquennal', 5],
  ['quinquennat', 5],
  ['quarantaine', 40],
] as const) {
  words.set(word, { value, type: 'loose', ...(or === undefined ? {} : { or: [or] }) });
}
for (const [word, value] of [
  ['décennie', 10],
  ['siècle', 100],
  ['millénaire', 1000],
] as const) {
  words.set(word, { value, type: 'years' });
  words.set(`${word}s`, { value, type: 'years' });
}
words.set('tiers', { value: 1 / 3, type: 'loose' });
for (const [word, value] of [
  ['huitaine', 8],
  ['dizaine', 10],
  ['douzaine', 12],
  ['vingtaine', 20],
  ['trentaine', 30],
  ['cinquantaine', 50],
  ['soixantaine', 60],
  ['centaine', 100],
  ['millier', 1000],
] as const) {
  const or = value === 10 ? { or: [12] } : {};
  words.set(word, { value, type: 'many', ...or });
  words.set(`${word}s`, { value, type: 'many', ...or });
}

const decade = pattern.iu`(?<!\p{L})ann[ée]es\s+(?:\d{2,4}(?:\s*[,–-]\s*|\s+(?:et|à|ou)\s+))*$`;

/** French: 12 000,5; 15 juin 2018, 1er juin; 10 h 30. */
export const french: Lexicon = {
  language: 'fr',
  decimal: ',',
  months: new Map([
    ...monthNames.map((name, index) => [name, index + 1] as const),
    ['aout', 8],
    ['fevrier', 2],
    ['decembre', 12],
  ]),
  shortMonths: new Map([
    ['janv', 1],
    ['févr', 2],
    ['fév', 2],
    ['avr', 4],
    ['juill', 7],
    ['juil', 7],
    ['sept', 9],
    ['oct', 10],
    ['nov', 11],
    ['déc', 12],
  ]),
  isDoubtfulMonth: (word) => /^Mars/.test(word),
  weekdays: new Map(
    'lundi mardi mercredi jeudi vendredi samedi dimanche'
      .split(' ')
      .flatMap((name, index) => [[name, index + 1] as const, [`${name}s`, index + 1] as const]),
  ),
  isDoubtfulWeekday: (word) => /^[A-Z]/.test(word),
  monthFirst: false,
  dayMark: '(?:er|ᵉʳ)?',
  dayJoin:
    "\\s*(?:[-–—,&]|\\bau\\b|(?<!\\p{L})à(?!\\p{L})|\\bet\\b|\\bou\\b|\\bet\\s+le\\b|\\bet\\s+du\\b|\\bjusqu[’']au\\b)\\s*",
  monthJoin: '[\\s-]+',
  times: [
    pattern.giu`(?<![\d.,:/-])(?<hour>\d{1,2})\s*(?:h|heures?)(?!\p{L})(?:\s*(?<minute>[0-5]\d)(?![\d,.]\d)(?:\s*(?:min(?:utes)?)(?!\p{L}))?)?(?:\s+(?:du\s+|de\s+l[’'])(?<half>matin|soir|après-midi))?`,
    /(?<![\d.,:/-])(?<hour>\d{1,2}):(?<minute>\d\d)(?::\d\d)?(?![\d:/])/gu,
    pattern.gu`(?<![\d.,:/-])(?<hour>[012]\d)(?<minute>[0-5]\d)(?=\s*(?:GMT|UTC|TU|HEC)(?!\p{L}))`,
  ],
  isAfternoon: (half) => /^(?:soir|apr)/.test(half),
  words,
  magnitudes: new Map([
    ['cent', 100],
    ['cents', 100],
    ['mille', 1e3],
    ['million', 1e6],
    ['millions', 1e6],
    ['milliard', 1e9],
    ['milliards', 1e9],
    ['md', 1e9],
    ['mds', 1e9],
    ['mrd', 1e9],
    ['billion', 1e12],
    ['billions', 1e12],
  ]),
  prefixes: [],
  joiners: new Set(['et']),
  // “cinq ans et demi” has its noun in between.
  half: pattern.iu`^(?:\s+\p{L}+)?\s+et\s+demie?(?!\p{L})`,
  isDecade: (before) => patternFor(before, decade).test(before),
};
