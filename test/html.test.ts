import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Element, Nodes, Root } from 'hast';
import { HtmlValidate } from 'html-validate';
import type { Heading, Root as Markdown } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { html } from '../pipeline/html/html.ts';
import { artifactName } from '../pipeline/model/artifact.ts';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import { sampleImages, samplePages, suite } from './support/pages.ts';
import { sampleDocument } from './support/sample.ts';

describe('the text of a page', () => {
  test.for(suite('html-'))('%s', async ([name, markdown]) => {
    const page = render(sampleDocument(markdown, { images: sampleImages }));
    const main = page.slice(page.indexOf('<main'), page.indexOf('</main>') + 8);
    const text = main.replace(/<section class="contacts"[\s\S]*?<\/section>\n/, '');
    await expect(text).toMatchFileSnapshot(`golden/html/${name.slice('html-'.length)}.html`);
  });
});

describe('the whole page', () => {
  test.for(Object.entries(samplePages()))('%s', async ([name, document]) => {
    const page = render(document)
      .replace(/<style>[\s\S]*<\/style>/, '<style>…</style>')
      .replace(/sha256-[\w+/=]+/, 'sha256-…');
    await expect(page).toMatchFileSnapshot(`golden/html/page-${name}.html`);
  });

  test('is the same whenever it is made, and leaves its document as it was', () => {
    const document = samplePages().fr!;
    const before = structuredClone({ ...document });
    expect(render(document)).toBe(render(document));
    expect(document).toEqual(before);
  });

  test('admits its own style sheet and no other', () => {
    const tree = parse(render(samplePages().en!));
    const [style] = elements(tree, 'style');
    const hash = createHash('sha256').update(textOf(style!)).digest('base64');
    const [, policy] = elements(tree, 'meta');
    expect(policy!.properties.content).toContain(`style-src 'sha256-${hash}'`);
  });

  test('names its siblings as the pack does', () => {
    expect(artifactName('PR081-2018', 'fr', 'pdf', false)).toBe('PR081-2018_fr.pdf');
    expect(artifactName('PR081-2018', 'fr', 'pdf', true)).toBe('PR081-2018_fr_DRAFT.pdf');
  });

  test('runs from right to left in languages that do', () => {
    const root = (locale: string) =>
      elements(parse(render(sampleDocument('# T', { locale }))), 'html')[0]!.properties.dir;
    expect(['ar', 'he', 'az-Arab', 'az', 'ru'].map(root)).toEqual([
      'rtl',
      'rtl',
      'rtl',
      'ltr',
      'ltr',
    ]);
  });

  test('omits what a document does not have', () => {
    const { website: _, ...document } = sampleDocument('# Alone', {
      ...{ contacts: [], alternates: [], formats: [] },
    });
    const tree = parse(render(document));
    expect(elements(tree, 'nav')).toEqual([]);
    expect(elements(tree, 'address')).toEqual([]);
    expect(elements(tree, 'h2')).toEqual([]);
    expect(elements(tree, 'aside')).toEqual([]);
  });
});

describe('the description', () => {
  test('is the first paragraph, if it is short', () => {
    expect(description('## No\n\n![no](x.png)\n\nYes, *this*\\\none[^1].\n\n[^1]: Note')).toBe(
      'Yes, this one.',
    );
  });
  test('is cut after a word', () => {
    const long = description(`${'interplanetary, '.repeat(30)}`);
    expect(long).toMatch(/interplanetary…$/);
    expect(long!.length).toBeLessThanOrEqual(160);
    expect(long!.length).toBeGreaterThan(140);
  });
  test('is absent where no words are', () => {
    expect(description('- only a list')).toBeUndefined();
  });
});

describe('languages', () => {
  test('stand on every kind of block that has one', () => {
    const document = sampleDocument(
      '# Head\n\nParagraph\n\n## Heading\n\n- tight\n- items\n\n> Quotation\n\n| A |\n| - |\n| b |\n\n![alt](images/rocket.png "caption")',
      { images: sampleImages },
    );
    for (const root of [document.headline, document.body]) {
      visit(root as Markdown | Heading, (node) => {
        if (!['heading', 'paragraph', 'tableCell'].includes(node.type)) return;
        node.data = { hProperties: { lang: 'fr' } };
      });
    }
    const tree = parse(render(document));
    const foreign = new Set<string>();
    visit(tree, 'element', (node) => {
      if (node.properties.lang === 'fr' && node.properties.hrefLang === undefined)
        foreign.add(node.tagName);
    });
    expect([...foreign].sort()).toEqual(['figure', 'h1', 'h2', 'p', 'span', 'td', 'th']);
  });
});

