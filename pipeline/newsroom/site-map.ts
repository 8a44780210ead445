import type { Element } from 'xast';
import { addressOf, pageAddress } from './address.ts';
import { type Entry, mainFileOf, momentsOf, pathOf, type Site, type SiteFile } from './entry.ts';
import type { IndexPage } from './page.ts';
import { leaf, parent, xmlFile } from './xml.ts';

/** What one site map may hold (sitemaps.org: 50 000 addresses and 50 MB), with room to spare. */
const most = { addresses: 50_000, characters: 20_000_000 };

/**
 * Makes `sitemap.xml` (sitemaps.org 0.9): every page with its twins in other languages. What one file
 * cannot hold goes into several, of which `sitemap.xml` is then the list.
 */
export function siteMaps(
  entries: readonly Entry[],
  pages: readonly IndexPage[],
  site: Site,
): SiteFile[] {
  const addresses = [
    ...pages.map((page) => indexAddress(page, site)),
    ...entries.flatMap((entry) => releaseAddresses(entry, site)),
  ];
  const parts = divide(addresses);
  if (parts.length === 1) return [fileOf('sitemap.xml', urlSet(parts[0]!))];
  const names = parts.map((_, index) => `sitemap-${index + 1}.xml`);
  const list = names.map((name) => parent('sitemap', {}, leaf('loc', addressOf(site, name))));
  return [
    fileOf('sitemap.xml', parent('sitemapindex', { xmlns: namespace }, ...list)),
    ...parts.map((part, index) => fileOf(names[index]!, urlSet(part))),
  ];
}

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** A page, the day of its last change if it has one, and its twins by their languages. */
interface Address {
  readonly location: string;
  readonly changed?: string;
  readonly twins: readonly (readonly [hreflang: string, href: string])[];
}

function indexAddress({ path, root, twins }: IndexPage, site: Site): Address {
  return {
    location: pageAddress(site, path),
    twins: [
      ...twins.map((twin) => [twin.tag, pageAddress(site, twin.path)] as const),
      ['x-default', pageAddress(site, root)],
    ],
  };
}

function releaseAddresses(entry: Entry, site: Site): Address[] {
  const { languages, originalLanguage } = entry.manifest;
  const pages = languages.flatMap(({ tag }) => {
    const file = mainFileOf(entry, tag);
    return file?.format === 'html' ? [[tag, addressOf(site, pathOf(entry, file))] as const] : [];
  });
  const original = pages.filter(([tag]) => tag === originalLanguage);
  const twins = [...pages, ...original.map(([, href]) => ['x-default', href] as const)];
  const changed = momentsOf(entry, site).updated;
  return pages.map(([, location]) => ({ location, changed, twins }));
}

/** Cuts a list into parts that one file can hold. */
function divide(addresses: readonly Address[]): Address[][] {
  const parts: Address[][] = [[]];
  let characters = 0;
  for (const address of addresses) {
    const length = address.twins.reduce((sum, [, href]) => sum + href.length + 60, 200);
    const last = parts.at(-1)!;
    if (last.length === most.addresses || characters + length > most.characters) {
      parts.push([address]);
      characters = length;
    } else {
      last.push(address);
      characters += length;
    }
  }
  return parts;
}

function urlSet(addresses: readonly Address[]): Element {
  const urls = addresses.map(({ location, changed, twins }) =>
    parent(
      'url',
      {},
      leaf('loc', location),
      ...(changed === undefined ? [] : [leaf('lastmod', changed)]),
      ...twins.map(([hreflang, href]) => leaf('xhtml:link', { rel: 'alternate', hreflang, href })),
    ),
  );
  return parent(
    'urlset',
    { xmlns: namespace, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' },
    ...urls,
  );
}

function fileOf(path: string, root: Element): SiteFile {
  return { path, mediaType: 'application/xml', bytes: xmlFile(root) };
}
