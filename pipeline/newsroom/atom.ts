import type { Element } from 'xast';
import type { NewsroomLabels } from '../model/newsroom-labels.ts';
import { addressOf, pageAddress } from './address.ts';
import {
  type Entry,
  editionOf,
  enclosuresOf,
  idOf,
  mainFileOf,
  momentsOf,
  pathOf,
  type Site,
  type SiteFile,
  summaryOf,
} from './entry.ts';
import { leaf, parent, xmlFile } from './xml.ts';

/** Makes the Atom feed (RFC 4287) of a language: releases that are published in it, newest first. */
export function atom(entries: readonly Entry[], labels: NewsroomLabels, site: Site): SiteFile {
  const { tag, releases } = labels;
  const { newsroom } = site;
  const path = `${tag}/feed.atom`;
  const self = addressOf(site, path);
  const latest = entries
    .map((entry) => momentsOf(entry, site).updated)
    .sort(byMoment)
    .at(-1);
  const feed = parent(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': tag },
    leaf('id', self),
    leaf('title', `${newsroom.name} – ${releases}`),
    leaf('updated', latest ?? ''),
    leaf('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    leaf('link', {
      rel: 'alternate',
      type: 'text/html',
      hreflang: tag,
      href: pageAddress(site, `${tag}/index.html`),
    }),
    parent('author', {}, leaf('name', newsroom.name), leaf('uri', newsroom.site)),
    leaf('generator', 'presspack'),
    ...entries.map((entry) => entryOf(entry, labels, site)),
  );
  return { path, mediaType: 'application/atom+xml', bytes: xmlFile(feed) };
}

function entryOf(entry: Entry, labels: NewsroomLabels, site: Site): Element {
  const { tag } = labels;
  const edition = editionOf(entry, tag)!;
  const { published, updated } = momentsOf(entry, site);
  const links = entry.manifest.languages.flatMap((language) => {
    const file = mainFileOf(entry, language.tag);
    const href = file && addressOf(site, pathOf(entry, file));
    const type = file?.mediaType ?? '';
    return href ? [leaf('link', { rel: 'alternate', type, hreflang: language.tag, href })] : [];
  });
  return parent(
    'entry',
    {},
    leaf('id', idOf(entry, tag)),
    leaf('title', edition.title),
    leaf('updated', updated),
    leaf('published', published),
    ...links,
    ...enclosuresOf(entry, labels).map((file) =>
      leaf('link', {
        rel: 'enclosure',
        type: file.mediaType,
        length: String(file.size),
        hreflang: tag,
        title: file.name,
        href: addressOf(site, pathOf(entry, file)),
      }),
    ),
    leaf('summary', summaryOf(entry, labels)),
  );
}

function byMoment(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b) || (a < b ? -1 : 1);
}
