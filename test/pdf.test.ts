import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { create, type Font } from 'fontkit';
import type { Root } from 'mdast';
import { VFile } from 'vfile';
import { afterAll, describe, expect, test } from 'vitest';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import { pdf } from '../pipeline/pdf/pdf.ts';
import { subset } from '../pipeline/pdf/subset.ts';
import { readFaces } from '../pipeline/read/faces.ts';
import { typeset } from '../pipeline/typeset/typeset.ts';
import { documentText } from './support/document-text.ts';
import { dullDesign } from './support/dull-design.ts';
import { layoutText } from './support/layout-text.ts';
import { sampleImages, samplePages, suite } from './support/pages.ts';
import {
  pageLabels,
  problems,
  readInfo,
  readMetadata,
  readOutline,
  readPdf,
  structureOutline,
  structureText,
} from './support/pdf/reader.ts';
import { stripedPng } from './support/png.ts';
import { makeProject, presspack, removeProjects } from './support/project.ts';
import { sampleDocument } from './support/sample.ts';

const faces = readFaces();

const folder = mkdtempSync(join(tmpdir(), 'presspack-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterAll(removeProjects);

const documents: [string, LocalizedDocument][] = [
  ...suite('typeset-').map(([name, markdown]): [string, LocalizedDocument] => [
    name,
    sampleDocument(markdown, { images: sampleImages }),
  ]),
  ...Object.entries(samplePages()),
];

describe('the file', () => {
  test.for(documents)('of %s is in order, as our own reader sees it', ([, document]) => {
    expect(problems(readPdf(draw(document)))).toEqual([]);
  });

  test.for(documents)('of %s is in order, as qpdf sees it', ([name, document], context) => {
    const path = save(name, document);
    const report = run('qpdf', ['--check', path]);
    if (report === undefined) return context.skip();
    expect(report).toContain('No syntax or stream encoding errors found');
  });

  test('is the same whenever it is made, after whatever else', async () => {
    const { en, fr, ru } = samplePages();
    const alone = draw(ru!);
    for (const other of [fr!, en!]) draw(other);
    const again = draw(ru!, readFaces());
    expect(Buffer.compare(again, alone)).toBe(0);
  });

  test('leads to the whole of an address, however long', () => {
    const address = `https://example.org/${'long/'.repeat(4000)}`;
    const markdown = `# T\n\n[a](${address})`;
    const { website: _, ...document } = sampleDocument(markdown, { contacts: [] });
    const [page] = readPdf(draw(document)).pages;
    const addresses = page?.annotations.map((link) => link.dict('A')?.text('URI'));
    expect(addresses).toEqual([address]);
  });

  test('has each of its pictures once', () => {
    const image = stripedPng('a.png', 300, 300);
    const images = new Map(['a.png', 'b.png'].map((name) => [name, image]));
    const once = draw(sampleDocument('# T\n\n![a](a.png)', { images }));
    const twice = draw(sampleDocument('# T\n\n![a](a.png)\n\n![b](b.png)', { images }));
    expect(twice.length - once.length).toBeLessThan(500);
  });

  test('is small', () => {
    for (const document of Object.values(samplePages())) {
      expect(draw(document).length).toBeLessThan(30_000);
    }
  });

  test('is smaller than what others make of the real release', async () => {
    const root = await makeProject();
    const { exitCode, stderr } = await presspack(['build', '--format', 'pdf', '--root', root]);
    expect(exitCode, stderr).toBe(0);
    for (const [locale, most] of Object.entries({ en: 29_500, fr: 29_900, ru: 34_400 })) {
      const path = join(root, `dist/PR081-2018/PR081-2018_${locale}.pdf`);
      expect(statSync(path).size, locale).toBeLessThan(most);
    }
  });

  test('leaves its pages as they were', () => {
    const paged = typeset(samplePages().en!, faces, new VFile());
    const before = layoutText(paged);
    pdf(paged);
    expect(layoutText(paged)).toBe(before);
  });
});

describe('the text read through the structure', () => {
  test.for(documents)('of %s is the text of the document', ([, document]) => {
    const text = structureText(readPdf(draw(document, faces, dullDesign)));
    expect(text).toBe(documentText(document));
  });

  test.for(documents)('of %s is so for Poppler too', ([name, document], context) => {
    const path = save(name, document);
    const report = run('pdfinfo', ['-struct-text', path]);
    if (report === undefined) return context.skip();
    const words = [...report.matchAll(/^ *"(.*)"$/gm)].map(([, text]) => text).join('');
    expect(words.replace(/\s/g, '')).toBe(documentText(document).replace(/\s/g, ''));
  });

  test.for([
    ['a quotation in sixty others', `${'> '.repeat(60)}deep`],
    ['a list in forty others', repeat(40, (index) => `${'  '.repeat(index)}- item\n`)],
    [
      'a table of a hundred columns',
      `${repeat(3, (row) => `|${(row === 1 ? ' - |' : ' word |').repeat(100)}\n`)}`,
    ],
    ['a word of ten thousand letters', 'Wi'.repeat(5000)],
    ['four thousand hyphens', 'a-'.repeat(4000)],
    ['a thousand links', '[a](https://example.org) '.repeat(1000)],
    ['a row of many pages', `| a | b |\n| - | - |\n| ${'word '.repeat(3000)} | short |`],
    ['a hundred headings', '## A heading\n\n'.repeat(100)],
  ] as const)('has everything of %s, on the page', ([, markdown]) => {
    const document = sampleDocument(`# T\n\n${markdown}\n`);
    const paged = typeset(document, faces, new VFile());
    for (const { content, width, height } of paged.pages) {
      for (const { x, y } of content.flatMap(({ drawings }) => drawings)) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(width - 40);
        expect(y).toBeLessThan(height - 20);
      }
    }
    const file = readPdf(pdf(paged));
    expect(problems(file)).toEqual([]);
    expect(structureText(file)).toBe(documentText(document));
  });

  test('has the words of any text, in any order of styles', () => {
    const word = fc.stringMatching(/^[a-zA-Zа-яё0-9'’«»().,;:!?-]{1,14}$/u);
    const piece = fc.record({
      value: fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `${words.join(' ')} `),
      type: fc.constantFrom('text', 'emphasis', 'strong', 'inlineCode'),
    });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const document = { ...sampleDocument('# T'), body: paragraphOf(pieces) };
        const text = structureText(readPdf(draw(document, faces, dullDesign)));
        expect(text).toBe(documentText(document));
      }),
      { numRuns: 40 },
    );
  });

  test('keeps characters apart that share a glyph', () => {
    const text = 'a\u00a0b c-d\u2011e \u2126 \u03a9 \u00b5 \u03bc fi \ufb01 1\u202f000\u2009km';
    const document = sampleDocument('# T', { dateline: text });
    expect(structureText(readPdf(draw(document)))).toContain(text.normalize('NFC'));
  });
});

