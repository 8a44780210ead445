import type { Artifact } from '../model/artifact.ts';
import type { Manifest } from '../model/manifest.ts';
import { ZipFault } from './archive.ts';
import { bagTags, writeBagTags } from './bag.ts';
import { type Contents, collect, seal } from './contents.ts';
import { lookAt } from './disk.ts';
import { onDisk } from './disk-error.ts';
import { maximumText, parseManifest, parseSums } from './manifest.ts';
import {
  isSignatureOf,
  keyNumber,
  type PublicKey,
  parsePublicKey,
  parseSignature,
} from './minisign.ts';
import { bagSuffix, byCodeUnit, fixedNames, foldName, isPackName } from './name.ts';
import { type Digest, openFolder, openZip, type Source } from './source.ts';
import { dosStamp } from './zip.ts';

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

/** Something that is wrong with a pack. */
export interface Fault {
  readonly rule:
    | 'pack-missing-file'
    | 'pack-changed-file'
    | 'pack-extra-file'
    | 'pack-unsafe-file'
    | 'pack-contradiction'
    | 'pack-unreadable'
    | 'pack-unsigned'
    | 'pack-other-key'
    | 'pack-forged';
  /** Path of the file from the pack's folder; printable. */
  readonly name: string;
  /** One sentence without a full stop. */
  readonly reason: string;
  readonly note?: string;
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
  const source = await openFolder(folder);
  const { manifest, faults } = await examine(source, { version: '' });
  // A signature that does not hold is about to be replaced.
  const serious = faults.filter(({ name }) => name !== fixedNames.signature);
  if (!manifest || serious.length > 0) return { faults: serious.map(({ reason }) => reason) };
  const { manifest: _, files, ...release } = manifest;
  const artifacts: Artifact[] = [];
  for (const { name, language, format, mediaType, size } of files) {
    const bytes = await source.read(name, size);
    if (bytes)
      artifacts.push({ name, ...(language && { locale: language }), format, mediaType, bytes });
  }
  const contents = collect(release, artifacts);
  const sums = await source.read(fixedNames.sums, maximumText);
  if (!sums?.equals(seal(contents).sums)) {
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
      await checkZip(inside, { manifest, digests, faults, isBag, options });
  }
  return { kind, ...(manifest && { manifest }), checked: digests.size, litter, faults, signature };
}

/** The pack inside a source: the source itself, or the payload of a bag. */
interface Inside {
  readonly source: Source;
  readonly prefix: string;
  /** Without the prefix. */
  readonly names: ReadonlySet<string>;
}

