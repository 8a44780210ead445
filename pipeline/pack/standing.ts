import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readEntryNames } from './archive.ts';
import { bagTags } from './bag.ts';
import { lookAt } from './disk.ts';
import { codeOf } from './disk-error.ts';
import { readLedger, readSmall } from './manifest.ts';
import {
  bagSuffix,
  fixedNames,
  foldName,
  isPackFile,
  isPackName,
  isSharedName,
  isSlug,
  readSuffix,
  zipName,
} from './name.ts';

/** What stands in an output directory under a pack's names. */
export interface Standing {
  /** Sizes in bytes of the files of the folder, by name; undefined where there is no folder. */
  readonly files?: ReadonlyMap<string, number>;
  /** Names, without the folder, of the files inside the zip, and the zip's own size in bytes. */
  readonly zip?: StandingZip;
  /** The zips of languages and the bag, by what stands behind the slug in their names. */
  readonly siblings: ReadonlyMap<string, StandingZip>;
  /** What stands there and is no part of a pack. */
  readonly strangers: readonly Stranger[];
}

export interface StandingZip {
  readonly size: number;
  readonly names: readonly string[];
}

/** Something that presspack did not make and must not touch. */
export interface Stranger {
  /** Path from the output directory, with `/`. */
  readonly name: string;
  readonly what: 'a symbolic link' | 'no part of the pack' | 'the same name in other letters';
}

/**
 * Says what stands under a pack's names: its folder, its zips, and names that only case tells apart.
 *
 * @param suffixes Of the zips that are to stand beside it. Another file of such a name is a
 *   stranger; where no zip of ours is to stand, it is nobody's business.
 */
export async function inspect(
  directory: string,
  slug: string,
  suffixes: Iterable<string> = [],
): Promise<Standing> {
  const folder = await inspectFolder(directory, slug);
  const zip = await inspectZip(directory, slug);
  const all = await readdir(directory);
  const siblings = await findSiblings(directory, slug, all);
  const wanted = [...suffixes].filter((suffix) => suffix !== '');
  const usurpers: Stranger[] = [];
  for (const suffix of wanted.filter((one) => !siblings.has(one))) {
    usurpers.push(...(await inspectZip(directory, slug, suffix)).strangers);
  }
  const names = [slug, zipName(slug), ...wanted.map((suffix) => zipName(slug, suffix))];
  const folded = new Set(names.map(foldName));
  const twins = all.filter((name) => !names.includes(name) && folded.has(foldName(name)));
  return {
    ...(folder.files && { files: folder.files }),
    ...(zip.zip && { zip: zip.zip }),
    siblings,
    strangers: [
      ...folder.strangers,
      ...zip.strangers,
      ...usurpers,
      ...twins.map((name) => ({ name, what: 'the same name in other letters' }) as const),
    ],
  };
}

/** Says what stands in the place of a pack's folder. */
export async function inspectFolder(
  directory: string,
  slug: string,
): Promise<Pick<Standing, 'files' | 'strangers'>> {
  const path = join(directory, slug);
  const found = await lookAt(path);
  if (!found) return { strangers: [] };
  if (!found.isDirectory()) return { strangers: [stranger(slug, found)] };
  const entries = await listFolder(path);
  if (!entries) return { strangers: [{ name: slug, what: 'no part of the pack' }] };

  // Names such as manifest.json or media/1.jpg are ours only where the pack itself says so.
  const isMixed = entries.some(({ name }) => isSharedName(name));
  const ledger = isMixed
    ? await readLedger(slug, (name) => readSmall(join(path, name)))
    : new Set<string>();
  const isOurs = (name: string) => isPackFile(slug, name) || ledger.has(name);
  const strangers = entries.filter(
    (entry) => !entry.isFile() || !(isOurs(entry.name) || isLitter(entry.name)),
  );
  const files = new Map<string, number>();
  if (strangers.length === 0) {
    const ours = entries.filter(({ name }) => isOurs(name));
    const sizes = await Promise.all(ours.map(({ name }) => lookAt(join(path, name))));
    for (const [index, { name }] of ours.entries()) files.set(name, sizes[index]?.size ?? 0);
  }
  return {
    files,
    strangers: strangers.map((entry) => stranger(`${slug}/${entry.name}`, entry)),
  };
}

/**
 * Says what stands in the place of a pack's zip, or of a sibling of it: it is the pack's if all
 * names in it are.
 */
