import type { Paragraph, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import type {} from '../model/mdast.ts';
import type { Place, Release, SegmentKind } from '../model/release.ts';
import { isParseable } from '../parse/limits.ts';
import { parseInline } from '../parse/markdown.ts';
import { rules } from '../parse/rules.ts';
import { normalise, type Slot, slotsOf } from '../parse/segments.ts';
import type { RuleId } from '../report/catalogue.ts';
import { say } from '../report/message.ts';
import type { Strings } from './strings.ts';

/** A release on its way into another language. */
export interface Translation {
  readonly release: Release;
  /** The strings of that language; none where the release stays in its own. */
  readonly strings?: Strings;
  /** Where it is said what is wrong with a translation. */
  readonly file: VFile;
}

/**
 * A unified transformer that puts translations in the place of segments. A segment without one
 * keeps its text, and is marked with the language of the release.
 */
export function translate(translation: Translation): (tree: Root) => void {
  const { release, strings } = translation;
  return (tree) => {
    if (!strings) return;
    const footnotes = footnotesOf(tree);
    for (const slot of slotsOf(tree, release.file.path)) {
      const found = strings.translation(slot.segment);
      if (found) fill(slot, found, { footnotes, file: translation.file });
      else markOriginal(slot, release.language);
    }
  };
}

/** A fact of the front matter as a paragraph: translated, or marked as in the original language. */
export function translateText(
  text: string,
  kind: SegmentKind,
  { release, strings, file }: Translation,
  context?: string,
): Paragraph {
  const key = normalise(text);
  const segment = release.segments.find(
    (one) =>
      one.key === key && one.kind === kind && one.context === (context && normalise(context)),
  );
  const place: Place = segment?.place ?? { path: release.file.path, line: 1, column: 1 };
  const found = segment && strings?.translation(segment);
  const own = { text, entry: { valuePlace: place } };
  const paragraph: Paragraph = {
    type: 'paragraph',
    children: readTranslation(found ?? own, { footnotes: [], file }),
  };
  if (strings && !found) paragraph.data = { hProperties: { lang: release.language } } as object;
  return paragraph;
}

interface Surroundings {
  readonly footnotes: readonly string[];
  readonly file: VFile;
}

interface Found {
  readonly text: string;
  readonly entry: { readonly valuePlace: Place };
}

function fill(slot: Slot, found: Found, surroundings: Surroundings): void {
  if ('field' in slot) slot.node[slot.field] = found.text;
  else slot.node.children = readTranslation(found, surroundings);
}

/** Parses a translation, holds it against the rules of a release's text, and gives its nodes places. */
function readTranslation(found: Found, { footnotes, file }: Surroundings): PhrasingContent[] {
  const { path, line, column } = found.entry.valuePlace;
  const children = readInline(found, { footnotes, file });
  const root: Root = { type: 'root', children: [{ type: 'paragraph', children }] };
  visit(root, (node) => {
    const start = node.position?.start;
    // A table's value stands on one line of its file, whatever breaks the text has.
    const at = { line, column: start?.line === 1 ? column + start.column - 1 : column };
    node.position = { start: at, end: at };
    node.data = { ...node.data, origin: path };
  });
  rules.runSync(root, file);
  return (root.children[0] as Paragraph).children;
}

/** A translation that would keep the parser busy for ever is complained of, and stands as it is. */
function readInline({ text, entry }: Found, { footnotes, file }: Surroundings): PhrasingContent[] {
  const scratch = new VFile({ path: entry.valuePlace.path });
  if (isParseable(text, scratch)) return parseInline(text, footnotes);
  for (const { reason, ruleId, note } of scratch.messages) {
    say(file, {
      rule: ruleId as RuleId,
      level: 'error',
      reason,
      ...(note && { note }),
      place: entry.valuePlace,
    });
  }
  return [{ type: 'text', value: text }];
}

function markOriginal(slot: Slot, language: string): void {
  const { node } = slot;
  node.data = { ...node.data, hProperties: { lang: language } } as object;
}

function footnotesOf(tree: Root): string[] {
  const labels: string[] = [];
  visit(tree, 'footnoteDefinition', (node) => {
    labels.push(node.label ?? node.identifier);
  });
  return labels;
}
