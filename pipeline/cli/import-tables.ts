import { VFile } from 'vfile';
import {
  fillTable,
  gatherLabels,
  gatherRelease,
  type Merge,
  type MergeChange,
  merge,
  speaks,
  type Take,
} from '../exchange/exchange.ts';
import type { ExchangeDocument, ReturnedDocument } from '../model/exchange.ts';
import type { Locale, StringTable } from '../model/string-table.ts';
import { readStringTable } from '../read/string-table.ts';
import { say } from '../report/message.ts';
import { type SyncedTable, syncLabels, syncRelease, textOf } from '../sync/sync.ts';
import type { TextChange } from '../write/write.ts';
import type { Translations } from './project.ts';

/** What an import does to the tables of a locale. */
export interface Import extends Merge {
  readonly texts: readonly TextChange[];
}

/** What an import needs to know besides the file's texts. */
export interface ImportContext {
  readonly translations: Translations;
  readonly take: Take;
  /** The file that came back: what is wrong with it is said there. */
  readonly file: VFile;
}

/** Puts translations that came back into the tables of a locale, which are sound. */
export function importTables(
  locale: Locale,
  returned: ReturnedDocument,
  { translations, take, file }: ImportContext,
): Import | undefined {
  const documents = gather(locale, translations);
  const sources = [...new Set(documents.map(({ source }) => source))];
  const stated = returned.source;
  if (stated !== undefined && !sources.some((source) => speaks(stated, source))) {
    say(file, {
      rule: 'exchange-language',
      level: 'error',
      reason:
        sources.length === 0
          ? `Unexpected translation into ${locale.tag}, expected a language that is translated into`
          : `Unexpected translation from ${stated}, expected one from ${sources.join(', ')}`,
      note: 'Nothing was imported.',
      place: { path: file.path, line: 1, column: 1 },
    });
    return undefined;
  }
  const merged = merge(documents, returned, { take, file });
  return { ...merged, texts: write(merged.changes, locale, translations) };
}

function gather(locale: Locale, { project, newsroom, releases }: Translations): ExchangeDocument[] {
  const own = project.locales.find(({ tag }) => tag === newsroom?.language);
  return [
    ...(own && own.tag !== locale.tag ? [gatherLabels(own, locale, '')] : []),
    ...releases.flatMap(([, release]) =>
      release && release.language !== locale.tag ? gatherRelease(release, locale) : [],
    ),
  ];
}

/** The tables with the new values; a table that lacks a text is brought in line first. */
function write(
  changes: readonly MergeChange[],
  locale: Locale,
  translations: Translations,
): TextChange[] {
  const byTable = Map.groupBy(changes, ({ table }) => table);
  return [...byTable].map(([namespace, group]) => {
    const former = locale.tables.get(namespace);
    const values = new Map(group.map(({ key, after }) => [key, after]));
    const isWhole = former && [...values.keys()].every((key) => former.entries.has(key));
    const table = isWhole ? former : synced(namespace, locale, translations);
    return {
      path: `locales/${locale.tag}/${namespace}.json`,
      before: former && textOf(former),
      after: fillTable(table, values),
    };
  });
}

function synced(namespace: string, locale: Locale, { releases }: Translations): StringTable {
  const release = releases.find(([, one]) => one?.slug === namespace)?.[1];
  const result: SyncedTable | undefined = release
    ? syncRelease(release, locale, { prune: false })
    : syncLabels(locale);
  if (!result) throw new Error(`locales/${locale.tag}/${namespace}.json has lost a text`);
  const [, mark, value] = /^(\uFEFF?)([\s\S]*)$/.exec(result.after) ?? [];
  const file = new VFile({ path: result.path, value: value ?? '' });
  if (mark) file.data.byteOrderMark = mark;
  return readStringTable(file, locale.tag, namespace);
}
