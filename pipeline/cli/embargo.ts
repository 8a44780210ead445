import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Pack } from '../model/artifact.ts';
import type { Release } from '../model/release.ts';
import {
  findHidden,
  type HiddenPack,
  hiddenName,
  leaveHidden,
  makeEmbargoKey,
  makeVault,
  readEmbargoKey,
} from '../pack/embargo.ts';
import { KeyError, liesIn } from '../pack/keys.ts';
import { type Output, openOutput, type Refusal, type WrittenPack } from '../pack/pack.ts';
import { say } from '../report/message.ts';
import { untilNow, writeMoment } from './clock.ts';
import { UsageError } from './exit.ts';
import { vaultOf } from './vault.ts';

/** Options of a build that concern embargoes. */
export interface EmbargoOptions {
  readonly root: string;
  readonly embargoOut?: string;
  readonly embargoKey?: string;
}

/** The folder of packs under embargo, and what a build must know to put a pack there. */
export interface Vault {
  /** Absolute path. */
  readonly directory: string;
  /** The public output that it belongs to. Absolute path. */
  readonly published: string;
  /** Milliseconds since 1970: whether an embargo has ended is asked of this moment alone. */
  readonly now: number;
  /** What stood there when the build began. */
  readonly hidden: readonly HiddenPack[];
  readonly keyFile: string;
  /** Whether the key may be made: nobody named a file, which may be a slip. */
  readonly isDefaultKey: boolean;
  /** Where a key was made by this build, if one was. */
  madeKey?: string;
}

/** What became of a pack that was put where it belongs at this moment. */
export interface Placed {
  readonly written: WrittenPack;
  /** Whether it lies under an embargo. */
  readonly isHidden: boolean;
  /** Folders of former packs, absolute, that were removed elsewhere. */
  readonly removed: readonly string[];
  /** Why former packs elsewhere could not be removed. */
  readonly stuck: readonly Refusal[];
}

/**
 * Looks at the folder of embargoes before a build. Throws a `UsageError` if it would be public, or,
 * if one of the releases is under embargo, if the key cannot be used: before anything is written.
 */
export async function openVault(
  published: string,
  options: EmbargoOptions,
  { now, releases }: { readonly now: number; readonly releases: readonly Release[] },
): Promise<Vault> {
  const directory = vaultOf(published, options);
  const named = options.embargoKey ?? (process.env.PRESSPACK_EMBARGO_KEY_FILE || undefined);
  const vault: Vault = {
    directory,
    published,
    now,
    hidden: await findHidden(directory),
    keyFile: resolve(named ?? defaultKeyFile()),
    isDefaultKey: named === undefined,
  };
  const isNeeded = releases.some(({ facts }) => isUnderEmbargo(facts, now));
  if (!isNeeded) return vault;
  await requireSecret(vault, options.root);
  if (!(await readKey(vault)) && !vault.isDefaultKey) {
    throw new UsageError(
      `there is no file ${vault.keyFile} that can be read, and it is to be the key of embargoes. Leave it out to have one made, or fill it: openssl rand -out ${vault.keyFile} 32`,
    );
  }
  return vault;
}

/** Whether nothing of it may be public yet. */
export function isUnderEmbargo(facts: { readonly embargo?: string }, now: number): boolean {
  return facts.embargo !== undefined && Date.parse(facts.embargo) > now;
}

/**
 * Puts a pack where it belongs at this moment, then removes the one that stands where it belongs no
 * longer: what is under embargo leaves the public output, what is public leaves the vault. The bytes
 * are the same in both places, and so is a signature.
 */
export async function place(
  pack: Pack,
  output: Output,
  { vault, replace }: { readonly vault: Vault; readonly replace: boolean },
): Promise<Placed> {
  const copies = vault.hidden.filter(({ slug }) => slug === pack.slug);
  const isHidden = isUnderEmbargo(pack, vault.now);
  if (!isHidden) {
    const elsewhere = copies.map(({ directory }) => ({ directory, mustGo: false }));
    const written = await output.write(pack, { replace, elsewhere });
    const isDone = written.outcome !== 'refused';
    return { written, isHidden, ...(await clear(isDone ? copies : [])) };
  }
  const directory = join(vault.directory, hiddenName(await needKey(vault), pack.reference));
  const others = copies.filter((copy) => copy.directory !== directory);
  const elsewhere = [
    { directory: vault.published, mustGo: true },
    ...others.map((copy) => ({ directory: copy.directory, mustGo: false })),
  ];
  await makeVault(vault.directory);
  const hidden = await openOutput(directory);
  const written = await hidden.write(pack, { replace, elsewhere });
  if (written.outcome === 'refused') {
    await leaveHidden({ directory });
    return { written, isHidden, removed: [], stuck: [] };
  }
  const { removed, stuck } = await clear(others);
  const gone = await output.remove(pack.slug);
  if (gone.outcome === 'removed') removed.push(join(vault.published, pack.slug));
  if (gone.outcome === 'refused') stuck.push(gone);
  return { written, isHidden, removed, stuck };
}

