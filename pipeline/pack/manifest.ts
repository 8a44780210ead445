import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Manifest } from '../model/manifest.ts';
import { codeOf } from './disk-error.ts';
import { fixedNames, foldName, isPackName } from './name.ts';

/** A manifest and sums are small; a larger file is somebody's attack, or no pack's. */
export const maximumText = 4_194_304;

/**
 * Reads a manifest that anybody may have written: of the right shape, and with file names that stay
 * in the pack and differ in more than case.
 *
 * @returns The manifest, or what is wrong with it: a sentence without its subject and full stop.
 */
export async function parseManifest(
  bytes: Uint8Array,
): Promise<{ manifest: Manifest } | { fault: string }> {
  if (bytes.length > maximumText) return { fault: 'is too large' };
  // Who writes a pack need not know how to read one.
  const { manifestSchema } = await import('../model/manifest.ts');
  const parsed = manifestSchema.safeParse(parseJson(bytes));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { fault: `is no manifest of version 1 (${issue?.path.join('.') || 'JSON'})` };
  }
  const { slug, files, languages } = parsed.data;
  const seen = new Set<string>();
  for (const { name } of files) {
    if (!isPackName(slug, name) || seen.has(foldName(name))) {
      return { fault: `names a file that no pack can hold: ${JSON.stringify(name)}` };
    }
    seen.add(foldName(name));
  }
  const tags = new Set(languages.map(({ tag }) => foldName(tag)));
  const isForeign = files.some(({ language }) => language && !tags.has(foldName(language)));
  if (tags.size !== languages.length || isForeign) {
    return { fault: 'contradicts itself about its languages' };
  }
  return { manifest: parsed.data };
}

/** The names that a list of sums gives, each with its hash; undefined if it is no such list. */
export function parseSums(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  const text = decodeText(bytes);
  if (!text?.endsWith('\n') || bytes.length > maximumText) return undefined;
  const sums = new Map<string, string>();
  for (const line of text.slice(0, -1).split('\n')) {
    const [, sum = '', name = ''] = /^([0-9a-f]{64}) {2}(.+)$/su.exec(line) ?? [];
    if (name === '' || sums.has(name)) return undefined;
    sums.set(name, sum);
  }
  return sums;
}

/** The bytes of a small regular file; undefined for one that is absent, large, a link or a device. */
export async function readSmall(path: string): Promise<Buffer | undefined> {
  // Without O_NONBLOCK the opening of a pipe would wait for somebody to write into it.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  try {
    const file = await open(path, flags);
    try {
      const found = await file.stat();
      if (!found.isFile() || found.size > maximumText) return undefined;
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    const elsewhere = ['ENOENT', 'ELOOP', 'ENOTDIR', 'EACCES', 'EPERM', 'EISDIR', 'ENXIO'];
    if (elsewhere.includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

/**
 * The names of the files that a folder itself calls a pack's: from its sums, or from its manifest if
 * they are damaged. None if neither speaks of this pack: then only names tell what is ours.
 */
export async function readLedger(
  slug: string,
  read: (name: string) => Promise<Uint8Array | undefined>,
): Promise<ReadonlySet<string>> {
  const own = Object.values(fixedNames);
  const list = await read(fixedNames.sums);
  const sums = list && parseSums(list);
  // Everybody makes lists of sums; ours name a manifest and files that bear the pack's name.
  if (sums?.has(fixedNames.manifest) && [...sums.keys()].every((name) => isPackName(slug, name))) {
    return new Set([...sums.keys(), ...own]);
  }
  const bytes = await read(fixedNames.manifest);
  const parsed = bytes && (await parseManifest(bytes));
  if (!parsed || 'fault' in parsed || parsed.manifest.slug !== slug) return new Set();
  return new Set([...parsed.manifest.files.map(({ name }) => name), ...own]);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeText(bytes) ?? '');
  } catch {
    return undefined;
  }
}

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
