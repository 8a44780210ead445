import { newsroomMark } from '../model/newsroom.ts';
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

/** Makes the JSON Feed (version 1.1) of a language: the same as its Atom feed. */
export function jsonFeed(entries: readonly Entry[], labels: NewsroomLabels, site: Site): SiteFile {
  const { tag, releases } = labels;
  const { newsroom } = site;
  const path = `${tag}/feed.json`;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    // An extension, whose name begins so: by it presspack knows its own file.
    _presspack: { generator: newsroomMark },
    title: `${newsroom.name} – ${releases}`,
    home_page_url: pageAddress(site, `${tag}/index.html`),
    feed_url: addressOf(site, path),
    language: tag,
    authors: [{ name: newsroom.name, url: newsroom.site }],
    items: entries.map((entry) => itemOf(entry, labels, site)),
  };
  const text = `${JSON.stringify(feed, null, 1)}\n`;
  return { path, mediaType: 'application/feed+json', bytes: Buffer.from(text, 'utf8') };
}

function itemOf(entry: Entry, labels: NewsroomLabels, site: Site): object {
  const { tag } = labels;
  const { published, updated } = momentsOf(entry, site);
  const main = mainFileOf(entry, tag);
  const { files } = entry.manifest;
  const card = files.find(({ format, language }) => format === 'card' && language === tag);
  return {
    id: idOf(entry, tag),
    ...(main && { url: addressOf(site, pathOf(entry, main)) }),
    title: editionOf(entry, tag)!.title,
    content_text: summaryOf(entry, labels),
    ...(card && { image: addressOf(site, pathOf(entry, card)) }),
    date_published: published,
    date_modified: updated,
    language: tag,
    attachments: enclosuresOf(entry, labels).map((file) => ({
      url: addressOf(site, pathOf(entry, file)),
      mime_type: file.mediaType,
      title: file.name,
      size_in_bytes: file.size,
    })),
  };
}
