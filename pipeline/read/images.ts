import { readFile, realpath, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import type { ImageFile } from '../model/image.ts';
import { placeOf } from '../model/mdast.ts';
import type { Media, Place, Release } from '../model/release.ts';
import { excerpt, say } from '../report/message.ts';
import { inspectImage } from './image-format.ts';
import { isAbsent, isInside } from './project.ts';

/**
 * Reads the images that a release shows in its text, from paths beside its source file, and the
 * pictures that go with it.
 *
 * An image that is missing, broken, or outside the project becomes a message at the place where
 * the text shows it or the front matter names it.
 *
 * @param root The project's real path.
 * @returns The release with its images, by the address that the Markdown gives; a picture of the
 *   front matter by its `file`.
 */
export async function readImages(root: string, release: Release): Promise<Release> {
  const { facts, file } = release;
  const folder = posix.dirname(file.path);
  const images = new Map<string, ImageFile>();
  const wanted = new Map<string, Place>();
  visit(release.tree, 'image', (node) => {
    if (!wanted.has(node.url)) wanted.set(node.url, placeOf(node, file.path));
  });
  for (const [url, place] of wanted) {
    const image = await readImage(root, folder, decoded(url));
    if (typeof image === 'string') complain(file, { name: url, fault: image, place });
    else images.set(url, image);
  }
  if (facts.media.length > 0) await readMedia({ root, folder, file }, facts.media, images);
  return { ...release, images };
}

/** Reads the pictures of the front matter, with smaller copies and what the files say of them. */
async function readMedia(
  { root, folder, file }: { root: string; folder: string; file: VFile },
  media: readonly Media[],
  images: Map<string, ImageFile>,
): Promise<void> {
  const { makeCopies } = await import('./copies.ts');
  const { readNotes } = await import('./notes.ts');
  const seen = new Set<string>();
  for (const { file: name, credit, place } of media) {
    const fromRoot = name.startsWith('/');
    const way = fromRoot ? name.slice(1) : name;
    const image = await readImage(root, fromRoot ? '.' : folder, isAddress(name) ? undefined : way);
    if (typeof image === 'string') {
      complain(file, { name, fault: image, place });
      continue;
    }
    if (seen.has(image.real)) {
      complainOfTwin(file, name, place);
      continue;
    }
    seen.add(image.real);
    const copies = await makeCopies(image);
    if (typeof copies === 'string') {
      complain(file, { name, fault: copies, place });
      continue;
    }
    const notes = await readNotes(image.original);
    if (!credit && (notes.credit ?? notes.creator)) {
      adviseCredit(file, { name, credit: notes.credit ?? notes.creator ?? '', place });
    }
    if (copies === undefined) warnOfSize(file, { name, image, place });
    images.set(name, { ...image, notes, ...(copies && { copies }) });
  }
}

function complain(
  file: VFile,
  { name, fault, place }: { name: string; fault: string; place: Place },
): void {
  say(file, {
    rule: 'image',
    level: 'error',
    reason: `Unexpected image “${excerpt(name)}”: ${fault}`,
    note: 'Put a PNG or JPEG file beside the release, or in a folder below it, and name it by its path from there: images/launch.jpg.',
    place,
  });
}

function complainOfTwin(file: VFile, name: string, place: Place): void {
  say(file, {
    rule: 'media-twice',
    level: 'error',
    reason: `Unexpected “${excerpt(name)}” a second time under \`media\`, expected each picture once`,
    note: 'Delete one of the two, or name the file that was meant.',
    place,
  });
}

function adviseCredit(
  file: VFile,
  { name, credit, place }: { name: string; credit: string; place: Place },
): void {
  say(file, {
    rule: 'media-credit',
    level: 'warning',
    reason: `Unexpected picture “${excerpt(name)}” without a credit, expected one: its file names “${excerpt(credit)}”`,
    note: `Add it, so that readers see it in every format: \`credit: ${excerpt(credit)}\``,
    place,
  });
}

function warnOfSize(
  file: VFile,
  { name, image, place }: { name: string; image: ImageFile; place: Place },
): void {
  const million = Math.round((image.width * image.height) / 1e6);
  say(file, {
    rule: 'media-size',
    level: 'warning',
    reason: `Unexpected picture “${excerpt(name)}” of ${million} million pixels, expected at most 50 million`,
    note: 'No smaller copies are made of it, so that pages load all of it. Save a smaller one.',
    place,
  });
}

// Larger than what any camera gives; smaller than what would exhaust the memory.
const largestFile = 64 * 2 ** 20;

/** An image, where it really lies, and its file as it was. */
interface FoundImage extends ImageFile {
  readonly real: string;
  readonly original: Uint8Array;
}

/** The image at a path from a folder, or what is wrong, as the end of a sentence. */
async function readImage(
  root: string,
  folder: string,
  way: string | undefined,
): Promise<FoundImage | string> {
  if (way === undefined) return 'it is an address, expected a file of the project';
  const path = posix.join(folder, way);
  if (posix.isAbsolute(way) || path === '..' || path.startsWith('../')) {
    return 'it lies outside the project, expected a file inside it';
  }
  try {
    const real = await realpath(posix.join(root, path));
    if (!isInside(root, real)) return 'it links outside the project, expected a file inside it';
    const found = await stat(real);
    if (!found.isFile()) return 'it is no file, expected a PNG or JPEG file';
    if (found.size > largestFile) return 'it is larger than 64 MB, expected a smaller copy';
    const original = await readFile(real);
    const inspected = inspectImage(original);
    return typeof inspected === 'string' ? inspected : { path, real, original, ...inspected };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP') return 'it links to itself, expected a file';
    if (isAbsent(error) || code === 'ENAMETOOLONG') {
      return `there is no ${excerpt(path)}, expected a file of this name`;
    }
    throw error;
  }
}

/** The path that an address means, if it means one: `images/launch%20pad.jpg`. */
function decoded(url: string): string | undefined {
  if (isAddress(url)) return undefined;
  try {
    const path = decodeURIComponent(url);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

function isAddress(url: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) || /^[/\\]{2}/.test(url) || /[\\\0]/.test(url);
}