/** Removes the packs of a release that stand under embargo. */
export async function removeHidden(
  vault: Vault,
  isWanted: (slug: string) => boolean,
): Promise<Pick<Placed, 'removed' | 'stuck'>> {
  return clear(vault.hidden.filter(({ slug }) => isWanted(slug)));
}

async function clear(
  packs: readonly HiddenPack[],
): Promise<{ removed: string[]; stuck: Refusal[] }> {
  const removed: string[] = [];
  const stuck: Refusal[] = [];
  for (const pack of packs) {
    const output = await openOutput(pack.directory);
    const gone = await output.remove(pack.slug);
    if (gone.outcome === 'removed') removed.push(join(pack.directory, pack.slug));
    if (gone.outcome === 'refused') stuck.push(gone);
    await leaveHidden(pack);
  }
  return { removed, stuck };
}

/** Warns of an embargo that ends so late that a year may have been mistyped. */
export function checkEmbargo({ facts, file, embargoPlace }: Release, now: number, zone: string) {
  const end = facts.embargo === undefined ? 0 : Date.parse(facts.embargo);
  if (end - now <= 366 * 86_400_000 || facts.embargo === undefined) return;
  // The day of the release may have told already.
  if (file.messages.some(({ ruleId }) => ruleId === 'embargo-odd')) return;
  say(file, {
    rule: 'embargo-odd',
    level: 'warning',
    reason: `Unexpected embargo until ${writeMoment(facts.embargo, zone)}, ${untilNow(end, now)}, expected a moment within a year`,
    note: 'If the day is right, nothing is to be done.',
    ...(embargoPlace && { place: embargoPlace }),
  });
}

async function needKey(vault: Vault): Promise<Uint8Array> {
  const known = await readKey(vault);
  if (known) return known;
  await makeEmbargoKey(vault.keyFile);
  vault.madeKey = vault.keyFile;
  const made = await readKey(vault);
  if (made) return made;
  throw new UsageError(
    `${vault.keyFile} is to be the key of embargoes, and it cannot be read. Move it away, or name another with --embargo-key.`,
  );
}

async function readKey({ keyFile }: Vault): Promise<Uint8Array | undefined> {
  try {
    return await readEmbargoKey(keyFile);
  } catch (error) {
    if (error instanceof KeyError) throw new UsageError(error.message);
    throw error;
  }
}

/** What hides a pack must not be published with it one day, nor committed. */
async function requireSecret(vault: Vault, root: string): Promise<void> {
  const { directory, keyFile, published } = vault;
  const name = relative('', directory) || '.';
  if ((await liesIn(directory, published)) || (await liesIn(published, directory))) {
    throw new UsageError(
      `packs under embargo cannot go to ${name}: it must lie apart from ${relative('', published) || '.'}, which is public. Name another folder with --embargo-out.`,
    );
  }
  const texts = ['source', 'locales'].map((folder) => resolve(root, folder));
  if ([resolve(root), ...texts].includes(directory)) {
    throw new UsageError(`packs cannot go to ${name}, where the texts are. Name another folder.`);
  }
  for (const folder of [root, published, directory]) {
    if (await liesIn(keyFile, resolve(folder))) {
      throw new UsageError(
        `the key of embargoes ${keyFile} lies in the project, from where it could be published. Name a file outside with --embargo-key.`,
      );
    }
  }
}

/** Where programs keep what is a person's own (XDG Base Directory Specification 0.8). */
function defaultKeyFile(): string {
  const { APPDATA, XDG_CONFIG_HOME = '' } = process.env;
  if (process.platform === 'win32' && APPDATA) return join(APPDATA, 'presspack', 'embargo.key');
  const home = isAbsolute(XDG_CONFIG_HOME) ? XDG_CONFIG_HOME : join(homedir(), '.config');
  return join(home, 'presspack', 'embargo.key');
}
