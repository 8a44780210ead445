import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { findBrowser, launch } from './support/browser.ts';
import { presspack, repository } from './support/project.ts';

/*
 * `npm run proof`: builds the releases of source/ and makes a picture of every page, for people to
 * look at: `proof/<name>-1.png` of each PDF, `proof/<name>-320.png` and `-1280.png` of each HTML
 * page. `npm run proof -- --picture` also renews docs/pages.png, which the README shows.
 */

const run = promisify(execFile);
const proof = join(repository, 'proof');
const packs = await mkdtemp(join(tmpdir(), 'presspack-proof-'));

const build = await presspack(['build', '--out', packs, '--draft']);
const final = await presspack(['build', '--out', join(packs, 'final')]);
process.stderr.write(build.stderr + final.stderr);
if (final.exitCode !== 0) process.exit(final.exitCode ?? 1);

await rm(proof, { recursive: true, force: true });
await mkdir(proof, { recursive: true });
const files = (await readdir(packs, { recursive: true })).sort().map((name) => join(packs, name));
for (const file of files.filter((name) => name.endsWith('.pdf'))) {
  await run('pdftoppm', ['-r', '110', '-png', file, join(proof, basename(file, '.pdf'))]);
}
const path = findBrowser();
if (path) {
  const browser = await launch(path);
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    for (const width of [320, 1280]) await photograph(browser, file, width);
  }
  if (process.argv.includes('--picture')) await composePicture(browser);
  await browser.close();
}
await rm(packs, { recursive: true });
process.stdout.write(`${(await readdir(proof)).length} pictures in proof/\n`);

async function photograph(browser: Browser, file: string, width: number): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(pathToFileURL(file).href);
  await page.screenshot({
    path: join(proof, `${basename(file, '.html')}-${width}.png`),
    fullPage: true,
  });
  await page.close();
}

/** The first pages of the first release in three languages, side by side. */
async function composePicture(browser: Browser): Promise<void> {
  const names = ['en', 'fr', 'ru'].map((locale) => `PR081-2018_${locale}-1.png`);
  const pages = await Promise.all(names.map((name) => readFile(join(proof, name), 'base64')));
  const images = pages.map((data) => `<img src="data:image/png;base64,${data}">`).join('');
  const page = await browser.newPage({ viewport: { width: 1500, height: 740 } });
  await page.setContent(
    `<style>body{margin:0;padding:24px;display:flex;gap:24px;background:#e4e9ef}
     img{width:calc((100% - 48px) / 3);box-shadow:0 1px 4px #0003}</style>${images}`,
  );
  await mkdir(join(repository, 'docs'), { recursive: true });
  await writeFile(join(repository, 'docs/pages.png'), await page.screenshot({ fullPage: true }));
  await page.close();
}
