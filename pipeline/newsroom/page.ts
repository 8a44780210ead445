import type { Element, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { direction } from '../html/direction.ts';
import { block, element } from '../html/element.ts';
import { isSafe } from '../model/address.ts';
import { newsroomMark } from '../model/newsroom.ts';
import type { NewsroomLabels } from '../model/newsroom-labels.ts';
import { linkFrom, pageAddress } from './address.ts';
import type { Entry, Site } from './entry.ts';
import { makeRelease } from './release.ts';
import { indexStyle } from './style.ts';

/** A page of the newsroom in one language. */
export interface IndexPage {
  /** From the output directory. */
  readonly path: string;
  readonly labels: NewsroomLabels;
  /** Newest first. */
  readonly entries: readonly Entry[];
  /** The year whose releases these are; absent on the page of the newest. */
  readonly year?: string;
  /** The years that have a page of their own, newest first. */
  readonly years: readonly string[];
  /** The same page in each language, this one included. */
  readonly twins: readonly Twin[];
  /** The page for those whose language is not there. */
  readonly root: string;
}

/** A page in a language, and that language's name in itself. */
export interface Twin {
  readonly tag: string;
  readonly language: string;
  readonly path: string;
}

/**
 * Makes an index page. It fetches nothing and runs nothing; its links are relative, so that it works
 * from a disk, but for those in its head that only search engines follow.
 */
export function makeIndex(page: IndexPage, site: Site): string {
  const { tag } = page.labels;
  const content: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      { type: 'text', value: '\n' },
      block('html', { lang: tag, dir: direction(tag) }, head(page, site), body(page, site)),
      { type: 'text', value: '\n' },
    ],
  };
  return unified()
    .use(rehypeStringify, { characterReferences: { useNamedReferences: true } })
    .stringify(content);
}

function titleOf({ labels, year }: IndexPage): string {
  return year === undefined ? labels.releases : labels.releasesOf.replaceAll('{{year}}', year);
}

function head(page: IndexPage, site: Site): Element {
  const { name, baseUrl, paper } = site.newsroom;
  const style = indexStyle(paper);
  const locate = (path: string): string =>
    baseUrl === undefined ? linkFrom(page, path) : pageAddress(site, path);
  const alternate = (hrefLang: string, path: string): Element =>
    element('link', { rel: ['alternate'], hrefLang, href: locate(path) });
  return block(
    'head',
    {},
    element('meta', { charSet: 'utf-8' }),
    // Before anything that comes from a release: by it presspack knows its own page.
    element('meta', { name: 'generator', content: newsroomMark }),
    element('meta', { httpEquiv: ['content-security-policy'], content: policyOf(style.hash) }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, `${titleOf(page)} – ${name}`),
    ...(baseUrl === undefined
      ? []
      : [element('link', { rel: ['canonical'], href: locate(page.path) })]),
    ...page.twins.map(({ tag, path }) => alternate(tag, path)),
    alternate('x-default', page.root),
    ...feedLinks(page, site).map(({ href, type, title }) =>
      element('link', { rel: ['alternate'], type, href, title }),
    ),
    element('style', {}, style.text),
  );
}

function policyOf(styleHash: string): string {
  return [
    "default-src 'none'",
    `style-src '${styleHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function body(page: IndexPage, site: Site): Element {
  const { labels, entries } = page;
  return block(
    'body',
    {},
    element('a', { className: ['skip'], href: '#text' }, labels.skip),
    masthead(page, site),
    block(
      'main',
      { id: 'text', tabIndex: -1 },
      element('h1', {}, titleOf(page)),
      block(
        'ol',
        { className: ['releases'], role: 'list' },
        ...entries.map((entry) => makeRelease(entry, page, site)),
      ),
      yearLinks(page),
    ),
    footer(page, site),
  );
}

function masthead(page: IndexPage, { newsroom }: Site): Element {
  const { labels, twins } = page;
  const { site, wordmark } = newsroom;
  const items = twins.map(({ tag, path, language }) =>
    tag === labels.tag
      ? element('span', { ariaCurrent: 'page', lang: tag }, language)
      : element('a', { href: linkFrom(page, path), lang: tag, hrefLang: tag }, language),
  );
  return block(
    'header',
    {},
    block(
      'div',
      { className: ['band'] },
      element(
        'p',
        { className: ['wordmark'] },
        isSafe(site) ? element('a', { href: site }, wordmark) : wordmark,
      ),
      items.length > 1 ? navigation(labels.availableIn, items) : undefined,
    ),
  );
}

function navigation(label: string, items: readonly Element[], className?: string): Element {
  return block(
    'nav',
    { ariaLabel: label, className: className === undefined ? undefined : [className] },
    block('ul', {}, ...items.map((item) => element('li', {}, item))),
  );
}

/** The years, and the way back to the newest. */
function yearLinks(page: IndexPage): Element | undefined {
  const { labels, year: here, years } = page;
  if (years.length === 0) return undefined;
  const link = (text: string, name: string): Element =>
    element('a', { href: linkFrom(page, `${labels.tag}/${name}`) }, text);
  const items = [
    ...(here === undefined ? [] : [link(labels.latest, 'index.html')]),
    ...years.map((year) =>
      year === here ? element('span', { ariaCurrent: 'page' }, year) : link(year, `${year}.html`),
    ),
  ];
  return block(
    'nav',
    { className: ['years'], ariaLabelledBy: ['years'] },
    element('h2', { id: 'years' }, labels.years),
    block('ul', {}, ...items.map((item) => element('li', {}, item))),
  );
}

function footer(page: IndexPage, site: Site): Element {
  const { labels } = page;
  const { name, site: home } = site.newsroom;
  const links = feedLinks(page, site).map(({ href, type, title }) =>
    element('a', { href, type }, title),
  );
  return block(
    'footer',
    {},
    element('p', {}, isSafe(home) ? element('a', { href: home }, name) : name),
    links.length > 0 ? navigation(labels.subscribe, links, 'feeds') : undefined,
  );
}

/** The feeds of a page's language, which exist where the newsroom has an address. */
function feedLinks(page: IndexPage, { newsroom }: Site) {
  if (newsroom.baseUrl === undefined) return [];
  const { tag } = page.labels;
  return [
    { name: 'feed.atom', type: 'application/atom+xml', title: 'Atom' },
    { name: 'feed.json', type: 'application/feed+json', title: 'JSON Feed' },
  ].map(({ name, ...link }) => ({ ...link, href: linkFrom(page, `${tag}/${name}`) }));
}
