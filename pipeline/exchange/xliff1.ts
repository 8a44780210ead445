import type { VFile } from 'vfile';
import type {
  ExchangeDocument,
  ExchangeUnit,
  ReturnedDocument,
  ReturnedUnit,
} from '../model/exchange.ts';
import { protectPair } from './inline.ts';
import { makeNative, type NativeNames, readNative } from './native.ts';
import { notesOf } from './notes.ts';
import { descendantsOf, elementsOf, ownNamespace, type XmlNode } from './read-xml.ts';
import { refuse } from './refuse.ts';
import { writeXml, type XmlElement, xml, xmlBlock } from './xml.ts';

/** Writes XLIFF 1.2 (OASIS Standard, 2008), for the tools that know no newer one. */
export function writeXliff1(document: ExchangeDocument): Uint8Array {
  const { source, target, original, title, date, units } = document;
  return writeXml(
    xmlBlock(
      'xliff',
      {
        xmlns: 'urn:oasis:names:tc:xliff:document:1.2',
        'xmlns:pp': ownNamespace,
        version: '1.2',
      },
      xmlBlock(
        'file',
        {
          original,
          'source-language': source,
          'target-language': target,
          datatype: 'x-markdown',
          date: `${date}T00:00:00Z`,
          'xml:space': 'preserve',
        },
        xmlBlock('header', {}, xml('note', {}, title)),
        xmlBlock('body', {}, ...units.map((unit) => makeUnit(unit, document))),
      ),
    ),
  );
}

function makeUnit(unit: ExchangeUnit, languages: ExchangeDocument): XmlElement {
  const { id, kind, base, context, earlier, maximum, place, state } = unit;
  const hasTarget = unit.target !== '' || state === 'changed';
  return xmlBlock(
    'trans-unit',
    {
      id,
      approved: state === 'translated' ? 'yes' : 'no',
      restype: `x-${kind.replaceAll(' ', '-')}`,
      maxwidth: maximum?.toString(),
      'size-unit': maximum === undefined ? undefined : 'char',
      'xml:space': 'preserve',
      'pp:base': base,
      'pp:context': context,
    },
    ...makeText(unit, languages, hasTarget ? targetStates[state] : undefined),
    xmlBlock(
      'context-group',
      { purpose: 'location' },
      xml('context', { 'context-type': 'sourcefile' }, place.path),
      xml('context', { 'context-type': 'linenumber' }, String(place.line)),
    ),
    ...notesOf(unit).map((note) => xml('note', { from: 'presspack' }, note)),
    earlier &&
      xmlBlock(
        'alt-trans',
        { alttranstype: 'previous-version', origin: 'presspack' },
        ...makeText(earlier, languages, 'translated'),
      ),
  );
}

const targetStates = {
  translated: 'translated',
  changed: 'needs-review-translation',
  missing: undefined,
} as const;

function makeText(
  text: { readonly source: string; readonly target: string },
  { source, target }: ExchangeDocument,
  state: string | undefined,
): XmlElement[] {
  const pieces = protectPair(text.source, text.target);
  return [
    xml('source', { 'xml:lang': source }, ...makeNative(pieces.source, names)),
    ...(state
      ? [xml('target', { 'xml:lang': target, state }, ...makeNative(pieces.target, names))]
      : []),
  ];
}

const names: NativeNames = { pair: 'id', alone: 'id', type: 'ctype' };

/** Reads XLIFF 1.2 or 1.1, ours or a tool's. */
export function readXliff1(root: XmlNode, file: VFile): ReturnedDocument | undefined {
  const files = elementsOf(root, 'file');
  const languages = (name: string): (string | undefined)[] => [
    ...new Set(files.map(({ attributes }) => attributes.get(name))),
  ];
  const targets = languages('target-language');
  if (targets.length > 1) {
    refuse(file, `Unexpected languages ${targets.join(', ')}, expected one in a file`);
    return undefined;
  }
  const units: ReturnedUnit[] = [];
  for (const unit of descendantsOf(root, 'trans-unit')) {
    const source = elementsOf(unit, 'source')[0];
    const target = elementsOf(unit, 'target')[0];
    const texts = [source, target].map((one) => (one ? readNative(one, source) : ''));
    const unknown = texts.find((text) => typeof text !== 'string');
    if (unknown !== undefined) {
      refuse(
        file,
        `Unexpected code <${unknown.name} id="${unknown.attributes.get('id') ?? ''}">, expected one of the source text`,
        {
          note: 'The file does not say which markup it stands for. Nothing was imported: insert the codes from the source, or type the Markdown.',
          place: unknown.place,
        },
      );
      return undefined;
    }
    const [sourceText = '', targetText = ''] = texts as string[];
    units.push({
      id: unit.attributes.get('id'),
      source: sourceText,
      target: targetText,
      context: unit.attributes.get('pp:context'),
      base: unit.attributes.get('pp:base'),
      isDraft: false,
      place: unit.place,
    });
  }
  return { source: languages('source-language')[0], target: targets[0], units };
}
