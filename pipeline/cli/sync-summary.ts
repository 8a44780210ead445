import { VFile } from 'vfile';
import type { StringEntry } from '../model/string-table.ts';
import { normalise } from '../parse/segments.ts';
import { readStringTable } from '../read/string-table.ts';
import type { Report } from '../report/json.ts';
import { excerpt } from '../report/message.ts';
import type { Paint } from '../report/reporter.ts';
import { visible } from '../report/visible.ts';
import { type DiffPaint, showChange } from '../report/word-diff.ts';
import type { SyncedTable } from '../sync/sync.ts';
import type { SyncedLocale } from './sync.ts';

/** What a sync did, or would do, for a person: each file, and each text to translate with its line. */
export function showSync(
  synced: readonly SyncedLocale[],
  { check, paint }: { readonly check: boolean; readonly paint: Paint & DiffPaint },
): string {
  const lines = synced.flatMap((locale) => [
    ...locale.tables.flatMap((table) => showTable(table, locale, paint)),
    ...(locale.memory
      ? [`${paint.place(locale.memory.path)}: keeps the earlier translations that were taken out`]
      : []),
  ]);
  const strays = synced.flatMap((locale) =>
    locale.strays.map(
      (path) =>
        `${paint.place(path)}: no release of source/ bears this name. If its reference has changed, rename this file and sync again.`,
    ),
  );
  const open = synced.reduce((sum, locale) => sum + locale.open, 0);
  const what = `${open} ${open === 1 ? 'text' : 'texts'} to translate`;
  if (lines.length === 0) {
    const rest = open > 0 ? ` ${what}; \`npm run status\` shows which.` : '';
    return `${[...strays, `Every table is in line with its source.${rest}`].join('\n')}\n`;
  }
  const closing = check
    ? `A sync is due (${what}), and nothing was written. Type: npm run sync`
    : open > 0
      ? `${what}: type each translation between the two empty quotation marks.`
      : 'Nothing to translate.';
  return `${[...lines, ...strays, '', closing].join('\n')}\n`;
}

/** What a sync did, or would do, for a program. */
export function syncReport(
  { tables, memory, recall }: SyncedLocale,
  written: boolean,
): NonNullable<Report['sync']> {
  const reports = tables.map(({ path, added, changed, removed }) => ({
    path,
    written,
    added: added.map((text) => {
      const recalled = recall(text);
      return { text, ...(recalled && { suggestion: recalled.entry.value }) };
    }),
    changed: changed.map(({ key, earlier }) => ({
      text: key,
      earlierText: earlier.text,
      earlierTranslation: earlier.entry.value,
    })),
    removed: removed.map(({ text }) => text),
  }));
  const none = { added: [], changed: [], removed: [] };
  return [...reports, ...(memory ? [{ path: memory.path, written, ...none }] : [])];
}

function showTable(
  table: SyncedTable,
  { recall }: SyncedLocale,
  paint: Paint & DiffPaint,
): string[] {
  const { path, before, added, changed, removed } = table;
  const counts = [
    ...(added.length > 0 ? [`${added.length} new`] : []),
    ...(changed.length > 0 ? [`${changed.length} changed`] : []),
    ...(removed.length > 0 ? [`${removed.length} taken out`] : []),
  ];
  const entries = readBack(table);
  const earlier = new Map(changed.map((one) => [one.key, one.earlier]));
  const texts = [...added, ...earlier.keys()]
    .map((key) => ({ key, line: entries.get(key)?.valuePlace.line ?? 0 }))
    .sort((a, b) => a.line - b.line);
  const width = String(texts.at(-1)?.line ?? '').length;
  const indent = `  ${' '.repeat(width)}  `;
  return [
    `${paint.place(path)}: ${before === undefined ? 'a new table, ' : ''}${counts.join(', ')}`,
    ...texts.slice(0, most).flatMap(({ key, line }) => {
      const old = earlier.get(key);
      const head = `  ${String(line).padStart(width)}  `;
      if (old) {
        return [
          `${head}changed: ${showChange(old.text, normalise(key), paint)}`,
          `${indent}beneath: ${shown(old.entry.value)}`,
        ];
      }
      const recalled = recall(key);
      return [
        `${head}new: ${shown(key)}`,
        ...(recalled
          ? [
              `${indent}translated before, in ${recalled.table.path}: ${shown(recalled.entry.value)}`,
            ]
          : []),
      ];
    }),
    ...(texts.length > most ? [`${indent}and ${texts.length - most} more`] : []),
    ...removed.map(({ text, entry }) => {
      const what = entry.value.trim() === '' ? 'never translated' : 'to memory.json';
      return `${indent}taken out, ${what}: ${shown(text)}`;
    }),
  ];
}

/** The beginning of a text, as it may be printed. */
const shown = (text: string): string => visible(excerpt(text));

/** A new table fills no screen. */
const most = 12;

/** The entries of a table as a sync leaves it; a text of ours that cannot be read is a bug. */
function readBack({ path, after }: SyncedTable): ReadonlyMap<string, StringEntry> {
  const file = new VFile({ path, value: after.replace(/^\uFEFF/, '') });
  const { entries } = readStringTable(file, '', '');
  if (file.messages.length > 0) throw new Error(`sync has spoilt ${path}: ${file.messages[0]}`);
  return entries;
}
