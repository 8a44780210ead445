import { spawnSync } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, it } from 'vitest';
import { makeProject, presspack, removeProjects, repository } from './support/project.ts';
import { layOut, tableOf } from './support/tables.ts';

/*
 * Two people work on two branches, as press officer and translator do. Their branches are merged
 * with real git: there must be no conflict, and every translation that either wrote must be in the
 * table or in the memory afterwards.
 */

const hasGit = spawnSync('git', ['--version']).status === 0;
if (!hasGit) {
  if (process.env.PRESSPACK_REQUIRE_CHECKERS)
    throw new Error('git is needed, and is not installed');
  console.warn('git is not installed: merges of tables are NOT tested.');
}
afterAll(removeProjects);

const source = 'source/TEST-1.md';
const table = 'locales/fr/TEST-1.json';

const paragraphs = [
  'The agency opened its new centre in Toulouse.',
  'Engineers tested the engine for ten minutes on Monday.',
  'The satellite will be launched in October 2018.',
  'Scientists from nine countries study the results.',
  'The president thanked every partner of the mission.',
  'A second flight is planned for next year.',
];
const french = [
  'L’agence a ouvert son nouveau centre à Toulouse.',
  'Les ingénieurs ont essayé le moteur pendant dix minutes lundi.',
  'Le satellite sera lancé en octobre 2018.',
  'Des scientifiques de neuf pays étudient les résultats.',
  'Le président a remercié tous les partenaires de la mission.',
  'Un second vol est prévu l’an prochain.',
];

interface Scenario {
  /** What both branches begin with, besides the release and its table. */
  readonly begin?: (desk: Desk) => Promise<void>;
  readonly ours: (desk: Desk) => Promise<void>;
  readonly theirs: (desk: Desk) => Promise<void>;
  /** How many texts are to be translated after the merge and a sync. */
  readonly open: number;
}

const scenarios: Readonly<Record<string, Scenario>> = {
  'two people translate neighbours': {
    begin: (desk) => desk.empty(2, 3),
    ours: (desk) => desk.fill(2),
    theirs: (desk) => desk.fill(3),
    open: 0,
  },
  'a source is changed and synced while its old text is translated': {
    begin: (desk) => desk.empty(2),
    ours: async (desk) => {
      await desk.edit('October 2018', 'November 2018');
      await desk.sync();
    },
    theirs: (desk) => desk.fill(2),
    open: 1,
  },
  'a source is changed and synced while the neighbours are translated': {
    begin: (desk) => desk.empty(1, 3),
    ours: async (desk) => {
      await desk.edit('October 2018', 'November 2018');
      await desk.sync();
    },
    theirs: async (desk) => {
      await desk.fill(1);
      await desk.fill(3);
    },
    open: 1,
  },
  'a source is changed again while its new text is translated': {
    begin: async (desk) => {
      await desk.edit('October 2018', 'November 2018');
      await desk.sync();
    },
    ours: async (desk) => {
      await desk.edit('November 2018', 'December 2018');
      await desk.sync();
    },
    theirs: (desk) => desk.type('The satellite will be launched in November 2018.', 'En novembre.'),
    open: 1,
  },
  // If one of them also translated what both had added, git would have to ask: both sides would have
  // added the same place in two ways. Whoever changes the source syncs it.
  'both sync the same source, and one translates beside it': {
    begin: async (desk) => {
      await desk.empty(3);
      await desk.edit('October 2018', 'November 2018');
    },
    ours: (desk) => desk.sync(),
    theirs: async (desk) => {
      await desk.sync();
      await desk.fill(3);
    },
    open: 1,
  },
  'both add a paragraph, beside the same neighbour': {
    ours: async (desk) => {
      await desk.edit(`${paragraphs[2]}\n`, `${paragraphs[2]}\n\nOur new paragraph.\n`);
      await desk.sync();
      await desk.type('Our new paragraph.', 'Notre nouveau paragraphe.');
    },
    theirs: async (desk) => {
      await desk.edit(`${paragraphs[3]}\n`, `${paragraphs[3]}\n\nTheir words are others.\n`);
      await desk.sync();
      await desk.type('Their words are others.', 'Leurs mots sont autres.');
    },
    open: 0,
  },
  'one prunes while the other translates beside what goes': {
    begin: async (desk) => {
      await desk.edit(`${paragraphs[3]}\n\n`, '');
      await desk.empty(2, 4);
    },
    ours: (desk) => desk.sync('--prune'),
    theirs: async (desk) => {
      await desk.fill(2);
      await desk.fill(4);
    },
    open: 0,
  },
  'a source is put in another order while it is translated': {
    begin: (desk) => desk.empty(0, 5),
    ours: async (desk) => {
      await desk.edit(paragraphs.join('\n\n'), [...paragraphs].reverse().join('\n\n'));
      await desk.sync();
    },
    theirs: async (desk) => {
      await desk.fill(0);
      await desk.fill(5);
      await desk.sync();
    },
    open: 0,
  },
  'both translate changed texts and sync, so that both put an earlier one away': {
    begin: async (desk) => {
      await desk.edit('ten minutes', 'twelve minutes');
      await desk.edit('nine countries', 'eleven countries');
      await desk.sync();
    },
    ours: async (desk) => {
      await desk.type('Engineers tested the engine for twelve minutes on Monday.', 'Douze.');
      await desk.sync();
    },
    theirs: async (desk) => {
      await desk.type('Scientists from eleven countries study the results.', 'Onze.');
      await desk.sync();
    },
    open: 0,
  },
};

