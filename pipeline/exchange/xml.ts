import { characterReference, escapeXml, notInXml } from '../model/xml-text.ts';

/** An element to be written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly (XmlElement | string)[];
  /** Whether each child stands on a line of its own; never where spaces are text. */
  readonly isBlock: boolean;
}

/** An element whose content is text: nothing is added to it. */
export function xml(
  name: string,
  attributes: XmlElement['attributes'] = {},
  ...children: readonly (XmlElement | string)[]
): XmlElement {
  return { name, attributes, children, isBlock: false };
}

/** An element that holds elements only; what is absent is left out. */
export function xmlBlock(
  name: string,
  attributes: XmlElement['attributes'],
  ...children: readonly (XmlElement | undefined)[]
): XmlElement {
  const present = children.filter((child) => child !== undefined);
  return { name, attributes, children: present, isBlock: true };
}

/**
 * Writes a document in UTF-8 (XML 1.0, fifth edition).
 *
 * A writer of our own: what there is lets `]]>` stand in a text (2.4) and a carriage return be lost
 * in reading (2.11), and neither survives a round trip.
 */
export function writeXml(root: XmlElement): Uint8Array {
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  writeElement(root, '', parts);
  return Buffer.from(`${parts.join('')}\n`, 'utf8');
}

/** The first character that no exchange format can carry, because XML cannot. */
export function unwritable(text: string): string | undefined {
  return notInXml.exec(text)?.[0];
}

function writeElement(element: XmlElement, indent: string, parts: string[]): void {
  const { name, attributes, children, isBlock } = element;
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${escapeXml(value ?? '').replace(/[\n\t]/g, characterReference)}"`,
    );
  parts.push(`<${name}${written.join('')}`);
  if (children.length === 0) {
    parts.push('/>');
    return;
  }
  parts.push('>');
  for (const child of children) {
    if (isBlock) parts.push(`\n${indent}  `);
    if (typeof child === 'string') parts.push(escapeXml(child));
    else writeElement(child, `${indent}  `, parts);
  }
  parts.push(isBlock ? `\n${indent}</${name}>` : `</${name}>`);
}
