import type { VFile } from 'vfile';
import { coverageOf } from '../localize/coverage.ts';
import type { Locale, StringTable } from '../model/string-table.ts';
import { isFatal } from '../report/message.ts';
import { reporters } from '../report/reporters.ts';
import {
  addToMemory,
  prepareRecall,
  type Recall,
  type SyncedTable,
  syncLabels,
  syncRelease,
  textOf,
} from '../sync/sync.ts';
import { type TextChange, writeTexts } from '../write/write.ts';
import { exitCodes } from './exit.ts';
import { memoryOf, openTranslations, type Translations } from './project.ts';
import { chooseReporter, tell } from './reporter.ts';
import { showSync, syncReport } from './sync-summary.ts';
import { openTerminal } from './terminal.ts';

/** What stands behind `presspack sync`, as commander reads it. */
export interface SyncCommandOptions {
  readonly root: string;
  readonly locale?: readonly string[];
  readonly prune?: boolean;
  readonly check?: boolean;
  readonly reporter?: string;
  readonly json?: boolean;
}

/** What a sync does to one locale. */
export interface SyncedLocale {
  readonly tag: string;
  readonly tables: readonly SyncedTable[];
  /** The memory with what was taken out of tables. */
  readonly memory?: TextChange;
  readonly recall: Recall;
  /** Tables that no release bears the name of: one was taken away, or has another reference now. */
  readonly strays: readonly string[];
  /** How many texts wait for a translation, those of earlier syncs among them. */
  readonly open: number;
}

/** `presspack sync`: brings every table in line with its source, and says what it did. */
export async function runSync(
  references: readonly string[],
  options: SyncCommandOptions,
  version: string,
): Promise<number> {
  const reporter = chooseReporter(options);
  const terminal = openTerminal({ quiet: true });
  const translations = await openTranslations(references, options);
  const synced = translations.newsroom
    ? translations.locales.map((locale) => ({
        ...syncLocale(locale, translations, options),
        // Who asks for some releases does not ask after the others.
        ...(references.length > 0 && { strays: [] }),
      }))
    : [];
  const changes = synced.flatMap(({ tables, memory }) => [...(memory ? [memory] : []), ...tables]);
  const messages = filesOf(translations)
    .flatMap((file) => file.messages)
    .filter(({ fatal }) => fatal);
  if (!options.check) await writeTexts(translations.project.root, changes);
  const isDue = options.check === true && changes.length > 0;
  const exitCode = messages.length > 0 || isDue ? exitCodes.content : exitCodes.ok;
  const findings = { command: 'sync', presspack: version, exitCode, messages };
  if (reporter === 'json') {
    const sync = synced.flatMap((one) => syncReport(one, options.check !== true));
    terminal.print(reporters.json({ ...findings, sync }));
    return exitCode;
  }
  tell(findings, { reporter, terminal, root: options.root });
  terminal.print(showSync(synced, { check: options.check === true, paint: terminal.paint }));
  if (messages.length > 0) {
    terminal.complain('Where there are mistakes, nothing was changed. Mend them and sync again.\n');
  }
  return exitCode;
}

function syncLocale(
  locale: Locale,
  { releases }: Translations,
  { prune = false }: SyncCommandOptions,
): SyncedLocale {
  const memory = memoryOf(locale);
  const labels = syncLabels(locale);
  const tables = releases.flatMap(([, release]) => {
    const needsTable = release && release.language !== locale.tag;
    return (needsTable && syncRelease(release, locale, { prune })) || [];
  });
  const isSound = !memory || !isFatal(memory.file.messages);
  // A memory that cannot be read cannot take anything up: what would go there stays.
  const open = releases
    .filter(([, release]) => release && release.language !== locale.tag)
    .flatMap(([, release]) => (release ? coverageOf(release.segments, release.slug, locale) : []))
    .filter(({ isReadable }) => isReadable)
    .flatMap(({ segments }) => segments.filter(({ state }) => state !== 'translated'));
  const kept = isSound ? tables : tables.filter(({ removed }) => removed.length === 0);
  const remembered = kept.flatMap(({ removed }) => removed);
  return {
    tag: locale.tag,
    tables: [...(labels ? [labels] : []), ...kept],
    ...memoryChange(locale, memory, remembered),
    recall: prepareRecall(locale, isSound ? memory : undefined),
    strays: straysOf(locale, releases),
    open: open.length,
  };
}

/** Tables without a release, if every source could be read to its reference. */
function straysOf({ tables }: Locale, releases: Translations['releases']): string[] {
  const slugs = releases.map(([, release]) => release?.slug);
  if (slugs.includes(undefined)) return [];
  return [...tables.values()]
    .filter(({ namespace }) => !['labels', 'common', ...slugs].includes(namespace))
    .map(({ path }) => path);
}

function memoryChange(
  { tag }: Locale,
  memory: StringTable | undefined,
  removed: SyncedTable['removed'],
): { memory?: TextChange } {
  const filled = removed.filter(({ entry }) => entry.value.trim() !== '');
  const before = memory && textOf(memory);
  const after = filled.length > 0 ? addToMemory(memory, filled) : before;
  if (after === undefined || after === before) return {};
  return { memory: { path: `locales/${tag}/memory.json`, before, after } };
}

/** The files that a sync reads, of which it says what forbids it. */
function filesOf({ project, releases, locales }: Translations): VFile[] {
  const tables = locales.flatMap((locale) => {
    const names = releases.map(([, release]) => release?.slug ?? '');
    const files = ['labels', 'common', ...names].map((name) => locale.tables.get(name)?.file);
    return [...files, locale.settings.get('memory')];
  });
  const sources = releases.map(([source]) => source);
  const all = [project.complaints, project.newsroom, ...sources, ...tables];
  return [...new Set(all.filter((file) => file !== undefined))];
}
