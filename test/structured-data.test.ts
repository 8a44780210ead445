import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { formats } from '../pipeline/formats.ts';
import { html } from '../pipeline/html/html.ts';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import { samplePages } from './support/pages.ts';
import { sampleDocument } from './support/sample.ts';

const publisher = { name: 'CNES', site: 'https://cnes.fr', wordmark: 'CNES' };
const online = { publisher: { ...publisher, baseUrl: 'https://presse.cnes.fr/packs/' } };
const place = 'https://presse.cnes.fr/packs/TEST-1/TEST-1_';

describe('what a page says to programs', () => {
  test.for(Object.entries(samplePages()))('%s', async ([name, document]) => {
    const data = JSON.stringify(dataOf({ ...document, formats }), null, 2);
    await expect(`${data}\n`).toMatchFileSnapshot(`golden/data/${name}.json`);
  });

  test('has absolute addresses where the newsroom has one', () => {
    const data = dataOf(sampleDocument('# T', { ...online, formats }));
    expect(data['@id']).toBe(`${place}en.html`);
    expect(data.image).toBe(`${place}en.png`);
    expect(data.workTranslation.map((other: { '@id': string }) => other['@id'])).toEqual([
      `${place}fr.html`,
      `${place}ru.html`,
    ]);
    expect(data.encoding).toContainEqual({
      '@type': 'MediaObject',
      contentUrl: `${place}en.pdf`,
      encodingFormat: 'application/pdf',
    });
  });

  test('names the original of a translation, and no sister', () => {
    const data = dataOf(sampleDocument('# T', { locale: 'fr', alternates: others('en', 'ru') }));
    expect(data.translationOfWork['@id']).toBe('TEST-1_en.html');
    expect(data.workTranslation).toBeUndefined();
  });

  test('says of a withdrawn release that it is, and why', () => {
    const text = { type: 'paragraph', children: [{ type: 'text', value: 'It was wrong.' }] };
    const notice = { kind: 'withdrawal', label: 'Withdrawn', text } as LocalizedDocument['notice'];
    const data = dataOf(sampleDocument('# T', { notice: notice! }));
    expect(data.creativeWorkStatus).toBe('Withdrawn');
    expect(data.description).toBe('It was wrong.');
  });

  test('cannot be ended by what a text holds', () => {
    const hostile = 'a </script><script>alert(1)</script> <!-- <script> ]]> \u2028 &lt;';
    const document = sampleDocument('# T', {
      headline: { type: 'heading', depth: 1, children: [{ type: 'text', value: hostile }] },
      reference: hostile,
      publisher: { name: hostile, site: 'javascript:alert(1)', wordmark: hostile },
    });
    const page = html(document, new VFile());
    expect(elements(page, 'script')).toHaveLength(1);
    const data = dataOf(document);
    expect(data.headline).toBe(hostile);
    expect(data.publisher.name).toBe(hostile);
    expect(data.publisher.url).toBeUndefined();
  });
});

describe('what social networks show', () => {
  test('has a picture and an address where the newsroom has one', () => {
    const tags = tagsOf(sampleDocument('# A title\n\nA text.', { ...online, formats }));
    expect(tags).toEqual({
      'og:type': ['article'],
      'og:site_name': ['CNES'],
      'og:title': ['A title'],
      'og:description': ['A text.'],
      'og:locale': ['en_GB'],
      'og:locale:alternate': ['fr_FR', 'ru_RU'],
      'og:url': [`${place}en.html`],
      'og:image': [`${place}en.png`],
      'og:image:type': ['image/png'],
      'og:image:width': ['1200'],
      'og:image:height': ['630'],
      'og:image:alt': ['A title'],
      'article:published_time': ['2018-06-15'],
      'article:modified_time': ['2018-06-15'],
    });
  });

  test('has neither where it has none, nor a relative one', () => {
    const tags = tagsOf(sampleDocument('# A title', { formats }));
    expect(Object.keys(tags).filter((name) => /url|image/.test(name))).toEqual([]);
  });

  test('is nothing of a draft', () => {
    expect(tagsOf(sampleDocument('# T', { ...online, formats, draft: true }))).toEqual({});
  });

  test('names a territory for every language', () => {
    const locales = ['en', 'en-US', 'pt', 'pt-PT', 'de', 'zh-Hant', 'sr-Latn'];
    const tags = locales.map((locale) => tagsOf(sampleDocument('# T', { locale }))['og:locale']);
    expect(tags.flat()).toEqual(['en_GB', 'en_US', 'pt_BR', 'pt_PT', 'de_DE', 'zh_TW', 'sr_RS']);
  });
});

describe('links between languages', () => {
  test('are reciprocal, name the page itself and the original, and are absolute with an address', () => {
    const languages = ['en', 'fr', 'ru'];
    const sets = languages.map((locale) => {
      const alternates = others(...languages.filter((other) => other !== locale));
      const page = html(sampleDocument('# T', { ...online, locale, alternates }), new VFile());
      const links = elements(page, 'link').map(({ properties }) => properties);
      expect(links.find(({ rel }) => String(rel) === 'canonical')?.href).toBe(
        `${place}${locale}.html`,
      );
      return links
        .filter(({ type, hrefLang }) => hrefLang && !type)
        .map(({ hrefLang, href }) => [hrefLang, href]);
    });
    const expected = [...languages.map((tag) => [tag, `${place}${tag}.html`])];
    for (const set of sets) {
      expect(set.slice(0, -1).sort()).toEqual(expected);
      expect(set.at(-1)).toEqual(['x-default', `${place}en.html`]);
    }
  });
});

// biome-ignore lint/suspicious/noExplicitAny: it is JSON, whose shape is what is tested.
function dataOf(document: LocalizedDocument): any {
  const [script] = elements(html(document, new VFile()), 'script');
  return JSON.parse((script!.children[0] as { value: string }).value);
}

function tagsOf(document: LocalizedDocument): Record<string, unknown[]> {
  const tags: Record<string, unknown[]> = {};
  for (const { properties } of elements(html(document, new VFile()), 'meta')) {
    const { property, content } = properties;
    if (property) tags[String(property)] = [...(tags[String(property)] ?? []), content];
  }
  return tags;
}

function others(...locales: string[]): LocalizedDocument['alternates'] {
  return locales.map((locale) => ({ locale, name: locale, title: `Title ${locale}` }));
}

function elements(page: string, tagName: string): Element[] {
  const tree: Root = unified().use(rehypeParse).parse(page);
  const found: Element[] = [];
  visit(tree, 'element', (node) => {
    if (node.tagName === tagName) found.push(node);
  });
  return found;
}
