import type { Element, ElementContent, Properties, Root } from 'hast';

/** Makes one element of a page; what is absent (`undefined`) is left out. */
export function element(
  tagName: string,
  properties: Properties,
  ...children: (ElementContent | string | undefined)[]
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children
      .filter((child) => child !== undefined)
      .map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
}

/** Makes an element whose children stand on lines of their own, for people who read the source. */
export function block(
  tagName: string,
  properties: Properties,
  ...children: (ElementContent | undefined)[]
): Element {
  const present = children.filter((child) => child !== undefined);
  return element(tagName, properties, ...present.flatMap((child) => ['\n', child]), '\n');
}

/** The characters of an element, without its markup. */
export function textOf(node: Element | Root): string {
  return node.children
    .map((child) =>
      child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : '',
    )
    .join('');
}
