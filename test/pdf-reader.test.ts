import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import {
  allElements,
  glyphRuns,
  PdfString,
  pageLabels,
  pageText,
  problems,
  readInfo,
  readMetadata,
  readOutline,
  readPdf,
  structureOutline,
  structureText,
  structureTree,
} from './support/pdf/reader.ts';
import { edit, replace } from './support/pdf/samples/mutation.ts';
import { glyphs, sampleObjects } from './support/pdf/samples/sample-file.ts';
import {
  type SampleObjects,
  writeClassic,
  writePacked,
  writeUpdate,
} from './support/pdf/samples/writers.ts';

const sample = writeClassic(sampleObjects());

const outline = `
Document
  H1 (Headline) title "Top" @1 "A good file"
  P
    "The exam\\u{ad}ple shows a "
    Link [fr]
      "link"
      → Link "The link"
    " in three words and spa\\u{ad}"
    @2 "ces."
  L ListNumbering=Disc
    LI
      Lbl "\u2022 "
      LBody "one"
  Table
    TR
      TH Scope=Row "word"
      TD "\u044f"
  Figure alt "A square" BBox=(50 400 100 450) ""
  Note #note-1 "Note"`.trim();

const text = `
A good file
The example shows a link in three words and spaces.
\u2022
one
word
\u044f
Note`.trim();

describe('files of every construction', () => {
  const objects = sampleObjects();
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['a classic table', sample],
    ['object and cross-reference streams', writePacked(objects)],
    ['a hybrid file', writePacked(objects, true)],
    ['an incremental update', writeUpdate(sample, pick(objects, 17, 22))],
  ];
  test.each(files)('%s', (_, bytes) => {
    const file = readPdf(bytes);
    expect(structureOutline(file)).toBe(outline);
    expect(structureText(file)).toBe(text);
    expect(problems(file)).toEqual([]);
  });

  test('the newest object of an update wins, and a freed one is gone', () => {
    const update = new Map([[15, { value: '<< /Title (New) >>' }]]);
    const once = writeUpdate(sample, update);
    expect(readInfo(readPdf(once)).get('Title')).toBe('New');
    const freed = replace(
      once,
      /15 1\n\d{10} 00000 n(?![\s\S]*15 1\n)/,
      '15 1\n0000000000 00001 f',
    );
    expect([...readInfo(readPdf(freed))]).toEqual([]);
  });

  test('qpdf finds our samples sound, and what it rewrites reads the same', (context) => {
    if (!hasProgram('qpdf')) return context.skip();
    inFolder((folder) => {
      for (const [index, [, bytes]] of files.entries()) {
        const path = join(folder, `${index}.pdf`);
        writeFileSync(path, bytes);
        execFileSync('qpdf', ['--check', path]);
        for (const option of ['--object-streams=generate', '--linearize', '--qdf']) {
          const rewritten = join(folder, 'rewritten.pdf');
          execFileSync('qpdf', [option, path, rewritten]);
          const file = readPdf(readFileSync(rewritten));
          expect(structureOutline(file)).toBe(outline);
          expect(problems(file)).toEqual([]);
        }
      }
    });
  });
});

describe('what a page shows', () => {
  const file = readPdf(sample);

  test('runs stand where the matrices put them', () => {
    const runs = glyphRuns(file).map(
      ({ page, font, size, x, y, width, text, mcid, artifact }) =>
        `${page} ${font} ${size} (${x}, ${y}) ${width.toFixed(1)} ${JSON.stringify(text)} ${artifact ? 'artifact' : mcid}`,
    );
    expect(runs.join('\n')).toBe(
      `
0 Plain 20 (50, 740) 110.0 "A good file" 0
0 Plain 10 (50, 700) 45.0 "The exam\u00ad" 1
0 Plain 10 (50, 688) 60.0 "ple shows a " 1
0 Plain 10 (50, 676) 19.8 "link" 2
0 Plain 20 (72, 676) 40.0 " in " 3
0 Plain 20 (112, 676) 10.0 "1" 3
0 Plain 20 (72, 652) 180.0 " words and spa\u00ad" 3
1 Plain 10 (50, 750) 20.0 "ces." 0
1 Plain 10 (50, 730) 10.0 "\u2022 " 1
1 Plain 10 (60, 730) 15.0 "one" 2
1 Plain 10 (50, 710) 20.0 "word" 3
1 Plain 10 (70, 710) 5.0 "\u044f" 4
1 Plain 10 (50, 300) 20.0 "Note" 6
1 Plain 10 (280, 30) 5.0 "1" artifact`.trim(),
    );
  });

  test('the text of a page is what it shows, furniture too', () => {
    expect(pageText(file, 1)).toBe('ces.\n\u2022 one\nword\u044f\nNote\n1');
  });

  test('labels, outline, information and metadata', () => {
    expect(pageLabels(file)).toEqual(['i', 'A-4']);
    expect(readOutline(file)).toEqual([{ title: 'A', page: 1, children: [] }]);
    expect(readInfo(file).get('Title')).toBe('A good file (& more)');
    expect(readMetadata(file)?.title).toBe('A good file (& more)');
  });

  test('languages are inherited', () => {
    const langs = allElements(structureTree(file)).map(({ type, lang }) => `${type} ${lang}`);
    expect(langs).toContain('Link fr');
    expect(langs).toContain('P en');
  });
});

