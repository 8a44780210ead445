import type { Element, Root } from 'xast';
import { toXml } from 'xast-util-to-xml';
import { x } from 'xastscript';
import { newsroomMark } from '../model/newsroom.ts';

/** An element that holds text, or nothing but its attributes. */
export function leaf(name: string, content: string | Record<string, string>): Element {
  return (typeof content === 'string' ? x(name, {}, content) : x(name, content)) as Element;
}

/** An element whose children stand on lines of their own, for people who read the source. */
export function parent(
  name: string,
  attributes: Record<string, string>,
  ...children: readonly Element[]
): Element {
  return x(name, attributes, ...children.flatMap((child) => ['\n', child]), '\n') as Element;
}

/** A document of XML 1.0 in UTF-8. */
export function xmlFile(root: Element): Uint8Array {
  const tree: Root = {
    type: 'root',
    children: [
      { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' },
      { type: 'text', value: '\n' },
      // By it presspack knows its own file.
      { type: 'comment', value: ` ${newsroomMark} ` },
      { type: 'text', value: '\n' },
      root,
      { type: 'text', value: '\n' },
    ],
  };
  // XML forbids this outside of CDATA sections, of which there are none (XML 1.0, 2.4).
  return Buffer.from(toXml(tree, { closeEmptyElements: true }).replaceAll(']]>', ']]&gt;'), 'utf8');
}
