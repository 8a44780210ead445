import { readFile, realpath, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { visit } from 'unist-util-visit';
import type { ImageFile } from '../model/image.ts';
import { placeOf } from '../model/mdast.ts';
import type { Release } from '../model/release.ts';
import { excerpt, say } from '../report/message.ts';
import { inspectImage } from './image-format.ts';
import { isAbsent, isInside } from './project.ts';

/**
 * Reads the images that a release shows, from paths beside its source file.
 *
 * An image that is missing, broken, or outside the project becomes a message at the place where
 * the text shows it.
 *
 * @param root The project's real path.
 * @returns The release with its images, by the address that the Markdown gives.
 */
export async function readImages(root: string, release: Release): Promise<Release> {
  const { file } = release;
  const images = new Map<string, ImageFile>();
  const wanted = new Map<string, { line: number; column: number; path: string }>();
  visit(release.tree, 'image', (node) => {
    if (!wanted.has(node.url)) wanted.set(node.url, placeOf(node, file.path));
  });
  for (const [url, place] of wanted) {
    const image = await readImage(root, posix.dirname(file.path), url);
    if (typeof image !== 'string') images.set(url, image);
    else {
      say(file, {
        rule: 'image',
        level: 'error',
        reason: `Unexpected image “${excerpt(url)}”: ${image}`,
        note: 'Put a PNG or JPEG file beside the release, or in a folder below it, and name it by its path from there: images/launch.jpg.',
        place,
      });
    }
  }
  return { ...release, images };
}

// Larger than what any camera gives; smaller than what would exhaust the memory.
const largestFile = 64 * 2 ** 20;

/** The image at an address, or what is wrong, as the end of a sentence. */
async function readImage(root: string, folder: string, url: string): Promise<ImageFile | string> {
  const way = pathOf(url);
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
    const inspected = inspectImage(await readFile(real));
    return typeof inspected === 'string' ? inspected : { path, ...inspected };
  } catch (error) {
    if (isAbsent(error)) return `there is no ${path}, expected a file of this name`;
    throw error;
  }
}

/** The path that an address means, if it means one: `images/launch%20pad.jpg`. */
function pathOf(url: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || /^[/\\]{2}/.test(url) || /[\\\0]/.test(url)) {
    return undefined;
  }
  try {
    const path = decodeURIComponent(url);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}
