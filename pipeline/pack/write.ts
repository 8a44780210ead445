import { access, constants, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Pack } from '../model/artifact.ts';
import { inBatches } from './batches.ts';
import { contentsOf } from './contents.ts';
import { type Disk, lookAt } from './disk.ts';
import { abandon, commit, exclusively, stagedFolder, stagedZip } from './journal.ts';
import { type Layout, layOut, type Signatures } from './layout.ts';
import { byCodeUnit, isSharedName, zipName } from './name.ts';
import type { Refusal, WriteOptions, WrittenPack } from './output.ts';
import { nameOwned } from './owner.ts';
import { keepSignatures } from './signatures.ts';
import { findSiblings, holds, inspect, type Standing, type Stranger } from './standing.ts';

/** Writes a pack, unless the very same stands there already or something would be lost. */
export async function writePack(
  disk: Disk,
  pack: Pack,
  options: WriteOptions,
): Promise<WrittenPack> {
  const contents = contentsOf(pack);
  const plain = layOut(contents);
  const prepare = async (): Promise<Prepared> => {
    const key = pack.publisher.publicKey;
    const places = [disk, ...(options.elsewhere ?? [])].map(({ directory }) => directory);
    const { signatures, lost } = await keepSignatures(places, pack.slug, { layout: plain, key });
    const layout = signatures.size > 0 ? layOut(contents, signatures) : plain;
    return { slug: pack.slug, layout, signatures, unsigned: lost };
  };
  for (;;) {
    const begun = await exclusively(disk, async () => {
      const prepared = await prepare();
      return (await settleEarly(disk, prepared, options)) ?? (await makeStaging(disk, prepared));
    });
    if ('outcome' in begun) return begun;
    try {
      await stage(disk, begun);
      const ended = await exclusively(disk, async () => {
        // The lock was free while the files were staged: look again.
        const prepared = await prepare();
        const settled = await settleEarly(disk, prepared, options);
        if (settled) return settled;
        // Somebody has signed the pack meanwhile, or taken its signature away.
        if (!sameSignatures(prepared.signatures, begun.signatures)) return undefined;
        return carryOut(disk, begun);
      });
      if (ended) return ended;
    } finally {
      // If this fails too, the first error is the one to hear of; the next opening sweeps.
      await abandon(disk, begun.staging).catch(() => undefined);
    }
  }
}

/** A pack that is laid out, with the signatures that it keeps. */
export interface Prepared {
  readonly slug: string;
  readonly layout: Layout;
  readonly signatures: Signatures;
  readonly unsigned: readonly string[];
}

interface Staged extends Prepared {
  /** Name of the staging folder. */
  readonly staging: string;
}

/** Puts a staged pack in the place of the former one. Needs the lock. */
export async function carryOut(disk: Disk, staged: Staged): Promise<WrittenPack> {
  const { slug, layout, staging } = staged;
  const all = await readdir(disk.directory);
  const former = [...(await findSiblings(disk.directory, slug, all)).keys()];
  const written = [...layout.zips.keys()].filter((suffix) => suffix !== '');
  const dropped = former.filter((suffix) => !written.includes(suffix));
  await commit(disk, { action: 'write', slug, staging, written, dropped });
  return describe(disk, staged, 'written');
}

/** The outcome of writing a pack if it is clear without writing. */
async function settleEarly(
  disk: Disk,
  prepared: Prepared,
  { replace = false, elsewhere = [] }: WriteOptions,
): Promise<WrittenPack | undefined> {
  const { slug, layout } = prepared;
  const standing = await inspect(disk.directory, slug, layout.zips.keys());
  if (standing.strangers.length > 0) return refuseForeign(standing.strangers);
  const others: Standing[] = [];
  for (const { directory, mustGo } of elsewhere) {
    const other = await inspectElsewhere(directory, slug);
    if (mustGo && other.strangers.length > 0) return refuseForeign(other.strangers);
    others.push(other);
  }
  if (await stands(disk, prepared, standing)) return describe(disk, prepared, 'unchanged');

  const names = new Set(layout.files.map(({ name }) => name));
  const former = new Set([standing, ...others].flatMap(namesOf));
  // What goes with a manifest and sums tells of other files, and is no loss by itself.
  const isLost = (name: string) =>
    !names.has(name) && (name.startsWith('media/') || !isSharedName(name));
  const lost = [...former].filter(isLost).sort(byCodeUnit);
  if (lost.length > 0 && !replace) {
    const message = `The new pack lacks ${lost.join(', ')}, which the former pack has`;
    return { outcome: 'refused', reason: 'fewer-files', names: lost, message };
  }
  await requireWritable(standing.files && pathsOf(disk, slug).folder);
  return undefined;
}

