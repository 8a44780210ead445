import type { Segment } from '../model/release.ts';
import type { Locale, StringEntry, StringTable } from '../model/string-table.ts';
import { normalise } from '../parse/segments.ts';

/** An entry of a string table, and the table in which it stands. */
export interface Found {
  readonly entry: StringEntry;
  readonly table: StringTable;
}

/** The tables in which a release's texts are looked up in a locale, each by its normalised keys. */
export type Indexes = ReadonlyMap<StringTable, ReadonlyMap<string, StringEntry>>;

/** Prepares the look-up of a release's texts: its own table first, then the shared strings. */
export function indexTables({ tables }: Locale, slug: string): Indexes {
  const wanted = [tables.get(slug), tables.get('common')].filter((table) => table !== undefined);
  return new Map(
    wanted.map((table) => [
      table,
      new Map([...table.entries].map(([key, entry]) => [normalise(key), entry])),
    ]),
  );
}

/**
 * The entry of a segment, be its value empty: the context form (`Press Officer_Pascale Bresson`)
 * before the plain one, in the first table that has either.
 */
export function findEntry(segment: Segment, indexes: Indexes): Found | undefined {
  for (const [table, index] of indexes) {
    for (const form of keysOf(segment)) {
      const entry = index.get(form);
      if (entry) return { entry, table };
    }
  }
  return undefined;
}

/** The keys under which a segment's translation may stand, the most fitting first. */
export function keysOf({ key, context }: Segment): string[] {
  return context === undefined ? [key] : [`${key}_${context}`, key];
}
