import { createHash, hash } from 'node:crypto';
import { constants, type Dirent } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ArchiveEntry, openArchive, ZipFault } from './archive.ts';
import { isLitter } from './standing.ts';
import { compress, isCompressed } from './zip.ts';

/** Files that somebody wants to have checked, in a folder or a zip. Whoever opens it closes it. */
export interface Source {
  readonly kind: 'folder' | 'zip';
  /** Of a zip: the one folder in which everything lies. */
  readonly root?: string;
  /** Of a zip: the dates of its entries, as MS-DOS has them. */
  readonly stamps: ReadonlySet<number>;
  /** Paths of the files from the folder or root, with `/`, in the order of their code units. */
  readonly names: readonly string[];
  /** What is neither file nor folder, or a folder deeper than any pack's, by path. */
  readonly oddities: readonly { readonly name: string; readonly what: string }[];
  /** What file managers leave behind, by path: passed over. */
  readonly litter: readonly string[];
  /** The bytes of a file; throws a `ZipFault` for one that is larger than that many. */
  read(name: string, maximum: number): Promise<Buffer>;
  digest(name: string): Promise<Digest>;
  /** Of a zip: whether a file is compressed as we do it, for the same file can be otherwise. */
  isOurs(name: string, mediaType: string): Promise<boolean>;
  close(): Promise<void>;
}

/** What a file is found to be. */
export interface Digest {
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** Opens a folder; follows no link in it. */
export async function openFolder(path: string): Promise<Source> {
  const names: string[] = [];
  const oddities: { name: string; what: string }[] = [];
  const litter: string[] = [];
  const actual = new Map<string, string>();
  const locate = (name: string) => join(path, actual.get(name) ?? name);
  let count = 0;
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(path, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      count += 1;
      if (count > maximumEntries) throw new ZipFault('it holds more files than any pack');
      if (entry.isDirectory() && innerFolders.includes(name)) await walk(name);
      else if (!entry.isFile()) oddities.push({ name, what: kindOf(entry) });
      else if (isLitter(entry.name)) litter.push(name);
      else {
        // File systems of Apple's may have taken the accents of a name apart.
        const composed = name.normalize('NFC');
        const known = actual.has(composed) ? name : composed;
        actual.set(known, name);
        names.push(known);
      }
    }
  };
  await walk('');
  return {
    kind: 'folder',
    stamps: new Set(),
    names: names.sort(),
    oddities,
    litter,
    async read(name, maximum) {
      const file = await openFile(locate(name));
      try {
        if ((await file.stat()).size > maximum) throw tooLarge(name);
        return await readFile(file);
      } finally {
        await file.close();
      }
    },
    digest: (name) => digestFile(locate(name)),
    isOurs: async () => true,
    close: async () => undefined,
  };
}

/** Opens a zip of the shape that presspack writes; throws a `ZipFault` for any other. */
export async function openZip(path: string): Promise<Source> {
  const archive = await openArchive(path);
  const [root = ''] = archive.entries[0]?.name.split('/') ?? [];
  const entries = new Map<string, ArchiveEntry>();
  for (const entry of archive.entries) {
    if (!entry.name.startsWith(`${root}/`)) {
      await archive.close();
      throw new ZipFault('its files do not lie in one folder');
    }
    entries.set(entry.name.slice(root.length + 1), entry);
  }
  const read = (name: string) => archive.read(entries.get(name)!);
  return {
    kind: 'zip',
    root,
    stamps: new Set(archive.entries.map(({ stamp }) => stamp)),
    names: [...entries.keys()].sort(),
    oddities: [],
    litter: [],
    async read(name, maximum) {
      if ((entries.get(name)?.compressed.size ?? 0) > maximum) throw tooLarge(name);
      return read(name);
    },
    async digest(name) {
      const bytes = await read(name);
      return {
        size: bytes.length,
        sha256: hash('sha256', bytes),
      };
    },
    async isOurs(name, mediaType) {
      const entry = entries.get(name)!;
      const { method, size } = entry.compressed;
      if (isCompressed(mediaType)) return method === 0;
      // A stranger could make us compress for minutes; no text of a release is as long as this.
      if (size > maximumRepacked) return method === 8;
      return (await archive.readRaw(entry)).equals(compress(await read(name), mediaType).data);
    },
    close: () => archive.close(),
  };
}

/** The folders that a pack, or a bag, can have. */
const innerFolders = ['media', 'data', 'data/media'];
const maximumEntries = 10_000;
/** In bytes. */
const maximumRepacked = 2 ** 23;

/** Passing over such a file would let it hide: a signature of gigabytes is not an absent one. */
function tooLarge(name: string): ZipFault {
  return new ZipFault(`the file ${JSON.stringify(name)} is larger than presspack makes it`);
}

function kindOf(entry: Dirent): string {
  if (entry.isSymbolicLink()) return 'a symbolic link';
  return entry.isDirectory() ? 'a folder' : 'no ordinary file';
}

/** A link that somebody lays in the place of a file after it was listed is not followed. */
function openFile(path: string) {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  return open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
}

async function digestFile(path: string): Promise<{ size: number; sha256: string }> {
  const file = await openFile(path);
  try {
    const digest = createHash('sha256');
    const piece = Buffer.alloc(1 << 20);
    let size = 0;
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, null);
      if (bytesRead === 0) return { size, sha256: digest.digest('hex') };
      digest.update(piece.subarray(0, bytesRead));
      size += bytesRead;
    }
  } finally {
    await file.close();
  }
}
