import type { Heading, Image, Paragraph, PhrasingContent, Root, TableCell } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { placeOf } from '../model/mdast.ts';
import type { Segment, SegmentKind } from '../model/release.ts';
import { isParseable } from './limits.ts';
import { markupIn, type Stretch, stringifyInline } from './markdown.ts';

/** A place in a tree that holds one segment: the children of a block, or a text of an image. */
export type Slot =
  | { readonly node: TextBlock; readonly segment: Segment }
  | { readonly node: Image; readonly field: 'alt' | 'title'; readonly segment: Segment };

export type TextBlock = Heading | Paragraph | TableCell;

/** All segments of a text in the order of the document, each with the node that holds it. */
export function slotsOf(tree: Root, path: string): Slot[] {
  const slots: Slot[] = [];
  visit(tree, (node) => {
    if (node.type !== 'heading' && node.type !== 'paragraph' && node.type !== 'tableCell') return;
    const image = soleImage(node);
    if (image) slots.push(...slotsOfImage(image, path));
    else if (/[\p{L}\p{N}]/u.test(plainText(node))) {
      const kind = kindOf(node);
      slots.push({
        node,
        segment: { ...formsOf(stringifyInline(node.children)), kind, place: placeOf(node, path) },
      });
    }
  });
  return slots;
}

/** A source text, inline Markdown, in the two forms that its segment has. */
export function formsOf(markdown: string): Pick<Segment, 'key' | 'source'> {
  const text = spaceEvenly(markdown);
  const key = curl(text, []);
  // What would keep the parser busy for ever is told elsewhere.
  const isPlain = key === text || !isParseable(text, new VFile());
  return { key, source: isPlain ? key : curl(text, markupIn(text)) };
}

/** The key of inline content in the string tables: see `normalise`. */
export function keyOf(children: readonly PhrasingContent[]): string {
  return normalise(stringifyInline(children));
}

/**
 * The form in which texts are compared: NFC, every white space one space (a line feed, which is a
 * hard break, apart), straight quotes curled by their position, so that a change of quotes or spaces
 * makes no translation stale.
 */
export function normalise(text: string): string {
  return curl(spaceEvenly(text), []);
}

function spaceEvenly(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim();
}

/** Curls the straight quotes of a text, but for those in some of its stretches. */
function curl(text: string, asTyped: readonly Stretch[]): string {
  return text.replace(/["']/g, (quote, at: number) => {
    if (asTyped.some(([start, end]) => start <= at && at < end)) return quote;
    const opens = at === 0 || /[\s([{«“‘„—–/*_~]/.test(text[at - 1] ?? '');
    if (quote === '"') return opens ? '“' : '”';
    return opens && !/[\d]/.test(text[at + 1] ?? '') ? '‘' : '’';
  });
}

/** The image of a paragraph that holds nothing else: a figure. */
function soleImage(node: TextBlock): Image | undefined {
  if (node.type !== 'paragraph') return undefined;
  const solid = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return solid.length === 1 && solid[0]?.type === 'image' ? solid[0] : undefined;
}

function slotsOfImage(image: Image, path: string): Slot[] {
  const place = placeOf(image, path);
  const slots: Slot[] = [];
  if (image.alt) {
    const segment: Segment = { ...formsOf(image.alt), kind: 'alternative text', place };
    slots.push({ node: image, field: 'alt', segment });
  }
  if (image.title) {
    const segment: Segment = { ...formsOf(image.title), kind: 'image title', place };
    slots.push({ node: image, field: 'title', segment });
  }
  return slots;
}

function kindOf(node: TextBlock): SegmentKind {
  if (node.type === 'tableCell') return 'table cell';
  if (node.type === 'paragraph') return 'paragraph';
  return node.depth === 1 ? 'headline' : 'heading';
}