describe.skipIf(!hasGit).concurrent('merging tables with git', () => {
  for (const [name, { begin, ours, theirs, open }] of Object.entries(scenarios)) {
    it(name, async ({ expect }) => {
      const desk = await openDesk();
      await begin?.(desk);
      desk.git('add', '-A');
      desk.git('commit', '-qm', 'begin');
      desk.git('checkout', '-qb', 'theirs');
      await theirs(desk);
      desk.git('commit', '-qam', 'theirs', '--allow-empty');
      desk.git('checkout', '-q', 'main');
      await ours(desk);
      desk.git('add', '-A');
      desk.git('commit', '-qam', 'ours', '--allow-empty');
      desk.git('merge', '-q', '--no-edit', 'theirs');

      const merged = tableOf(await desk.read(table));
      expect(merged.file.messages).toEqual([]);
      await desk.sync();
      const synced = tableOf(await desk.read(table));
      const memory = tableOf(await desk.read('locales/fr/memory.json'), 'memory');
      expect([...synced.file.messages, ...memory.file.messages]).toEqual([]);
      const values = [synced, memory].flatMap(({ entries }) =>
        [...entries.values()].map(({ value }) => value),
      );
      for (const value of desk.written) expect(values).toContain(value);
      const { stdout } = await presspack(['sync', '--check'], { cwd: desk.root });
      expect(stdout).toBe(
        `Every table is in line with its source.${open ? ` ${open} text to translate; \`npm run status\` shows which.` : ''}\n`,
      );
    });
  }
});

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A project with one release, all of it translated, under git. */
async function openDesk() {
  const root = await makeProject({
    'source/PR081-2018.md': null,
    'locales/ru': null,
    'locales/fr/PR081-2018.json': null,
    [source]: `---\nreference: TEST-1\ndate: 2018-06-15\ncontacts:\n  - {name: Pascale Bresson, role: Press Officer, phone: +33 1 44 76 75 39, email: a@b.fr}\n---\n\n# A title\n\n${paragraphs.join('\n\n')}\n`,
    [table]: layOut([
      ['A title', 'Un titre'],
      ...paragraphs.map((key, at) => [key, french[at] ?? ''] as const),
    ]),
    'locales/fr/memory.json': layOut([]),
  });
  await cp(join(repository, '.gitattributes'), join(root, '.gitattributes'));
  const written = new Set<string>(['Un titre', ...french]);
  const git = (...args: string[]) => {
    const names = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org'];
    const done = spawnSync('git', [...names, ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    });
    if (done.status !== 0) throw new Error(`git ${args.join(' ')}:\n${done.stdout}${done.stderr}`);
  };
  const read = (path: string) => readFile(join(root, path), 'utf8');
  const change = async (path: string, from: string, to: string) => {
    const text = await read(path);
    if (text.split(from).length !== 2) throw new Error(`${path} does not hold “${from}” once`);
    await writeFile(
      join(root, path),
      text.replace(from, () => to),
    );
  };
  const type = async (key: string, value: string) => {
    await change(
      table,
      `${JSON.stringify(key)}:\n    ""`,
      `${JSON.stringify(key)}:\n    ${JSON.stringify(value)}`,
    );
    written.add(value);
  };
  git('init', '-q', '-b', 'main');
  return {
    root,
    git,
    read,
    type,
    written,
    edit: (from: string, to: string) => change(source, from, to),
    fill: (at: number) => type(paragraphs[at] ?? '', french[at] ?? ''),
    async empty(...all: number[]) {
      for (const at of all) {
        await change(table, JSON.stringify(french[at]), '""');
        written.delete(french[at] ?? '');
      }
    },
    async sync(...args: string[]) {
      const run = await presspack(['sync', ...args], { cwd: root });
      if (run.exitCode !== 0) throw new Error(run.stdout + run.stderr);
    },
  };
}
