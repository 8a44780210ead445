import fc from 'fast-check';
import type { PhrasingContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { isParseable } from '../pipeline/parse/limits.ts';
import { parseInline, stringifyInline, writeBreaks } from '../pipeline/parse/markdown.ts';
import { parse } from '../pipeline/parse/parse.ts';
import { slugOf } from '../pipeline/parse/reference.ts';
import { formsOf, keyOf, normalise } from '../pipeline/parse/segments.ts';
import { anyMarkdown } from './support/any-markdown.ts';
import { sampleNewsroom as newsroom } from './support/sample.ts';

const head = `---
reference: TEST-1
date: 2018-06-15
contacts:
  - {name: A, role: B, phone: +33 1 44 76 75 39, email: a@b.fr}
---

# Title
`;

function segmentsOf(text: string): string[] {
  const file = new VFile({ path: 'source/test.md', value: `${head}\n${text}` });
  const release = parse(file, newsroom);
  expect(file.messages.map(String)).toEqual([]);
  return release?.segments.map(({ kind, key, place }) => `${place.line} ${kind}: ${key}`) ?? [];
}

describe('segments', () => {
  it('are blocks of text, with their inline Markdown, in the order of the document', () => {
    expect(
      segmentsOf(`A *first* paragraph
on two lines.

## Heading with a [link](https://example.org "title")

- item **one**
- item two

  with a second paragraph

> A "quotation".

| Head | 12.5 |
| --- | --- |
| cell | – |

![A launch](https://example.org/a.png "The caption")

\`\`\`
code is not translated
\`\`\`

Text with a note[^1] and a hard\\
break.

[^1]: The note.
`).filter((line) => !line.includes('contact')),
    ).toMatchInlineSnapshot(`
      [
        "8 headline: Title",
        "10 paragraph: A *first* paragraph on two lines.",
        "13 heading: Heading with a [link](https://example.org “title”)",
        "15 paragraph: item **one**",
        "16 paragraph: item two",
        "18 paragraph: with a second paragraph",
        "20 paragraph: A “quotation”.",
        "22 table cell: Head",
        "22 table cell: 12.5",
        "24 table cell: cell",
        "26 alternative text: A launch",
        "26 image title: The caption",
        "32 paragraph: Text with a note[^1] and a hard
      break.",
        "35 paragraph: The note.",
      ]
    `);
  });

  it('resolve references, so that a translator sees the address', () => {
    expect(segmentsOf('See [the *page*][p].\n\n[p]: https://example.org')).toContain(
      '10 paragraph: See [the *page*](https://example.org).',
    );
  });

  it('keep lowered and raised text, and drop other HTML', () => {
    const file = new VFile({
      path: 'source/test.md',
      value: `${head}\nCO<sub>2</sub>, m<SUP>2</SUP>, <b>bold</b> <sub>open <!-- internal -->`,
    });
    const release = parse(file, newsroom);
    const keys = release?.segments.map(({ key }) => key) ?? [];
    expect(keys).toContain('CO<sub>2</sub>, m<sup>2</sup>, bold open');
    expect(file.messages.map(({ ruleId, column }) => `${column} ${ruleId}`)).toEqual([
      '32 raw-html',
      '39 raw-html',
      '44 raw-html',
    ]);
  });

  it('keep as text what only looks like a directive or a block', () => {
    const keys = segmentsOf('status:open and 10:30, ratio a:b\n\n::name stays\n\n1986\\. A year');
    expect(keys).toContain('10 paragraph: status:open and 10:30, ratio a:b');
    expect(keys).toContain('12 paragraph: ::name stays');
    expect(keys).toContain('14 paragraph: 1986. A year');
  });
});

describe('a key', () => {
  it('does not change with quotes, spaces and line breaks', () => {
    const key = normalise("He said: \"It's 'new'\" (in ’26)");
    expect(key).toBe('He said: “It’s ‘new’” (in ’26)');
    for (const other of [
      'He said:  “It’s ‘new’” (in ’26)',
      'He said:\u00a0"It\'s ‘new’"\t(in ’26) ',
    ]) {
      expect(normalise(other)).toBe(key);
    }
  });

  it('stands beside the text as it is shown, which keeps code, addresses and titles', () => {
    for (const [typed, source, key] of [
      ['Say "a": `b="c"`', 'Say “a”: `b="c"`', 'Say “a”: `b=”c”`'],
      ['It\'s [a "b"](c "d")', 'It’s [a “b”](c "d")', 'It’s [a “b”](c “d”)'],
      ["*It's* <https://e.org/it's>", "*It’s* <https://e.org/it's>", '*It’s* <https://e.org/it’s>'],
      ["see https://e.org/it's", "see https://e.org/it's", 'see https://e.org/it’s'],
      ['"a"\n``"`"``\n"b"', '“a”\n``"`"``\n“b”', '“a”\n``”`”``\n“b”'],
      ['![an "a"](b "c")', '![an “a”](b "c")', '![an “a”](b “c”)'],
      ['![a \\] "b"](x "t")', '![a \\] “b”](x "t")', '![a \\] “b”](x “t”)'],
      ['![[a] "b"](x "t](u")', '![[a] “b”](x "t](u")', '![[a] “b”](x “t](u”)'],
      ['![[a](b) "c"](x "t")', '![[a](b) “c”](x "t")', '![[a](b) “c”](x “t”)'],
      ['![`](` "a"](x "t") "b"', '![`](` “a”](x "t") “b”', '![`](` “a”](x “t”) “b”'],
    ] as const) {
      expect(formsOf(typed)).toEqual({ source, key });
    }
  });

  it('is found by the text as it is shown', () => {
    const quoted = fc.array(
      fc.constantFrom('"', "'", '`', '[a](b "c")', '[', '](', ')', 'https://e.org/', '<', '>', ' '),
    );
    const text = fc.oneof(
      anyMarkdown('en'),
      quoted.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const { key, source } = formsOf(typed);
        expect(key).toBe(normalise(typed));
        expect(normalise(source)).toBe(key);
      }),
      { numRuns: 500 },
    );
  });

  it('is itself a key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
    );
  });
});

