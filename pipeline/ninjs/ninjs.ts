import { hash } from 'node:crypto';
import type { Artifact } from '../model/artifact.ts';
import { artifactName } from '../model/artifact.ts';
import { hostOf, identityOf } from '../model/identity.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { pasteable } from '../model/pasteable.ts';
import { addressOf } from './address.ts';
import { pictureItems } from './pictures.ts';
import { countCharacters, countWords, toXhtml, type XhtmlStory } from './xhtml.ts';

/** What an item says, made by other rooms. */
export interface Content {
  /** Headline, kicker and subtitle on one line each, without markup. */
  readonly titles: {
    readonly headline: string;
    readonly kicker?: string;
    readonly subtitle?: string;
  };
  /** What follows the headline, the notice before it, as plain text. */
  readonly plain: string;
  readonly story: XhtmlStory;
  /** The other files of the same text. */
  readonly siblings: readonly Artifact[];
}

/**
 * Makes a news item in JSON (IPTC ninjs 3.2) of a release in one language, for the systems of news
 * agencies. What the standard has no place for (the addresses of the newsroom where none is known,
 * people who stand in the text) is left out and not guessed.
 */
export function ninjs(document: LocalizedDocument, content: Content): Uint8Array {
  const item = itemOf(document, content);
  return Buffer.from(`${JSON.stringify(item, undefined, 2)}\n`, 'utf8');
}

function itemOf(document: LocalizedDocument, content: Content) {
  const { draft, embargo, labels, locale, media, moments, notice, publisher, town } = document;
  const { titles, siblings } = content;
  const place = town?.text;
  return {
    standard: {
      name: 'ninjs',
      version: '3.2',
      schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json',
    },
    uri: identityOf(document),
    type: 'text',
    representationType: 'full',
    profile: media.length > 0 ? 'text-photo' : 'text-only',
    version: String(document.version),
    firstCreated: moments.released,
    versionCreated: moments.updated,
    ...(embargo && { embargoedUntil: dateTime(embargo.iso) }),
    // An embargoed item is usable, from that moment on; a draft waits for a word that frees it.
    pubStatus: notice?.kind === 'withdrawal' ? 'canceled' : draft ? 'withheld' : 'usable',
    language: locale,
    ...edNote(document),
    title: titles.headline,
    slugline: document.reference,
    by: publisher.name,
    ...(place && { located: place, places: [{ name: place, rel: 'dateline' }] }),
    copyrightHolder: publisher.name,
    copyrightNotice: `© ${document.date.iso.slice(0, 4)} ${publisher.name}`,
    ...(labels.terms && { usageTerms: labels.terms }),
    genres: [{ name: labels.banner, literal: 'press-release' }],
    infoSources: [{ name: publisher.name, role: 'originator', ...uriOf(publisher.site) }],
    organisations: [publisherItem(document)],
    headlines: headlines(titles),
    ...descriptions(content.plain),
    bodies: bodies(document, content),
    altIds: [
      { role: 'reference', value: document.reference },
      ...siblings.map(({ name, bytes }) => ({
        role: `sha256:${name}`,
        value: hash('sha256', bytes),
      })),
    ],
    ...filled(
      'renditions',
      siblings.map((sibling) => rendition(sibling, document)),
    ),
    ...filled('associations', [
      ...translations(document),
      ...pictureItems(document, content.story),
    ]),
  };
}

/** What an editor must know and a reader need not: embargo, draft, correction, withdrawal. */
function edNote({ draft, embargo, labels, notice }: LocalizedDocument) {
  const lines = [
    draft ? `${labels.draft}${labels.colon}${labels.draftNotice}` : '',
    embargo?.text ?? '',
    notice?.label ?? '',
  ].filter((line) => line !== '');
  return lines.length > 0 ? { edNote: lines.map(pasteable).join('\n') } : {};
}

/**
 * The publisher, with the people to call, each way to reach them with their names: `people` are
 * those of whom the text speaks, and no importer must take a press officer for one of them.
 */
function publisherItem({ contacts, labels, publisher, website }: LocalizedDocument) {
  const reach = contacts.flatMap(({ name, role, phone, email }) => {
    const shared = {
      role: 'press',
      name: `${name.text}, ${role.text}`,
      ...(name.lang && { lang: name.lang }),
    };
    return [
      { type: 'phone', ...shared, value: phone.e164 },
      { type: 'email', ...shared, value: email },
    ];
  });
  const site = website
    ? [{ type: 'web', role: 'press', name: labels.website, value: website.href }]
    : [];
  return {
    name: publisher.name,
    rel: 'publisher',
    ...uriOf(publisher.site),
    contactInfo: [...reach, ...site],
  };
}

function headlines({ headline, kicker, subtitle }: Content['titles']) {
  const line = (role: string, value: string) => ({ role, contentType: 'text/plain', value });
  return [
    line('main', headline),
    ...(kicker ? [line('kicker', kicker)] : []),
    ...(subtitle ? [line('subtitle', subtitle)] : []),
  ];
}

/** The first paragraph, as lists of news show it. */
function descriptions(plain: string) {
  const [first = ''] = plain.trim().split('\n\n');
  return first === ''
    ? {}
    : { descriptions: [{ role: 'summary', contentType: 'text/plain', value: first }] };
}

function bodies(document: LocalizedDocument, { plain, story }: Content) {
  const xhtml = toXhtml(story, document.locale);
  return [
    ['text/plain', plain, plain] as const,
    ['application/xhtml+xml', xhtml.markup, xhtml.text] as const,
  ].map(([contentType, value, text]) => ({
    role: 'main',
    contentType,
    charCount: countCharacters(text),
    wordCount: countWords(text),
    value,
  }));
}

function rendition({ name, format, mediaType, bytes }: Artifact, document: LocalizedDocument) {
  return {
    name: format,
    ...addressOf(document, name),
    contentType: mediaType,
    title: name,
    sizeInBytes: bytes.length,
  };
}

/** The same release in the other languages. */
function translations(document: LocalizedDocument) {
  const { alternates, draft, originalLanguage, slug } = document;
  return alternates.map(({ locale: language, title }) => ({
    name: language,
    // As schema.org calls them; a translation beside another is neither's work.
    rel: language === originalLanguage ? 'translationOfWork' : 'workTranslation',
    uri: identityOf(document, language),
    type: 'text',
    language,
    headlines: [{ value: pasteable(title) }],
    renditions: [
      {
        name: 'ninjs',
        ...addressOf(document, artifactName(slug, language, 'ninjs.json', draft)),
        contentType: 'application/json',
        title: artifactName(slug, language, 'ninjs.json', draft),
      },
    ],
  }));
}

function uriOf(site: string): { uri?: string } {
  return hostOf(site).endsWith('.invalid') ? {} : { uri: site };
}

function filled<Key extends string, Item>(key: Key, items: readonly Item[]) {
  return (items.length > 0 ? { [key]: items } : {}) as { [K in Key]?: readonly Item[] };
}

/** RFC 3339 wants seconds, which ISO 8601 lets people leave out. */
function dateTime(iso: string): string {
  return iso.replace(/(T\d\d:\d\d)(?!:)/, '$1:00');
}
