import type { Root } from 'mdast';
import type {} from 'mdast-util-directive';
import type {} from 'mdast-util-to-hast';
import type { Node } from 'unist';
import type { Place } from './release.ts';

declare module 'unist' {
  interface Data {
    /** Path of the file that `position` speaks of, where it is not the release's own. */
    origin?: string | undefined;
  }
}

/** The BCP 47 tag of a passage in another language than what surrounds it, if it has one. */
export function languageOf(node: Node): string | undefined {
  const properties = (node.data as { hProperties?: { lang?: unknown } } | undefined)?.hProperties;
  return typeof properties?.lang === 'string' ? properties.lang : undefined;
}

/** Where a node begins, in the file that `data.origin` names or else in the one at `path`. */
export function placeOf(node: Node, path: string): Place {
  const start = node.position?.start;
  return { path: node.data?.origin ?? path, line: start?.line ?? 1, column: start?.column ?? 1 };
}

/** Whether a text begins with a paragraph of words, into which a dateline can run. */
export function beginsWithWords({ children }: Root): boolean {
  const [first] = children;
  return first?.type === 'paragraph' && first.children.some(({ type }) => type !== 'image');
}
