import { matchAddresses, matchCodes, matchDates, matchKeys } from './agree.ts';
import { forgiveRepeated, matchAtoms, matchConverted, matchMany } from './apart.ts';
import { answerWords, pairConflicts, pairRest } from './conflict.ts';
import type { Fact, FactKind } from './fact.ts';
import { findSwapped } from './order.ts';
import type { Reading } from './read.ts';
import { demandOf, Side } from './side.ts';

/**
 * Holds the facts of a translation against those of its source.
 *
 * First whole facts find each other: the same date, number or address. What is left is taken apart,
 * because languages put things differently: “18:00” is “18 heures”, “Bion-M2” is «Бион-М» № 2.
 * What then has no counterpart is wrong, and the wrong ones on both sides are told as pairs.
 */
export function compareFacts(source: Reading, target: Reading): Difference[] {
  const one = new Side(source);
  const other = new Side(target);
  const differences = matchKeys(one, other);
  matchDates(one, other);
  matchAddresses(one, other, {
    source: source.lexicon.language,
    target: target.lexicon.language,
  });
  matchCodes(one, other);
  differences.push(...pairConflicts(one, other));
  const isNeutral = source.lexicon.words.size === 0 || target.lexicon.words.size === 0;
  matchAtoms(one, other, isNeutral);
  matchConverted(one, other);
  matchMany(one, other);
  forgiveRepeated(one, other);
  answerWords(one, other, isNeutral);
  differences.push(...pairRest(one, other));
  // Only if nothing else is wrong: what is told once is enough.
  if (differences.length > 0) return differences;
  const unrepeated = one.repeated.filter((fact) => demandOf(fact) === 'always');
  if (unrepeated.length === 0) return findSwapped(source, target);
  return unrepeated.map((expected) => ({ kind: 'number', expected, isDoubtful: true }));
}

/** A fact that only one of two texts states, or that they state differently. */
export interface Difference {
  readonly kind: FactKind;
  /** What the source says; nothing where the translation adds a fact. */
  readonly expected?: Fact;
  /** What the translation says; nothing where it leaves a fact out. */
  readonly found?: Fact;
  /** Another language may well leave it out, add it, or mean something else. */
  readonly isDoubtful: boolean;
  /** Both texts state it, at another place among others of its sort. */
  readonly isSwapped?: boolean;
}
