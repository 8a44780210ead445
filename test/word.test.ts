import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Element } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import { hostileText } from './support/any-text.ts';
import { allOf, htmlWords, runText, styleOf, tokens, wordWords } from './support/format-words.ts';
import { make, paragraph, ruledDocument, surroundings } from './support/formats.ts';
import { officeWords } from './support/office.ts';
import { samplePages, suite } from './support/pages.ts';
import { findProgram } from './support/program.ts';
import './support/properties.ts';

/* A Word file that an editor can work with: styles, languages, headings, notes, nothing hidden. */

describe('a Word file', () => {
  it.for(suite())('of %s.md is well-formed and links where it says', async ([, markdown]) => {
    checkPackage(await make('docx', ruledDocument(markdown, surroundings)));
  });

  it('has the styles of Word, one title and headings that skip no level', async () => {
    const { body } = await open(ruledDocument(kinds, surroundings));
    const outline = allOf(body, 'w:p').map((one) => [styleOf(one), runText(one)]);
    expect(outline.filter(([style]) => style === 'Title')).toEqual([['Title', 'Every kind']]);
    expect(outline.filter(([style]) => /^Heading/.test(style!))).toEqual([
      ['Heading1', 'Four'],
      ['Heading2', 'Six'],
      ['Heading1', 'Two'],
      ['Heading1', 'Pictures'],
      ['Heading1', 'Press contacts'],
    ]);
    expect(new Set(outline.map(([style]) => style))).toEqual(
      new Set([
        ...['Banner', 'Facts', 'Warning', 'Notice', 'Kicker', 'Title', 'Subtitle', 'Normal'],
        ...['Heading1', 'Heading2', 'ListBullet', 'ListNumber', 'Quote', 'TableText', 'TableEnd'],
        ...['HTMLPreformatted', 'Figure', 'Caption', 'EndMark', 'Contact', 'ContactEnd'],
      ]),
    );
  });

  it('says its language, and that of each passage', async () => {
    const { body, read } = await open({
      ...samplePages().ru!,
      ...{ body: ruledDocument('# x\n\nСлово :span[le *mot*]{lang=fr}.').body },
    });
    const ofDefaults = allOf(read('word/styles.xml'), 'w:docDefaults')[0]!;
    expect(allOf(ofDefaults, 'w:lang')[0]?.attributes['w:val']).toBe('ru-RU');
    expect(`${read('docProps/core.xml').children.length}`).not.toBe('0');
    const foreign = allOf(body, 'w:r').filter((run) => allOf(run, 'w:lang').length > 0);
    expect(
      foreign.map((run) => [allOf(run, 'w:lang')[0]?.attributes['w:val'], runText(run)]),
    ).toEqual([
      ['fr-FR', 'le '],
      ['fr-FR', 'mot'],
      ['fr-FR', 'Pascale Bresson'],
    ]);
  });

  it('counts each list by itself, and nests them', async () => {
    const { body, read } = await open(
      ruledDocument('# x\n\n1. a\n2. b\n   - c\n     1. d\n\nText.\n\n7. e\n8. f'),
    );
    const numbers = allOf(body, 'w:p')
      .filter((one) => allOf(one, 'w:numPr').length > 0)
      .map((one) => ({
        text: runText(one),
        level: allOf(one, 'w:ilvl')[0]?.attributes['w:val'],
        id: allOf(one, 'w:numId')[0]?.attributes['w:val'] ?? '',
      }));
    expect(numbers.map(({ text, level }) => text + level)).toEqual([
      'a0',
      'b0',
      'c1',
      'd2',
      'e0',
      'f0',
    ]);
    const [a, b, c, d, e, f] = numbers.map(({ id }) => id);
    expect([a === b, e === f, new Set([a, c, d, e]).size]).toEqual([true, true, 4]);
    expect(startOf(read('word/numbering.xml'), e!, '0')).toBe('7');
    expect(startOf(read('word/numbering.xml'), a!, '0')).toBe('1');
  });

  it('heads tables on every page, describes pictures, and notes at the foot', async () => {
    const { body, read } = await open(ruledDocument(kinds, surroundings));
    const [table] = allOf(body, 'w:tbl');
    const rows = allOf(table!, 'w:tr');
    expect(rows.map((row) => allOf(row, 'w:tblHeader').length)).toEqual([1, 0]);
    const pictures = allOf(body, 'wp:docPr').map(({ attributes }) => [
      attributes.id,
      attributes.descr,
    ]);
    expect(pictures).toEqual([
      ['1', 'A rocket'],
      ['2', 'A rocket on its pad'],
    ]);
    const notes = allOf(read('word/footnotes.xml'), 'w:footnote').filter(
      ({ attributes }) => !attributes['w:type'],
    );
    expect(notes.map((note) => runText(note).trim())).toEqual(['The note.']);
    // A second mark would be a second note to Word.
    expect(allOf(body, 'w:footnoteReference')).toHaveLength(1);
  });

  it('keeps notes of notes, tables in notes, and numbers them as other formats do', async () => {
    const markdown =
      '# x\n\nOne[^a] and two[^b].\n\n[^a]: First, see[^c].\n[^b]: Second.\n[^c]: Third, in the first[^d].\n\n    | A | B |\n    | - | - |\n    | c | d |\n[^d]: Fourth.';
    const bytes = await make('docx', ruledDocument(markdown));
    checkPackage(bytes);
    expect(wordWords(bytes).notes.join(' ')).toBe(
      'First, see. Third, in the first. A B c d Fourth. Second.',
    );
    const text = `${await make('txt', ruledDocument(markdown))}`;
    expect(text).toContain('[1] First, see[3].\n\n[2] Second.\n\n[3] Third, in the first[4].');
  });

  it('tells nothing of clock, chance or machine', async () => {
    const document = ruledDocument(kinds, surroundings);
    const first = await make('docx', document);
    await make('docx', ruledDocument('# Another\n\n![A rocket](images/rocket.png)'));
    expect(Buffer.compare(await make('docx', document), first)).toBe(0);
    const { names, read, texts } = await open(document);
    expect(names[0]).toBe('[Content_Types].xml');
    expect(names.filter((name) => /vba|macro|comments|\.bin$/i.test(name))).toEqual([]);
    const core = Object.fromEntries(
      read('docProps/core.xml').children.map((node) => {
        const { name, children } = node as Element;
        return [name, children.map((child) => ('value' in child ? child.value : '')).join('')];
      }),
    );
    expect(core).toEqual({
      'dc:title': 'Every kind',
      'dc:subject': 'France–Russia space cooperation',
      'dc:creator': 'CNES',
      'cp:keywords': 'Press release, CNES, TEST-1',
      'cp:lastModifiedBy': 'CNES',
      'cp:revision': '2',
      'dcterms:created': '2018-06-15T10:00:00Z',
      'dcterms:modified': '2018-06-15T10:00:00Z',
      'dc:language': 'en-GB',
    });
    expect(texts.join('')).not.toMatch(/Un-named|20[23]\d-\d\d-\d\dT/);
  });

  it('is well-formed whatever the texts hold', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (one, other) => {
        checkPackage(await make('docx', hostileDocument(one, other)));
      }),
      { numRuns: 40 },
    );
  });
});

