import { tests } from 'commonmark-spec';
import type { Element } from 'hast';
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
 * Every example of the CommonMark specification, as the text of a release: it becomes a page and a
 * paper that say the same, or a message that says where the trouble is.
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
const faces = await readFaces();

const sections = Map.groupBy(tests, ({ section }) => section);

it.each([...sections])('%s', { timeout: 120_000 }, async (_section, examples) => {
  for (const { markdown, number } of examples) {
    const value = front + markdown.replaceAll('→', '\t');
    const file = new VFile({ path: 'source/test.md', value });
    const made = await publish(file);
    for (const message of file.messages) expect(message.line, message.reason).toBeGreaterThan(0);
    if (isFatal(file.messages)) continue;
    expect(made && problems(made.paper), `example ${number}`).toEqual([]);
    expect(made && onPaper(made.paper), `example ${number}`).toBe(made && onScreen(made.page));
  }
});

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

/** What the structure of the paper says between headline and contacts, but for the list markers. */
function onPaper(paper: PdfFile): string {
  const blocks = structureTree(paper).children.flatMap((child) =>
    child.kind === 'element' && child.type === 'Document' ? child.children : [child],
  );
  const start = blocks.findIndex((block) => block.kind === 'element' && block.type === 'H1');
  const end = blocks.findLastIndex((block) => heard(block) === 'Contact');
  return blocks
    .slice(start + 1, end)
    .map(heard)
    .join('');
}

function heard(node: StructureChild): string {
  if (node.kind === 'text') return node.text.replace(/[\s\u00ad]/g, '');
  if (node.kind === 'annotation' || node.type === 'Lbl') return '';
  return node.children.map(heard).join('');
}

/** The text of the page between headline and contacts. */
function onScreen(page: string): string {
  let text = '';
  visit(unified().use(rehypeParse).parse(page), 'element', (node: Element) => {
    const names = node.properties.className;
    if (!Array.isArray(names) || !names.includes('text')) return;
    visit(node, 'text', (child) => {
      text += child.value.replace(/\s/g, '');
    });
  });
  return text;
}
