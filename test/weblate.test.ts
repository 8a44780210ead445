import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type LabelRule, labelKeys, labelRules } from '../pipeline/localize/labels.ts';
import type { StringTable } from '../pipeline/model/string-table.ts';
import { syncRelease } from '../pipeline/sync/sync.ts';
import { hasProgram, sampleExchange, write } from './support/exchange.ts';
import { repository } from './support/project.ts';
import { frenchOf, layOut, releaseOf, tableOf } from './support/tables.ts';

/*
 * Weblate reads and writes translations by Translate Toolkit, a Python library: what it does to our
 * tables and exports is what Weblate does. The Debian package is for the system's own Python.
 */
const python = '/usr/bin/python3';
const isThere = hasProgram(
  python,
  ['-c', 'from translate.storage import jsonl10n'],
  'Debian’s translate-toolkit',
);

const folder = mkdtempSync(join(tmpdir(), 'presspack-weblate-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A table as it is after a text was translated in Weblate. */
function saved(path: string, [name, language]: readonly [string, string], key = '', value = '') {
  const script = join(repository, 'test/support/weblate.py');
  return execFileSync(python, [script, name, language, path, key, value]).toString('utf8');
}

const valuesOf = ({ entries }: StringTable): [string, string][] =>
  [...entries].map(([key, { value }]) => [key, value]);

const tables = ['fr', 'ru'].flatMap((language) =>
  readdirSync(join(repository, 'locales', language))
    .filter((name) => /^(PR.*|common|labels)\.json$/.test(name))
    .map((name) => [language, name] as const),
);

describe.skipIf(!isThere)('Weblate', () => {
  it.for(tables)('opens locales/%s/%s as i18next JSON and loses nothing', ([language, name]) => {
    const path = join(repository, 'locales', language, name);
    const before = tableOf(readFileSync(path, 'utf8'));
    const [key] = [...before.entries.keys()];
    const after = tableOf(
      saved(path, ['I18NextFile', language], key, 'Une « nouvelle » \u202f\u00a0"valeur" 🚀'),
    );
    expect(after.file.messages).toEqual([]);
    const expected = new Map(valuesOf(before)).set(
      key!,
      'Une « nouvelle » \u202f\u00a0"valeur" 🚀',
    );
    expect(new Map(valuesOf(after))).toEqual(expected);
    expect(after.spans.at(-1)?.key).toBe('$end');
  });

  it.for(['fr', 'ru'])('as i18next JSON v4 keeps the labels that %s needs', (language) => {
    const path = join(repository, 'locales', language, 'labels.json');
    const before = tableOf(readFileSync(path, 'utf8'), 'labels');
    const after = tableOf(saved(path, ['I18NextV4File', language]), 'labels');
    // It has its own list of the numbers that a language tells apart: more for French, fewer for
    // Russian. What presspack asks for is in both.
    const needed = Object.entries<LabelRule>(labelRules).flatMap(([id, rule]) =>
      labelKeys(id, rule, language),
    );
    expect(needed.length).toBeGreaterThan(20);
    for (const key of needed) {
      expect(after.entries.get(key)?.value).toBe(before.entries.get(key)?.value);
    }
  });

  it('leaves a table on lines of its own kind, which sync keeps', () => {
    const keys = [
      'Sentences end. With a dot.',
      'Contacts: https://cnes.fr/a.b?c=d#e',
      '[A link](https://cnes.fr "x") and `a.b[0]` and {{braces}} and $t(nesting)',
      '“Quotes” \\*stars\\* 3 × 4 = 12',
      '2018',
      '1',
    ];
    const path = join(folder, 'TEST-1.json');
    const table = layOut(keys.map((key) => [key, `${key} \u00a0`]));
    writeFileSync(path, table);
    const release = releaseOf('First text');
    const synced = syncRelease(release, frenchOf({ 'TEST-1': table }), { prune: false })!.after;
    for (const name of ['I18NextFile', 'I18NextV4File']) {
      const text = saved(path, [name, 'fr'], keys[0], 'Nouvelle.');
      expect(text).toContain('\n    "Sentences end. With a dot.": "Nouvelle.",\n');
      const again = tableOf(text);
      expect(valuesOf(again)).toEqual(
        keys.map((key, index) => [key, index === 0 ? 'Nouvelle.' : `${key} \u00a0`]),
      );
      const after = syncRelease(release, frenchOf({ 'TEST-1': text }), { prune: false })!.after;
      expect([...tableOf(after).entries.keys()]).toEqual([...tableOf(synced).entries.keys()]);
      // What Weblate has written stays as it is, line by line.
      for (const line of text.split('\n')) expect(after).toContain(line);
    }
  });

  it('reads the exports: the texts, their states and their names', async () => {
    const { units } = sampleExchange();
    const script = `
import sys, json
from translate.storage import factory
store = factory.getobject(sys.argv[1])
print(json.dumps([[str(u.source), str(u.target or ''), u.isfuzzy()] for u in store.units if not u.isheader()]))`;
    const translated = units.filter(({ state }) => state === 'translated');
    for (const [name, extension, expected] of [
      ['po', 'po', units],
      ['xliff12', 'xlf', units],
      ['tmx', 'tmx', translated],
    ] as const) {
      const path = join(folder, `x.${extension}`);
      writeFileSync(path, await write(name, sampleExchange()));
      const { stdout, stderr } = spawnSync(python, ['-c', script, path]);
      expect(stderr.toString()).toBe('');
      const read = JSON.parse(stdout.toString()) as [string, string, boolean][];
      expect(read).toEqual(
        expected.map(({ source, target, state, earlier }) => {
          const isFuzzy = name === 'po' && state === 'changed';
          return [source, isFuzzy ? earlier?.target : target, isFuzzy];
        }),
      );
    }
  });
});
