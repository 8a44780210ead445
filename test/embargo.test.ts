import { createHmac } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { untilNow, writeMoment } from '../pipeline/cli/clock.ts';
import { type Report, reportSchema } from '../pipeline/report/json.ts';
import {
  type Change,
  changeProject,
  hashFolder,
  makeProject,
  presspack,
  type Run,
  removeProjects,
} from './support/project.ts';

/*
 * Drafts and embargoes: what is not to be public yet is nowhere in `dist/`, and the clock decides
 * where a pack lies, never what is in it.
 */

const reference = 'PR081-2018';
const source = `source/${reference}.md`;
const embargo: Change = (text) => text.replace(/^date: /m, 'embargo: 2018-06-15T18:00+02:00\n$&');
const draft: Change = (text) => text.replace(/^date: /m, 'status: draft\n$&');
const before = '2018-06-15T17:57:00+02:00';
const after = '2018-06-16T00:00:00Z';

/** Outside every project. */
let desk: string;
let keyFile: string;
let root: string;

beforeAll(async () => {
  desk = await mkdtemp(join(tmpdir(), 'presspack-desk-'));
  keyFile = join(desk, 'config/presspack/embargo.key');
});
beforeEach(async () => {
  root = await makeProject({ [source]: embargo });
});
afterAll(async () => {
  await rm(desk, { recursive: true, force: true });
  await removeProjects();
});

function build(now: string, ...more: string[]): Promise<Run> {
  return presspack(['build', '--root', root, '--format', 'html,txt', '--now', now, ...more], {
    env: { XDG_CONFIG_HOME: join(desk, 'config'), PRESSPACK_EMBARGO_KEY_FILE: '' },
  });
}

async function buildJson(now: string, ...more: string[]): Promise<Report> {
  return reportSchema.parse(JSON.parse((await build(now, ...more, '--json')).stdout));
}

/** What is public, apart from the pages that list it, which name no release that is kept back. */
async function dist(): Promise<Record<string, string>> {
  const folder = join(root, 'dist');
  const files = Object.entries(await hashFolder(folder));
  const isPage = (path: string) => /(?:^|\/)(?:index\.html|feed\.\w+|sitemap\.xml)$/.test(path);
  const packs = files.filter(([path]) => !isPage(path));
  for (const [path] of files.filter(([path]) => isPage(path))) {
    const page = await readFile(join(folder, path), 'utf8');
    expect(page.includes(reference), path).toBe(packs.length > 0);
  }
  return Object.fromEntries(packs);
}
const vault = () => hashFolder(join(root, 'dist-embargo'));
/** The vault's one folder. */
const hidden = async () =>
  join(root, 'dist-embargo', (await readdir(join(root, 'dist-embargo')))[0] ?? '');

