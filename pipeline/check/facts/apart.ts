import { pattern, patternFor } from '../../model/pattern-for.ts';
import type { Atom, Fact } from './fact.ts';
import { amountOf, demandOf, matchLists, type Side } from './side.ts';
import { isConverted } from './units.ts';

/** Takes apart what is left, and lets the parts find each other. */
export function matchAtoms(one: Side, other: Side, isNeutral: boolean): void {
  if (isNeutral) for (const side of [one, other]) forgetNames(side);
  for (const [fact, atoms] of [...one.open]) {
    for (const [twin, its] of [...other.open]) {
      if (isNeutral) matchFigures(atoms, its);
      matchLists(atoms, its);
      if (its.length === 0 && twin.atoms.length > 0) other.close(twin);
    }
    if (atoms.length === 0 && fact.atoms.length > 0) one.close(fact);
  }
}

/** A language whose grammar is not known may have forms of a month that nobody told us. */
function forgetNames(side: Side): void {
  for (const [fact, atoms] of [...side.open]) {
    const figures = atoms.filter(({ keys }) => !keys.some((key) => /^[mw]:/.test(key)));
    if (figures.length === atoms.length) continue;
    if (figures.length === 0) side.close(fact);
    else side.open.set(fact, figures);
  }
}

/** Where the words that multiply are not known, the figures before them must be the same. */
function matchFigures(left: Atom[], right: Atom[]): void {
  for (let at = left.length - 1; at >= 0; at--) {
    const mine = left[at]?.text.replace(/\D/g, '');
    const twin = right.findIndex((atom) => mine && atom.text.replace(/\D/g, '') === mine);
    if (twin < 0) continue;
    left.splice(at, 1);
    right.splice(twin, 1);
  }
}

/** “Two dozen” and “une vingtaine”: neither is exact. */
export function matchMany(one: Side, other: Side): void {
  const many = (side: Side): Fact[] => side.ofKind('number').filter(({ unit }) => unit === 'many');
  for (const fact of many(one)) {
    const twin = many(other).find((its) => {
      const ratio = amountOf(fact.keys) / amountOf(its.keys);
      return ratio > 0.5 && ratio < 2;
    });
    if (!twin) continue;
    one.close(fact);
    other.close(twin);
  }
}

/** Quantities in the measures of another country: 40 miles and 64 km. */
export function matchConverted(one: Side, other: Side): void {
  forgiveTwofold(one, other);
  forgiveTwofold(other, one);
  const quantities = (side: Side): Fact[] => side.ofKind('number').filter(({ unit }) => unit);
  for (const fact of quantities(one)) {
    const twin = quantities(other).find((its) => isConverted(quantityOf(fact), quantityOf(its)));
    if (!twin) continue;
    one.close(fact);
    other.close(twin);
    // “6-foot-6” is one length.
    for (const [side, { unit, end }] of [
      [one, fact],
      [other, twin],
    ] as const) {
      const rest =
        unit === 'foot' &&
        side.ofKind('number').find(({ start }) => start > end && start - end < 9);
      if (rest) side.close(rest);
    }
  }
  forgiveTwofold(one, other);
  forgiveTwofold(other, one);
}

/**
 * “50 km (31 miles)”: one of the two is enough, if the other text has no miles at all, or those that
 * it has are the 50 km.
 */
function forgiveTwofold(side: Side, facing: Side): void {
  for (const fact of side.ofKind('number')) {
    const isTwice = side.facts.some(
      (twin) =>
        twin !== fact && !side.open.has(twin) && isConverted(quantityOf(fact), quantityOf(twin)),
    );
    const rivals = facing.facts.filter(({ unit }) => unit === fact.unit);
    const isSaid = rivals.every(
      (rival) =>
        !facing.open.has(rival) && Math.abs(amountOf(rival.keys) / amountOf(fact.keys) - 1) < 0.01,
    );
    if (isTwice && isSaid) side.close(fact);
  }
}

function quantityOf({ keys, unit }: Fact): { value: number; unit: string | undefined } {
  return { value: amountOf(keys), unit };
}

/**
 * What one text says twice the other may say once. If both have something to spare, one of the
 * two was changed into the other: “4 for, 1 against, 1 absent” and “4 for, 1 against, 4 absent”.
 */
export function forgiveRepeated(one: Side, other: Side): void {
  const [mine, its] = [repeatedOf(one, other), repeatedOf(other, one)];
  const isFigure = (fact: Fact): boolean => fact.kind === 'number' && demandOf(fact) === 'always';
  const isExchange = mine.some(isFigure) && its.some(isFigure);
  for (const [side, facts] of [
    [one, mine],
    [other, its],
  ] as const) {
    for (const fact of facts) {
      if (isExchange && isFigure(fact)) continue;
      side.close(fact);
      if (fact.kind === 'number' && demandOf(fact) !== 'never') side.repeated.push(fact);
    }
  }
}

function repeatedOf(side: Side, twin: Side): Fact[] {
  const isSaid = (keys: readonly string[]): boolean => keys.some((key) => twin.keys.has(key));
  return [...side.open].flatMap(([fact, atoms]) => {
    if (isBroken(fact, twin)) return [];
    // “At 2 p.m. two cars …”: the cars do not say the time.
    if (isSaid(fact.keys) || fact.kind === 'time') return isSaid(fact.keys) ? [fact] : [];
    const open = atoms.filter(({ keys }) => !isSaid(keys));
    return fact.atoms.length > 0 && open.length === 0 ? [fact] : [];
  });
}

/** “MTB-2” of which only “MTB” stands there: the 2 of something else does not excuse it. */
function isBroken({ kind, text, keys }: Fact, twin: Side): boolean {
  if (kind !== 'code' || keys.some((key) => twin.keys.has(key))) return false;
  const letters = /^\p{Lu}{2,}(?=[-\u2010\u2011–/]?\d)/u.exec(text)?.[0];
  return (
    letters !== undefined &&
    patternFor(twin.text, pattern.u`(?<!\p{L})${letters}(?!\p{L})`).test(twin.text)
  );
}
