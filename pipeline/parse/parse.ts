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
import { normalise, slotsOf } from './segments.ts';
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
  if (!settings || isFatal(file.messages)) return undefined;
  const named = slugOf(settings.value.reference);
  if (!('slug' in named)) throw new Error('the schema let a reference pass that names no file');
  return {
    facts: factsOf(settings.value),
    slug: named.slug,
    language: settings.value.language ?? newsroom.language,
    tree,
    segments: segmentsOf(tree, settings, file.path),
    images: new Map(),
    file,
    referencePlace: settings.placeOf(['reference']),
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

function factsOf(settings: FrontMatter): ReleaseFacts {
  const { reference, date, kicker, subtitle, place, embargo, website } = settings;
  return {
    reference,
    date,
    ...(kicker && { kicker }),
    ...(subtitle && { subtitle }),
    ...(place && { place }),
    ...(embargo && { embargo }),
    contacts: settings.contacts.map(contactOf),
    ...(website && { website }),
  };
}

function contactOf({ name, role, phone, email }: FrontMatter['contacts'][number]): Contact {
  // The schema let only numbers pass that have an E.164 form.
  return { name, role, phone: { text: phone, e164: e164Of(phone) ?? '' }, email };
}

/** Every string that a translator sees: the facts that stand above the text, the text, the contacts. */
function segmentsOf(tree: Root, settings: Settings<FrontMatter>, path: string): Segment[] {
  const { value, placeOf: placeOfFact } = settings;
  const fact = (kind: 'kicker' | 'subtitle' | 'place'): Segment[] => {
    const text = value[kind];
    return text ? [{ key: normalise(text), kind, place: placeOfFact([kind]) }] : [];
  };
  const slots = slotsOf(tree, path).map((slot) => slot.segment);
  const contacts = value.contacts.flatMap(({ name, role }, index): Segment[] => [
    {
      key: normalise(name),
      kind: 'contact name',
      place: placeOfFact(['contacts', index, 'name']),
    },
    {
      key: normalise(role),
      kind: 'contact role',
      context: normalise(name),
      place: placeOfFact(['contacts', index, 'role']),
    },
  ]);
  const headline = slots.filter(({ kind }) => kind === 'headline');
  const text = slots.filter(({ kind }) => kind !== 'headline');
  return [
    ...fact('kicker'),
    ...headline,
    ...fact('subtitle'),
    ...fact('place'),
    ...text,
    ...contacts,
  ];
}
