import type { Element, ElementContent, Root } from 'hast';
import { toString as plainText } from 'mdast-util-to-string';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { VFile } from 'vfile';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { imageHandlers, makeFigures } from './blocks/figure.ts';
import { footnoteOptions } from './blocks/footnote.ts';
import { mendLinks } from './blocks/link.ts';
import { hangQuotes } from './blocks/quote.ts';
import { makeTables } from './blocks/table.ts';
import { labelTasks } from './blocks/task.ts';
import { prepare } from './prepare.ts';

/** The text of a release as elements of a page. */
export interface TextElements {
  readonly notice?: Element;
  readonly kicker?: Element;
  readonly headline: Element;
  readonly subtitle?: Element;
  /** What follows the headline, its notes included. */
  readonly body: ElementContent[];
}

/**
 * Turns the text of a release into HTML elements. Notice, kicker, headline, subtitle and body go
 * through remark-rehype as one tree, because a link or a note in one may be defined in another.
 */
export function makeText(document: LocalizedDocument, file: VFile): TextElements {
  const tree = unified()
    .use(remarkRehype, {
      ...footnoteOptions(document.labels),
      handlers: imageHandlers(document.images),
    })
    .use(mendLinks)
    .use(makeFigures)
    .use(makeTables(plainText(document.headline)))
    .use(labelTasks)
    .use(hangQuotes)
    .runSync(prepare(document), file) as Root;
  const children = tree.children.filter((node) => node.type !== 'doctype');
  const next = () => children.splice(0, children.findIndex(isElement) + 1).at(-1) as Element;
  return {
    ...(document.notice ? { notice: next() } : {}),
    ...(document.kicker ? { kicker: next() } : {}),
    headline: next(),
    ...(document.subtitle ? { subtitle: next() } : {}),
    body: children,
  };
}

function isElement(node: ElementContent): node is Element {
  return node.type === 'element';
}
