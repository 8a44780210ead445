import type { Element, ElementContent, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { isSafe, mailboxAddress } from '../model/address.ts';
import type {
  LocalizedContact,
  LocalizedDocument,
  LocalizedMedia,
  LocalizedText,
} from '../model/localized-document.ts';
import { printable } from '../model/pasteable.ts';
import type { Texts } from './mail.ts';
import { dress, styles } from './style.ts';

/**
 * Makes the HTML of a mail: one column, styles on the elements, nothing that is fetched and nothing
 * that a mail program takes away, so that what is copied from it is clean.
 */
export function makePage(document: LocalizedDocument, { title, story }: Texts): string {
  const { contacts, draft, embargo, labels, locale, publisher, reference, website } = document;
  const line = (label: string, value: ElementContent | string) => [label, labels.colon, value];
  const text = [
    draft && element('p', styles.warning, ...line(labels.draft, labels.draftNotice)),
    element(
      'p',
      styles.facts,
      element('strong', styles.banner, labels.banner.toLocaleUpperCase(locale)),
      element('br'),
      link(publisher.site, publisher.name),
      element('br'),
      ...line(labels.reference, reference),
      element('br'),
      ...line(labels.date, document.date.text),
    ),
    embargo && element('p', styles.warning, element('strong', {}, embargo.text)),
    story.notice && styled(story.notice, styles.notice),
    story.kicker && styled(story.kicker, styles.kicker),
    story.headline,
    story.subtitle && styled(story.subtitle, styles.subtitle),
    ...story.body,
    document.body.children.length > 0 && labels.end !== ''
      ? element('p', styles.end, labels.end)
      : undefined,
    ...pictures(document, story.captions),
    ...(contacts.length > 0 ? [element('h2', {}, labels.contacts)] : []),
    ...contacts.map((contact) => card(contact, document)),
    website && element('p', {}, ...line(labels.website, link(website.href, website.text))),
  ].filter((node) => typeof node === 'object');
  const body = element('div', styles.column, ...text);
  dress(body);
  return stringify(title, body, locale);
}

function pictures(
  { labels, media }: LocalizedDocument,
  captions: Texts['story']['captions'],
): Element[] {
  if (media.length === 0) return [];
  const texts = media.map((picture, index) => {
    const lines = pictureLines(picture, captions[index], labels);
    return element('p', {}, ...lines.flatMap((one, at) => (at ? [element('br'), ...one] : one)));
  });
  return [element('h2', {}, labels.media), ...texts];
}

/** File name, caption (or what is seen), who made it, whose it is. */
function pictureLines(
  { name, alt, credit, copyright }: LocalizedMedia,
  caption: readonly ElementContent[] | undefined,
  labels: LocalizedDocument['labels'],
): (ElementContent | string)[][] {
  return [
    [name],
    caption ? [...caption] : [spoken(alt)],
    ...(credit ? [[`${labels.credit}${labels.colon}`, spoken(credit)]] : []),
    ...(copyright ? [[copyright]] : []),
  ];
}

function card(
  { name, role, phone, email }: LocalizedContact,
  { labels }: LocalizedDocument,
): Element {
  return element(
    'p',
    {},
    element('strong', {}, spoken(name)),
    element('br'),
    spoken(role),
    element('br'),
    `${labels.telephone}${labels.colon}`,
    link(`tel:${phone.e164}`, phone.text),
    element('br'),
    `${labels.email}${labels.colon}`,
    link(mailboxAddress(email), email),
  );
}

/** A text with its language where that is not the mail's. */
function spoken({ text, lang }: LocalizedText): ElementContent {
  return lang ? element('span', { lang }, text) : { type: 'text', value: text };
}

function link(href: string, text: string): ElementContent {
  return isSafe(href) ? element('a', { href }, text) : { type: 'text', value: text };
}

function styled(node: Element, style: Readonly<Record<string, string>>): Element {
  return { ...node, properties: { ...node.properties, ...style } };
}

function element(
  tagName: string,
  properties: Readonly<Record<string, string>> = {},
  ...children: (ElementContent | string)[]
): Element {
  return {
    type: 'element',
    tagName,
    properties: { ...properties },
    children: children.map((child) =>
      typeof child === 'string' ? { type: 'text', value: child } : child,
    ),
  };
}

function stringify(title: string, body: Element, locale: string): string {
  const head = element(
    'head',
    {},
    { type: 'element', tagName: 'meta', properties: { charSet: 'utf-8' }, children: [] },
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, title),
  );
  // Web mail drops html and body, and with them the language: the column says it, too.
  body.properties = { ...body.properties, lang: locale };
  const page = element(
    'html',
    { lang: locale },
    '\n',
    head,
    '\n',
    element('body', styles.page, body),
    '\n',
  );
  const tree: Root = { type: 'root', children: [{ type: 'doctype' }, page] };
  return printable(`${unified().use(rehypeStringify).stringify(tree)}\n`);
}
