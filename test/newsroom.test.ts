import { execFileSync } from 'node:child_process';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newsroomMark } from '../pipeline/model/newsroom.ts';
import { type Entry, makeNewsroom, type Site } from '../pipeline/newsroom/newsroom.ts';
import { findBrowser, launch } from './support/browser.ts';
import { offlineSite, sampleEntries, sampleEntry, sampleSite } from './support/newsroom.ts';

describe('the newsroom', () => {
  const files = filesOf(sampleEntries(), sampleSite);

  test.for([...files])('%s', async ([path, text]) => {
    const shown = text
      .replace(/<style>[\s\S]*<\/style>/, '<style>…</style>')
      .replace(/sha256-[\w+/=]+/, 'sha256-…');
    await expect(shown).toMatchFileSnapshot(`golden/newsroom/${path}`);
  });

  test('has index pages only where it has no address', () => {
    const offline = filesOf(sampleEntries(), offlineSite);
    expect([...offline.keys()]).toEqual(['index.html', 'en/index.html', 'fr/index.html']);
    for (const page of offline.values()) expect(page).not.toMatch(/feed|https:(?!\/\/cnes\.fr)/);
  });

  test('leaves drafts out, and is nothing without releases', () => {
    expect(filesOf([], sampleSite).size).toBe(0);
    const draft = sampleEntry('PR090-2018', { status: 'draft' });
    expect(filesOf([draft], sampleSite).size).toBe(0);
    const both = filesOf([draft, sampleEntry('PR091-2018')], sampleSite);
    expect([...both.values()].join()).not.toContain('PR090-2018');
  });

  test('has no page in a language in which nothing is published', () => {
    const paths = [...filesOf([sampleEntry('PR1', { tags: ['fr'] })], offlineSite).keys()];
    expect(paths).toEqual(['index.html', 'fr/index.html']);
  });

  test('does not depend on the order in which packs are found', () => {
    const reversed = filesOf(sampleEntries().reverse(), sampleSite);
    expect(reversed).toEqual(filesOf(sampleEntries(), sampleSite));
  });

  test('says in the first 512 bytes of each file whose it is', () => {
    for (const { bytes } of makeNewsroom(sampleEntries(), sampleSite)) {
      expect(Buffer.from(bytes).subarray(0, 512).includes(newsroomMark)).toBe(true);
    }
  });

  test('links only to files that stand, from every page', () => {
    const entries = sampleEntries();
    const standing = new Set([
      ...filesOf(entries, sampleSite).keys(),
      ...entries.flatMap(({ slug, manifest, zips }) => [
        ...manifest.files.map(({ name }) => `${slug}/${name}`),
        ...zips.map(({ name }) => name),
      ]),
    ]);
    let count = 0;
    for (const [path, text] of filesOf(entries, sampleSite)) {
      if (!path.endsWith('.html')) continue;
      for (const [, href = ''] of text.matchAll(/<a [^>]*?href="([^"]+)"/g)) {
        if (href.startsWith('#') || href === 'https://cnes.fr') continue;
        const { pathname } = new URL(href, `file:///${path}`);
        expect([...standing]).toContain(decodeURIComponent(pathname.slice(1)));
        count++;
      }
    }
    expect(count).toBeGreaterThan(60);
  });

  test('of many years has a page for each, and the newest on the first', () => {
    const entries = many(120);
    const all = filesOf(entries, sampleSite);
    const years = [...all.keys()].filter((path) => /^fr\/\d{4}\.html$/.test(path));
    expect(years).toEqual([2019, 2018, 2017, 2016, 2015, 2014].map((year) => `fr/${year}.html`));
    const listed = (path: string) => [...all.get(path)!.matchAll(/<li class="release">/g)].length;
    expect(listed('fr/index.html')).toBe(50);
    expect(years.map(listed).reduce((sum, one) => sum + one)).toBe(120);
    expect(all.get('fr/2018.html')).toContain(
      '<link rel="alternate" hreflang="en" href="https://presse.cnes.fr/packs/en/2018.html">',
    );
    expect(all.get('fr/2018.html')).toContain('<a href="index.html">Les plus récents</a>');
  });
});

