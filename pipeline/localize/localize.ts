import type { Heading, Paragraph, PhrasingContent, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { unified } from 'unified';
import type { VFile } from 'vfile';
import type {
  Alternate,
  LocalizedContact,
  LocalizedDocument,
  LocalizedMedia,
  LocalizedText,
} from '../model/localized-document.ts';
import { nameMedia } from '../model/media-name.ts';
import type { Newsroom } from '../model/newsroom.ts';
import type { Release, Segment } from '../model/release.ts';
import type { Locale } from '../model/string-table.ts';
import { hrefOf } from '../parse/settings.ts';
import { typographText, typography } from '../typography/typography.ts';
import { noonOf, writeDay } from './dates.ts';
import { embargoLine, type Furniture, labelsOf, prepareFurniture } from './furniture.ts';
import { checkCoverage } from './gaps.ts';
import { prepareStrings } from './strings.ts';
import { type Translation, translate, translateText } from './translate.ts';

export { describeLanguage } from './entry.ts';
export { checkLabels } from './furniture.ts';
export { typedLabels } from './labels.ts';
export { localizeNewsroom, tellDays } from './newsroom.ts';
export { translatedSegments } from './strings.ts';

/** In which languages a release is published, and how. */
export interface Edition {
  readonly newsroom: Newsroom;
  /** Every locale of the project, whichever are asked for. */
  readonly locales: readonly Locale[];
  /** Whether what is not translated stands in the original language, marked as such. */
  readonly draft: boolean;
}

/**
 * Sets a release in another language, or in its own: text, facts and furniture, with the
 * typography of the language applied.
 *
 * Complains on the file of what is missing or out of date; the document is then not to be
 * published. In a draft, what is missing stands in the original language.
 */
export function localize(
  release: Release,
  locale: Locale,
  edition: Edition,
  file: VFile,
): LocalizedDocument {
  const { facts, slug, language } = release;
  const strings = prepareStrings(locale, slug);
  const own = edition.locales.find(({ tag }) => tag === language);
  const furniture = prepareFurniture(
    locale.tag,
    strings,
    edition.draft && own ? prepareStrings(own, slug) : undefined,
  );
  const isOwn = locale.tag === language;
  if (!isOwn && !edition.draft) checkCoverage(release, locale, file);
  const isWhole =
    isOwn || release.segments.every((segment) => strings.translation(segment) !== undefined);
  const translation: Translation = { release, ...(isOwn ? {} : { strings }), file };
  const text = setText(translation, locale.tag, furniture);
  return {
    reference: facts.reference,
    slug,
    locale: locale.tag,
    originalLanguage: language,
    ...text,
    ...momentsOf(translation, locale.tag, { furniture, timeZone: edition.newsroom.timeZone }),
    version: facts.version,
    media: mediaOf(translation, locale.tag),
    contacts: contactsOf(translation, locale.tag),
    ...(facts.website && {
      website: { text: facts.website, href: hrefOf(facts.website) ?? facts.website },
    }),
    publisher: publisherOf(edition.newsroom),
    paper: edition.newsroom.paper,
    labels: {
      ...labelsOf(furniture, locale.tag, facts.contacts.length),
      ...(isWhole && { draftNotice: '' }),
    },
    alternates: [],
    formats: [],
    images: release.images,
    draft: edition.draft,
  };
}

/** Tells each document of the others: the languages in which the same release is published. */
export function linkAlternates(documents: readonly LocalizedDocument[]): LocalizedDocument[] {
  return documents.map((document) => ({
    ...document,
    alternates: documents.filter((other) => other !== document).map(alternateOf),
  }));
}

function alternateOf({ locale, labels, headline }: LocalizedDocument): Alternate {
  return { locale, name: labels.language, title: plainText(headline) };
}

/** The words of the release: notice, kicker, headline, subtitle and body. */
function setText(translation: Translation, locale: string, furniture: Furniture) {
  const { facts, tree } = translation.release;
  const { notice } = facts;
  const line = (kind: 'kicker' | 'subtitle'): Paragraph[] => {
    const text = facts[kind];
    return text === undefined ? [] : [translateText(text, kind, translation)];
  };
  const kicker = line('kicker');
  const subtitle = line('subtitle');
  const set = unified()
    .use(translate, translation)
    // One tree for all, so that typography runs once, and over the headline as over the text.
    .use(() => (root: Root) => void root.children.unshift(...kicker, ...subtitle))
    .use(typography, locale)
    .runSync(structuredClone(tree), translation.file) as Root;
  const children = set.children.slice();
  const kickerSet = children.splice(0, kicker.length)[0] as Paragraph | undefined;
  const subtitleSet = children.splice(0, subtitle.length)[0] as Paragraph | undefined;
  const headline = children.shift() as Heading;
  return {
    ...(notice && {
      notice: {
        kind: notice.kind,
        label: furniture(notice.kind),
        text: setParagraph(translateText(notice.text, notice.kind, translation), locale),
      },
    }),
    ...(kickerSet && { kicker: kickerSet }),
    headline,
    ...(subtitleSet && { subtitle: subtitleSet }),
    body: { type: 'root', children } as Root,
  };
}

/** A paragraph outside the text, with the typography of the language. */
function setParagraph(paragraph: Paragraph, locale: string): Paragraph {
  const root: Root = { type: 'root', children: [paragraph] };
  return (unified().use(typography, locale).runSync(root) as Root).children[0] as Paragraph;
}

function mediaOf(translation: Translation, locale: string): LocalizedMedia[] {
  const plain = (text: string, kind: Segment['kind']): LocalizedText =>
    setPlain(textOf(text, kind, translation), locale);
  const { facts, images, slug } = translation.release;
  const pictures = facts.media.map(({ file }) => ({ file, ...images.get(file) }));
  const names = nameMedia(pictures, slug);
  return facts.media.map(({ file, alt, caption, credit, copyright, place }, index) => ({
    file,
    name: names[index] ?? file,
    alt: plain(alt, 'alternative text'),
    ...(caption && {
      caption: setParagraph(translateText(caption, 'caption', translation), locale),
    }),
    ...(credit && { credit: plain(credit, 'credit') }),
    ...(copyright && { copyright }),
    place,
  }));
}

/** Date, dateline and embargo, in the words of the language. */
function momentsOf(
  translation: Translation,
  locale: string,
  { furniture, timeZone }: { furniture: Furniture; timeZone: string },
) {
  const { date, place, embargo, updated = date } = translation.release.facts;
  const dayOf = (iso: string) => ({ iso, text: typographText(writeDay(iso, locale), locale) });
  const day = dayOf(date).text;
  const town = place && setPlain(textOf(place, 'place', translation), locale);
  return {
    date: { iso: date, text: day },
    updated: dayOf(updated),
    moments: { released: noonOf(date, timeZone), updated: noonOf(updated, timeZone) },
    ...(town && { town, ...datelineOf(town.text, { day, locale, furniture }) }),
    ...(embargo && { embargo: embargoLine(furniture, { iso: embargo, locale, timeZone }) }),
  };
}

function datelineOf(
  place: string,
  { day, locale, furniture }: { day: string; locale: string; furniture: Furniture },
) {
  const dateline = furniture('dateline', { place, date: day });
  const PLACE = place.toLocaleUpperCase(locale);
  const opening = furniture('opening', { place, PLACE, date: day }) || `${dateline} –`;
  // A dash never begins a line, in none of our languages.
  return { dateline, opening: opening.replace(/ (?=[–—]$)/, '\u00A0') };
}

function contactsOf(translation: Translation, locale: string): LocalizedContact[] {
  return translation.release.facts.contacts.map(({ name, role, phone, email }) => ({
    name: setPlain(textOf(name, 'contact name', translation), locale),
    role: setPlain(textOf(role, 'contact role', translation, name), locale),
    phone: { text: typographText(phone.text, locale), e164: phone.e164 },
    email,
  }));
}

/** A fact as plain text: its translation, else itself with the language that it is in. */
function textOf(
  text: string,
  kind: Segment['kind'],
  translation: Translation,
  context?: string,
): LocalizedText {
  const node = translateText(text, kind, translation, context);
  const lang = (node.data as { hProperties?: { lang?: string } } | undefined)?.hProperties?.lang;
  const [first] = node.children;
  const path = first?.data?.origin;
  return {
    text: plainText({ type: 'paragraph', children: node.children as PhrasingContent[] }),
    ...(lang && { lang }),
    ...(first?.position && path && { place: { path, ...placeOf(first.position.start) } }),
  };
}

function placeOf({ line, column }: { line: number; column: number }) {
  return { line, column };
}

function setPlain({ text, lang, place }: LocalizedText, locale: string): LocalizedText {
  return {
    text: typographText(text, lang ?? locale),
    ...(lang && { lang }),
    ...(place && { place }),
  };
}

function publisherOf({ name, site, wordmark, baseUrl }: Newsroom) {
  return { name, site, wordmark, ...(baseUrl && { baseUrl }) };
}
