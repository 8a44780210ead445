import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { pageDesigns } from '../pipeline/design/page.ts';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import type {
  GlyphRun,
  MarkedContent,
  PagedDocument,
  StructureElement,
} from '../pipeline/model/paged-document.ts';
import { readFaces } from '../pipeline/read/faces.ts';
import { typeset } from '../pipeline/typeset/typeset.ts';
import { dullDesign } from './support/dull-design.ts';
import { layoutText, runText, runWidth } from './support/layout-text.ts';
import { sampleImages, samplePages, suite } from './support/pages.ts';
import { sampleDocument } from './support/sample.ts';

const faces = readFaces();

describe('the layout', () => {
  test.for(suite('typeset-'))('%s', async ([name, markdown]) => {
    const { website: _, ...document } = sampleDocument(markdown, {
      images: sampleImages,
      contacts: [],
    });
    const layout = layoutText(setDull(document));
    await expect(layout).toMatchFileSnapshot(`golden/layout/${name.slice('typeset-'.length)}.txt`);
  });

  test('of a draft under embargo', async () => {
    const layout = layoutText(setDull(samplePages().fr!));
    await expect(layout).toMatchFileSnapshot('golden/layout/draft.txt');
  });

  test('leaves its document as it was', () => {
    const document = sampleDocument('# T\n\nText[^1] with *dress*.\n\n[^1]: Note.');
    const before = structuredClone(document);
    setDull(document);
    expect(document).toEqual(before);
  });
});

describe('lines', () => {
  const word = fc.stringMatching(/^[a-zA-Zа-яё0-9'’«»().,;:!?/@+-]{1,40}$/u);
  const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));

  test('lose no character and keep the measure', () => {
    fc.assert(
      fc.property(text, (words) => {
        const lines = linesOf(bodyOf(setDull(withBody(words))));
        expect(lines.map(runsText).join('').replaceAll('\u00ad', '')).toBe(words);
        // A comma or a hyphen may hang into the margin.
        for (const runs of lines) expect(rightEdge(runs)).toBeLessThanOrEqual(384);
      }),
      { numRuns: 200 },
    );
  });

  test('end in a space unless the text goes on without one', () => {
    const lines = linesOf(bodyOf(setDull(withBody('state-of-the-art words '.repeat(20).trim()))));
    expect(lines.length).toBeGreaterThan(3);
    for (const runs of lines.slice(0, -1)) expect(runsText(runs)).toMatch(/[ \u00ad-]$/);
  });

  test.for([
    'pascale.bresson-martin@cnes-presse.example.fr',
    '+33 (0)1 44 76 75 39',
    '01 44 76 75 39',
    'https://presse.example.fr/communiques',
    'CNES-PR-081/2018',
    'five\u00a0words\u00a0that\u00a0stay\u00a0here',
    '12\u202f000\u00a0kilometres',
    'Bion-M',
    'thin\u202fspace',
    'joined-\u2060words',
  ])('never part %s', (whole) => {
    for (let count = 0; count < 60; count++) {
      const lines = linesOf(bodyOf(setDull(withBody(`${'x'.repeat(count)} y ${whole} z`))));
      const shown = whole.replace('\u2060', '');
      expect(lines.filter((runs) => runsText(runs).includes(shown)).length).toBe(1);
    }
  });

  test('do not end a paragraph with the short rest of a word', () => {
    const words =
      'développement coopération investissements moins développés de la dans et scientifique';
    const divided = new Set<boolean>();
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words.split(' ')), { minLength: 12, maxLength: 40 }),
        (chosen) => {
          const { website: _, ...document } = sampleDocument(`# T\n\n${chosen.join(' ')}.`, {
            locale: 'fr',
            contacts: [],
          });
          const lines = linesOf(bodyOf(setDull(document)));
          const before = runsText(lines.at(-2) ?? []);
          divided.add(lines.some((line) => runsText(line).endsWith('\u00ad')));
          const isRest = before.endsWith('\u00ad') && !runsText(lines.at(-1)!).includes(' ');
          if (isRest) {
            expect(rightEdge(lines.at(-1)!) - 100).toBeGreaterThanOrEqual(280 / 6);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(divided).toContain(true);
  });

  test('show a soft hyphen only where they end at it', () => {
    const lines = linesOf(
      bodyOf(setDull(withBody('co\u00adope\u00adra\u00adtion '.repeat(30).trim()))),
    );
    const hyphens = lines.map((runs) => runsText(runs).match(/\u00ad/g)?.length ?? 0);
    expect(hyphens.some((count) => count === 1)).toBe(true);
    for (const [index, runs] of lines.entries()) {
      if (hyphens[index]) expect(runsText(runs)).toMatch(/^[^\u00ad]*\u00ad$/);
    }
    expect(lines.map(runsText).join('').replaceAll('\u00ad', '')).toBe(
      'cooperation '.repeat(30).trim(),
    );
  });

  test('do not begin with a reference to a note', () => {
    for (let count = 0; count < 60; count++) {
      const markdown = `# T\n\n${'x'.repeat(count)} words of a paragraph! [^a] And more words of it.\n\n[^a]: Note.`;
      const { pages } = setDull(sampleDocument(markdown, { contacts: [] }));
      const lines = linesOf(pages.flatMap(({ content }) => content.filter(isText)));
      const raised = lines.filter(([run]) => run!.size < 8);
      expect(raised.every(([run]) => run!.x > 100)).toBe(true);
    }
  });

  test('are kerned and have ligatures', () => {
    const [runs] = linesOf(bodyOf(setDull(withBody('office AVAV'))));
    const glyphs = runs!.flatMap((run) => run.glyphs);
    expect(glyphs.map(({ text }) => text)).toContain('ffi');
    const widths = glyphs.filter(({ text }) => text === 'A').map(({ advance }) => advance);
    expect(widths[0]).toBeLessThan(7.12);
  });
});