describe('feeds', () => {
  const files = filesOf(sampleEntries(), sampleSite);

  test('are Atom as RFC 4287 wants it', () => {
    for (const tag of ['en', 'fr']) {
      const feed = files.get(`${tag}/feed.atom`)!;
      isWellFormed(feed);
      const [head = '', ...entries] = feed.split('<entry>');
      expect(head).toContain(`xml:lang="${tag}"`);
      // 4.1.1: exactly one id, title and updated, and of links to itself; an author for all.
      for (const name of ['id', 'title', 'updated', 'author'])
        expect(times(head, `<${name}>`)).toBe(1);
      expect(times(head, 'rel="self"')).toBe(1);
      const ids = entries.map((entry) => /<id>(.*)<\/id>/.exec(entry)?.[1] ?? '');
      expect(new Set(ids).size).toBe(entries.length);
      for (const id of ids) expect(id).toMatch(/^tag:cnes\.fr,2018:PR[\w%-]+:(en|fr)$/);
      let latest = '';
      for (const entry of entries) {
        for (const name of ['id', 'title', 'updated', 'published', 'summary']) {
          expect(times(entry, `<${name}>`)).toBe(1);
        }
        const [published = '', updated = ''] = ['published', 'updated'].map(
          (name) => new RegExp(`<${name}>(.*)</${name}>`).exec(entry)?.[1],
        );
        for (const moment of [published, updated]) {
          expect(moment).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
        }
        expect(Date.parse(updated)).toBeGreaterThanOrEqual(Date.parse(published));
        if (latest === '' || Date.parse(updated) > Date.parse(latest)) latest = updated;
        // 4.1.2: no two alternates of one type and language; every enclosure has its length.
        const alternates = [...entry.matchAll(/rel="alternate" type="(\S+)" hreflang="(\S+)"/g)];
        expect(alternates.length).toBeGreaterThan(0);
        expect(new Set(alternates.map(([whole]) => whole)).size).toBe(alternates.length);
        expect(times(entry, 'rel="enclosure"')).toBe(times(entry, 'length="'));
        for (const [, href = ''] of entry.matchAll(/href="([^"]*)"/g)) {
          expect(href).toMatch(/^https:\/\/presse\.cnes\.fr\/packs\/PR/);
        }
      }
      expect(head).toContain(`<updated>${latest}</updated>`);
    }
  });

  test('are JSON Feed as version 1.1 wants it', () => {
    const feed = JSON.parse(files.get('fr/feed.json')!);
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
    expect(feed.feed_url).toBe('https://presse.cnes.fr/packs/fr/feed.json');
    for (const item of feed.items) {
      expect(typeof item.id).toBe('string');
      expect(item.content_text).not.toBe('');
      expect(URL.canParse(item.url)).toBe(true);
      expect(URL.canParse(item.image)).toBe(true);
      for (const { url, mime_type, size_in_bytes } of item.attachments) {
        expect([URL.canParse(url), typeof mime_type, Number.isInteger(size_in_bytes)]).toEqual([
          true,
          'string',
          true,
        ]);
      }
    }
    const ids = (text: string) => [...text.matchAll(/tag:cnes[^"<]*/g)].map(([id]) => id);
    expect(ids(files.get('fr/feed.json')!)).toEqual(ids(files.get('fr/feed.atom')!));
  });

  test('hold what a text may hold, and nothing that XML forbids', () => {
    const entry = sampleEntry('PR1');
    const title = '<b>& "quoted" ]]> \u0000\u0008\uFFFE 🚀';
    const languages = entry.manifest.languages.map((one) => ({
      ...one,
      title,
      description: title,
    }));
    const hostile = { ...entry, manifest: { ...entry.manifest, languages } };
    for (const [path, text] of filesOf([hostile], sampleSite)) {
      if (/\.(atom|xml)$/.test(path)) isWellFormed(text);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
      expect(text).not.toMatch(/[\u0000-\u0008]|\uFFFE/);
      if (path.endsWith('.json'))
        expect(JSON.parse(text).items[0].title).toContain('<b>& "quoted"');
      if (path.endsWith('.html')) {
        expect(text.replaceAll(/="[^"]*"/g, '')).not.toContain('<b>');
        expect(text).not.toContain('&#x0;');
      }
    }
  });
});

describe('the site map', () => {
  test('has every page once, and each with all its twins', () => {
    const map = filesOf(sampleEntries(), sampleSite).get('sitemap.xml')!;
    isWellFormed(map);
    const urls = map.split('<url>').slice(1);
    const links = new Map(
      urls.map((url) => [
        /<loc>(.*)<\/loc>/.exec(url)?.[1] ?? '',
        [...url.matchAll(/hreflang="(?!x-default)[^"]*" href="([^"]*)"/g)].map(
          ([, href = '']) => href,
        ),
      ]),
    );
    expect(links.size).toBe(urls.length);
    expect(links.size).toBe(3 + 2 + 2 + 2 + 1 + 2);
    for (const [page, twins] of links) {
      if (!page.endsWith('/packs/')) expect(twins).toContain(page);
      for (const twin of twins) expect(links.get(twin)).toEqual(twins);
    }
  });

  test('is a list of several where one file could not hold it', () => {
    const tags = Array.from({ length: 26 }, (_, index) => `a${String.fromCharCode(97 + index)}`);
    const entries = many(900).map(({ manifest }) =>
      sampleEntry(manifest.reference, { date: manifest.date, tags: ['en', ...tags] }),
    );
    const all = filesOf(entries, sampleSite);
    const parts = [...all.keys()].filter((path) => /^sitemap-\d+\.xml$/.test(path));
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(all.get('sitemap.xml')).toContain(`<loc>https://presse.cnes.fr/packs/${part}</loc>`);
      expect(all.get(part)!.length).toBeLessThan(50_000_000);
    }
  });
});

describe('valid HTML', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      'doctype-style': ['error', { style: 'lowercase' }],
      'long-title': 'off',
      // Safari takes a list without marks for none, unless it says so.
      'no-redundant-role': 'off',
    },
  });
  const pages = [
    ...[...filesOf(sampleEntries(), sampleSite)],
    ...[...filesOf(many(60), offlineSite)].filter(([path]) => path.startsWith('fr/')),
  ].filter(([path]) => path.endsWith('.html'));
  test.for(pages)('%s', ([, text]) => {
    const { results } = validator.validateStringSync(text);
    expect(results.flatMap(({ messages }) => messages)).toEqual([]);
  });
});

