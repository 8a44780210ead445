import { randomUUID } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { createFile } from '../pack/create-file.ts';
import { codeOf, DiskError } from '../pack/disk-error.ts';

/** What a file of `locales/` is to hold from now on. */
export interface TextChange {
  /** From the project's root, with `/`: `locales/fr/PR081-2018.json`. */
  readonly path: string;
  /** What the file held when it was read; nothing if there was none. */
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * Writes files of `locales/`, the only folder of texts that presspack changes.
 *
 * Each file is the old or the new one, whatever happens: it is written beside and renamed. All are
 * written beside before the first is renamed, so that a full disk changes nothing. A file that
 * holds something else than what was read is not written: somebody has saved it meanwhile.
 *
 * Throws a `DiskError`: for a path that leads out of `locales/`, by a link too, for a file that has
 * changed, and for trouble with the disk.
 */
export async function writeTexts(root: string, changes: readonly TextChange[]): Promise<void> {
  const staged: { readonly draft: string; readonly target: string }[] = [];
  try {
    const targets: { change: TextChange; target: string }[] = [];
    for (const change of changes) targets.push({ change, target: await aim(root, change) });
    for (const { change, target } of targets) {
      const draft = join(dirname(target), `.presspack-${randomUUID()}`);
      staged.push({ draft, target });
      await onFile(change.path, () => stage(draft, target, change.after));
    }
    for (const [index, { draft, target }] of staged.entries()) {
      await onFile(changes[index]?.path ?? '', () => rename(draft, target));
    }
  } finally {
    for (const { draft } of staged) await rm(draft, { force: true });
  }
}

/**
 * Adds a folder of texts to `locales/`, whole or not at all.
 *
 * @param folder From the project's root: `locales/de`; nothing may stand there.
 * @param files Texts by file name.
 */
export async function addFolder(
  root: string,
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  requirePath(`${folder}/x.json`);
  const locales = await realFolder(root);
  const target = join(locales, folder.slice('locales/'.length));
  if (await exists(target)) throw trouble('EEXIST', folder);
  const draft = join(locales, `.presspack-${randomUUID()}`);
  try {
    await onFile(folder, async () => {
      await mkdir(draft);
      for (const [name, text] of files) await stage(join(draft, name), undefined, text);
      await rename(draft, target);
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The real file that a change means, if it may be written. */
async function aim(root: string, { path, before }: TextChange): Promise<string> {
  requirePath(path);
  const locales = await realFolder(root);
  const absolute = join(root, path);
  await onFile(path, () => mkdir(dirname(absolute), { recursive: true }));
  const folder = await onFile(path, () => realpath(dirname(absolute)));
  if (!isInside(locales, folder)) throw leadsOut(path);
  // A link whose file is gone would be taken for no file at all.
  const isThere = await exists(absolute);
  const target = isThere
    ? await onFile(path, () => realpath(absolute))
    : join(folder, path.slice(path.lastIndexOf('/') + 1));
  if (!isInside(locales, target)) throw leadsOut(path);
  const now = isThere ? await onFile(path, () => readFile(target, 'utf8')) : undefined;
  if (now !== before) {
    throw new DiskError('ESTALE', path, {
      advice: `${path} was changed by somebody else at this moment. Nothing was written: look at it, then try again.`,
    });
  }
  return target;
}

/** The real path of `locales/`, which must lie in the project. */
async function realFolder(root: string): Promise<string> {
  const real = await onFile('.', () => realpath(root));
  await onFile('locales', () => mkdir(join(real, 'locales'), { recursive: true }));
  const locales = await onFile('locales', () => realpath(join(real, 'locales')));
  if (!isInside(real, locales)) throw leadsOut('locales');
  return locales;
}

/** Writes a new file down to the medium, with the rights of the one whose place it takes. */
async function stage(draft: string, target: string | undefined, text: string): Promise<void> {
  await createFile(draft, text);
  const former = target && (await exists(target)) ? await stat(target) : undefined;
  if (former) await chmod(draft, former.mode & 0o7777);
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}

/** A path that climbs is a bug of ours, and an Error: names were checked where they were read. */
function requirePath(path: string): void {
  const parts = path.split('/');
  const isSound = parts.every(
    (part) => !/^\.|[\\:\0]|^$/.test(part) && Buffer.byteLength(part) <= 255,
  );
  if (parts[0] !== 'locales' || parts.length < 2 || parts.length > 3 || !isSound) {
    throw new Error(`No text can be written to ${JSON.stringify(path)}`);
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !/^([a-z]:|\\\\|\/)/i.test(way);
}

async function onFile<T>(path: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof DiskError || code === undefined) throw error;
    throw trouble(code, path, error);
  }
}

function leadsOut(path: string): DiskError {
  return new DiskError('ELOOP', path, {
    advice: `${path} is a link that leads out of locales/. Nothing was written: put a copy of the file in its place.`,
  });
}

function trouble(code: string, path: string, cause?: unknown): DiskError {
  const because = reasons[code] ?? code;
  return new DiskError(code, path, {
    cause,
    advice: `${path} cannot be written: ${because}. What stood there is as it was.`,
  });
}

/** The disk's troubles in words, by their `errno` name. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission',
  EPERM: 'there is no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EISDIR: 'a folder stands in its place',
  ENOTDIR: 'a file stands where its folder should be',
  EEXIST: 'something stands there already',
  ENOENT: 'its folder is missing, or it is a link that leads nowhere',
  EBUSY: 'another program is using it',
};
