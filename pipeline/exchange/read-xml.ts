import { SaxesParser } from 'saxes';
import type { VFile } from 'vfile';
import type { Place } from '../model/release.ts';
import { excerpt } from '../report/message.ts';
import { refuse } from './refuse.ts';

/** An element as it was read. */
export interface XmlNode {
  /** Without its prefix; elements of other vocabularies bear their namespace: `{urn:x}name`. */
  readonly name: string;
  /** By their names; of those in a namespace only `xml:…` and presspack's own, `pp:…`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlNode | string)[];
  readonly place: Place;
}

/** The namespace of what presspack adds to a translator's file. */
export const ownNamespace = 'urn:presspack:exchange:1';

/** Levels of elements, more than any of the formats has. */
const deepest = 64;

/** Elements and attributes of one file: a thousand times a long release. */
const most = 500_000;

/**
 * Reads a foreign XML document with a bound on its depth and size.
 *
 * A document type is passed over if it only names one, as TMX files do: nothing is fetched. One
 * that declares anything is refused, so that no entity can be defined, and an entity that XML
 * itself does not know is an error. Complains on the file and returns nothing if it is no such XML.
 */
export function readXml(text: string, file: VFile): XmlNode | undefined {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const place = (): Place => ({
    path: file.path,
    line: parser.line,
    column: parser.columnIndex + 1,
  });
  const stack: XmlNode[] = [];
  let root: XmlNode | undefined;
  let core = '';
  let start = place();
  let count = 0;

  parser.on('error', (error) => {
    throw new Refusal(`Unexpected XML: ${error.message.replace(/^.*?\d+:\d+: /, '')}`);
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding === undefined || /^(utf-?(8|16)|us-ascii)$/i.test(encoding)) return;
    throw new Refusal(`Unexpected encoding ${excerpt(encoding)}, expected UTF-8`);
  });
  parser.on('doctype', (doctype) => {
    if (!doctype.includes('[')) return;
    throw new Refusal('Unexpected declarations in the document type, expected none');
  });
  parser.on('opentagstart', ({ name }) => {
    const { path, line, column } = place();
    // The parser has read the name and the character behind it, which may be a line feed.
    start =
      column === 1
        ? { path, line: line - 1, column }
        : { path, line, column: Math.max(1, column - name.length - 2) };
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (stack.length === 0) core = uri;
    count += 1 + Object.keys(attributes).length;
    if (stack.length >= deepest || count > most) {
      throw new Refusal(
        stack.length >= deepest
          ? `Unexpected element more than ${deepest} levels deep, expected a file for translators`
          : `Unexpected file of more than ${most} elements, expected one release`,
      );
    }
    const node: XmlNode = {
      name: uri === core ? local : `{${uri}}${local}`,
      attributes: readAttributes(attributes),
      children: [],
      place: start,
    };
    stack.at(-1)?.children.push(node);
    root ??= node;
    stack.push(node);
  });
  parser.on('closetag', () => void stack.pop());
  const addText = (value: string): void => void stack.at(-1)?.children.push(value);
  parser.on('text', addText);
  parser.on('cdata', addText);

  try {
    parser.write(text).close();
    return root;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(file, error.message, { place: place() });
    return undefined;
  }
}

/** The elements of a name inside an element. */
export function elementsOf(node: XmlNode, name?: string): XmlNode[] {
  return node.children.filter(
    (child): child is XmlNode => typeof child !== 'string' && (!name || child.name === name),
  );
}

/** All elements of some names below an element, not inside each other, in document order. */
export function* descendantsOf(node: XmlNode, ...names: readonly string[]): Generator<XmlNode> {
  for (const child of elementsOf(node)) {
    if (names.includes(child.name)) yield child;
    else yield* descendantsOf(child, ...names);
  }
}

/** The characters of an element and of those in it. */
export function textOf(node: XmlNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

class Refusal extends Error {}

function readAttributes(
  attributes: Readonly<
    Record<string, { local: string; prefix: string; uri: string; value: string }>
  >,
): Map<string, string> {
  const known = new Map<string, string>();
  for (const { local, prefix, uri, value } of Object.values(attributes)) {
    if (uri === '') known.set(local, value);
    else if (prefix === 'xml') known.set(`xml:${local}`, value);
    else if (uri === ownNamespace) known.set(`pp:${local}`, value);
  }
  return known;
}
