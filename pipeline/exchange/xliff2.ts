import type { VFile } from 'vfile';
import type {
  ExchangeDocument,
  ExchangeUnit,
  ReturnedDocument,
  ReturnedUnit,
} from '../model/exchange.ts';
import type { CodeKind } from './codes.ts';
import { type NumberedPiece, protectPair } from './inline.ts';
import { notesOf } from './notes.ts';
import { descendantsOf, elementsOf, ownNamespace, textOf, type XmlNode } from './read-xml.ts';
import { refuse } from './refuse.ts';
import { writeXml, type XmlElement, xml, xmlBlock } from './xml.ts';

/**
 * Writes XLIFF 2.0 (OASIS Standard, 2014): the core, and the translation candidates module for what
 * a changed text was. Markup is `<pc>` and `<ph>`, with the Markdown of each in `<originalData>`.
 */
export function writeXliff2(document: ExchangeDocument): Uint8Array {
  const { source, target, name, original, title, units } = document;
  return writeXml(
    xmlBlock(
      'xliff',
      {
        xmlns: coreNamespace,
        'xmlns:mtc': 'urn:oasis:names:tc:xliff:matches:2.0',
        'xmlns:pp': ownNamespace,
        version: '2.0',
        srcLang: source,
        trgLang: target,
      },
      xmlBlock(
        'file',
        { id: 'f1', original, 'pp:name': name, 'pp:date': document.date },
        xmlBlock('notes', {}, xml('note', { category: 'title' }, title)),
        ...units.map(makeUnit),
      ),
    ),
  );
}

const coreNamespace = 'urn:oasis:names:tc:xliff:document:2.0';

function makeUnit(unit: ExchangeUnit): XmlElement {
  const { id, kind, base, earlier, state } = unit;
  const text = makeText(unit.source, unit.target);
  return xmlBlock(
    'unit',
    { id, name: kind, 'xml:space': 'preserve', 'pp:base': base, 'pp:context': unit.context },
    earlier && xmlBlock('mtc:matches', {}, makeMatch(earlier)),
    xmlBlock('notes', {}, ...notesOf(unit).map((note) => xml('note', {}, note))),
    text.data,
    xmlBlock(
      'segment',
      {
        id: 'text',
        state: state === 'translated' ? 'translated' : 'initial',
        subState: state === 'changed' ? 'presspack:needs-review' : undefined,
      },
      text.source,
      unit.target === '' ? undefined : text.target,
    ),
  );
}

function makeMatch(earlier: { source: string; target: string }): XmlElement {
  const text = makeText(earlier.source, earlier.target);
  const attributes = { ref: '#text', type: 'tm', origin: 'presspack' };
  return xmlBlock('mtc:match', attributes, text.data, text.source, text.target);
}

function makeText(source: string, target: string) {
  const pieces = protectPair(source, target);
  const data = new Map<string, string>();
  const refer = (markdown: string): string => {
    const id = data.get(markdown) ?? `d${data.size + 1}`;
    data.set(markdown, id);
    return id;
  };
  const sides = {
    source: xml('source', {}, ...makeInline(pieces.source, refer)),
    target: xml('target', {}, ...makeInline(pieces.target, refer)),
  };
  const entries = [...data].map(([markdown, id]) =>
    xml('data', { id, 'xml:space': 'preserve' }, markdown),
  );
  return {
    ...sides,
    data: entries.length === 0 ? undefined : xmlBlock('originalData', {}, ...entries),
  };
}

function makeInline(
  pieces: readonly NumberedPiece[],
  refer: (markdown: string) => string,
): (XmlElement | string)[] {
  return pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    const [type, subType] = types[piece.kind];
    const kept = piece.kind === 'note' || piece.kind === 'placeholder' ? 'no' : undefined;
    const common = { id: String(piece.id), type, subType, canDelete: kept };
    if ('data' in piece) {
      return xml('ph', { ...common, dataRef: refer(piece.data), disp: shown(piece.data) });
    }
    const references = { dataRefStart: refer(piece.open), dataRefEnd: refer(piece.close) };
    return xml('pc', { ...common, ...references }, ...makeInline(piece.pieces, refer));
  });
}

const shown = (data: string): string => (data === '\n' ? '↵' : data);

/** `type` and `subType` (2.0, 4.3.1.33 and 4.3.1.31). */
const types: Readonly<Record<CodeKind, readonly [string, string?]>> = {
  strong: ['fmt', 'xlf:b'],
  emphasis: ['fmt', 'xlf:i'],
  delete: ['fmt', 'presspack:deleted'],
  link: ['link'],
  image: ['image'],
  code: ['fmt', 'presspack:code'],
  span: ['other', 'presspack:language'],
  note: ['other', 'presspack:footnote'],
  break: ['fmt', 'xlf:lb'],
  html: ['fmt', 'presspack:tag'],
  placeholder: ['other', 'presspack:placeholder'],
};

