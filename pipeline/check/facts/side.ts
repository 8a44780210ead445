import type { Atom, Fact, FactKind } from './fact.ts';
import type { Reading } from './read.ts';

/** One of the two texts, and which of its facts still wait for their counterpart. */
export class Side {
  readonly facts: readonly Fact[];
  readonly text: string;
  /** The atoms of each fact that have no counterpart yet; a fact that has one is not here. */
  readonly open: Map<Fact, Atom[]>;
  /** Numbers that are said again, and have no counterpart of their own. */
  readonly repeated: Fact[] = [];
  /** Every key of the text, for what is said twice, without those of doubtful words. */
  readonly keys: Set<string>;

  constructor({ facts, prose }: Reading) {
    this.facts = facts;
    this.text = prose.text;
    this.open = new Map(facts.map((fact) => [fact, [...fact.atoms]]));
    this.keys = new Set(
      facts
        .filter((fact) => demandOf(fact) !== 'never')
        .flatMap(({ keys, atoms }) => [...keys, ...atoms.flatMap((atom) => atom.keys)]),
    );
  }

  ofKind(kind: FactKind): Fact[] {
    return [...this.open.keys()].filter((fact) => fact.kind === kind);
  }

  close(fact: Fact): void {
    this.open.delete(fact);
  }

  /** Where a fact stands, from 0 to 1. */
  at(fact: Fact): number {
    return Math.abs(fact.start) / Math.max(1, this.text.length);
  }
}

export function demandOf({ atoms }: Fact): string {
  return atoms[0]?.demand ?? 'always';
}

export function nearest(at: number, facts: readonly Fact[], side: Side): Fact | undefined {
  return facts.reduce<Fact | undefined>(
    (best, fact) =>
      best && Math.abs(side.at(best) - at) <= Math.abs(side.at(fact) - at) ? best : fact,
    undefined,
  );
}

export function haveCommon(left: readonly string[], right: readonly string[]): boolean {
  return left.some((key) => right.includes(key));
}

/** Strikes out what two lists of atoms have in common. */
export function matchLists(left: Atom[], right: Atom[]): void {
  for (let at = left.length - 1; at >= 0; at--) {
    const twin = right.findIndex((atom) => isCounterpart(left[at], atom));
    if (twin < 0) continue;
    left.splice(at, 1);
    right.splice(twin, 1);
  }
}

function isCounterpart(left: Atom | undefined, right: Atom): boolean {
  if (!left || !haveCommon(left.keys, right.keys)) return false;
  if (left.isDay === right.isDay) return true;
  return (left.isDay ? right : left).demand !== 'never';
}

export function isExact({ keys, unit }: Fact): boolean {
  return unit !== 'many' && unit !== 'word' && (amountOf(keys) >= 2 || amountOf(keys) % 1 > 0);
}

export const amountOf = ([key = '']: readonly string[]): number => Number(key.slice(2));

/** Facts that good translations leave out or add now and then. */
export function isOptional({ kind, day, atoms, text }: Fact): boolean {
  // “On Monday” may be said without its weekday in another language; a whole date may not.
  if (day) return day.readings.every(({ days, year }) => days.length === 0 && !year);
  // A name such as Heroku.com is no address to go to.
  if (kind === 'link') return /^[\w-]+\.[a-z]+$/i.test(text);
  return atoms[0]?.demand === 'answer';
}
