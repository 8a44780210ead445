import { type FileHandle, open } from 'node:fs/promises';
import { strFromU8, type ZipOptions, zipSync } from 'fflate';
import type { Artifact, Pack } from '../model/artifact.ts';
import { requireSound } from './name.ts';

/**
 * Makes the zip of a pack: entries `<slug>/<name>` in the order of their code units, each dated
 * the release's day at 00:00. The same pack gives the same bytes on any day, in any time zone and
 * language. Format: PKWARE, APPNOTE.TXT 6.3.10.
 */
export function zip(pack: Pack): Uint8Array {
  requireSound(pack);
  const entries = pack.artifacts
    .map(
      (artifact): ZipEntry => [
        `${pack.slug}/${artifact.name}`,
        [artifact.bytes, compression(artifact)],
      ],
    )
    .sort(([a], [b]) => (a < b ? -1 : 1));
  // The writer takes a local Date, and in many zones some days have no midnight. So it gets a
  // moment that every zone has, and the day is put in afterwards.
  const bytes = zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1, 12) });
  stampEntries(bytes, dosDate(pack.date));
  return bytes;
}

/**
 * Reads the names of the entries of a zip file, if it is a plain one such as `zip` makes (no
 * comment, one disk). Reads the directory at its end only, never the contents; undefined for
 * anything else.
 */
export async function readEntryNames(path: string): Promise<readonly string[] | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const end = await readSlice(file, size - endSize, endSize);
    if (end?.readUInt32LE(0) !== 0x06054b50) return undefined;
    const length = end.readUInt32LE(12);
    const offset = end.readUInt32LE(16);
    // The bound keeps a foreign file from filling the memory; a pack needs a few kilobytes.
    if (length > 4_194_304 || offset + length + endSize !== size) return undefined;
    const directory = await readSlice(file, offset, length);
    return directory && readDirectory(directory)?.map((entry) => entry.name);
  } finally {
    await file.close();
  }
}

/** Size of the end of central directory record without a comment (4.3.16). */
const endSize = 22;

type ZipEntry = [name: string, file: [bytes: Uint8Array, options: ZipOptions]];

/** Images and PDFs are compressed already. */
function compression(artifact: Artifact): ZipOptions {
  const packed = ['application/pdf', 'image/png', 'image/jpeg'].includes(artifact.mediaType);
  return { level: packed ? 0 : 9 };
}

/** Midnight of a calendar day as MS-DOS time and date (4.4.6), within what they can say. */
function dosDate(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (year < 1980) return ((1 << 5) | 1) << 16;
  return ((Math.min(year - 1980, 127) << 9) | (month << 5) | day) * 0x10000;
}

/** Puts one time and date into every local header (4.3.7) and directory entry (4.3.12). */
function stampEntries(bytes: Uint8Array, stamp: number): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = file.readUInt32LE(file.length - 6);
  for (const entry of readDirectory(file.subarray(directory, file.length - endSize))!) {
    file.writeUInt32LE(stamp, entry.local + 10);
    file.writeUInt32LE(stamp, directory + entry.at + 12);
  }
}

interface Entry {
  readonly name: string;
  /** Offset of the entry in the directory. */
  readonly at: number;
  /** Offset of its local header in the file. */
  readonly local: number;
}

/** The entries of a central directory (4.3.12), or undefined if it is none. */
function readDirectory(directory: Buffer): readonly Entry[] | undefined {
  const entries: Entry[] = [];
  let at = 0;
  while (at < directory.length) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const next = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length) return undefined;
    const name = strFromU8(directory.subarray(at + 46, nameEnd));
    entries.push({ name, at, local: directory.readUInt32LE(at + 42) });
    at = next;
  }
  return entries;
}

async function readSlice(file: FileHandle, position: number, length: number) {
  if (position < 0) return undefined;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return bytesRead === length ? buffer : undefined;
}