describe('LibreOffice', () => {
  const office = findProgram('soffice', ['--version']);
  it('opens every file and shows the words of the page', async (context) => {
    if (!office) return context.skip('soffice is not installed');
    const around = { dateline: 'Moscow, 15 June 2018', opening: 'Moscow, 15 June 2018\u00A0–' };
    const documents: [string, LocalizedDocument][] = [
      ...suite()
        .filter(([name]) => !/figures|pictures/.test(name))
        .map(([name, markdown]): [string, LocalizedDocument] => [
          name,
          ruledDocument(markdown, around),
        ]),
      ...Object.entries(samplePages()).map(([name, page]): [string, LocalizedDocument] => {
        const { embargo: _, ...plain } = page;
        return [`page ${name}`, plain];
      }),
    ];
    const hostile = hostileDocument('\r\nx\0\uD800]]>', '<w:t>&amp;\uFFFF');
    const files = [...documents.map(([, one]) => one), hostile].map((one) => make('docx', one));
    const shown = await officeWords(await Promise.all(files));
    for (const [index, [name, document]] of documents.entries()) {
      const page = htmlWords(await make('html', document));
      const { text, notes } = shown[index]!;
      const start = text.length - page.text.length - tokens(document.labels.end).length;
      const ends = tokens(document.labels.end).join(' ');
      const story = text.slice(start).join(' ').replace(` ${ends} `, ' ');
      expect({ name, text: story, notes }).toEqual({
        name,
        text: page.text.join(' '),
        notes: page.notes,
      });
    }
    expect(shown.at(-1)!.text.join(' ')).toContain('<w:t>&amp;');
  }, 240_000);
});

