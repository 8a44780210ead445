import { tests } from 'commonmark-spec';
import type { Element, ElementContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { expect, it } from 'vitest';
import { html } from '../pipeline/html/html.ts';
import { localize } from '../pipeline/localize/localize.ts';
import { parse } from '../pipeline/parse/parse.ts';
import { pdf } from '../pipeline/pdf/pdf.ts';
import { readFaces } from '../pipeline/read/faces.ts';
import { readImages } from '../pipeline/read/images.ts';
import { readProject } from '../pipeline/read/project.ts';
import { isFatal } from '../pipeline/report/message.ts';
import { typeset } from '../pipeline/typeset/typeset.ts';
import type { PdfFile } from './support/pdf/document.ts';
import { problems, readPdf, structureTree } from './support/pdf/reader.ts';
import type { StructureChild } from './support/pdf/structure.ts';
import { repository } from './support/project.ts';
import { sampleNewsroom as newsroom } from './support/sample.ts';

/*
 * Every example of the CommonMark specification, and of what GitHub adds to it, as the text of a
 * release: it becomes a page and a paper that say the same words, or a message that says where the
 * trouble is.
 */

const front = `---
reference: TEST-1
date: 2018-06-15
contacts:
  - {name: A, role: B, phone: +33 1 44 76 75 39, email: a@b.fr}
---

# Title

`;

const project = await readProject(repository);
const faces = readFaces();

/** For every construction of the GFM specification (0.29): what belongs to it, and its edge cases. */
const additions: Readonly<Record<string, readonly string[]>> = {
  'GFM tables': [
    '| Mission | Year |\n| --- | --- |\n| Phebus | 2018 |',
    '| Mission | Kilograms |\n:-: | -----------:\nPhebus | 8',
    '| Com\\|mand  |\n| ------ |\n| code `\\|` here |\n| strong **\\|** here |',
    '| Mission | Year |\n| --- | --- |\n| Phebus | 2018 |\n> A quotation',
    '| Mission | Year |\n| --- | --- |\n| Phebus | 2018 |\nonward\n\nA paragraph',
    '| Mission | Year |\n| --- |\n| no table |',
    '| Mission | Year |\n| --- | --- |\n| Phebus |\n| Bion-M | 2019 |',
    '| Mission | Year |\n| --- | --- |\n| Phebus | 2018 | lost |',
    '| Only | a head |\n| --- | --- |',
    '- | in | a list |\n  | --- | --- |\n  | *one* | [two](https://example.org) |',
  ],
  'GFM task lists': [
    '- [ ] open\n- [x] done',
    '- [x] outer\n  - [ ] inner\n  - [X] another\n- [ ] last',
    '- [ ]nothing\n- [y] nothing\n\n[ ] nothing',
  ],
  'GFM strikethrough': [
    '~~Hello~~ World',
    'Not ~~over\n\nparagraphs~~.',
    'One ~tilde~ and ~~~three~~~ and ~~ none ~~ and ~~*both*~~',
  ],
  'GFM addresses': [
    'www.example.org',
    'See www.example.org/help for more.',
    'See www.example.org.\n\nSee www.example.org/a.b.',
    'www.example.org/find?q=Up+(business)\n\n(www.example.org/find?q=Up+(business))',
    'www.example.org/find?q=(business))+ok',
    'www.example.org/find?q=mark&lang=en\n\nwww.example.org/find?q=mark&copy;',
    'www.example.org/fi<nd',
    'http://example.org\n\n(See https://files.example.org/?q=Up+(business))\n\nftp://files.example.org.',
    'press@example.org, press+en@example.org; not press@local+en.example',
    'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_',
  ],
  'GFM raw HTML': [
    '<strong> <title> <style> <em>\n\n<blockquote>\n  <xmp> and <XMP>\n</blockquote>',
  ],
};

const sections = [
  ...Map.groupBy(tests, ({ section }) => section),
  ...Object.entries(additions).map(
    ([section, texts]) =>
      [section, texts.map((markdown, index) => ({ markdown, number: index + 1 }))] as const,
  ),
];

it.each(sections)('%s', { timeout: 120_000 }, async (section, examples) => {
  const unbuilt: number[] = [];
  for (const { markdown, number } of examples) {
    // As it is, it is often refused, with a place: then what a release may hold of it.
    const isBuilt =
      (await saysTheSame(markdown, number)) || (await saysTheSame(permitted(markdown), number));
    if (!isBuilt) unbuilt.push(number);
  }
  expect(unbuilt).toEqual(refused[section] ?? []);
});

/** Whether page and paper of an example are made, and then holds them against each other. */
async function saysTheSame(markdown: string, number: number): Promise<boolean> {
  const file = new VFile({ path: 'source/test.md', value: front + markdown.replaceAll('→', '\t') });
  const made = await publish(file);
  for (const message of file.messages) expect(message.line, message.reason).toBeGreaterThan(0);
  if (isFatal(file.messages)) return false;
  expect(made && problems(made.paper), `example ${number}`).toEqual([]);
  expect(made && onPaper(made.paper), `example ${number}`).toEqual(made && onScreen(made.page));
  return true;
}

/** An example without a second headline, and with whole addresses and a picture that is there. */
function permitted(markdown: string): string {
  const hasPicture = markdown.includes('![');
  return markdown
    .replace(/^([ >*-]{0,6})#(?=[ \t→]|$)/gm, '$1##')
    .replace(/^([ >]{0,5})=+([ \t]*)$/gm, '$1---$2')
    .replace(/(?<=\]\(\s*<?|\]:\s*<?)(?!https?:)\/?([^)<>\s]+)/g, (_found, address: string) =>
      hasPicture ? '../docs/pages.png' : `https://example.org/${address}`,
    );
}

