import { coverageOf } from '../localize/coverage.ts';
import { type LabelRule, labelKeys, labelRules } from '../localize/labels.ts';
import type { ExchangeDocument, ExchangeUnit } from '../model/exchange.ts';
import type { Release } from '../model/release.ts';
import type { Locale, StringEntry, StringTable } from '../model/string-table.ts';
import { normalise } from '../parse/segments.ts';
import { hashOf, unitId } from './hash.ts';

/** What a translator gets of a release: its texts in their order, each once. */
export function gatherRelease(release: Release, locale: Locale): ExchangeDocument {
  const { facts, slug, language, segments, file } = release;
  const headline = segments.find(({ kind }) => kind === 'headline')?.source;
  const units = coverageOf(segments, slug, locale).segments.map((covered): ExchangeUnit => {
    const { segment, state, found, earlier } = covered;
    const table = found?.table.namespace ?? slug;
    const key = found ? keyOf(found.table, found.entry) : segment.source;
    const isPersonal = normalise(key) !== segment.key;
    const value = found?.entry.value ?? '';
    return {
      id: unitId(table, normalise(key)),
      table,
      key,
      source: segment.source,
      target: state === 'translated' ? value : '',
      state,
      ...(earlier && { earlier: { source: earlier.text, target: earlier.entry.value } }),
      kind: segment.kind,
      ...(isPersonal && segment.context && { context: segment.context }),
      notes: table === 'common' ? ['Shared by all releases: change it with care.'] : [],
      place: segment.place,
      base: hashOf(value),
    };
  });
  return {
    source: language,
    target: locale.tag,
    name: slug,
    title: headline ? `${facts.reference}: ${headline}` : facts.reference,
    original: file.path,
    date: facts.date,
    units,
  };
}

/**
 * What a translator gets of the labels that every release shares.
 *
 * @param own The locale whose labels are the source.
 * @param date ISO 8601 day that the document bears, for labels have none.
 */
export function gatherLabels(own: Locale, locale: Locale, date: string): ExchangeDocument {
  const table = locale.tables.get('labels');
  const path = `locales/${own.tag}/labels.json`;
  const units = Object.entries<LabelRule>(labelRules).flatMap(([id, rule]): ExchangeUnit[] => {
    const hasPlain = table?.entries.has(id) === true;
    // What a language may do without is offered once, when it is begun: see `syncLabels`.
    if (rule.isOptional && table && !hasPlain) return [];
    const keys = hasPlain ? [id] : labelKeys(id, rule, locale.tag);
    return keys.map((key) => {
      const source = sourceOf(own, id, key);
      const value = table?.entries.get(key)?.value ?? '';
      const isTranslated = value.trim() !== '';
      return {
        id: unitId('labels', key),
        table: 'labels',
        key,
        source: source?.value ?? rule.description,
        target: isTranslated ? value : '',
        state: isTranslated ? 'translated' : 'missing',
        kind: 'label',
        context: key,
        notes: [
          `${rule.description}.`,
          ...(rule.maximum ? [`At most ${rule.maximum} characters.`] : []),
        ],
        ...(rule.maximum && { maximum: rule.maximum }),
        place: source?.keyPlace ?? { path, line: 1, column: 1 },
        base: hashOf(value),
      };
    });
  });
  return {
    source: own.tag,
    target: locale.tag,
    name: 'labels',
    title: 'Labels that all releases share',
    original: path,
    date,
    units,
  };
}

/** The label of the source language; of one that counts, another form may be the nearest. */
function sourceOf(own: Locale, id: string, key: string): StringEntry | undefined {
  const entries = own.tables.get('labels')?.entries;
  return [key, `${id}_other`, id]
    .map((one) => entries?.get(one))
    .find((entry) => entry !== undefined && entry.value.trim() !== '');
}

/** The key of an entry as it is typed in its table. */
function keyOf({ entries }: StringTable, entry: StringEntry): string {
  for (const [key, one] of entries) if (one === entry) return key;
  throw new Error('the entry of a table is not in it');
}
