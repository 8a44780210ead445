import type { Heading, Image, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

/** What became of a text that was given the shape of a release. */
export interface Shaped {
  readonly subtitle?: string;
  readonly remarks: readonly string[];
}

/**
 * Gives a text the shape of a release, in place: one headline, which comes first; headings below it
 * that skip no level and are not set in bold; captions as titles of their pictures.
 */
export function shapeText(tree: Root): Shaped {
  const remarks: string[] = [];
  unwrapHeadings(tree);
  liftImages(tree);
  const subtitle = takeSubtitle(tree);
  giveHeadline(tree, remarks);
  levelHeadings(tree);
  joinCaptions(tree);
  giveHeads(tree, remarks);
  numberNotes(tree);
  const mute: string[] = [];
  visit(tree, 'image', (image: Image) => {
    if (!image.alt?.trim()) mute.push(image.url);
  });
  for (const url of mute) {
    remarks.push(`${url}: nobody has said what it shows; write it between the brackets of ![](…)`);
  }
  return { ...(subtitle && { subtitle }), remarks };
}

/** The style of a heading says that it is bold; a picture in it stands before it. */
function unwrapHeadings(tree: Root): void {
  visit(tree, 'heading', (heading) => {
    heading.children = heading.children.flatMap(plain);
  });
  tree.children = tree.children.filter(
    (node) => node.type !== 'heading' || textOf(node, { includeImageAlt: false }).trim() !== '',
  );
}

function plain(node: PhrasingContent): PhrasingContent[] {
  if (node.type === 'strong') return node.children.flatMap(plain);
  if (node.type === 'break') return [{ type: 'text', value: ' ' }];
  return node.type === 'image' ? [] : [node];
}

/** A picture that floats beside a paragraph is a paragraph of its own behind it. */
function liftImages(tree: Root): void {
  tree.children = tree.children.flatMap((node): RootContent[] => {
    if (node.type !== 'paragraph') return [node];
    const images = node.children.filter((child) => child.type === 'image');
    const rest = node.children.filter((child) => child.type !== 'image');
    if (images.length === 0) return [node];
    const words = textOf({ type: 'paragraph', children: rest }).trim();
    const alone = images.map((image): Paragraph => ({ type: 'paragraph', children: [image] }));
    return words === '' ? alone : [{ ...node, children: rest }, ...alone];
  });
}

/** The class of a paragraph, which `word.ts` has written down in its data. */
function styleOf(node: RootContent): unknown {
  return (node.data as { style?: unknown } | undefined)?.style;
}

function takeSubtitle(tree: Root): string | undefined {
  const at = tree.children.findIndex((node) => styleOf(node) === 'subtitle');
  const [found] = at < 0 ? [] : tree.children.splice(at, 1);
  return found && textOf(found).trim();
}

/** The first heading of the highest rank there is; in a text without one, its first paragraph. */
function giveHeadline(tree: Root, remarks: string[]): void {
  const headings = tree.children.filter((node) => node.type === 'heading');
  const top = headings.find(({ depth }) => depth === 1) ?? headings[0];
  const first = tree.children.find((node) => node.type === 'paragraph' && textOf(node).trim());
  const from = top ?? first;
  if (!from) {
    tree.children.unshift({ type: 'heading', depth: 1, children: [{ type: 'text', value: '…' }] });
    remarks.push('no text: write the headline in the place of the “…”');
    return;
  }
  if (!top) remarks.push('no heading: the first paragraph became the headline');
  const at = tree.children.indexOf(from);
  const above = tree.children.slice(0, at).map((node) => textOf(node).trim());
  if (above.some((text) => text !== '')) {
    const [one = ''] = above.filter((text) => text !== '');
    remarks.push(
      `what stood above the headline stands below it: “${one.slice(0, 40)}”${above.length > 1 ? ' …' : ''}; delete it, or make it the \`kicker\``,
    );
  }
  tree.children.splice(at, 1);
  const children = (from as Heading | Paragraph).children.flatMap(plain);
  tree.children.unshift({ type: 'heading', depth: 1, children });
}

function levelHeadings(tree: Root): void {
  const outline: number[] = [];
  for (const node of tree.children.slice(1)) {
    if (node.type !== 'heading') continue;
    while ((outline.at(-1) ?? 0) >= node.depth) outline.pop();
    outline.push(node.depth);
    node.depth = Math.min(outline.length + 1, 6) as Heading['depth'];
  }
}

/** A caption becomes the title of the picture above it, or below it. */
function joinCaptions(tree: Root): void {
  for (const node of tree.children.filter((one) => styleOf(one) === 'caption')) {
    const at = tree.children.indexOf(node);
    const image = [tree.children[at - 1], tree.children[at + 1]].map(onlyImage).find(Boolean);
    if (!image || image.title) continue;
    image.title = textOf(node).trim();
    tree.children.splice(at, 1);
  }
}

/** Markdown has no table without a head: one that is empty gives way to the first row. */
function giveHeads(tree: Root, remarks: string[]): void {
  let isGiven = false;
  visit(tree, 'table', (table) => {
    const [head, ...rows] = table.children;
    if (!head || rows.length === 0 || textOf(head).trim() !== '') return;
    table.children = rows;
    isGiven = true;
  });
  if (isGiven) remarks.push('a table without a head: its first row became the head');
}

/** Programs begin to count where they like: 1, 2, 3 in the order of the text; endnotes among them. */
function numberNotes(tree: Root): void {
  const numbers = new Map<string, string>();
  for (const type of ['footnoteReference', 'footnoteDefinition'] as const) {
    visit(tree, type, (node) => {
      const number = numbers.get(node.identifier) ?? String(numbers.size + 1);
      numbers.set(node.identifier, number);
      node.identifier = number;
      node.label = number;
    });
  }
}

function onlyImage(node: RootContent | undefined): Image | undefined {
  const [only, ...others] = node?.type === 'paragraph' ? node.children : [];
  return others.length === 0 && only?.type === 'image' ? only : undefined;
}