describe('a pack under embargo', () => {
  it('lies in a folder that cannot be guessed, and is published by the same command', async () => {
    const run = await build(before);
    expect(run.exitCode).toBe(0);
    expect(await dist()).toEqual({});
    const key = await readFile(keyFile);
    expect(key.length).toBe(32);
    const name = createHmac('sha256', key).update(reference).digest('hex').slice(0, 32);
    expect(await readdir(join(root, 'dist-embargo'))).toEqual([name]);
    if (process.platform !== 'win32') {
      expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
      expect((await stat(join(root, 'dist-embargo'))).mode & 0o777).toBe(0o700);
    }
    expect(run.stderr).toContain(
      `${reference} is under embargo until Friday 15 June 2018, 18:00 CEST (16:00 UTC), in 3 minutes.\n`,
    );
    expect(run.stderr).toMatch(/It is not public: it lies in \S+\/PR081-2018\. The same command/);
    expect(run.stderr).toContain(`A key was made that hides packs under embargo: ${keyFile}.`);
    expect(run.stderr).toContain('1 of 1 pack built, 1 under embargo');
    const bytes = await hashFolder(await hidden());

    const again = await build(before);
    expect(again.stderr).not.toContain('A key was made');
    expect(await hashFolder(await hidden())).toEqual(bytes);

    const published = await build(after);
    expect(published.exitCode).toBe(0);
    expect(await dist()).toEqual(bytes);
    expect(await readdir(root)).not.toContain('dist-embargo');
    expect(published.stderr).not.toContain('under embargo');
    expect(published.stderr).toMatch(/removed from \S+, where it stood before/);

    // A clock that is set back takes it out of the public output again.
    const report = await buildJson(before);
    expect(report.packs?.[0]).toMatchObject({
      outcome: 'withheld',
      reason: 'embargo',
      embargo: '2018-06-15T18:00+02:00',
      folder: join(await hidden(), reference),
      removed: [join(root, 'dist', reference)],
    });
    expect(await dist()).toEqual({});
    expect(await hashFolder(await hidden())).toEqual(bytes);
  });

  it('is told by the clock of the machine near the moment', async () => {
    const soon = new Date(Date.now() + 150_000).toISOString().replace(/\.\d+Z/, 'Z');
    const day = soon.slice(0, 10);
    await changeProject(root, {
      [source]: (text) =>
        text.replace(/^embargo: .*$/m, `embargo: ${soon}`).replace(/^date: .*$/m, `date: ${day}`),
    });
    const run = await presspack(['build', '--root', root, '--format', 'txt', '--locale', 'en'], {
      env: { XDG_CONFIG_HOME: join(desk, 'config') },
    });
    expect(run.stderr).toMatch(/in [123] minutes? by the clock of this machine\./);
    const late = await build('2018-06-15T18:02:30+02:00', '--locale', 'en');
    expect(late.exitCode).toBe(0);
  });

  it('that has just become public says so, and one that is public for long says nothing', async () => {
    const just = await build('2018-06-15T18:02:30+02:00', '--locale', 'en');
    expect(just.stderr).toContain('the embargo has ended 2 minutes ago, and the pack is public');
    const long = await build(after, '--locale', 'en');
    expect(long.stderr).not.toContain('embargo');
  });

  it('changes nothing when it cannot be built, and makes no key for it', async () => {
    await build(after);
    const bytes = await dist();
    await changeProject(root, { 'locales/fr/PR081-2018.json': null });
    const own = join(desk, 'unmade');
    const run = await presspack(
      ['build', '--root', root, '--format', 'html,txt', '--now', before],
      { env: { XDG_CONFIG_HOME: own } },
    );
    expect(run.exitCode).toBe(1);
    expect(await dist()).toEqual(bytes);
    expect(await readdir(root)).not.toContain('dist-embargo');
    expect(await readdir(desk)).not.toContain('unmade');
  });

  it('is not hidden while what is public cannot be removed', async () => {
    await build(after);
    await writeFile(join(root, 'dist', reference, 'notes.txt'), 'mine');
    const bytes = await dist();
    const run = await build(before);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('notes.txt is no part of the pack');
    expect(await dist()).toEqual(bytes);
    expect(await vault()).toEqual({});
  });

  it('is published although somebody has put a file beside it, which stays', async () => {
    await build(before);
    await writeFile(join(await hidden(), reference, 'notes.txt'), 'mine');
    const run = await build(after);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toMatch(/warning: .*notes\.txt is no part of the pack/);
    expect(await readdir(join(root, 'dist'))).toContain(`${reference}.zip`);
    expect(Object.keys(await vault())).toContainEqual(expect.stringContaining('notes.txt'));
  });

  it('is not published with fewer languages than it had', async () => {
    await build(before);
    const bytes = await vault();
    const run = await build(after, '--locale', 'en');
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('shrinking-pack');
    expect([await vault(), await dist()]).toEqual([bytes, {}]);
    expect(await build(after, '--locale', 'en', '--replace')).toMatchObject({ exitCode: 0 });
    expect(await vault()).toEqual({});
  });

  it('goes when its source goes, and leaves no copy under a former key', async () => {
    await build(before);
    const other = join(desk, 'other.key');
    await writeFile(other, 'k'.repeat(40));
    const first = await hidden();
    const moved = await build(before, '--embargo-key', other);
    expect(moved.stderr).toContain('removed from');
    expect(await hidden()).not.toBe(first);
    expect(await readdir(join(root, 'dist-embargo'))).toHaveLength(1);
    await changeProject(root, {
      [source]: (text) => text.replace(`reference: ${reference}`, 'reference: PR090-2018'),
    });
    const run = await build(before, '--locale', 'en');
    expect(run.stdout).toContain(`Removed ${reference}: its source is gone.`);
    expect(Object.keys(await vault()).join()).not.toContain(reference);
  });

  it('can be signed there, by its reference, and keeps the signature', async () => {
    await build(before);
    const key = join(desk, 'press.key');
    await presspack(['key', 'new', key, '--no-password'], { cwd: desk });
    const signed = await presspack(['sign', reference, '--key', key, '--root', root]);
    expect(signed.stdout).toMatch(/^Signed PR081-2018: \S*dist-embargo/);
    const bytes = await hashFolder(await hidden());
    const report = await buildJson(after);
    expect(report.packs?.[0]).toMatchObject({ outcome: 'written', signature: 'kept' });
    expect(await dist()).toEqual(bytes);
    const verified = await presspack([
      ...['verify', join(root, 'dist', reference), '--key', `${key}.pub`],
    ]);
    expect(verified.exitCode).toBe(0);
  });

  it('goes beside another output, or to a folder of its own', async () => {
    const out = join(root, 'ready');
    await build(before, '--out', out);
    expect(await readdir(root)).toContain('ready-embargo');
    const own = join(desk, 'own');
    await build(before, '--embargo-out', own);
    expect(await readdir(own)).toHaveLength(1);
  });
});

