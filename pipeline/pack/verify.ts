import type { Artifact } from '../model/artifact.ts';
import type { Manifest } from '../model/manifest.ts';
import { ZipFault } from './archive.ts';
import {
  checkBag,
  checkManifest,
  checkZip,
  compare,
  findOddities,
  type Inside,
} from './compare.ts';
import { type Contents, collect, seal } from './contents.ts';
import { lookAt } from './disk.ts';
import { onDisk } from './disk-error.ts';
import { type Fault, packedAgain, show } from './fault.ts';
import { maximumText, parseManifest, parseSums } from './manifest.ts';
import {
  isSignatureOf,
  keyNumber,
  type PublicKey,
  parsePublicKey,
  parseSignature,
} from './minisign.ts';
import { fixedNames } from './name.ts';
import { openFolder, openZip, type Source } from './source.ts';

export type { Fault };

/** What was found when a pack was checked. */
export interface Verification {
  readonly kind: 'folder' | 'zip' | 'bag';
  /** What the pack says of itself, if that can be read. */
  readonly manifest?: Manifest;
  /** How many files were compared with their sums. */
  readonly checked: number;
  /** What file managers left in the folder, by name. */
  readonly litter: readonly string[];
  /** What is wrong: if nothing is, every file is there, is what was packed, and none is added. */
  readonly faults: readonly Fault[];
  readonly signature: {
    /**
     * `good`: by the key that was given. `unchecked`: there is one, and no key was given; it says
     * nothing of who made the pack.
     */
    readonly state: 'absent' | 'unchecked' | 'good' | 'bad';
    /** Number of the key that it names. */
    readonly keyNumber?: string;
    /** What the key vouches for besides the files. */
    readonly comment?: string;
  };
}

/** With what to compare a pack. */
export interface VerifyOptions {
  /** The key that the publisher is known to sign with. */
  readonly key?: PublicKey;
  /** Of this presspack: a zip that it packed itself must be the same in every byte. */
  readonly version: string;
}

/**
 * Checks a folder, a zip, the zip of one language or an archive's bag, as anybody may have sent it:
 * every file against the sums, the sums against the manifest, and the signature against a key. The
 * path must exist.
 *
 * Without a key this proves that nothing was damaged on the way, and not who made the pack: whoever
 * forges files can forge their sums as well.
 */
export async function verify(path: string, options: VerifyOptions): Promise<Verification> {
  return onDisk(path, async () => {
    let source: Source;
    try {
      source = await ((await lookAt(path))?.isDirectory() ? openFolder(path) : openZip(path));
    } catch (error) {
      return unreadable(error);
    }
    try {
      return await examine(source, options);
    } catch (error) {
      return unreadable(error, source.kind);
    } finally {
      await source.close();
    }
  });
}

/**
 * Reads the contents of a standing pack, if it is whole and is what this presspack makes of it: the
 * same manifest and the same sums.
 */
export async function readContents(
  folder: string,
): Promise<
  | { readonly contents: Contents; readonly manifest: Manifest }
  | { readonly faults: readonly string[] }
> {
  try {
    return await readWhole(await openFolder(folder));
  } catch (error) {
    if (error instanceof ZipFault) return { faults: [error.message] };
    throw error;
  }
}

async function readWhole(source: Source): ReturnType<typeof readContents> {
  const { manifest, faults } = await examine(source, { version: '' });
  // A signature that does not hold is about to be replaced.
  const serious = faults.filter(({ name }) => name !== fixedNames.signature);
  if (!manifest || serious.length > 0) return { faults: serious.map(({ reason }) => reason) };
  const { manifest: _, files, ...release } = manifest;
  const artifacts: Artifact[] = [];
  for (const { name, language, format, mediaType, size } of files) {
    const bytes = await source.read(name, size);
    artifacts.push({ name, ...(language && { locale: language }), format, mediaType, bytes });
  }
  const contents = collect(release, artifacts);
  const sums = await source.read(fixedNames.sums, maximumText);
  if (!sums.equals(seal(contents).sums)) {
    return { faults: ['Unexpected manifest of another presspack, expected one of this version'] };
  }
  return { contents, manifest };
}