/** What stands of the pack in another directory, its strangers told by their whole paths. */
async function inspectElsewhere(directory: string, slug: string): Promise<Standing> {
  if (!(await lookAt(directory))) return { siblings: new Map(), strangers: [] };
  const found = await inspect(directory, slug);
  const strangers = found.strangers.map((one) => ({
    ...one,
    name: relative('', join(directory, one.name)),
  }));
  return { ...found, strangers };
}

/** Every file of a standing pack, those included that stand only in a zip. */
function namesOf({ files, zip, siblings }: Standing): string[] {
  return [
    ...(files?.keys() ?? []),
    ...[zip, ...siblings.values()].flatMap((one) => one?.names ?? []),
  ];
}

/** Whether the very same bytes stand there already, and nothing else of the pack's. */
export async function stands(
  disk: Disk,
  { slug, layout }: Prepared,
  standing: Standing,
): Promise<boolean> {
  const { files, zips } = layout;
  if (standing.files?.size !== files.length || standing.siblings.size !== zips.size - 1) {
    return false;
  }
  const expected: (readonly [string, Uint8Array])[] = [
    ...[...zips].map(([suffix, bytes]) => [zipName(slug, suffix), bytes] as const),
    ...files.map(({ name, bytes }) => [join(slug, name), bytes] as const),
  ];
  for (const [name, bytes] of expected) {
    if (!(await holds(join(disk.directory, name), bytes))) return false;
  }
  return true;
}

function describe(
  disk: Disk,
  { slug, layout, signatures, unsigned }: Prepared,
  outcome: 'written' | 'unchanged',
): WrittenPack {
  const { zips, files, sums } = layout;
  return {
    outcome,
    ...pathsOf(disk, slug),
    zipSize: zips.get('')?.length ?? 0,
    siblings: [...zips]
      .filter(([suffix]) => suffix !== '')
      .map(([suffix, bytes]) => ({
        path: join(disk.directory, zipName(slug, suffix)),
        ...(sums.has(suffix) && { language: suffix }),
        size: bytes.length,
      })),
    files: files.map(({ name, bytes }) => ({ name, size: bytes.length })),
    signed: signatures.has(''),
    unsigned,
  };
}

function sameSignatures(one: Signatures, other: Signatures): boolean {
  return (
    one.size === other.size &&
    [...one].every(([key, bytes]) => Buffer.compare(bytes, other.get(key) ?? Buffer.of()) === 0)
  );
}

/** Makes a staging folder for a pack. Needs the lock. */
export async function makeStaging(disk: Disk, prepared: Prepared): Promise<Staged> {
  const staging = nameOwned('stage');
  await disk.makeDirectory(join(disk.work, staging));
  return { ...prepared, staging };
}

/** Writes the whole new pack into a staging folder, down to the medium. */
export async function stage(disk: Disk, { layout, staging }: Staged): Promise<void> {
  const path = join(disk.work, staging);
  const folder = join(path, stagedFolder);
  await disk.makeDirectory(folder);
  const hasMedia = layout.files.some(({ name }) => name.startsWith('media/'));
  if (hasMedia) await disk.makeDirectory(join(folder, 'media'));
  const contents: (readonly [string, Uint8Array])[] = [
    ...layout.files.map(({ name, bytes }) => [join(folder, name), bytes] as const),
    ...[...layout.zips].map(([suffix, bytes]) => [join(path, stagedZip(suffix)), bytes] as const),
  ];
  await inBatches(contents, ([file, bytes]) => disk.write(file, bytes));
  if (hasMedia) await disk.sync(join(folder, 'media'));
  await disk.sync(folder);
  await disk.sync(path);
}

/**
 * Finds out before anything is decided whether the former folder can be moved and deleted: a
 * decided change that cannot be finished would stop every later one.
 */
export async function requireWritable(folder: string | undefined): Promise<void> {
  if (folder !== undefined) await access(folder, constants.W_OK | constants.X_OK);
}

/** Refuses to touch what presspack did not make. */
export function refuseForeign(strangers: readonly Stranger[]): Refusal {
  return {
    outcome: 'refused',
    reason: 'foreign',
    names: strangers.map((stranger) => stranger.name),
    message: strangers.map(({ name, what }) => `${name} is ${what}`).join('; '),
  };
}

/** Where a pack stands: absolute paths of its folder and its zip. */
export function pathsOf(disk: Disk, slug: string) {
  return { folder: join(disk.directory, slug), zip: join(disk.directory, `${slug}.zip`) };
}
