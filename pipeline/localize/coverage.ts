import type { Segment } from '../model/release.ts';
import type { Locale, StringEntry, StringTable } from '../model/string-table.ts';
import { normalise } from '../parse/segments.ts';
import { isFatal } from '../report/message.ts';
import { type Found, findEntry, indexTables, keysOf } from './entries.ts';
import { alike, likeness, pairUp, type Words, wordsOf } from './likeness.ts';

export type { Found } from './entries.ts';
export { pairUp } from './likeness.ts';

/** How far the tables of a locale cover a release: the table against the document. */
export interface Coverage {
  /** In the order of the document, each text once, however often the release has it. */
  readonly segments: readonly CoveredSegment[];
  /** What the release's own table holds and no segment asks for, in the order of the table. */
  readonly orphans: readonly Orphan[];
  /** Whether the tables could be read to their ends; if not, nothing is certain. */
  readonly isReadable: boolean;
}

/** A text of a release and its translation. */
export interface CoveredSegment {
  readonly segment: Segment;
  /** `changed`: it had a translation before its text changed. */
  readonly state: 'translated' | 'changed' | 'missing';
  /** Its entry, which is empty unless it is translated. */
  readonly found?: Found;
  /** Of a changed one, its earlier text and that one's translation. */
  readonly earlier?: Orphan;
}

/** An entry of a release's table that no segment asks for (any more). */
export interface Orphan {
  /** The key as it stands in the table, and normalised. */
  readonly key: string;
  readonly text: string;
  readonly entry: StringEntry;
}

/** Holds the tables of a locale against a release. */
export function coverageOf(segments: readonly Segment[], slug: string, locale: Locale): Coverage {
  const indexes = indexTables(locale, slug);
  const table = locale.tables.get(slug);
  // The text of a withdrawn release may be wanted again.
  const isWithdrawn = segments.some(({ kind }) => kind === 'withdrawal');
  const orphans = table && !isWithdrawn ? orphansOf(table, segments) : [];
  const unique = uniqueSegments(segments, (segment) => findEntry(segment, indexes));
  const open = unique.filter(({ found }) => !isFilled(found?.entry));
  const suggestions = orphans.filter(({ entry }) => isFilled(entry));
  const headLikeness = table ? likenessToHeads(table, orphans) : new Map<Orphan, number>();
  const pairs = new Map(
    pairUp(
      open.map(({ segment }) => segment.key),
      suggestions.map(({ text }) => text),
      // An earlier text beneath its translated successor is explained, unless another fits better.
      suggestions.map((orphan) => headLikeness.get(orphan) ?? 0),
    ).map(({ text, earlier }) => [open[text]?.segment, suggestions[earlier]]),
  );
  return {
    segments: unique.map(({ segment, found }) => {
      const rest = { segment, ...(found && { found }) };
      if (isFilled(found?.entry)) return { ...rest, state: 'translated' };
      const earlier = pairs.get(segment);
      return earlier ? { ...rest, state: 'changed', earlier } : { ...rest, state: 'missing' };
    }),
    orphans,
    isReadable: [...indexes.keys()].every(({ file }) => !isFatal(file.messages)),
  };
}

/**
 * The orphans whose work is done: earlier texts that stand directly beneath their successor, which
 * is translated now.
 */
export function settledOrphans({ segments, orphans }: Coverage, table: StringTable): Set<Orphan> {
  const suggestions = new Set(segments.map(({ earlier }) => earlier));
  const settled = likenessToHeads(table, orphans);
  return new Set([...settled.keys()].filter((orphan) => !suggestions.has(orphan)));
}

/** How alike each orphan is to the translated entry beneath which it stands, if it is. */
function likenessToHeads(table: StringTable, orphans: readonly Orphan[]): Map<Orphan, number> {
  const byKey = new Map(orphans.map((orphan) => [orphan.key, orphan]));
  const found = new Map<Orphan, number>();
  let head: { readonly words: Words; readonly isFilled: boolean } | undefined;
  for (const [key, entry] of table.entries) {
    const orphan = byKey.get(key);
    if (!orphan) {
      head = { words: wordsOf(normalise(key)), isFilled: isFilled(entry) };
      continue;
    }
    const like = head ? likeness(head.words, wordsOf(orphan.text)) : 0;
    if (like < alike) head = undefined;
    else if (head?.isFilled) found.set(orphan, like);
  }
  return found;
}

/** Whether one text can be an earlier form of another. */
export function isAlike(left: string, right: string): boolean {
  return likeness(wordsOf(normalise(left)), wordsOf(normalise(right))) >= alike;
}

/** Whether a translator has written something. */
export function isFilled(entry: StringEntry | undefined): boolean {
  return entry !== undefined && entry.value.trim() !== '';
}

/** Segments that one entry translates, or would, as one. */
function uniqueSegments(
  segments: readonly Segment[],
  find: (segment: Segment) => Found | undefined,
): { segment: Segment; found: Found | undefined }[] {
  const seen = new Set<StringEntry | string>();
  return segments.flatMap((segment) => {
    const found = find(segment);
    const identity = found?.entry ?? segment.key;
    if (seen.has(identity)) return [];
    seen.add(identity);
    return [{ segment, found }];
  });
}

function orphansOf(table: StringTable, segments: readonly Segment[]): Orphan[] {
  const known = new Set(segments.flatMap(keysOf));
  return [...table.entries]
    .map(([key, entry]) => ({ key, text: normalise(key), entry }))
    .filter(({ text }) => !known.has(text));
}
