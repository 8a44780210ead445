import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeProject, hashFolder, repository } from './support/project.ts';

/** A checkout of its own, whose bundle is made, outdated and broken: no other test starts from it. */
let checkout: string;

beforeAll(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'presspack-bundle-'));
  for (const path of ['bin', 'pipeline', 'source', 'locales', 'package.json']) {
    await cp(join(repository, path), join(checkout, path), { recursive: true });
  }
  const packages = join(checkout, 'node_modules');
  await mkdir(packages);
  for (const name of await readdir(join(repository, 'node_modules'))) {
    if (name.startsWith('.presspack')) continue;
    await symlink(join(repository, 'node_modules', name), join(packages, name));
  }
});

afterAll(() => rm(checkout, { recursive: true, force: true }));

describe('the bundle', () => {
  it('makes the same packs as the modules, and says the same', async () => {
    const byModules = await sayAll();
    expect(await isBundled()).toBe(false);
    const packs = await hashFolder(join(checkout, 'dist'));
    expect(Object.keys(packs).length).toBeGreaterThan(30);
    for (const made of ['dist', 'exchange']) {
      await rm(join(checkout, made), { recursive: true });
    }

    expect(await node('bin/make-bundle.js')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await isBundled()).toBe(true);
    expect(await sayAll()).toEqual(byModules);
    expect(await hashFolder(join(checkout, 'dist'))).toEqual(packs);
    for (const { code } of byModules) expect(code).toBe(0);
    expect(byModules[1]?.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('runs without what V8 has compiled, if that is damaged, and a build makes it anew', async () => {
    const folder = join(checkout, 'node_modules/.presspack');
    const names = await readdir(folder);
    const compiled = names.filter((name) => name.startsWith('compiled-'));
    const bundles = availableParallelism() > 1 ? ['main', 'press'] : ['main'];
    expect(compiled.map((name) => name.split('-')[1])).toEqual(bundles);
    const whole = await Promise.all(compiled.map((name) => readFile(join(folder, name))));
    const damages = [(bytes: Buffer) => flipped(bytes), (bytes: Buffer) => bytes.subarray(0, 1000)];
    for (const damage of damages) {
      for (const [at, name] of compiled.entries()) {
        await writeFile(join(folder, name), damage(whole[at]!));
      }
      expect(await presspack('--version')).toMatchObject({ code: 0, stderr: '' });
      expect(await readFile(join(folder, compiled[0]!))).toEqual(damage(whole[0]!));
      expect(await presspack('build')).toMatchObject({ code: 0 });
      for (const [at, name] of compiled.entries()) {
        const { length } = await readFile(join(folder, name));
        expect(length).toBeGreaterThan(whole[at]!.length / 2);
      }
    }
    expect(await readdir(folder)).toEqual(names);
    // A build of few formats has compiled little; the next one of more adds to it.
    const main = join(folder, compiled[0]!);
    await writeFile(main, '');
    await presspack('build', '--format', 'html');
    const little = (await readFile(main)).length;
    await presspack('build', '--format', 'pdf,docx');
    const more = (await readFile(main)).length;
    expect(more).toBeGreaterThan(little);
    await presspack('build', '--format', 'html');
    expect((await readFile(main)).length).toBe(more);
  });

  it('is not used once the code has changed', async () => {
    const heed = "\nprocess.stdout.write('changed');\n";
    await changeProject(checkout, { 'pipeline/cli/explain.ts': (code) => code + heed });
    expect(await isBundled()).toBe(false);
    expect((await presspack('explain', 'weekday-date')).stdout).toMatch(/^changed/);
    await node('bin/make-bundle.js');
    expect(await isBundled()).toBe(true);
    expect((await presspack('explain', 'weekday-date')).stdout).toMatch(/^changed/);
  });

  it('is not missed where it cannot be made', async () => {
    const bundler = join(checkout, 'node_modules/rolldown');
    await rm(bundler);
    await mkdir(bundler);
    await writeFile(join(bundler, 'package.json'), '{ "exports": "./index.mjs" }');
    await writeFile(
      join(bundler, 'index.mjs'),
      "export const rolldown = () => { throw new Error('no binary for this machine'); };",
    );
    await rm(join(checkout, 'node_modules/.presspack'), { recursive: true });
    expect(await node('bin/make-bundle.js')).toEqual({
      code: 0,
      stdout: '',
      stderr:
        'presspack runs from its modules, a little slower: no bundle (no binary for this machine).\n',
    });
    expect(await presspack('--version')).toMatchObject({ code: 0 });
  });
});

/** With one bit wrong in its middle. */
function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.length >> 1]! ^= 1;
  return copy;
}

/** What every command says that loads something of its own. */
async function sayAll() {
  const said = [];
  for (const args of [
    ['build'],
    ['--version'],
    ['check', '--spelling'],
    ['status', '--json'],
    ['export', '--to', 'xlsx', '--locale', 'fr'],
    ['export', '--to', 'xliff', '--locale', 'ru'],
    ['verify', 'dist/PR081-2018.zip'],
    ['explain', 'weekday-date'],
  ]) {
    said.push({ args, ...(await presspack(...args)) });
  }
  return said;
}

function presspack(...args: string[]) {
  return node('bin/presspack.js', ...args);
}

async function isBundled(): Promise<boolean> {
  const ask = "import('./bin/bundle.js').then((own) => console.log(own.isCurrent()))";
  return (await node('--eval', ask)).stdout === 'true\n';
}

function node(...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, GITHUB_ACTIONS: undefined };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: checkout, env }, (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, stdout, stderr }),
    );
  });
}
