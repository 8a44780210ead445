import type { VFile } from 'vfile';
import type { Segment } from '../model/release.ts';
import type { Locale, StringEntry, StringTable } from '../model/string-table.ts';
import { normalise } from '../parse/segments.ts';
import { excerpt, isFatal, say } from '../report/message.ts';
import type { Strings } from './strings.ts';

/** What is to be translated, and where its translations stand. */
export interface Coverage {
  readonly segments: readonly Segment[];
  readonly slug: string;
  readonly locale: Locale;
  readonly strings: Strings;
  /** Where it is said; its path is the release's. */
  readonly file: VFile;
}

/**
 * Says which segments have no translation, which had one before their text changed, and which
 * translations nothing asks for any more: the table against the document.
 *
 * @returns Whether every segment is translated.
 */
export function checkCoverage(coverage: Coverage): boolean {
  const { segments, slug, locale, strings, file } = coverage;
  const table = locale.tables.get(slug);
  // What stands behind a mistake of form was not read: it is not missing.
  if (table && isFatal(table.file.messages)) return false;
  const missing = segments.filter((segment) => !strings.translation(segment));
  if (!table && missing.length > 0) {
    say(file, {
      rule: 'table-missing',
      level: 'error',
      reason: `Unexpected absence of locales/${locale.tag}/${slug}.json, expected ${missing.length} translations`,
      note: 'Create the file: locales/README.md shows how a table is written.',
      place: { path: `locales/${locale.tag}`, line: 1, column: 1 },
    });
    return false;
  }
  const isWithdrawn = segments.some(({ kind }) => kind === 'withdrawal');
  // The text of a withdrawn release may be wanted again.
  const orphans =
    table && !isWithdrawn ? orphansOf(table, segments) : new Map<string, StringEntry>();
  for (const segment of missing) {
    const earlier = nearest(segment.key, orphans);
    if (earlier) {
      orphans.delete(earlier.key);
      complainOfStale(segment, earlier, coverage);
    } else complainOfMissing(segment, coverage);
  }
  for (const [key, entry] of orphans) {
    // The suggestion beneath a changed segment goes when its successor is filled: no news.
    say(file, {
      rule: 'unused-translation',
      level: 'warning',
      reason: `Unexpected translation of “${excerpt(key)}”, expected a text of ${file.path}`,
      note: 'The release has no such text (any more). Delete the entry, or leave it: it is not used.',
      place: entry.keyPlace,
    });
  }
  return missing.length === 0;
}

function complainOfMissing(segment: Segment, coverage: Coverage): void {
  const { strings, file } = coverage;
  const empty = strings.entry(segment)?.entry;
  const { line, column } = segment.place;
  say(file, {
    rule: 'missing-translation',
    level: 'error',
    reason: empty
      ? `Unexpected empty translation of “${excerpt(segment.key)}”, expected the text in ${languageName(coverage)}`
      : `Unexpected absence of “${excerpt(segment.key)}”, expected its translation into ${languageName(coverage)}`,
    note: empty
      ? `It translates the ${segment.kind} at ${segment.place.path}:${line}:${column}.`
      : `It is the ${segment.kind} at ${segment.place.path}:${line}:${column}. Add:\n${entryToType(segment)}`,
    place: empty?.valuePlace ?? insertionPlace(segment, coverage),
  });
}

function complainOfStale(
  segment: Segment,
  earlier: { key: string; entry: StringEntry },
  coverage: Coverage,
): void {
  const { line, column } = segment.place;
  const { was, is } = difference(earlier.key, segment.key);
  say(coverage.file, {
    rule: 'stale-translation',
    level: 'error',
    reason: `Unexpected translation of an earlier text: “${was}” has become “${is}”, expected the ${languageName(coverage)} of the new one`,
    note: `The ${segment.kind} changed at ${segment.place.path}:${line}:${column}. Put this entry above the old one, translate it, then delete the old one:\n${entryToType(segment)}`,
    place: earlier.entry.keyPlace,
  });
}

/**
 * The entry in the two-line layout of the tables, ready to paste. Its value is empty, even where an
 * old translation exists: an old date under a new key would pass for translated.
 */
function entryToType({ key }: Segment): string {
  return `  ${JSON.stringify(key)}:\n    "",`;
}

/** Behind which entry of the table a missing one belongs: the nearest one before it. */
function insertionPlace(segment: Segment, { segments, slug, locale, strings }: Coverage) {
  for (let index = segments.indexOf(segment) - 1; index >= 0; index -= 1) {
    const before = strings.entry(segments[index] as Segment);
    if (before && before.table.namespace === slug) return before.entry.valuePlace;
  }
  return { path: `locales/${locale.tag}/${slug}.json`, line: 1, column: 1 };
}

/** Translations of a table that no segment asks for. */
function orphansOf(table: StringTable, segments: readonly Segment[]): Map<string, StringEntry> {
  const known = new Set(
    segments.flatMap(({ key, context }) => [key, ...(context ? [`${key}_${context}`] : [])]),
  );
  const orphans = new Map<string, StringEntry>();
  for (const [key, entry] of table.entries) {
    const form = normalise(key);
    if (!known.has(form) && entry.value.trim() !== '') orphans.set(form, entry);
  }
  return orphans;
}

/** The orphan whose words are most like those of a text, if it is like enough to be its ancestor. */
function nearest(
  key: string,
  orphans: ReadonlyMap<string, StringEntry>,
): { key: string; entry: StringEntry } | undefined {
  let best: { key: string; entry: StringEntry } | undefined;
  // Chosen on 13 edits of real releases: all of them lie above, unrelated sentences below.
  let likeness = 0.45;
  const words = wordsOf(key);
  for (const [other, entry] of orphans) {
    const like = dice(words, wordsOf(other));
    if (like > likeness) {
      likeness = like;
      best = { key: other, entry };
    }
  }
  return best;
}

/** Dice's coefficient of two bags of words: 2·|A∩B| / (|A|+|B|). */
function dice(left: readonly string[], right: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of right) {
    const count = counts.get(word) ?? 0;
    if (count > 0) {
      common += 1;
      counts.set(word, count - 1);
    }
  }
  return (2 * common) / (left.length + right.length || 1);
}

/** What remains of two texts without the words that both begin and end with. */
function difference(before: string, after: string): { was: string; is: string } {
  const old = before.split(' ');
  const now = after.split(' ');
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start += 1;
  let end = 0;
  const room = Math.min(old.length, now.length) - start;
  while (end < room && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  // A word on either side, so that an insertion or a deletion has something to hold on to.
  const from = Math.max(0, start - 1);
  const part = (words: string[]): string =>
    excerpt(words.slice(from, words.length - Math.max(0, end - 1)).join(' '));
  return { was: part(old), is: part(now) };
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function languageName({ locale }: Coverage): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(locale.tag) ?? locale.tag;
}