describe('a mistake of whoever types is told before anything is written', () => {
  it.each<[string, () => Promise<readonly string[]> | readonly string[], string]>([
    ['a moment without zone', () => ['--now', '2018-06-15T18:00:00'], '--now cannot be'],
    [
      'a key in the project',
      async () => {
        await writeFile(join(root, 'my.key'), 'k'.repeat(32));
        return ['--embargo-key', join(root, 'my.key')];
      },
      'lies in the project',
    ],
    [
      'a link that leads to a key in the project',
      async () => {
        const link = join(await mkdtemp(join(desk, 'link-')), 'key');
        await writeFile(join(root, 'my.key'), 'k'.repeat(32));
        await symlink(join(root, 'my.key'), link);
        return ['--embargo-key', link];
      },
      'lies in the project',
    ],
    [
      'a key that can be guessed',
      async () => {
        await writeFile(join(desk, 'short.key'), 'secret');
        return ['--embargo-key', join(desk, 'short.key')];
      },
      'holds 6 bytes',
    ],
    ['a key that is not there', () => ['--embargo-key', join(desk, 'none')], 'there is no file'],
    ['a vault in public', () => ['--embargo-out', join(root, 'dist/secret')], 'which is public'],
    [
      'a vault that is a link to the public',
      async () => {
        await mkdir(join(root, 'dist'));
        await symlink(join(root, 'dist'), join(root, 'dist-embargo'));
        return [];
      },
      'which is public',
    ],
    ['a vault among the texts', () => ['--embargo-out', join(root, 'source')], 'the texts are'],
  ])('%s', async (_, prepare, said) => {
    const args = await prepare();
    const run = await build(before, ...args);
    expect([run.exitCode, run.stderr]).toEqual([2, expect.stringContaining(said)]);
    expect([await dist(), await vault()]).toEqual([{}, {}]);
  });
});

