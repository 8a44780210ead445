/** What a text states that its translation must state too. */
export type FactKind = 'number' | 'date' | 'time' | 'phone' | 'email' | 'link' | 'code';

/** A number, a date, an address … as it stands in a text. */
export interface Fact {
  readonly kind: FactKind;
  /** As it is written. */
  readonly text: string;
  /** Where it stands in the prose, in code units. */
  readonly start: number;
  readonly end: number;
  /** What it means, in every way in which it may be understood: one in common is agreement. */
  readonly keys: readonly string[];
  /** What it is made of, for a language that says the same in another way. */
  readonly atoms: readonly Atom[];
  readonly day?: CalendarFact;
  /** Currency (ISO 4217) or unit of measure of a number, where one stands beside it. */
  readonly unit?: string;
}

/** A number, a month (`m:6`) or a weekday (`w:5`, Monday is 1): the smallest thing to compare. */
export interface Atom {
  readonly keys: readonly string[];
  readonly demand: Demand;
  readonly text: string;
  /** A day of a date, for which no word such as “first” can stand. */
  readonly isDay?: boolean;
}

/**
 * Whether a thing must have its counterpart: `always`; `answer`, a word such as “two”, only if the
 * other text has such a word to spare; `never`, where the word often means something else.
 */
export type Demand = 'always' | 'answer' | 'never';

/** A date as a text gives it, in each way in which its figures may be read. */
export interface CalendarFact {
  readonly readings: readonly Reading[];
  /** ISO 8601: Monday is 1. */
  readonly weekday?: number;
  readonly weekdayText?: string;
  readonly isDoubtful: boolean;
}

export interface Reading {
  /** None for “June 2018”; more than one for “15–17 June”. */
  readonly days: readonly number[];
  readonly month?: number;
  readonly year?: number;
}

/** The key of a number: two writings of one value have the same. */
export function numberKey(value: number): string {
  // Twelve digits forget what binary fractions add: 4.3 × 1e12.
  return `n:${Number(value.toPrecision(12))}`;
}
