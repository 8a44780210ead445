import type { Heading, Root, RootContent, Yaml } from 'mdast';
import type { VFile } from 'vfile';
import type { z } from 'zod/mini';
import { placeOf } from '../model/mdast.ts';
import type { Newsroom } from '../model/newsroom.ts';
import type { Contact, Release, ReleaseFacts, Segment } from '../model/release.ts';
import { isFatal, say } from '../report/message.ts';
import { isParseable, isShallow } from './limits.ts';
import { parseMarkdown } from './markdown.ts';
import { slugOf } from './reference.ts';
import { rules } from './rules.ts';
import { formsOf, normalise, slotsOf } from './segments.ts';
import { e164Of, frontMatterSchema } from './settings.ts';
import { readYaml, type Settings } from './yaml.ts';

/**
 * Reads a release: its front matter and its text.
 *
 * Complains on the file, everything at once; returns nothing if any message is fatal.
 */
export function parse(file: VFile, newsroom: Newsroom): Release | undefined {
  const text = String(file.value);
  if (!isParseable(text, file)) return undefined;
  const tree = parseMarkdown(text);
  if (!isShallow(tree, file)) return undefined;
  const settings = readFrontMatter(tree, file);
  rules.runSync(tree, file);
  checkHeadline(tree, file);
  if (settings) {
    checkNotice(settings, file);
    checkEmbargo(settings, newsroom, file);
  }
  if (!settings || isFatal(file.messages)) return undefined;
  if (settings.value.withdrawn !== undefined) {
    // The address stays, and what is said there is that it was withdrawn: nothing of the text.
    tree.children = tree.children.filter((node) => node.type === 'heading' && node.depth === 1);
  }
  const named = slugOf(settings.value.reference);
  if (!('slug' in named)) throw new Error('the schema let a reference pass that names no file');
  return {
    facts: factsOf(settings),
    slug: named.slug,
    language: settings.value.language ?? newsroom.language,
    tree,
    segments: segmentsOf(tree, settings, file.path),
    images: new Map(),
    file,
    referencePlace: settings.placeOf(['reference']),
    ...(settings.value.embargo && { embargoPlace: settings.placeOf(['embargo']) }),
  };
}

type FrontMatter = z.infer<typeof frontMatterSchema>;

function readFrontMatter(tree: Root, file: VFile): Settings<FrontMatter> | undefined {
  const first = tree.children[0];
  if (first?.type !== 'yaml') {
    say(file, {
      rule: 'front-matter-missing',
      level: 'error',
      reason: 'Unexpected beginning of the file, expected front matter between two lines of `---`',
      note: 'A release begins with its reference, date and contacts; source/README.md has an example to copy.',
      place: { path: file.path, line: 1, column: 1 },
    });
    return undefined;
  }
  tree.children.shift();
  const firstLine = ((first as Yaml).position?.start.line ?? 1) + 1;
  return readYaml(file, { text: first.value, firstLine }, frontMatterSchema);
}

/** The text has one `#` heading, and it comes first. */
function checkHeadline(tree: Root, file: VFile): void {
  const isHeadline = (node: RootContent): node is Heading =>
    node.type === 'heading' && node.depth === 1;
  const [headline, second] = tree.children.filter(isHeadline);
  const first = tree.children[0];
  if (!headline) {
    say(file, {
      rule: 'headline-missing',
      level: 'error',
      reason: 'Unexpected text without a headline, expected one line that begins with `# `',
      note: 'Write the title of the release as `# Title` below the front matter.',
      place: first ? placeOf(first, file.path) : { path: file.path, line: 1, column: 1 },
    });
  } else if (headline !== first && first) {
    say(file, {
      rule: 'headline-first',
      level: 'error',
      reason: 'Unexpected text above the headline, expected the `# ` line first',
      note: 'A line above the headline is the `kicker` of the front matter.',
      place: placeOf(first, file.path),
    });
  }
  if (second) {
    say(file, {
      rule: 'headline-twice',
      level: 'error',
      reason: 'Unexpected second `# ` heading, expected one in a release',
      note: 'Write headings inside the text with two signs: `## Heading`.',
      place: placeOf(second, file.path),
    });
  }
}

/** A correction has a number and says what it corrects. */
function checkNotice({ value, placeOf: placeOfFact }: Settings<FrontMatter>, file: VFile): void {
  const { version = 1, correction, withdrawn, updated } = value;
  if (correction !== undefined && version < 2) {
    say(file, {
      rule: 'correction-version',
      level: 'error',
      reason: 'Unexpected `correction` in the first version, expected `version: 2` or more',
      note: 'Add `version: 2`, or the next number if the release was corrected before.',
      place: placeOfFact(['correction']),
    });
  }
  if (version > 1 && correction === undefined && withdrawn === undefined) {
    say(file, {
      rule: 'correction-version',
      level: 'error',
      reason: `Unexpected \`version: ${version}\` without \`correction\`, expected what was corrected`,
      note: 'Say it in a sentence, which every format prints: `correction: The date of the launch was wrong.`',
      place: placeOfFact(['version']),
    });
  }
  if ((correction ?? withdrawn) !== undefined && updated === undefined) {
    const name = correction === undefined ? 'withdrawn' : 'correction';
    say(file, {
      rule: 'updated-missing',
      level: 'warning',
      reason: `Unexpected \`${name}\` without a day, expected \`updated: ${value.date}\` with the day of it`,
      note: 'Until then, feeds and importers are told the day of the release.',
      place: placeOfFact([name]),
    });
  }
  if (updated !== undefined && updated < value.date) {
    say(file, {
      rule: 'updated-before-date',
      level: 'error',
      reason: `Unexpected \`updated: ${updated}\`, expected no day before the release’s own, ${value.date}`,
      place: placeOfFact(['updated']),
    });
  }
}