describe('pages', () => {
  test('never begin or end with one line of a paragraph, nor end with a heading', () => {
    for (let count = 1; count < 40; count++) {
      const filler = Array.from({ length: count }, (_, index) => `Line ${index}.`).join('  \n');
      const paged = setDull(
        sampleDocument(
          `# T\n\n${filler}\n\n## Heading\n\n${'five words of some text '.repeat(12)}`,
        ),
      );
      for (const content of blocksByPage(paged)) {
        for (const { owner, lines, total } of content) {
          const first = content[0]!.owner === owner;
          const last = content.at(-1)!.owner === owner;
          if ((first || last) && lines < total && owner.type === 'P') {
            expect(lines, `${count} lines`).toBeGreaterThan(1);
          }
          if (last) expect(owner.type, `${count} lines`).not.toMatch(/^H/);
        }
      }
    }
  });

  test('leave no short item of a list alone, first or last', () => {
    for (let count = 1; count < 24; count++) {
      const before = 'Line.\n\n'.repeat(count);
      const list = '- first\n- second\n- third\n- fourth\n- fifth\n- last';
      const markdown = `# T\n\n${before}${list}\n\n${'End.\n\n'.repeat(9)}`;
      const { website: _, ...document } = sampleDocument(markdown, { contacts: [] });
      const { pages } = setDull(document);
      const texts = pages.map(({ content }) => textOf(content.filter(isText)));
      const pageOf = (word: string) => texts.findIndex((text) => text.includes(word));
      expect(pageOf('first')).toBe(pageOf('second'));
      expect(pageOf('fifth')).toBe(pageOf('last'));
    }
  });

  test.for(['- only', '- one\n\n  two\n\n  - only', '1. only'])(
    'may end with the end of a list of one item, wherever it falls: %j',
    (list) => {
      for (let bottom = 255; bottom < 273; bottom += 2) {
        const ends = Array.from({ length: 16 }, (_, count) => {
          const markdown = `# T\n\n${'Line.\n\n'.repeat(count)}${list}\n\n${'End.\n\n'.repeat(30)}`;
          const document = sampleDocument(markdown, { contacts: [] });
          const design = { ...dullDesign, bottom };
          const [first] = typeset(document, faces, new VFile(), design).pages;
          return textOf(first!.content.filter(isText)).endsWith('only');
        });
        expect(ends, `${bottom} points`).toContain(true);
      }
    },
  );

  test('begin with a section as high as with text, and without its rule', () => {
    const beginnings = [...Array.from({ length: 16 }, (_, index) => index), 40].map((count) => {
      const media = [{ file: 'none.png', name: 'none.png', alt: { text: 'A rocket' } }];
      const markdown = `# T\n\n${'Line.  \n'.repeat(count)}`;
      const { pages } = setDull(sampleDocument(markdown, { media }));
      const { content = [] } = pages[1] ?? {};
      const [first] = content.filter(isText).flatMap(glyphRuns);
      const rules = content
        .flatMap(({ drawings }) => drawings)
        .filter((drawing) => drawing.kind === 'box' && drawing.width === dullDesign.full.width);
      return first && { text: runText(first), y: first.y, rules: rules.length };
    });
    const section = beginnings.find((beginning) => beginning?.text.startsWith('Pictures'));
    const text = beginnings.find((beginning) => beginning?.text.startsWith('Line'));
    expect(section).toBeDefined();
    // Capitals of the two faces are not quite as high.
    expect(section?.y).toBeCloseTo(text?.y ?? 0, 0);
    // That of the running header.
    expect(section?.rules).toBe(1);
  });

  test('never part a contact from the others', () => {
    const [first, second] = sampleDocument('# T').contacts;
    const contacts = [first!, first!, second!, second!];
    for (let count = 1; count < 40; count++) {
      const filler = Array.from({ length: count }, () => 'Line.').join('  \n');
      const paged = setDull(sampleDocument(`# T\n\n${filler}`, { contacts }));
      const texts = paged.pages.map(({ content }) => textOf(content));
      const pages = ['Pascale Bresson', 'raphael.sart@cnes.fr', 'presse.cnes.fr'].map((part) =>
        texts.findIndex((text) => text.includes(part)),
      );
      expect(new Set(pages).size).toBe(1);
    }
  });

  test('set contacts one by one where an address needs the room, and more than a page of them', () => {
    const email = 'elena.konstantinopolskaya@press-office.example.ru';
    const [contact] = sampleDocument('# T').contacts;
    const contacts = Array.from({ length: 30 }, () => ({ ...contact!, email }));
    const { pages } = setDull(sampleDocument('# T', { contacts }));
    expect(pages.length).toBeGreaterThan(2);
    const runs = pages.flatMap(({ content }) => content.filter(isText).flatMap(glyphRuns));
    expect(runs.filter((run) => runText(run) === email).length).toBe(30);
    for (const { y } of runs) expect(y).toBeLessThan(dullDesign.bottom);
  });

  test('hold a row, a picture or a headline that is higher than a page', () => {
    const cell = 'word '.repeat(2000);
    const tall = sampleDocument(`# ${cell}\n\n| A | B |\n| - | - |\n| ${cell} | ${cell} |\n`);
    for (const { content } of setDull(tall).pages) {
      for (const run of content.flatMap(glyphRuns)) expect(run.y).toBeLessThanOrEqual(300);
    }
  });

  test('repeat the head of a table, for the eye only', () => {
    const [, markdown] = suite('typeset-tables')[0]!;
    const paged = setDull(sampleDocument(markdown));
    const repeated = paged.pages
      .slice(1)
      .flatMap(({ content }) => content)
      .filter((marked) => textOf([marked]).includes('Instrument'));
    expect(repeated.map(({ owner }) => owner)).toEqual([{ artifact: 'Layout' }]);
  });

  test('of the showcase: a release of ordinary length stands on one', () => {
    for (const document of Object.values(samplePages())) {
      expect(typeset(document, faces, new VFile()).pages.length).toBe(1);
    }
  });

  test('are set as densely as it takes to need one only', () => {
    const densest = { ...pageDesigns.a4, densities: [pageDesigns.a4.densities.at(-1)!] } as const;
    const sizes = new Set<number>();
    for (let count = 90; count < 150; count++) {
      const document = withBody('words of the text of a release '.repeat(count));
      const paged = typeset(document, faces, new VFile());
      const [run] = bodyOf(paged).flatMap(glyphRuns);
      if (typeset(document, faces, new VFile(), densest).pages.length === 1) {
        expect(paged.pages.length, `${count} times`).toBe(1);
        sizes.add(run!.size);
      }
    }
    expect([...sizes]).toEqual(pageDesigns.a4.densities.map(({ text }) => text.size));
  });

  test('carry furniture that is no part of the text', () => {
    const paged = setDull(sampleDocument(`# T\n\n${'Text.\n\n'.repeat(40)}`, { draft: true }));
    expect(paged.pages.length).toBeGreaterThan(2);
    for (const [index, { content }] of paged.pages.entries()) {
      const kinds = content.flatMap(({ owner }) => ('artifact' in owner ? [owner.artifact] : []));
      expect(kinds).toEqual([
        'Watermark',
        ...(index > 0 ? ['Header'] : []),
        'Footer',
        ...(index === paged.pages.length - 1 ? ['Layout'] : index === 0 ? ['Layout'] : []),
      ]);
      expect(textOf(content)).toContain(`Page ${index + 1} of ${paged.pages.length}`);
    }
  });
});

