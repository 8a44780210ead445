import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { reportSchema } from '../pipeline/report/json.ts';
import {
  type Change,
  hashFolder,
  makeProject,
  presspack,
  removeProjects,
  repository,
} from './support/project.ts';
import { layOut, tableOf } from './support/tables.ts';

/* The commands for translators, as they type them: sync, status, locale add. */

afterAll(removeProjects);

const source = 'source/PR081-2018.md';
const table = 'locales/fr/PR081-2018.json';

/** A short release, translated into French and Russian. */
const short: Record<string, Change> = {
  [source]: `---
reference: PR081-2018
date: 2018-06-15
contacts:
  - {name: Pascale Bresson, role: Press Officer, phone: +33 (0)1 44 76 75 39, email: a@cnes.fr}
---

# A framework agreement

CNES and Roscosmos met on Thursday 14 June in Moscow.

They will meet again.
`,
  [table]: layOut([
    ['A framework agreement', 'Un accord-cadre'],
    [
      'CNES and Roscosmos met on Thursday 14 June in Moscow.',
      'Le CNES et Roscosmos se sont rencontrés jeudi 14 juin à Moscou.',
    ],
    ['They will meet again.', 'Ils se reverront.'],
  ]),
  'locales/ru/PR081-2018.json': layOut([
    ['A framework agreement', 'Рамочное соглашение'],
    [
      'CNES and Roscosmos met on Thursday 14 June in Moscow.',
      'CNES и Роскосмос встретились в четверг, 14 июня, в Москве.',
    ],
    ['They will meet again.', 'Они встретятся снова.'],
  ]),
};

const golden = (name: string) => `golden/translators/${name}.txt`;

async function say(root: string, ...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await presspack(args, { cwd: root });
  return `exit ${exitCode}\n\n${stdout}${stderr}`.replaceAll(root, '<root>');
}

async function changed(): Promise<string> {
  const root = await makeProject(short);
  await change(root, source, (text) => text.replace('Thursday 14', 'Friday 15'));
  await change(root, source, (text) => `${text}\nThe agreement is for ten years.\n`);
  return root;
}

async function change(root: string, path: string, edit: (text: string) => string): Promise<void> {
  const text = await readFile(join(root, path), 'utf8');
  await writeFile(join(root, path), edit(text));
}