const kinds = `# Every kind

Text with a note[^1], the same note[^1], **strong**, a [link](https://example.org) and :span[mot]{lang=fr}.

#### Four

- bullet

1. number

###### Six

> “Quotation.”

## Two

| A | B |
| - | - |
| c | d |

\`\`\`
code
\`\`\`

![A rocket](images/rocket.png "The rocket.")

[^1]: The note.
`;

function hostileDocument(one: string, other: string): LocalizedDocument {
  const document = ruledDocument('# x', surroundings);
  const [contact] = document.contacts;
  return {
    ...document,
    headline: { type: 'heading', depth: 1, children: [{ type: 'text', value: one }] },
    kicker: paragraph(other),
    reference: other,
    body: { type: 'root', children: [paragraph(one), paragraph(other)] },
    contacts: [
      { ...contact!, name: { text: one, lang: other }, role: { text: other }, email: other },
    ],
    publisher: { name: one, site: other, wordmark: one },
    website: { text: one, href: other },
    labels: { ...document.labels, banner: one, page: `${one}{{page}}${other}` },
    draft: true,
  };
}

async function open(document: LocalizedDocument) {
  const parts = unzipSync(await make('docx', document));
  const texts = Object.entries(parts)
    .filter(([name]) => /\.(?:xml|rels)$/.test(name))
    .map(([, bytes]) => Buffer.from(bytes).toString('utf8'));
  const read = (name: string): Element => rootOf(Buffer.from(parts[name]!).toString('utf8'));
  return { names: Object.keys(parts), texts, read, body: read('word/document.xml') };
}

function rootOf(xml: string): Element {
  return fromXml(xml).children.find((node): node is Element => node.type === 'element')!;
}

/** Every part is XML, every relationship is used and has its target, every link is harmless. */
function checkPackage(bytes: Uint8Array): void {
  const parts = unzipSync(bytes);
  const types = new Map<string, Element>();
  for (const [name, part] of Object.entries(parts)) {
    if (/\.(?:xml|rels)$/.test(name)) types.set(name, rootOf(Buffer.from(part).toString('utf8')));
  }
  const body = types.get('word/document.xml')!;
  const links = allOf(types.get('word/_rels/document.xml.rels')!, 'Relationship');
  const ids = links.map(({ attributes }) => attributes.Id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { attributes } of links) {
    const { Target = '', TargetMode } = attributes;
    if (TargetMode === 'External') {
      expect(['http:', 'https:', 'mailto:', 'tel:']).toContain(URL.parse(`${Target}`)?.protocol);
    } else expect(Object.keys(parts)).toContain(`word/${Target}`);
  }
  for (const link of allOf(body, 'w:hyperlink')) expect(ids).toContain(link.attributes['r:id']);
}

function startOf(numbering: Element, id: string, level: string): string | undefined {
  const number = allOf(numbering, 'w:num').find(({ attributes }) => attributes['w:numId'] === id)!;
  const override = allOf(number, 'w:startOverride')[0]?.attributes['w:val'];
  const abstract = allOf(number, 'w:abstractNumId')[0]?.attributes['w:val'];
  const levels = allOf(numbering, 'w:abstractNum').find(
    ({ attributes }) => attributes['w:abstractNumId'] === abstract,
  )!;
  const own = allOf(levels, 'w:lvl').find(({ attributes }) => attributes['w:ilvl'] === level)!;
  return override ?? allOf(own, 'w:start')[0]?.attributes['w:val'] ?? undefined;
}
