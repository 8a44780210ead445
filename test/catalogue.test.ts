import { spawnSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogue, type RuleId, subjects } from '../pipeline/report/catalogue.ts';
import type { RuleDescription } from '../pipeline/report/rule.ts';
import { glossaryRules } from '../pipeline/report/rules/glossary.ts';
import { languageRules } from '../pipeline/report/rules/language.ts';
import { makeProject, presspack, removeProjects, repository } from './support/project.ts';
import {
  frenchLabels,
  type Placed,
  rulesBroken,
  source,
  table,
  withEntries,
  withLabel,
  withSettings,
  withText,
} from './support/rule-project.ts';

/*
 * The catalogue of rules: it is whole, its examples are true, and `presspack explain` shows it.
 * That no message names a rule outside it is for the compiler: see `RuleId`.
 */

afterAll(removeProjects);

const rules = Object.entries<RuleDescription>(catalogue);

describe('the catalogue', () => {
  it('has every rule that the pipeline names, and no other', async () => {
    const pipeline = await code();
    const known = Object.keys(catalogue);
    expect(known.filter((id) => !pipeline.includes(`'${id}'`))).toEqual([]);
    // The compiler sees more (`RuleId`): what is put together from pieces, too.
    const named = [...pipeline.matchAll(/\brule: '([a-z][^']+)'/g)].map(([, id = '']) => id);
    expect(named.filter((id) => !known.includes(id))).toEqual([]);
    expect(named.length).toBeGreaterThan(20);
  });

  it('is loaded by nobody but who explains it', async () => {
    const loads = (await code()).match(
      /^import (?!type).*catalogue\.ts'|import\('.*catalogue\.ts'/gm,
    );
    expect(loads?.toSorted()).toEqual([
      "import { catalogue, subjects } from '../report/catalogue.ts'",
      // A waiver names a rule: only where there are waivers it is looked up.
      "import('../report/catalogue.ts'",
    ]);
    // And the latter is loaded when somebody asks.
    const main = await readFile(join(repository, 'pipeline/cli/main.ts'), 'utf8');
    expect(main).not.toMatch(/^import .*explain\.ts'/m);
  });

  it('tells each rule once', () => {
    const ids = Object.values(subjects).flatMap((one) => Object.keys(one));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
  });

  it.each(rules)('describes %s in plain words', (_id, { means, wrong, right }) => {
    expect(means).toMatch(/^\S[\s\S]*[.?!]$/);
    expect(means).not.toMatch(/\n| {2}|'|\b(null|undefined|regex|parser|AST|schema|token)\b/);
    // One to three sentences, and none that takes two breaths.
    const sentences = means.split(/(?<=[.?!]) (?=\p{Lu})/u);
    expect(sentences.length).toBeLessThanOrEqual(4);
    for (const one of sentences) expect(one.split(' ').length).toBeLessThanOrEqual(45);
    expect(wrong.trim()).not.toBe('');
    expect(right.trim()).not.toBe('');
    expect(wrong).not.toBe(right);
  });
});

type Place = (example: string) => Record<string, Placed> | Promise<Record<string, Placed>>;

const setting: Place = (lines) => ({ [source]: withSettings(lines) });
const text: Place = (example) => ({ [source]: withText(example) });
const entries: Place = (example) => ({ [table]: withEntries(example) });
/** A source of one sentence, and its translation. */
const translated: Place = (example) => ({
  ...text(/"(.*)":/.exec(example)?.[1] ?? ''),
  ...entries(example),
});
const label: Place = async (entry) => ({ [frenchLabels]: await withLabel(entry) });
/** The example itself, or the absence that it speaks of. */
const whole =
  (path: string): Place =>
  (example) => ({ [path]: example.startsWith('(') ? null : example });
/** A folder of this name in `locales/`, with the English labels. */
const folder: Place = (example) => {
  const tag = /locales\/([\w-]+)\//.exec(example)?.[1] ?? '';
  return tag === 'fr' ? {} : { [`locales/${tag}/`]: 'locales/en' };
};

/** Where the examples of a rule stand, so that they can be tried. */
const places: Partial<Record<RuleId, Place>> = {
  'front-matter-missing': whole(source),
  'setting-missing': setting,
  'setting-invalid': setting,
  'unknown-setting': setting,
  'invalid-yaml': setting,
  'yaml-alias': setting,
  'duplicate-reference': (example) => ({
    [source]: null,
    ...Object.fromEntries(
      [...example.matchAll(/^(reference: \S+) +\(in (.*)\)$/gm)].map(([, line = '', path = '']) => [
        path,
        withSettings(line),
      ]),
    ),
  }),
  'newsroom-missing': whole('source/newsroom.yaml'),

  'correction-version': setting,
  'updated-missing': setting,
  'updated-before-date': setting,

  'embargo-odd': setting,

  'headline-missing': (example) => ({ [source]: withText('# x').replace('# x', () => example) }),
  'headline-first': text,
  'headline-twice': text,
  'unknown-directive': text,
  'forbidden-link': text,
  'extra-cell': text,
  'raw-html': text,
  'nested-too-deep': text,
  'too-long': (example) => text(example.startsWith('a ') ? 'a\n\n'.repeat(15_001) : example),
  'too-much-markup': (example) => text(example.startsWith('[[[') ? '['.repeat(3001) : example),

  image: text,
  'missing-alternative-text': text,
  'media-twice': setting,
  'media-credit': setting,
  'media-size': setting,

  'table-missing': whole(table),
  'missing-translation': entries,
  'stale-translation': (example) => entries(example.replace(/^\(.*\)$/m, '')),
  'unused-translation': entries,
  'invalid-json': whole(table),
  'duplicate-key': entries,
  'forbidden-key': entries,

  'table-empty': whole(table),
  'label-too-long': label,

  'missing-label': label,
  'unknown-label': label,
  'label-placeholder': label,
  'label-time-zone': label,

  'empty-source': (example) => (example.startsWith('(') ? { [source]: null } : {}),
  'outside-project': (example): Record<string, Placed> =>
    example.includes('→')
      ? { 'locales/fr/common.json': { link: join(repository, 'package.json') } }
      : {},
  'locale-name': folder,
  'invalid-utf-8': (example) => ({
    [source]: Buffer.from(
      withText(example.replace('\ufffd', 'ë')),
      example.includes('\ufffd') ? 'latin1' : 'utf8',
    ),
  }),

  'missing-glyph': text,
  'unsupported-script': text,
  'control-character': text,
  'wide-table': text,
  leak: (example) => {
    const [line = '', entry = ''] = example.split(/\n\(.*\)\n/);
    return { ...setting(line), ...entries(entry) };
  },

  'weekday-date': text,
  'impossible-date': text,
  'impossible-time': text,
  'malformed-phone': text,
  'malformed-email': text,
  'malformed-link': text,
  'misleading-link': text,
  'different-number': translated,
  'different-date': translated,
  'different-time': translated,
  'different-phone': translated,
  'different-email': translated,
  'different-link': translated,
  'different-code': translated,

  'neutral-typography': folder,
  'no-hyphenation': folder,
};

describe('an example', () => {
  it.each(Object.entries(places))(
    'of %s breaks the rule where it is wrong, and only there',
    async (id, place) => {
      const { wrong, right } = catalogue[id as RuleId];
      expect(await rulesBroken(await place(wrong))).toContain(id);
      expect(await rulesBroken(await place(right))).not.toContain(id);
    },
  );

  it('is tried for every rule of the texts', () => {
    const {
      Packs,
      'A new release': begun,
      'The newsroom': newsroom,
      Approvals,
      'Sums and signatures': trust,
      'Files of translators’ tools': files,
      ...texts
    } = subjects;
    // These need packs, approvals and exports from earlier: cli.test.ts, newsroom-build.test.ts,
    // trust.test.ts, new.test.ts, approve.test.ts and exchange.test.ts break them.
    const elsewhere = [Packs, begun, newsroom, Approvals, trust, files].flatMap((rules) =>
      Object.keys(rules),
    );
    // check.test.ts tries these, each alone: their sources are their own.
    elsewhere.push(...Object.keys(languageRules), ...Object.keys(glossaryRules));
    const ids = Object.values(texts).flatMap((one) => Object.keys(one));
    expect(ids.filter((id) => !(id in places) && !elsewhere.includes(id))).toEqual([]);
  });
});

describe('presspack explain', () => {
  it.each(['stale-translation', 'invalid-json', 'control-character', 'broken-approval'])(
    'tells of %s',
    async (rule) => {
      const run = await presspack(['explain', rule]);
      expect([run.exitCode, run.stderr]).toEqual([0, '']);
      await expect(run.stdout).toMatchFileSnapshot(`golden/explain/${rule}.txt`);
      // As a message names it.
      expect((await presspack(['explain', `(${rule})`])).stdout).toBe(run.stdout);
    },
  );

  it('lists all rules by subject', async () => {
    const run = await presspack(['explain']);
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    await expect(run.stdout).toMatchFileSnapshot('golden/explain/list.txt');
    for (const id of Object.keys(catalogue)) expect(run.stdout).toContain(`  ${id} `);
  });

  it('offers the rule that was meant', async () => {
    const run = await presspack(['explain', 'missing-translatoin']);
    expect(run).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'presspack: there is no rule “missing-translatoin”. Did you mean missing-translation? `presspack explain` lists them all.\n',
    });
    expect((await presspack(['explain', '__proto__'])).exitCode).toBe(2);
  });
});

