import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { directoryEntry, type EntryFacts, endRecord, localHeader } from './zip.ts';

/** A zip file, opened to read what `writeZip` wrote. Whoever opens it closes it. */
export interface Archive {
  /** Size of the zip in bytes. */
  readonly size: number;
  readonly entries: readonly ArchiveEntry[];
  /** The bytes of an entry; throws a `ZipFault` for damage. */
  read(entry: ArchiveEntry): Promise<Buffer>;
  /** The data of an entry as it lies in the zip. */
  readRaw(entry: ArchiveEntry): Promise<Buffer>;
  close(): Promise<void>;
}

/** An entry as the directory of the zip describes it. */
export interface ArchiveEntry extends EntryFacts {
  /** MS-DOS time and date. */
  readonly stamp: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** A zip that is damaged, hostile, or not one that presspack made. */
export class ZipFault extends Error {}

/**
 * Opens a zip, if it is exactly of the shape that `writeZip` writes: one disk, no comments, no extra
 * fields, nothing between the entries, nothing before or behind them. Different programs can read
 * different files out of a zip of any other shape, so it is not read at all: throws a `ZipFault`.
 *
 * Reads the directory only; what it says of sizes and places binds `read`, so that neither time nor
 * memory can be made to grow beyond the bounds below.
 */
export async function openArchive(path: string): Promise<Archive> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const { size } = await file.stat();
    const entries = await readDirectory(file, size);
    const readRaw = async (entry: ArchiveEntry) => {
      const header = localHeader(entry, entry.stamp);
      const length = header.length + entry.compressed.data.length;
      const bytes = await readSlice(file, entry.offset, length);
      if (!bytes.subarray(0, header.length).equals(header)) {
        throw new ZipFault('the parts of the zip contradict each other');
      }
      return bytes.subarray(header.length);
    };
    return {
      size,
      entries,
      readRaw,
      read: async (entry) => inflate(await readRaw(entry), entry),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The names of the entries of a zip file as above, or undefined if it is any other file. */
export async function readEntryNames(path: string): Promise<readonly string[] | undefined> {
  try {
    const archive = await openArchive(path);
    await archive.close();
    return archive.entries.map(({ name }) => name);
  } catch (error) {
    if (error instanceof ZipFault) return undefined;
    throw error;
  }
}

/** Of the directory: about 50 000 entries. */
const maximumDirectory = 4_194_304;
/** Of one file; of all of them, `maximumGrowth` for each byte of the zip on top. */
const maximumFile = 2 ** 30;
const maximumGrowth = 100;
const allowance = 100_000_000;

const endSize = 22;
const entrySize = 46;

async function readDirectory(file: FileHandle, size: number): Promise<ArchiveEntry[]> {
  if (size < endSize) throw new ZipFault('it is no zip');
  const end = await readSlice(file, size - endSize, endSize);
  const count = end.readUInt16LE(10);
  const length = end.readUInt32LE(12);
  const offset = end.readUInt32LE(16);
  const isPlain =
    end.equals(endRecord(count, length, offset)) && offset + length + endSize === size;
  if (!isPlain || length > maximumDirectory) {
    throw new ZipFault('it is no zip of the kind that presspack makes, or its end is missing');
  }
  const entries = parseDirectory(await readSlice(file, offset, length));
  // The entries follow each other without a gap, from the first byte to the directory.
  let next = 0;
  let total = 0;
  let former = '';
  for (const { name, compressed, offset: at, stamp } of entries) {
    if (at !== next || (former !== '' && name <= former)) {
      throw new ZipFault('its entries overlap, repeat each other or stand in disorder');
    }
    former = name;
    next = at + localHeader({ name, compressed }, stamp).length + compressed.data.length;
    total += compressed.size;
    if (compressed.size > maximumFile) throw new ZipFault('it would unpack to too large a file');
  }
  if (entries.length !== count || next !== offset)
    throw new ZipFault('its parts contradict each other');
  if (total > allowance + size * maximumGrowth) throw new ZipFault('it would unpack to too much');
  return entries;
}

function parseDirectory(directory: Buffer): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  let at = 0;
  while (at < directory.length) {
    if (at + entrySize > directory.length) throw new ZipFault('its directory is damaged');
    const nameEnd = at + entrySize + directory.readUInt16LE(at + 28);
    const method = directory.readUInt16LE(at + 10);
    const entry = {
      name: decode(directory.subarray(at + entrySize, nameEnd)),
      stamp: directory.readUInt32LE(at + 12),
      offset: directory.readUInt32LE(at + 42),
      compressed: {
        method: method === 0 ? (0 as const) : (8 as const),
        crc: directory.readUInt32LE(at + 16),
        data: { length: directory.readUInt32LE(at + 20) },
        size: directory.readUInt32LE(at + 24),
      },
    };
    // Written anew it must be the same: then no field says more than is read here, such as that
    // the entry is a link, is encrypted, or has another name as well.
    const { stamp, offset } = entry;
    if (!directory.subarray(at, nameEnd).equals(directoryEntry(entry, stamp, offset))) {
      throw new ZipFault('it holds something that presspack does not put into a zip');
    }
    entries.push(entry);
    at = nameEnd;
  }
  return entries;
}

function inflate(data: Buffer, { compressed }: ArchiveEntry): Buffer {
  const { method, size, crc } = compressed;
  const bytes = method === 0 ? data : inflateWithin(data, size);
  if (bytes.length !== size || crc32(bytes) !== crc) throw new ZipFault('its data are damaged');
  return bytes;
}

function inflateWithin(data: Buffer, size: number): Buffer {
  try {
    // The types do not know that `info` changes what is returned.
    const { buffer, engine } = inflateRawSync(data, {
      maxOutputLength: Math.max(size, 1),
      info: true,
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    if (engine.bytesWritten === data.length) return buffer;
  } catch {
    // Whatever zlib has to say: the data are not what they were.
  }
  throw new ZipFault('its data are damaged');
}

function decode(name: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(name);
  } catch {
    throw new ZipFault('the name of a file in it is no text');
  }
}

async function readSlice(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw new ZipFault('its end is missing');
  return buffer;
}
