import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The root of this repository, where the real release is. */
export const repository = new URL('../../', import.meta.url).pathname;

/** What is said of the real release: the weekday that it names is wrong. */
export const weekdayWarning = `source/PR081-2018.md:19:1: warning: Unexpected “Thursday 15 June”, expected Friday, the weekday of 15 June 2018 (weekday-date)
    “Friday 15 June”, or “Thursday 14 June”?

`;

/** What to do to a file of a project: replace it, delete it (`null`), or edit its text. */
export type Change = string | Uint8Array | null | ((text: string) => string);

/** A copy of the real project in a temporary folder, changed; it is gone when the tests end. */
export async function makeProject(changes: Readonly<Record<string, Change>> = {}): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'presspack-test-'));
  roots.push(root);
  for (const folder of ['source', 'locales']) {
    await cp(join(repository, folder), join(root, folder), { recursive: true });
  }
  await changeProject(root, changes);
  return root;
}

/** Applies changes to a project. */
export async function changeProject(
  root: string,
  changes: Readonly<Record<string, Change>>,
): Promise<void> {
  for (const [path, change] of Object.entries(changes)) {
    const file = join(root, path);
    if (change === null) await rm(file, { recursive: true });
    else {
      await mkdir(dirname(file), { recursive: true });
      const text = typeof change === 'function' ? change(await readFile(file, 'utf8')) : change;
      if (typeof change === 'function' && text === (await readFile(file, 'utf8'))) {
        throw new Error(`the change to ${path} changes nothing`);
      }
      await writeFile(file, text);
    }
  }
}

/** A text as an editor on Windows saves it: with a byte order mark and CRLF at the ends of lines. */
export const fromNotepad = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;

/** The real release with the weekday that its day had, and then without a warning. */
export const rightWeekday = {
  'source/PR081-2018.md': (text: string) => text.replace('Thursday 15', 'Friday 15'),
  'locales/fr/PR081-2018.json': (text: string) =>
    text.replace('Thursday 15', 'Friday 15').replace('Jeudi 15', 'Vendredi 15'),
  'locales/ru/PR081-2018.json': (text: string) =>
    text.replace('Thursday 15', 'Friday 15').replace('В четверг', 'В пятницу'),
} satisfies Record<string, Change>;

const roots: string[] = [];

/** Deletes the projects that tests made. */
export async function removeProjects(): Promise<void> {
  for (const root of roots.splice(0)) await rm(root, { recursive: true, force: true });
}

/** What a command returned and printed. */
export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the real command line in a process of its own. */
export function presspack(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(repository, 'bin/presspack.js'), ...args], {
      cwd: options.cwd ?? repository,
      env: {
        ...process.env,
        NO_COLOR: '1',
        FORCE_COLOR: undefined,
        GITHUB_ACTIONS: undefined,
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (data: string) => {
      stdout += data;
    });
    child.stderr.setEncoding('utf8').on('data', (data: string) => {
      stderr += data;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

/** Every file below a folder with the hash of its bytes, sorted by path. */
export async function hashFolder(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const hashes: [string, string][] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    hashes.push([path.slice(folder.length + 1), hash]);
  }
  return Object.fromEntries(hashes.sort(([a], [b]) => (a < b ? -1 : 1)));
}
