import type { Element } from 'hast';
import { isSafe } from '../model/address.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { element } from './element.ts';
import { locate } from './location.ts';
import { describe, wordsOf } from './summary.ts';

/**
 * What a page says to programs: a schema.org `NewsArticle` in JSON-LD 1.1. It is a data block, which no
 * browser runs (HTML, 4.12.1). Every `<` is escaped, so that nothing in it can end the element.
 */
export function makeData(document: LocalizedDocument): Element {
  const json = JSON.stringify(article(document), null, 1).toWellFormed();
  return element('script', { type: 'application/ld+json' }, json.replaceAll('<', '\\u003c'));
}

function article(document: LocalizedDocument): object {
  const { dateline, embargo, headline, locale, notice, reference, subtitle, version } = document;
  const { date, draft, formats, updated } = document;
  const address = locate(document, { extension: 'html' });
  const description = describe(document);
  const status = draft ? 'Draft' : notice?.kind === 'withdrawal' ? 'Withdrawn' : undefined;
  const card = formats.find(({ name }) => name === 'card');
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': address,
    url: address,
    headline: wordsOf(headline),
    ...(subtitle && { alternativeHeadline: wordsOf(subtitle) }),
    ...(description && { description }),
    inLanguage: locale,
    identifier: reference,
    version,
    ...(status && { creativeWorkStatus: status }),
    ...(dateline && { dateline }),
    datePublished: embargo?.iso ?? date.iso,
    dateModified: updated.iso,
    ...(notice?.kind === 'correction' && { correction: wordsOf(notice.text) }),
    ...(card && { image: locate(document, card) }),
    ...translations(document),
    encoding: encodings(document),
    publisher: publisher(document),
  };
}

/** A translation names its original, and an original its translations. */
function translations(document: LocalizedDocument): object {
  const { alternates, locale, originalLanguage } = document;
  const others = alternates.map((other) => ({
    '@type': 'NewsArticle',
    '@id': locate(document, { extension: 'html', locale: other.locale }),
    headline: other.title,
    inLanguage: other.locale,
  }));
  if (locale === originalLanguage) return others.length > 0 ? { workTranslation: others } : {};
  const original = others.find(({ inLanguage }) => inLanguage === originalLanguage);
  return original ? { translationOfWork: original } : {};
}

/** The same text in other formats. */
function encodings(document: LocalizedDocument): object[] {
  return document.formats
    .filter(({ name }) => name !== 'html' && name !== 'card')
    .map((format) => ({
      '@type': 'MediaObject',
      contentUrl: locate(document, format),
      encodingFormat: format.mediaType,
    }));
}

function publisher({ alternates, contacts, locale, publisher: by }: LocalizedDocument): object {
  const languages = [locale, ...alternates.map((other) => other.locale)].sort();
  return {
    '@type': 'Organization',
    name: by.name,
    ...(isSafe(by.site) && { url: by.site }),
    contactPoint: contacts.map(({ name, phone, email }) => ({
      '@type': 'ContactPoint',
      contactType: 'press',
      name: name.text,
      telephone: phone.e164,
      email,
      availableLanguage: languages,
    })),
  };
}
