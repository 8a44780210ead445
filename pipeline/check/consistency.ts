import type { Locale, StringEntry } from '../model/string-table.ts';
import type { TranslatedSegment } from '../model/translation.ts';
import { normalise } from '../parse/segments.ts';
import { excerpt } from '../report/message.ts';
import type { Placed } from './placed.ts';

/** Where a text is translated, release by release. */
interface Use {
  readonly namespace: string;
  readonly entry: StringEntry;
  /** What the translation says, whatever quotation marks and spaces it was typed with. */
  readonly form: string;
}

/**
 * Asks whether an earlier release translates the same text otherwise. Texts of fewer than three
 * words may well mean different things; what is shared stands in `common.json`.
 */
export function findInconsistent(
  translated: readonly TranslatedSegment[],
  { locale, slug }: { readonly locale: Locale; readonly slug: string },
): Placed[] {
  const uses = usesIn(locale);
  const table = locale.tables.get(slug);
  return translated.flatMap(({ segment, text, place }) => {
    if (place.path !== table?.path || segment.key.split(' ').length < 3) return [];
    const form = simple(text);
    const other = uses.get(segment.key)?.find((one) => one.form !== form && one.namespace < slug);
    if (!other) return [];
    const { path, line } = other.entry.valuePlace;
    return [
      {
        rule: 'inconsistent-translation' as const,
        level: 'warning' as const,
        reason: `Unexpected translation of “${excerpt(segment.source)}”, expected the one of ${path}:${line}: “${excerpt(other.entry.value)}”`,
        note: 'The same text is translated otherwise there. Put the better translation into common.json, and delete both.',
        place,
        segment: segment.key,
      },
    ];
  });
}

const known = new WeakMap<Locale, ReadonlyMap<string, readonly Use[]>>();

/** The translations of all releases, by source text, in the order of the tables' names. */
function usesIn(locale: Locale): ReadonlyMap<string, readonly Use[]> {
  const found = known.get(locale);
  if (found) return found;
  const uses = new Map<string, Use[]>();
  for (const { namespace, entries } of locale.tables.values()) {
    if (namespace === 'labels' || namespace === 'common') continue;
    for (const [key, entry] of entries) {
      if (entry.value.trim() === '') continue;
      const use = { namespace, entry, form: simple(entry.value) };
      const source = normalise(key);
      const list = uses.get(source);
      if (list) list.push(use);
      else uses.set(source, [use]);
    }
  }
  known.set(locale, uses);
  return uses;
}

/** Quotation marks and spaces are set by the build: they make no difference. */
const simple = (text: string): string =>
  normalise(text)
    .replace(/[«»“”„"\s\u00a0\u202f]+/g, ' ')
    .trim();