describe('inline Markdown', () => {
  const word = fc.constantFrom(
    ...['CNES', '2018.', '-', '#', '1)', '>', '*', '_', '`', '[x]', '(y)', '<', '>', '&amp;', '\\'],
    ...[
      '~',
      '|',
      ':',
      ':a',
      'a:b',
      '!',
      '"quoted"',
      '’',
      '+',
      '=',
      '{z}',
      'a*b*c',
      'snake_case',
      '**',
    ],
    ...['5*3', 'C:\\dir', '<b>', '$t(x)', '{{y}}', '![', '~~', '[^1]', '---', 'н°2', '🚀', 'é'],
  );
  const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
  const leaf: fc.Arbitrary<PhrasingContent> = fc.oneof(
    text.map((value) => ({ type: 'text' as const, value })),
    fc.constantFrom('x', 'a`b', '*').map((value) => ({ type: 'inlineCode' as const, value })),
    fc.constantFrom('https://x.org/a_b', 'mailto:a@b.fr').map((url) => ({
      type: 'link' as const,
      url,
      title: null,
      children: [{ type: 'text' as const, value: 'CNES' }],
    })),
    fc.constant({ type: 'break' as const }),
    fc.constantFrom('emphasis' as const, 'strong' as const, 'delete' as const).map((type) => ({
      type,
      children: [{ type: 'text' as const, value: 'Phebus' }],
    })),
  );
  const space: PhrasingContent = { type: 'text', value: ' x ' };

  it('comes back from its string: what a translator copies means the same', () => {
    fc.assert(
      fc.property(fc.array(leaf, { minLength: 1, maxLength: 6 }), (leaves) => {
        const children = leaves.flatMap((child) => [space, child]).concat(space);
        const again = parseInline(stringifyInline(children));
        expect(bare(again)).toEqual(bare(parseInline(stringifyInline(again))));
        expect(keyOf(again)).toBe(keyOf(children));
        // A bare `:a` is a directive until `markLanguages` gives it back to the text.
        const marks = (nodes: PhrasingContent[]) =>
          nodes.map(({ type }) => type).filter((type) => !/text/.test(type));
        expect(marks(again)).toEqual(marks(children));
      }),
      { numRuns: 1000 },
    );
  });

  it('is read and written alike with and without the parser', () => {
    // The mark that follows keeps the short way from being taken.
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('', ' a déclaré :', ' 10:30 (UTC)', ' – 5 %'),
        (words, end) => {
          const plain = words + end;
          const parsed = parseInline(`${plain} *x*`).slice(0, -1);
          fc.pre(!/[\\`*_[\]<&~@]|:\S/.test(plain));
          expect(plainText({ type: 'paragraph', children: parseInline(plain) })).toBe(
            plainText({ type: 'paragraph', children: parsed }).trim(),
          );
          expect(`${stringifyInline(parseInline(plain))} *x*`).toBe(
            stringifyInline(parseInline(`${plain} *x*`)),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never becomes a block, whatever it begins with', () => {
    for (const text of [
      '# x',
      '1. x',
      '- x',
      '> x',
      '```',
      '    x',
      '---',
      '2018. Une année',
      '| a | b |',
      '<div>',
      '[^1]: x',
      ':::note',
    ]) {
      const children = parseInline(text);
      expect(plainText({ type: 'paragraph', children })).toBe(text.trim());
    }
  });

  it('breaks behind an address, which takes no mark of ours along', () => {
    for (const address of ['https://cnes.fr/fr', 'www.cnes.fr', 'presse@cnes.fr', '`a`', 'a\\']) {
      const children = parseInline(`${address}\nla suite`);
      expect(children.map(({ type }) => type).slice(-2)).toEqual(['break', 'text']);
      const paragraph = { type: 'paragraph' as const, children: children.slice(0, -2) };
      expect(plainText(paragraph)).toBe(address.replaceAll('`', ''));
    }
  });

  it('keeps every break and every word between lines that are empty', () => {
    for (const text of ['a\n\nb', 'a \n \n b', 'a\r\nb', 'a\n\n\nb', '`a\nb`', '*a\nb*']) {
      const words = plainText({ type: 'paragraph', children: parseInline(text) });
      expect(words.replace(/\s/g, '')).toBe('ab');
      expect(stringifyInline(parseInline(text))).not.toContain('\\');
    }
    expect(parseInline('a\n\nb').map(({ type }) => type)).toEqual([
      'text',
      'break',
      'break',
      'text',
    ]);
  });

  it('knows where in the string as typed each part stands', () => {
    const typed = '  https://cnes.fr\n\n*zwei* \n`drei`\nvier';
    const { raw, typedAt } = writeBreaks(typed);
    for (const word of ['https://cnes.fr', '*zwei*', '`drei`', 'vier']) {
      expect(typedAt(raw.indexOf(word))).toBe(typed.indexOf(word));
    }
  });

  it('calls the footnotes of its release', () => {
    expect(parseInline('une note[^a]', ['a']).map(({ type }) => type)).toEqual([
      'text',
      'footnoteReference',
    ]);
  });
});

describe('a reference', () => {
  it('names files', () => {
    expect(slugOf('PR081-2018')).toEqual({ slug: 'PR081-2018' });
    expect(slugOf('IP/18/4107')).toEqual({ slug: 'IP-18-4107' });
    expect(slugOf('Пресс-релиз № 7'.replace('№ ', ''))).toEqual({ slug: 'Пресс-релиз-7' });
    expect(slugOf('Re\u0301f-1')).toEqual({ slug: 'R\u00e9f-1' });
    expect(slugOf('v1.2')).toEqual({ slug: 'v1.2' });
  });

  it.each([
    '..',
    '.',
    '',
    ' ',
    '.hidden',
    '-rf',
    '/etc/passwd',
    '../../x',
    'a..b',
    'a/../b',
    'con',
    'CON',
    'nul.txt',
    'COM1',
    'lpt¹',
    'labels',
    'Common',
    'glossary',
    'approvals',
    'a\\b',
    'a:b',
    'a*b',
    'a?b',
    'a"b',
    'a<b',
    'a|b',
    'a\0b',
    'a\nb',
    'name.',
    'a'.repeat(300),
    '🚀',
    'a_b',
    '/',
    '__proto__',
    '\ufb2a',
  ])('is refused: %j', (reference) => {
    expect(slugOf(reference)).toHaveProperty('expected');
  });

  it('is never more than one plain file name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (reference) => {
        const named = slugOf(reference);
        if ('slug' in named) expect(named.slug).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u);
      }),
      { numRuns: 2000 },
    );
  });
});

