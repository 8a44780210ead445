import type { Nodes, Root } from 'mdast';
import { CONTINUE, SKIP, visit } from 'unist-util-visit';
import { isLanguageTag } from '../model/language.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { languageOf } from '../model/mdast.ts';
import { direction } from './direction.ts';

/**
 * Makes one mdast tree of everything that carries text: notice, kicker, headline and subtitle where
 * they exist, then the body. It is a copy, safe and regular enough to become HTML: its data say nothing
 * but languages, its headings skip no level, its footnotes are numbered.
 */
export function prepare(document: LocalizedDocument): Root {
  const { notice, kicker, headline, subtitle } = document;
  const body = structuredClone(document.body);
  levelHeadings(body);
  const title = structuredClone(
    [notice?.text, kicker, headline, subtitle].filter((node) => node !== undefined),
  );
  const tree: Root = { type: 'root', children: [...title, ...body.children] };
  visit(tree, (node) => keepLanguageOnly(node, document.locale));
  visit(tree, 'listItem', (item) => {
    for (const child of item.children) moveLanguageInside(child);
  });
  numberFootnotes(tree);
  return tree;
}

/**
 * `hName`, `hProperties` and `hChildren` can make any element with any attribute. Only the
 * language of a passage has a meaning here; whatever else a plug-in left there goes.
 */
function keepLanguageOnly(node: Nodes, locale: string): void {
  const lang = languageOf(node);
  delete node.data;
  if (node.type === 'textDirective') node.data = { hName: elementOf(node.name) };
  if (lang === undefined || !isLanguageTag(lang)) return;
  const turned = direction(lang) !== direction(locale);
  node.data = {
    ...node.data,
    hProperties: { lang, ...(turned ? { dir: direction(lang) } : {}) },
  };
}

/** What parse/ made of `<sub>`, `<sup>` and `:span[…]`; any other name is no element here. */
function elementOf(name: string): string {
  return name === 'sub' || name === 'sup' ? name : 'span';
}

/** The paragraph of a tight list has no element of its own, so its language needs a span. */
function moveLanguageInside(node: Nodes): void {
  if (node.type !== 'paragraph' || !node.data?.hProperties) return;
  const { hProperties } = node.data;
  node.children = [
    {
      type: 'textDirective',
      name: 'span',
      children: node.children,
      data: { hName: 'span', hProperties },
    },
  ];
  delete node.data;
}

/**
 * Gives each heading the level that its place in the outline deserves (WCAG 2.1 technique H42):
 * one below the nearest heading that the author set higher, and never a second `h1`.
 */
function levelHeadings(body: Root): void {
  const outline: number[] = [];
  visit(body, (node) => {
    // Notes are printed at the end, under a heading of depth 2.
    if (node.type === 'footnoteDefinition') {
      visit(node, 'heading', (heading) => {
        heading.depth = 3;
      });
      return SKIP;
    }
    if (node.type !== 'heading') return CONTINUE;
    const depth = Math.max(node.depth, 2);
    while ((outline.at(-1) ?? 0) >= depth) outline.pop();
    outline.push(depth);
    node.depth = (outline.length + 1) as 2 | 3 | 4 | 5 | 6;
    return CONTINUE;
  });
}

/**
 * Renames footnotes to 1, 2, 3: identifiers become `id`s, and two that an author chose could give
 * the same one (`[^1]` used twice gives `fnref-1-2`, and so does `[^1-2]`).
 */
function numberFootnotes(tree: Root): void {
  const numbers = new Map<string, string>();
  for (const type of ['footnoteReference', 'footnoteDefinition'] as const) {
    visit(tree, type, (node) => {
      const key = node.identifier.toUpperCase();
      if (!numbers.has(key)) numbers.set(key, String(numbers.size + 1));
      node.identifier = numbers.get(key)!;
    });
  }
}
