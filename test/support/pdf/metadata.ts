import type { PdfFile } from './document.ts';
import { PdfError } from './objects.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** What the XMP packet of the catalog says (ISO 16684-1). */
export interface Metadata {
  /** The packet as text. */
  readonly xmp: string;
  /** dc:title: its x-default, else its first. */
  readonly title: string | undefined;
  /** Simple properties by `namespace local`, with a space between. */
  readonly properties: ReadonlyMap<string, string>;
  /** Namespaces that an extension schema describes (ISO 19005-2, 6.6.2.3.3). */
  readonly extensions: readonly string[];
}

/** The namespaces of the identification schemas. */
export const schemas = {
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  dc: 'http://purl.org/dc/elements/1.1/',
  pdfa: 'http://www.aiim.org/pdfa/ns/id/',
  pdfua: 'http://www.aiim.org/pdfua/ns/id/',
  pdfaSchema: 'http://www.aiim.org/pdfa/ns/schema#',
} as const;

/** The document's metadata; undefined without a packet, a `PdfError` where it is not XML. */
export function readMetadata(file: PdfFile): Metadata | undefined {
  const stream = file.catalog.stream('Metadata');
  if (!stream) return undefined;
  const xmp = decodeUtf8(file.read(stream));
  const properties = new Map<string, string>();
  const extensions: string[] = [];
  let title: string | undefined;
  const waiting = [parseXml(xmp)];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    for (const child of node.children.toReversed()) waiting.push(child);
    if (node.namespace === schemas.pdfaSchema && node.local === 'namespaceURI')
      extensions.push(node.text.trim());
    if (node.namespace !== schemas.rdf || node.local !== 'Description') continue;
    for (const [key, content] of node.attributes) properties.set(key, content);
    for (const child of node.children) {
      if (child.children.length === 0)
        properties.set(`${child.namespace} ${child.local}`, child.text);
      else if (child.namespace === schemas.dc && child.local === 'title') title = readTitle(child);
    }
  }
  return { xmp, title, properties, extensions };
}

/** The text entries of the document information dictionary (ISO 32000-1, 14.3.3). */
export function readInfo(file: PdfFile): ReadonlyMap<string, string> {
  const info = file.trailer.dict('Info');
  const entries = [...(info?.entries.keys() ?? [])].map((key) => [key, info?.text(key)] as const);
  return new Map(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PdfError('The metadata are not UTF-8');
  }
}

function readTitle(title: XmlElement): string | undefined {
  const items = title.children.flatMap((list) => list.children);
  const byDefault = items.find(
    (item) => item.attributes.get('http://www.w3.org/XML/1998/namespace lang') === 'x-default',
  );
  return (byDefault ?? items[0])?.text;
}
