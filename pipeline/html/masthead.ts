import type { Element } from 'hast';
import { artifactName } from '../model/artifact.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { makeLink } from './blocks/link.ts';
import { block, element } from './element.ts';

/** Makes the top of a page: who publishes, in which languages, what, and when. */
export function makeMasthead(document: LocalizedDocument): Element {
  const { labels, publisher } = document;
  return block(
    'header',
    {},
    block(
      'div',
      { className: ['band'] },
      element('p', { className: ['wordmark'] }, makeLink(publisher.site, publisher.wordmark)),
      languageSwitch(document),
    ),
    block(
      'div',
      { className: ['facts'] },
      element('p', { className: ['banner'] }, labels.banner),
      facts(document),
      downloads(document),
    ),
  );
}

function languageSwitch(document: LocalizedDocument): Element | undefined {
  const { alternates, draft, labels, locale, slug } = document;
  if (alternates.length === 0) return undefined;
  const here = element('span', { ariaCurrent: 'page', lang: locale }, labels.language);
  const items = [
    { locale, content: here },
    ...alternates.map(({ locale, name }) => {
      const href = artifactName(slug, locale, 'html', draft);
      return { locale, content: element('a', { href, lang: locale, hrefLang: locale }, name) };
    }),
  ];
  // Every language lists the languages in the same order, so that the switch never moves.
  items.sort((a, b) => (a.locale < b.locale ? -1 : 1));
  return block(
    'nav',
    { ariaLabel: labels.availableIn },
    block('ul', {}, ...items.map(({ content }) => element('li', {}, content))),
  );
}

function facts({ date, labels, reference }: LocalizedDocument): Element {
  return block(
    'dl',
    {},
    fact(labels.date, labels.colon, element('time', { dateTime: date.iso }, date.text)),
    fact(labels.reference, labels.colon, reference),
  );
}

function fact(label: string, colon: string, value: Element | string): Element {
  return element('div', {}, element('dt', {}, `${label}${colon}`), element('dd', {}, value));
}

/** The same text in other formats: those for which the language has a name. */
function downloads(document: LocalizedDocument): Element | undefined {
  const { draft, formats, labels, locale, slug } = document;
  const items = formats.flatMap(({ name, extension, mediaType }) => {
    const label = labels.formats[name];
    if (!label) return [];
    const href = artifactName(slug, locale, extension, draft);
    return [element('li', {}, element('a', { href, type: mediaType }, label))];
  });
  if (items.length === 0) return undefined;
  return block(
    'nav',
    { className: ['downloads'], ariaLabelledBy: ['downloads'] },
    element('p', { id: 'downloads' }, `${labels.download}${labels.colon.trimEnd()}`),
    block('ul', {}, ...items),
  );
}
