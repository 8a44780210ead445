import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { tabulate } from '../pipeline/cli/summary.ts';
import { formats } from '../pipeline/formats.ts';
import { reportSchema } from '../pipeline/report/json.ts';
import {
  changeProject,
  fromNotepad,
  hashFolder,
  makeProject,
  presspack,
  removeProjects,
  repository,
  weekdayWarning,
} from './support/project.ts';

afterAll(removeProjects);

/** The files of one release: three languages, manifest, sums, three ways to check them, five zips; four index pages. */
const files = 3 * formats.length + 10 + 4;

const second = `---
reference: IP/18/4107
date: 2018-06-16
contacts:
  - {name: Pascale Bresson, role: Press Officer, phone: +33 1 44 76 75 39, email: a@b.fr}
---

# Second

Text.
`;

describe('presspack build', () => {
  it('writes a folder and a zip of it, in every language and format', async () => {
    const root = await makeProject();
    const run = await presspack(['build', '--root', root]);
    expect(run.stderr).toBe(`${weekdayWarning}1 of 1 pack built, 1 warning.\n`);
    expect(run.exitCode).toBe(0);
    const tags = ['en', 'fr', 'ru'];
    const names = [
      ...tags.flatMap((tag) => formats.map(({ extension }) => `PR081-2018_${tag}.${extension}`)),
      'SHA256SUMS',
      ...tags.map((tag) => `VERIFY_${tag}.txt`),
      'manifest.json',
    ].sort();
    expect((await readdir(join(root, 'dist/PR081-2018'))).sort()).toEqual(names);
    expect((await readdir(join(root, 'dist'))).sort()).toEqual([
      'PR081-2018',
      'PR081-2018.zip',
      ...['bag', ...tags].map((suffix) => `PR081-2018_${suffix}.zip`),
      ...['en', 'fr', 'index.html', 'ru'],
    ]);
    const zip = unzipSync(await readFile(join(root, 'dist/PR081-2018.zip')));
    expect(Object.keys(zip)).toEqual(names.map((name) => `PR081-2018/${name}`));
    for (const [name, bytes] of Object.entries(zip)) {
      expect(Buffer.compare(bytes, await readFile(join(root, 'dist', name)))).toBe(0);
    }
  });

  it('gives the same bytes in another place, zone, language and time', async () => {
    const here = await makeProject();
    const there = await makeProject();
    const first = await presspack(['build'], {
      cwd: here,
      env: { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8' },
    });
    // Another process believes that it is New Year's Eve of another year.
    const clock =
      'const Real=Date;const shift=Real.UTC(2031,11,31,23,59)-Real.now();globalThis.Date=class extends Real{constructor(...a){if(a.length)super(...a);else super(Real.now()+shift)}static now(){return Real.now()+shift}};';
    const other = await presspack(['build', '--root', there], {
      env: {
        TZ: 'America/St_Johns',
        LANG: 'C',
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clock)}`,
      },
    });
    expect([first.exitCode, other.exitCode]).toEqual([0, 0]);
    const hashes = await hashFolder(join(here, 'dist'));
    expect(Object.keys(hashes)).toHaveLength(files);
    expect(await hashFolder(join(there, 'dist'))).toEqual(hashes);
    const again = await presspack(['build'], { cwd: here });
    expect(again.stdout).toContain('unchanged dist/PR081-2018/PR081-2018_en.html');
  });

  it('gives the same bytes and messages when editors on Windows have saved every file', async () => {
    const waiver = { rule: 'weekday-date', segment: 'No such text', reason: 'An example.' };
    const rest = { 'locales/waivers.json': JSON.stringify({ waivers: [waiver] }, null, 2) };
    const [plain, saved] = [await makeProject(rest), await makeProject(rest)];
    const texts = Object.keys(await hashFolder(saved)).filter((path) =>
      /\.(md|json|yaml)$/.test(path),
    );
    await changeProject(saved, Object.fromEntries(texts.map((path) => [path, fromNotepad])));
    for (const args of [['build', '--format', 'html,pdf'], ['status'], ['sync', '--check']]) {
      const [one, other] = [
        await presspack(args, { cwd: plain }),
        await presspack(args, { cwd: saved }),
      ];
      expect(other).toEqual(one);
      expect(one.exitCode).toBe(0);
    }
    expect(await hashFolder(join(saved, 'dist'))).toEqual(await hashFolder(join(plain, 'dist')));
    const xlf = 'exchange/PR081-2018.fr.xlf';
    for (const to of ['xliff', 'po']) await presspack(['export', '--to', to], { cwd: saved });
    for (const path of [xlf, xlf.replace('.xlf', '.po')]) {
      const table = 'locales/fr/PR081-2018.json';
      const before = await readFile(join(saved, table), 'utf8');
      await changeProject(saved, {
        [path]: (text) => fromNotepad(text.replace('Coopération spatiale', 'Une coopération')),
      });
      const run = await presspack(['import', path], { cwd: saved });
      expect([run.exitCode, run.stdout]).toEqual([
        0,
        `written ${table}\nfr: 1 translation imported, 10 the same already.\n`,
      ]);
      expect(await readFile(join(saved, table), 'utf8')).toBe(
        before.replace('Coopération spatiale', 'Une coopération'),
      );
      await changeProject(saved, { [table]: before });
    }
  });

  it('builds other releases when one is broken, and says it all at once', async () => {
    const root = await makeProject({
      'source/second.md': second.replace('# Second', 'Second'),
      'source/newsroom.yaml': (text) => `${text}\n`,
    });
    const run = await presspack(['build', '--root', root, '--format', 'html']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('headline-missing');
    expect(run.stderr).toContain('1 of 2 packs built, 1 error and 1 warning.');
    expect(await readdir(join(root, 'dist'))).toContain('PR081-2018.zip');
  });

  it('publishes one release in the languages that are ready', async () => {
    const root = await makeProject({ 'source/second.md': second });
    const run = await presspack(['build', 'IP/18/4107', '--locale', 'en', '--root', root]);
    expect([run.stderr, run.exitCode]).toEqual(['1 of 1 pack built.\n', 0]);
    expect((await readdir(join(root, 'dist'))).sort()).toEqual([
      'IP-18-4107',
      'IP-18-4107.zip',
      'IP-18-4107_bag.zip',
      'IP-18-4107_en.zip',
      'en',
      'index.html',
    ]);
  });

  it('replaces a pack by a smaller one only when told to', async () => {
    const root = await makeProject();
    await presspack(['build', '--root', root, '--format', 'html']);
    const refused = await presspack([
      'build',
      '--root',
      root,
      '--format',
      'html',
      '--locale',
      'en',
    ]);
    expect([refused.exitCode, refused.stderr.includes('--replace')]).toEqual([1, true]);
    const replaced = await presspack([
      'build',
      '--root',
      root,
      '--format',
      'html',
      '--locale',
      'en',
      '--replace',
    ]);
    expect(replaced.exitCode).toBe(0);
    const standing = await readdir(join(root, 'dist'), { recursive: true });
    expect(standing.filter((name) => /_[a-z]{2}\./.test(name)).sort()).toEqual([
      'PR081-2018/PR081-2018_en.html',
      'PR081-2018/VERIFY_en.txt',
      'PR081-2018_en.zip',
    ]);
  });

  it('removes the packs whose source is gone, and nothing else', async () => {
    const root = await makeProject({ 'source/second.md': second });
    const build = ['build', '--root', root, '--format', 'html', '--locale', 'en'];
    await presspack(build);
    await mkdir(join(root, 'dist/photographs'));
    await writeFile(join(root, 'dist/photographs/photographs_1.txt'), 'mine');
    await writeFile(join(root, 'dist/README.md'), 'kept');
    await rm(join(root, 'source/second.md'));

    expect((await presspack([...build, 'PR081-2018'])).stdout).not.toContain('Removed');
    const mirrored = await presspack(build);
    expect(mirrored.stdout).toContain('Removed IP-18-4107: its source is gone.');
    expect((await readdir(join(root, 'dist'))).sort()).toEqual([
      'PR081-2018',
      'PR081-2018.zip',
      'PR081-2018_bag.zip',
      'PR081-2018_en.zip',
      'README.md',
      'en',
      'index.html',
      'photographs',
    ]);
  });

  it('keeps packs without a source while a source cannot be read', async () => {
    const root = await makeProject({ 'source/second.md': second });
    const build = ['build', '--root', root, '--format', 'html', '--locale', 'en'];
    await presspack(build);
    await changeProject(root, { 'source/third.md': 'no front matter', 'source/second.md': null });
    const run = await presspack(build);
    expect(run.stderr).toContain('packs-kept');
    expect(await readdir(join(root, 'dist'))).toContain('IP-18-4107.zip');
  });

  it('builds drafts apart, marked in every name and on every page', async () => {
    const root = await makeProject({ 'locales/fr/PR081-2018.json': null });
    const run = await presspack(['build', '--root', root, '--draft']);
    expect([run.exitCode, run.stderr]).toEqual([0, '1 of 1 pack built.\n']);
    expect(await hashFolder(join(root, 'dist'))).toEqual({});
    const folder = join(root, 'dist-draft/PR081-2018_DRAFT');
    const own = ['SHA256SUMS', 'manifest.json'];
    const marked = (await readdir(folder)).filter((name) => !own.includes(name));
    expect(
      marked.every((name) => /_DRAFT\.(html|pdf|png|txt|eml|docx|ninjs\.json)$/.test(name)),
    ).toBe(true);
    expect(await readdir(join(root, 'dist-draft'))).toContain('PR081-2018_DRAFT.zip');
    const page = await readFile(join(folder, 'PR081-2018_fr_DRAFT.html'), 'utf8');
    expect(page).toContain('PROJET');
    expect(page).toMatch(/<p lang="en">Thursday/);
    expect(page).toContain('PR081-2018_en_DRAFT.html');
    expect(await readFile(join(folder, 'PR081-2018_ru_DRAFT.html'), 'utf8')).toContain('ЧЕРНОВИК');
  });

  it('takes a new language from a folder', async () => {
    const root = await makeProject();
    for (const name of ['labels', 'common', 'PR081-2018']) {
      const table = await readFile(join(root, `locales/fr/${name}.json`), 'utf8');
      await changeProject(root, {
        [`locales/de/${name}.json`]: table
          .replace('"Français"', '"Deutsch"')
          .replace('"Communiqué de presse"', '"Pressemitteilung"'),
      });
    }
    const run = await presspack(['build', '--root', root]);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain('neutral-typography');
    const page = await readFile(join(root, 'dist/PR081-2018/PR081-2018_de.html'), 'utf8');
    expect(page).toContain('15. Juni 2018');
    expect(page).toContain('Pressemitteilung');
    const english = await readFile(join(root, 'dist/PR081-2018/PR081-2018_en.html'), 'utf8');
    expect(english).toMatch(/hreflang="de"[^>]*>Deutsch/);
  });

  it('says once what is wrong with a language, however many releases there are', async () => {
    const root = await makeProject({
      'source/second.md': second,
      'locales/fr/labels.json': (text) => text.replace(/^ *"banner":\n.*\n/m, ''),
    });
    const run = await presspack(['build', '--root', root, '--locale', 'en,fr', '--format', 'html']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr.match(/missing-label/g)).toHaveLength(1);
    expect(run.stderr).toContain('0 of 2 packs built');
  });

  it('tells programs what it did', async () => {
    const root = await makeProject({ 'source/second.md': second });
    const run = await presspack(['build', '--root', root, '--format', 'html', '--json']);
    expect([run.exitCode, run.stderr]).toEqual([1, '']);
    const report = reportSchema.parse(JSON.parse(run.stdout));
    expect(
      report.packs?.map(({ reference, outcome, ready }) => [reference, outcome, ready]),
    ).toEqual([
      ['PR081-2018', 'written', undefined],
      ['IP/18/4107', 'failed', ['en']],
    ]);
    const [pack] = report.packs ?? [];
    expect(pack?.files.map(({ format, locale }) => [format, locale])).toEqual([
      ['html', 'en'],
      ['html', 'fr'],
      ['html', 'ru'],
      ['sums', undefined],
      ['verify', 'en'],
      ['verify', 'fr'],
      ['verify', 'ru'],
      ['manifest', undefined],
    ]);
    expect(pack?.zips?.map(({ language }) => language)).toEqual(['en', 'fr', 'ru', undefined]);
    expect(pack?.signature).toBe('absent');
    expect(report.messages.map(({ path, rule, level }) => [path, rule, level])).toEqual([
      ['source/PR081-2018.md', 'weekday-date', 'warning'],
      ['locales/fr', 'table-missing', 'error'],
      ['locales/ru', 'table-missing', 'error'],
    ]);
  });

  it('offers for each release the languages in which just that release is sound', async () => {
    const root = await makeProject({
      'source/second.md': second.replace('IP/18/4107', 'A-second'),
      'locales/ru/PR081-2018.json': null,
      'locales/ru/A-second.json': '{"Second": "Второй", "Text.": "Текст."}',
    });
    const run = await presspack(['build', '--root', root, '--format', 'html', '--json']);
    const report = reportSchema.parse(JSON.parse(run.stdout));
    expect(report.packs?.map(({ reference, ready }) => [reference, ready])).toEqual([
      ['PR081-2018', ['en', 'fr']],
      ['A-second', ['en', 'ru']],
    ]);
  });

  it('keeps quiet when told to', async () => {
    const root = await makeProject();
    expect(await presspack(['build', '--root', root, '--format', 'html', '--quiet'])).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('lets two builds at once end in one pack', async () => {
    const root = await makeProject();
    const builds = await Promise.all([
      presspack(['build', '--root', root]),
      presspack(['build', '--root', root]),
    ]);
    expect(builds.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(Object.keys(await hashFolder(join(root, 'dist')))).toHaveLength(files);
  });
});

describe('the table of a pack', () => {
  const file = (locale: string | undefined, format: string, bytes: number) => ({
    name: `${locale}.${format}`,
    ...(locale && { locale }),
    format,
    bytes,
  });

  it('shows languages and formats at a glance, and gaps', () => {
    const table = tabulate({
      reference: 'PR081-2018',
      outcome: 'written',
      zip: { path: 'dist/PR081-2018.zip', bytes: 3_456_789 },
      zips: [
        { path: 'dist/PR081-2018_en.zip', language: 'en', bytes: 2_000_000 },
        { path: 'dist/PR081-2018_pt-BR.zip', language: 'pt-BR', bytes: 1000 },
        { path: 'dist/PR081-2018_bag.zip', bytes: 3_500_000 },
      ],
      signature: 'kept',
      files: [
        file('en', 'html', 17_483),
        file('en', 'pdf', 218_000),
        file('pt-BR', 'html', 9),
        file(undefined, 'media', 1_000_000),
        file(undefined, 'media', 999_999),
        file(undefined, 'manifest', 4000),
        file('en', 'verify', 100),
      ],
      milliseconds: 800,
    });
    expect(`\n${table}`).toMatchInlineSnapshot(`
      "
                  html       pdf     zip
        en     17.5 kB  218.0 kB  2.0 MB
        pt-BR   0.0 kB         –  1.0 kB
        media: 2 files, 2.0 MB
        PR081-2018.zip holds it all, 3.5 MB
        PR081-2018_bag.zip is for archives, 3.5 MB
        signed, as before
      "
    `);
  });

  it('is no table where a program reads: a line a file', async () => {
    const root = await makeProject();
    const run = await presspack(['build', '--root', root, '--format', 'html', '--locale', 'en']);
    const lines = run.stdout.trimEnd().split('\n');
    expect(lines.pop()).toContain('No feeds');
    expect(lines).toHaveLength(6);
    expect(lines.every((line) => /^written \S+ \d+ bytes$/.test(line))).toBe(true);
  });
});

describe('presspack', () => {
  it('explains itself', async () => {
    const help = await presspack(['build', '--help']);
    expect([help.exitCode, help.stderr]).toEqual([0, '']);
    await expect(help.stdout).toMatchFileSnapshot('golden/messages/help-build.txt');
    const version = await presspack(['--version']);
    expect(version).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: '',
    });
    const nothing = await presspack([]);
    expect([nothing.exitCode, nothing.stdout]).toEqual([2, '']);
    expect(nothing.stderr).toContain('build [options]');
  });

  it('says in one line that a Node is too old', async () => {
    // An old Node checks all static imports, and would fail on one that it lacks before any line runs.
    const bin = await readFile(join(repository, 'bin/presspack.js'), 'utf8');
    expect(bin).not.toMatch(/^import\b/m);
    const old =
      "Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.11.0'}});";
    const run = await presspack(['build'], {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(old)}` },
    });
    expect(run).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'presspack needs Node 24 or newer, and this is Node 20.11.0: start it with `npm run build` or `npx presspack`, which bring their own.\n',
    });
  });

  it('apologises for its own mistakes without a stack trace', async () => {
    const broken = "Intl.DateTimeFormat.prototype.formatToParts=()=>{throw new TypeError('boom')};";
    const root = await makeProject();
    const run = await presspack(['build', '--root', root], {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(broken)}` },
    });
    expect([run.exitCode, run.stdout]).toEqual([70, '']);
    expect(run.stderr).toMatch(/^presspack: this is a bug in presspack/);
    expect(run.stderr).not.toContain('boom');
    const log = /written down in (\S+):/.exec(run.stderr)?.[1] ?? '';
    expect(await readFile(log, 'utf8')).toContain('TypeError: boom');
  });
});
