import { PdfError } from './objects.ts';

/** An element of an XML document, names expanded as `namespace` + `local`. */
export interface XmlElement {
  readonly namespace: string;
  readonly local: string;
  /** Attributes by `namespace local`, with a space between. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  /** The character data directly inside. */
  text: string;
}

const name = '[A-Za-z_:\\u0080-\\uffff][\\w:.\\-\\u0080-\\uffff]*';
const value = '"[^<"]*"|\'[^<\']*\'';
const token = new RegExp(
  [
    `<\\?[\\s\\S]*?\\?>`,
    `<!--[\\s\\S]*?-->`,
    `<!\\[CDATA\\[(?<data>[\\s\\S]*?)\\]\\]>`,
    `<(?<open>${name})(?<attributes>(?:\\s+${name}\\s*=\\s*(?:${value}))*)\\s*(?<empty>/?)>`,
    `</(?<close>${name})\\s*>`,
    `(?<text>[^<]+)`,
  ].join('|'),
  'uy',
);

const deepest = 200;

/**
 * Reads well-formed XML with namespaces and without a document type (XML 1.0; Namespaces in XML).
 * Anything else is a `PdfError`, so that a packet which others could not read is found.
 */
export function parseXml(source: string): XmlElement {
  const text = source.replace(/^\ufeff/, '');
  const root: XmlElement = element('', '', new Map());
  const open: { readonly element: XmlElement; readonly name: string; readonly scope: Scope }[] = [
    { element: root, name: '', scope: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]) },
  ];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const groups = token.exec(text)?.groups;
    if (!groups) throw new PdfError(`The XML is not well-formed at character ${at}`);
    const top = open.at(-1) as (typeof open)[number];
    if (groups.open !== undefined) {
      const { scope, child } = start(groups.open, groups.attributes ?? '', top.scope);
      top.element.children.push(child);
      if (groups.empty === '') open.push({ element: child, name: groups.open, scope });
      if (open.length > deepest) throw new PdfError('The XML is nested too deeply');
    } else if (groups.close !== undefined) {
      if (groups.close !== top.name)
        throw new PdfError(`The XML closes ${groups.close} where ${top.name || 'nothing'} is open`);
      open.pop();
    } else top.element.text += groups.data ?? undoEntities(groups.text ?? '');
  }
  const [only, second] = root.children;
  if (open.length > 1 || !only || second || root.text.trim() !== '')
    throw new PdfError('The XML is not one closed element');
  return only;
}

type Scope = ReadonlyMap<string, string>;

function start(
  qualified: string,
  source: string,
  outer: Scope,
): { readonly scope: Scope; readonly child: XmlElement } {
  const written = [...source.matchAll(new RegExp(`(${name})\\s*=\\s*(${value})`, 'gu'))].map(
    ([, key, quoted]) => [key as string, undoEntities((quoted as string).slice(1, -1))] as const,
  );
  if (new Set(written.map(([key]) => key)).size < written.length)
    throw new PdfError(`The XML gives ${qualified} an attribute twice`);
  const scope = new Map(outer);
  for (const [key, uri] of written) {
    if (key === 'xmlns') scope.set('', uri);
    else if (key.startsWith('xmlns:')) scope.set(key.slice(6), uri);
  }
  const attributes = new Map<string, string>();
  for (const [key, content] of written) {
    if (key === 'xmlns' || key.startsWith('xmlns:')) continue;
    // An attribute without a prefix is in no namespace.
    const [uri, local] = key.includes(':') ? expand(key, scope) : ['', key];
    attributes.set(`${uri} ${local}`, content);
  }
  const [uri, local] = expand(qualified, scope);
  return { scope, child: element(uri, local, attributes) };
}

function expand(qualified: string, scope: Scope): readonly [string, string] {
  const [prefix, local, third] = qualified.includes(':')
    ? qualified.split(':')
    : (['', qualified] as const);
  const uri = scope.get(prefix ?? '') ?? (prefix === '' ? '' : undefined);
  if (uri === undefined || !local || third !== undefined)
    throw new PdfError(`The XML uses ${qualified}, whose prefix it does not declare`);
  return [uri, local];
}

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function undoEntities(text: string): string {
  return text.replace(/&(?:([^;&]{1,12});)?/g, (whole, key: string = '') => {
    const hex = /^#x([0-9a-fA-F]+)$/.exec(key)?.[1];
    const decimal = /^#(\d+)$/.exec(key)?.[1];
    const point = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
    const character = entities.get(key) ?? (point <= 0x10ffff ? String.fromCodePoint(point) : '');
    if (character === '') throw new PdfError(`The XML holds "${whole}", which is no entity`);
    return character;
  });
}

function element(
  namespace: string,
  local: string,
  attributes: ReadonlyMap<string, string>,
): XmlElement {
  return { namespace, local, attributes, children: [], text: '' };
}