/** The questions that are asked of a source, in their order; each adds what it finds wrong. */
async function examine(source: Source, options: VerifyOptions): Promise<Verification> {
  const isBag = source.names.includes('bagit.txt');
  const prefix = isBag ? 'data/' : '';
  const faults: Fault[] = [...findOddities(source)];
  const kind = isBag ? 'bag' : source.kind;
  const { litter } = source;
  const names = source.names.filter((name) => name.startsWith(prefix));
  const inside = { source, prefix, names: new Set(names.map((name) => name.slice(prefix.length))) };

  const bytes = await readInside(inside, fixedNames.sums);
  const sums = bytes && parseSums(bytes);
  if (!bytes || !sums) {
    faults.push({
      rule: 'pack-unreadable',
      name: fixedNames.sums,
      reason: bytes
        ? `Unexpected text in ${fixedNames.sums}, expected a hash, two spaces and a name in each line`
        : `Unexpected absence of ${fixedNames.sums}, expected it beside the files of the pack`,
      note: 'Without it nothing can be checked. Get the pack again from its publisher.',
    });
    return { kind, checked: 0, litter, faults, signature: { state: 'absent' } };
  }
  const manifest = await readManifest(inside, faults);
  const digests = await compare(inside, { sums, manifest, faults });
  if (manifest) checkManifest(manifest, { sums, digests, faults });
  const signature = await checkSignature(inside, {
    sums: bytes,
    manifest,
    key: options.key,
    faults,
  });
  if (manifest && faults.length === 0) {
    if (isBag) await checkBag(inside, { manifest, digests, faults });
    if (source.kind === 'zip')
      await checkZip(inside, { manifest, faults, isBag, version: options.version });
  }
  return { kind, ...(manifest && { manifest }), checked: digests.size, litter, faults, signature };
}

async function readInside({ source, prefix, names }: Inside, name: string) {
  return names.has(name) ? source.read(prefix + name, maximumText) : undefined;
}

async function readManifest(inside: Inside, faults: Fault[]): Promise<Manifest | undefined> {
  const name = fixedNames.manifest;
  const bytes = await readInside(inside, name);
  const parsed = bytes && (await parseManifest(bytes));
  if (parsed && 'manifest' in parsed) return parsed.manifest;
  faults.push({
    rule: 'pack-unreadable',
    name,
    reason: parsed
      ? `Unexpected ${name}, which ${show(parsed.fault)}, expected one that presspack wrote`
      : `Unexpected absence of ${name}, expected it beside the files of the pack`,
  });
  return undefined;
}

async function checkSignature(
  inside: Inside,
  {
    sums,
    manifest,
    key,
    faults,
  }: {
    sums: Uint8Array;
    manifest: Manifest | undefined;
    key: PublicKey | undefined;
    faults: Fault[];
  },
): Promise<Verification['signature']> {
  const name = fixedNames.signature;
  const complain = (rule: Fault['rule'], reason: string, note?: string) =>
    faults.push({ rule, name, reason, ...(note && { note }) });
  const bytes = await readInside(inside, name);
  if (!bytes) {
    if (!key) return { state: 'absent' };
    complain(
      'pack-unsigned',
      `Unexpected absence of ${name}, expected the signature of the key that was given`,
      'A pack without a signature can come from anybody.',
    );
    return { state: 'absent' };
  }
  const signature = parseSignature(bytes);
  if (!signature) {
    complain(
      'pack-forged',
      `Unexpected text in ${name}, expected a signature in minisign’s format`,
    );
    return { state: 'bad' };
  }
  const found = { keyNumber: keyNumber(signature.id), comment: show(signature.trustedComment) };
  if (key && !signature.id.equals(key.id)) {
    complain(
      'pack-other-key',
      `Unexpected signature by key ${found.keyNumber}, expected one by ${keyNumber(key.id)}`,
      'Somebody else has signed this pack, or the publisher has a new key: ask them in person.',
    );
    return { state: 'bad', ...found };
  }
  // Without a key to trust, the one that the pack names finds damage at least.
  const own = manifest?.publisher.publicKey;
  const judge = key ?? (own === undefined ? undefined : parsePublicKey(own));
  if (judge && !isSignatureOf(signature, sums, judge)) {
    complain(
      'pack-forged',
      `Unexpected signature, expected one of this ${fixedNames.sums} by key ${keyNumber(judge.id)}`,
      'The list of sums, or its signature, is not what the owner of the key signed.',
    );
    return { state: 'bad', ...found };
  }
  return { state: key ? 'good' : 'unchecked', ...found };
}

/** What to say of a source that cannot be read at all; rethrows what is not its fault. */
function unreadable(error: unknown, kind: Source['kind'] = 'zip'): Verification {
  if (!(error instanceof ZipFault)) throw error;
  const fault: Fault = {
    rule: 'pack-unreadable',
    name: '',
    reason: `Unexpected ${kind}, of which ${error.message}, expected a pack as presspack makes it`,
    ...(kind === 'zip' && { note: packedAgain }),
  };
  return { kind, checked: 0, litter: [], faults: [fault], signature: { state: 'absent' } };
}