describe('a heading', () => {
  const bound = (markdown: string, locale: string, lang?: string) => {
    const document = sampleDocument(`# T\n\n## ${markdown}`, { locale });
    if (lang) document.body.children[0]!.data = { hProperties: { lang } };
    const [, heading] = /<h2[^>]*>(.*)<\/h2>/.exec(render(document)) ?? [];
    return heading?.replaceAll('\u00a0', '⍽').replace(/<span class="held">(.*?)<\/span>/g, '{$1}');
  };

  test.for([
    ['The day of a press-release', 'fr', 'en', 'The⍽day {of⍽a⍽press-release}'],
    ['La fin d’un accord-cadre', 'en', 'fr', 'La⍽fin {d’un⍽accord-cadre}'],
    ['La fin de', 'en', undefined, 'La fin de'],
  ] as const)('is held together in its own language: %s', ([markdown, locale, lang, held]) => {
    expect(bound(markdown, locale, lang)).toBe(held);
  });

  test('leaves its code as it was typed', () => {
    expect(bound('The use of `SELECT a FROM b` in a *day of `the a b`*', 'en')).toBe(
      'The⍽use of⍽<code>SELECT a FROM b</code> in⍽a⍽<em>day of⍽<code>the a b</code></em>',
    );
  });
});

describe('valid HTML', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      'doctype-style': ['error', { style: 'lowercase' }],
      // The style sheet keeps a telephone number on one line.
      'tel-non-breaking': 'off',
      // A headline is as long as its author makes it.
      'long-title': 'off',
      // RGAA 4.1.2, criterion 1.9, asks for the role on figures.
      'no-redundant-role': 'off',
    },
  });
  const documents = [
    ...Object.entries(samplePages()),
    ...suite().map(([name, markdown]): [string, LocalizedDocument] => [
      name,
      sampleDocument(markdown, { images: sampleImages }),
    ]),
  ];
  test.for(documents)('%s', ([, document]) => {
    const report = validator.validateStringSync(render(document));
    expect(report.results.flatMap(({ messages }) => messages)).toEqual([]);
  });
});

