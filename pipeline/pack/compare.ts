import type { Manifest } from '../model/manifest.ts';
import { bagTags, writeBagTags } from './bag.ts';
import { extra, type Fault, packedAgain, show } from './fault.ts';
import { maximumText } from './manifest.ts';
import { bagSuffix, byCodeUnit, fixedNames, foldName, isPackName } from './name.ts';
import type { Digest, Source } from './source.ts';
import { dosStamp } from './zip.ts';

/** The pack inside a source: the source itself, or the payload of a bag. */
export interface Inside {
  readonly source: Source;
  readonly prefix: string;
  /** Without the prefix. */
  readonly names: ReadonlySet<string>;
}

/** What no pack holds: links, devices, names that differ in letters only. */
export function findOddities({ names, oddities }: Source): Fault[] {
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

/** Compares every file with the sums: what is missing, what is changed, what is added. */
export async function compare(
  { source, prefix, names }: Inside,
  {
    sums,
    manifest,
    faults,
  }: { sums: ReadonlyMap<string, string>; manifest: Manifest | undefined; faults: Fault[] },
): Promise<ReadonlyMap<string, Digest>> {
  const digests = new Map<string, Digest>();
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
      const digest = await source.digest(prefix + name);
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

/** Whether the manifest and the sums speak of the same files. */
export function checkManifest(
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

/**
 * A bag's own files say nothing that the pack does not say: they are written anew and compared, so
 * that what the signature covers covers them as well.
 */
export async function checkBag(
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
      payload.set(name, await source.digest(prefix + name));
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
export async function checkZip(
  { source, prefix }: Inside,
  {
    manifest,
    faults,
    isBag,
    version,
  }: {
    manifest: Manifest;
    faults: Fault[];
    isBag: boolean;
    /** Of this presspack. */
    version: string;
  },
): Promise<void> {
  const { slug, date, languages, presspack, files } = manifest;
  const roots = isBag
    ? [`${slug}_${bagSuffix}`]
    : [slug, ...(languages.length === 1 ? [`${slug}_${languages[0]?.tag}`] : [])];
  const stamp = dosStamp(date);
  const types = new Map(files.map(({ name, mediaType }) => [prefix + name, mediaType]));
  let isOurs = true;
  // Of another version the compressor may be another.
  for (const name of presspack === version ? source.names : []) {
    isOurs &&= await source.isOurs(name, types.get(name) ?? 'text/plain');
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