/** Reads XLIFF 2.0 or 2.1, ours or a tool's: split segments are put together again. */
export function readXliff2(root: XmlNode, file: VFile): ReturnedDocument | undefined {
  const units: ReturnedUnit[] = [];
  for (const unit of descendantsOf(root, 'unit')) {
    const read = readUnit(unit, file);
    if (!read) return undefined;
    units.push(read);
  }
  return { source: root.attributes.get('srcLang'), target: root.attributes.get('trgLang'), units };
}

function readUnit(unit: XmlNode, file: VFile): ReturnedUnit | undefined {
  const codes: Codes = { data: new Map(), source: new Map(), file };
  for (const originalData of elementsOf(unit, 'originalData')) {
    for (const entry of elementsOf(originalData, 'data')) {
      codes.data.set(entry.attributes.get('id') ?? '', readCharacters(entry));
    }
  }
  const parts = elementsOf(unit).filter(({ name }) => name === 'segment' || name === 'ignorable');
  const sources: string[] = [];
  const targets: { text: string; order: number; isMissing: boolean }[] = [];
  for (const [index, part] of parts.entries()) {
    const [source, target] = ['source', 'target'].map((name) => elementsOf(part, name)[0]);
    const sourceText = source ? readInline(source, codes, true) : '';
    const targetText = target && readInline(target, codes, false);
    if (sourceText === undefined || (target && targetText === undefined)) return undefined;
    sources.push(sourceText);
    const isMissing = part.name === 'segment' && !targetText?.trim();
    const order = Number(target?.attributes.get('order') ?? index + 1);
    // What stands between two segments is the same in both languages unless it says otherwise.
    const text = targetText ?? (part.name === 'ignorable' ? sourceText : '');
    targets.push({ text, order, isMissing });
  }
  const isWhole = !targets.some(({ isMissing }) => isMissing);
  const target = targets.sort((a, b) => a.order - b.order).map(({ text }) => text);
  return {
    id: unit.attributes.get('id'),
    source: sources.join(''),
    target: isWhole ? target.join('') : '',
    context: unit.attributes.get('pp:context'),
    base: unit.attributes.get('pp:base'),
    isDraft: false,
    place: unit.place,
  };
}

interface Codes {
  readonly data: Map<string, string>;
  /** Markdown of the codes of the source, by their id: a tool may name the data there only. */
  readonly source: Map<string, readonly [string, string]>;
  readonly file: VFile;
}

/** The Markdown of a `<source>` or `<target>`; nothing, and a complaint, for an unknown code. */
function readInline(node: XmlNode, codes: Codes, isSource: boolean): string | undefined {
  const parts: string[] = [];
  for (const child of node.children) {
    if (typeof child === 'string') {
      parts.push(child);
      continue;
    }
    if (child.name === 'cp') {
      parts.push(readCodePoint(child));
      continue;
    }
    const code = dataOf(child, codes);
    const inner = readInline(child, codes, isSource);
    if (inner === undefined) return undefined;
    if (!code) {
      refuse(
        codes.file,
        `Unexpected code <${child.name} id="${child.attributes.get('id') ?? ''}">, expected one of the source text`,
        {
          note: 'The file does not say which markup it stands for. Nothing was imported: insert the codes from the source, or type the Markdown.',
          place: child.place,
        },
      );
      return undefined;
    }
    if (isSource) codes.source.set(child.attributes.get('id') ?? '', code);
    parts.push(code[0], inner, code[1]);
  }
  return parts.join('');
}

function dataOf(node: XmlNode, { data, source }: Codes): readonly [string, string] | undefined {
  const get = (name: string): string | undefined => data.get(node.attributes.get(name) ?? '');
  const former = source.get(node.attributes.get('id') ?? '');
  switch (node.name) {
    case 'pc': {
      const open = get('dataRefStart') ?? former?.[0];
      const close = get('dataRefEnd') ?? former?.[1];
      return open === undefined || close === undefined ? undefined : [open, close];
    }
    case 'ph': {
      const alone = get('dataRef') ?? former?.[0];
      return alone === undefined ? undefined : [alone, ''];
    }
    // Halves of a pair, as tools write them that split a text inside it.
    case 'sc':
      return pairOf(get('dataRef') ?? former?.[0]);
    case 'ec':
      return pairOf(get('dataRef') ?? source.get(node.attributes.get('startRef') ?? '')?.[1]);
    // Marks of a tool's own stand around text and mean nothing to us.
    default:
      return ['', ''];
  }
}

const pairOf = (text: string | undefined): readonly [string, string] | undefined =>
  text === undefined ? undefined : [text, ''];

function readCharacters(node: XmlNode): string {
  return node.children
    .map((child) =>
      typeof child === 'string'
        ? child
        : child.name === 'cp'
          ? readCodePoint(child)
          : textOf(child),
    )
    .join('');
}

/** A character that XML cannot hold: `<cp hex="001A"/>`. */
function readCodePoint(node: XmlNode): string {
  const code = Number.parseInt(node.attributes.get('hex') ?? '', 16);
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
