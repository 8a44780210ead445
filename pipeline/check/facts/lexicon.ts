import type { Pattern } from '../../model/pattern-for.ts';
import { english } from './words/en.ts';
import { french } from './words/fr.ts';
import { neutral } from './words/neutral.ts';
import { russian } from './words/ru.ts';

/** The words with which a language states numbers, dates and times. */
export interface Lexicon {
  readonly language: string;
  /** Whether a comma stands before the fraction of a number; unknown where both are possible. */
  readonly decimal: ',' | '.' | undefined;
  /** Names and forms of months; the keys are in lower case. */
  readonly months: ReadonlyMap<string, number>;
  /** Forms that are a month only beside a day or a year. */
  readonly shortMonths: ReadonlyMap<string, number>;
  /** Whether a month that stands alone may well be another word: may, march, Mars. */
  readonly isDoubtfulMonth: (word: string, before: string) => boolean;
  readonly weekdays: ReadonlyMap<string, number>;
  /** Whether a weekday that stands alone may well be another word: среда. */
  readonly isDoubtfulWeekday: (word: string, before: string) => boolean;
  /** Whether a month precedes its day: June 15. */
  readonly monthFirst: boolean;
  /** Patterns of what may stand after a day, between two days, and between a day and its month. */
  readonly dayMark: string;
  readonly dayJoin: string;
  readonly monthJoin: string;
  /** Times of day, with the groups `hour`, `minute`, `half` (am or pm). */
  readonly times: readonly Pattern[];
  /** Words of one half of the day, as the group `half` gives them in lower case. */
  readonly isAfternoon: (half: string) => boolean;
  readonly words: ReadonlyMap<string, NumberWord>;
  /** Words that multiply the number before them. */
  readonly magnitudes: ReadonlyMap<string, number>;
  /** Beginnings of compounds: двухлетний. */
  readonly prefixes: readonly (readonly [string, number])[];
  /** What may stand inside a number in words: and, et. */
  readonly joiners: ReadonlySet<string>;
  /** Says “and a half” after a number. */
  readonly half: Pattern | undefined;
  /** Whether the figures with what surrounds them name a decade. */
  readonly isDecade: (before: string, after: string) => boolean;
}

export interface NumberWord {
  readonly value: number;
  /**
   * `cardinal` and `ordinal` take part in compounds; `part` is a fraction (third), `many` a
   * quantity that is not exact (dozens), `loose` a word that holds a number besides its meaning
   * (both, noon), `years` a span of years, which counts as years too (two decades).
   */
  readonly type: 'cardinal' | 'ordinal' | 'part' | 'many' | 'loose' | 'years';
  /** Another number that the word may mean. */
  readonly or?: readonly number[];
  /** The word often means something else: neuf, second. */
  readonly isDoubtful?: boolean;
}

/** The words of a language; of one that is not known, those that Unicode's CLDR has. */
export function lexiconOf(tag: string): Lexicon {
  const language = tag.toLowerCase().split('-')[0] ?? '';
  const known = lexicons.get(language);
  if (known) return known;
  const made = neutral(tag);
  lexicons.set(language, made);
  return made;
}

const lexicons = new Map<string, Lexicon>([
  ['en', english],
  ['fr', french],
  ['ru', russian],
]);
