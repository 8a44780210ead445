import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { element } from '../element.ts';

/** What cannot stand inside a `label`, among what a list item may hold. */
const blocks = new Set([
  ...['blockquote', 'div', 'figure', 'hr', 'ol', 'p', 'pre', 'section', 'table', 'ul'],
  ...['h2', 'h3', 'h4', 'h5', 'h6'],
]);

/**
 * Puts the checkbox of each task and the words that follow it into one `label`, so that the words
 * are the checkbox's accessible name (WCAG 2.1 technique H44) in the language of the page.
 */
export function labelTasks() {
  return (tree: Root): void => {
    visit(tree, 'element', (parent) => {
      const start = parent.children.findIndex((child) => isElement(child, 'input'));
      if (start < 0 || parent.tagName === 'label') return;
      const length = parent.children
        .slice(start)
        .findIndex((child) => child.type === 'element' && blocks.has(child.tagName));
      const end = length < 0 ? parent.children.length : start + length;
      const words = parent.children.slice(start, end);
      parent.children.splice(start, words.length, element('label', {}, ...words));
    });
  };
}

function isElement(node: ElementContent, tagName: string): node is Element {
  return node.type === 'element' && node.tagName === tagName;
}
