import { distance } from 'fastest-levenshtein';
import { isSamePhone } from './addresses.ts';
import type { Difference } from './compare.ts';
import type { CalendarFact, Fact } from './fact.ts';
import { figuresOf, isLocalized, isSamePage, type Languages } from './localized.ts';
import { demandOf, haveCommon, matchLists, nearest, type Side } from './side.ts';

/** Whole facts that mean the same, those in figures before those in words. */
export function matchKeys(one: Side, other: Side): Difference[] {
  const differences: Difference[] = [];
  for (const isStrict of [true, false]) {
    for (const fact of [...one.open.keys()]) {
      if (fact.kind === 'date' || fact.kind === 'phone') continue;
      const twins = [...other.open.keys()].filter(
        (twin) =>
          haveSameMeaning(fact, twin) &&
          (!isStrict || (fact.kind === twin.kind && demandOf(fact) === demandOf(twin))),
      );
      const twin = nearest(one.at(fact), twins, other);
      if (!twin) continue;
      one.close(fact);
      other.close(twin);
      if (isCurrency(fact) && isCurrency(twin) && fact.unit !== twin.unit) {
        differences.push({ kind: 'number', expected: fact, found: twin, isDoubtful: false });
      }
    }
  }
  return differences;
}

/** An address without its language is the same only where `isLocalized` says so. */
function haveSameMeaning(fact: Fact, twin: Fact): boolean {
  if (fact.kind === 'link') return fact.keys[0] === twin.keys[0];
  return haveCommon(fact.keys, twin.keys);
}

/** The same number of dollars and of euros are two amounts. */
export const isCurrency = ({ unit }: Pick<Fact, 'unit'>): boolean =>
  ['dollar', 'euro', 'sterling', 'rouble', 'yen'].includes(unit ?? '');

/** Dates that agree in all that both say; the fuller agreement first. */
export function matchDates(one: Side, other: Side): void {
  const pairs = one.ofKind('date').flatMap((fact) =>
    other.ofKind('date').flatMap((twin) => {
      const score = fact.day && twin.day ? agreement(fact.day, twin.day) : 0;
      return score > 0
        ? [{ fact, twin, score: score - Math.abs(one.at(fact) - other.at(twin)) }]
        : [];
    }),
  );
  for (const { fact, twin } of pairs.sort((left, right) => right.score - left.score)) {
    const mine = one.open.get(fact);
    const its = other.open.get(twin);
    if (!mine || !its) continue;
    // What only one of the two says may stand elsewhere in the other text.
    matchLists(mine, its);
    if (mine.length === 0) one.close(fact);
    if (its.length === 0) other.close(twin);
  }
}

/** How many parts two dates have in common, counted by weight; 0 if they contradict each other. */
export function agreement(left: CalendarFact, right: CalendarFact): number {
  if (left.weekday && right.weekday && left.weekday !== right.weekday) return 0;
  const weekday = left.weekday && right.weekday ? 2 : 0;
  if (left.readings.length === 0 || right.readings.length === 0) return weekday;
  const scores = left.readings.flatMap((a) =>
    right.readings.map((b) => {
      if (a.month !== b.month) return 0;
      if (a.year && b.year && a.year !== b.year) return 0;
      const bothDays = a.days.length > 0 && b.days.length > 0;
      if (bothDays && a.days.join() !== b.days.join()) return 0;
      return 1 + (bothDays ? 4 : 0) + (a.year && b.year ? 2 : 0) + weekday;
    }),
  );
  return Math.max(...scores);
}

/** Telephone numbers with and without their country; pages of one site in two languages. */
export function matchAddresses(one: Side, other: Side, languages: Languages): void {
  for (const fact of one.ofKind('phone')) {
    const twin = other
      .ofKind('phone')
      .find((phone) => isSamePhone(fact.keys[0] ?? '', phone.keys[0] ?? ''));
    if (!twin) continue;
    one.close(fact);
    other.close(twin);
  }
  // The same words first: any page might be the translation of any other.
  for (const isTwin of [isSamePage, isLocalized]) {
    for (const fact of one.ofKind('link')) {
      const twin = other.ofKind('link').find((link) => isTwin(fact.text, link.text, languages));
      if (!twin) continue;
      one.close(fact);
      other.close(twin);
    }
  }
}

/** Codes whose letters are translated: F-16 is «Ф-16», COP21 is «КС-21», EU27 is UE27. */
export function matchCodes(one: Side, other: Side): void {
  for (const fact of one.ofKind('code')) {
    const twin = other
      .ofKind('code')
      .find(
        (code) =>
          figuresOf(fact.text) === figuresOf(code.text) &&
          !haveSlip(lettersOf(fact), lettersOf(code)),
      );
    if (!twin) continue;
    one.close(fact);
    other.close(twin);
  }
}

const lettersOf = ({ text }: Fact): string[] => text.toUpperCase().match(/\p{L}+/gu) ?? [];

/** Whether letters that only one of two codes has are a slip in letters that only the other has. */
function haveSlip(left: readonly string[], right: readonly string[]): boolean {
  const [mine, its] = [
    left.filter((letters) => !right.includes(letters)),
    right.filter((letters) => !left.includes(letters)),
  ];
  return mine.some((letters) => its.some((other) => isSlip(letters, other)));
}

/** Whether one of these is the other with a letter wrong, and no translation of it. */
function isSlip(left: string, right: string): boolean {
  if (left === right) return false;
  if (/\p{Script=Cyrillic}/u.test(left) !== /\p{Script=Cyrillic}/u.test(right)) return false;
  // EU and UE, SARS and SRAS are the same things.
  const isAnagram = [...left].sort().join() === [...right].sort().join();
  return !isAnagram && distance(left, right) === 1;
}