describe('reading aloud', () => {
  test('no space is invented where a line ends without one', () => {
    const objects = sampleObjects();
    edit(objects, 5, glyphs('ple shows a '), glyphs('ple shows a'));
    expect(structureText(readPdf(writeClassic(objects)))).toContain('shows alink in');
  });

  test('a soft hyphen in the middle of a line stays, and is seen', () => {
    const objects = sampleObjects();
    edit(objects, 5, '12 TL', '0 TL');
    edit(objects, 5, '1 0 0 1 50 700 Tm', '1 0 0 1 50 676 Tm');
    expect(structureText(readPdf(writeClassic(objects)))).toContain('exam\u00adple');
  });

  test('ActualText of an element stands for all that it holds', () => {
    const objects = sampleObjects();
    edit(objects, 24, '/Lang (fr)', '/ActualText (anchor)');
    expect(structureText(readPdf(writeClassic(objects)))).toContain('shows a anchor in three');
  });
});

describe('text strings', () => {
  test.each([
    ['(a\\(b\\)\\053\\\r\nc\\n)', 'a(b)+c\n'],
    ['(nested (pair) \\7z)', 'nested (pair) \u0007z'],
    ['<80 9f A0 18 2>', '\u2022\ufffd\u20ac\u02d8 '],
    ['<FEFF 0416 D83D DE00>', '\u0416\u{1f600}'],
    ['<EFBBBF d096>', '\u0416'],
  ])('%s', (written, expected) => {
    const objects = sampleObjects();
    objects.set(15, { value: `<< /Title ${written} >>` });
    expect(readInfo(readPdf(writeClassic(objects))).get('Title')).toBe(expected);
  });

  test('escapes in names', () => {
    const objects = sampleObjects();
    objects.set(15, { value: '<< /A#20b#23 (x) >>' });
    expect([...readInfo(readPdf(writeClassic(objects))).keys()]).toEqual(['A b#']);
  });

  test('any bytes survive a hexadecimal string', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const objects = sampleObjects();
        objects.set(15, { value: `<< /Id <${Buffer.from(bytes).toString('hex')}> >>` });
        const id = readPdf(writeClassic(objects)).trailer.dict('Info')?.get('Id');
        expect(id instanceof PdfString && [...id.bytes]).toEqual([...bytes]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('files of another writer', () => {
  test('what pdfkit tags is read back, and its faults are seen', async () => {
    const bytes = await writeWithPdfkit();
    const file = readPdf(bytes);
    expect(structureText(file)).toBe(
      'Z\u00e9ro gravit\u00e9\nLe satellite \u00ab M\u00e9t\u00e9o \u00bb quitte la Terre pour la station.\n\u0414\u043e\u0431\u0440\u043e',
    );
    expect(structureOutline(file).split('\n')).toEqual([
      'Document',
      '  H1 @1 "Z\u00e9ro gravit\u00e9"',
      '  P "Le satellite \u00ab M\u00e9t\u00e9o \u00bb quitte la Terre pour la station."',
      '  P [ru] @2 "\u0414\u043e\u0431\u0440\u043e"',
    ]);
    expect(glyphRuns(file)[0]).toMatchObject({ font: 'SourceSerif4-Regular', size: 20, x: 72 });
    expect(problems(file)).toEqual([
      'There is no OutputIntent of PDF/A',
      "The metadata's pdfuaid:part is missing, not 1",
      "The metadata's pdfaid is missing, not 2A",
    ]);
  });

  test('poppler reads the same text through the structure', async (context) => {
    if (!hasProgram('pdfinfo', '-v')) return context.skip();
    const objects = sampleObjects();
    // Poppler 22.12 loses the text that follows marked content inside marked content.
    const span = `/Span << /ActualText <FEFF00740068007200650065> >> BDC ${glyphs('1')} Tj EMC`;
    edit(objects, 5, span, `${glyphs('1')} Tj`);
    for (const bytes of [writeClassic(objects), await writeWithPdfkit()]) {
      const theirs = inFolder((folder) => {
        const path = join(folder, 'sample.pdf');
        writeFileSync(path, bytes);
        return execFileSync('pdfinfo', ['-struct-text', path], { encoding: 'utf8' });
      });
      const words = [...theirs.matchAll(/^ *"(.*)"$/gm)].map(([, word]) => word).join('');
      const ours = structureText(readPdf(bytes));
      expect(words.replace(/\s/g, '')).toBe(ours.replace(/\s/g, ''));
    }
  });
});

const face = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
);

function pick(objects: SampleObjects, ...numbers: readonly number[]): SampleObjects {
  return new Map([...objects].filter(([number]) => numbers.includes(number)));
}

function hasProgram(name: string, option = '--version'): boolean {
  try {
    execFileSync(name, [option], { stdio: 'ignore' });
    return true;
  } catch {
    if (process.env.CI || process.env.PRESSPACK_REQUIRE_CHECKERS)
      throw new Error(`${name} is not installed`);
    console.warn(`skipped: ${name} is not installed, so PDFs are not compared with what it reads`);
    return false;
  }
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-reader-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A tagged file with an embedded face, as pdfkit writes it by itself. */
async function writeWithPdfkit(): Promise<Uint8Array> {
  const document = new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    lang: 'fr',
    displayTitle: true,
    info: { Title: 'Z\u00e9ro', CreationDate: new Date(0) },
    font: face,
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  const root = document.struct('Document');
  document.addStructure(root);
  const add = (type: string, size: number, text: string, lang?: string): void => {
    root.add(
      document.struct(type, lang ? { lang } : {}, () => {
        document.fontSize(size).text(text);
      }),
    );
  };
  add('H1', 20, 'Z\u00e9ro gravit\u00e9');
  add('P', 10, 'Le satellite \u00ab M\u00e9t\u00e9o \u00bb quitte la Terre pour la station.');
  document.addPage();
  add('P', 10, '\u0414\u043e\u0431\u0440\u043e', 'ru');
  root.end();
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