export async function inspectZip(
  directory: string,
  slug: string,
  suffix = '',
): Promise<Pick<Standing, 'zip' | 'strangers'>> {
  const name = zipName(slug, suffix);
  const path = join(directory, name);
  const found = await lookAt(path);
  if (!found) return { strangers: [] };
  const entries = found.isFile() ? await ifAllowed(readEntryNames(path)) : undefined;
  const prefix = `${name.slice(0, -'.zip'.length)}/`;
  const names = entries?.map((entry) =>
    entry.startsWith(prefix) ? entry.slice(prefix.length) : '',
  );
  const payload = suffix === bagSuffix ? names && unbag(names) : names;
  if (!names || !payload || !isPackList(slug, payload)) {
    return { strangers: [stranger(name, found)] };
  }
  return { zip: { size: found.size, names: payload }, strangers: [] };
}

/** The zips beside a pack that are its own, by their suffixes. */
export async function findSiblings(
  directory: string,
  slug: string,
  all: readonly string[],
): Promise<ReadonlyMap<string, StandingZip>> {
  const siblings = new Map<string, StandingZip>();
  for (const name of all) {
    const suffix = readSuffix(slug, name);
    const { zip } = suffix === undefined ? {} : await inspectZip(directory, slug, suffix);
    if (suffix !== undefined && zip) siblings.set(suffix, zip);
  }
  return siblings;
}

/** A name that may be a pack's, and the zips beside it that may go with it. */
export interface FoundSlug {
  readonly slug: string;
  /** File names. */
  readonly siblings: readonly string[];
}

/** The slugs under which something stands that could be a pack, in the order of code units. */
export async function findSlugs(directory: string): Promise<readonly FoundSlug[]> {
  const folders = new Set<string>();
  const zips = new Set<string>();
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) folders.add(entry.name);
    else if (entry.isFile() && entry.name.endsWith('.zip')) zips.add(entry.name.slice(0, -4));
  }
  const siblings = new Map<string, string[]>();
  for (const zip of zips) {
    const slug = zip.slice(0, Math.max(zip.lastIndexOf('_'), 0));
    const isSibling = readSuffix(slug, `${zip}.zip`) !== undefined;
    if (isSibling && !folders.has(zip) && (folders.has(slug) || zips.has(slug))) {
      zips.delete(zip);
      siblings.set(slug, [...(siblings.get(slug) ?? []), `${zip}.zip`]);
    }
  }
  return [...new Set([...folders, ...zips])]
    .filter(isSlug)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((slug) => ({ slug, siblings: (siblings.get(slug) ?? []).sort() }));
}

/** Whether a file holds exactly these bytes. */
export async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  const found = await lookAt(path);
  return found?.isFile() === true && found.size === bytes.length
    ? (await readFile(path)).equals(bytes)
    : false;
}

/** Something in a folder, or one level below in `media/`, by its path from the folder. */
interface FolderEntry {
  readonly name: string;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

/** What a folder and its `media/` hold; undefined if we may not read it. */
async function listFolder(path: string): Promise<readonly FolderEntry[] | undefined> {
  const entries: FolderEntry[] = [];
  for (const entry of (await ifAllowed(readdir(path, { withFileTypes: true }))) ?? [undefined]) {
    if (!entry) return undefined;
    if (entry.name !== 'media' || !entry.isDirectory()) {
      entries.push(entry);
      continue;
    }
    const pictures = await ifAllowed(readdir(join(path, 'media'), { withFileTypes: true }));
    if (!pictures) entries.push(entry);
    for (const picture of pictures ?? []) {
      entries.push({
        name: `media/${picture.name}`,
        isFile: () => picture.isFile(),
        isSymbolicLink: () => picture.isSymbolicLink(),
      });
    }
  }
  return entries;
}

/**
 * Whether these can be the files of a pack's zip: all bear its name, or some do and the rest are
 * what goes with a manifest and sums.
 */
function isPackList(slug: string, names: readonly string[]): boolean {
  const own = names.filter((name) => isPackFile(slug, name));
  if (own.length === 0) return false;
  const isSealed = names.includes(fixedNames.manifest) && names.includes(fixedNames.sums);
  return own.length === names.length || (isSealed && names.every((name) => isPackName(slug, name)));
}

/** The names of a bag's payload; undefined if it is no bag. */
function unbag(names: readonly string[]): readonly string[] | undefined {
  const payload = names.filter((name) => name.startsWith('data/'));
  const isBag = bagTags.every((tag) => names.includes(tag));
  return isBag && payload.length + bagTags.length === names.length
    ? payload.map((name) => name.slice('data/'.length))
    : undefined;
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
export function isLitter(name: string): boolean {
  return /^(media\/)?(\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i.test(name);
}
