import { bag } from './bag.ts';
import { type Contents, type NamedFile, narrow, seal, zippedLanguages } from './contents.ts';
import { bagSuffix } from './name.ts';
import { writeZip } from './zip.ts';

/** Everything that a pack is on the disk. */
export interface Layout {
  /** The files of the folder, by name, `media/…` among them. */
  readonly files: readonly NamedFile[];
  /** The zips beside the folder, by what stands behind the slug in their names: ``, `fr`, `bag`. */
  readonly zips: ReadonlyMap<string, Buffer>;
  /** What a signature signs, of the pack (``) and of the zip of each language (`fr`). */
  readonly sums: ReadonlyMap<string, Uint8Array>;
}

/** Signatures, by the same keys as the sums that they sign. */
export type Signatures = ReadonlyMap<string, Uint8Array>;

/** Lays a pack out as its folder and the zips beside it, signed as far as there are signatures. */
export function layOut(contents: Contents, signatures: Signatures = new Map()): Layout {
  const { date, status } = contents.release;
  const whole = seal(contents, signatures.get(''));
  const sums = new Map([['', whole.sums]]);
  const zips = new Map([['', zipFolder(contents.folder, whole.files, date)]]);
  for (const tag of zippedLanguages(contents)) {
    const part = narrow(contents, tag);
    const sealed = seal(part, signatures.get(tag));
    sums.set(tag, sealed.sums);
    zips.set(tag, zipFolder(part.folder, sealed.files, date));
  }
  if (status !== 'draft') {
    zips.set(bagSuffix, zipFolder(`${contents.folder}_${bagSuffix}`, bag(contents, whole), date));
  }
  return { files: whole.files, zips, sums };
}

function zipFolder(folder: string, files: readonly NamedFile[], date: string): Buffer {
  const entries = files.map(({ name, compressed }) => ({ name: `${folder}/${name}`, compressed }));
  return writeZip(entries, date);
}
