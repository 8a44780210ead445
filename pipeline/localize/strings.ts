import i18next, { type i18n, type Resource } from 'i18next';
import type { Release, Segment } from '../model/release.ts';
import type { Locale, StringEntry, StringTable } from '../model/string-table.ts';
import type { TranslatedSegment } from '../model/translation.ts';
import { normalise } from '../parse/segments.ts';
import { type Found, findEntry, indexTables } from './entries.ts';

/** The strings of one release in one locale: the only door to i18next. */
export interface Strings {
  /**
   * The translation of a segment, or the context form of it (`Press Officer_Pascale Bresson`) in
   * the release's own table, else in `common.json`. Nothing where a translator has still to write
   * it: an empty value never falls back.
   */
  translation(segment: Segment): (Found & { text: string }) | undefined;
  /** A label with its `{{placeholders}}` filled, those apart for which there is no value. */
  label(id: string, values?: Readonly<Record<string, string | number>>): string | undefined;
}

/** Prepares the look-up of a release's strings in one locale. */
export function prepareStrings(locale: Locale, slug: string): Strings {
  const indexes = indexTables(locale, slug);
  const tables = [...indexes.keys()];
  const labels = locale.tables.get('labels');
  const translator = createTranslator(locale.tag, { tables, labels });

  return {
    translation(segment) {
      const found = findEntry(segment, indexes);
      if (!found || found.entry.value.trim() === '') return undefined;
      const text = translator.t(segment.key, {
        ns: tables.map((table) => table.namespace),
        skipInterpolation: true,
        ...(segment.context === undefined ? {} : { context: segment.context }),
      });
      return { text, ...found };
    },
    label(id, values = {}) {
      const text = translator.t(id, { ns: 'labels', defaultValue: '', ...values });
      return text === '' ? undefined : text;
    },
  };
}

/**
 * The translations of a release that exist in a locale, in the order of the document; of two
 * segments that one entry translates, the first.
 */
export function translatedSegments(release: Release, locale: Locale): TranslatedSegment[] {
  const indexes = indexTables(locale, release.slug);
  const seen = new Set<StringEntry>();
  return release.segments.flatMap((segment) => {
    const found = findEntry(segment, indexes);
    if (!found || found.entry.value.trim() === '' || seen.has(found.entry)) return [];
    seen.add(found.entry);
    return [{ segment, text: found.entry.value, place: found.entry.valuePlace }];
  });
}

function createTranslator(
  tag: string,
  { tables, labels }: { tables: readonly StringTable[]; labels: StringTable | undefined },
): i18n {
  const namespaces: Record<string, Record<string, string>> = Object.create(null);
  for (const table of tables) {
    namespaces[table.namespace] = recordOf(table, normalise);
  }
  if (labels) namespaces.labels = recordOf(labels, (key) => key);
  const translator = i18next.createInstance();
  translator.init({
    lng: tag,
    fallbackLng: false,
    resources: { [tag]: namespaces } as Resource,
    ns: Object.keys(namespaces),
    keySeparator: false,
    nsSeparator: false,
    returnEmptyString: false,
    initAsync: false,
    showSupportNotice: false,
    // A placeholder without a value stays as it stands: `{{page}}` is filled page by page.
    interpolation: { escapeValue: false, skipOnVariables: true },
  } as Parameters<typeof translator.init>[0]);
  return translator;
}

/** A record without a prototype, so that no key of a table can mean more than a text. */
function recordOf(table: StringTable, form: (key: string) => string): Record<string, string> {
  const record: Record<string, string> = Object.create(null);
  for (const [key, { value }] of table.entries) {
    if (value.trim() !== '') record[form(key)] = value;
  }
  return record;
}
