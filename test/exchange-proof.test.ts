import { execFileSync } from 'node:child_process';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser, launch } from './support/browser.ts';
import { hasProgram, sampleExchange, write } from './support/exchange.ts';

const executable = findBrowser();
const proof = Buffer.from(await write('proof', sampleExchange())).toString('utf8');

describe('a proof', () => {
  it('is valid HTML, without a script', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      // The roles stand where a narrow screen shows rows as blocks.
      rules: {
        'no-redundant-role': 'off',
        'doctype-style': 'off',
        'no-implicit-input-type': 'off',
      },
    });
    const { results } = await validator.validateString(proof);
    expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    expect(proof).not.toMatch(/<script|<link|<img|\son\w+=/);
  });

  it('marks what has changed for eyes, ears and black and white', () => {
    expect(proof).toContain('October <del>2018</del><ins>2019</ins>');
    expect(proof).toContain('Source has changed');
    expect(proof).toContain('Not translated');
    expect(proof).toContain('<span lang="en">live</span>');
    expect(proof).toContain('H<sub>2</sub>O');
  });

  it('runs nothing that a text says', async () => {
    const document = sampleExchange();
    const evil = '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>';
    const units = document.units.map((unit) => ({ ...unit, source: evil, target: evil }));
    const page = Buffer.from(await write('proof', { ...document, title: evil, units })).toString();
    expect(page).not.toMatch(/<script|<img|href="(?!#s\d+")/);
  });
});

describe.skipIf(executable === undefined)('a proof in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(executable!);
  });
  afterAll(() => browser?.close());

  it('is accessible on wide and narrow screens, and scrolls one way only', async () => {
    const page = await browser.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.setContent(proof);
    await page.evaluate(axe.source);
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      const violations = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))',
      );
      expect(violations).toEqual([]);
    }
    expect(requests).toEqual([]);
    const colour = await page.evaluate("getComputedStyle(document.querySelector('h1')).color");
    expect(colour).toBe('rgb(11, 31, 58)');
    await page.close();
  });

  const hasPoppler = hasProgram('pdftotext', ['-v'], 'poppler-utils');
  it.skipIf(!hasPoppler)('prints on A4, with its headings on every page', async () => {
    const page = await browser.newPage();
    await page.setContent(proof);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    await page.close();
    const info = execFileSync('pdfinfo', ['-'], { input: pdf }).toString();
    expect(info).toMatch(/Page size: +84[12][.\d]* x 59[456][.\d]* pts/);
    const pages = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf })
      .toString()
      .split('\f')
      .slice(0, -1);
    expect(pages.length).toBeGreaterThan(1);
    for (const one of pages) expect(one).toMatch(/№\s+English\s+French/);
  });
});
