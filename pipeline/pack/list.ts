import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { parseManifest, readSmall } from './manifest.ts';
import { byCodeUnit, fixedNames, zipName } from './name.ts';
import type { StandingManifest, StandingPack } from './output.ts';
import { findSiblings, findSlugs, inspectFolder, inspectZip } from './standing.ts';

/** The packs that stand in a directory. Needs the lock. */
export async function listPacks(disk: Disk): Promise<readonly StandingPack[]> {
  const packs: StandingPack[] = [];
  for (const found of await findSlugs(disk.directory)) {
    const { slug } = found;
    const { files, strangers } = await inspectFolder(disk.directory, slug);
    const { zip: archive } = await inspectZip(disk.directory, slug);
    if (strangers.length > 0 || (!files?.size && !archive)) continue;
    const siblings = await findSiblings(disk.directory, slug, found.siblings);
    packs.push({
      slug,
      files: [...(files ?? [])]
        .map(([name, size]) => ({ name, size }))
        .sort((a, b) => byCodeUnit(a.name, b.name)),
      ...(archive && { zip: archive.size }),
      zips: [...siblings].map(([suffix, { size }]) => ({ name: zipName(slug, suffix), size })),
    });
  }
  return packs;
}

/** The packs that stand in a directory and have a sound manifest. Needs the lock. */
export async function listManifests(disk: Disk): Promise<readonly StandingManifest[]> {
  const found: StandingManifest[] = [];
  for (const { slug, zip: archive, zips } of await listPacks(disk)) {
    const bytes = await readSmall(join(disk.directory, slug, fixedNames.manifest));
    const parsed = bytes && (await parseManifest(bytes));
    if (!parsed || 'fault' in parsed || parsed.manifest.slug !== slug) continue;
    const whole = archive === undefined ? [] : [{ name: zipName(slug), size: archive }];
    found.push({ slug, manifest: parsed.manifest, zips: [...whole, ...zips] });
  }
  return found;
}
