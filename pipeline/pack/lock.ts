import { mkdir, readdir, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Disk, lookAt } from './disk.ts';
import { codeOf, DiskError } from './disk-error.ts';
import { hasEnded, nameOwned, readOwner } from './owner.ts';

/**
 * Runs a task while no other process, and no other task of this one, runs one on the same
 * directory. Waits for them within the disk's patience, then throws a `DiskError` (`EBUSY`) that
 * names the other process.
 *
 * Everyone lays a lock file of their own (`O_EXCL`, the owner in its name), then looks: who finds
 * another's takes back their own and tries again later. Of two that laid theirs at once, at least
 * the later sees the earlier, so that two never hold. Unlike one shared file, the file of a dead
 * process can be deleted by anyone at any time: nobody else's will ever bear that name.
 */
export async function locked<T>(disk: Disk, task: () => Promise<T>): Promise<T> {
  const lock = await acquire(disk);
  try {
    return await task();
  } finally {
    await disk.discard(lock);
    await closeWork(disk);
  }
}

/** Deletes the work folder once nobody needs it: an output directory may be published as it is. */
export async function closeWork(disk: Disk): Promise<void> {
  try {
    await rmdir(disk.work);
  } catch {
    // Another process is at work in it, or it cannot be deleted just now: it may stay.
  }
}

async function acquire(disk: Disk): Promise<string> {
  const deadline = performance.now() + disk.patience;
  for (;;) {
    await openWork(disk);
    let holder = await findLock(disk);
    if (!holder) {
      const own = nameOwned('lock');
      if (await layLock(disk, own)) {
        holder = await findLock(disk, own);
        if (!holder) return join(disk.work, own);
        await disk.discard(join(disk.work, own));
      }
    }
    if (holder && performance.now() >= deadline) throw busy(disk, holder);
    // At random, so that two which met do not meet again and again.
    await setTimeout(5 + Math.random() * 25);
  }
}

/** Makes the work folder if needed. */
async function openWork(disk: Disk): Promise<void> {
  try {
    await mkdir(disk.work);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const found = await lookAt(disk.work);
    if (found?.isSymbolicLink()) throw new DiskError('ELOOP', disk.work);
    if (found && !found.isDirectory()) throw new DiskError('ENOTDIR', disk.work);
  }
}

/** The name of a lock that a living process holds or asks for. Sweeps those of the dead. */
async function findLock(disk: Disk, own?: string): Promise<string | undefined> {
  let found: string | undefined;
  for (const name of await readWork(disk)) {
    const owner = readOwner('lock', name);
    if (!owner || name === own) continue;
    if (hasEnded(owner)) await disk.discard(join(disk.work, name));
    else found = name;
  }
  return found;
}

/** What the work folder holds; nothing if another process has just deleted it. */
async function readWork(disk: Disk): Promise<readonly string[]> {
  try {
    return await readdir(disk.work);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Lays a lock file; does not if another process has just deleted the work folder. */
async function layLock(disk: Disk, name: string): Promise<boolean> {
  try {
    await writeFile(join(disk.work, name), '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

function busy(disk: Disk, lock: string): DiskError {
  const owner = readOwner('lock', lock)!;
  const path = join(disk.work, lock);
  return new DiskError('EBUSY', path, {
    advice: `Another presspack (process ${owner.pid} on ${owner.host}) is writing to ${disk.directory}. Wait until it has ended; if no such process runs any more, delete ${path}.`,
  });
}