/** Nodes without their places. */
function bare(children: PhrasingContent[]): unknown {
  return JSON.parse(
    JSON.stringify(children, (key, value: unknown) => (key === 'position' ? undefined : value)),
  );
}

describe('a text that is no text', () => {
  const parsed = (text: string) => {
    const file = new VFile({ path: 'source/test.md', value: `${head}\n${text}` });
    parse(file, newsroom);
    return file.messages.map(({ line, ruleId }) => `${line} ${ruleId}`);
  };

  // After the pathological cases of CommonMark implementations: each keeps a parser busy for long.
  it.each([
    ['nested emphasis', `${'*a **a '.repeat(30_000)}b${' a** a*'.repeat(30_000)}`],
    ['emphasis never closed', '_a '.repeat(30_000)],
    ['links never closed', '[a'.repeat(30_000)],
    ['nested brackets', `${'['.repeat(25_000)}a${']'.repeat(25_000)}`],
    ['a long run of stars', `${'*'.repeat(50_000)}a${'*'.repeat(50_000)}`],
    ['code never closed', '`a '.repeat(10_000)],
    ['names of directives', 'a:b '.repeat(250_000)],
    ['times of day', '18:00 '.repeat(160_000)],
    ['backslashes', 'a\\\\ '.repeat(250_000)],
    ['addresses', 'https://example.org '.repeat(20_000)],
    ['addresses of a site', 'www.example.org '.repeat(20_000)],
    ['addresses of mail', 'ann@example.org '.repeat(20_000)],
  ])('is refused: %s', (_name, text) => {
    expect(parsed(text)).toEqual(['10 too-much-markup']);
  });

  it('is refused: a text of five hundred pages', () => {
    expect(parsed('a\n\n'.repeat(50_000))).toEqual(['30001 too-long']);
    expect(parsed(`${'some words '.repeat(90)}\n`.repeat(2_500))).toEqual(['2030 too-long']);
    expect(parsed('a'.repeat(2_000_000))).toEqual(['10 too-long']);
  });

  it('is refused for the one of its limits that it passes, and not at it', () => {
    const said = (text: string) => {
      const file = new VFile({ path: 'source/test.md' });
      return isParseable(text, file) ? [] : file.messages.map(({ reason }) => reason);
    };
    const [lines, characters] = ['lines', 'characters'].map((what) =>
      expect.stringContaining(` ${what}, expected a release`),
    );
    for (const end of ['\n', '\r\n', '\r']) {
      expect(said(`a${end}`.repeat(30_000))).toEqual([]);
      expect(said(`${`a${end}`.repeat(30_000)}${end}`)).toEqual([lines]);
    }
    expect(said(`${'a\n'.repeat(30_000)}a`)).toEqual([lines]);
    expect(said('a'.repeat(2_000_000))).toEqual([]);
    expect(said('a'.repeat(2_000_001))).toEqual([characters]);
  });

  it.each([
    ['quotations in quotations', `${'>'.repeat(10_000)} a`],
    ['quotations in quotations, spaced', `${'> '.repeat(2_000)}a`],
    ['lists in lists', `${'- '.repeat(5_000)}a`],
    ['ordered lists in lists', `${'1. '.repeat(5_000)}a`],
  ])('is refused: %s', (_name, text) => {
    expect(parsed(text)).toEqual(['10 nested-too-deep']);
  });

  it('is refused where its depth shows only in the tree', () => {
    const emphasis = `${'*a **a '.repeat(180)}b${' a** a*'.repeat(180)}`;
    expect(parsed(emphasis)).toEqual(['10 nested-too-deep']);
    const list = Array.from({ length: 120 }, (_, level) => `${'  '.repeat(level)}- a`).join('\n');
    expect(parsed(list)).toEqual(['61 nested-too-deep']);
  });

  it('is not what a long release is', () => {
    expect(parsed('some words '.repeat(90_000))).toEqual([]);
    expect(parsed('18:00 status:open '.repeat(1_000))).toEqual([]);
    const item = '- an item with a [link](https://example.org) and *emphasis* of `code`';
    const row = '| [a](https://example.org) | **b** | 12 |';
    expect(parsed(`${item}\n`.repeat(2_000))).toEqual([]);
    expect(parsed(`| a | b | c |\n| - | - | - |\n${`${row}\n`.repeat(2_000)}`)).toEqual([]);
    expect(parsed('> > > a\n\n***\n\n* * * * * *\n\n---------\n\n- - a')).toEqual([]);
  });
});

