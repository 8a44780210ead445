import type { Element, ElementContent } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { toXml } from 'xast-util-to-xml';
import { printable } from '../model/pasteable.ts';

/** The text of a release as plain markup. */
export interface XhtmlStory {
  readonly notice?: Element;
  readonly body: readonly ElementContent[];
  readonly captions: readonly (readonly ElementContent[] | undefined)[];
}

/** The text below the headline as one well-formed `div` of XHTML, and its characters alone. */
export function toXhtml(
  { notice, body }: XhtmlStory,
  locale: string,
): { readonly markup: string; readonly text: string } {
  const opening: ElementContent[] = body[0]?.type === 'text' ? [] : [{ type: 'text', value: '\n' }];
  const blocks = notice ? [notice, ...opening, ...body] : body;
  const children = blocks.map(cleanOf);
  const div: Element = {
    type: 'element',
    tagName: 'div',
    properties: { lang: locale, xmlLang: locale },
    children,
  };
  // The library leaves as it is what ends a section of characters (XML 1.0, 2.4).
  const markup = toXml(toXast(div)).replaceAll(']]>', ']]&gt;');
  return { markup, text: textOf(div) };
}

/** The characters of markup, blocks parted by line ends. */
export function textOf(node: Element | { children: readonly ElementContent[] }): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      if (child.type !== 'element') return '';
      if (child.tagName === 'br') return '\n';
      return isInline(child) ? textOf(child) : `${textOf(child)}\n`;
    })
    .join('');
}

/** Characters as people count them: neither surrogates nor the space between paragraphs. */
export function countCharacters(text: string): number {
  return [...text.replace(/\s*\n\s*/g, '\n').trim()].length;
}

/** Words as editors count them: what stands between spaces and holds a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const inline = new Set(['a', 'code', 'del', 'em', 'span', 'strong', 'sub', 'sup']);

function isInline({ tagName }: Element): boolean {
  return inline.has(tagName);
}

/** A copy that XML can hold; `style` stays with the cells of tables only, where it says a column. */
function cleanOf(node: ElementContent): ElementContent {
  if (node.type === 'text') return { type: 'text', value: printable(node.value) };
  if (node.type !== 'element') return { type: 'text', value: '' };
  const { lang } = node.properties;
  const properties = Object.fromEntries(
    Object.entries(node.properties).map(([name, value]) => [
      name,
      typeof value === 'string' ? printable(value) : value,
    ]),
  );
  return {
    ...node,
    properties: { ...properties, ...(typeof lang === 'string' && { xmlLang: lang }) },
    children: node.children.map(cleanOf),
  };
}
