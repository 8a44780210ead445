import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pack } from '../model/artifact.ts';
import { contentsOf } from './contents.ts';
import { type Disk, type DiskOptions, openDisk } from './disk.ts';
import { DiskError, onDisk } from './disk-error.ts';
import { abandon, commit, exclusively } from './journal.ts';
import { layOut } from './layout.ts';
import { listManifests, listPacks } from './list.ts';
import { requireSlug } from './name.ts';
import type { Output, RemovedPack } from './output.ts';
import { hasEnded, nameOwned, readOwner } from './owner.ts';
import { inspect } from './standing.ts';
import { pathsOf, refuseForeign, requireWritable, writePack } from './write.ts';

export type * from './output.ts';
export { DiskError };

/** The zip of a whole pack, as it is beside its folder. */
export function zip(pack: Pack): Uint8Array {
  return layOut(contentsOf(pack)).zips.get('')!;
}

/**
 * Opens the directory in which packs stand, creates it if needed, finishes what a killed build had
 * decided and sweeps what it had not.
 *
 * A pack is the folder `<slug>/` and beside it `<slug>.zip`, a zip of each language and the bag for
 * archives. All are changed together or not at all: a process may be killed at any moment, and after
 * the next opening (or writing, or listing) there stands the complete new pack or the complete old
 * one.
 *
 * What a reader sees meanwhile, who takes no lock: each file is complete and each zip is the old or
 * the new one, but between two renames the folder is missing for an instant, and then it is new
 * while zips are still old. A process killed at that instant leaves it so until the next opening.
 * Everything unfinished is in `.presspack/`, which is gone when nobody is at work.
 *
 * No link inside the directory is followed. That does not protect from a hostile process that
 * exchanges folders for links while presspack runs: who may write there can do what presspack can.
 *
 * Throws a `DiskError` for trouble with the disk, as do all functions of an `Output`.
 */
export async function openOutput(directory: string, options: DiskOptions = {}): Promise<Output> {
  return onDisk(directory, async () => {
    const disk = await openDisk(directory, options);
    await exclusively(disk, () => sweep(disk));
    const run = <T>(task: () => Promise<T>) => onDisk(disk.directory, task);
    return {
      write: (pack, options = {}) => run(() => writePack(disk, pack, options)),
      list: (isWanted = () => true) =>
        run(() => exclusively(disk, () => listPacks(disk, isWanted))),
      manifests: () => run(() => exclusively(disk, () => listManifests(disk))),
      sign: (slug, signer) =>
        run(async () => {
          // Only who signs must know how to read a pack and check it.
          const { signPack } = await import('./sign.ts');
          return signPack(disk, slug, signer);
        }),
      publish: (make) =>
        run(async () => {
          const { publishNewsroom } = await import('./newsroom.ts');
          return publishNewsroom(disk, make);
        }),
      remove: (slug) => run(() => removePack(disk, slug)),
    };
  });
}

/** Deletes the staging folders of processes that have ended. Needs the lock. */
async function sweep(disk: Disk): Promise<void> {
  for (const name of await readdir(disk.work)) {
    const owner = readOwner('stage', name);
    if (owner && hasEnded(owner)) await disk.discard(join(disk.work, name));
  }
}

async function removePack(disk: Disk, slug: string): Promise<RemovedPack> {
  requireSlug(slug);
  return exclusively(disk, async () => {
    const standing = await inspect(disk.directory, slug);
    if (standing.strangers.length > 0) return refuseForeign(standing.strangers);
    const dropped = [...standing.siblings.keys()];
    if (!standing.files?.size && !standing.zip && dropped.length === 0) {
      return { outcome: 'absent' };
    }
    await requireWritable(standing.files && pathsOf(disk, slug).folder);
    const staging = nameOwned('stage');
    await disk.makeDirectory(join(disk.work, staging));
    try {
      await commit(disk, { action: 'remove', slug, staging, written: [], dropped });
    } finally {
      await abandon(disk, staging).catch(() => undefined);
    }
    return { outcome: 'removed' };
  });
}
