import type { Element, ElementContent, Root } from 'hast';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { makeContacts } from './blocks/contact.ts';
import { holdTogether } from './blocks/headline.ts';
import { makeLink } from './blocks/link.ts';
import { makePictures } from './blocks/pictures.ts';
import { direction } from './direction.ts';
import { block, element } from './element.ts';
import { makeHead } from './head.ts';
import { makeMasthead } from './masthead.ts';
import type { TextElements } from './text.ts';

/** Makes the whole page around the text of a release. */
export function makePage(document: LocalizedDocument, text: TextElements): Root {
  const { draft, labels, locale } = document;
  const body = block(
    'body',
    { dataDraft: draft ? labels.draft : undefined },
    element('a', { className: ['skip'], href: '#text' }, labels.skip),
    draft ? draftNotice(document) : undefined,
    makeMasthead(document),
    block('main', { id: 'text', tabIndex: -1 }, article(document, text)),
    footer(document),
  );
  const page = block('html', { lang: locale, dir: direction(locale) }, makeHead(document), body);
  return {
    type: 'root',
    children: [
      { type: 'doctype' },
      { type: 'text', value: '\n' },
      page,
      { type: 'text', value: '\n' },
    ],
  };
}

function draftNotice({ labels }: LocalizedDocument): Element {
  return element(
    'aside',
    { className: ['draft'], ariaLabel: labels.draft },
    element(
      'p',
      {},
      element('strong', {}, labels.draft),
      ...(labels.draftNotice ? [' ', labels.draftNotice] : []),
    ),
  );
}

function article(document: LocalizedDocument, text: TextElements): Element {
  const { dateline, embargo, labels, locale, notice } = document;
  const { kicker, headline, subtitle } = text;
  return block(
    'article',
    {},
    block(
      'div',
      { className: ['title'] },
      embargo &&
        element(
          'p',
          { className: ['embargo'] },
          element('time', { dateTime: embargo.iso }, embargo.text),
        ),
      notice && text.notice && labelled(named(text.notice, 'notice'), notice.label + labels.colon),
      kicker && named(kicker, 'kicker'),
      holdTogether(headline, locale),
      subtitle && named(subtitle, 'subtitle'),
    ),
    element(
      'div',
      { className: ['text'] },
      ...(dateline ? ['\n', element('p', { className: ['dateline'] }, dateline)] : []),
      ...text.body.map((block) => held(block, locale)),
      '\n',
    ),
    makePictures(document),
    makeContacts(document),
  );
}

/** A heading of the text, like the headline, ends no line in a small word. */
function held(block: ElementContent, locale: string): ElementContent {
  const isHeading = block.type === 'element' && /^h[2-6]$/.test(block.tagName);
  return isHeading ? holdTogether(block, locale) : block;
}

function named(node: Element, name: string): Element {
  return { ...node, properties: { ...node.properties, className: [name] } };
}

/** An element with a word in bold before what it says. */
function labelled(node: Element, label: string): Element {
  return { ...node, children: [element('strong', {}, label), ...node.children] };
}

function footer({ labels, publisher, reference }: LocalizedDocument): Element {
  return block(
    'footer',
    {},
    element('p', {}, makeLink(publisher.site, publisher.name)),
    element('p', {}, `${labels.reference}${labels.colon}${reference}`),
  );
}
