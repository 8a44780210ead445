import type { Element } from 'hast';
import { cardDesign } from '../design/card.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { element } from './element.ts';
import { isOnline, locate } from './location.ts';
import { describe, wordsOf } from './summary.ts';

/**
 * What social networks and messengers show of a page that is shared: the Open Graph protocol
 * (ogp.me), and the one property that X adds. The protocol knows absolute addresses only: without
 * the newsroom's own there is no picture, rather than one that is not found.
 */
export function socialTags(document: LocalizedDocument): Element[] {
  const { alternates, date, draft, formats, headline, locale, publisher } = document;
  if (draft) return [];
  const title = wordsOf(headline);
  const description = describe(document);
  const card = isOnline(document) ? formats.find(({ name }) => name === 'card') : undefined;
  return [
    property('og:type', 'article'),
    property('og:site_name', publisher.name),
    property('og:title', title),
    ...(description ? [property('og:description', description)] : []),
    property('og:locale', openGraphLocale(locale)),
    ...alternates.map((other) => property('og:locale:alternate', openGraphLocale(other.locale))),
    ...(isOnline(document) ? [property('og:url', locate(document, { extension: 'html' }))] : []),
    ...(card ? picture(locate(document, card), card.mediaType, title) : []),
    property('article:published_time', document.embargo?.iso ?? date.iso),
    property('article:modified_time', document.updated.iso),
    element('meta', { name: 'twitter:card', content: card ? 'summary_large_image' : 'summary' }),
  ];
}

function picture(address: string, mediaType: string, title: string): Element[] {
  return [
    property('og:image', address),
    property('og:image:type', mediaType),
    property('og:image:width', String(cardDesign.width)),
    property('og:image:height', String(cardDesign.height)),
    property('og:image:alt', title),
  ];
}

/** `language_TERRITORY`: the territory is the likeliest, and for plain `en` the one whose dates we write. */
function openGraphLocale(tag: string): string {
  const { language, region } = new Intl.Locale(tag === 'en' ? 'en-GB' : tag).maximize();
  return region === undefined ? language : `${language}_${region}`;
}

function property(name: string, content: string): Element {
  return element('meta', { property: name, content });
}
