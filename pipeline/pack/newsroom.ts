import { open, readdir, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isLanguageTag } from '../model/language.ts';
import { newsroomMark } from '../model/newsroom.ts';
import { inBatches } from './batches.ts';
import { type Disk, lookAt } from './disk.ts';
import { exclusively } from './journal.ts';
import { listManifests } from './list.ts';
import { byCodeUnit, foldName } from './name.ts';
import type { NewsroomPage, PublishedNewsroom, StandingManifest } from './output.ts';
import { nameOwned } from './owner.ts';
import { holds } from './standing.ts';

/**
 * Brings the newsroom in line with the packs that stand: writes the pages that have changed, and
 * deletes those of ours that are no more. A page is ours by its name and by the mark near its
 * beginning; where anything else stands in the place of one, nothing is written at all.
 *
 * Each page is replaced in one step. A process that is killed leaves pages that are old or new and
 * none that is broken; the next build finds those that are still old.
 */
export async function publishNewsroom(
  disk: Disk,
  make: (standing: readonly StandingManifest[]) => readonly NewsroomPage[],
): Promise<PublishedNewsroom> {
  return exclusively(disk, async () => {
    const standing = await listManifests(disk);
    const pages = make(standing);
    for (const { path } of pages) requirePagePath(path);
    const packs = new Set(standing.map(({ slug }) => foldName(slug)));
    const foreign = await findForeign(disk, pages, packs);
    if (foreign.length > 0) return { outcome: 'refused', names: foreign };
    const wanted = new Set(pages.map(({ path }) => path));
    const removed = (await findOwn(disk, packs)).filter((path) => !wanted.has(path));
    const written: NewsroomPage[] = [];
    for (const page of pages) {
      if (!(await holds(join(disk.directory, page.path), page.bytes))) written.push(page);
    }
    if (written.length > 0) await replace(disk, written);
    for (const path of removed) await remove(disk, path);
    return {
      outcome: written.length + removed.length > 0 ? 'written' : 'unchanged',
      pages: pages.length,
      written: written.map(({ path, bytes }) => ({ path, size: bytes.length })),
      removed,
    };
  });
}

/** Paths under which a page of a newsroom may stand. */
function isPagePath(path: string): boolean {
  const [folder = '', name, ...rest] = path.split('/');
  if (name === undefined) return /^(index\.html|sitemap(-\d+)?\.xml)$/.test(path);
  if (rest.length > 0) return false;
  return isLanguageTag(folder) && /^(index\.html|\d{4}\.html|feed\.(atom|json))$/.test(name);
}

/** Anything else is a bug in an earlier room. */
function requirePagePath(path: string): void {
  if (!isPagePath(path)) throw new Error(`no page of a newsroom can be ${JSON.stringify(path)}`);
}

/** What stands in the place of pages, or of their folders, and is not ours. */
async function findForeign(
  disk: Disk,
  pages: readonly NewsroomPage[],
  packs: ReadonlySet<string>,
): Promise<string[]> {
  const foreign = new Set<string>();
  for (const { path } of pages) {
    const folder = dirname(path);
    if (folder !== '.') {
      const found = await lookAt(join(disk.directory, folder));
      // A release may be called `fr`, too: its pack is there, and holds nothing else.
      if ((found && !found.isDirectory()) || packs.has(foldName(folder))) {
        foreign.add(folder);
        continue;
      }
    }
    const file = join(disk.directory, path);
    if ((await lookAt(file)) && !(await bearsMark(file))) foreign.add(path);
  }
  return [...foreign];
}

/** The pages of ours that stand, in the order of their paths. */
async function findOwn(disk: Disk, packs: ReadonlySet<string>): Promise<string[]> {
  const entries = await readdir(disk.directory, { withFileTypes: true });
  const paths: string[] = [];
  for (const entry of entries) {
    if (entry.isFile()) paths.push(entry.name);
    if (!entry.isDirectory() || !isLanguageTag(entry.name) || packs.has(foldName(entry.name))) {
      continue;
    }
    const names = await readdir(join(disk.directory, entry.name));
    for (const name of names) paths.push(`${entry.name}/${name}`);
  }
  const own: string[] = [];
  for (const path of paths.filter(isPagePath).sort(byCodeUnit)) {
    if (await bearsMark(join(disk.directory, path))) own.push(path);
  }
  return own;
}

/** How much of a file is read to find the mark, in bytes: it stands before any text of a release. */
const headSize = 512;

async function bearsMark(path: string): Promise<boolean> {
  if (!(await lookAt(path))?.isFile()) return false;
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headSize), 0, headSize, 0);
    return buffer.subarray(0, bytesRead).includes(newsroomMark);
  } finally {
    await file.close();
  }
}

/** Writes all pages beside the old ones, down to the medium, then renames each over its old one. */
async function replace(disk: Disk, pages: readonly NewsroomPage[]): Promise<void> {
  const staging = join(disk.work, nameOwned('stage'));
  await disk.makeDirectory(staging);
  try {
    await inBatches([...pages.entries()], ([index, { bytes }]) =>
      disk.write(join(staging, String(index)), bytes),
    );
    const folders = new Set<string>();
    for (const [index, { path }] of pages.entries()) {
      const target = join(disk.directory, path);
      const folder = dirname(target);
      if (!(await lookAt(folder))) await disk.makeDirectory(folder);
      await disk.move(join(staging, String(index)), target);
      folders.add(folder);
    }
    for (const folder of [...folders, disk.directory]) await disk.sync(folder);
  } finally {
    // If this fails too, the first error is the one to hear of; the next opening sweeps.
    await disk.discard(staging).catch(() => undefined);
  }
}

async function remove(disk: Disk, path: string): Promise<void> {
  const file = join(disk.directory, path);
  await disk.discard(file);
  // A folder that holds anything else stays.
  if (path.includes('/')) await rmdir(dirname(file)).catch(() => undefined);
}
