import type { Pack } from '../model/artifact.ts';
import { isLanguageTag } from '../model/language.ts';

/**
 * Whether a name can be one file or folder on every system: no separators, nothing that Windows
 * forbids or reserves (Microsoft, "Naming Files, Paths, and Namespaces"), not hidden, no invisible
 * characters, and short enough to bear `.zip`.
 */
function isSafeName(name: string): boolean {
  return (
    name !== '' &&
    !/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/u.test(name) &&
    !/^\.|[. ]$/.test(name) &&
    !/^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)/i.test(name) &&
    Buffer.byteLength(name) <= 251
  );
}

/** Whether a name can be a pack's. One that ends in `.zip` could be taken for another pack's zip. */
export function isSlug(name: string): boolean {
  return isSafeName(name) && !/\.zip$/i.test(name);
}

/**
 * Whether a file belongs to a pack by its name, `<slug>_<something>.<ext>`. In the pack of a draft,
 * `<slug>_DRAFT`, the mark stands behind the language: `<slug>_fr_DRAFT.pdf`.
 */
export function isPackFile(slug: string, name: string): boolean {
  const stem = slug.replace(/_DRAFT$/, '');
  return (
    name.startsWith(`${stem}_`) &&
    (stem === slug || /_DRAFT(?:\.[^.]+){1,2}$/.test(name)) &&
    /.\.[^.]+$/su.test(name.slice(stem.length + 1)) &&
    isSafeName(name)
  );
}

/** The files that stand in every pack, or in every signed one, under the same names. */
export const fixedNames = {
  manifest: 'manifest.json',
  sums: 'SHA256SUMS',
  signature: 'SHA256SUMS.minisig',
} as const;

/** Name of the text that says in one language how to check a pack. */
export function verifyName(tag: string): string {
  return `VERIFY_${tag}.txt`;
}

/** Whether a name is a picture's: `media/<file>`, one level and no more. */
export function isMediaName(name: string): boolean {
  return name.startsWith('media/') && isSafeName(name.slice('media/'.length));
}

/**
 * Whether a pack may hold a file of this name: one that bears the pack's name, a picture, or one
 * that stands in every pack. The last two are a pack's only where the pack itself names them: others
 * make files of such names, too.
 */
export function isPackName(slug: string, name: string): boolean {
  return isPackFile(slug, name) || isSharedName(name);
}

/** Whether packs hold files of this name, whatever their own. */
export function isSharedName(name: string): boolean {
  const tag = /^VERIFY_(.*)\.txt$/s.exec(name)?.[1];
  return (
    (Object.values(fixedNames) as string[]).includes(name) ||
    isMediaName(name) ||
    (tag !== undefined && isLanguageTag(tag))
  );
}

/** What stands between the slug and `.zip` in the name of the archive of a pack. */
export const bagSuffix = 'bag';

/** Name of a zip that stands beside a pack: of one language, or the bag; of the pack without a suffix. */
export function zipName(slug: string, suffix = ''): string {
  return `${slug}${suffix && `_${suffix}`}.zip`;
}

/** The suffix of a zip that may stand beside the pack of this slug, if the name is one. */
export function readSuffix(slug: string, name: string): string | undefined {
  if (!name.startsWith(`${slug}_`) || !name.endsWith('.zip')) return undefined;
  const suffix = name.slice(slug.length + 1, -'.zip'.length);
  return suffix === bagSuffix || isLanguageTag(suffix) ? suffix : undefined;
}

/** A name as a file system that ignores case sees it. */
export function foldName(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase();
}

/**
 * Makes sure that a pack can be written: names that stay inside the folder and belong to it, no two
 * alike, languages, a date. Anything else is a bug in an earlier room, and an Error.
 */
export function requireSound(pack: Pack): void {
  requireSlug(pack.slug);
  if (pack.artifacts.length === 0) throw new Error(`The pack ${pack.slug} holds no files`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(pack.date)) {
    throw new Error(`The pack ${pack.slug} has no calendar date: ${JSON.stringify(pack.date)}`);
  }
  const seen = new Set(Object.values(fixedNames).map(foldName));
  const tags = pack.languages.map(({ tag }) => tag);
  for (const tag of tags) {
    const name = verifyName(tag);
    if (!isLanguageTag(tag) || !isSafeName(zipName(pack.slug, tag)) || seen.has(foldName(name))) {
      throw new Error(`The pack ${pack.slug} cannot hold the language ${JSON.stringify(tag)}`);
    }
    seen.add(foldName(name));
  }
  if (tags.length === 0) throw new Error(`The pack ${pack.slug} holds no language`);
  for (const { name, locale } of pack.artifacts) {
    const isOurs = isPackFile(pack.slug, name) || isMediaName(name);
    if (!isOurs || seen.has(foldName(name)) || (locale !== undefined && !tags.includes(locale))) {
      throw new Error(`The pack ${pack.slug} cannot hold a file named ${JSON.stringify(name)}`);
    }
    seen.add(foldName(name));
  }
}

/** Makes sure that a slug is one plain folder name; anything else is a bug, and an Error. */
export function requireSlug(slug: string): void {
  if (!isSlug(slug)) throw new Error(`No pack can be named ${JSON.stringify(slug)}`);
}

/** The order in which everything of a pack is listed. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
