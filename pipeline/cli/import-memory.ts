import { type MergeChange, unwritable } from '../exchange/exchange.ts';
import type { ReturnedDocument } from '../model/exchange.ts';
import type { Locale } from '../model/string-table.ts';
import { normalise } from '../parse/segments.ts';
import { say } from '../report/message.ts';
import { addToMemory, textOf } from '../sync/sync.ts';
import type { Import, ImportContext } from './import-tables.ts';
import { memoryOf } from './project.ts';

/** Pairs of one memory: what a small agency translates in ten years. */
const mostPairs = 10_000;

/**
 * Puts the pairs of a translation memory into `memory.json`, from which `sync` makes suggestions.
 * They never go into the tables: whether one fits a text, a person decides. What the memory has
 * already stays, unless the file is to be taken.
 */
export function importMemory(
  locale: Locale,
  { units }: ReturnedDocument,
  { take, file }: ImportContext,
): Import | undefined {
  if (units.length > mostPairs) {
    say(file, {
      rule: 'exchange-file',
      level: 'error',
      reason: `Unexpected memory of ${units.length} pairs, expected at most ${mostPairs}`,
      note: 'Nothing was imported. Export a part of it: one customer, or the last years.',
      place: { path: file.path, line: 1, column: 1 },
    });
    return undefined;
  }
  const memory = memoryOf(locale);
  const known = new Map(
    [...(memory?.entries ?? [])].map(([key, { value }]) => [normalise(key), { key, value }]),
  );
  const count = { same: 0, kept: 0, open: 0, refused: 0 };
  const changes = new Map<string, MergeChange>();
  for (const { source, target, context } of units) {
    const text = normalise(source) + (context ? `_${normalise(context)}` : '');
    const former = known.get(text);
    const key = former?.key ?? text;
    if (text === '' || target.trim() === '') count.open += 1;
    else if (/^(\$end|\$schema|__proto__)$/.test(text) || unwritable(text + target)) {
      count.open += 1;
    } else if (former?.value === target || changes.get(key)?.after === target) count.same += 1;
    else if ((former && take !== 'file') || changes.has(key)) count.kept += 1;
    else changes.set(key, { table: 'memory', key, before: former?.value ?? '', after: target });
  }
  const place = { path: file.path, line: 1, column: 1 };
  const entries = [...changes.values()].map(({ key, after }) => ({
    key,
    text: key,
    entry: { value: after, keyPlace: place, valuePlace: place },
  }));
  const path = `locales/${locale.tag}/memory.json`;
  const before = memory && textOf(memory);
  const texts = entries.length === 0 ? [] : [{ path, before, after: addToMemory(memory, entries) }];
  return { ...count, changes: [...changes.values()], texts };
}
