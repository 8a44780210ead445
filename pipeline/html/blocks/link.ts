import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { isSafe } from '../../model/address.ts';
import { element } from '../element.ts';

/**
 * Takes the address from every link that leads where a press release must not, and the link from
 * every footnote number that stands inside another link, where HTML allows none.
 */
export function mendLinks() {
  return (tree: Root): void => {
    visit(tree, isLink, (link: Element) => {
      const { href } = link.properties;
      if (typeof href !== 'string' || !isSafe(href)) delete link.properties.href;
      visit(link, (inner) => {
        if (inner === link || !isLink(inner)) return;
        inner.tagName = 'span';
        inner.properties = { id: inner.properties.id };
      });
      return SKIP;
    });
  };
}

/** Makes a link, or plain text of an address that a page may not link to. */
export function makeLink(href: string, text: string): Element {
  return isSafe(href) ? element('a', { href }, text) : element('span', {}, text);
}

function isLink(node: unknown): node is Element {
  return (node as Element).tagName === 'a';
}
