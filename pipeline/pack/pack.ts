import { access, constants, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pack } from '../model/artifact.ts';
import { type Disk, type DiskOptions, openDisk } from './disk.ts';
import { DiskError, onDisk } from './disk-error.ts';
import { abandon, commit, rollForward, staged } from './journal.ts';
import { locked } from './lock.ts';
import { requireSlug } from './name.ts';
import { hasEnded, nameOwned, readOwner } from './owner.ts';
import { findSlugs, holds, inspect, inspectFolder, inspectZip, type Stranger } from './standing.ts';
import { zip } from './zip.ts';

export { DiskError, zip };

/**
 * Opens the directory in which packs stand, creates it if needed, finishes what a killed build had
 * decided and sweeps what it had not.
 *
 * A pack is the folder `<slug>/` and the file `<slug>.zip` beside it. Both are changed together or
 * not at all: a process may be killed at any moment, and after the next opening (or writing, or
 * listing) there stands the complete new pack or the complete old one.
 *
 * What a reader sees meanwhile, who takes no lock: each file is complete and the zip is the old or
 * the new one, but between two renames the folder is missing for an instant, and then it is new
 * while the zip is still old. A process killed at that instant leaves it so until the next opening.
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
      write: (pack, { replace = false } = {}) => run(() => writePack(disk, pack, replace)),
      list: () => run(() => exclusively(disk, () => listPacks(disk))),
      remove: (slug) => run(() => removePack(disk, slug)),
    };
  });
}

/** A directory in which packs stand. */
export interface Output {
  /**
   * Puts a pack in the place of the release's former one, if there is one. Without `replace`, a
   * pack that lacks files which the former one has is refused. Throws an Error for a pack whose
   * names could lead elsewhere, which is a bug.
   */
  write(pack: Pack, options?: { readonly replace?: boolean }): Promise<WrittenPack>;
  /** The packs that stand in the directory, in the order of their slugs' code units. */
  list(): Promise<readonly StandingPack[]>;
  /** Removes a pack, folder and zip. */
  remove(slug: string): Promise<RemovedPack>;
}

/** What became of a pack that was to be written. */
export type WrittenPack =
  | {
      /** `unchanged` when the very same bytes stood there: then nothing was touched. */
      readonly outcome: 'written' | 'unchanged';
      /** Absolute paths. */
      readonly folder: string;
      readonly zip: string;
      /** Size of the zip, in bytes. */
      readonly zipSize: number;
    }
  | Refusal;

/** What became of a pack that was to be removed. */
export type RemovedPack = { readonly outcome: 'removed' | 'absent' } | Refusal;

/** A change that would have destroyed something, and was therefore not begun. */
export interface Refusal {
  readonly outcome: 'refused';
  /** `fewer-files`: `replace` allows it. `foreign`: a person must move something away first. */
  readonly reason: 'fewer-files' | 'foreign';
  /** The files that would be lost, by name; or what stands in the way, by path from the directory. */
  readonly names: readonly string[];
  /** One sentence that says why, without a full stop. */
  readonly message: string;
}

/** A pack as it stands on the disk, recognised by its names alone. */
export interface StandingPack {
  readonly slug: string;
  /** The files of the folder in the order of their code units; sizes in bytes. */
  readonly files: readonly { readonly name: string; readonly size: number }[];
  /** Size of the zip in bytes, if there is one. */
  readonly zip?: number;
}

/** Runs a task under the lock, on a directory in which nothing is half done. */
function exclusively<T>(disk: Disk, task: () => Promise<T>): Promise<T> {
  return locked(disk, async () => {
    await rollForward(disk);
    return task();
  });
}

/** Deletes the staging folders of processes that have ended. Needs the lock. */
async function sweep(disk: Disk): Promise<void> {
  for (const name of await readdir(disk.work)) {
    const owner = readOwner('stage', name);
    if (owner && hasEnded(owner)) await disk.discard(join(disk.work, name));
  }
}

async function writePack(disk: Disk, pack: Pack, replace: boolean): Promise<WrittenPack> {
  const archive = zip(pack);
  const settle = () => settleEarly(disk, pack, { archive, replace });
  const begun = await exclusively(disk, async () => (await settle()) ?? makeStaging(disk));
  if (typeof begun !== 'string') return begun;
  try {
    await stage(disk, begun, { pack, archive });
    return await exclusively(disk, async () => {
      // The lock was free while the files were staged: look again.
      const settled = await settle();
      if (settled) return settled;
      await commit(disk, { action: 'write', slug: pack.slug, staging: begun });
      return { outcome: 'written', ...pathsOf(disk, pack.slug), zipSize: archive.length };
    });
  } finally {
    // If this fails too, the first error is the one to hear of; the next opening sweeps.
    await abandon(disk, begun).catch(() => undefined);
  }
}

