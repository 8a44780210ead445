import type { VFile } from 'vfile';
import { refuse } from './refuse.ts';

/** Entries of one archive; a spreadsheet has a dozen. */
const mostEntries = 1_000;

/** Bytes of all that is unpacked: 64 MB, a hundred times the longest release. */
const mostBytes = 64 * 1024 * 1024;

/** How much is fed at a time: at the utmost ratio of deflate, 1032, 4 MB at once. */
const step = 4 * 1024;

/**
 * Unpacks the entries of a zip file that are needed, in memory only: no name of an entry is ever a
 * path; they are given in small letters. Stops as soon as more comes out than any spreadsheet holds, whatever the file says of its
 * sizes; complains on the file and returns nothing then.
 */
export async function unzip(
  bytes: Uint8Array,
  isNeeded: (name: string) => boolean,
  file: VFile,
): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    refuse(file, 'Unexpected bytes, expected a spreadsheet (.xlsx)');
    return undefined;
  }
  const { Unzip, UnzipInflate } = await import('fflate');
  const parts = new Map<string, Uint8Array[]>();
  let entries = 0;
  let size = 0;
  let trouble: string | undefined;
  const reader = new Unzip((entry) => {
    entries += 1;
    if (entries > mostEntries) trouble = `more than ${mostEntries} parts`;
    // Programs differ in capitals; names of parts do not (ECMA-376-2, 6.2.2.3).
    const name = entry.name.toLowerCase();
    if (!isNeeded(name)) return;
    if (parts.has(name)) trouble = 'two parts of the same name';
    const chunks: Uint8Array[] = [];
    parts.set(name, chunks);
    entry.ondata = (error, chunk) => {
      if (error) trouble ??= 'a part that cannot be unpacked';
      else chunks.push(chunk);
      size += chunk?.length ?? 0;
      if (size > mostBytes) trouble ??= `more than ${mostBytes / 1024 / 1024} MB when unpacked`;
    };
    entry.start();
  });
  reader.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !trouble; at += step) {
      reader.push(bytes.subarray(at, at + step), at + step >= bytes.length);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    trouble ??= 'a part that cannot be unpacked';
  }
  if (trouble) {
    refuse(file, `Unexpected archive with ${trouble}, expected a spreadsheet`);
    return undefined;
  }
  return new Map([...parts].map(([name, chunks]) => [name, Buffer.concat(chunks)]));
}