describe.concurrent('presspack sync', () => {
  it('checks, adds what is to be translated, and then has nothing to do', async ({ expect }) => {
    const root = await changed();
    const before = await hashFolder(root);
    await expect(await say(root, 'sync', '--check')).toMatchFileSnapshot(golden('sync-check'));
    expect(await hashFolder(root)).toEqual(before);
    await expect(await say(root, 'sync')).toMatchFileSnapshot(golden('sync'));
    await expect(await readFile(join(root, table), 'utf8')).toMatchFileSnapshot(
      golden('sync-table'),
    );
    await expect(await say(root, 'sync', '--check')).toMatchFileSnapshot(golden('sync-again'));
  });

  it('puts an earlier text into the memory once its successor is translated', async ({
    expect,
  }) => {
    const root = await changed();
    await presspack(['sync'], { cwd: root });
    await change(root, table, (text) => text.replaceAll(/:\n {4}""/g, ':\n    "Traduit."'));
    await expect(await say(root, 'sync', '--locale', 'fr')).toMatchFileSnapshot(
      golden('sync-settled'),
    );
    await expect(await readFile(join(root, 'locales/fr/memory.json'), 'utf8')).toMatchFileSnapshot(
      golden('sync-memory'),
    );
  });

  it('prunes what is gone, and recalls it when it is back', async ({ expect }) => {
    const root = await makeProject(short);
    await change(root, source, (text) => text.replace('They will meet again.\n', ''));
    await expect(await say(root, 'sync', '--prune')).toMatchFileSnapshot(golden('sync-prune'));
    await change(root, source, (text) => `${text}\nThey will meet again.\n`);
    await expect(await say(root, 'sync')).toMatchFileSnapshot(golden('sync-recall'));
    await expect(await say(root, 'status', '--locale', 'fr')).toMatchFileSnapshot(
      golden('status-recall'),
    );
  });

  it('offers the translations of a release whose reference has changed', async ({ expect }) => {
    const root = await makeProject(short);
    await change(root, source, (text) => text.replaceAll('PR081-2018', 'PR082-2018'));
    await expect(await say(root, 'sync', '--locale', 'fr')).toMatchFileSnapshot(
      golden('sync-renamed'),
    );
  });

  it('leaves tables and releases with mistakes alone, and says where they are', async ({
    expect,
  }) => {
    const root = await changed();
    await change(root, table, (text) => text.replace('accord-cadre",', 'accord-cadre"'));
    await writeFile(join(root, 'source/broken.md'), 'No front matter\n');
    const before = await readFile(join(root, table), 'utf8');
    await expect(await say(root, 'sync')).toMatchFileSnapshot(golden('sync-mistakes'));
    expect(await readFile(join(root, table), 'utf8')).toBe(before);
    expect(await readFile(join(root, 'locales/ru/PR081-2018.json'), 'utf8')).toContain('""');
  });

  it('puts nothing away where the memory has a mistake', async ({ expect }) => {
    const root = await makeProject({ ...short, 'locales/fr/memory.json': '{"a" "b"}' });
    await change(root, source, (text) => text.replace('They will meet again.\n', ''));
    const before = await hashFolder(join(root, 'locales/fr'));
    const run = await presspack(['sync', '--prune'], { cwd: root });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('locales/fr/memory.json:1:');
    expect(await hashFolder(join(root, 'locales/fr'))).toEqual(before);
    expect(await readFile(join(root, 'locales/ru/memory.json'), 'utf8')).toContain('Они');
  });

  it('writes to no file that a link outside stands for', async ({ expect }) => {
    const root = await changed();
    const outside = await makeProject(short);
    await change(root, source, (text) => text.replaceAll('PR081-2018', 'PR082-2018'));
    await symlink(join(outside, 'absent.json'), join(root, 'locales/fr/PR082-2018.json'));
    const before = await hashFolder(outside);
    const run = await presspack(['sync'], { cwd: root });
    expect([run.exitCode, run.stderr]).toEqual([74, expect.stringContaining('leads')]);
    expect(await hashFolder(outside)).toEqual(before);
    expect(await readdir(join(root, 'locales/ru'))).not.toContain('PR082-2018.json');
  });

  it('finds the tables of this repository in line', async ({ expect }) => {
    const run = await presspack(['sync', '--check']);
    expect([run.stdout, run.exitCode]).toEqual(['Every table is in line with its source.\n', 0]);
  });

  it('tells programs what it did', async ({ expect }) => {
    const root = await changed();
    const { stdout } = await presspack(['sync', '--json'], { cwd: root });
    const report = reportSchema.parse(JSON.parse(stdout));
    expect(
      report.sync?.map(({ path, written, added, changed: all }) => [
        path,
        written,
        added,
        all.length,
      ]),
    ).toEqual([
      [table, true, [{ text: 'The agreement is for ten years.' }], 1],
      ['locales/ru/PR081-2018.json', true, [{ text: 'The agreement is for ten years.' }], 1],
    ]);
  });
});

