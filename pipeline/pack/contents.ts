import { hash } from 'node:crypto';
import type { Artifact, Pack } from '../model/artifact.ts';
import type { Manifest } from '../model/manifest.ts';
import { bagSuffix, byCodeUnit, fixedNames, foldName, requireSound, verifyName } from './name.ts';
import { type Compressed, compress } from './zip.ts';

/** A pack, or the part of it in one language: what its manifest says, and its files. */
export interface Contents {
  /** Name of the folder inside its zip: `PR081-2018`, or `PR081-2018_fr` for one language. */
  readonly folder: string;
  readonly release: Omit<Manifest, 'manifest' | 'files'>;
  /** All but the manifest, the sums and their signature, in the order of their names' code units. */
  readonly files: readonly PackFile[];
}

/** A file, hashed and compressed once for all the zips that it goes into. */
export interface PackFile extends Artifact {
  /** In hexadecimal. */
  readonly sha256: string;
  readonly compressed: Compressed;
}

/** A file by its name in a folder. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly compressed: Compressed;
}

/** The contents of a finished pack; throws an Error for one that is not sound, which is a bug. */
export function contentsOf(pack: Pack): Contents {
  requireSound(pack);
  const { artifacts, languages, ...release } = pack;
  const entries = languages
    .map(({ verify: _, ...entry }) => entry)
    .sort((a, b) => byCodeUnit(a.tag, b.tag));
  return collect({ ...release, languages: entries }, [...artifacts, ...instructions(pack)]);
}

/** Contents from what a manifest says and the files that it names. */
export function collect(release: Contents['release'], artifacts: readonly Artifact[]): Contents {
  const files = artifacts
    .map((artifact) => ({ ...artifact, ...digest(artifact.bytes, artifact.mediaType) }))
    .sort((a, b) => byCodeUnit(a.name, b.name));
  return { folder: release.slug, release, files };
}

/**
 * The part of a pack in one language: its files, and those that belong to every language. A whole
 * pack in small, with a manifest and sums of its own.
 */
export function narrow({ folder, release, files }: Contents, tag: string): Contents {
  return {
    folder: `${folder}_${tag}`,
    release: { ...release, languages: release.languages.filter((entry) => entry.tag === tag) },
    files: files.filter(({ locale }) => locale === undefined || locale === tag),
  };
}

/**
 * The languages whose zips stand beside a pack; none of a draft, which goes nowhere. A release in
 * Tuki (`bag` in ISO 639-3) has no zip of that language, whose name the archive bears.
 */
export function zippedLanguages({ release }: Contents): readonly string[] {
  if (release.status === 'draft') return [];
  return release.languages.map(({ tag }) => tag).filter((tag) => foldName(tag) !== bagSuffix);
}

/** A pack with its manifest and its sums, as it lies in a folder. */
export interface Sealed {
  /** In the order of their names' code units. */
  readonly files: readonly NamedFile[];
  /** The bytes of `SHA256SUMS`, which are what is signed. */
  readonly sums: Uint8Array;
}

/** Adds to a pack its manifest, its sums and, if there is one, their signature. */
export function seal(contents: Contents, signature?: Uint8Array): Sealed {
  const manifest = makeFile(fixedNames.manifest, writeManifest(contents), 'application/json');
  const listed = [...contents.files, manifest].sort((a, b) => byCodeUnit(a.name, b.name));
  const sums = Buffer.from(writeSums(listed));
  const files = [
    ...listed,
    makeFile(fixedNames.sums, sums, 'text/plain'),
    ...(signature ? [makeFile(fixedNames.signature, signature, 'text/plain')] : []),
  ].sort((a, b) => byCodeUnit(a.name, b.name));
  return { files, sums };
}

/** A file that belongs to no artifact. */
export function makeFile(name: string, bytes: Uint8Array, mediaType: string): NamedFile {
  return { name, bytes, ...digest(bytes, mediaType) };
}

/**
 * A list of sums as `sha256sum -c` of GNU coreutils reads it: the hash, two spaces, the name. Names
 * in a pack have neither line breaks nor backslashes, which would need its escapes.
 */
export function writeSums(files: readonly { name: string; sha256: string }[]): string {
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
}

function digest(bytes: Uint8Array, mediaType: string) {
  const sha256 = hash('sha256', bytes);
  return { sha256, compressed: compress(bytes, mediaType) };
}

/** Every key in its place, so that the same pack gives the same bytes. */
function writeManifest({ release, files }: Contents): Uint8Array {
  const { presspack, reference, slug, status, version, date, updated, embargo } = release;
  const { publisher, originalLanguage, languages } = release;
  const { name, site, publicKey } = publisher;
  const manifest: Manifest = {
    manifest: 1,
    presspack,
    reference,
    slug,
    status,
    version,
    date,
    ...(updated !== undefined && { updated }),
    ...(embargo !== undefined && { embargo }),
    publisher: { name, site, ...(publicKey !== undefined && { publicKey }) },
    originalLanguage,
    languages: languages.map((entry) => ({
      tag: entry.tag,
      name: entry.name,
      title: entry.title,
      ...(entry.kicker !== undefined && { kicker: entry.kicker }),
      date: entry.date,
      ...(entry.dateline !== undefined && { dateline: entry.dateline }),
      description: entry.description,
    })),
    files: files.map((file) => ({
      name: file.name,
      ...(file.locale !== undefined && { language: file.locale }),
      format: file.format,
      mediaType: file.mediaType,
      size: file.bytes.length,
      sha256: file.sha256,
    })),
  };
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * `VERIFY_<tag>.txt` of each language: how to check the pack with programs that everybody can have.
 * A draft has none. Without a key in the newsroom's settings there is no origin to check.
 */
function instructions({ languages, publisher, status }: Pack): Artifact[] {
  if (status === 'draft') return [];
  return languages.map(({ tag, verify }) => {
    const lines = [verify.integrity, `  sha256sum -c ${fixedNames.sums}`];
    if (publisher.publicKey !== undefined) {
      lines.push(verify.origin, `  minisign -Vm ${fixedNames.sums} -P ${publisher.publicKey}`);
    }
    return {
      name: verifyName(tag),
      locale: tag,
      format: 'verify',
      mediaType: 'text/plain',
      bytes: Buffer.from(lines.map((line) => `${line}\n`).join('')),
    };
  });
}
