import { VFile } from 'vfile';
import type { Release } from '../model/release.ts';
import type { Locale, StringEntry, StringTable } from '../model/string-table.ts';
import { normalise } from '../parse/segments.ts';
import { addKeys, syncLabels, syncRelease } from './sync.ts';
import { assemble, closed, emptyTable } from './table-text.ts';

/** The tables of a locale that does not exist yet, with everything to translate and no translation. */
export interface NewLocale {
  /** Texts by file name. */
  readonly files: ReadonlyMap<string, string>;
  /** How many texts are to be translated in each table, in the order in which to translate them. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Makes the tables of a new locale: its labels, the texts that releases share in other locales, the
 * text of each release, and an empty memory.
 */
export function newLocale(
  tag: string,
  releases: readonly Release[],
  others: readonly Locale[],
): NewLocale {
  const empty: Locale = { tag, tables: new Map(), settings: new Map() };
  const shared = sharedKeys(releases, others);
  const common = addKeys(`locales/${tag}/common.json`, undefined, shared);
  const locale = { ...empty, tables: new Map([['common', tableWith(shared, tag)]]) };
  const tables = releases
    .filter(({ language }) => language !== tag)
    .map((release) => [release.slug, syncRelease(release, locale, { prune: false })] as const);
  const all = [['labels', syncLabels(empty)] as const, ['common', common] as const, ...tables];
  return {
    files: new Map([
      ...all.flatMap(([name, table]) => (table ? [[`${name}.json`, table.after] as const] : [])),
      ['memory.json', assemble(closed(emptyTable()))],
    ]),
    counts: new Map(all.map(([name, table]) => [`${name}.json`, table?.added.length ?? 0])),
  };
}

/** The texts of releases that some locale has among its shared strings, in the order of releases. */
function sharedKeys(releases: readonly Release[], others: readonly Locale[]): string[] {
  const shared = new Set(
    others.flatMap(({ tables }) =>
      [...(tables.get('common')?.entries.keys() ?? [])].map(normalise),
    ),
  );
  const segments = releases.flatMap((release) => release.segments);
  return [...new Set(segments.filter(({ key }) => shared.has(key)).map(({ source }) => source))];
}

/** A table of shared strings with nothing translated, as it will be read. */
function tableWith(keys: readonly string[], locale: string): StringTable {
  const path = `locales/${locale}/common.json`;
  const place = { path, line: 1, column: 1 };
  const entry: StringEntry = { value: '', keyPlace: place, valuePlace: place };
  const entries = new Map(keys.map((key) => [key, { ...entry }]));
  return { locale, namespace: 'common', path, entries, spans: [], file: new VFile({ path }) };
}
