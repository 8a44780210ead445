import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import type { Paragraph } from 'mdast';
import { VFile } from 'vfile';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import type { ImageFile } from '../pipeline/model/image.ts';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import type { PagedDocument, StructureElement } from '../pipeline/model/paged-document.ts';
import { pdf } from '../pipeline/pdf/pdf.ts';
import { readFaces } from '../pipeline/read/faces.ts';
import { typeset } from '../pipeline/typeset/typeset.ts';
import { anyMarkdown } from './support/any-markdown.ts';
import { drawPng, pngKinds } from './support/any-png.ts';
import { sampleImages, samplePages, suite } from './support/pages.ts';
import { makeProject, presspack, removeProjects } from './support/project.ts';
import { sampleDocument } from './support/sample.ts';
import { type Candidate, judge, objections, type Verdict } from './support/verapdf.ts';

/*
 * Every PDF that we make, before a judge who is not of this house: veraPDF, by PDF/UA-1 and by
 * PDF/A-2a. One start of Java judges them all; the tests then read the verdicts.
 */

const faces = readFaces();
const pages = samplePages();

/** The files of the real release, as the command line names them. */
const released = ['en', 'fr', 'ru'].map((locale) => `PR081-2018_${locale}.pdf`);
const drafts = released.map((name) => name.replace('.pdf', '_DRAFT.pdf'));

const unspoilt = documentOf('# T\n\nText.\n\n![A rocket](images/rocket.png)');

const documents: readonly (readonly [string, LocalizedDocument])[] = [
  ['the file that is spoilt below', unspoilt],
  ...Object.entries(pages).map(([name, page]) => [`sample page ${name}`, page] as const),
  ...suite().map(([name, markdown]) => [`${name}.md`, documentOf(markdown)] as const),
  ['pictures of every kind', documentOf(...everyPicture())],
  ['pictures that go with it', documentOf('# T\n\nText.', { media: everyMedia() })],
  ['texts longer than a string of PDF/A', documentOf(...longTexts())],
  ...Object.entries(acrossPages()).map(
    ([name, markdown]) => [name, documentOf(`# T\n\n${markdown}`)] as const,
  ),
];

const random = (['en', 'fr', 'ru'] as const).flatMap((locale, seed) =>
  fc.sample(anyMarkdown(locale), { seed, numRuns: 14 }).map((markdown, index) => {
    const { labels } = pages[locale]!;
    const document = documentOf(markdown, { locale, originalLanguage: locale, labels });
    return { name: `random ${locale} ${index}`, markdown, document };
  }),
);

const verdicts = new Map<string, Verdict[]>();

beforeAll(async () => {
  const candidates: Candidate[] = [...(await buildRelease()), ...spoilFiles()];
  for (const [name, document] of documents) candidates.push({ name, bytes: draw(document) });
  for (const { name, document } of random) candidates.push({ name, bytes: draw(document) });
  for (const verdict of (await judge(candidates)) ?? []) {
    verdicts.set(verdict.name, [...(verdicts.get(verdict.name) ?? []), verdict]);
  }
}, 300_000);
afterAll(removeProjects);

/** Texts that become the title, the outline, and what is said of a picture and a link. */
function longTexts(): [string, Partial<LocalizedDocument>] {
  const long = 'Ещё одна фраза, которой нет конца. '.repeat(600).trim();
  const text = `# ${long}\n\n## ${long}\n\n![${long}](images/rocket.png)\n\n[${long}](https://example.org/)`;
  const subtitle: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: long }] };
  return [text, { subtitle }];
}

describe('veraPDF accepts', () => {
  it.for([...released, ...drafts])('%s, as the command line writes it', (name, context) => {
    expectAccepted(name, context);
  });

  it.for(documents.map(([name]) => name))('%s', (name, context) => {
    expectAccepted(name, context);
  });

  it.for(random.map(({ name, markdown }) => [name, markdown] as const))(
    '%s',
    ([name, markdown], context) => expectAccepted(name, context, markdown),
  );
});

describe('veraPDF rejects', () => {
  it.for([
    ['no claim', 'PDF/UA-1', '5-1 '],
    ['another claim', 'PDF/A-2a', '6.6.4-2 '],
    ['no language', 'PDF/UA-1', '7.2-'],
    ['a picture without words', 'PDF/UA-1', '7.3-1 '],
    ['a page without a way to the structure', 'PDF/UA-1', '7.1-3 '],
    ['a file cut short', 'PDF/UA-1', 'startxref'],
    ['no file', 'PDF/A-2a', 'End of file'],
  ] as const)('%s', ([name, profile, objection], context) => {
    const verdict = verdictsOn(name, context).find((one) => one.profile === profile)!;
    expect(verdict.compliant).toBe(false);
    expect(objections(verdict).join('\n')).toContain(objection);
  });
});

function expectAccepted(name: string, context: TestContext, hint?: string): void {
  const both = verdictsOn(name, context);
  expect(both.map(({ profile }) => profile)).toEqual(['PDF/UA-1', 'PDF/A-2a']);
  for (const verdict of both) {
    expect(objections(verdict), `${verdict.profile}\n${hint ?? ''}`).toEqual([]);
  }
}

function verdictsOn(name: string, context: TestContext): Verdict[] {
  if (verdicts.size === 0) context.skip('veraPDF is absent');
  return verdicts.get(name) ?? [];
}