describe('the structure', () => {
  const documents: [string, LocalizedDocument][] = [
    ...suite('typeset-').map(([name, markdown]): [string, LocalizedDocument] => [
      name,
      sampleDocument(markdown, { images: sampleImages }),
    ]),
    ...Object.entries(samplePages()),
  ];

  test.for(documents)('of %s owns every piece of content and every link once', ([, document]) => {
    const { pages, structure } = setDull(document);
    const content = pages.flatMap((page) => page.content.filter(isText));
    const owned: unknown[] = [];
    const walk = (element: StructureElement) => {
      for (const child of element.children) {
        if ('children' in child) walk(child);
        else owned.push(child);
        if ('drawings' in child) expect(child.owner).toBe(element);
      }
    };
    walk(structure);
    const drawn = [...content, ...pages.flatMap(({ links }) => links)];
    expect(owned.length).toBe(drawn.length);
    expect(new Set(owned)).toEqual(new Set(drawn));
  });

  test('skips no level of headings', () => {
    const { structure } = setDull(sampleDocument('# T\n\n#### Four\n\n###### Six\n\n## Two\n'));
    expect(typesOf(structure).filter((type) => /^H/.test(type))).toEqual([
      'H1',
      'H2',
      'H3',
      'H2',
      'H2',
    ]);
  });

  test('has rows of equally many cells', () => {
    const { structure } = setDull(sampleDocument('# T\n\n| A | B |\n| - | - |\n| | x |\n| y |\n'));
    const types = typesOf(structure);
    expect(types.filter((type) => type === 'TH').length).toBe(2);
    expect(types.filter((type) => type === 'TD').length).toBe(4);
  });
});

