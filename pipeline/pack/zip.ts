import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';
import { byCodeUnit } from './name.ts';

/** The data of a file as a zip holds it (PKWARE, APPNOTE.TXT 6.3.10, 4.4). */
export interface Compressed {
  /** 0 is stored, 8 is deflated. */
  readonly method: 0 | 8;
  readonly crc: number;
  /** Of the file itself, in bytes. */
  readonly size: number;
  readonly data: Uint8Array;
}

/** A file in a zip by its path, with `/`. */
export interface ZipEntry {
  readonly name: string;
  readonly compressed: Compressed;
}

/** What the headers say of a file in a zip. */
export interface EntryFacts {
  readonly name: string;
  readonly compressed: Omit<Compressed, 'data'> & { readonly data: { readonly length: number } };
}

/** Compresses a file for a zip, once for all the zips that hold it. */
export function compress(bytes: Uint8Array, mediaType: string): Compressed {
  const head = { crc: crc32(bytes), size: bytes.length };
  if (isCompressed(mediaType)) return { ...head, method: 0, data: bytes };
  return { ...head, method: 8, data: deflateSync(bytes, { level: 9 }) };
}

/**
 * Writes a zip: entries in the order of their names' code units, each dated a calendar day at 00:00.
 * The same files give the same bytes on any day, in any time zone and language.
 */
export function writeZip(entries: readonly ZipEntry[], date: string): Buffer {
  const stamp = dosStamp(date);
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries.toSorted((a, b) => byCodeUnit(a.name, b.name))) {
    const header = localHeader(entry, stamp);
    files.push(header, entry.compressed.data);
    directory.push(directoryEntry(entry, stamp, offset));
    offset += header.length + entry.compressed.data.length;
  }
  const length = directory.reduce((sum, { byteLength }) => sum + byteLength, 0);
  // Beyond lie the 64-bit fields of 4.5.3, which many programs of newsrooms cannot read.
  if (offset + length > 0xffffffff || entries.length > 0xfffe) {
    throw new RangeError('A pack of more than 4 GB, or of more than 65 534 files, fits in no zip');
  }
  return Buffer.concat([...files, ...directory, endRecord(entries.length, length, offset)]);
}

/** The header before the data of an entry (4.3.7). */
export function localHeader({ name, compressed }: EntryFacts, stamp: number): Buffer {
  const path = Buffer.from(name, 'utf8');
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header.subarray(4), { path, compressed, stamp });
  return Buffer.concat([header, path]);
}

/** The entry in the directory at the end of the zip (4.3.12). */
export function directoryEntry(
  { name, compressed }: EntryFacts,
  stamp: number,
  offset: number,
): Buffer {
  const path = Buffer.from(name, 'utf8');
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  writeCommon(header.subarray(6), { path, compressed, stamp });
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, path]);
}

/** The record that ends the zip (4.3.16). */
export function endRecord(count: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Midnight of a calendar day as MS-DOS time and date (4.4.6), within what they can say. */
export function dosStamp(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (year < 1980) return ((1 << 5) | 1) << 16;
  return ((Math.min(year - 1980, 127) << 9) | (month << 5) | day) * 0x10000;
}

/** The 26 bytes that both headers share, from the version that is needed on. */
function writeCommon(
  header: Buffer,
  {
    path,
    compressed,
    stamp,
  }: { path: Buffer; compressed: EntryFacts['compressed']; stamp: number },
): void {
  header.writeUInt16LE(20, 0);
  // Bit 11 says that the name is UTF-8 (4.4.4); ASCII needs no saying.
  header.writeUInt16LE(path.some((byte) => byte > 127) ? 0x0800 : 0, 2);
  header.writeUInt16LE(compressed.method, 4);
  header.writeUInt32LE(stamp, 6);
  header.writeUInt32LE(compressed.crc, 10);
  header.writeUInt32LE(compressed.data.length, 14);
  header.writeUInt32LE(compressed.size, 18);
  header.writeUInt16LE(path.length, 22);
}

/** Whether files of this type hold compressed data already, so that deflating them is idle. */
export function isCompressed(mediaType: string): boolean {
  return (
    mediaType === 'application/pdf' ||
    mediaType === 'application/zip' ||
    mediaType.startsWith('application/vnd.openxmlformats') ||
    (/^(image|audio|video)\//.test(mediaType) && !/svg|bmp|tiff|wav/.test(mediaType))
  );
}
