import type { ImageFile } from './image.ts';

/** Pixels on the longer side of the copies: for telephones, and for large screens and paper. */
export const copySizes = [800, 1600] as const;

/**
 * Names for the pictures of a pack, from the names of their files: lower-case words in ASCII, which
 * every system keeps as they are, no two of them alike, nor like the name of a copy.
 *
 * @param slug Names a picture whose own name has other letters than Latin ones.
 */
export function nameMedia(
  pictures: readonly { readonly file: string; readonly mediaType?: ImageFile['mediaType'] }[],
  slug: string,
): string[] {
  const taken = new Set<string>();
  return pictures.map(({ file, mediaType }, index) => {
    const extension = mediaType === 'image/png' ? 'png' : 'jpg';
    const plain = words(file.replace(/^.*\//, '').replace(/\.[^.]*$/, ''));
    const stem = plain ?? `${words(slug) ?? 'picture'}-${index + 1}`;
    for (let number = 1; ; number++) {
      const name = number === 1 ? stem : `${stem}-${number}`;
      const all = [name, ...copySizes.map((size) => `${name}-${size}`)];
      // With another extension it would still be the same to a reader.
      if (all.some((one) => taken.has(one))) continue;
      for (const one of all) taken.add(one);
      return `${name}.${extension}`;
    }
  });
}

/** The name of a smaller copy: `launch-800.jpg`. */
export function copyName(name: string, size: number): string {
  return name.replace(/(?=\.[^.]*$)/, `-${size}`);
}

/** A name in ASCII, or nothing if it has letters that have no likeness there. */
function words(name: string): string | undefined {
  const latin = name
    .toLowerCase()
    .replace(/[æœøłđßı]/g, (letter) => likenesses[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  if (/[^\P{L}a-z]/u.test(latin)) return undefined;
  const made = latin
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-|-$/g, '');
  // Windows keeps some names for devices.
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(made) ? `${made}-picture` : made || undefined;
}

const longest = 80;

/** Letters that Unicode does not take apart. */
const likenesses: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  ı: 'i',
};
