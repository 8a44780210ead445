import { execFileSync } from 'node:child_process';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { VFile } from 'vfile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { html } from '../pipeline/html/html.ts';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import { isSmallWord } from '../pipeline/typography/small-words.ts';
import { findBrowser, launch } from './support/browser.ts';
import { sampleImages, samplePages, suite } from './support/pages.ts';
import { sampleDocument } from './support/sample.ts';

const executable = findBrowser();

const pages: [string, LocalizedDocument][] = [
  ...Object.entries(samplePages()),
  ...suite('html-').map(([name, markdown]): [string, LocalizedDocument] => [
    name,
    sampleDocument(markdown, { images: sampleImages }),
  ]),
  ['rtl', sampleDocument('# عنوان\n\nفقرة\n\n> اقتباس', { locale: 'ar', alternates: [] })],
];

describe.skipIf(executable === undefined)('a page in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(executable!);
  });
  afterAll(() => browser?.close());

  test.for(pages)('%s is accessible and needs no sideways scrolling', async ([, document]) => {
    await open(browser, document, 320, async (page) => {
      // The source goes in by the debugger, so the page's own policy stays in force.
      await page.evaluate(axe.source);
      for (const width of [320, 640, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        if (width === 320 || width === 1280) expect(await audit(page)).toEqual([]);
      }
    });
  });

  test('applies its style sheet, fetches nothing and reports nothing', async () => {
    const requests: string[] = [];
    const reports: string[] = [];
    const page = await browser.newPage();
    page.on('request', (request) => requests.push(request.url().slice(0, 5)));
    page.on('console', (message) => reports.push(message.text()));
    const document = sampleDocument(suite('html-figures')[0]![1], { images: sampleImages });
    await page.setContent(html(document, new VFile()), { waitUntil: 'load' });
    const color = await page.evaluate("getComputedStyle(document.querySelector('h1')).color");
    expect(color).toBe('rgb(11, 31, 58)');
    expect(await page.evaluate("document.querySelector('img').naturalWidth")).toBe(1);
    expect(requests.filter((scheme) => scheme !== 'data:')).toEqual([]);
    expect(reports).toEqual([]);
    await page.close();
  });

  test('brings a reader to the text with the first press of the tabulator key', async () => {
    await open(browser, samplePages().en!, 1280, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the text');
      const left = await page.evaluate('document.activeElement.getBoundingClientRect().left');
      expect(left).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.activeElement.localName')).toBe('main');
    });
  });

  test.for([
    ['fr', 'Le CNES et Roscosmos signent un accord-cadre sur les sciences spatiales'],
    ['fr', 'Dans les marchés émergents, le Covid-19 entraîne d’un coup une baisse pour l’avenir'],
    ['en', 'The day of a press-release, and of the words at the end of a line in it'],
    ['ru', 'CNES и Роскосмос подписали рамочное соглашение о сотрудничестве в области науки'],
  ] as const)(
    'ends no line of the headline in a small word or a compound: %s',
    async ([locale, title]) => {
      await open(browser, sampleDocument(`# ${title}`, { locale }), 320, async (page) => {
        for (let width = 320; width <= 1280; width += 60) {
          await page.setViewportSize({ width, height: 800 });
          const ends = await page.evaluate(endsOfLines);
          expect(ends.length).toBeGreaterThan(0);
          // How wide the letters are depends on the fonts of the machine.
          const hasRoom = await page.evaluate(hasRoomForCompounds);
          const small = ends.filter(
            (word) => isSmallWord(word, locale) || (hasRoom && word.endsWith('-')),
          );
          if (width >= 500) expect(hasRoom).toBe(true);
          expect(small, `${width} pixels: ${ends.join(' | ')}`).toEqual([]);
        }
        const copied = await page.evaluate("document.querySelector('h1').innerText");
        expect((copied as string).replaceAll('\u00a0', ' ')).toBe(title);
      });
    },
  );

  test('has prose beside its words, on a phone, without scrolling', async () => {
    const table = `| Package | Reason |\n|---|---|\n| exactimage | Overflow in gnutls_x509_ext_import_crl_dist_points() |`;
    await open(browser, sampleDocument(`# Two columns\n\n${table}`), 320, async (page) => {
      const [whole, shown] = (await page.evaluate(`(() => {
        const { scrollWidth, clientWidth } = document.querySelector('.table');
        return [scrollWidth, clientWidth];
      })()`)) as [number, number];
      expect(whole).toBe(shown);
    });
  });

  test('scrolls a wide table inside its region', async () => {
    const row = (word: string) => `|${` ${word} |`.repeat(8)}`;
    const table = [row('Heading'), row('---'), row('interplanetary')].join('\n');
    await open(browser, sampleDocument(`# Wide\n\n${table}`), 320, async (page) => {
      const scrolled = await page.evaluate(`(() => {
        const region = document.querySelector('section.table');
        region.focus();
        region.scrollLeft = 100;
        return [document.activeElement === region, region.scrollLeft];
      })()`);
      expect(scrolled).toEqual([true, 100]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    });
  });

  test('prints the mark of a draft on every sheet of A4, and no controls', async () => {
    const paragraphs = 'A paragraph of a draft that fills a page. '.repeat(12);
    const document = sampleDocument(`# A long draft\n\n${`${paragraphs}\n\n`.repeat(14)}`, {
      draft: true,
    });
    await open(browser, document, 1280, async (page) => {
      const sheets = readPages(await page.pdf({ preferCSSPageSize: true }));
      if (!sheets) return;
      expect(sheets.length).toBeGreaterThan(1);
      for (const sheet of sheets) expect(letters(sheet)).toContain('DRAFT');
      expect(sheets.join()).not.toContain('Download');
      expect(sheets.join()).not.toContain('Skip');
    });
  });
});