describe.concurrent('presspack status', () => {
  it('shows how far each release is in each language', async ({ expect }) => {
    const root = await changed();
    await change(root, 'locales/ru/common.json', (text) =>
      text.replace('"Паскаль', '"[Паскаль](x)'),
    );
    await expect(await say(root, 'status')).toMatchFileSnapshot(golden('status'));
    await presspack(['sync'], { cwd: root });
    await expect(await say(root, 'status')).toMatchFileSnapshot(golden('status-synced'));
  });

  it('is short where all is well, and does not guess where a table is broken', async ({
    expect,
  }) => {
    const root = await makeProject(short);
    await change(root, table, (text) => text.replace('accord-cadre",', 'accord-cadre"'));
    await expect(await say(root, 'status')).toMatchFileSnapshot(golden('status-broken'));
  });

  it('tells who has signed what, and what has changed since', async ({ expect }) => {
    const root = await makeProject(short);
    const now = ['--by', 'Ann Example <ann@example.org>', '--now', '2018-06-15T17:55:00+02:00'];
    await presspack(['approve', 'PR081-2018', '--locale', 'fr,ru', ...now], { cwd: root });
    await change(root, table, (text) => text.replace('Ils se reverront', 'Elles se reverront'));
    await expect(await say(root, 'status')).toMatchFileSnapshot(golden('status-signed'));
  });

  it('tells programs the same', async ({ expect }) => {
    const root = await changed();
    const { stdout } = await presspack(['status', '--json'], { cwd: root });
    const rows = reportSchema.parse(JSON.parse(stdout)).status;
    expect(
      rows?.map(({ locale, translated, changed: all, missing }) => [
        locale,
        translated,
        all.length,
        missing.length,
      ]),
    ).toEqual([
      ['en', undefined, 0, 0],
      ['fr', 4, 1, 1],
      ['ru', 4, 1, 1],
    ]);
  });
});

describe.concurrent('presspack locale add', () => {
  it('begins a language with everything to translate, whose drafts can be built', async ({
    expect,
  }) => {
    const root = await makeProject(short);
    const begun = await say(root, 'locale', 'add', 'de');
    await expect(begun.replace(/(labels\.json +)\d+/, '$1…')).toMatchFileSnapshot(
      golden('locale-add'),
    );
    expect((await readdir(join(root, 'locales/de'))).sort()).toEqual([
      'PR081-2018.json',
      'common.json',
      'labels.json',
      'memory.json',
    ]);
    await expect(
      await readFile(join(root, 'locales/de/PR081-2018.json'), 'utf8'),
    ).toMatchFileSnapshot(golden('locale-add-table'));
    const draft = await presspack(['build', '--draft', '--locale', 'de', '--format', 'html'], {
      cwd: root,
    });
    expect(draft.exitCode, draft.stderr).toBe(0);
    const { stdout } = await presspack(['sync', '--check'], { cwd: root });
    expect(stdout).toContain('Every table is in line with its source.');
    await expect(await say(root, 'build', '--format', 'html')).toMatchFileSnapshot(
      golden('locale-add-build'),
    );
  });

  it.each([['german'], ['de_AT'], ['pt-br'], ['xx'], ['fr'], ['../x']])(
    'refuses %s',
    async (tag) => {
      const root = await makeProject(short);
      const before = await hashFolder(root);
      const run = await presspack(['locale', 'add', tag], { cwd: root });
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toMatch(/^presspack: .+\.\n$/);
      expect(await hashFolder(root)).toEqual(before);
    },
  );
});

describe('locales/README.md', () => {
  it('quotes the messages of broken tables as they are', async () => {
    const readme = await readFile(join(repository, 'locales/README.md'), 'utf8');
    const quoted = [...readme.matchAll(/^\| (Unexpected .*?) \|/gm)].map(([, words = '']) => words);
    expect(quoted.length).toBeGreaterThan(4);
    const folder = join(repository, 'test/golden/messages');
    const goldens = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    );
    const said = goldens.join('').replaceAll('`', '');
    for (const words of quoted) {
      const pattern = words
        .replaceAll('`', '')
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\d+/g, '\\d+')
        .replace('…', '.*');
      expect(said).toMatch(new RegExp(pattern));
    }
  });

  it('shows tables that can be read', async () => {
    const readme = await readFile(join(repository, 'locales/README.md'), 'utf8');
    const blocks = [...readme.matchAll(/^```json\n([\s\S]*?)```$/gm)].map(([, text = '']) => text);
    expect(blocks).toHaveLength(3);
    for (const block of blocks) {
      const whole = block.startsWith('{') ? block : `{\n${block}"$end": ""\n}`;
      expect(tableOf(whole).file.messages.map(String)).toEqual([]);
    }
  });
});
