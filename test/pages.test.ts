import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { type PageDesign, pageDesigns } from '../pipeline/design/page.ts';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import type {
  GlyphRun,
  MarkedContent,
  PagedDocument,
  StructureElement,
} from '../pipeline/model/paged-document.ts';
import { pdf } from '../pipeline/pdf/pdf.ts';
import { readFaces } from '../pipeline/read/faces.ts';
import { type FilledPage, paginate } from '../pipeline/typeset/pages.ts';
import type { Strip } from '../pipeline/typeset/strip.ts';
import { typeset } from '../pipeline/typeset/typeset.ts';
import { documentText } from './support/document-text.ts';
import { dullDesign } from './support/dull-design.ts';
import { runText, runWidth } from './support/layout-text.ts';
import { sampleImages } from './support/pages.ts';
import { problems, readPdf, structureText } from './support/pdf/reader.ts';
import { sampleDocument } from './support/sample.ts';

const faces = readFaces();

/*
 * Where pages end. First with strips that are nothing but heights, then with releases: what a
 * reader would notice, whatever the words are.
 */

describe('strips', () => {
  const note = fc
    .array(fc.integer({ min: 8, max: 14 }), { minLength: 1, maxLength: 3 })
    .map((heights) =>
      heights.map((height, index) => strip({ height, keep: index === 0 && heights.length > 1 })),
    );
  const anyStrip = fc.record({
    height: fc.integer({ min: 8, max: 30 }),
    before: fc.integer({ min: 0, max: 10 }),
    hyphenated: fc.boolean(),
    keep: fc.integer({ min: 0, max: 3 }).map((chance) => chance === 0),
    notes: fc.oneof(
      { weight: 6, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: note.map((one) => [one]) },
    ),
  });
  const flows = fc.array(anyStrip, { minLength: 1, maxLength: 90 }).map((parts) =>
    parts.map(({ hyphenated, keep, ...part }, index) =>
      // No more than three in a row, so that there is always a page for them.
      strip({ ...part, ...(hyphenated && { hyphenated }), keep: keep && index % 2 === 0 }),
    ),
  );

  test('are all there, in order, each once, and lie below each other', () => {
    check(flows, (flow, pages) => {
      expect(pages.flatMap(({ text }) => text.map((placed) => placed.strip))).toEqual(flow);
      expect(pages.flatMap(({ notes }) => notes.slice(1).map((placed) => placed.strip))).toEqual(
        flow.flatMap(({ notes = [] }) => notes.flat()),
      );
      for (const [index, { text, notes }] of pages.entries()) {
        let bottom = index === 0 ? dullDesign.top : dullDesign.continuationTop;
        for (const placed of [...text, ...notes]) {
          expect(placed.y).toBeGreaterThanOrEqual(bottom - 0.001);
          bottom = placed.y + placed.strip.height;
        }
        expect(bottom).toBeLessThanOrEqual(dullDesign.bottom + 0.001);
      }
    });
  });

  test('that belong together are not parted', () => {
    check(flows, (_, pages) => {
      for (const { text } of pages.slice(0, -1)) expect(text.at(-1)?.strip.keep).not.toBe(true);
    });
  });

  test('have their notes on their page, or the beginning of the last of them', () => {
    check(flows, (_, pages) => {
      for (const { text, notes } of pages) {
        const here = new Set(notes.map((placed) => placed.strip));
        for (const brought of text.flatMap(({ strip: { notes: own = [] } }) => own)) {
          expect(here.has(brought[0]!)).toBe(true);
        }
        expect(notes.at(-1)?.strip.keep).not.toBe(true);
      }
    });
  });

  test('of which a page can hold no more only where there is a reason', () => {
    const lines = fc.integer({ min: 20, max: 300 });
    fc.assert(
      fc.property(lines, (count) => {
        const flow = Array.from({ length: count }, () => strip({ height: 10 }));
        const pages = paginate(flow, rule, dullDesign);
        const counts = pages.map(({ text }) => text.length);
        // 25 lines on the first page, 23 on others; the last has four at least.
        expect(counts.length).toBe(count <= 25 ? 1 : 1 + Math.ceil((count - 25) / 23));
        if (counts.length > 1) expect(counts.at(-1)).toBeGreaterThanOrEqual(4);
        const missing =
          25 - counts[0]! + counts.slice(1, -1).reduce((sum, one) => sum + 23 - one, 0);
        expect(counts.length === 1 ? 0 : missing).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('that end in a hyphen end no page, if the page can end a little higher', () => {
    const flow = Array.from({ length: 200 }, (_, index) =>
      strip({ height: 10, ...(index % 2 === 0 && { hyphenated: true }) }),
    );
    const pages = paginate(flow, rule, dullDesign);
    expect(pages.length).toBeGreaterThan(7);
    for (const { text } of pages.slice(0, -1))
      expect(text.at(-1)?.strip.hyphenated).toBeUndefined();
  });

  test('that no page holds stand on one, and notes that none holds run on', () => {
    const flow = [
      strip({ height: 20 }),
      strip({ height: 900, notes: [[strip({ height: 10 })]] }),
      strip({ height: 10, notes: [Array.from({ length: 100 }, () => strip({ height: 10 }))] }),
      strip({ height: 10, keep: true, notes: [[strip({ height: 500 })], [strip({ height: 10 })]] }),
      strip({ height: 10 }),
    ];
    const pages = paginate(flow, rule, dullDesign);
    expect(pages.flatMap(({ text }) => text.map((placed) => placed.strip))).toEqual(flow);
    expect(pages.flatMap(({ notes }) => notes.slice(1)).length).toBe(103);
  });

  function check(
    arbitrary: fc.Arbitrary<Strip[]>,
    expectations: (flow: readonly Strip[], pages: readonly FilledPage[]) => void,
  ): void {
    fc.assert(
      fc.property(arbitrary, (flow) => expectations(flow, paginate(flow, rule, dullDesign))),
      { numRuns: 300 },
    );
  }
});

describe('the pages of any release', () => {
  const designs: readonly (readonly [string, PageDesign])[] = [
    ['A4', pageDesigns.a4],
    ['US Letter', pageDesigns.letter],
    ['a small page', { ...dullDesign, height: 500, bottom: 470, footerBaseline: 490 }],
  ];

  test.for(designs)('on %s', async ([, design]) => {
    await fc.assert(
      fc.asyncProperty(releases, async (markdown) => {
        const document = sampleDocument(markdown, { images: sampleImages });
        const paged = typeset(document, faces, new VFile(), design);
        expectOnPage(paged, design);
        expectNotesUnderText(paged);
        expectLinesInCompany(paged);
        expectContactsInCompany(paged, document);
        const file = readPdf(await pdf(paged));
        expect(problems(file)).toEqual([]);
        expect(structureText(file)).toBe(documentText(document));
      }),
      { numRuns: 25 },
    );
  });

  test('have the size that the newsroom asks for', () => {
    const sizes = (['a4', 'letter'] as const).map((paper) => {
      const { pages } = typeset(sampleDocument('# T', { paper }), faces, new VFile());
      return pages.map(({ width, height }) => [width, height]);
    });
    expect(sizes).toEqual([[[595.28, 841.89]], [[612, 792]]]);
  });

  test('hold sixty pages of it', () => {
    const [markdown] = fc.sample(releaseOf({ minLength: 500, maxLength: 500 }), {
      seed: 1,
      numRuns: 1,
    });
    const document = sampleDocument(markdown!, { images: sampleImages });
    const paged = typeset(document, faces, new VFile());
    expect(paged.pages.length).toBeGreaterThan(50);
    expectOnPage(paged, pageDesigns.a4);
    expectNotesUnderText(paged);
    expectLinesInCompany(paged);
    expectContactsInCompany(paged, document);
  });
});

describe('on one page stand', () => {
  const texts: readonly (readonly [string, string, string, string])[] = [
    ['a heading and two lines', '## Heading', 'two lines of text '.repeat(12), 'Heading'],
    ['an announcement and a quotation', 'He said:', `> ${'quoted words '.repeat(12)}`, 'said:'],
    ['a list and its introduction', 'Three points.', '- one\n- two\n- three', 'points'],
    ['a quotation and its author', '> Words.', '— Somebody', 'Words'],
  ];
  test.for(texts)('%s', ([, first, second, end]) => {
    for (let count = 1; count < 40; count++) {
      const filler = Array.from({ length: count }, (_, index) => `Line ${index}.`).join('  \n');
      const { pages } = typeset(
        sampleDocument(`# T\n\n${filler}\n\n${first}\n\n${second}`, { contacts: [] }),
        faces,
        new VFile(),
        dullDesign,
      );
      for (const { content } of pages.slice(0, -1)) {
        const last = linesOf(content.filter(isText)).at(-1)!;
        expect(last.map(runText).join(''), `${count} lines`).not.toContain(end);
      }
    }
  });
});

/** Words with blocks of every kind, and notes here and there. */
function releaseOf(size: { minLength: number; maxLength: number }): fc.Arbitrary<string> {
  const words = (least: number, most: number) =>
    fc
      .array(fc.constantFrom('the', 'agreement', 'of', 'planetology', 'in', 'orbit', 'research'), {
        minLength: least,
        maxLength: most,
      })
      .map((chosen) => chosen.join(' '));
  const noted = fc
    .tuple(words(3, 70), fc.boolean(), words(3, 40))
    .map(([before, hasNote, after]) => `${before}${hasNote ? '@' : ''} ${after}.`);
  const row = fc.tuple(words(1, 2), noted).map((cells) => `| ${cells.join(' | ')} |`);
  const block = fc.oneof(
    { weight: 6, arbitrary: noted },
    { weight: 1, arbitrary: words(1, 9).map((text) => `## ${text}`) },
    { weight: 1, arbitrary: noted.map((text) => `He said:\n\n> ${text}\n>\n> — Somebody`) },
    { weight: 1, arbitrary: noted.map((text) => `> ${text}\n\n— Somebody`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(words(2, 5), fc.array(noted, { minLength: 1, maxLength: 6 }))
        .map(([intro, items]) => `${intro}\n\n${items.map((item) => `- ${item}`).join('\n')}`),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(row, { minLength: 1, maxLength: 8 })
        .map((rows) => `| A | B |\n| - | - |\n${rows.join('\n')}`),
    },
    { weight: 1, arbitrary: fc.constantFrom('***', '![A rocket](images/rocket.png "Title")') },
  );
  return fc
    .tuple(fc.array(block, size), fc.array(words(2, 90), { minLength: 6, maxLength: 6 }))
    .map(([blocks, notes]) => {
      let count = 0;
      const text = blocks.join('\n\n').replaceAll('@', () => `[^${++count}]`);
      const definitions = Array.from({ length: count }, (_, index) => {
        return `[^${index + 1}]: ${notes[index % notes.length]}`;
      });
      return ['# A release', text, ...definitions].join('\n\n');
    });
}

const releases = releaseOf({ minLength: 1, maxLength: 30 });

/** Nothing reaches into the margins, and no words lie on others. */
function expectOnPage({ pages }: PagedDocument, { full, bottom }: PageDesign): void {
  for (const { content } of pages) {
    const runs = content.filter(isText).flatMap(glyphRuns).filter(isFullSize);
    for (const [index, run] of runs.entries()) {
      expect(run.x).toBeGreaterThan(full.x - 3);
      expect(run.y).toBeLessThan(bottom);
      for (const other of runs.slice(index + 1)) {
        if (Math.abs(run.y - other.y) > 7) continue;
        const right = Math.min(run.x + runWidth(run), other.x + runWidth(other));
        // A space at which a line was broken may hang over the next column.
        expect(right - Math.max(run.x, other.x), runText(run)).toBeLessThan(6);
      }
    }
  }
}

/** Notes lie below the text of their page, and begin on the page that is the first to refer to them. */
function expectNotesUnderText(paged: PagedDocument): void {
  const pageOf = new Map<unknown, number>();
  for (const [index, { content, links }] of paged.pages.entries()) {
    for (const one of [...content, ...links]) pageOf.set(one, index);
  }
  const notes = new Map<string, number>();
  const references = new Map<string, number>();
  const inNotes = new Set<unknown>();
  const walk = (element: StructureElement, note: boolean) => {
    for (const child of element.children) {
      if ('children' in child) walk(child, note || child.type === 'Note');
      else if ('href' in child) {
        if (!references.has(child.href)) references.set(child.href, pageOf.get(child)!);
      } else if (note) inNotes.add(child);
    }
    const first = element.id && contentOf(element)[0];
    if (first) notes.set(`#${element.id}`, pageOf.get(first)!);
  };
  walk(paged.structure, false);
  for (const [href, page] of notes) expect(references.get(href), href).toBe(page);
  for (const { content } of paged.pages) {
    const [above, below] = [false, true].map((note) =>
      content
        .filter((one) => isText(one) && inNotes.has(one) === note)
        .flatMap(glyphRuns)
        .map(({ y }) => y),
    );
    expect(Math.max(0, ...above!)).toBeLessThan(Math.min(Infinity, ...below!));
  }
}

/** No paragraph leaves one of its lines alone on a page; no page ends with a heading. */
function expectLinesInCompany({ pages, structure }: PagedDocument): void {
  const parts = new Map<StructureElement, number[]>();
  const blocks = blocksOf(structure);
  for (const [page, { content }] of pages.entries()) {
    const seen = new Map<StructureElement, GlyphRun[]>();
    for (const marked of content) {
      const block = blocks.get(marked);
      if (block) seen.set(block, [...(seen.get(block) ?? []), ...glyphRuns(marked)]);
    }
    for (const [block, runs] of seen) {
      const lines = new Set(runs.filter(isFullSize).map(({ y }) => Math.round(y)));
      if (/^(P|H)/.test(block.type)) parts.set(block, [...(parts.get(block) ?? []), lines.size]);
    }
    const last = [...seen.keys()].findLast(({ type }) => type !== 'Note');
    if (page < pages.length - 1) expect(last?.type).not.toMatch(/^H/);
  }
  for (const counts of parts.values()) {
    if (counts.length > 1) for (const count of counts) expect(count).toBeGreaterThan(1);
  }
}

/** Contacts stand on one page, with two lines of the text at least if it has as many. */
function expectContactsInCompany(paged: PagedDocument, { contacts }: LocalizedDocument): void {
  const texts = paged.pages.map(({ content }) =>
    linesOf(content.filter(isText)).map((line) => line.map(runText).join('')),
  );
  const places = contacts.flatMap(({ name, email }) =>
    [name.text, email].map((words) =>
      texts.findIndex((lines) => lines.some((line) => line.includes(words))),
    ),
  );
  expect(new Set(places).size).toBe(1);
  expect(places[0]).toBe(paged.pages.findLastIndex(({ content }) => textLines(content) > 0));
  const [heading] = paged.structure.children
    .filter((child) => 'children' in child && child.type === 'H2')
    .slice(-1);
  const content = paged.pages[places[0]!]!.content.filter(isText);
  const start = content.findIndex(({ owner }) => owner === heading);
  const company = content.slice(0, start);
  const pictures = company.filter(({ drawings: [drawing] }) => drawing?.kind === 'picture');
  expect(linesOf(company).length + pictures.length).toBeGreaterThan(1);
}

function textLines(content: readonly MarkedContent[]): number {
  return linesOf(content.filter(isText)).length;
}

/** Paragraphs and headings, by their content. */
function blocksOf(structure: StructureElement): Map<MarkedContent, StructureElement> {
  const blocks = new Map<MarkedContent, StructureElement>();
  const walk = (element: StructureElement, block?: StructureElement) => {
    const own = /^(P|H\d|TH|TD)$/.test(element.type) ? element : block;
    for (const child of element.children) {
      if ('children' in child) walk(child, own);
      else if ('drawings' in child && own) blocks.set(child, own);
    }
  };
  walk(structure);
  return blocks;
}

function contentOf(element: StructureElement): MarkedContent[] {
  return element.children.flatMap((child) => {
    if ('drawings' in child) return [child];
    return 'children' in child ? contentOf(child) : [];
  });
}

function isText({ owner }: MarkedContent): boolean {
  return !('artifact' in owner);
}

/** Not a reference to a note, which is raised. */
function isFullSize({ size }: GlyphRun): boolean {
  return size > 8;
}

function glyphRuns({ drawings }: MarkedContent): GlyphRun[] {
  return drawings.filter((drawing) => drawing.kind === 'glyphs');
}

function linesOf(content: readonly MarkedContent[]): GlyphRun[][] {
  const lines: GlyphRun[][] = [];
  for (const run of content.flatMap(glyphRuns)) {
    if (lines.at(-1)?.at(-1)?.y === run.y) lines.at(-1)!.push(run);
    else lines.push([run]);
  }
  return lines;
}

function strip(part: Partial<Strip>): Strip {
  return { height: 10, before: 0, keep: false, marks: [], ...part };
}

const rule: Strip = strip({ height: 12, keep: true });