/** Every violation that axe-core finds, as its rule and the elements at fault. */
async function audit(page: Page): Promise<string[][]> {
  const { violations, passes } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  expect(passes.length).toBeGreaterThan(15);
  return violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]);
}

/** The last words of the lines of the headline, but of the last line. Runs in the page. */
function endsOfLines(): string[] {
  const { document } = globalThis as unknown as { document: PageDocument };
  const range = document.createRange();
  const words = document.createTreeWalker(document.querySelector('h1'), 4);
  const lines: { top: number; text: string }[] = [];
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    for (const [at, letter] of [...node.data].entries()) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const [box] = range.getClientRects();
      const line = lines.at(-1);
      if (line && (letter.trim() === '' || !box || Math.abs(box.top - line.top) < 5)) {
        line.text += letter;
      } else if (box) lines.push({ top: box.top, text: letter });
    }
  }
  return lines.slice(0, -1).map(({ text }) => text.trim().split(/\s/).at(-1)!);
}

/** Whether every compound of the headline would fit a line, with the small words before it. */
const hasRoomForCompounds = `[...document.querySelectorAll('h1 .held')].every((held) => {
  held.style.whiteSpace = 'nowrap';
  const { width } = held.getBoundingClientRect();
  held.style.whiteSpace = '';
  return width <= document.querySelector('h1').clientWidth;
})`;

/** What `endsOfLines` uses of the page: TypeScript is not told of browsers here. */
interface PageDocument {
  createRange(): {
    setStart(node: object, at: number): void;
    setEnd(node: object, at: number): void;
    getClientRects(): Iterable<{ readonly top: number }>;
  };
  createTreeWalker(root: object, show: number): { nextNode(): { readonly data: string } | null };
  querySelector(selector: string): object;
}

async function open(
  browser: Browser,
  document: LocalizedDocument,
  width: number,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  try {
    await page.setContent(html(document, new VFile()), { waitUntil: 'load' });
    await use(page);
  } finally {
    await page.close();
  }
}

/** The text of each page of a PDF, as Poppler reads it. */
function readPages(pdf: Buffer): string[] | undefined {
  try {
    const text = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' });
    return text.split('\f').slice(0, -1);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    if (process.env.CI || process.env.PRESSPACK_REQUIRE_CHECKERS) throw error;
    console.warn('SKIPPED: the text of printed pages. There is no pdftotext: install Poppler.');
    return undefined;
  }
}

/** Text without its spaces: turned glyphs may be read as a letter a line. */
function letters(text: string): string {
  return text.replace(/\s/g, '');
}