describe('an address', () => {
  it.each([
    ['https://example.org/', 'a', 1],
    ['https://example.org/', 'ж', 6],
    ['mailto:ann@example.org?subject=', 'é', 6],
    ['https://example.org/?', 'a b', 5],
  ])('is as long as it travels: %s%s', (beginning, more, length) => {
    const room = Math.floor((8000 - beginning.length) / length);
    const said = (count: number) => {
      const link = `[a](<${beginning}${more.repeat(count)}>)`;
      const file = new VFile({ path: 'source/test.md', value: `${head}\n${link}\n` });
      parse(file, newsroom);
      return file.messages.map(({ ruleId }) => ruleId);
    };
    expect(said(room)).toEqual([]);
    expect(said(room + 1)).toEqual(['forbidden-link']);
  });
});

describe('a correction', () => {
  const said = (facts: string) => {
    const value = head.replace('---\n\n#', `${facts}---\n\n#`);
    const file = new VFile({ path: 'source/test.md', value: `${value}\nText.\n` });
    parse(file, newsroom);
    return file.messages.map(({ fatal, ruleId }) => `${fatal} ${ruleId}`);
  };

  it.each([
    ['version: 2\ncorrection: It was Friday.\nupdated: 2018-06-16\n', []],
    ['version: 2\ncorrection: It was Friday.\n', ['false updated-missing']],
    ['correction: It was Friday.\nupdated: 2018-06-16\n', ['true correction-version']],
    ['version: 2\n', ['true correction-version']],
    ['withdrawn: It was wrong.\nupdated: 2018-06-16\n', []],
    ['withdrawn: It was wrong.\nupdated: 2018-06-14\n', ['true updated-before-date']],
    ['version: 1.5\n', ['true setting-invalid']],
    ['version: 0\n', ['true setting-invalid']],
    ['status: secret\n', ['true setting-invalid']],
    ['media:\n  - file: a.png\n', ['true setting-missing']],
    ['internal:\n  anything: [at, all]\n', []],
  ])('is a number and a sentence: %j', (facts, rules) => {
    expect(said(facts)).toEqual(rules);
  });
});
