import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { reportSchema } from '../pipeline/report/json.ts';
import {
  changeProject,
  hashFolder,
  makeProject,
  presspack,
  removeProjects,
} from './support/project.ts';

afterAll(removeProjects);

const table = 'locales/fr/PR081-2018.json';
const xlf = 'exchange/PR081-2018.fr.xlf';
const kicker = 'Coopération spatiale franco-russe';

/** A project whose French is exported. */
async function exported(to = 'xliff', changes: Parameters<typeof makeProject>[0] = {}) {
  const root = await makeProject(changes);
  const run = await presspack(['export', '--root', root, '--to', to, '--locale', 'fr']);
  expect([run.exitCode, run.stderr]).toEqual([0, '']);
  return root;
}

const importFile = (root: string, path: string, ...args: string[]) =>
  presspack(['import', join(root, path), '--root', root, ...args]);

const text = (root: string, path = table): string => readFileSync(join(root, path), 'utf8');

describe('presspack export', () => {
  it('writes a file a release and the labels, once', async () => {
    const root = await makeProject();
    const out = join(root, 'for translators');
    const args = ['export', '--root', root, '--to', 'po', '--locale', 'fr,ru', '--out', out];
    const first = await presspack(args);
    expect(first.stdout.replaceAll(/\S*for translators/g, '…')).toBe(
      [
        'written …/labels.fr.po: 42 texts',
        'written …/PR081-2018.fr.po: 11 texts',
        'written …/labels.ru.po: 43 texts',
        'written …/PR081-2018.ru.po: 10 texts',
        '',
      ].join('\n'),
    );
    const again = await presspack([...args, '--json']);
    const report = reportSchema.parse(JSON.parse(again.stdout));
    expect(report.exports?.map(({ outcome }) => outcome)).toEqual(Array(4).fill('unchanged'));
  });

  it('writes over nothing that says something else, and not among the texts', async () => {
    const root = await exported();
    await changeProject(root, { [xlf]: (was) => was.replace(kicker, 'Ma traduction') });
    const args = ['export', 'PR081-2018', '--root', root, '--to', 'xliff', '--locale', 'fr'];
    const refused = await presspack(args);
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('a translator’s work, perhaps');
    expect(text(root, xlf)).toContain('Ma traduction');
    expect((await presspack([...args, '--replace'])).exitCode).toBe(0);
    expect(text(root, xlf)).not.toContain('Ma traduction');

    symlinkSync(join(root, 'locales'), join(root, 'link'));
    for (const out of ['source', 'locales/fr', 'link/new', 'locales/de/x.xlf']) {
      const run = await presspack([...args, '--out', join(root, out)]);
      expect([run.exitCode, run.stderr]).toEqual([2, expect.stringContaining('cannot go to')]);
    }
  });

  it('tells a press officer what is wrong with the command', async () => {
    const root = await makeProject();
    const run = async (...args: string[]) => {
      const { exitCode, stderr } = await presspack(['export', '--root', root, ...args]);
      expect(exitCode).toBe(2);
      return stderr;
    };
    expect(await run('--to', 'xlif')).toContain('there is no format “xlif”. Did you mean xliff?');
    expect(await run('--to', 'po', '--locale', 'de')).toContain('there is no locale “de”');
    expect(await run('PR081', '--to', 'po')).toContain('Did you mean PR081-2018?');
    expect(await run('PR081-2018', '--to', 'po', '--locale', 'en')).toContain(
      'nothing to translate',
    );
    expect(await run('--to', 'po', '--out', join(root, 'x.po'))).toContain('--out names one file');
  });

  it('exports nothing while a table is broken, or holds what is no text', async () => {
    const root = await makeProject({ [table]: (was) => was.replace('",', '"') });
    const args = ['export', '--root', root, '--to', 'po', '--locale', 'fr'];
    const broken = await presspack(args);
    expect(broken.exitCode).toBe(1);
    expect(broken.stderr).toContain(`${table}:3:40: error`);
    await changeProject(root, { [table]: `{"France-Russia space cooperation": "a\\u0007"}` });
    const bell = await presspack(args);
    expect(bell.exitCode).toBe(1);
    expect(bell.stderr).toContain('Unexpected character U+0007');
    expect(existsSync(join(root, 'exchange'))).toBe(false);
  });
});

