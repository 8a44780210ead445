import fc from 'fast-check';

/**
 * Short releases of any blocks in any order, with words of one language and passages of another: not
 * what a press officer writes, but all of it is what one may write.
 */
export function anyMarkdown(language: keyof typeof vocabularies): fc.Arbitrary<string> {
  const { words, foreign } = vocabularies[language];
  const text = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 25 })
    .map((chosen) => chosen.join(' '));
  const line = fc
    .array(fc.oneof(text, ...dresses.map((dress) => text.map(dress)), fc.constant(foreign)), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.join(' '));
  const { block } = fc.letrec<{ block: string }>((tie) => {
    const inner = fc.array(tie('block'), { minLength: 1, maxLength: 3 });
    return {
      block: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        line,
        fc.tuple(fc.integer({ min: 2, max: 6 }), text).map(([depth, words]) => {
          return `${'#'.repeat(depth)} ${words}`;
        }),
        anyTable(line),
        fc.tuple(text, text).map(([alt, title]) => `![${alt}](images/rocket.png "${title}")`),
        fc.constantFrom('***', '![](images/rocket.png)', '    some code\n\n    and more'),
        inner.map((blocks) => prefix(blocks, '> ', '> ')),
        anyList(inner),
      ),
    };
  });
  return fc
    .tuple(text, fc.array(block, { minLength: 1, maxLength: 10 }), text)
    .map(([title, blocks, note]) => [`# ${title}`, ...blocks, `[^1]: ${note}`].join('\n\n'));
}

const vocabularies = {
  en: {
    words: [
      'the',
      'agreement',
      'of',
      '1966',
      '“space',
      'science”,',
      'well-known',
      '7.6 kg',
      'it’s',
    ],
    foreign: ':span[une langue *étrangère*]{lang=fr}',
  },
  fr: {
    words: ['l’accord', 'de', 'coopération', 'spatiale', '« œuvre »', '1 000 km', 'été :', 'n° 2'],
    foreign: ':span[another **language**]{lang=en}',
  },
  ru: {
    words: ['соглашение', 'о', 'сотрудничестве', '«Роскосмос»', '—', 'наука,', '2019 г.', '№ 2'],
    foreign: ':span[Bion-M n° 2]{lang=fr}',
  },
} as const;

const dresses: readonly ((text: string) => string)[] = [
  (text) => `*${text}*`,
  (text) => `**${text}**`,
  (text) => `~~${text}~~`,
  (text) => `\`${text}\``,
  (text) => `[${text}](https://example.org/a?b=c)`,
  (text) => `[*${text}*](mailto:press@example.org)`,
  (text) => `${text}[^1]`,
  (text) => `${text} https://example.org/a/long/address ![${text}](images/rocket.png)`,
  (text) => `${text}  \n${text}`,
];

function anyTable(cell: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const size = fc.record({
    rows: fc.integer({ min: 1, max: 6 }),
    columns: fc.integer({ min: 1, max: 4 }),
  });
  return size.chain(({ rows, columns }) => {
    const row = fc.array(fc.oneof(fc.constant(''), cell), {
      minLength: columns,
      maxLength: columns,
    });
    return fc.array(row, { minLength: rows, maxLength: rows }).map(([head, ...body]) => {
      const align = Array.from({ length: columns }, (_, index) => ['-', '-:', ':-:'][index % 3]);
      return [head!, align, ...body]
        .map((cells) => `| ${cells.join(' | ').replace(/\s+/g, ' ')} |`)
        .join('\n');
    });
  });
}

function anyList(item: fc.Arbitrary<string[]>): fc.Arbitrary<string> {
  return fc
    .record({
      items: fc.array(item, { minLength: 1, maxLength: 4 }),
      marker: fc.constantFrom('-', '- [x]', '1.', '17.'),
      gap: fc.constantFrom('\n', '\n\n'),
    })
    .map(({ items, marker, gap }) => {
      const indent = ' '.repeat(marker.replace(/ .*/, '').length + 1);
      return items.map((blocks) => prefix(blocks, `${marker} `, indent)).join(gap);
    });
}

/** Blocks inside another block: what its first line begins with, and what all others do. */
function prefix(blocks: readonly string[], first: string, others: string): string {
  return first + blocks.join('\n\n').replaceAll('\n', `\n${others}`);
}
