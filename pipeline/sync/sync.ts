import {
  type Coverage,
  type CoveredSegment,
  coverageOf,
  isFilled,
  type Orphan,
  pairUp,
  settledOrphans,
} from '../localize/coverage.ts';
import { type LabelRule, labelKeys, labelRules } from '../localize/labels.ts';
import type { Release } from '../model/release.ts';
import type { Locale, StringEntry, StringTable } from '../model/string-table.ts';
import { type Order, placeAbove, placeInOrder } from './place.ts';
import {
  assemble,
  closed,
  dissect,
  emptyTable,
  endKey,
  newPiece,
  type Piece,
  type TableText,
} from './table-text.ts';

export { addToMemory, prepareRecall, type Recall, type Recalled } from './memory.ts';

/** A table in line with its source, and what that took. */
export interface SyncedTable {
  readonly path: string;
  /** The text of the file as it was, its byte order mark included; nothing if there was none. */
  readonly before: string | undefined;
  readonly after: string;
  /** Texts that were added, to be translated. */
  readonly added: readonly string[];
  /** Texts that were added above the earlier form of themselves. */
  readonly changed: readonly { readonly key: string; readonly earlier: Orphan }[];
  /** Entries that were taken out: earlier texts whose successor is translated, and pruned ones. */
  readonly removed: readonly Orphan[];
}

/** How far to go. */
export interface SyncOptions {
  /** Whether texts that the release has no more are taken out as well. */
  readonly prune: boolean;
}

/**
 * Brings the table of a release in line with its source, in one locale: adds what is new where it
 * belongs, with an empty value; puts a changed text above its earlier form, whose translation is
 * the suggestion; takes out an earlier form once its successor is translated. Nothing else moves,
 * and to do it twice is to do it once.
 *
 * @returns Nothing if nothing is to be done, or if a mistake in a table forbids it.
 */
export function syncRelease(
  release: Release,
  locale: Locale,
  options: SyncOptions,
): SyncedTable | undefined {
  const { segments, slug } = release;
  const coverage = coverageOf(segments, slug, locale);
  if (!coverage.isReadable) return undefined;
  const table = locale.tables.get(slug);
  const removed = table ? removable(coverage, table, options) : [];
  const added = coverage.segments.filter(
    ({ segment, found }) => !found && !reservedKeys.has(segment.source),
  );
  if (added.length + removed.length === 0) return undefined;
  const text = table ? dissect(table) : emptyTable();
  const gone = new Set(removed.map(({ key }) => key));
  const pieces = text.pieces.filter(({ key }) => !gone.has(key));
  place(added, pieces, { coverage, text, gone });
  return {
    path: `locales/${locale.tag}/${slug}.json`,
    before: table && textOf(table),
    after: assemble(closeIfOpen({ ...text, pieces }, added.length)),
    added: added.filter(({ earlier }) => !earlier).map(({ segment }) => segment.source),
    changed: added.flatMap(({ segment, earlier }) =>
      earlier ? [{ key: segment.source, earlier }] : [],
    ),
    removed,
  };
}

/** Brings the labels of a locale in line with those that presspack knows: adds what is missing. */
export function syncLabels(locale: Locale): SyncedTable | undefined {
  const table = locale.tables.get('labels');
  if (table?.file.messages.some(({ fatal }) => fatal)) return undefined;
  const known = new Set(table?.entries.keys());
  const keys = Object.entries<LabelRule>(labelRules).flatMap(([id, rule]) => {
    if (known.has(id)) return [id];
    // What a language may do without is offered once, when it is begun.
    return rule.isOptional && table ? [] : labelKeys(id, rule, locale.tag);
  });
  return addKeys(`locales/${locale.tag}/labels.json`, table, keys);
}