const executable = findBrowser();

describe.skipIf(executable === undefined)('an index page in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(executable!);
  });
  afterAll(() => browser?.close());

  const pages = [...filesOf([...sampleEntries(), ...many(60)], sampleSite)].filter(([path]) =>
    /^fr\/.*html$/.test(path),
  );
  test.for(pages)('%s is accessible and needs no sideways scrolling', async ([, text]) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    const reports: string[] = [];
    page.on('console', (message) => reports.push(message.text()));
    await page.setContent(text, { waitUntil: 'load' });
    await page.evaluate(axe.source);
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof axe }).axe.run(),
      );
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
    }
    expect(reports).toEqual([]);
    await page.close();
  });
});

/** The texts of the newsroom of some packs, by their paths. */
function filesOf(entries: readonly Entry[], site: Site): Map<string, string> {
  return new Map(
    makeNewsroom(entries, site).map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]),
  );
}

/** Releases of several years, twenty-four a year. */
function many(count: number): Entry[] {
  return Array.from({ length: count }, (_, index) => {
    const year = 2014 + (index % 6);
    const month = String((index % 12) + 1).padStart(2, '0');
    return sampleEntry(`X${index}-${year}`, { date: `${year}-${month}-10` });
  });
}

/** Lets xmllint read it, where there is one; in any case no element is left open. */
function isWellFormed(xml: string): void {
  const open: string[] = [];
  for (const [, slash, name = '', end] of xml.matchAll(/<(\/?)([a-z:]+)[^>]*?(\/?)>/g)) {
    if (slash) expect(open.pop()).toBe(name);
    else if (!end) open.push(name);
  }
  expect(open).toEqual([]);
  try {
    execFileSync('xmllint', ['--noout', '--nonet', '-'], { input: xml });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    if (process.env.PRESSPACK_REQUIRE_CHECKERS) throw error;
    if (!warned) console.warn('SKIPPED: XML as xmllint reads it. Install libxml2-utils.');
    warned = true;
  }
}
let warned = false;

function times(text: string, part: string): number {
  return text.split(part).length - 1;
}