describe('presspack import', () => {
  it.for(['xliff', 'xliff12', 'po', 'xlsx'])('of an untouched %s changes no byte', async (to) => {
    const root = await exported(to);
    const before = await hashFolder(join(root, 'locales'));
    const extension = { xliff: 'xlf', xliff12: '1.2.xlf', po: 'po', xlsx: 'xlsx' }[to];
    for (const name of ['labels', 'PR081-2018']) {
      const run = await importFile(root, `exchange/${name}.fr.${extension}`);
      expect([run.exitCode, run.stderr]).toEqual([0, '']);
      expect(run.stdout).toMatch(/^fr: 0 translations imported, \d+ the same already\.\n$/);
    }
    expect(await hashFolder(join(root, 'locales'))).toEqual(before);
  });

  it('writes the values that came back, and no other byte', async () => {
    const root = await exported();
    const before = text(root);
    const came = `Une\u202f“coopération” \\ \u00a0 «\u00a0spatiale\u00a0» 🚀 `;
    await changeProject(root, { [xlf]: (was) => was.replace(kicker, () => came) });
    const dry = await importFile(root, xlf, '--dry-run');
    expect(dry.stdout).toContain('1 translation would be imported');
    expect(dry.stdout).toContain('[-Coopération');
    expect(text(root)).toBe(before);
    const run = await importFile(root, xlf);
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    expect(text(root)).toBe(before.replace(JSON.stringify(kicker), () => JSON.stringify(came)));
    // What is imported once is the same the next time.
    expect((await importFile(root, xlf)).stdout).toMatch(/0 translations imported/);
  });

  it('begins a table that is not there, with every text in its place', async () => {
    const before = readFileSync(join(await makeProject(), table), 'utf8');
    const root = await exported();
    await rm(join(root, table));
    const run = await importFile(root, xlf);
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    expect(text(root)).toBe(before);
  });

  it('fills a changed text from each format, above its earlier form', async () => {
    const changes = {
      'source/PR081-2018.md': (was: string) => was.replace('Thursday 15', 'Friday 15'),
    };
    const earlier = 'Jeudi 15 juin, Jean-Yves';
    const now = 'Vendredi 15 juin, Jean-Yves';
    for (const to of ['xliff', 'po']) {
      const root = await exported(to, changes);
      const path = `exchange/PR081-2018.fr.${to === 'po' ? 'po' : 'xlf'}`;
      const untouched = await importFile(root, path);
      expect(untouched.stdout).toContain('1 not translated yet');
      await changeProject(root, {
        [path]: (was) => {
          if (to === 'po') return was.replace('#, fuzzy\n', '').replace('Jeudi 15', 'Vendredi 15');
          const old = /<target>(Jeudi 15 juin.*?)<\/target>/.exec(was)![1]!;
          const target = `<target>${old.replace('Jeudi', 'Vendredi')}</target>`;
          return was.replace(/(<source>Friday 15.*?<\/source>)/, `$1${target}`);
        },
      });
      const run = await importFile(root, path);
      expect([run.exitCode, run.stderr]).toEqual([0, '']);
      const lines = text(root).split('\n');
      const at = lines.findIndex((line) => line.includes(now));
      expect(lines[at - 1]).toContain('Friday 15 June');
      expect(lines[at + 3]).toContain(earlier);
    }
  });

  it('keeps a translation that is newer than the file, and shows both', async () => {
    const root = await exported();
    await changeProject(root, {
      [table]: (was) => was.replace(kicker, 'La plus récente'),
      [xlf]: (was) => was.replace(kicker, 'Celle du fichier'),
    });
    const refused = await importFile(root, xlf);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('table: La plus récente');
    expect(refused.stderr).toContain('file:  Celle du fichier');
    expect(refused.stderr).toContain('(exchange-conflict)');
    expect(text(root)).toContain('La plus récente');
    expect((await importFile(root, xlf, '--take', 'table')).exitCode).toBe(0);
    expect(text(root)).toContain('La plus récente');
    expect((await importFile(root, xlf, '--take', 'file')).exitCode).toBe(0);
    expect(text(root)).toContain('Celle du fichier');
  });

  it('imports the rest beside a conflict, and leaves alone what the translator left alone', async () => {
    const root = await exported();
    const headline = 'Le CNES et Roscosmos signent un accord-cadre sur les sciences spatiales';
    await changeProject(root, {
      [table]: (was) => was.replace(kicker, 'Plus récente').replace('Jeudi 15', 'Vendredi 15'),
      [xlf]: (was) => was.replace(kicker, 'Du fichier').replace(headline, 'Autre titre'),
    });
    const run = await importFile(root, xlf, '--json');
    const { imported, messages } = reportSchema.parse(JSON.parse(run.stdout));
    expect(imported).toMatchObject({ kept: 1, refused: 1, changes: [{ after: 'Autre titre' }] });
    expect(messages.map(({ rule }) => rule)).toEqual(['exchange-conflict']);
    expect(text(root)).toContain('Autre titre');
    expect(text(root)).toContain('Vendredi 15');
  });

  it('reports texts that have changed or are of elsewhere, and keeps the tables', async () => {
    const root = await exported();
    await changeProject(root, {
      'source/PR081-2018.md': (was) => was.replace('Thursday 15', 'Friday 15'),
      [xlf]: (was) =>
        was
          .replace('Jeudi 15 juin', 'Le jeudi 15 juin')
          .replace(
            '</file>',
            '<unit id="x"><segment><source>Elsewhere</source><target>Ailleurs</target></segment></unit></file>',
          ),
    });
    const before = text(root);
    const run = await importFile(root, xlf);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('a text that has changed since the export: “Thursday 15');
    expect(run.stderr).toContain('Unexpected text “Elsewhere”');
    expect(text(root)).toBe(before);
  });

  it('does not believe a spreadsheet of which only one column was sorted', async () => {
    const root = await exported('po');
    const po = 'exchange/PR081-2018.fr.po';
    const swap = (was: string): string => {
      const [a, b] = [...was.matchAll(/presspack (s\w+ \w+)/g)].map((match) => match[1]!);
      return was.replace(a!, 'first').replace(b!, a!).replace('first', b!);
    };
    await changeProject(root, { [po]: (was) => swap(was).replace(kicker, 'Autre') });
    const before = text(root);
    const run = await importFile(root, po);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('(exchange-source)');
    expect(text(root)).toBe(before);
  });

  it('finds texts by their words where a tool has dropped all names', async () => {
    const root = await exported('po');
    const po = 'exchange/PR081-2018.fr.po';
    await changeProject(root, {
      [table]: (was) => was.replace(JSON.stringify(kicker), '""'),
      [po]: (was) => was.replaceAll(/^#.*\n/gm, ''),
    });
    const run = await importFile(root, po);
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    expect(text(root)).toContain(kicker);
  });

  it('refuses another language, and takes a region of ours', async () => {
    const root = await exported();
    const russian = await importFile(root, xlf, '--locale', 'ru');
    expect(russian.exitCode).toBe(1);
    expect(russian.stderr).toContain('Unexpected language fr, expected ru');
    const german = 'exchange/de.xlf';
    writeFileSync(join(root, german), text(root, xlf).replace('trgLang="fr"', 'trgLang="de"'));
    expect((await importFile(root, german)).stderr).toContain('expected one of en, fr, ru');
    await changeProject(root, { [xlf]: (was) => was.replace('trgLang="fr"', 'trgLang="fr-FR"') });
    expect((await importFile(root, xlf)).exitCode).toBe(0);
    await changeProject(root, { [xlf]: (was) => was.replace('srcLang="en"', 'srcLang="de"') });
    expect((await importFile(root, xlf)).stderr).toContain('Unexpected translation from de');
  });

  it('puts a memory into memory.json, adds what is new, and takes nothing away', async () => {
    const root = await exported('tmx');
    const tmx = 'exchange/memory.fr.tmx';
    const memory = 'locales/fr/memory.json';
    const tables = await hashFolder(join(root, 'locales'));
    const first = await importFile(root, tmx);
    expect([first.exitCode, first.stderr]).toEqual([0, '']);
    const now = await hashFolder(join(root, 'locales'));
    const written = Object.keys(now).filter((path) => now[path] !== tables[path]);
    expect(written).toEqual(['fr/memory.json']);
    const pairs = JSON.parse(text(root, memory));
    for (const name of ['PR081-2018', 'common']) {
      const { $end, ...entries } = JSON.parse(text(root, `locales/fr/${name}.json`));
      for (const [key, value] of Object.entries(entries)) {
        expect(pairs).toHaveProperty([key], value);
      }
    }
    await changeProject(root, { [tmx]: (was) => was.replace(kicker, 'Autre') });
    expect((await importFile(root, tmx)).stdout).toContain('1 in the memory already, and other');
    expect(text(root, memory)).toContain(kicker);
    expect((await importFile(root, tmx, '--take', 'file')).exitCode).toBe(0);
    expect(text(root, memory)).not.toContain(kicker);
  });

  it('writes nothing for a hostile file, a broken table, a locale that leads out', async () => {
    const root = await exported();
    const before = await hashFolder(join(root, 'locales'));
    const bomb = 'exchange/bomb.xlf';
    writeFileSync(join(root, bomb), '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>');
    const run = await importFile(root, bomb);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('Nothing was imported, and no table was changed.');
    expect(run.stderr).not.toMatch(/\bat .*:\d+:\d+/);
    expect(await hashFolder(join(root, 'locales'))).toEqual(before);

    await changeProject(root, {
      [table]: (was) => was.replace('",', '"'),
      [xlf]: (was) => was.replace(kicker, 'Autre'),
    });
    const broken = await importFile(root, xlf);
    expect(broken.exitCode).toBe(1);
    expect(broken.stderr).toContain(`${table}:3:40`);
    expect(text(root)).not.toContain('Autre');

    const outside = join(root, '..', 'presspack-outside');
    await mkdir(outside, { recursive: true });
    await rm(join(root, 'locales/fr'), { recursive: true });
    symlinkSync(outside, join(root, 'locales/fr'));
    const led = await importFile(root, xlf);
    expect(led.exitCode).not.toBe(0);
    expect(await hashFolder(outside)).toEqual({});
    await rm(outside, { recursive: true });
  });

  it('says what is wrong with the path', async () => {
    const root = await makeProject();
    const missing = await importFile(root, 'missing.xlf');
    expect([missing.exitCode, missing.stderr]).toEqual([2, expect.stringContaining('no file')]);
    const folder = await importFile(root, 'source');
    expect([folder.exitCode, folder.stderr]).toEqual([2, expect.stringContaining('is no file')]);
    writeFileSync(join(root, 'large.xlf'), Buffer.alloc(17 * 1024 * 1024));
    const large = await importFile(root, 'large.xlf');
    expect([large.exitCode, large.stderr]).toEqual([2, expect.stringContaining('than 16 MB')]);
  });
});
