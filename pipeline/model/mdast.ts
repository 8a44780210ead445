import type {} from 'mdast-util-directive';
import type {} from 'mdast-util-to-hast';
import type { Node } from 'unist';

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
