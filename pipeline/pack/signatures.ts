import { join } from 'node:path';
import { openArchive, ZipFault } from './archive.ts';
import type { Layout, Signatures } from './layout.ts';
import { readSmall } from './manifest.ts';
import { isSignatureOf, parsePublicKey, parseSignature } from './minisign.ts';
import { fixedNames, zipName } from './name.ts';

/** The signatures of a standing pack that hold for the new one, and whether others are lost. */
export interface KeptSignatures {
  readonly signatures: Signatures;
  /** Names of the folder and zips that were signed and no longer will be. */
  readonly lost: readonly string[];
}

/**
 * Keeps of a pack's signatures those whose sums have not changed. With a key in the newsroom's
 * settings, those of any other key go as well: whoever follows VERIFY.txt would find them wrong.
 *
 * @param directories Where the pack may stand; the first in which signatures are kept counts.
 */
export async function keepSignatures(
  directories: readonly string[],
  slug: string,
  pack: { readonly layout: Layout; readonly key: string | undefined },
): Promise<KeptSignatures> {
  let found: KeptSignatures = { signatures: new Map(), lost: [] };
  for (const directory of directories) {
    const here = await keepSignaturesOf(directory, slug, pack);
    if (here.signatures.size > 0) return here;
    if (found.lost.length === 0) found = here;
  }
  return found;
}

async function keepSignaturesOf(
  directory: string,
  slug: string,
  { layout, key }: { readonly layout: Layout; readonly key: string | undefined },
): Promise<KeptSignatures> {
  const signatures = new Map<string, Uint8Array>();
  const lost: string[] = [];
  const publicKey = key === undefined ? undefined : parsePublicKey(key);
  const former = await readSigned(directory, slug, '');
  if (!former) return { signatures, lost };
  for (const [suffix, sums] of layout.sums) {
    const signed = suffix === '' ? former : await readSigned(directory, slug, suffix);
    const parsed = signed && parseSignature(signed.signature);
    const isKept =
      parsed &&
      signed.sums.equals(sums) &&
      (publicKey === undefined || isSignatureOf(parsed, sums, publicKey));
    if (isKept) signatures.set(suffix, signed.signature);
    else lost.push(suffix === '' ? slug : zipName(slug, suffix));
  }
  return { signatures, lost };
}

interface Signed {
  readonly sums: Buffer;
  readonly signature: Buffer;
}

/** The sums and the signature of a standing folder, or of the zip of a language. */
async function readSigned(
  directory: string,
  slug: string,
  suffix: string,
): Promise<Signed | undefined> {
  const names = [fixedNames.sums, fixedNames.signature];
  const [sums, signature] =
    suffix === ''
      ? await Promise.all(names.map((name) => readSmall(join(directory, slug, name))))
      : await readEntries(join(directory, zipName(slug, suffix)), `${slug}_${suffix}`, names);
  return sums && signature && { sums, signature };
}

/** Files of a zip, undefined each that is not there or damaged. */
async function readEntries(path: string, folder: string, names: readonly string[]) {
  try {
    const archive = await openArchive(path);
    try {
      const found: (Buffer | undefined)[] = [];
      for (const name of names) {
        const entry = archive.entries.find((one) => one.name === `${folder}/${name}`);
        found.push(entry && (await archive.read(entry)));
      }
      return found;
    } finally {
      await archive.close();
    }
  } catch (error) {
    // No zip there, or one that cannot be read: then nothing in it is kept.
    if (error instanceof ZipFault || (error as NodeJS.ErrnoException).code) return [];
    throw error;
  }
}