describe('an odd embargo', () => {
  const until = (moment: string) =>
    changeProject(root, {
      [source]: (text) => text.replace(/^embargo: .*$/m, `embargo: ${moment}`),
    });

  it.each([
    ['2018-06-14T18:00:00+02:00', 'Unexpected embargo until Thursday 14 June 2018'],
    ['2028-06-15T18:00:00+02:00', 'Unexpected embargo until Thursday 15 June 2028'],
  ])('is warned of: %s', async (moment, said) => {
    await until(moment);
    const run = await build(before, '--locale', 'en');
    expect([run.exitCode, run.stderr.split(said).length]).toEqual([0, 2]);
  });

  it('is also one that is far from now', async () => {
    const run = await build('2008-01-01T00:00:00Z', '--locale', 'en');
    expect(run.stderr).toContain(
      `${source}:3:10: warning: Unexpected embargo until Friday 15 June 2018, 18:00 CEST (16:00 UTC), in 10 years`,
    );
  });

  it('is none that ends in the first minutes of the day of release where the newsroom is', async () => {
    await until('2018-06-14T22:01:00Z');
    expect((await build(before, '--locale', 'en')).stderr).not.toContain('embargo-odd');
  });
});

describe('a draft', () => {
  it('is kept back, and its former pack removed', async () => {
    await build(after);
    await changeProject(root, { [source]: draft });
    const run = await build(after);
    expect(run.exitCode).toBe(0);
    expect(run.stdout.replace(/^removed \S+index\.html\n/gm, '')).toBe('');
    expect(run.stderr.replace(/from [^\s,]+/, 'from dist')).toBe(
      `PR081-2018: a draft, kept back. Delete \`status: draft\` to publish it, or look at it with --draft.
PR081-2018: removed from dist, where it stood before.
Nothing built, 1 kept back.
`,
    );
    expect(await dist()).toEqual({});
    expect((await buildJson(after)).packs).toEqual([
      expect.objectContaining({ reference, outcome: 'withheld', reason: 'draft', files: [] }),
    ]);
  });

  it('is taken out of the vault, too', async () => {
    await build(before);
    await changeProject(root, { [source]: draft });
    expect((await build(before)).stderr).toContain('removed from');
    expect(await vault()).toEqual({});
  });

  it('is kept back untranslated, and can be looked at', async () => {
    await changeProject(root, { [source]: draft, 'locales/fr/PR081-2018.json': null });
    expect(await build(after)).toMatchObject({ exitCode: 0 });
    expect(await build(after, '--draft')).toMatchObject({ exitCode: 0 });
    expect([await dist(), await vault()]).toEqual([{}, {}]);
    expect(await readdir(join(root, 'dist-draft'))).toContain('PR081-2018_DRAFT.zip');
  });

  it('is an error while it is public and cannot be removed', async () => {
    await build(after, '--locale', 'en');
    await writeFile(join(root, 'dist', reference, 'notes.txt'), 'mine');
    await changeProject(root, { [source]: draft });
    const run = await build(after, '--locale', 'en');
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('notes.txt is no part of the pack');
  });
});

describe('a moment', () => {
  it.each([
    ['2018-06-15T18:00:00+02:00', 'Europe/Paris', 'Friday 15 June 2018, 18:00 CEST (16:00 UTC)'],
    [
      '2018-06-15T00:30:00+02:00',
      'Europe/Paris',
      'Friday 15 June 2018, 00:30 CEST (Thursday 14 June 2018, 22:30 UTC)',
    ],
    ['2018-06-15T18:00:00Z', 'UTC', 'Friday 15 June 2018, 18:00 UTC'],
  ])('%s in %s is %s', (iso, zone, text) => {
    expect(writeMoment(iso, zone)).toBe(text);
  });

  it.each([
    [0, 'just now'],
    [-59, 'just now'],
    [1, 'in 1 minute'],
    [121, 'in 3 minutes'],
    [-121, '2 minutes ago'],
    [3599, 'in 60 minutes'],
    [7300, 'in 2 hours'],
    [3 * 86_400, 'in 3 days'],
    [90 * 86_400, 'in 3 months'],
    [-10 * 365.25 * 86_400, '10 years ago'],
  ])('%d seconds away is %s', (seconds, text) => {
    expect(untilNow(seconds * 1000, 0)).toBe(text);
  });
});
