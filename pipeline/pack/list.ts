import { join } from 'node:path';
import { inBatches } from './batches.ts';
import { type Disk, lookAt } from './disk.ts';
import { parseManifest, readSmall } from './manifest.ts';
import { byCodeUnit, fixedNames, zipName } from './name.ts';
import type { StandingManifest, StandingPack } from './output.ts';
import { type FoundSlug, findSiblings, findSlugs, inspectFolder, inspectZip } from './standing.ts';

/** The packs of these slugs that stand in a directory. Needs the lock. */
export async function listPacks(
  disk: Disk,
  isWanted: (slug: string) => boolean,
): Promise<readonly StandingPack[]> {
  const found = (await findSlugs(disk.directory)).filter(({ slug }) => isWanted(slug));
  return present(await inBatches(found, (one) => describePack(disk, one)));
}

/**
 * The packs that stand in a directory and have a sound manifest. Needs the lock. Reads nothing else,
 * since nothing is to be changed: of thousands, this takes some tenths of a second.
 */
export async function listManifests(disk: Disk): Promise<readonly StandingManifest[]> {
  const found = await inBatches(await findSlugs(disk.directory), async ({ slug, siblings }) => {
    const bytes = await readSmall(join(disk.directory, slug, fixedNames.manifest));
    const parsed = bytes && (await parseManifest(bytes));
    if (!parsed || 'fault' in parsed || parsed.manifest.slug !== slug) return undefined;
    const zips = await inBatches([zipName(slug), ...siblings], async (name) => {
      const found = await lookAt(join(disk.directory, name));
      return found?.isFile() ? { name, size: found.size } : undefined;
    });
    return { slug, manifest: parsed.manifest, zips: present(zips) };
  });
  return present(found);
}

async function describePack(
  disk: Disk,
  { slug, siblings: names }: FoundSlug,
): Promise<StandingPack | undefined> {
  const { files, strangers } = await inspectFolder(disk.directory, slug);
  const { zip: archive } = await inspectZip(disk.directory, slug);
  if (strangers.length > 0 || (!files?.size && !archive)) return undefined;
  const siblings = await findSiblings(disk.directory, slug, names);
  return {
    slug,
    files: [...(files ?? [])]
      .map(([name, size]) => ({ name, size }))
      .sort((a, b) => byCodeUnit(a.name, b.name)),
    ...(archive && { zip: archive.size }),
    zips: [...siblings].map(([suffix, { size }]) => ({ name: zipName(slug, suffix), size })),
  };
}

function present<T>(all: readonly (T | undefined)[]): T[] {
  return all.filter((one) => one !== undefined);
}
