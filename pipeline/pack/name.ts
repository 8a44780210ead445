import type { Pack } from '../model/artifact.ts';

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

/** A name as a file system that ignores case sees it. */
export function foldName(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase();
}

/**
 * Makes sure that a pack can be written: names that stay inside the folder and belong to it, no two
 * alike, a date. Anything else is a bug in an earlier room, and an Error.
 */
export function requireSound(pack: Pack): void {
  requireSlug(pack.slug);
  if (pack.artifacts.length === 0) throw new Error(`The pack ${pack.slug} holds no files`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(pack.date)) {
    throw new Error(`The pack ${pack.slug} has no calendar date: ${JSON.stringify(pack.date)}`);
  }
  const seen = new Set<string>();
  for (const { name } of pack.artifacts) {
    if (!isPackFile(pack.slug, name) || seen.has(foldName(name))) {
      throw new Error(`The pack ${pack.slug} cannot hold a file named ${JSON.stringify(name)}`);
    }
    seen.add(foldName(name));
  }
}

/** Makes sure that a slug is one plain folder name; anything else is a bug, and an Error. */
export function requireSlug(slug: string): void {
  if (!isSlug(slug)) throw new Error(`No pack can be named ${JSON.stringify(slug)}`);
}
