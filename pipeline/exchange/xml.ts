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

/**
 * The first character that no exchange format can carry: controls but tab and line ends, halves of
 * surrogate pairs, U+FFFE and U+FFFF (XML 1.0, 2.2).
 */
export function unwritable(text: string): string | undefined {
  return illegal.exec(text)?.[0];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids just these.
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;

function writeElement(element: XmlElement, indent: string, parts: string[]): void {
  const { name, attributes, children, isBlock } = element;
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(value ?? '').replace(/[\n\t]/g, reference)}"`);
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

/** Text as it stands in XML and in HTML. */
export function escapeXml(text: string): string {
  return text
    .replace(new RegExp(illegal, 'gu'), '\ufffd')
    .replace(/[&<>"\r]/g, (character) => named[character] ?? reference(character));
}

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const reference = (character: string): string => `&#${character.codePointAt(0)};`;
