import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';

/**
 * A rehype plugin that marks the quotations whose first sign is a quotation mark: it stands before
 * the column, so that the letters below each other are flush.
 */
export function hangQuotes(): (tree: Root) => void {
  return (tree) =>
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'blockquote') return;
      const first = node.children.find((child) => child.type === 'element');
      const opening = first?.tagName === 'p' && /^[“„«‘]\s?/u.exec(beginningOf(first));
      if (!first || !opening) return;
      // With its space, if the language sets one.
      first.properties.className = [opening[0].length > 1 ? 'hung-wide' : 'hung'];
    });
}

function beginningOf(node: Element): string {
  const [first] = node.children;
  return first ? textOf(first) : '';
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? beginningOf(node) : '';
}
