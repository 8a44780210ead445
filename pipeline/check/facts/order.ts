import type { Difference } from './compare.ts';
import type { Fact } from './fact.ts';
import type { Reading } from './read.ts';
import { demandOf } from './side.ts';

/**
 * Facts of one sort that a translation names in another order: “from 15 June to 3 July” and « du
 * 3 juillet au 15 juin ». Languages move other words; of 5 440 good segments of news and releases one
 * had such facts the other way round.
 */
export function findSwapped(source: Reading, target: Reading): Difference[] {
  const [mine, its] = [bySort(source.facts), bySort(target.facts)];
  return [...mine].flatMap(([sort, facts]) => {
    const others = its.get(sort) ?? [];
    const [keys, otherKeys] = [facts.map(meaningOf), others.map(meaningOf)];
    if (keys.length < 2 || [...keys].sort().join() !== [...otherKeys].sort().join()) return [];
    const at = keys.findIndex((key, index) => key !== otherKeys[index]);
    const [expected, found] = [facts[at], others[at]];
    if (!expected || !found) return [];
    return [{ kind: found.kind, expected, found, isDoubtful: true, isSwapped: true }];
  });
}

/** Days, times, years, and quantities of one unit, each in the order of the text. */
function bySort(facts: readonly Fact[]): Map<string, Fact[]> {
  const sorts = Map.groupBy(facts, sortOf);
  sorts.delete('');
  return sorts;
}

/** Facts of one sort can take each other's place; nothing for those that move freely. */
function sortOf(fact: Fact): string {
  const { kind, day, unit, text, start } = fact;
  if (start < 0 || demandOf(fact) !== 'always') return '';
  if (kind === 'time') return 'time';
  if (kind === 'date') return day?.readings[0]?.days.length ? 'date' : '';
  if (kind !== 'number') return '';
  return unit ? `in ${unit}` : /^(?:19|20)\d\d$/.test(text) ? 'year' : '';
}

function meaningOf({ kind, day, keys }: Fact): string {
  if (kind !== 'date') return keys[0] ?? '';
  const { month, days } = day?.readings[0] ?? {};
  return `${month}-${days?.join('+')}`;
}