/** The real release, and a draft of it in which a passage is not translated. */
async function buildRelease(): Promise<Candidate[]> {
  const whole = await makeProject();
  const unfinished = await makeProject({
    'locales/fr/PR081-2018.json': (text) => text.replace(/^ {2}"After the meeting.*\n.*\n/m, ''),
  });
  const candidates: Candidate[] = [];
  for (const args of [
    ['--root', whole],
    ['--root', unfinished, '--draft'],
  ]) {
    const run = await presspack(['build', '--format', 'pdf', ...args]);
    expect(run.exitCode, run.stderr).toBe(0);
    const out = join(args[1]!, args.length > 2 ? 'dist-draft' : 'dist');
    for (const file of await readdir(out, { recursive: true })) {
      if (!file.endsWith('.pdf')) continue;
      candidates.push({ name: basename(file), bytes: await readFile(join(out, file)) });
    }
  }
  return candidates;
}

/** Files that were good until somebody spoilt them: a judge who accepts them is asleep. */
function spoilFiles(): Candidate[] {
  const paged = typeset(unspoilt, faces, new VFile());
  const good = Buffer.from(pdf(paged));
  const edited = (name: string, from: string, to: string): Candidate => {
    return { name, bytes: replace(good, from, to) };
  };
  const erased = (name: string, from: string): Candidate => {
    return { name, bytes: erasePacked(good, from) };
  };
  return [
    edited('no claim', '<pdfuaid:part>1</pdfuaid:part>', ''),
    edited('another claim', '<pdfaid:part>2<', '<pdfaid:part>3<'),
    erased('no language', '/Lang(en)'),
    { name: 'a picture without words', bytes: pdf(silence(paged)) },
    erased('a page without a way to the structure', '/StructParents 0'),
    { name: 'a file cut short', bytes: good.subarray(0, 9000) },
    { name: 'no file', bytes: new Uint8Array() },
  ];
}

/** The same bytes, of which some that are there are others. */
function replace(bytes: Buffer, from: string, to: string): Buffer {
  const text = bytes.toString('latin1');
  expect(text).toContain(from);
  return Buffer.from(text.replace(from, to.padEnd(from.length)), 'latin1');
}

/** The same file, in whose object stream some words are blank. */
function erasePacked(file: Buffer, words: string): Buffer {
  const dictionary = file.indexOf('<</Type/ObjStm');
  const start = file.indexOf('stream\n', dictionary) + 'stream\n'.length;
  const [, length] = /\/Length (\d+)/.exec(file.toString('latin1', dictionary, start))!;
  const end = start + Number(length);
  const objects = replace(inflateSync(file.subarray(start, end)), words, '');
  const packed = deflateSync(objects, { level: 9 });
  // No byte of the file may move: what is shorter now is filled up.
  const rest = Buffer.alloc(Number(length) - packed.length);
  return Buffer.concat([file.subarray(0, start), packed, rest, file.subarray(end)]);
}

/** The same pages, whose pictures have lost their alternative texts. */
function silence(paged: PagedDocument): PagedDocument {
  const silent = ({ alt: _, children, ...element }: StructureElement): StructureElement => ({
    ...element,
    children: children.map((child) => ('type' in child ? silent(child) : child)),
  });
  return { ...paged, structure: silent(paged.structure) };
}

/** What a page cannot hold, so that it goes on over several. */
function acrossPages(): Record<string, string> {
  const words = 'word '.repeat(1500);
  const repeat = (line: string) => line.repeat(80);
  return {
    'a paragraph over pages': `**${words}** ${words}`,
    'a link over pages': `[${words}](https://example.org)`,
    'a passage over pages': `:span[${words}]{lang=fr}`,
    'quotations over pages': `> ${words}\n>\n> > ${words}`,
    'lists over pages': repeat(
      `1. [item](https://example.org)\n   - inner\n     > ${'word '.repeat(9)}\n`,
    ),
    'a table over pages': `| A | B |\n| - | -: |\n${repeat('| word | [link](https://example.org) |\n')}`,
    'a row over pages': `| A | B |\n| - | - |\n| ${words} | short |`,
    'notes over pages': `One[^1] ${words} two[^2].\n\n[^1]: ${words}\n[^2]: ${words}`,
    'pictures over pages': repeat('![A rocket](images/rocket.png "The rocket.")\n\n'),
    'code over pages': `\`\`\`js\n${repeat('if (true) {\n')}\`\`\``,
    'headings over pages': repeat('## A heading\n\n'),
    'quotations in quotations': `${'> '.repeat(60)}deep`,
  };
}

/** A document that shows every kind of PNG. */
function everyPicture(): [string, Partial<LocalizedDocument>] {
  const images = pngKinds.map((kind, index): [string, ImageFile] => {
    const path = `${index}.png`;
    const { bytes } = drawPng(kind, 9, 7);
    return [path, { path, bytes, mediaType: 'image/png', width: 9, height: 7 }];
  });
  const markdown = images.map(([path]) => `![A picture](${path})\n\n`).join('');
  return [`# T\n\n${markdown}`, { images: new Map(images) }];
}

/** Pictures with all words and with few, one of them in another language, on several pages. */
function everyMedia(): LocalizedDocument['media'] {
  const file = 'images/rocket.png';
  const caption: Paragraph = {
    type: 'paragraph',
    children: [
      { type: 'text', value: 'The ' },
      { type: 'emphasis', children: [{ type: 'text', value: 'rocket' }] },
    ],
  };
  const alt = { text: 'Une fusée', lang: 'fr' };
  const whole = { credit: { text: 'Jeanne', lang: 'fr' }, caption, copyright: '© CNES' };
  return Array.from({ length: 12 }, (_, index) => ({
    file,
    name: `rocket-${index}.png`,
    ...(index % 2 ? { alt: { text: 'A rocket' } } : { alt, ...whole }),
  }));
}

function documentOf(markdown: string, overrides: Partial<LocalizedDocument> = {}) {
  return sampleDocument(markdown, { images: sampleImages, ...overrides });
}

function draw(document: LocalizedDocument): Uint8Array {
  return pdf(typeset(document, faces, new VFile()));
}