describe('on a terminal', () => {
  const run = (command: string) => {
    const done = spawnSync('script', ['-qec', `stty cols 60; ${command}`, '/dev/null'], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', CI: '', TERM: 'xterm' },
    });
    return done.error || done.status === 127 ? undefined : done.stdout.replaceAll('\r\n', '\n');
  };
  const program = `${process.execPath} ${join(repository, 'bin/presspack.js')}`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: just these are taken away.
  const letters = (text: string) => text.replace(/\u001b\[[\d;]*m/g, '');

  it('a rule is set to the width, in colour, and a build names the first to read about', async () => {
    const shown = run(`${program} explain stale-translation`);
    if (shown === undefined) {
      const sentence = 'there is no program `script` (bsdutils) to stand for a terminal';
      if (process.env.CI || process.env.PRESSPACK_REQUIRE_CHECKERS) throw new Error(sentence);
      console.warn(`skipped: ${sentence}`);
      return;
    }
    expect(shown).toContain('\u001b[');
    const [head, , ...rest] = letters(shown).split('\n');
    expect(head).toBe('stale-translation  Translations');
    for (const line of rest.slice(0, rest.indexOf('Wrong:'))) {
      expect(line.length).toBeLessThanOrEqual(60);
    }
    const list = letters(run(`${program} explain`) ?? '').split('\n');
    for (const line of list) expect(line.length).toBeLessThanOrEqual(60);

    const root = await makeProject({ [source]: 'Nothing.' });
    const built = letters(run(`${program} build --root ${root} --format html`) ?? '');
    expect(built).toMatch(/\nnpx presspack explain front-matter-missing: /);
  });
});

/** The code of the pipeline, without what describes the rules. */
async function code(): Promise<string> {
  const root = join(repository, 'pipeline');
  const paths = (await readdir(root, { recursive: true })).filter(
    (path) => path.endsWith('.ts') && !path.startsWith(join('report', 'rules')),
  );
  return (await Promise.all(paths.map((path) => readFile(join(root, path), 'utf8')))).join('\n');
}
