import { distance } from 'fastest-levenshtein';
import { pattern, patternFor } from '../../model/pattern-for.ts';
import { agreement, isCurrency } from './agree.ts';
import type { Difference } from './compare.ts';
import type { Fact } from './fact.ts';
import { isElsewhere } from './localized.ts';
import { amountOf, demandOf, isExact, isOptional, matchLists, nearest, type Side } from './side.ts';

/** Facts of one kind that are left on both sides and resemble each other: one was changed. */
export function pairConflicts(one: Side, other: Side): Difference[] {
  const differences: Difference[] = [];
  const kinds = ['email', 'link', 'phone', 'date', 'time', 'code'] as const;
  for (const kind of kinds) {
    const pairs = one.ofKind(kind).flatMap((expected) =>
      other.ofKind(kind).map((found) => ({
        expected,
        found,
        score: likeness(expected, found) - Math.abs(one.at(expected) - other.at(found)) / 4,
      })),
    );
    for (const { expected, found, score } of pairs.sort((a, b) => b.score - a.score)) {
      if (score <= 0 || !one.open.has(expected) || !other.open.has(found)) continue;
      if (kind === 'date' && !contradict(expected, found)) continue;
      if (kind === 'time' && haveSameAtoms(expected, found)) continue;
      one.close(expected);
      other.close(found);
      differences.push({
        kind,
        expected,
        found,
        isDoubtful: kind === 'link' && isElsewhere(expected, found),
      });
    }
  }
  return differences;
}

/** How much two facts of a kind resemble each other; 0 or less if they are two things. */
function likeness(expected: Fact, found: Fact): number {
  if (expected.kind === 'date') {
    const isSure = !expected.day?.isDoubtful && !found.day?.isDoubtful;
    return isSure ? sharedParts(expected, found) : 0;
  }
  if (expected.kind === 'time') return 1;
  if (expected.kind === 'code') {
    const [mine, its] = [codeOf(expected), codeOf(found)];
    return 1 - distance(mine, its) / Math.max(2, Math.min(mine.length, its.length) / 1.7);
  }
  const [mine, its] = [expected.text, found.text];
  return 1.3 - distance(mine, its) / Math.max(mine.length, its.length);
}

const codeOf = ({ text }: Fact): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Parts of two dates that agree, or could be compared at all. */
function sharedParts({ day: left }: Fact, { day: right }: Fact): number {
  const [a, b] = [left?.readings[0], right?.readings[0]];
  const weekday = left?.weekday && right?.weekday ? (left.weekday === right.weekday ? 1 : 0.4) : 0;
  if (!a || !b) return weekday;
  const month = a.month === b.month ? 1 : 0.3;
  const days = a.days.length && b.days.length ? (a.days.join() === b.days.join() ? 1 : 0.3) : 0;
  const year = a.year && b.year ? (a.year === b.year ? 1 : 0.3) : 0;
  return month + days + year + weekday;
}

/** Whether two dates cannot be one, in a part that both name. */
function contradict({ day: left }: Fact, { day: right }: Fact): boolean {
  if (!left || !right) return false;
  const isComparable =
    (left.weekday && right.weekday) || (left.readings.length > 0 && right.readings.length > 0);
  return Boolean(isComparable) && agreement(left, right) === 0;
}

function haveSameAtoms(left: Fact, right: Fact): boolean {
  const [mine, its] = [
    left.atoms.filter(({ demand }) => demand === 'always'),
    right.atoms.filter(({ demand }) => demand === 'always'),
  ];
  matchLists(mine, its);
  return mine.length + its.length === 0;
}

/** Numbers in words need a counterpart only if the other text has one to spare. */
export function answerWords(one: Side, other: Side, isNeutral: boolean): void {
  const isWord = (fact: Fact): boolean => demandOf(fact) === 'answer';
  const spare = (side: Side): Fact[] =>
    [...side.open.keys()].filter((fact) => fact.kind === 'number' && isWord(fact));
  const again = (side: Side): Fact[] => side.repeated.filter(isExact);
  const [mine, its] = [spare(one), spare(other)];
  const strong = (side: Side): boolean =>
    [...side.open.keys()].some((fact) => fact.kind === 'number' && !isWord(fact));
  for (const [side, list, facing, opposite] of [
    [one, mine, [...its, ...again(other)], other],
    [other, its, [...mine, ...again(one)], one],
  ] as const) {
    for (const fact of list) {
      const isAnswered = facing.some((twin) => (twin.unit === 'many') === (fact.unit === 'many'));
      const isNeeded = !isNeutral && (strong(opposite) || isExact(fact));
      if (!isAnswered && !isNeeded) side.close(fact);
    }
  }
}

