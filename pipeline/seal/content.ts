import { hash } from 'node:crypto';
import type { Nodes } from 'mdast';
import { translatedSegments, typedLabels } from '../localize/localize.ts';
import { languageOf } from '../model/mdast.ts';
import type { Newsroom } from '../model/newsroom.ts';
import type { Release, ReleaseFacts } from '../model/release.ts';
import type { Locale } from '../model/string-table.ts';
import { keyOf, normalise } from '../parse/segments.ts';

/** One release in one language, as somebody approves it. */
export interface Sealed {
  /** With its images: they are sealed, too. */
  readonly release: Release;
  readonly locale: Locale;
  readonly newsroom: Newsroom;
}

/** The parts of what is sealed, each in words that complete “since then … changed”. */
export const sealedParts = {
  text: 'the text of the source',
  facts: 'the front matter',
  translation: 'the translation, or a string that releases share',
  labels: 'the labels',
  publisher: 'the newsroom’s settings',
  pictures: 'a picture',
} as const;

export type SealedPart = keyof typeof sealedParts;

/**
 * Everything that people have written of one release in one language, in an order that never
 * varies: the source and its facts, the translations, the labels, the publisher, the pictures.
 *
 * It is taken as it was typed, before typography, line breaking and dates in words, so that a new
 * version of presspack breaks no approval; and in the form in which the tables compare texts
 * (`normalise`), so that another line break in the Markdown or a curled quotation mark breaks none.
 * A change here needs a new `sealVersion`.
 */
export function contentOf({ release, locale, newsroom }: Sealed): Record<SealedPart, unknown> {
  const { facts, language, tree, images } = release;
  return {
    text: [language, meaningOf(tree)],
    facts: factsIn(facts),
    translation:
      locale.tag === language
        ? []
        : translatedSegments(release, locale).map(({ segment, text }) => [
            segment.kind,
            segment.key,
            segment.context ?? null,
            normalise(text),
          ]),
    labels: typedLabels(locale).map(([id, text]) => [id, normalise(text)]),
    publisher: [newsroom.name, newsroom.site, newsroom.wordmark, newsroom.timeZone],
    pictures: [...images]
      .map(([url, { bytes }]) => [url, hash('sha256', bytes)] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  };
}

/**
 * Whatever the front matter states, today's settings and those to come; but not whether the release
 * may be published yet (`status`), nor the newsroom's notes (`internal`), which nobody else reads.
 */
function factsIn({ status: _, internal: __, ...facts }: ReleaseFacts): unknown {
  return factIn(facts);
}

/** A fact in an order that never varies, without its place and without what is not stated. */
function factIn(fact: unknown): unknown {
  if (typeof fact === 'string') return normalise(fact);
  if (Array.isArray(fact)) return fact.map(factIn);
  if (typeof fact !== 'object' || fact === null) return fact;
  return Object.entries(fact)
    .filter(([, value]) => !(value === undefined || isPlace(value) || isEmpty(value)))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => [name, factIn(value)]);
}

const isPlace = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'line' in value && 'column' in value;

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** What a text says and how it is built: no places, and nothing that a parser notes besides. */
function meaningOf(node: Nodes): unknown[] {
  const language = languageOf(node) ?? null;
  switch (node.type) {
    case 'heading':
      return [node.type, language, node.depth, keyOf(node.children)];
    case 'paragraph':
    case 'tableCell':
      return [node.type, language, keyOf(node.children)];
    case 'code':
      return [node.type, node.lang ?? null, node.value];
    case 'list':
      return [node.type, node.ordered ?? false, node.start ?? null, node.children.map(meaningOf)];
    case 'listItem':
      return [node.type, node.checked ?? null, node.children.map(meaningOf)];
    case 'table':
      return [node.type, node.align ?? [], node.children.map(meaningOf)];
    case 'footnoteDefinition':
      return [node.type, node.identifier, node.children.map(meaningOf)];
    default:
      return [
        node.type,
        'value' in node ? node.value : null,
        'children' in node ? node.children.map(meaningOf) : [],
      ];
  }
}
