import type { NewsroomLabels } from '../model/newsroom-labels.ts';
import { printable } from '../model/pasteable.ts';
import { atom } from './atom.ts';
import { type Entry, editionOf, newestFirst, type Site, type SiteFile } from './entry.ts';
import { jsonFeed } from './json-feed.ts';
import { type IndexPage, makeIndex, type Twin } from './page.ts';
import { siteMaps } from './site-map.ts';

export type { Entry, Site, SiteFile } from './entry.ts';

/** How many releases the first page and the feeds of a language hold. */
const newest = 50;

/**
 * Makes the newsroom of all packs that stand: index pages in each language in which something is
 * published, and, where the newsroom has an address, feeds and a site map, which know absolute
 * addresses only. Drafts are left out. Nothing is published: no files.
 */
export function makeNewsroom(standing: readonly Entry[], site: Site): SiteFile[] {
  const published = standing.filter(({ manifest }) => manifest.status !== 'draft');
  const entries = newestFirst(published.map(withPrintableTexts));
  const languages = site.languages
    .filter(({ tag }) => entries.some((entry) => editionOf(entry, tag)))
    .map(printableTexts);
  const [first] = languages;
  if (!first) return [];
  const main = languages.find(({ tag }) => tag === site.newsroom.language) ?? first;
  const pages = planPages(entries, languages, main);
  return [
    ...pages.map((page) => htmlFile(page, site)),
    ...(site.newsroom.baseUrl === undefined
      ? []
      : [
          ...languages.flatMap((labels) => feeds(entries, labels, site)),
          ...siteMaps(entries, pages, site),
        ]),
  ];
}

function withPrintableTexts(entry: Entry): Entry {
  const languages = entry.manifest.languages.map(printableTexts);
  return { ...entry, manifest: { ...entry.manifest, languages } };
}

/** The same texts without characters that neither HTML nor XML may contain, whoever wrote them. */
function printableTexts<Texts extends object>(texts: Texts): Texts {
  const clean = Object.entries(texts).map(([name, value]) => [
    name,
    typeof value === 'string' ? printable(value) : value,
  ]);
  return Object.fromEntries(clean);
}

/** Every page of every language: the newest, each year if those are not all, and the root. */
function planPages(
  entries: readonly Entry[],
  languages: readonly NewsroomLabels[],
  main: NewsroomLabels,
): IndexPage[] {
  const byYear = Map.groupBy(entries, ({ manifest }) => manifest.date.slice(0, 4));
  const years = entries.length > newest ? [...byYear.keys()] : [];
  const plan = (name: string, listed: readonly Entry[], year?: string): IndexPage[] => {
    const twins: Twin[] = languages.map(({ tag, language }) => ({
      tag,
      language,
      path: `${tag}/${name}`,
    }));
    const root = year === undefined ? 'index.html' : `${main.tag}/${name}`;
    const shared = { entries: listed, years, twins, root, ...(year !== undefined && { year }) };
    const pages = languages.map((labels) => ({
      ...shared,
      labels,
      path: `${labels.tag}/${name}`,
    }));
    return year === undefined ? [{ ...shared, labels: main, path: root }, ...pages] : pages;
  };
  return [
    ...plan('index.html', entries.slice(0, newest)),
    ...years.flatMap((year) => plan(`${year}.html`, byYear.get(year) ?? [], year)),
  ];
}

function htmlFile(page: IndexPage, site: Site): SiteFile {
  const bytes = Buffer.from(makeIndex(page, site), 'utf8');
  return { path: page.path, mediaType: 'text/html', bytes };
}

/** What is new in one language, in the two ways that programs read. */
function feeds(entries: readonly Entry[], labels: NewsroomLabels, site: Site): SiteFile[] {
  const listed = entries.filter((entry) => editionOf(entry, labels.tag)).slice(0, newest);
  return [atom(listed, labels, site), jsonFeed(listed, labels, site)];
}