describe('hostile text', () => {
  test('cannot smuggle elements or attributes through the data of nodes', () => {
    const document = sampleDocument(
      '# Head\n\n:span[x]{lang=fr} and *more* [link](https://a.example)',
    );
    visit(document.body, (node) => {
      node.data = {
        hName: 'script',
        hProperties: { lang: 'fr', onClick: 'alert(1)', id: 'text', src: 'https://a.example' },
        hChildren: [{ type: 'text', value: 'alert(1)' }],
      };
    });
    const page = render(document);
    expect(dangers(parse(page))).toEqual([]);
    expect(page).not.toContain('alert');
  });

  test('cannot leave the addresses that newsrooms state', () => {
    const document = sampleDocument('# Head', {
      publisher: { name: 'X', site: 'javascript:alert(1)', wordmark: '<script>' },
      website: { text: 'x', href: 'data:text/html,x' },
      contacts: [
        {
          name: { text: '"><script>alert(1)</script>' },
          role: { text: 'x', lang: '"onclick="alert(1)' },
          phone: { text: 'x', e164: '+33144767539' },
          email: 'a@example.org?bcc=b@example.org',
        },
      ],
    });
    const tree = parse(render(document));
    expect(dangers(tree)).toEqual([]);
    const mail = elements(tree, 'a').find((link) =>
      `${link.properties.href}`.startsWith('mailto:'),
    );
    expect(new URL(String(mail!.properties.href)).search).toBe('');
  });

  test.for(suite())('leaves nothing dangerous of %s', ([, markdown]) => {
    expect(dangers(parse(render(sampleDocument(markdown, { images: sampleImages }))))).toEqual([]);
  });

  test('never becomes a dangerous or broken page', () => {
    const piece = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
        const document = sampleDocument(`# Head\n\n${parts.join('')}`, { images: sampleImages });
        expect(dangers(parse(render(document)))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

/** What hostile Markdown is made of: fragments that open, close, nest and lie. */
const pieces = [
  ...['\n', '\n\n', '\n> ', '\n- ', '\n1. ', '\n- [ ] ', '\n# ', '\n##### ', '    ', '\t', ' '],
  ...['\n| a | b |\n| - | :-: |\n| c ', '| ', '\n```html\n', '`', '*', '**', '~~', '\\', '***\n'],
  ...[
    '[a',
    '](',
    ')',
    '[',
    ']',
    '![',
    '![alt](images/rocket.png "t")',
    '![alt](lost.png)',
    '<',
    '>',
  ],
  ...['[x](javascript:alert(1))', '[x]( JaVaScRiPt&colon;alert(1))', '<javascript:alert(1)>'],
  ...[
    '[x](<java&#9;script:alert(1)>)',
    '[x](&#x01;javascript:alert(1))',
    '[x](data:text/html;base64,PHN2Zz4=)',
  ],
  ...[
    '[x](vbscript:x)',
    '[x](file:///etc/passwd)',
    '[x](//a.example)',
    '[x](https://a.example "t")',
  ],
  ...[
    '![x](javascript:alert(1))',
    '![x](https://a.example/x.png)',
    '\n[r]: javascript:x\n',
    '[r]',
    '![y][r]',
  ],
  ...['[^1]', '[^1-2]', '[^__proto__]', '\n[^1]: note ', '\n[^1-2]: note', '\n[^__proto__]: x\n'],
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<!--',
    '-->',
  ],
  ...[
    '</style>',
    '</title>',
    '</textarea>',
    ']]>',
    '<![CDATA[',
    '&lt;script&gt;',
    '&#60;',
    '&#0;',
    '\u0000',
  ],
  ...[
    ':span[x]{lang=fr onclick=alert(1)}',
    ':script[x]{src=x}',
    '::script{src=x}',
    '\n:::script\nx\n:::\n',
  ],
  ...[
    'word',
    'https://a.example',
    'a@example.org',
    '\uD800',
    '\u202E',
    '\uFFFF',
    '\u0085',
    '"',
    "'",
  ],
];

/** Everything in a page that a browser or a screen reader could be hurt by. */
function dangers(tree: Root): string[] {
  const found: string[] = [];
  const ids = new Set<unknown>();
  let level = 0;
  visit(tree, 'element', (node, _index, parent) => {
    const { tagName, properties } = node;
    if (!known.has(tagName) && !isData(node, parent)) found.push(`<${tagName}>`);
    for (const [name, value] of Object.entries(properties)) {
      if (/^on/i.test(name) || name === 'style') found.push(`${tagName} ${name}`);
      const isAddress = ['href', 'src', 'action', 'formAction', 'srcDoc', 'xLinkHref'].includes(
        name,
      );
      if (isAddress && !isHarmless(node, String(value))) found.push(`${tagName} ${name}=${value}`);
    }
    if (properties.id !== undefined && ids.has(properties.id))
      found.push(`twice #${properties.id}`);
    ids.add(properties.id);
    if (tagName === 'a' && parent && elements(node, 'a').length > 1) found.push('a link in a link');
    const heading = /^h([1-6])$/.exec(tagName);
    if (heading) {
      if (Number(heading[1]) > level + 1) found.push(`${tagName} after h${level}`);
      level = Number(heading[1]);
    }
  });
  if (elements(tree, 'h1').length !== 1) found.push('not one h1');
  if (elements(tree, 'script').length !== 1) found.push('not one block of data');
  return found;
}

const known = new Set([
  ...['html', 'head', 'meta', 'title', 'link', 'style', 'body', 'aside', 'header', 'nav', 'main'],
  ...['article', 'section', 'address', 'footer', 'div', 'dl', 'dt', 'dd', 'time', 'span', 'b', 'a'],
  ...[
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'p',
    'ul',
    'ol',
    'li',
    'blockquote',
    'figure',
    'figcaption',
  ],
  ...[
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'em',
    'strong',
    'del',
    'code',
    'pre',
    'hr',
    'br',
  ],
  ...['img', 'sup', 'label', 'input'],
]);

/** The one block of data of a page, which no browser runs. */
function isData({ tagName, properties }: Element, parent: Nodes | undefined): boolean {
  return (
    tagName === 'script' &&
    Object.keys(properties).join() === 'type' &&
    properties.type === 'application/ld+json' &&
    (parent as Element).tagName === 'head'
  );
}

function isHarmless({ tagName, properties }: Element, value: string): boolean {
  if (tagName === 'img') return /^data:image\/(png|jpeg);base64,/.test(value);
  if (tagName === 'link' || properties.hrefLang !== undefined)
    return /^[\w-]+\.html$|\.pdf$/.test(value);
  if (properties.type === 'application/pdf') return /^[\w-]+\.pdf$/.test(value);
  if (value.startsWith('#')) return true;
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(URL.parse(value)?.protocol ?? '');
}

function render(document: LocalizedDocument): string {
  const file = new VFile();
  const page = html(document, file);
  expect(file.messages).toEqual([]);
  return page;
}

/**
 * Reads a page as a browser does, and takes neither a parse error for an answer nor a silent
 * repair: what was read, written again, is what was written, but for spaces between elements.
 */
function parse(page: string): Root {
  const file = new VFile(page);
  const tree = unified().use(rehypeParse, { emitParseErrors: true }).parse(file);
  expect(
    file.messages.map(({ ruleId, line }) => [ruleId, page.split('\n')[(line ?? 1) - 1]]),
  ).toEqual([]);
  const again = unified()
    .use(rehypeStringify, { characterReferences: { useNamedReferences: true } })
    .stringify(tree);
  expect(bare(again)).toBe(bare(page));
  return tree;
}

/** Markup without its spaces and empty attribute values, which a parser need not keep. */
function bare(page: string): string {
  return page.replace(/\s+|=""/g, '');
}

function description(markdown: string): string | undefined {
  const tree = parse(render(sampleDocument(`# Head\n\n${markdown}`)));
  const meta = elements(tree, 'meta').find((node) => node.properties.name === 'description');
  return meta?.properties.content as string | undefined;
}

function elements(tree: Nodes, tagName: string): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (node) => {
    if (node.tagName === tagName) found.push(node);
  });
  return found;
}

function textOf(tree: Nodes): string {
  let text = '';
  visit(tree, 'text', (node) => {
    text += node.value;
  });
  return text;
}
