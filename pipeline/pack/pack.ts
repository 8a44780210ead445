import { access, constants, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pack } from '../model/artifact.ts';
import type { Manifest } from '../model/manifest.ts';
import { contentsOf } from './contents.ts';
import { type Disk, type DiskOptions, openDisk } from './disk.ts';
import { DiskError, onDisk } from './disk-error.ts';
import { abandon, commit, rollForward, stagedFolder, stagedZip } from './journal.ts';
import { type Layout, layOut, type Signatures } from './layout.ts';
import { locked } from './lock.ts';
import { parseManifest, readSmall } from './manifest.ts';
import { byCodeUnit, fixedNames, isSharedName, requireSlug, zipName } from './name.ts';
import { hasEnded, nameOwned, readOwner } from './owner.ts';
import { keepSignatures } from './signatures.ts';
import {
  findSiblings,
  findSlugs,
  holds,
  inspect,
  inspectFolder,
  inspectZip,
  type Standing,
  type Stranger,
} from './standing.ts';

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
      write: (pack, { replace = false } = {}) => run(() => writePack(disk, pack, replace)),
      list: () => run(() => exclusively(disk, () => listPacks(disk))),
      manifests: () => run(() => exclusively(disk, () => listManifests(disk))),
      sign: (slug, signer) => run(() => signPack(disk, slug, signer)),
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
  /**
   * The packs of the directory with what their manifests say, in the same order. One whose manifest
   * is missing, damaged or another's is left out.
   */
  manifests(): Promise<readonly StandingManifest[]>;
  /** Signs a standing pack, if it is whole: its sums, and those of the zip of each language. */
  sign(slug: string, signer: Signer): Promise<SignedPack>;
  /** Removes a pack, folder and zips. */
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
      /** The zips of languages and the bag, beside it. */
      readonly siblings: readonly WrittenZip[];
      /** The files of the folder, the manifest, the sums and the texts about them included. */
      readonly files: readonly { readonly name: string; readonly size: number }[];
      /** Whether the pack bears a signature. */
      readonly signed: boolean;
      /** Names of the folder and zips that were signed and no longer are, as their files changed. */
      readonly unsigned: readonly string[];
    }
  | Refusal;

/** A zip beside a pack. */
export interface WrittenZip {
  /** Absolute path. */
  readonly path: string;
  /** BCP 47 tag of its language; absent of the bag, which holds them all. */
  readonly language?: string;
  readonly size: number;
}

/** What makes the signature of a list of sums. */
export type Signer = (sums: Uint8Array, trustedComment: string) => Uint8Array;

/** What became of a pack that was to be signed. */
export type SignedPack =
  | { readonly outcome: 'signed' | 'unchanged'; readonly manifest: Manifest }
  | { readonly outcome: 'absent' }
  | { readonly outcome: 'draft' }
  /** Not what presspack packed: what is wrong with it, in sentences without a full stop. */
  | { readonly outcome: 'damaged'; readonly faults: readonly string[] }
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
  /** The zips beside it, by file name, with their sizes in bytes. */
  readonly zips: readonly { readonly name: string; readonly size: number }[];
}

/** A pack as its manifest describes it. */
export interface StandingManifest {
  readonly slug: string;
  readonly manifest: Manifest;
  /** All its zips that stand beside it, by file name, with their sizes in bytes. */
  readonly zips: readonly { readonly name: string; readonly size: number }[];
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
  const contents = contentsOf(pack);
  const plain = layOut(contents);
  const prepare = async (): Promise<Prepared> => {
    const key = pack.publisher.publicKey;
    const { signatures, lost } = await keepSignatures(disk.directory, pack.slug, {
      layout: plain,
      key,
    });
    const layout = signatures.size > 0 ? layOut(contents, signatures) : plain;
    return { slug: pack.slug, layout, signatures, unsigned: lost };
  };
  for (;;) {
    const begun = await exclusively(disk, async () => {
      const prepared = await prepare();
      return (await settleEarly(disk, prepared, replace)) ?? (await makeStaging(disk, prepared));
    });
    if ('outcome' in begun) return begun;
    try {
      await stage(disk, begun);
      const ended = await exclusively(disk, async () => {
        // The lock was free while the files were staged: look again.
        const prepared = await prepare();
        const settled = await settleEarly(disk, prepared, replace);
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
interface Prepared {
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
async function carryOut(disk: Disk, staged: Staged): Promise<WrittenPack> {
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
  replace: boolean,
): Promise<WrittenPack | undefined> {
  const { slug, layout } = prepared;
  const standing = await inspect(disk.directory, slug, layout.zips.keys());
  if (standing.strangers.length > 0) return refuseForeign(standing.strangers);
  if (await stands(disk, prepared, standing)) return describe(disk, prepared, 'unchanged');

  const names = new Set(layout.files.map(({ name }) => name));
  const zipped = [standing.zip, ...standing.siblings.values()].flatMap((one) => one?.names ?? []);
  const former = new Set([...(standing.files?.keys() ?? []), ...zipped]);
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

/** Whether the very same bytes stand there already, and nothing else of the pack's. */
async function stands(
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

async function makeStaging(disk: Disk, prepared: Prepared): Promise<Staged> {
  const staging = nameOwned('stage');
  await disk.makeDirectory(join(disk.work, staging));
  return { ...prepared, staging };
}

/** Writes the whole new pack into a staging folder, down to the medium. */
async function stage(disk: Disk, { layout, staging }: Staged): Promise<void> {
  const path = join(disk.work, staging);
  const folder = join(path, stagedFolder);
  await disk.makeDirectory(folder);
  const hasMedia = layout.files.some(({ name }) => name.startsWith('media/'));
  if (hasMedia) await disk.makeDirectory(join(folder, 'media'));
  for (const { name, bytes } of layout.files) await disk.write(join(folder, name), bytes);
  for (const [suffix, bytes] of layout.zips) {
    await disk.write(join(path, stagedZip(suffix)), bytes);
  }
  if (hasMedia) await disk.sync(join(folder, 'media'));
  await disk.sync(folder);
  await disk.sync(path);
}

/** Signs a pack that stands, all under one lock: it is the pack that was checked that is signed. */
async function signPack(disk: Disk, slug: string, signer: Signer): Promise<SignedPack> {
  requireSlug(slug);
  return exclusively(disk, async () => {
    const standing = await inspect(disk.directory, slug);
    if (standing.strangers.length > 0) return refuseForeign(standing.strangers);
    if (!standing.files?.size) return { outcome: 'absent' };
    // Only who signs must know how to read a pack.
    const { readContents } = await import('./verify.ts');
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

async function listPacks(disk: Disk): Promise<readonly StandingPack[]> {
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

async function listManifests(disk: Disk): Promise<readonly StandingManifest[]> {
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
