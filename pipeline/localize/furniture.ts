import { closest, distance } from 'fastest-levenshtein';
import type { VFile } from 'vfile';
import type { Labels, Moment } from '../model/localized-document.ts';
import type { Place } from '../model/release.ts';
import type { Locale } from '../model/string-table.ts';
import { isFatal, say } from '../report/message.ts';
import { typographText } from '../typography/typography.ts';
import { momentParts } from './dates.ts';
import { type LabelId, type LabelRule, labelKeys, labelRules } from './labels.ts';
import type { Strings } from './strings.ts';

/** A label by its id, the typography of its language applied; empty where there is none. */
export type Furniture = (id: LabelId, values?: Readonly<Record<string, string | number>>) => string;

/**
 * The labels of a locale.
 *
 * @param fallback The labels of the release's own language, for a draft in a new locale.
 */
export function prepareFurniture(locale: string, strings: Strings, fallback?: Strings): Furniture {
  return (id, values) =>
    typographText(strings.label(id, values) ?? fallback?.label(id, values) ?? '', locale);
}

/** The labels that a document carries. */
export function labelsOf(furniture: Furniture, locale: string, contacts: number): Labels {
  return {
    language: furniture('language'),
    banner: furniture('banner'),
    reference: furniture('reference'),
    date: furniture('date'),
    contacts: furniture('contacts', { count: contacts }),
    telephone: furniture('telephone'),
    email: furniture('email'),
    website: furniture('website'),
    page: furniture('page'),
    media: furniture('media'),
    credit: furniture('credit'),
    end: furniture('end'),
    terms: furniture('terms'),
    skip: furniture('skip'),
    availableIn: furniture('availableIn'),
    download: furniture('download'),
    formats: {
      pdf: furniture('formatPdf'),
      docx: furniture('formatWord'),
      txt: furniture('formatText'),
      eml: furniture('formatMail'),
      ninjs: furniture('formatNews'),
    },
    notes: furniture('notes'),
    backToReference: furniture('backToReference'),
    draft: furniture('draft'),
    draftNotice: furniture('draftNotice'),
    verifyIntegrity: furniture('verifyIntegrity'),
    verifyOrigin: furniture('verifyOrigin'),
    // French sets a space before a colon, and no translator should have to type it.
    colon: typographText('a: b', locale).slice(1, -1),
  };
}

/** The embargo line of a language, in the time zone that its newsrooms count in. */
export function embargoLine(
  furniture: Furniture,
  moment: { iso: string; locale: string; timeZone: string },
): Moment {
  const { iso, locale } = moment;
  const zone = furniture('embargoTimeZone') || moment.timeZone;
  const local = momentParts(iso, locale, zone);
  const time = ({ hour, minute }: { hour: string; minute: string }): string =>
    furniture('time', { hour, minute });
  const timeIn = (timeZone: string): string => {
    const there = momentParts(iso, locale, timeZone);
    if (there.date === local.date) return time(there);
    return furniture('timeOnDay', { time: time(there), date: there.date });
  };
  const text = furniture('embargo', {
    date: local.date,
    weekday: local.weekday,
    time: time(local),
    zone: local.zone,
    newsroom: timeIn(moment.timeZone),
    moscow: timeIn('Europe/Moscow'),
    utc: timeIn('UTC'),
  });
  return { iso, text };
}