describe('the structure', () => {
  test.for(documents)('of %s', async ([name, document]) => {
    const outline = structureOutline(readPdf(draw(document, faces, dullDesign)));
    const path = `golden/structure/${name.replace(/^typeset-/, '')}.txt`;
    await expect(`${outline}\n`).toMatchFileSnapshot(path);
  });
});

describe('a subset of a font', () => {
  test('has the glyphs in the order asked for, some of them twice, and the parts of others', () => {
    const bytes = faces.get('serif')!;
    const whole = create(Buffer.from(bytes)) as Font;
    const ids = ['A', 'é', 'Ǻ', 'ё', '½', ' ', '-', '-', 'e'].map(
      (letter) => whole.glyphForCodePoint(letter.codePointAt(0)!).id,
    );
    const file = subset(bytes, [0, ...ids]);
    const part = create(Buffer.from(file)) as Font;
    for (const [index, id] of [0, ...ids].entries()) {
      expect(part.getGlyph(index).path.toSVG()).toBe(whole.getGlyph(id).path.toSVG());
      expect(part.getGlyph(index).advanceWidth).toBe(whole.getGlyph(id).advanceWidth);
    }
    expect(part.numGlyphs).toBeGreaterThan(ids.length + 1);
    expect(part.numGlyphs).toBeLessThan(ids.length + 12);
    expect(file.length).toBeLessThan(4000);
  });
});

describe('what a reader shows around the pages', () => {
  test('title, author and date, the same in both places', () => {
    const document = sampleDocument('# Fish & \\<chips> “100 %”', {
      publisher: { name: 'C&N', site: 'https://example.org', wordmark: 'C&N' },
    });
    const file = readPdf(draw(document));
    expect(readInfo(file).get('Title')).toBe('Fish & <chips> “100 %”');
    expect(readMetadata(file)?.title).toBe('Fish & <chips> “100 %”');
    expect(String(readInfo(file).get('CreationDate'))).toContain('20180615000000Z');
  });

  test('no line breaks and no hyphens of the source', () => {
    const file = readPdf(draw(sampleDocument('A *co\u00adop*\neration\n===\n')));
    expect(readInfo(file).get('Title')).toBe('A coop eration');
    expect(readOutline(file)[0]?.title).toBe('A coop eration');
  });

  test('an outline that follows the headings', () => {
    const markdown = '# One\n\n## Two\n\nText.\n\n### Three\n\nText.\n\n## Four\n\nText.';
    const outline = readOutline(readPdf(draw(sampleDocument(markdown))));
    const titles = (entries: typeof outline): unknown[] =>
      entries.map(({ title, children }) => [title, ...titles(children)]);
    expect(titles(outline)).toEqual([['One', ['Two', ['Three']], ['Four'], ['Press contacts']]]);
  });

  test('page numbers', () => {
    const document = sampleDocument(`# T\n\n${'Text.\n\n'.repeat(100)}`);
    expect(pageLabels(readPdf(draw(document)))).toEqual(['1', '2', '3', '4']);
  });
});

function repeat(times: number, line: (index: number) => string): string {
  return Array.from({ length: times }, (_, index) => line(index)).join('');
}

function paragraphOf(pieces: readonly { readonly type: string; readonly value: string }[]): Root {
  const children = pieces.map(({ type, value }) =>
    type === 'text' || type === 'inlineCode'
      ? { type, value }
      : { type, children: [{ type: 'text', value }] },
  );
  return { type: 'root', children: [{ type: 'paragraph', children }] } as Root;
}

function draw(document: LocalizedDocument, files = faces, design?: typeof dullDesign) {
  const file = new VFile();
  const paged = design ? typeset(document, files, file, design) : typeset(document, files, file);
  expect(file.messages).toEqual([]);
  return pdf(paged);
}

function save(name: string, document: LocalizedDocument): string {
  const path = join(folder, `${name}.pdf`);
  writeFileSync(path, draw(document));
  expect(readFileSync(path).subarray(0, 8).toString('latin1')).toBe('%PDF-1.7');
  return path;
}

/** What a program says; nothing if it is not there, which must not pass unseen. */
function run(program: string, parameters: readonly string[]): string | undefined {
  try {
    return execFileSync(program, parameters, { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const sentence = `${program} is not installed: the PDF was not checked with it`;
    if (process.env.CI || process.env.PRESSPACK_REQUIRE_CHECKERS) throw new Error(sentence);
    console.warn(sentence);
    return undefined;
  }
}