/** Adds to a table the keys of a list that it has not, each beside its neighbours of the list. */
export function addKeys(
  path: string,
  table: StringTable | undefined,
  keys: readonly string[],
): SyncedTable | undefined {
  const added = keys.filter((key) => !table?.entries.has(key));
  if (added.length === 0 && table) return undefined;
  const text = table ? dissect(table) : emptyTable();
  const pieces = [...text.pieces];
  const order: Order = { keys, isOrphan: () => false, kept: new Set() };
  for (const key of added) placeInOrder(pieces, newPiece(key, '', text), order);
  const after = assemble(closeIfOpen({ ...text, pieces }, Math.max(added.length, 1)));
  return { path, before: table && textOf(table), after, added, changed: [], removed: [] };
}

/** The text of a table's file, with its byte order mark. */
export function textOf({ file }: Pick<StringTable, 'file'>): string {
  return String(file.data.byteOrderMark ?? '') + String(file.value);
}

function removable(coverage: Coverage, table: StringTable, { prune }: SyncOptions): Orphan[] {
  if (!prune) return [...settledOrphans(coverage, table)];
  const suggestions = new Set(coverage.segments.map(({ earlier }) => earlier));
  return coverage.orphans.filter((orphan) => !suggestions.has(orphan));
}

/** Keys that mean something else in a table, or that no table may have: nobody can translate them. */
const reservedKeys: ReadonlySet<string> = new Set([endKey, '$schema', '__proto__']);

interface Surroundings {
  readonly coverage: Coverage;
  readonly text: TableText;
  /** Keys of the entries that were taken out. */
  readonly gone: ReadonlySet<string>;
}

function place(
  added: readonly CoveredSegment[],
  pieces: Piece[],
  { coverage, text, gone }: Surroundings,
): void {
  const orphans = coverage.orphans.filter(({ key }) => !gone.has(key));
  const orphanKeys = new Set(orphans.map(({ key }) => key));
  const keys = typedKeys(coverage);
  const order: Order = {
    keys: coverage.segments.map(({ segment, found }) => keys.get(found?.entry) ?? segment.source),
    isOrphan: (key) => orphanKeys.has(key),
    kept: new Set(coverage.segments.flatMap(({ earlier }) => (earlier ? [earlier.key] : []))),
  };
  const untranslated = new Map(emptyAncestors(added, orphans));
  for (const one of added) {
    const piece = newPiece(one.segment.source, '', text);
    const earlier = one.earlier?.key ?? untranslated.get(one);
    if (earlier !== undefined) placeAbove(pieces, piece, earlier, order);
    else placeInOrder(pieces, piece, order);
  }
}

/** Of new texts, the earlier form that nobody had translated when it changed again. */
function emptyAncestors(
  added: readonly CoveredSegment[],
  orphans: readonly Orphan[],
): [CoveredSegment, string][] {
  const fresh = added.filter(({ earlier }) => !earlier);
  const empty = orphans.filter(({ entry }) => !isFilled(entry));
  return pairUp(
    fresh.map(({ segment }) => segment.key),
    empty.map(({ text }) => text),
  ).flatMap(({ text, earlier }) => {
    const [one, ancestor] = [fresh[text], empty[earlier]];
    return one && ancestor ? [[one, ancestor.key] as [CoveredSegment, string]] : [];
  });
}

/** The keys of entries as they are typed in their tables. */
function typedKeys({ segments }: Coverage): Map<StringEntry | undefined, string> {
  const tables = new Set(segments.flatMap(({ found }) => (found ? [found.table] : [])));
  return new Map(
    [...tables].flatMap(({ entries }) => [...entries].map(([key, one]) => [one, key])),
  );
}

/** A table to whose end something was added gets its `$end`, if it had none. */
function closeIfOpen(text: TableText, added: number): TableText {
  const last = text.pieces.at(-1);
  const isNewAtEnd = added > 0 && (last === undefined || last.lead === undefined);
  return isNewAtEnd && last?.key !== endKey ? closed(text) : text;
}
