import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { newsroomMark } from '../pipeline/model/newsroom.ts';
import { type NewsroomPage, openOutput } from '../pipeline/pack/pack.ts';
import { samplePack } from './support/pack-writer.ts';
import {
  changeProject,
  hashFolder,
  makeProject,
  presspack,
  removeProjects,
} from './support/project.ts';

/* The newsroom on the disk: what is written, what is taken away, and what is never touched. */

const folders: string[] = [];
afterAll(async () => {
  await removeProjects();
  for (const folder of folders) await rm(folder, { recursive: true });
});

const source = 'source/PR081-2018.md';
const settings = 'source/newsroom.yaml';
const plain = ['en/index.html', 'fr/index.html', 'index.html', 'ru/index.html'];

describe('presspack build', { timeout: 240_000 }, () => {
  it('keeps the newsroom true to the packs that stand', async () => {
    const root = await makeProject();
    const first = await presspack(['build', '--root', root, '--format', 'html']);
    expect(first.exitCode, first.stderr).toBe(0);
    expect(await pages(root)).toEqual(plain);
    expect(first.stdout).toMatch(/^written \S+fr\/index\.html \d+ bytes$/m);
    expect(first.stdout).toContain('No feeds and no site map: they need `baseUrl`');
    const before = await hashFolder(join(root, 'dist'));

    const again = await presspack(['build', '--root', root, '--format', 'html']);
    expect(again.stdout).not.toMatch(/index\.html|feeds/);
    expect(await hashFolder(join(root, 'dist'))).toEqual(before);

    // Another release, of one language only, built alone: the first comes from its manifest.
    await changeProject(root, {
      'source/PR082-2018.md': second(await readFile(join(root, source), 'utf8')),
    });
    const one = ['PR082-2018', '--locale', 'en', '--format', 'html'];
    const limited = await presspack(['build', '--root', root, ...one]);
    expect(limited.exitCode, limited.stderr).toBe(0);
    const french = await readFile(join(root, 'dist/fr/index.html'), 'utf8');
    expect(french).toContain('Non disponible en français');
    expect(french).toMatch(
      /<h2 lang="en" dir="ltr"><a href="\.\.\/PR082-2018\/PR082-2018_en\.html" hreflang="en">A second/,
    );
    expect(french.indexOf('PR082-2018')).toBeLessThan(french.indexOf('PR081-2018'));
    expect(french).toContain('<time datetime="2018-06-16">16\u00a0juin 2018</time>');

    // A release that is gone is gone from the pages.
    await changeProject(root, { 'source/PR082-2018.md': null });
    const mirrored = await presspack(['build', '--root', root, '--format', 'html', '--json']);
    expect(JSON.parse(mirrored.stdout).newsroom).toMatchObject({ outcome: 'written', pages: 4 });
    expect(await hashFolder(join(root, 'dist'))).toEqual(before);
  });

  it('has feeds and a site map with an address, and takes them away with it', async () => {
    const root = await makeProject({
      [settings]: (text) => `${text}baseUrl: https://presse.cnes.fr\n`,
    });
    const online = await presspack(['build', '--root', root, '--format', 'html,pdf']);
    expect(online.exitCode, online.stderr).toBe(0);
    expect(online.stdout).not.toContain('No feeds');
    const feeds = ['en', 'fr', 'ru'].flatMap((tag) => [`${tag}/feed.atom`, `${tag}/feed.json`]);
    expect(await pages(root)).toEqual([...plain, ...feeds, 'sitemap.xml'].sort());
    const feed = await readFile(join(root, 'dist/ru/feed.atom'), 'utf8');
    expect(feed).toContain('<title>CNES – Пресс-релизы</title>');
    const { size } = await stat(join(root, 'dist/PR081-2018/PR081-2018_ru.pdf'));
    expect(feed).toContain(`type="application/pdf" length="${size}" hreflang="ru"`);

    await changeProject(root, { [settings]: (text) => text.replace(/baseUrl.*\n/, '') });
    const offline = await presspack(['build', '--root', root, '--format', 'html,pdf']);
    expect(offline.exitCode).toBe(0);
    expect(offline.stdout).toMatch(/^removed \S+sitemap\.xml$/m);
    expect(await pages(root)).toEqual(plain);
  });

  it('touches no page that somebody else made', async () => {
    const root = await makeProject({ 'dist/index.html': '<!doctype html><title>Ours</title>' });
    const run = await presspack(['build', '--root', root, '--format', 'html']);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain('dist/index.html:1:1: warning: Unexpected');
    expect(run.stderr).toContain('(foreign-newsroom)');
    expect(await readFile(join(root, 'dist/index.html'), 'utf8')).toContain('Ours');
    expect(await readdir(join(root, 'dist'))).toContain('PR081-2018.zip');
    expect(await readdir(join(root, 'dist'))).not.toContain('fr');
  });

  it('has no newsroom of drafts', async () => {
    const root = await makeProject();
    const run = await presspack(['build', '--root', root, '--draft', '--format', 'html']);
    expect(run.exitCode).toBe(0);
    expect(await readdir(join(root, 'dist-draft'))).not.toContain('index.html');
  });

  it('changes nothing where all releases fail', async () => {
    const root = await makeProject();
    await presspack(['build', '--root', root, '--format', 'html']);
    const before = await hashFolder(join(root, 'dist'));
    await changeProject(root, { 'locales/fr/labels.json': '{}' });
    const run = await presspack(['build', '--root', root, '--format', 'html']);
    expect(run.exitCode).toBe(1);
    expect(await hashFolder(join(root, 'dist'))).toEqual(before);
  });
});

