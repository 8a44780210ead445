import { lstat, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createFile } from './create-file.ts';
import { codeOf, DiskError, onDisk } from './disk-error.ts';

/**
 * An output directory and the few ways in which this room changes it: each is one step, and a
 * process may be killed before any of them.
 */
export interface Disk {
  /** The output directory as an absolute path without symbolic links. */
  readonly directory: string;
  /** The folder for unfinished things inside it. */
  readonly work: string;
  /** For how many milliseconds to wait for another process. */
  readonly patience: number;
  /** Makes a folder that must not exist yet. */
  makeDirectory(path: string): Promise<void>;
  /** Writes a file that must not exist yet, down to the medium. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Renames, over a file of that name if there is one. */
  move(from: string, to: string): Promise<void>;
  /** Deletes a file, or a folder with all it holds; follows no link, and absence is no error. */
  discard(path: string): Promise<void>;
  /** Brings a folder's list of entries down to the medium, where the system can. */
  sync(directory: string): Promise<void>;
}

/** How to open a disk. */
export interface DiskOptions {
  /** For how many milliseconds to wait for another process that writes: 30 000 by default. */
  readonly patience?: number;
  /** Is told before every change of the disk which one follows: a fault point for tests. */
  readonly onStep?: (step: string) => void;
}

/** Opens an output directory and creates it if needed. A link to a directory is resolved, once. */
export async function openDisk(path: string, options: DiskOptions): Promise<Disk> {
  await mkdir(path, { recursive: true }).catch(async (error) => {
    // A file in its place: say so as for a file further up.
    throw codeOf(error) === 'EEXIST' ? new DiskError('ENOTDIR', path, { cause: error }) : error;
  });
  const directory = await realpath(path);
  if (!(await stat(directory)).isDirectory()) throw new DiskError('ENOTDIR', directory);

  const step = (verb: string, target: string) =>
    options.onStep?.(`${verb} ${relative(directory, target) || '.'}`);
  return {
    directory,
    work: join(directory, '.presspack'),
    patience: options.patience ?? 30_000,
    async makeDirectory(target) {
      step('make', target);
      await mkdir(target);
    },
    async write(target, bytes) {
      step('create', target);
      const onCreated = () => step('fill', target);
      await onDisk(target, () => createFile(target, bytes, { onCreated }));
    },
    async move(from, to) {
      step('move', from);
      await renamePatiently(from, to);
    },
    async discard(target) {
      step('discard', target);
      await rm(target, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
    sync: syncDirectory,
  };
}

/** What stands at a path, a link being a link; nothing if nothing does. */
export async function lookAt(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** On Windows a virus scanner or an indexer holds new files for some tenths of a second. */
async function renamePatiently(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const held = ['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error) ?? '');
      if (!held || attempt === 5) throw error;
      await setTimeout(20 * 2 ** attempt);
    }
  }
}

/** Windows and some network disks cannot sync a folder, and a folder may be writable yet unreadable. */
async function syncDirectory(path: string): Promise<void> {
  const unsupported = ['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'EBADF', 'ENOTSUP', 'EOPNOTSUPP'];
  try {
    const directory = await open(path, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  } catch (error) {
    if (!unsupported.includes(codeOf(error) ?? '')) throw error;
  }
}
