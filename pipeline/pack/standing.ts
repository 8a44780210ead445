import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lookAt } from './disk.ts';
import { codeOf } from './disk-error.ts';
import { foldName, isPackFile, isSlug } from './name.ts';
import { readEntryNames } from './zip.ts';

/** What stands in an output directory under a pack's names. */
export interface Standing {
  /** Sizes in bytes of the files of the folder, by name; undefined where there is no folder. */
  readonly files?: ReadonlyMap<string, number>;
  /** Names, without the folder, of the files inside the zip, and the zip's own size in bytes. */
  readonly zip?: { readonly size: number; readonly names: readonly string[] };
  /** What stands there and is no part of a pack. */
  readonly strangers: readonly Stranger[];
}

/** Something that presspack did not make and must not touch. */
export interface Stranger {
  /** Path from the output directory, with `/`. */
  readonly name: string;
  readonly what: 'a symbolic link' | 'no part of the pack' | 'the same name in other letters';
}

/** Says what stands under a pack's names: its folder, its zip, and names that only case tells apart. */
export async function inspect(directory: string, slug: string): Promise<Standing> {
  const folder = await inspectFolder(directory, slug);
  const zip = await inspectZip(directory, slug);
  const names = [slug, `${slug}.zip`];
  const twins = (await readdir(directory)).filter(
    (name) => !names.includes(name) && names.map(foldName).includes(foldName(name)),
  );
  return {
    ...folder,
    ...zip,
    strangers: [
      ...folder.strangers,
      ...zip.strangers,
      ...twins.map((name) => ({ name, what: 'the same name in other letters' }) as const),
    ],
  };
}

/** Says what stands in the place of a pack's folder. */
export async function inspectFolder(directory: string, slug: string): Promise<Standing> {
  const path = join(directory, slug);
  const found = await lookAt(path);
  if (!found) return { strangers: [] };
  if (!found.isDirectory()) return { strangers: [stranger(slug, found)] };
  const entries = await ifAllowed(readdir(path, { withFileTypes: true }));
  if (!entries) return { strangers: [{ name: slug, what: 'no part of the pack' }] };

  const strangers = entries.filter(
    (entry) => !entry.isFile() || !(isPackFile(slug, entry.name) || isLitter(entry.name)),
  );
  const files = new Map<string, number>();
  if (strangers.length === 0) {
    for (const { name } of entries) {
      if (isPackFile(slug, name)) files.set(name, (await lookAt(join(path, name)))?.size ?? 0);
    }
  }
  return {
    files,
    strangers: strangers.map((entry) => stranger(`${slug}/${entry.name}`, entry)),
  };
}

/** Says what stands in the place of a pack's zip: it is the pack's if all names in it are. */
export async function inspectZip(directory: string, slug: string): Promise<Standing> {
  const name = `${slug}.zip`;
  const path = join(directory, name);
  const found = await lookAt(path);
  if (!found) return { strangers: [] };
  const entries = found.isFile() ? await ifAllowed(readEntryNames(path)) : undefined;
  const prefix = `${slug}/`;
  const names = entries?.map((entry) =>
    entry.startsWith(prefix) ? entry.slice(prefix.length) : '',
  );
  if (!names?.length || !names.every((entry) => isPackFile(slug, entry))) {
    return { strangers: [stranger(name, found)] };
  }
  return { zip: { size: found.size, names }, strangers: [] };
}

/** The slugs under which something stands that could be a pack, in the order of code units. */
export async function findSlugs(directory: string): Promise<readonly string[]> {
  const slugs = new Set<string>();
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) slugs.add(entry.name);
    else if (entry.isFile() && entry.name.endsWith('.zip')) slugs.add(entry.name.slice(0, -4));
  }
  return [...slugs].filter(isSlug).sort((a, b) => (a < b ? -1 : 1));
}

/** Whether a file holds exactly these bytes. */
export async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  const found = await lookAt(path);
  return found?.isFile() === true && found.size === bytes.length
    ? (await readFile(path)).equals(bytes)
    : false;
}

function stranger(name: string, found: { isSymbolicLink(): boolean }): Stranger {
  return { name, what: found.isSymbolicLink() ? 'a symbolic link' : 'no part of the pack' };
}

/** What is read; undefined if we may not read it, for then it is not ours. */
async function ifAllowed<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (['EACCES', 'EPERM'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

/** What file managers leave in every folder that a person has looked at. */
function isLitter(name: string): boolean {
  return /^(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i.test(name);
}
