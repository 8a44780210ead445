import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Disk, lookAt } from './disk.ts';
import { DiskError } from './disk-error.ts';
import { closeWork, locked } from './lock.ts';
import { isSlug, readSuffix, zipName } from './name.ts';
import { readOwner } from './owner.ts';
import { inspectFolder, inspectZip } from './standing.ts';

/** A change that is decided: once it is on the disk it will be carried out, whoever is killed. */
export interface Journal {
  readonly action: 'write' | 'remove';
  readonly slug: string;
  /** Name of the staging folder in the work folder. */
  readonly staging: string;
  /** The zips beside the pack that change with it, by what stands behind the slug in their names. */
  readonly written: readonly string[];
  readonly dropped: readonly string[];
}

/** Runs a task under the lock, on a directory in which nothing is half done. */
export function exclusively<T>(disk: Disk, task: () => Promise<T>): Promise<T> {
  return locked(disk, async () => {
    await rollForward(disk);
    return task();
  });
}

/** The name of the new folder in a staging folder. */
export const stagedFolder = 'pack';

/** The name in a staging folder of the new zip of the pack, or of one beside it. */
export function stagedZip(suffix: string): string {
  return zipName(stagedFolder, suffix);
}

/**
 * Decides a change and carries it out. Its staging folder must be complete and synced. The rename
 * that brings the journal to its place is the moment of decision: before it nothing has changed,
 * after it `rollForward` finishes what this process might not. Needs the lock.
 */
export async function commit(disk: Disk, journal: Journal): Promise<void> {
  const draft = join(disk.work, journal.staging, 'journal');
  await disk.write(draft, Buffer.from(JSON.stringify(journal)));
  await disk.sync(disk.work);
  await disk.sync(disk.directory);
  await disk.move(draft, join(disk.work, journalName));
  await disk.sync(disk.work);
  await finish(disk, journal);
}

/**
 * Carries out the change that a killed process had decided, if there is one. Needs the lock, so
 * that a journal can only be one whose process has ended or failed.
 */
export async function rollForward(disk: Disk): Promise<void> {
  const journal = await readJournal(disk);
  if (journal) await finish(disk, journal);
}

/** Deletes a staging folder unless a decided change still needs it. */
export async function abandon(disk: Disk, staging: string): Promise<void> {
  const path = join(disk.work, staging);
  const journal = await readJournal(disk);
  if (journal?.staging !== staging && (await lookAt(path))) {
    await disk.discard(path);
    await closeWork(disk);
  }
}

const journalName = 'journal.json';

/** Every step looks first whether it is already done, so that it can be begun again at any point. */
async function finish(disk: Disk, journal: Journal): Promise<void> {
  const staging = join(disk.work, journal.staging);
  // Without its staging folder, which only a person can have deleted, nothing can be done.
  if ((await lookAt(staging))?.isDirectory()) {
    for (const part of partsOf(journal)) await exchange(disk, journal, part);
    await disk.sync(staging);
    await disk.sync(disk.directory);
  }
  // The journal goes before the staging folder: what is left of that without a journal is sweepings.
  await disk.discard(join(disk.work, journalName));
  await disk.sync(disk.work);
  await disk.discard(staging);
}

/** One thing under a pack's names: its folder, its zip, or a zip beside it. */
interface Part {
  /** Names in the output directory and in the staging folder. */
  readonly name: string;
  readonly staged: string;
  readonly isWritten: boolean;
  /** Of a zip. */
  readonly suffix?: string;
}

function partsOf({ action, slug, written, dropped }: Journal): readonly Part[] {
  const isWritten = action === 'write';
  const zip = (suffix: string, isNew: boolean): Part => ({
    name: zipName(slug, suffix),
    staged: stagedZip(suffix),
    isWritten: isNew,
    suffix,
  });
  return [
    { name: slug, staged: stagedFolder, isWritten },
    zip('', isWritten),
    ...written.map((suffix) => zip(suffix, true)),
    ...dropped.map((suffix) => zip(suffix, false)),
  ];
}

/** Puts the new thing, or nothing, in the place of the old one. */
async function exchange(disk: Disk, journal: Journal, part: Part): Promise<void> {
  const staging = join(disk.work, journal.staging);
  const fresh = join(staging, part.staged);
  const old = join(staging, `old-${part.staged}`);
  const target = join(disk.directory, part.name);
  if (part.isWritten && !(await lookAt(fresh))) return;

  if (await lookAt(target)) {
    // Somebody may have laid something there while the change waited to be finished.
    const { strangers } = await (part.suffix === undefined
      ? inspectFolder(disk.directory, journal.slug)
      : inspectZip(disk.directory, journal.slug, part.suffix));
    if (strangers[0]) throw new DiskError('EEXIST', join(disk.directory, strangers[0].name));
    // A file can be replaced in one step, a folder cannot.
    if (!part.isWritten || part.suffix === undefined) {
      if (await lookAt(old)) await disk.discard(old);
      await disk.move(target, old);
    }
  }
  if (part.isWritten) await disk.move(fresh, target);
}

/** The change that waits to be finished. Trusts nothing: each name could lead elsewhere. */
async function readJournal(disk: Disk): Promise<Journal | undefined> {
  const path = join(disk.work, journalName);
  const found = await lookAt(path);
  if (!found) return undefined;
  if (found.isSymbolicLink()) throw new DiskError('ELOOP', path);
  const journal = found.isFile() && found.size <= 65_536 ? parse(await readFile(path, 'utf8')) : {};
  const { action, slug, staging, written, dropped } = journal;
  if (
    (action === 'write' || action === 'remove') &&
    typeof slug === 'string' &&
    isSlug(slug) &&
    typeof staging === 'string' &&
    readOwner('stage', staging) &&
    areSuffixes(slug, written) &&
    areSuffixes(slug, dropped)
  ) {
    return { action, slug, staging, written, dropped };
  }
  throw new DiskError('EBADMSG', path);
}

function areSuffixes(slug: string, list: unknown): list is string[] {
  const isSuffix = (one: unknown) =>
    typeof one === 'string' && readSuffix(slug, zipName(slug, one)) === one;
  return Array.isArray(list) && list.every(isSuffix);
}

function parse(text: string): Partial<Record<keyof Journal, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
