import { execFile } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseReleases } from '../pipeline/build.ts';
import type { Release } from '../pipeline/model/release.ts';
import type { Locale } from '../pipeline/model/string-table.ts';
import { parseNewsroom } from '../pipeline/parse/newsroom.ts';
import { readProject } from '../pipeline/read/project.ts';
import { decode } from '../pipeline/read/text.ts';
import { reportSchema } from '../pipeline/report/json.ts';
import {
  type Approval,
  approvalOf,
  readApprovals,
  type SealedPart,
  sealOf,
  writeApprovals,
} from '../pipeline/seal/seal.ts';
import { stripedPng } from './support/png.ts';
import {
  type Change,
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

const source = 'source/PR081-2018.md';
const french = 'locales/fr/PR081-2018.json';
const ledger = 'locales/fr/approvals.json';
const ann = ['--by', 'Ann Example <ann@example.org>', '--now', '2018-06-14T16:20:05+02:00'];
const replace =
  (from: string | RegExp, to: string): Change =>
  (text) =>
    text.replace(from, () => to);

const approve = (root: string, ...args: string[]) =>
  presspack(['approve', 'PR081-2018', ...args], { cwd: root });
const final = (root: string, ...args: string[]) =>
  presspack(['build', '--final', '--format', 'html', ...args], { cwd: root });

describe('presspack approve', () => {
  it('writes down who, when, and the seal of what', async () => {
    const root = await makeProject();
    const run = await approve(root, '--locale', 'fr,ru', ...ann);
    expect(run).toEqual({
      exitCode: 0,
      stdout:
        'Approved PR081-2018 in French by Ann Example <ann@example.org>, 2018-06-14T16:20:05+02:00.\n' +
        'Approved PR081-2018 in Russian by Ann Example <ann@example.org>, 2018-06-14T16:20:05+02:00.\n',
      stderr: weekdayWarning,
    });
    const text = await readFile(join(root, ledger), 'utf8');
    const shown = text.replace(/[0-9a-f]{64}/g, '<sha256>').replace(/[0-9a-f]{16}/g, '<digits>');
    await expect(shown).toMatchFileSnapshot('golden/approvals/approvals.json.txt');
  });

  it('gives the same bytes on another clock, in another zone, in another folder', async () => {
    const here = await makeProject();
    const there = await makeProject();
    await approve(here, '--locale', 'fr', ...ann);
    const clock =
      'const Real=Date;globalThis.Date=class extends Real{constructor(...a){if(a.length)super(...a);else super(Real.UTC(2031,11,31))}static now(){return Real.UTC(2031,11,31)}};';
    const env = {
      TZ: 'Asia/Tokyo',
      LANG: 'ja_JP.UTF-8',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clock)}`,
    };
    await presspack(['approve', 'PR081-2018', '--locale', 'fr', ...ann], { cwd: there, env });
    const text = await readFile(join(here, ledger), 'utf8');
    expect(await readFile(join(there, ledger), 'utf8')).toBe(text);
    // Without --now: the clock, in the newsroom's zone.
    await presspack(['approve', 'PR081-2018', '--locale', 'fr', '--by', 'Ann'], {
      cwd: there,
      env,
    });
    expect(await readFile(join(there, ledger), 'utf8')).toContain(
      '"at":"2031-12-31T01:00:00+01:00"',
    );
    // And an approval holds wherever and whenever it is asked for.
    const run = await presspack(['build', '--final', '--locale', 'fr', '--format', 'html'], {
      cwd: there,
      env,
    });
    expect([run.exitCode, run.stderr]).toEqual([
      0,
      `${weekdayWarning}1 of 1 pack built, 1 warning.\n`,
    ]);
  });

  it('takes the name from git, and asks for one where there is none', async () => {
    const root = await makeProject();
    const git = (name: string) => ({
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: join(root, 'gitconfig'),
      GIT_CEILING_DIRECTORIES: root,
      HOME: join(root, name),
    });
    const args = ['approve', 'PR081-2018', '--locale', 'fr'];
    const nobody = await presspack(args, { cwd: root, env: git('a') });
    expect([nobody.exitCode, nobody.stdout]).toEqual([2, '']);
    expect(nobody.stderr).toMatch(/^presspack: who approves\? Add --by "First Last"/);
    await writeFile(
      join(root, 'gitconfig'),
      '[user]\nname = Zoé Exemple\nemail = zoe@example.org\n',
    );
    const somebody = await presspack(args, { cwd: root, env: git('a') });
    expect(somebody.stdout).toContain('by Zoé Exemple <zoe@example.org>, 20');
    const noGit = await presspack(args, { cwd: root, env: { ...git('a'), PATH: '/nowhere' } });
    expect(noGit.exitCode).toBe(2);
  });

  it('refuses a release with errors in that language, and says why', async () => {
    const root = await makeProject({ [french]: replace(/"Le CNES et .*"/, '""') });
    const run = await approve(root, '--locale', 'en,fr', ...ann);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toMatch(/^Approved PR081-2018 in English by .*\n$/);
    await expect(run.stderr).toMatchFileSnapshot('golden/approvals/refused.txt');
    await expect(readFile(join(root, ledger))).rejects.toThrow('ENOENT');
    // What only shows on paper counts as well.
    const paper = await makeProject({ [french]: replace('un accord-cadre', 'un 協定') });
    const glyph = await approve(paper, '--locale', 'fr', ...ann);
    expect([glyph.exitCode, glyph.stdout]).toEqual([1, '']);
    expect(glyph.stderr).toContain('(unsupported-script)');
  });

  it('tells a moment by the clocks of the newsroom, wherever and however it was typed', async () => {
    const root = await makeProject();
    for (const [now, at] of [
      ['2018-06-14T14:20Z', '2018-06-14T16:20:00+02:00'],
      ['2018-12-14T00:20:05+03:00', '2018-12-13T22:20:05+01:00'],
    ] as const) {
      const run = await approve(root, '--locale', 'fr', '--by', 'Ann', '--now', now);
      expect(run.stdout).toBe(`Approved PR081-2018 in French by Ann, ${at}.\n`);
      expect((await approve(root, '--locale', 'fr', '--remove')).stdout).toMatch(/^Removed/);
    }
  });

  it('takes an approval back', async () => {
    const root = await makeProject();
    await approve(root, '--locale', 'fr', ...ann);
    const run = await approve(root, '--locale', 'fr,ru', '--remove');
    expect(run).toEqual({
      exitCode: 0,
      stdout:
        'Removed the approval of PR081-2018 in French.\nPR081-2018 in Russian had no approval.\n',
      stderr: '',
    });
    expect(await readFile(join(root, ledger), 'utf8')).toBe(writeApprovals(new Map()));
    await expect(readFile(join(root, 'locales/ru/approvals.json'))).rejects.toThrow('ENOENT');
  });

  it('knows a file that an editor has saved with a byte order mark, and changes no other', async () => {
    const root = await makeProject();
    await approve(root, '--locale', 'fr', ...ann);
    const written = await readFile(join(root, ledger), 'utf8');
    await changeProject(root, { [ledger]: fromNotepad });
    const saved = await readFile(join(root, ledger), 'utf8');
    expect((await approve(root, '--locale', 'fr', ...ann)).stderr).toBe(weekdayWarning);
    expect(await readFile(join(root, ledger), 'utf8')).toBe(saved);
    const others = [...ann.slice(0, 1), 'Bob', ...ann.slice(2)];
    expect((await approve(root, '--locale', 'fr', ...others)).exitCode).toBe(0);
    expect((await approve(root, '--locale', 'fr', ...ann)).exitCode).toBe(0);
    expect(await readFile(join(root, ledger), 'utf8')).toBe(written);
    await changeProject(root, { [ledger]: fromNotepad });
    const run = await approve(root, '--locale', 'fr', '--remove');
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    expect(await readFile(join(root, ledger), 'utf8')).toBe(writeApprovals(new Map()));
  });

  it('never writes over a file that it cannot read', async () => {
    for (const text of [
      '{"PR081-2018": ',
      '{"PR081-2018": "approved by Ann"}',
      '{"PR081-2018": {"by": "x"}, "PR081-2018": {"by": "y"}}',
      '[]',
      '{"a": *x}',
    ]) {
      const root = await makeProject({ [ledger]: text });
      const run = await approve(root, '--locale', 'fr', ...ann);
      expect([run.exitCode, run.stdout], text).toEqual([1, '']);
      expect(run.stderr).toMatch(
        /^locales\/fr\/approvals\.json:1:\d+: error: .*\(unreadable-approvals\)/,
      );
      expect(await readFile(join(root, ledger), 'utf8')).toBe(text);
    }
  });

  it('wants a language, a release, a name and a moment that exist', async () => {
    const root = await makeProject();
    for (const args of [
      ['approve', 'PR081-2018'],
      ['approve', '--locale', 'fr'],
      ['approve', 'PR082-2018', '--locale', 'fr', '--by', 'Ann'],
      ['approve', 'PR081-2018', '--locale', 'de', '--by', 'Ann'],
      ['approve', 'PR081-2018', '--locale', 'fr', '--by', ' '],
      ['approve', 'PR081-2018', '--locale', 'fr', '--by', 'Ann\u001b[31m'],
      ['approve', 'PR081-2018', '--locale', 'fr', '--by', 'Ann', '--now', 'today'],
      ['approve', 'PR081-2018', '--locale', 'fr', '--by', 'Ann', '--now', '2018-06-14T16:20:05'],
    ]) {
      const run = await presspack(args, { cwd: root });
      expect([run.exitCode, run.stdout], args.join(' ')).toEqual([2, '']);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: no escape sequence may pass.
      expect(run.stderr).not.toMatch(/\u001b/);
    }
    expect(await readFile(join(root, ledger)).catch(() => 'none')).toBe('none');
  });

  it('tells programs what it did', async () => {
    const root = await makeProject();
    const run = await approve(root, '--locale', 'fr', ...ann, '--json');
    const report = reportSchema.parse(JSON.parse(run.stdout));
    expect(report).toMatchObject({
      command: 'approve',
      exitCode: 0,
      approvals: [
        {
          reference: 'PR081-2018',
          locale: 'fr',
          outcome: 'approved',
          by: 'Ann Example <ann@example.org>',
          at: '2018-06-14T16:20:05+02:00',
        },
      ],
    });
  });
});

describe('build --final', () => {
  it('refuses until every language wanted is approved, and names what to type', async () => {
    const root = await makeProject();
    await presspack(['build', '--format', 'html'], { cwd: root });
    const before = await hashFolder(join(root, 'dist'));
    await approve(root, '--locale', 'en', ...ann);
    await approve(root, '--locale', 'fr', ...ann);
    await changeProject(root, {
      'locales/fr/labels.json': replace('"Tél."', '"Téléphone"'),
    });
    const run = await final(root);
    expect([run.exitCode, run.stdout]).toEqual([1, '']);
    await expect(run.stderr).toMatchFileSnapshot('golden/approvals/final.txt');
    expect(await hashFolder(join(root, 'dist'))).toEqual(before);
    // A build that is not final does not ask.
    expect((await presspack(['build', '--format', 'html'], { cwd: root })).exitCode).toBe(0);
    await approve(root, '--locale', 'fr,ru', ...ann);
    const sound = await final(root);
    expect([sound.exitCode, sound.stderr]).toEqual([
      0,
      `${weekdayWarning}1 of 1 pack built, 1 warning.\n`,
    ]);
  });

  it('takes what it cannot read for no approval', async () => {
    const root = await makeProject({ [ledger]: '{"PR081-2018": "approved by Ann"}' });
    const run = await final(root, '--locale', 'fr');
    expect([run.exitCode, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toContain('(unreadable-approvals)');
  });

  it('makes no drafts', async () => {
    const root = await makeProject();
    const run = await final(root, '--draft');
    expect([run.exitCode, run.stdout, run.stderr]).toEqual([
      2,
      '',
      'presspack: a draft is never final. Leave out --draft or --final.\n',
    ]);
  });
});

describe('the seal', () => {
  const broken: [string, Record<string, Change>, SealedPart[]][] = [
    [
      'a word of the source',
      { [source]: replace('constructive', 'fruitful') },
      ['text', 'translation'],
    ],
    [
      'a mark of the source',
      { [source]: replace('After the meeting', '**After** the meeting') },
      ['text', 'translation'],
    ],
    ['a telephone number', { [source]: replace('44 76 75 39', '44 76 75 40') }, ['facts']],
    ['an e-mail address', { [source]: replace('raphael.sart@', 'r.sart@') }, ['facts']],
    ['the date', { [source]: replace('2018-06-15', '2018-06-16') }, ['facts']],
    [
      'an embargo',
      { [source]: replace('date:', 'embargo: 2018-06-15T18:00:00+02:00\ndate:') },
      ['facts'],
    ],
    [
      'a correction',
      {
        [source]: replace(
          'date: 2018-06-15',
          'date: 2018-06-15\nversion: 2\nupdated: 2018-06-18\ncorrection: The weekday was wrong.',
        ),
      },
      ['facts'],
    ],
    [
      'a letter of the translation',
      { [french]: replace('accord-cadre sur', 'accord cadre sur') },
      ['translation'],
    ],
    [
      'a shared string',
      { 'locales/fr/common.json': replace('"Chargée de presse"', '"Attachée de presse"') },
      ['translation'],
    ],
    [
      'a shared string for one person',
      {
        'locales/fr/common.json': replace(
          '  "Pascale Bresson":',
          '  "Press Officer_Raphaël Sart":\n    "Porte-parole",\n\n  "Pascale Bresson":',
        ),
      },
      ['translation'],
    ],
    [
      'a label',
      { 'locales/fr/labels.json': replace('"Communiqué de presse"', '"Communiqué"') },
      ['labels'],
    ],
    [
      'the publisher',
      { 'source/newsroom.yaml': replace(/wordmark: .*/, 'wordmark: C N E S') },
      ['publisher'],
    ],
    ['a block turned into another', { [source]: replace('> "I had', '"I had') }, ['text']],
  ];

  it.each(broken)('breaks with %s', async (_what, changes, parts) => {
    const { before, after } = await sealAround(changes);
    expect(after).toMatchObject({ state: 'broken', by: 'Ann', at: before.at });
    expect(after.state === 'broken' && after.changed).toEqual(parts);
  });

  const whole: [string, Record<string, Change>][] = [
    [
      'lines broken elsewhere',
      { [source]: replace('CNES President Jean-Yves', 'CNES President\nJean-Yves') },
    ],
    ['curled quotation marks', { [source]: (text) => text.replace(/> "(.*)"/, '> “$1”') }],
    ['other spaces in a translation', { [french]: replace('« J’ai', '«\u00a0J’ai') }],
    [
      'another order of the table',
      {
        [french]: (text) =>
          text.replace(/( {2}"France-Russia.*\n.*\n)\n([\s\S]*?)( {2}"\$end")/, '$2$1\n$3'),
      },
    ],
    [
      'another language',
      {
        'locales/ru/labels.json': replace('"Контакты', '"Наши контакты'),
        'locales/en/labels.json': replace('"Press Release"', '"Release"'),
      },
    ],
    [
      'notes of the press office, and whether it may be published yet',
      { [source]: replace('date:', 'internal: ask the embassy\nstatus: draft\ndate:') },
    ],
    ['a comment in the text', { [source]: replace('# CNES', '<!-- sent by Ann -->\n\n# CNES') }],
    [
      'strings of other releases',
      {
        'locales/fr/common.json': replace(
          '  "$end"',
          '  "Director":\n    "Directrice",\n\n  "$end"',
        ),
      },
    ],
    [
      'another paper',
      { 'source/newsroom.yaml': (text) => `${text.replace(/paper: .*\n/, '')}paper: letter\n` },
    ],
  ];

  it.each(whole)('holds with %s', async (_what, changes) => {
    expect((await sealAround(changes)).after.state).toBe('approved');
  });

  it('covers pictures', async () => {
    const { release, locale, newsroom } = await sealed(await makeProject());
    const withPicture = (width: number): Release => ({
      ...release,
      images: new Map([['a.png', stripedPng('source/a.png', width, 8)]]),
    });
    const seal = sealOf({ release: withPicture(8), locale, newsroom });
    expect(sealOf({ release: withPicture(8), locale, newsroom })).toEqual(seal);
    const other = sealOf({ release: withPicture(9), locale, newsroom });
    expect(other.sha256).not.toBe(seal.sha256);
    expect(other.parts).toEqual({ ...seal.parts, pictures: other.parts.pictures });
  });

  it('breaks with any other translation of any text', async () => {
    const { release, locale, newsroom } = await sealed(await makeProject());
    const table = locale.tables.get('PR081-2018')!;
    const seal = sealOf({ release, locale, newsroom }).sha256;
    const letters = fc.stringMatching(/^[а-яa-zé0-9.,]{1,5}$/);
    fc.assert(
      fc.property(fc.constantFrom(...table.entries.keys()), fc.nat(), letters, (key, at, typed) => {
        const entry = table.entries.get(key)!;
        const cut = at % entry.value.length;
        const value = entry.value.slice(0, cut) + typed + entry.value.slice(cut);
        const entries = new Map(table.entries).set(key, { ...entry, value });
        const tables = new Map(locale.tables).set('PR081-2018', { ...table, entries });
        expect(sealOf({ release, locale: { ...locale, tables }, newsroom }).sha256).not.toBe(seal);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same in every version that seals alike', async () => {
    // Whoever changes this must raise the version of the seal: old approvals then say so.
    const { release, locale, newsroom } = await sealed(await makeProject());
    const { seal } = sealOf({ release, locale, newsroom });
    expect(seal).toBe(1);
    const approval: Approval = {
      by: 'A',
      at: '2018-06-14T16:20:05Z',
      ...sealOf({ release, locale, newsroom }),
      seal: 0,
    };
    const approvals = { locale: 'fr', path: ledger, entries: new Map([['PR081-2018', approval]]) };
    expect(approvalOf({ release, locale, newsroom }, approvals)).toEqual({
      state: 'broken',
      by: 'A',
      at: '2018-06-14T16:20:05Z',
      changed: [],
    });
  });
});

describe('approvals.json', () => {
  const git = async (root: string, ...args: string[]) => {
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@b.c', '-c', 'init.defaultBranch=main'];
    return promisify(execFile)('git', [...who, '-C', root, ...args]);
  };
  const second = `---
reference: IP/18/4107
date: 2018-06-16
contacts:
  - {name: Pascale Bresson, role: Press Officer, phone: +33 1 44 76 75 39, email: a@b.fr}
---

# Second

Text.
`;
  const strings = '{"Second": "Deuxième", "Text.": "Texte."}';

  async function repositoryWith(changes: Record<string, Change>): Promise<string> {
    const root = await makeProject({
      'source/second.md': second,
      'locales/fr/IP-18-4107.json': strings,
      ...changes,
    });
    await cp(join(repository, '.gitattributes'), join(root, '.gitattributes'));
    await git(root, 'init', '-q');
    await git(root, 'add', '.');
    await git(root, 'commit', '-qm', 'Start');
    return root;
  }

  it.each([
    ['into a file', writeApprovals(new Map())],
    ['where no file was', null],
  ])('merges two approvals on two branches %s', async (_where, text) => {
    const root = await repositoryWith(text === null ? {} : { [ledger]: text });
    const one = async (branch: string, reference: string) => {
      await git(root, 'switch', '-qc', branch, 'main');
      const run = await presspack(['approve', reference, '--locale', 'fr', ...ann], { cwd: root });
      expect(run.exitCode).toBe(0);
      await git(root, 'add', '.');
      await git(root, 'commit', '-qm', reference);
    };
    await one('left', 'PR081-2018');
    await one('right', 'IP/18/4107');
    await git(root, 'merge', '-q', '--no-edit', 'left');
    const run = await final(root, '--locale', 'fr');
    expect([run.exitCode, run.stderr]).toEqual([
      0,
      `${weekdayWarning}2 of 2 packs built, 1 warning.\n`,
    ]);
    // The next approval puts them in order.
    await presspack(['approve', 'PR081-2018', '--locale', 'fr', ...ann], { cwd: root });
    const merged = await readFile(join(root, ledger), 'utf8');
    expect(JSON.parse(merged)).toMatchObject({ 'IP/18/4107': {}, 'PR081-2018': {}, $end: {} });
    expect(merged.indexOf('IP/18')).toBeLessThan(merged.indexOf('PR081'));
  });

  it('says so when one release was approved on both', async () => {
    const root = await repositoryWith({});
    for (const [branch, by] of [
      ['left', 'Ann'],
      ['right', 'Zoé'],
    ] as const) {
      await git(root, 'switch', '-qc', branch, 'main');
      await presspack(['approve', 'PR081-2018', '--locale', 'fr', '--by', by], { cwd: root });
      await git(root, 'add', '.');
      await git(root, 'commit', '-qm', by);
    }
    await git(root, 'merge', '-q', '--no-edit', 'left');
    const run = await final(root, '--locale', 'fr', 'PR081-2018');
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(
      /^locales\/fr\/approvals\.json:4:5: error: .*\(unreadable-approvals\)\n/,
    );
    // Mended as the message says.
    await rm(join(root, ledger));
    await approve(root, '--locale', 'fr', ...ann);
    expect((await final(root, '--locale', 'fr', 'PR081-2018')).exitCode).toBe(0);
  });

  it('reads what it has written', () => {
    const approval = fc.record({
      by: fc.string({ minLength: 1 }),
      at: fc.constant('2018-06-14T16:20:05+02:00'),
      seal: fc.nat(),
      sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
      parts: fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.stringMatching(/^[0-9a-f]{16}$/), {
        noNullPrototype: true,
      }),
    });
    const references = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}./-]{0,20}$/u);
    fc.assert(
      fc.property(fc.dictionary(references, approval, { noNullPrototype: true }), (record) => {
        const entries = new Map(Object.entries(record));
        const text = writeApprovals(entries);
        const read = readApprovals(localeWith(text));
        expect(read.fault).toBeUndefined();
        expect(Object.fromEntries(read.entries)).toEqual(record);
        expect(writeApprovals(read.entries)).toBe(text);
        const saved = readApprovals(localeWith(fromNotepad(text)));
        expect(saved).toEqual({ ...read, text: fromNotepad(text) });
      }),
    );
  });
});

function localeWith(text: string): Locale {
  const file = decode(Buffer.from(text), ledger);
  return { tag: 'fr', tables: new Map(), settings: new Map([['approvals', file]]) };
}

async function sealed(root: string) {
  const project = await readProject(root);
  const newsroom = parseNewsroom(project.newsroom)!;
  const [release] = [...parseReleases(project.sources, newsroom).values()];
  const locale = project.locales.find(({ tag }) => tag === 'fr')!;
  return { release: release!, locale, newsroom };
}

/** Approves the French of the real release, changes the project, and asks again. */
async function sealAround(changes: Record<string, Change>) {
  const root = await makeProject();
  const before = { by: 'Ann', at: '2018-06-14T16:20:05+02:00', ...sealOf(await sealed(root)) };
  await changeProject(root, {
    ...changes,
    [ledger]: writeApprovals(new Map([['PR081-2018', before]])),
  });
  const now = await sealed(root);
  return { before, after: approvalOf(now, readApprovals(now.locale)) };
}