/** An embargo ends on the day of the release or soon after: else one of the two is mistyped. */
function checkEmbargo(
  { value: { date, embargo }, placeOf: placeOfFact }: Settings<FrontMatter>,
  { timeZone }: Newsroom,
  file: VFile,
): void {
  if (embargo === undefined) return;
  const lasts = (Date.parse(embargo) - Date.parse(`${date}T12:00:00Z`)) / 86_400_000;
  const day = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });
  // In the newsroom and where the embargo was typed it may be another day.
  const lastDay = [embargo.slice(0, 10), day.format(new Date(embargo))].sort()[1] as string;
  const isEarly = lastDay < date;
  if (!isEarly && lasts <= 366) return;
  say(file, {
    rule: 'embargo-odd',
    level: 'warning',
    reason: isEarly
      ? `Unexpected embargo until ${dayInWords(lastDay)}, expected none that ends before the day of the release, ${dayInWords(date)}`
      : `Unexpected embargo until ${dayInWords(lastDay)}, expected one that ends within a year of the release, ${dayInWords(date)}`,
    note: 'Look at day, month and year of both. If they are right, nothing is to be done.',
    place: placeOfFact(['embargo']),
  });
}

/** `Friday 15 June 2018` */
function dayInWords(day: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
  return format.format(new Date(`${day}T12:00:00Z`)).replace(',', '');
}

function factsOf({ value, placeOf: placeOfFact }: Settings<FrontMatter>): ReleaseFacts {
  const { reference, date, kicker, subtitle, place, embargo, website } = value;
  const { status = 'final', version = 1, updated } = value;
  const notice = noticeOf(value);
  const media = value.withdrawn === undefined ? (value.media ?? []) : [];
  return {
    reference,
    date,
    ...(kicker && { kicker }),
    ...(subtitle && { subtitle }),
    ...(place && value.withdrawn === undefined && { place }),
    ...(embargo && { embargo }),
    contacts: value.contacts.map(contactOf),
    ...(website && { website }),
    status,
    version,
    ...(notice && { notice }),
    ...(updated && { updated }),
    media: media.map(({ file, alt, caption, credit, copyright }, index) => ({
      file,
      alt,
      ...(caption && { caption }),
      ...(credit && { credit }),
      ...(copyright && { copyright }),
      place: placeOfFact(['media', index, 'file']),
    })),
    internal: textsOf(value.internal),
  };
}

/** Every text and number of a setting of any form. */
function textsOf(setting: unknown): string[] {
  if (typeof setting === 'object' && setting !== null) {
    return Object.values(setting).flatMap(textsOf);
  }
  return setting === undefined || setting === null ? [] : [String(setting)];
}

/** A release that was corrected and then withdrawn is withdrawn. */
function noticeOf({ correction, withdrawn }: FrontMatter): ReleaseFacts['notice'] {
  if (withdrawn !== undefined) return { kind: 'withdrawal', text: withdrawn };
  return correction === undefined ? undefined : { kind: 'correction', text: correction };
}

function contactOf({ name, role, phone, email }: FrontMatter['contacts'][number]): Contact {
  // The schema let only numbers pass that have an E.164 form.
  return { name, role, phone: { text: phone, e164: e164Of(phone) ?? '' }, email };
}

/** Every string that a translator sees: the facts that stand above the text, the text, the contacts. */
function segmentsOf(tree: Root, settings: Settings<FrontMatter>, path: string): Segment[] {
  const { value, placeOf: placeOfFact } = settings;
  const isWithdrawn = value.withdrawn !== undefined;
  const fact = (kind: 'kicker' | 'subtitle' | 'place'): Segment[] => {
    const text = value[kind];
    return text ? [{ ...formsOf(text), kind, place: placeOfFact([kind]) }] : [];
  };
  const slots = slotsOf(tree, path).map((slot) => slot.segment);
  const contacts = value.contacts.flatMap(({ name, role }, index): Segment[] => [
    {
      ...formsOf(name),
      kind: 'contact name',
      place: placeOfFact(['contacts', index, 'name']),
    },
    {
      ...formsOf(role),
      kind: 'contact role',
      context: normalise(name),
      place: placeOfFact(['contacts', index, 'role']),
    },
  ]);
  const notice = noticeOf(value);
  const notices: Segment[] = notice
    ? [
        {
          ...formsOf(notice.text),
          kind: notice.kind,
          place: placeOfFact([isWithdrawn ? 'withdrawn' : 'correction']),
        },
      ]
    : [];
  const headline = slots.filter(({ kind }) => kind === 'headline');
  const text = slots.filter(({ kind }) => kind !== 'headline');
  return [
    ...notices,
    ...fact('kicker'),
    ...headline,
    ...fact('subtitle'),
    ...(isWithdrawn ? [] : fact('place')),
    ...text,
    ...(isWithdrawn ? [] : mediaSegments(settings)),
    ...contacts,
  ];
}

function mediaSegments({ value, placeOf: placeOfFact }: Settings<FrontMatter>): Segment[] {
  return (value.media ?? []).flatMap((one, index) =>
    (['alt', 'caption', 'credit'] as const).flatMap((field): Segment[] => {
      const text = one[field];
      const kind = field === 'alt' ? 'alternative text' : field;
      const place = placeOfFact(['media', index, field]);
      return text === undefined ? [] : [{ ...formsOf(text), kind, place }];
    }),
  );
}