describe('a character that no face has', () => {
  test('is reported once, where it stands, and never drawn', () => {
    const file = new VFile({ path: 'source/a.md' });
    const paged = typeset(
      sampleDocument('# T\n\nBefore\nand ㎏㎡, again ㎏ and 𖿢.\n\nΩ ☑ → ½'),
      faces,
      file,
      dullDesign,
    );
    expect(
      file.messages.map(({ file: path, line, column, ruleId, fatal, reason }) => ({
        at: `${path}:${line}:${column}`,
        ruleId,
        fatal,
        reason,
      })),
    ).toEqual([
      problem('source/a.md:4:5', '㎏', 'U+338F'),
      problem('source/a.md:4:6', '㎡', 'U+33A1'),
      problem('source/a.md:4:21', '𖿢', 'U+16FE2'),
    ]);
    const runs = paged.pages.flatMap(({ content }) => content.flatMap(glyphRuns));
    for (const { glyphs } of runs) for (const { id } of glyphs) expect(id).toBeGreaterThan(0);
    expect(runs.map(runText).join('')).not.toMatch(/[㎏㎡𖿢]/u);
  });

  test('is reported in the file that it comes from', () => {
    const file = new VFile({ path: 'source/a.md' });
    const document = sampleDocument('# T\n\nx ㎏');
    const [paragraph] = document.body.children;
    const [text] = (paragraph as { children: { data?: object }[] }).children;
    text!.data = { origin: 'locales/fr/a.json' };
    typeset(document, faces, file, dullDesign);
    expect(file.messages.map(({ file: path }) => path)).toEqual(['locales/fr/a.json']);
  });

  test('in a label has no line, but is reported', () => {
    const file = new VFile({ path: 'source/a.md' });
    typeset(sampleDocument('# T', { dateline: '㎏' }), faces, file, dullDesign);
    expect(file.messages.map(({ file: path, line }) => [path, line])).toEqual([
      ['source/a.md', undefined],
    ]);
  });
});

