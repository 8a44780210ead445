import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
import { sampleDocument } from './support/sample.ts';

const faces = await readFaces();

const folder = mkdtempSync(join(tmpdir(), 'presspack-pdf-'));
afterAll(() => rmSync(folder, { recursive: true }));

const documents: [string, LocalizedDocument][] = [
  ...suite('typeset-').map(([name, markdown]): [string, LocalizedDocument] => [
    name,
    sampleDocument(markdown, { images: sampleImages }),
  ]),
  ...Object.entries(samplePages()),
];

describe('the file', () => {
  test.for(documents)('of %s is in order, as our own reader sees it', async ([, document]) => {
    expect(problems(readPdf(await draw(document)))).toEqual([]);
  });

  test.for(documents)('of %s is in order, as qpdf sees it', async ([name, document], context) => {
    const path = await save(name, document);
    const report = run('qpdf', ['--check', path]);
    if (report === undefined) return context.skip();
    expect(report).toContain('No syntax or stream encoding errors found');
  });

  test('is the same whenever it is made, after whatever else', async () => {
    const { en, fr, ru } = samplePages();
    const alone = await draw(ru!);
    for (const other of [fr!, en!]) await draw(other);
    const again = await draw(ru!, await readFaces());
    expect(Buffer.compare(again, alone)).toBe(0);
  });

  test('is the same however long its pictures take to unpack', async () => {
    const images = new Map(
      [800, 40, 300].map((width) => [`${width}.png`, stripedPng(`${width}.png`, width, width)]),
    );
    const markdown = '# T\n\n![a](800.png)\n\n![b](40.png)\n\n![c](300.png)\n\n![d](40.png)';
    const document = sampleDocument(markdown, { images });
    const files = await Promise.all([1, 2, 3, 4].map(() => draw(document)));
    expect(problems(readPdf(files[0]!))).toEqual([]);
    for (const file of files) expect(Buffer.compare(file, files[0]!)).toBe(0);
  });

  test('is small', async () => {
    for (const document of Object.values(samplePages())) {
      expect((await draw(document)).length).toBeLessThan(45_000);
    }
  });

  test('leaves its pages as they were', async () => {
    const paged = typeset(samplePages().en!, faces, new VFile());
    const before = layoutText(paged);
    await pdf(paged);
    expect(layoutText(paged)).toBe(before);
  });
});

describe('the text read through the structure', () => {
  test.for(documents)('of %s is the text of the document', async ([, document]) => {
    const text = structureText(readPdf(await draw(document, faces, dullDesign)));
    expect(text).toBe(documentText(document));
  });

  test.for(documents)('of %s is so for Poppler too', async ([name, document], context) => {
    const path = await save(name, document);
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
  ] as const)('has everything of %s, on the page', async ([, markdown]) => {
    const document = sampleDocument(`# T\n\n${markdown}\n`);
    const paged = typeset(document, faces, new VFile());
    for (const { content, width, height } of paged.pages) {
      for (const { x, y } of content.flatMap(({ drawings }) => drawings)) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(width - 40);
        expect(y).toBeLessThan(height - 20);
      }
    }
    const file = readPdf(await pdf(paged));
    expect(problems(file)).toEqual([]);
    expect(structureText(file)).toBe(documentText(document));
  });

  test('has the words of any text, in any order of styles', async () => {
    const word = fc.stringMatching(/^[a-zA-Zа-яё0-9'’«»().,;:!?-]{1,14}$/u);
    const piece = fc.record({
      value: fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `${words.join(' ')} `),
      type: fc.constantFrom('text', 'emphasis', 'strong', 'inlineCode'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (pieces) => {
        const document = { ...sampleDocument('# T'), body: paragraphOf(pieces) };
        const text = structureText(readPdf(await draw(document, faces, dullDesign)));
        expect(text).toBe(documentText(document));
      }),
      { numRuns: 40 },
    );
  });

  test('keeps characters apart that share a glyph', async () => {
    const text = 'a\u00a0b c-d\u2011e \u2126 \u03a9 \u00b5 \u03bc fi \ufb01 1\u202f000\u2009km';
    const document = sampleDocument('# T', { dateline: text });
    expect(structureText(readPdf(await draw(document)))).toContain(text.normalize('NFC'));
  });
});

describe('the structure', () => {
  test.for(documents)('of %s', async ([name, document]) => {
    const outline = structureOutline(readPdf(await draw(document, faces, dullDesign)));
    const path = `golden/structure/${name.replace(/^typeset-/, '')}.txt`;
    await expect(`${outline}\n`).toMatchFileSnapshot(path);
  });
});

describe('a subset of a font', () => {
  test('keeps glyphs, their indices and their widths, and copies outlines', () => {
    const bytes = faces.get('serif')!;
    const whole = create(Buffer.from(bytes)) as Font;
    const ids = ['A', 'é', 'Ǻ', 'ё', '½', ' '].map(
      (letter) => whole.glyphForCodePoint(letter.codePointAt(0)!).id,
    );
    const hyphen = whole.glyphForCodePoint(0x2d).id;
    const file = subset(bytes, ids, new Map([[whole.numGlyphs, hyphen]]));
    const part = create(Buffer.from(file)) as Font;
    for (const id of ids) {
      expect(part.getGlyph(id).path.toSVG()).toBe(whole.getGlyph(id).path.toSVG());
      expect(part.getGlyph(id).advanceWidth).toBe(whole.getGlyph(id).advanceWidth);
    }
    expect(part.getGlyph(whole.numGlyphs).path.toSVG()).toBe(whole.getGlyph(hyphen).path.toSVG());
    expect(part.numGlyphs).toBe(whole.numGlyphs + 1);
    expect(file.length).toBeLessThan(bytes.length / 10);
  });
});

describe('what a reader shows around the pages', () => {
  test('title, author and date, the same in both places', async () => {
    const document = sampleDocument('# Fish & <chips> “100 %”', {
      publisher: { name: 'C&N', site: 'https://example.org', wordmark: 'C&N' },
    });
    const file = readPdf(await draw(document));
    expect(readInfo(file).get('Title')).toBe('Fish & <chips> “100 %”');
    expect(readMetadata(file)?.title).toBe('Fish & <chips> “100 %”');
    expect(String(readInfo(file).get('CreationDate'))).toContain('20180615000000Z');
  });

  test('no line breaks and no hyphens of the source', async () => {
    const file = readPdf(await draw(sampleDocument('A *co\u00adop*\neration\n===\n')));
    expect(readInfo(file).get('Title')).toBe('A coop eration');
    expect(readOutline(file)[0]?.title).toBe('A coop eration');
  });

  test('an outline that follows the headings', async () => {
    const markdown = '# One\n\n## Two\n\nText.\n\n### Three\n\nText.\n\n## Four\n\nText.';
    const outline = readOutline(readPdf(await draw(sampleDocument(markdown))));
    const titles = (entries: typeof outline): unknown[] =>
      entries.map(({ title, children }) => [title, ...titles(children)]);
    expect(titles(outline)).toEqual([['One', ['Two', ['Three']], ['Four'], ['Press contacts']]]);
  });

  test('page numbers', async () => {
    const document = sampleDocument(`# T\n\n${'Text.\n\n'.repeat(100)}`);
    expect(pageLabels(readPdf(await draw(document)))).toEqual(['1', '2', '3', '4']);
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

async function save(name: string, document: LocalizedDocument): Promise<string> {
  const path = join(folder, `${name}.pdf`);
  writeFileSync(path, await draw(document));
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
