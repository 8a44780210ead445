import type { Element } from 'hast';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { makeData } from './data.ts';
import { block, element } from './element.ts';
import { isOnline, locate } from './location.ts';
import { socialTags } from './social.ts';
import { styleFor } from './style.ts';
import { describe, wordsOf } from './summary.ts';

/** Makes the `head`: what browsers, search engines and feed readers know of a page. */
export function makeHead(document: LocalizedDocument): Element {
  const { draft, headline, paper, publisher } = document;
  const style = styleFor(paper);
  const description = describe(document);
  return block(
    'head',
    {},
    element('meta', { charSet: 'utf-8' }),
    element('meta', {
      httpEquiv: ['content-security-policy'],
      content: policyOf(style.hash, document),
    }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, `${wordsOf(headline)} – ${publisher.name}`),
    description ? element('meta', { name: 'description', content: description }) : undefined,
    draft ? element('meta', { name: 'robots', content: 'noindex' }) : undefined,
    ...(isOnline(document)
      ? [element('link', { rel: ['canonical'], href: locate(document, { extension: 'html' }) })]
      : []),
    ...alternateLinks(document),
    ...socialTags(document),
    makeData(document),
    element('style', {}, style.text),
  );
}

/**
 * Nothing is fetched and nothing runs: one style sheet, known by its hash, and embedded images; the
 * pictures of the pack beside the page, where it has some, on the web or on a disk. The block of data
 * is no script to a browser, so that no source of scripts is admitted.
 */
function policyOf(styleHash: string, { media }: LocalizedDocument): string {
  return [
    "default-src 'none'",
    `style-src '${styleHash}'`,
    media.length > 0 ? "img-src data: 'self' file:" : 'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Links to every language of the pack, this one included, and to the other formats of this page. */
function alternateLinks(document: LocalizedDocument): Element[] {
  const { alternates, formats, headline, locale, originalLanguage } = document;
  const editions = [{ locale, title: wordsOf(headline) }, ...alternates];
  const link = (edition: { locale: string; title: string }, hrefLang: string) =>
    element('link', {
      rel: ['alternate'],
      hrefLang,
      href: locate(document, { extension: 'html', locale: edition.locale }),
      title: hrefLang === edition.locale ? edition.title : undefined,
    });
  const original = editions.find((edition) => edition.locale === originalLanguage);
  return [
    ...editions.map((edition) => link(edition, edition.locale)),
    ...(original ? [link(original, 'x-default')] : []),
    ...formats
      .filter(({ name }) => name !== 'html' && name !== 'card')
      .map(({ extension, mediaType }) =>
        element('link', {
          rel: ['alternate'],
          type: mediaType,
          hrefLang: locale,
          href: locate(document, { extension }),
        }),
      ),
  ];
}