describe('a table that is wider than the page', () => {
  test('is reported once, and set all the same', () => {
    const file = new VFile({ path: 'source/a.md' });
    const words = 'Unaussprechlichkeitsgrenze | '.repeat(9);
    const markdown = `# T\n\n| ${words}\n|${' - |'.repeat(9)}\n| ${words}\n`;
    const paged = typeset(sampleDocument(markdown), faces, file);
    expect(file.messages.map(({ ruleId, fatal, line }) => [ruleId, fatal, line])).toEqual([
      ['wide-table', false, 3],
    ]);
    const text = paged.pages.map(({ content }) => textOf(content.filter(isText))).join('');
    expect(text.match(/Unaussprechlichkeitsgrenze/g)?.length).toBe(18);
  });
});

describe('faces that documents share', () => {
  test('carry nothing from one to the next', () => {
    const first = samplePages().fr!;
    const second = sampleDocument('# ﬁ\n\nﬁ fi \u2011 - \u00a0 Ω Ω µ μ');
    const alone = layoutText(setDull(second));
    setDull(first);
    expect(layoutText(setDull(second))).toBe(alone);
    expect(alone).toContain('ﬁ fi \u2011');
  });
});

function problem(at: string, character: string, code: string) {
  const reason = `Unexpected \`${character}\` (${code}), expected a character that the faces have`;
  return { at, ruleId: 'missing-glyph', fatal: true, reason };
}

/** Sets a document that nobody should complain of. */
function setDull(document: LocalizedDocument): PagedDocument {
  const file = new VFile();
  const paged = typeset(document, faces, file, dullDesign);
  expect(file.messages).toEqual([]);
  return paged;
}

function withBody(value: string): LocalizedDocument {
  const { website: _, ...document } = sampleDocument('# T', { contacts: [] });
  return {
    ...document,
    body: {
      type: 'root',
      children: [{ type: 'paragraph', children: [{ type: 'text', value }] }],
    },
  };
}

/** The content of the last element of the structure. */
function bodyOf({ structure }: PagedDocument): MarkedContent[] {
  const element = structure.children.at(-1) as StructureElement;
  return element.children.filter((child) => 'drawings' in child);
}

function isText({ owner }: MarkedContent): boolean {
  return !('artifact' in owner);
}

function glyphRuns({ drawings }: MarkedContent): GlyphRun[] {
  return drawings.filter((drawing) => drawing.kind === 'glyphs');
}

/** Runs by line: a run that does not begin to the right of the one before begins a line. */
function linesOf(content: readonly MarkedContent[]): GlyphRun[][] {
  const lines: GlyphRun[][] = [];
  for (const run of content.flatMap(glyphRuns)) {
    if (lines.at(-1)?.at(-1)?.y === run.y) lines.at(-1)!.push(run);
    else lines.push([run]);
  }
  return lines;
}

function runsText(runs: readonly GlyphRun[]): string {
  return runs.map(runText).join('');
}

/** Of what is seen: the space at which a line was broken hangs over. */
function rightEdge(runs: readonly GlyphRun[]): number {
  const last = runs.at(-1)!;
  const space = last.glyphs.at(-1)!.text === ' ' ? last.glyphs.at(-1)!.advance : 0;
  return last.x + runWidth(last) - space;
}

function textOf(content: readonly MarkedContent[]): string {
  return content.flatMap(glyphRuns).map(runText).join('');
}

function typesOf(element: StructureElement): string[] {
  const inside = element.children.filter((child) => 'children' in child);
  return [element.type, ...inside.flatMap(typesOf)];
}

/** Paragraphs and headings of each page: how many of their lines stand there, and in all. */
function blocksByPage({ pages }: PagedDocument) {
  const total = new Map<StructureElement, number>();
  const byPage = pages.map(({ content }) => {
    const lines = new Map<StructureElement, number>();
    for (const marked of content) {
      if ('artifact' in marked.owner) continue;
      const count = linesOf([marked]).length;
      lines.set(marked.owner, (lines.get(marked.owner) ?? 0) + count);
      total.set(marked.owner, (total.get(marked.owner) ?? 0) + count);
    }
    return lines;
  });
  return byPage.map((lines) =>
    [...lines].map(([owner, count]) => ({ owner, lines: count, total: total.get(owner)! })),
  );
}
