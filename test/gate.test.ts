import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { build, type Order, parseReleases } from '../pipeline/build.ts';
import * as check from '../pipeline/check/check.ts';
import { formats } from '../pipeline/formats.ts';
import type { Locale, StringEntry } from '../pipeline/model/string-table.ts';
import { parseNewsroom } from '../pipeline/parse/newsroom.ts';
import { pressHere } from '../pipeline/press/press.ts';
import { readFaces } from '../pipeline/read/faces.ts';
import { readProject } from '../pipeline/read/project.ts';
import { reportSchema } from '../pipeline/report/json.ts';
import { say } from '../pipeline/report/message.ts';
import {
  changeProject,
  hashFolder,
  makeProject,
  presspack,
  removeProjects,
  repository,
  rightWeekday,
} from './support/project.ts';

vi.mock('../pipeline/check/check.ts', { spy: true });
afterAll(removeProjects);

const french = 'locales/fr/PR081-2018.json';

/** The real release, and what to make of it with some strings of a language changed. */
async function prepare(change: (entry: StringEntry, key: string) => string = (e) => e.value) {
  const project = await readProject(repository);
  const newsroom = parseNewsroom(project.newsroom)!;
  const [release] = [...parseReleases(project.sources, newsroom).values()];
  const locales = project.locales.map((locale) =>
    locale.tag === 'ru' ? changed(locale, change) : locale,
  );
  const order: Order = {
    newsroom,
    locales,
    wanted: locales,
    formats: formats.filter(({ name }) => name === 'html'),
    draft: false,
    press: pressHere(readFaces()),
    version: '0.0.0',
    complaints: project.complaints,
    illustrate: async (one) => one,
  };
  return { release: release!, order };
}

function changed(locale: Locale, change: (entry: StringEntry, key: string) => string): Locale {
  const tables = [...locale.tables].map(([namespace, table]) => {
    const entries = [...table.entries].map(
      ([key, entry]) => [key, { ...entry, value: change(entry, key) }] as const,
    );
    return [namespace, { ...table, entries: new Map(entries) }] as const;
  });
  return { ...locale, tables: new Map(tables) };
}

describe('the gate', () => {
  it('opens for a release that is whole in every language', async () => {
    const { release, order } = await prepare();
    expect((await build(release, order))?.artifacts).toHaveLength(3);
  });

  it('stays shut for any text or label that one language lacks', async () => {
    const { order } = await prepare();
    const tables = order.locales.find(({ tag }) => tag === 'ru')!.tables;
    const keys = [...tables.values()].flatMap(({ entries }) => [...entries.keys()]);
    expect(keys.length).toBeGreaterThan(25);
    const open: string[] = [];
    for (const lost of keys) {
      const one = await prepare(({ value }, key) => (key === lost ? ' ' : value));
      if (await build(one.release, one.order)) open.push(lost);
    }
    // Russian counts people by one, few and many, `other` is for fractions; and a language may do
    // without a custom for openings.
    expect(open).toEqual(['contacts_other', 'opening']);
  });

  it('stays shut for one error of one check in one language', async () => {
    vi.mocked(check.checkTranslation).mockImplementation(async (_pairs, { target }, { file }) => {
      if (target !== 'ru') return { waived: 0 };
      const place = { path: 'locales/ru/PR081-2018.json', line: 9, column: 5 };
      say(file, { rule: 'forbidden-link', level: 'error', reason: 'Unexpected', place });
      return { waived: 0 };
    });
    const { release, order } = await prepare();
    expect(await build(release, order)).toBeUndefined();
    const without = { ...order, wanted: order.wanted.filter(({ tag }) => tag !== 'ru') };
    const again = await prepare();
    expect((await build(again.release, without))?.artifacts).toHaveLength(2);
    vi.mocked(check.checkTranslation).mockRestore();
  });

  it('leaves the former pack as it was, bit by bit', async () => {
    const root = await makeProject();
    await presspack(['build', '--root', root, '--format', 'html']);
    const before = await hashFolder(join(root, 'dist'));
    await changeProject(root, { [french]: (text) => text.replace(/"Le CNES et .*"/, '""') });
    const run = await presspack(['build', '--root', root, '--format', 'html']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('(missing-translation)');
    expect(await hashFolder(join(root, 'dist'))).toEqual(before);
  });
});

describe('--strict', () => {
  const unused = {
    ...rightWeekday,
    [french]: (text: string) =>
      rightWeekday[french](text).replace(
        '  "$end"',
        '  "A cut sentence about rockets":\n    "Une phrase",\n\n  "$end"',
      ),
  };

  it('lets a warning forbid the pack, and says so', async () => {
    const root = await makeProject(unused);
    const lenient = await presspack(['build', '--root', root, '--format', 'html']);
    expect([lenient.exitCode, lenient.stderr.includes(': warning: ')]).toEqual([0, true]);
    const before = await hashFolder(join(root, 'dist'));
    const strict = await presspack(['build', '--root', root, '--format', 'html', '--strict'], {
      cwd: root,
    });
    expect([strict.exitCode, strict.stdout]).toEqual([1, '']);
    await expect(strict.stderr).toMatchFileSnapshot('golden/messages/strict.txt');
    expect(await hashFolder(join(root, 'dist'))).toEqual(before);
    const json = await presspack(['build', '--root', root, '--strict', '--json']);
    const report = reportSchema.parse(JSON.parse(json.stdout));
    expect([report.exitCode, report.packs?.[0]?.outcome]).toEqual([1, 'failed']);
    expect(report.messages.map(({ level, rule }) => [level, rule])).toEqual([
      ['error', 'unused-translation'],
    ]);
  });

  it('lets a warning of all releases forbid every pack', async () => {
    const root = await makeProject();
    for (const name of ['labels', 'common', 'PR081-2018']) {
      await changeProject(root, { [`locales/ar/${name}.json`]: '{}' });
    }
    await presspack(['build', '--root', root, '--locale', 'en', '--format', 'html']);
    const before = await hashFolder(join(root, 'dist'));
    const run = await presspack([
      ...['build', '--root', root, '--locale', 'en,ar', '--format', 'html', '--draft'],
      '--strict',
    ]);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('error: Unexpected language ar');
    expect(await hashFolder(join(root, 'dist-draft'))).toEqual({});
    expect(await hashFolder(join(root, 'dist'))).toEqual(before);
  });

  it('changes nothing where there is no warning', async () => {
    const root = await makeProject(rightWeekday);
    const run = await presspack(['build', '--root', root, '--format', 'html', '--strict']);
    expect([run.exitCode, run.stderr]).toEqual([0, '1 of 1 pack built.\n']);
  });
});