/** Complains of labels that are missing, unknown, or hold the wrong placeholders. */
export function checkLabels(locale: Locale, file: VFile): void {
  const table = locale.tables.get('labels');
  // What stands behind a mistake of form was not read: it is not missing.
  if (table && isFatal(table.file.messages)) return;
  const path = `locales/${locale.tag}/labels.json`;
  if (table && [...table.entries.values()].every(({ value }) => value.trim() === '')) {
    say(file, {
      rule: 'table-empty',
      level: 'error',
      reason: 'Unexpected labels without a text, expected each in the language of its folder',
      note: 'These are the words around the text: “Press release”, “Page 1 of 2”. The labels.json of another language shows what is meant.',
      place: { path, line: 1, column: 1 },
    });
    return;
  }
  for (const [id, rule] of Object.entries<LabelRule>(labelRules)) {
    if (rule.isOptional) continue;
    const forms = labelKeys(id, rule, locale.tag);
    const absent = forms.filter((form) => !table?.entries.get(form)?.value.trim());
    // A plural label may also be the same for every number.
    if (absent.length === 0 || (rule.plural && table?.entries.get(id)?.value.trim())) continue;
    const empty = table?.entries.get(absent[0] ?? id);
    say(file, {
      rule: 'missing-label',
      level: 'error',
      reason: `Unexpected ${empty ? 'empty label' : 'absence of the label'} \`${absent.join('`, `')}\`, expected a text`,
      note: `${rule.description}.${empty ? '' : ' `npm run sync` adds the label to the table.'}`,
      place: empty?.valuePlace ?? { path, line: 1, column: 1 },
    });
  }
  for (const [key, { value, keyPlace, valuePlace }] of table?.entries ?? []) {
    const id = key.replace(/_(zero|one|two|few|many|other)$/, '');
    const rule: LabelRule | undefined = Object.hasOwn(labelRules, id)
      ? labelRules[id as LabelId]
      : undefined;
    if (!rule || (key !== id && !rule.plural)) {
      const near = closest(key, Object.keys(labelRules));
      say(file, {
        rule: 'unknown-label',
        level: 'warning',
        reason: `Unexpected label \`${key}\`, expected a known one`,
        note: distance(key, near) <= 3 ? `Did you mean \`${near}\`?` : 'It is not used. Delete it.',
        place: keyPlace,
      });
    } else {
      checkPlaceholders({ key, value, rule }, valuePlace, file);
      checkLength({ key, value, rule }, valuePlace, file);
    }
  }
  checkTimeZone(locale, file);
}

/** A label of a table, and what it must hold. */
interface WrittenLabel {
  readonly key: string;
  readonly value: string;
  readonly rule: LabelRule;
}

function checkLength({ key, value, rule }: WrittenLabel, place: Place, file: VFile): void {
  const length = [...value].length;
  if (rule.maximum === undefined || length <= rule.maximum) return;
  say(file, {
    rule: 'label-too-long',
    level: 'warning',
    reason: `Unexpected ${length} characters in the label \`${key}\`, expected at most ${rule.maximum}`,
    note: `${rule.description}. There is no room for more on the page: abbreviate it, or look at the PDF.`,
    place,
  });
}

function checkPlaceholders({ key, value, rule }: WrittenLabel, place: Place, file: VFile): void {
  const found = [...value.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => match[1] ?? '');
  const needed = rule.placeholders ?? [];
  const allowed = [...needed, ...(rule.optional ?? [])];
  const foreign = found.find((name) => !allowed.includes(name));
  const absent = needed.find((name) => !found.includes(name));
  if (value.trim() === '' || (foreign === undefined && absent === undefined)) return;
  say(file, {
    rule: 'label-placeholder',
    level: 'error',
    reason:
      foreign === undefined
        ? `Unexpected text of \`${key}\` without {{${absent}}}, expected it in place`
        : `Unexpected {{${foreign}}} in \`${key}\`, expected ${allowed.map((name) => `{{${name}}}`).join(', ') || 'no placeholder'}`,
    note: 'Words in {{ }} are filled in by the build: keep them as they are, only their place may change.',
    place,
  });
}

function checkTimeZone(locale: Locale, file: VFile): void {
  const entry = locale.tables.get('labels')?.entries.get('embargoTimeZone');
  if (!entry?.value.trim()) return;
  try {
    new Intl.DateTimeFormat('en', { timeZone: entry.value });
  } catch {
    say(file, {
      rule: 'label-time-zone',
      level: 'error',
      reason: `Unexpected time zone “${entry.value}”, expected one such as Europe/Paris`,
      place: entry.valuePlace,
    });
  }
}