/** The outcome of writing a pack if it is clear without writing. */
async function settleEarly(
  disk: Disk,
  pack: Pack,
  { archive, replace }: { readonly archive: Uint8Array; readonly replace: boolean },
): Promise<WrittenPack | undefined> {
  const { slug, artifacts } = pack;
  const standing = await inspect(disk.directory, slug);
  if (standing.strangers.length > 0) return refuseForeign(standing.strangers);

  const paths = pathsOf(disk, slug);
  if (standing.files?.size === artifacts.length && (await holds(paths.zip, archive))) {
    const same = await Promise.all(
      artifacts.map((artifact) => holds(join(paths.folder, artifact.name), artifact.bytes)),
    );
    if (same.every(Boolean)) return { outcome: 'unchanged', ...paths, zipSize: archive.length };
  }

  const names = new Set(artifacts.map((artifact) => artifact.name));
  const former = new Set([...(standing.files?.keys() ?? []), ...(standing.zip?.names ?? [])]);
  const lost = [...former].filter((name) => !names.has(name)).sort(byCodeUnit);
  if (lost.length > 0 && !replace) {
    const message = `The new pack lacks ${lost.join(', ')}, which the former pack has`;
    return { outcome: 'refused', reason: 'fewer-files', names: lost, message };
  }
  await requireWritable(standing.files && paths.folder);
  return undefined;
}

async function makeStaging(disk: Disk): Promise<string> {
  const name = nameOwned('stage');
  await disk.makeDirectory(join(disk.work, name));
  return name;
}

/** Writes the whole new pack into a staging folder, down to the medium. */
async function stage(
  disk: Disk,
  staging: string,
  { pack, archive }: { readonly pack: Pack; readonly archive: Uint8Array },
): Promise<void> {
  const path = join(disk.work, staging);
  const folder = join(path, staged.folder);
  await disk.makeDirectory(folder);
  for (const artifact of pack.artifacts) {
    await disk.write(join(folder, artifact.name), artifact.bytes);
  }
  await disk.write(join(path, staged.zip), archive);
  await disk.sync(folder);
  await disk.sync(path);
}

async function listPacks(disk: Disk): Promise<readonly StandingPack[]> {
  const packs: StandingPack[] = [];
  for (const slug of await findSlugs(disk.directory)) {
    const { files, strangers } = await inspectFolder(disk.directory, slug);
    const { zip: archive } = await inspectZip(disk.directory, slug);
    if (strangers.length > 0 || (!files?.size && !archive)) continue;
    packs.push({
      slug,
      files: [...(files ?? [])]
        .map(([name, size]) => ({ name, size }))
        .sort((a, b) => byCodeUnit(a.name, b.name)),
      ...(archive && { zip: archive.size }),
    });
  }
  return packs;
}

async function removePack(disk: Disk, slug: string): Promise<RemovedPack> {
  requireSlug(slug);
  return exclusively(disk, async () => {
    const standing = await inspect(disk.directory, slug);
    if (standing.strangers.length > 0) return refuseForeign(standing.strangers);
    if (!standing.files?.size && !standing.zip) return { outcome: 'absent' };
    await requireWritable(standing.files && pathsOf(disk, slug).folder);
    const staging = await makeStaging(disk);
    try {
      await commit(disk, { action: 'remove', slug, staging });
    } finally {
      await abandon(disk, staging).catch(() => undefined);
    }
    return { outcome: 'removed' };
  });
}

/**
 * Finds out before anything is decided whether the former folder can be moved and deleted: a
 * decided change that cannot be finished would stop every later one.
 */
async function requireWritable(folder: string | undefined): Promise<void> {
  if (folder !== undefined) await access(folder, constants.W_OK | constants.X_OK);
}

function refuseForeign(strangers: readonly Stranger[]): Refusal {
  return {
    outcome: 'refused',
    reason: 'foreign',
    names: strangers.map((stranger) => stranger.name),
    message: strangers.map(({ name, what }) => `${name} is ${what}`).join('; '),
  };
}

function pathsOf(disk: Disk, slug: string) {
  return { folder: join(disk.directory, slug), zip: join(disk.directory, `${slug}.zip`) };
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
