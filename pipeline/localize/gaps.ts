import type { VFile } from 'vfile';
import type { Release } from '../model/release.ts';
import type { Locale, StringTable } from '../model/string-table.ts';
import { excerpt, say } from '../report/message.ts';
import { showChange } from '../report/word-diff.ts';
import {
  type Coverage,
  type CoveredSegment,
  coverageOf,
  isFilled,
  settledOrphans,
} from './coverage.ts';

/**
 * Says which segments have no translation, which had one before their text changed, and which
 * translations nothing asks for any more.
 *
 * @param file Where it is said.
 */
export function checkCoverage(release: Release, locale: Locale, file: VFile): void {
  const { segments, slug } = release;
  const coverage = coverageOf(segments, slug, locale);
  // What stands behind a mistake of form was not read: it is not missing.
  if (!coverage.isReadable) return;
  const table = locale.tables.get(slug);
  const open = coverage.segments.filter(({ state }) => state !== 'translated');
  if (!table && open.length > 0) {
    say(file, {
      rule: 'table-missing',
      level: 'error',
      reason: `Unexpected absence of locales/${locale.tag}/${slug}.json, expected ${open.length} translations`,
      note: `Type \`npm run sync -- ${release.facts.reference}\`: it makes the table, with every text to translate.`,
      place: { path: `locales/${locale.tag}`, line: 1, column: 1 },
    });
    return;
  }
  if (table && isUntouched(coverage, table)) {
    say(file, {
      rule: 'table-empty',
      level: 'error',
      reason: `Unexpected table without a translation, expected ${open.length} texts in ${languageName(locale.tag)}`,
      note: 'Type each translation between the two " of its second line; locales/README.md shows how.',
      place: { path: table.path, line: 1, column: 1 },
    });
    return;
  }
  for (const one of open) {
    if (one.state === 'changed') complainOfStale(one, { release, locale, file });
    else complainOfMissing(one, { release, locale, file, all: coverage.segments });
  }
  const quiet = new Set([
    ...coverage.segments.map(({ earlier }) => earlier),
    // The next sync puts them away: no news.
    ...(table ? settledOrphans(coverage, table) : []),
  ]);
  for (const orphan of coverage.orphans) {
    if (quiet.has(orphan) || !isFilled(orphan.entry)) continue;
    say(file, {
      rule: 'unused-translation',
      level: 'warning',
      reason: `Unexpected translation of “${excerpt(orphan.text)}”, expected a text of ${release.file.path}`,
      note: 'The release has no such text (any more). Leave it: it is not used. `npm run sync -- --prune` puts it into the memory of the language.',
      place: orphan.entry.keyPlace,
    });
  }
}

/** Whether nobody has begun to translate a table of some length: then one message says it all. */
function isUntouched({ segments, orphans }: Coverage, table: StringTable): boolean {
  const own = segments.filter(({ found }) => found?.table === table);
  return (
    own.length > 1 &&
    own.length === table.entries.size - orphans.length &&
    [...table.entries.values()].every((entry) => !isFilled(entry))
  );
}

interface Surroundings {
  readonly release: Release;
  readonly locale: Locale;
  readonly file: VFile;
}

function complainOfMissing(
  { segment, found }: CoveredSegment,
  { release, locale, file, all }: Surroundings & { readonly all: readonly CoveredSegment[] },
): void {
  const { path, line, column } = segment.place;
  const language = languageName(locale.tag);
  const where = `the ${segment.kind} at ${path}:${line}:${column}`;
  say(file, {
    rule: 'missing-translation',
    level: 'error',
    reason: found
      ? `Unexpected empty translation of “${excerpt(segment.source)}”, expected the text in ${language}`
      : `Unexpected absence of “${excerpt(segment.source)}”, expected its translation into ${language}`,
    note: found
      ? `It translates ${where}. Type it between the two ".`
      : `It is ${where}. Type \`npm run sync\`: it adds the text where it belongs, ready to translate.`,
    place: found?.entry.valuePlace ?? insertionPlace(segment, { release, locale, all }),
  });
}

function complainOfStale(
  { segment, found, earlier }: CoveredSegment,
  { locale, file }: Surroundings,
): void {
  if (!earlier) return;
  const { path, line, column } = segment.place;
  const where = `The ${segment.kind} changed at ${path}:${line}:${column}.`;
  say(file, {
    rule: 'stale-translation',
    level: 'error',
    reason: `Unexpected translation of an earlier text, expected the ${languageName(locale.tag)} of: ${showChange(earlier.text, segment.key)}`,
    note: found
      ? `${where} Its old translation stands in line ${earlier.entry.valuePlace.line}: “${excerpt(earlier.entry.value)}”`
      : `${where} Type \`npm run sync\`: it puts the new text above the old one, ready to translate.`,
    place: found?.entry.valuePlace ?? earlier.entry.keyPlace,
  });
}

/** Behind which entry of the table a missing one belongs: the nearest one before it. */
function insertionPlace(
  segment: CoveredSegment['segment'],
  {
    release,
    locale,
    all,
  }: Omit<Surroundings, 'file'> & { readonly all: readonly CoveredSegment[] },
) {
  const index = all.findIndex((one) => one.segment === segment);
  const before = all
    .slice(0, Math.max(0, index))
    .findLast(({ found }) => found?.table.namespace === release.slug);
  return (
    before?.found?.entry.valuePlace ?? {
      path: `locales/${locale.tag}/${release.slug}.json`,
      line: 1,
      column: 1,
    }
  );
}

function languageName(tag: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
}
