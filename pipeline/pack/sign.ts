import type { Manifest } from '../model/manifest.ts';
import type { Disk } from './disk.ts';
import { abandon, exclusively } from './journal.ts';
import { layOut } from './layout.ts';
import { requireSlug } from './name.ts';
import type { SignedPack, Signer } from './output.ts';
import { inspect } from './standing.ts';
import { readContents } from './verify.ts';
import {
  carryOut,
  makeStaging,
  pathsOf,
  refuseForeign,
  requireWritable,
  stage,
  stands,
} from './write.ts';

/** Signs a pack that stands, all under one lock: it is the pack that was checked that is signed. */
export async function signPack(disk: Disk, slug: string, signer: Signer): Promise<SignedPack> {
  requireSlug(slug);
  return exclusively(disk, async () => {
    const standing = await inspect(disk.directory, slug);
    if (standing.strangers.length > 0) return refuseForeign(standing.strangers);
    if (!standing.files?.size) return { outcome: 'absent' };
    const read = await readContents(pathsOf(disk, slug).folder);
    if ('faults' in read) return { outcome: 'damaged', faults: read.faults };
    const { contents, manifest } = read;
    if (manifest.status === 'draft') return { outcome: 'draft' };
    const signatures = new Map<string, Uint8Array>();
    for (const [suffix, sums] of layOut(contents).sums) {
      signatures.set(suffix, signer(sums, trustedComment(manifest, suffix)));
    }
    const layout = layOut(contents, signatures);
    const prepared = { slug, layout, signatures, unsigned: [] };
    const again = await inspect(disk.directory, slug, layout.zips.keys());
    if (again.strangers.length > 0) return refuseForeign(again.strangers);
    if (await stands(disk, prepared, again)) return { outcome: 'unchanged', manifest };
    await requireWritable(pathsOf(disk, slug).folder);
    const staged = await makeStaging(disk, prepared);
    try {
      await stage(disk, staged);
      await carryOut(disk, staged);
    } finally {
      await abandon(disk, staged.staging).catch(() => undefined);
    }
    return { outcome: 'signed', manifest };
  });
}

/** What the key vouches for besides the sums: of which release, of which day and version they are. */
function trustedComment({ reference, date, version }: Manifest, language: string): string {
  return [reference, date, `version ${version}`, ...(language === '' ? [] : [language])].join(', ');
}