/** The examples that are refused even so, by their sections. */
const refused: Readonly<Record<string, readonly number[]>> = {
  // Odd characters, links without words or address or to a place that is none on the web, pictures
  // without a description, a cell too many.
  'Entity and numeric character references': [26, 27],
  'Link reference definitions': [200],
  Links: [485, 486, 487, 517, 531, 567],
  Images: [581, 593],
  Autolinks: [596, 598, 599, 601],
  'GFM tables': [8],
};

/** The page and the paper of a release; nothing if it is not fit to be built. */
async function publish(file: VFile): Promise<{ page: string; paper: PdfFile } | undefined> {
  const parsed = parse(file, newsroom);
  const release = parsed && (await readImages(project.root, parsed));
  const locale = project.locales.find(({ tag }) => tag === 'en');
  if (!release || !locale) return undefined;
  const edition = { newsroom, locales: project.locales, draft: false };
  const document = localize(release, locale, edition, file);
  const page = html(document, file);
  return { page, paper: readPdf(await pdf(typeset(document, faces, file))) };
}

/** The words that the structure of the paper has between headline and contacts, but for list markers. */
function onPaper(paper: PdfFile): string[] {
  const blocks = structureTree(paper).children.flatMap((child) =>
    child.kind === 'element' && child.type === 'Document' ? child.children : [child],
  );
  const start = blocks.findIndex((block) => block.kind === 'element' && block.type === 'H1');
  const end = blocks.findLastIndex((block) => heard(block).trim() === 'Contact');
  expect(start, 'the headline').toBeGreaterThanOrEqual(0);
  expect(end, 'the contacts').toBeGreaterThan(start);
  return wordsOf(
    blocks
      .slice(start + 1, end)
      .map(heard)
      .join(' '),
  );
}

function heard(node: StructureChild): string {
  if (node.kind === 'text') return node.text.replaceAll('\u00ad', '');
  if (node.kind === 'annotation' || node.type === 'Lbl') return '';
  const text = node.children.map(heard).join('');
  return phrases.has(node.type) ? text : ` ${text} `;
}

/** What stands inside a line (ISO 32000-1, 14.8.4.4). */
const phrases = new Set(['Span', 'Code', 'Link', 'Reference', 'Quote']);

/** The words of the page between headline and contacts. */
function onScreen(page: string): string[] {
  let text: string | undefined;
  visit(unified().use(rehypeParse).parse(page), 'element', (node: Element) => {
    const names = node.properties.className;
    if (Array.isArray(names) && names.includes('text')) text = seen(node);
  });
  expect(text, 'the text').toBeDefined();
  return wordsOf(text!);
}

function seen(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  if (node.tagName === 'br') return ' ';
  // Paper has no pointer to rest on a picture: it prints what would then be seen.
  if (node.tagName === 'img') return ` ${node.properties.title ?? ''} `;
  const text = node.children.map(seen).join('');
  return inline.has(node.tagName) ? text : ` ${text} `;
}

const inline = new Set(['a', 'code', 'del', 'em', 'img', 'label', 'span', 'strong', 'sub', 'sup']);

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
