import { createHmac, randomBytes } from 'node:crypto';
import { link, mkdir, readdir, realpath, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createFile } from './create-file.ts';
import { codeOf, onDisk } from './disk-error.ts';
import { KeyError } from './keys.ts';
import { readSmall } from './manifest.ts';
import { findSlugs } from './standing.ts';

/** A pack that stands under an embargo, by its names alone. */
export interface HiddenPack {
  readonly slug: string;
  /** The folder with the unguessable name: an output directory of its own. Absolute path. */
  readonly directory: string;
}

/**
 * The folder of a release under embargo: its name cannot be guessed without the key, and with the
 * key it is always the same. HMAC-SHA-256 (RFC 2104), the first 128 bits in hexadecimal.
 */
export function hiddenName(key: Uint8Array, reference: string): string {
  return createHmac('sha256', key).update(reference, 'utf8').digest('hex').slice(0, nameLength);
}

/**
 * Reads the key of embargoes: any file of 32 bytes or more. Throws a `KeyError` for a shorter one.
 *
 * @returns Nothing if there is no such file.
 */
export async function readEmbargoKey(file: string): Promise<Uint8Array | undefined> {
  // A key may be a link, as machines for builds lay out what is secret.
  const key = await readSmall(await realpath(file).catch(() => file));
  if (key && key.length < keyLength) {
    throw new KeyError(
      `${file} holds ${key.length} bytes, and the key of embargoes has ${keyLength} or more: a shorter one can be guessed.`,
    );
  }
  return key;
}

/**
 * Makes the key of embargoes, which only its owner can read, unless another process has just done
 * so: then that one holds.
 */
export async function makeEmbargoKey(file: string): Promise<void> {
  const folder = dirname(file);
  await onDisk(folder, async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = `${file}.${randomBytes(6).toString('hex')}`;
    try {
      await fill(draft);
      // A link, unlike a rename, never takes the place of a file, and the file is whole at once.
      await link(draft, file).catch(async (error) => {
        // Some file systems know no links.
        if (codeOf(error) !== 'EEXIST') await fill(file).catch(unlessThere);
      });
    } finally {
      await rm(draft, { force: true });
    }
  });
}

async function fill(path: string): Promise<void> {
  await createFile(path, randomBytes(keyLength), { mode: 0o600 });
}

function unlessThere(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}

/** The packs under embargo in a folder, whichever key hid them; none if there is no folder. */
export async function findHidden(vault: string): Promise<readonly HiddenPack[]> {
  const entries = await readdir(vault, { withFileTypes: true }).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return [];
    throw error;
  });
  const names = entries
    .filter((entry) => entry.isDirectory() && isHiddenName(entry.name))
    .map(({ name }) => name)
    .sort();
  const found: HiddenPack[] = [];
  for (const name of names) {
    const directory = join(vault, name);
    for (const { slug } of await findSlugs(directory)) found.push({ slug, directory });
  }
  return found;
}

/** Makes the folder of embargoes, which nobody else on the machine may look into. */
export async function makeVault(vault: string): Promise<void> {
  await onDisk(vault, () => mkdir(vault, { recursive: true, mode: 0o700 }));
}

/** Removes a hidden folder if nothing is left in it, and then the folder of embargoes. */
export async function leaveHidden({ directory }: Pick<HiddenPack, 'directory'>): Promise<void> {
  for (const folder of [directory, dirname(directory)]) {
    try {
      await rmdir(folder);
    } catch {
      // Something is in it, or it is gone, or in use: an empty folder tells nobody anything.
      return;
    }
  }
}

function isHiddenName(name: string): boolean {
  return name.length === nameLength && /^[0-9a-f]+$/.test(name);
}

const keyLength = 32;
const nameLength = 32;
