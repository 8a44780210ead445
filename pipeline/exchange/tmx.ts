import type { VFile } from 'vfile';
import type { ExchangeDocument, ReturnedDocument, ReturnedUnit } from '../model/exchange.ts';
import { protectPair } from './inline.ts';
import { makeNative, type NativeNames } from './native.ts';
import { descendantsOf, elementsOf, textOf, type XmlNode } from './read-xml.ts';
import { refuse } from './refuse.ts';
import { speaks } from './speaks.ts';
import { writeXml, type XmlElement, xml, xmlBlock } from './xml.ts';

/** Writes the translated pairs of documents as one translation memory, TMX 1.4b (LISA, 2005). */
export function writeTmx(document: ExchangeDocument): Uint8Array {
  const { source, target, date, units } = document;
  const day = `${date.replaceAll('-', '')}T000000Z`;
  return writeXml(
    xmlBlock(
      'tmx',
      { version: '1.4' },
      xml('header', {
        creationtool: 'presspack',
        creationtoolversion: '1',
        segtype: 'paragraph',
        'o-tmf': 'presspack',
        adminlang: 'en',
        srclang: source,
        datatype: 'plaintext',
        creationdate: day,
      }),
      xmlBlock(
        'body',
        {},
        ...units
          .filter((unit) => unit.state === 'translated')
          .map((unit) => {
            const pieces = protectPair(unit.source, unit.target);
            return xmlBlock(
              'tu',
              { tuid: unit.id },
              xml('prop', { type: 'x-kind' }, unit.kind),
              xml('prop', { type: 'x-file' }, unit.place.path),
              // The id of a label is no context to a memory.
              unit.context && unit.table !== 'labels'
                ? xml('prop', { type: 'x-context' }, unit.context)
                : undefined,
              makeVariant(source, makeNative(pieces.source, names)),
              makeVariant(target, makeNative(pieces.target, names)),
            );
          }),
      ),
    ),
  );
}

const names: NativeNames = { pair: 'i', alone: 'x', type: 'type' };

function makeVariant(language: string, text: (XmlElement | string)[]): XmlElement {
  return xmlBlock('tuv', { 'xml:lang': language }, xml('seg', {}, ...text));
}

/**
 * Reads the pairs of a translation memory in one language; units without it are passed over.
 *
 * @param wanted The languages of source and target; a memory of `fr-FR` serves `fr`. Without a
 *   target, the one other language that the memory has.
 */
export function readTmx(
  root: XmlNode,
  wanted: { readonly source: string; readonly target: string | undefined },
  file: VFile,
): ReturnedDocument | undefined {
  const target = wanted.target ?? otherLanguage(root, wanted.source);
  if (target === undefined) {
    refuse(file, 'Unexpected memory of several languages, expected --locale to name one');
    return undefined;
  }
  const units: ReturnedUnit[] = [];
  const header = elementsOf(root, 'header')[0];
  // The markup of another program is no Markdown: of its memory, only the words are of use.
  const read = header?.attributes.get('creationtool') === 'presspack' ? textOf : wordsOf;
  let found = 0;
  for (const unit of descendantsOf(root, 'tu')) {
    const variant = (language: string): XmlNode | undefined =>
      elementsOf(unit, 'tuv').find((one) => speaks(languageOf(one), language));
    const [from, into] = [variant(wanted.source), variant(target)].map(
      (one) => one && elementsOf(one, 'seg')[0],
    );
    if (!from || !into) continue;
    found += 1;
    const [sourceText, targetText] = [read(from), read(into)];
    const context = elementsOf(unit, 'prop').find(
      ({ attributes }) => attributes.get('type') === 'x-context',
    );
    units.push({
      id: unit.attributes.get('tuid'),
      source: sourceText,
      target: targetText,
      context: context && textOf(context),
      isDraft: false,
      place: unit.place,
    });
  }
  if (found === 0) {
    refuse(file, `Unexpected memory without pairs of ${wanted.source} and ${target}`);
    return undefined;
  }
  return { source: wanted.source, target, units };
}

/** The language of a memory of two. */
function otherLanguage(root: XmlNode, source: string): string | undefined {
  const tags = new Set([...descendantsOf(root, 'tuv')].map(languageOf));
  const others = [...tags].filter((tag) => !speaks(tag, source));
  return others.length === 1 ? others[0] : undefined;
}

function wordsOf(node: XmlNode): string {
  return node.children
    .map((child) => {
      if (typeof child === 'string') return child;
      return child.name === 'hi' ? wordsOf(child) : '';
    })
    .join('');
}

function languageOf(variant: XmlNode): string {
  return variant.attributes.get('xml:lang') ?? variant.attributes.get('lang') ?? '';
}