/** What is left, in pairs of neighbours where both sides have something, else alone. */
export function pairRest(one: Side, other: Side): Difference[] {
  const differences: Difference[] = [];
  const isFirm = (fact: Fact): boolean => demandOf(fact) !== 'never';
  for (const found of [...other.open.keys()]) {
    const candidates = [...one.open.keys()].filter((fact) => isSimilar(fact, found));
    const firm = candidates.filter(isFirm);
    if (!isFirm(found) && !firm.some((fact) => demandOf(fact) === 'answer')) continue;
    const again = one.repeated.filter((fact) => isSimilar(fact, found));
    const best = [firm, again, candidates].find(({ length }) => length > 0) ?? [];
    const expected = nearest(other.at(found), best, one);
    other.close(found);
    if (expected) one.close(expected);
    if (!expected && isQuoted(found, one)) continue;
    if (!expected && found.atoms[0]?.demand === 'answer' && !isExact(found)) continue;
    differences.push({
      kind: expected?.kind ?? found.kind,
      found,
      ...(expected && { expected }),
      isDoubtful: !expected && (isOptional(found) || isForReaders(found, other)),
    });
  }
  for (const expected of one.open.keys()) {
    if (!isFirm(expected) || isQuoted(expected, other)) continue;
    const found = nearest(
      one.at(expected),
      other.repeated.filter((fact) => isSimilar(expected, fact)),
      other,
    );
    if (found && expected.kind === 'number') {
      differences.push({ kind: 'number', expected, found, isDoubtful: false });
      continue;
    }
    if (expected.atoms[0]?.demand === 'answer' && !isExact(expected)) continue;
    const isDoubtful = isOptional(expected) || isOfName(expected, one, other);
    differences.push({ kind: expected.kind, expected, isDoubtful });
  }
  return differences;
}

/** A page that helps these readers only, or an amount in their money: “$98,000 (€94,000)”. */
function isForReaders({ kind, start, unit }: Fact, side: Side): boolean {
  if (kind === 'link') return true;
  if (!unit || !isCurrency({ unit })) return false;
  const inBrackets = /\([^()]{0,24}$/.test(side.text.slice(0, start));
  return inBrackets && side.facts.some((fact) => isCurrency(fact) && fact.unit !== unit);
}

/**
 * Whether a number of one or two figures belongs to a name that stands without it: “Ariane 5” may
 * be « Ariane », where a reader has met it before. “In Paris 12 people” speaks of twelve people.
 */
function isOfName({ kind, start, text, unit }: Fact, one: Side, other: Side): boolean {
  if (kind !== 'number' || unit || !/^\d{1,2}$/.test(text)) return false;
  const before = one.text.slice(Math.max(0, start - 60), Math.max(0, start));
  const name = patternFor(before, nameBefore).exec(before);
  if (!name || !other.text.includes(name[0])) return false;
  const ahead = before.slice(0, name.index);
  return !patternFor(ahead, behindPlace).test(ahead);
}

const nameBefore = pattern.u`(?<![\p{L}-])\p{Lu}[\p{L}-]{3,}(?=\s$)`;

/** Words that say where: what follows them is a place, and its number is of something else. */
const behindPlace = pattern.iu`(?<!\p{L})(?:in|at|from|near|en|à|dans|depuis|в|во|на|из)\s$`;

/** “Saturday Night Live” and “Four Seasons” are names: they stay as they are. */
function isQuoted(fact: Fact, side: Side): boolean {
  const isWord = isOptional(fact) || demandOf(fact) === 'answer';
  return isWord && /^\p{Lu}/u.test(fact.text) && side.text.includes(fact.text);
}

/** Whether one of two facts may stand in the place of the other. */
function isSimilar(expected: Fact, found: Fact): boolean {
  // A word that often means something else is at most another number.
  if ([expected, found].some((fact) => demandOf(fact) === 'never')) {
    return (
      [expected, found].every(({ kind, keys }) => kind === 'number' && amountOf(keys) >= 2) &&
      isExact(demandOf(expected) === 'never' ? found : expected)
    );
  }
  const isAddress = ({ kind }: Fact): boolean => ['link', 'email', 'phone'].includes(kind);
  if (isAddress(expected) || isAddress(found)) return expected.kind === found.kind;
  if (expected.kind === found.kind) return true;
  // A date may have become a number, but neither “Saturday” nor “two” has.
  return ![expected, found].some((fact) => demandOf(fact) !== 'always' || isOptional(fact));
}
