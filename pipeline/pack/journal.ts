import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Disk, lookAt } from './disk.ts';
import { DiskError } from './disk-error.ts';
import { closeWork } from './lock.ts';
import { isSlug } from './name.ts';
import { readOwner } from './owner.ts';
import { inspectFolder, inspectZip } from './standing.ts';

/** A change that is decided: once it is on the disk it will be carried out, whoever is killed. */
export interface Journal {
  readonly action: 'write' | 'remove';
  readonly slug: string;
  /** Name of the staging folder in the work folder. */
  readonly staging: string;
}

/** The names of the new folder and the new zip in a staging folder. */
export const staged = { folder: 'pack', zip: 'pack.zip' } as const;

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
    await exchange(disk, journal, 'folder');
    await exchange(disk, journal, 'zip');
    await disk.sync(staging);
    await disk.sync(disk.directory);
  }
  // The journal goes before the staging folder: what is left of that without a journal is sweepings.
  await disk.discard(join(disk.work, journalName));
  await disk.sync(disk.work);
  await disk.discard(staging);
}

/** Puts the new thing, or nothing, in the place of the old one. */
async function exchange(disk: Disk, journal: Journal, kind: 'folder' | 'zip'): Promise<void> {
  const staging = join(disk.work, journal.staging);
  const fresh = join(staging, staged[kind]);
  const old = join(staging, `old-${staged[kind]}`);
  const target = join(disk.directory, kind === 'zip' ? `${journal.slug}.zip` : journal.slug);
  const writing = journal.action === 'write';
  if (writing && !(await lookAt(fresh))) return;

  if (await lookAt(target)) {
    // Somebody may have laid something there while the change waited to be finished.
    const look = kind === 'zip' ? inspectZip : inspectFolder;
    const { strangers } = await look(disk.directory, journal.slug);
    if (strangers[0]) throw new DiskError('EEXIST', join(disk.directory, strangers[0].name));
    // A file can be replaced in one step, a folder cannot.
    if (!writing || kind === 'folder') {
      if (await lookAt(old)) await disk.discard(old);
      await disk.move(target, old);
    }
  }
  if (writing) await disk.move(fresh, target);
}

/** The change that waits to be finished. Trusts nothing: each name could lead elsewhere. */
async function readJournal(disk: Disk): Promise<Journal | undefined> {
  const path = join(disk.work, journalName);
  const found = await lookAt(path);
  if (!found) return undefined;
  if (found.isSymbolicLink()) throw new DiskError('ELOOP', path);
  const journal = found.isFile() && found.size <= 4096 ? parse(await readFile(path, 'utf8')) : {};
  const { action, slug, staging } = journal;
  if (
    (action === 'write' || action === 'remove') &&
    typeof slug === 'string' &&
    isSlug(slug) &&
    typeof staging === 'string' &&
    readOwner('stage', staging)
  ) {
    return { action, slug, staging };
  }
  throw new DiskError('EBADMSG', path);
}

function parse(text: string): Partial<Record<keyof Journal, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