function findOddities({ names, oddities }: Source): Fault[] {
  const seen = new Map<string, string>();
  const twins = names.filter((name) => {
    const isTwin = seen.has(foldName(name));
    seen.set(foldName(name), name);
    return isTwin;
  });
  return [
    ...oddities.map(({ name, what }) => ({
      rule: 'pack-unsafe-file' as const,
      name: show(name),
      reason: `Unexpected ${show(name)}, which is ${what}, expected ordinary files only`,
    })),
    ...twins.map((name) => ({
      rule: 'pack-unsafe-file' as const,
      name: show(name),
      reason: `Unexpected second file of the name ${show(name)} in other letters, expected one`,
    })),
  ];
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

/** Compares every file with the sums: what is missing, what is changed, what is added. */
async function compare(
  { source, prefix, names }: Inside,
  {
    sums,
    manifest,
    faults,
  }: { sums: ReadonlyMap<string, string>; manifest: Manifest | undefined; faults: Fault[] },
): Promise<ReadonlyMap<string, Digest>> {
  const digests = new Map<string, Digest>();
  const types = new Map(manifest?.files.map(({ name, mediaType }) => [name, mediaType]));
  for (const [name, sum] of sums) {
    if (manifest ? !isPackName(manifest.slug, name) : /^[/\\]|\.\.|\\|:/.test(name)) {
      faults.push({
        rule: 'pack-unsafe-file',
        name: show(name),
        reason: `Unexpected name ${show(name)} in ${fixedNames.sums}, expected names of files of the pack`,
        note: 'Nobody honest writes such a list. Do not run sha256sum or anything else on it.',
      });
    } else if (!names.has(name)) {
      faults.push({
        rule: 'pack-missing-file',
        name: show(name),
        reason: `Unexpected absence of ${show(name)}, expected every file that ${fixedNames.sums} lists`,
      });
    } else {
      const digest = await source.digest(prefix + name, types.get(name) ?? typeOf(name));
      digests.set(name, digest);
      if (digest.sha256 === sum) continue;
      faults.push({
        rule: 'pack-changed-file',
        name: show(name),
        reason: `Unexpected contents of ${show(name)}, expected what was packed`,
        note: 'The file was damaged or altered after it was packed. Get it again from its publisher.',
      });
    }
  }
  for (const name of names) {
    if (sums.has(name) || name === fixedNames.sums || name === fixedNames.signature) continue;
    faults.push(extra(prefix + name));
  }
  return digests;
}

function extra(name: string): Fault {
  return {
    rule: 'pack-extra-file',
    name: show(name),
    reason: `Unexpected file ${show(name)}, expected only what ${fixedNames.sums} lists`,
    note: 'It is not part of the pack: somebody has added it.',
  };
}

/** Whether the manifest and the sums speak of the same files. */
function checkManifest(
  { files }: Manifest,
  {
    sums,
    digests,
    faults,
  }: {
    sums: ReadonlyMap<string, string>;
    digests: ReadonlyMap<string, Digest>;
    faults: Fault[];
  },
): void {
  const contradict = (name: string, what: string) =>
    faults.push({
      rule: 'pack-contradiction',
      name: show(name),
      reason: `Unexpected ${what} of ${show(name)} in ${fixedNames.manifest}, expected the same as in ${fixedNames.sums}`,
    });
  const listed = new Map(files.map((file) => [file.name, file]));
  for (const [name, sum] of sums) {
    const file = listed.get(name);
    if (name === fixedNames.manifest) continue;
    if (!file) contradict(name, 'absence');
    else if (file.sha256 !== sum) contradict(name, 'sum');
    else if (digests.get(name)?.sha256 === sum && digests.get(name)?.size !== file.size) {
      contradict(name, 'size');
    }
  }
  for (const name of listed.keys()) if (!sums.has(name)) contradict(name, 'entry');
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

/**
 * A bag's own files say nothing that the pack does not say: they are written anew and compared, so
 * that what the signature covers covers them as well.
 */
async function checkBag(
  { source, prefix }: Inside,
  {
    manifest,
    digests,
    faults,
  }: { manifest: Manifest; digests: ReadonlyMap<string, Digest>; faults: Fault[] },
): Promise<void> {
  const { manifest: _, files: __, ...release } = manifest;
  const payload = new Map(digests);
  for (const name of [fixedNames.sums, fixedNames.signature]) {
    if (source.names.includes(prefix + name)) {
      payload.set(name, await source.digest(prefix + name, 'text/plain'));
    }
  }
  const files = [...payload]
    .map(([name, { size, sha256 }]) => ({ name, size, sha256 }))
    .sort((a, b) => byCodeUnit(a.name, b.name));
  const expected = writeBagTags(release, files);
  for (const { name, bytes } of expected) {
    const found = source.names.includes(name) ? await source.read(name, maximumText) : undefined;
    if (found?.equals(bytes)) continue;
    faults.push({
      rule: found ? 'pack-changed-file' : 'pack-missing-file',
      name,
      reason: found
        ? `Unexpected contents of ${name}, expected what presspack writes into the bag of this pack`
        : `Unexpected absence of ${name}, expected it in the bag`,
    });
  }
  for (const name of source.names) {
    if (!name.startsWith(prefix) && !(bagTags as readonly string[]).includes(name)) {
      faults.push(extra(name));
    }
  }
}

/** What only a zip can have wrong: its folder, its dates, and how its files are compressed. */
async function checkZip(
  { source, prefix }: Inside,
  {
    manifest,
    digests,
    faults,
    isBag,
    options,
  }: {
    manifest: Manifest;
    digests: ReadonlyMap<string, Digest>;
    faults: Fault[];
    isBag: boolean;
    options: VerifyOptions;
  },
): Promise<void> {
  const { slug, date, languages, presspack } = manifest;
  const roots = isBag
    ? [`${slug}_${bagSuffix}`]
    : [slug, ...(languages.length === 1 ? [`${slug}_${languages[0]?.tag}`] : [])];
  const stamp = dosStamp(date);
  // Of another version the compressor may be another.
  let isOurs = true;
  if (presspack === options.version) {
    for (const name of source.names) {
      const digest =
        digests.get(name.slice(prefix.length)) ?? (await source.digest(name, 'text/plain'));
      isOurs &&= digest.isOurs;
    }
  }
  if (
    !roots.includes(source.root ?? '') ||
    [...source.stamps].some((one) => one !== stamp) ||
    !isOurs
  ) {
    faults.push({
      rule: 'pack-unreadable',
      name: show(source.root ?? ''),
      reason: 'Unexpected zip, expected it as presspack packed it, byte by byte',
      note: packedAgain,
    });
  }
}

const packedAgain =
  'Its files may be sound: if a program has packed them again, unpack the zip and verify the folder.';

/** The type of what no manifest lists, as the packer had it. */
function typeOf(name: string): string {
  return name === fixedNames.manifest ? 'application/json' : 'text/plain';
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

/** A name or text of a stranger, fit for a terminal: nothing invisible, nothing that moves a cursor. */
function show(text: string): string {
  const visible = text.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
  return visible.length > 150 ? `${visible.slice(0, 147)}…` : visible;
}