describe('publishing', () => {
  const page = (path: string, text: string): NewsroomPage => ({
    path,
    bytes: Buffer.from(`<!-- ${newsroomMark} -->\n${text}`),
  });
  const old = ['index.html', 'fr/index.html', 'fr/2017.html', 'sitemap.xml'].map((path) =>
    page(path, 'old'),
  );
  const fresh = ['index.html', 'fr/index.html', 'en/index.html'].map((path) => page(path, 'new'));

  it('killed before any step leaves every page old or new, and the next one repairs', async () => {
    const all = await stepsOf(fresh, old);
    expect(all.length).toBeGreaterThan(12);
    for (const [index, step] of all.entries()) {
      const directory = await makeFolder();
      await (await openOutput(directory)).publish(() => old);
      let steps = 0;
      let armed = false;
      const output = await openOutput(directory, {
        onStep: () => {
          if (armed && steps++ === index) throw new Error('killed');
        },
      });
      armed = true;
      const ended = await output.publish(() => fresh).catch((error: Error) => error.message);
      // What cannot be swept is no failure: the next opening sweeps.
      if (typeof ended === 'string') expect(ended).toBe('killed');
      else expect(step).toMatch(/^discard \.presspack\/stage/);
      for (const [path, text] of await texts(directory)) {
        expect([`<!-- ${newsroomMark} -->\nold`, `<!-- ${newsroomMark} -->\nnew`], path).toContain(
          text,
        );
      }
      armed = false;
      await (await openOutput(directory)).publish(() => fresh);
      expect([...(await texts(directory)).keys()]).toEqual(fresh.map(({ path }) => path).sort());
      expect(new Set((await texts(directory)).values()).size).toBe(1);
    }
  });

  it('writes only what has changed, and takes away only what is ours', async () => {
    const directory = await makeFolder();
    const output = await openOutput(directory);
    await output.publish(() => old);
    const { mtimeMs } = await stat(join(directory, 'index.html'));
    await writeFile(join(directory, 'fr/2016.html'), 'somebody’s');
    await writeFile(join(directory, 'fr/notes.txt'), `${newsroomMark}`);
    const [first, second] = old;
    expect(await output.publish(() => [first!, page('fr/index.html', 'new')])).toEqual({
      outcome: 'written',
      pages: 2,
      written: [{ path: 'fr/index.html', size: second!.bytes.length }],
      removed: ['fr/2017.html', 'sitemap.xml'],
    });
    expect((await stat(join(directory, 'index.html'))).mtimeMs).toBe(mtimeMs);
    expect((await readdir(join(directory, 'fr'))).sort()).toEqual([
      '2016.html',
      'index.html',
      'notes.txt',
    ]);
    expect(await output.publish(() => [])).toMatchObject({
      removed: ['fr/index.html', 'index.html'],
    });
    expect((await readdir(join(directory, 'fr'))).sort()).toEqual(['2016.html', 'notes.txt']);
  });

  it.for<[string, (directory: string) => Promise<unknown>, string]>([
    ['a page of another’s', (to) => writeFile(join(to, 'index.html'), 'x'), 'index.html'],
    [
      'a link in a page’s place',
      (to) => symlink('/etc/hosts', join(to, 'index.html')),
      'index.html',
    ],
    ['a folder in a page’s place', (to) => mkdir(join(to, 'index.html')), 'index.html'],
    ['a link in a folder’s place', (to) => symlink(tmpdir(), join(to, 'fr')), 'fr'],
    ['a file in a folder’s place', (to) => writeFile(join(to, 'fr'), 'x'), 'fr'],
    [
      'a release that is called like a language',
      async (to) =>
        (await openOutput(to)).write(samplePack('new', { slug: 'fr', artifacts: renamed('fr') })),
      'fr',
    ],
  ])('refuses %s and writes nothing', async ([, disturb, name]) => {
    const directory = await makeFolder();
    await disturb(directory);
    const before = await hashFolder(directory);
    const output = await openOutput(directory);
    expect(await output.publish(() => old)).toEqual({ outcome: 'refused', names: [name] });
    expect(await hashFolder(directory)).toEqual(before);
  });

  it.each([
    '../index.html',
    '/index.html',
    'fr/../index.html',
    'fr/en/index.html',
    'a b/index.html',
    'fr/x.html',
  ])('never writes %s', async (path) => {
    const directory = await makeFolder();
    const output = await openOutput(directory);
    await expect(output.publish(() => [page(path, 'x')])).rejects.toThrow('no page');
    expect(await readdir(directory)).toEqual([]);
  });

  async function stepsOf(next: readonly NewsroomPage[], former: readonly NewsroomPage[]) {
    const steps: string[] = [];
    const directory = await makeFolder();
    await (await openOutput(directory)).publish(() => former);
    let armed = false;
    const output = await openOutput(directory, {
      onStep: (step) => {
        if (armed) steps.push(step);
      },
    });
    armed = true;
    await output.publish(() => next);
    // The last is that of giving the lock back.
    return steps.slice(0, -1);
  }
});

function renamed(slug: string) {
  return samplePack('new').artifacts.map((one) => ({
    ...one,
    name: one.name.replace('PR081-2018', slug),
  }));
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'presspack-newsroom-'));
  folders.push(folder);
  return folder;
}

/** The files of the newsroom in `dist/`. */
async function pages(root: string): Promise<string[]> {
  const all = Object.keys(await hashFolder(join(root, 'dist')));
  return all.filter((path) => !path.startsWith('PR')).sort();
}

async function texts(directory: string): Promise<Map<string, string>> {
  const paths = Object.keys(await hashFolder(directory)).filter((path) => !path.startsWith('.'));
  const read = paths.map(
    async (path) => [path, await readFile(join(directory, path), 'utf8')] as const,
  );
  return new Map(await Promise.all(read));
}

function second(text: string): string {
  return text
    .replace('PR081-2018', 'PR082-2018')
    .replace('date: 2018-06-15', 'date: 2018-06-16')
    .replace(/^# .*$/m, '# A second release');
}
