/** A finished file of a pack. */
export interface Artifact {
  /** File name inside the pack, e.g. `PR081-2018_fr.pdf`. */
  readonly name: string;
  readonly locale: string;
  /** Name of the format in `formats.ts`. */
  readonly format: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** All files of one release, ready to be written. */
export interface Pack {
  readonly reference: string;
  /** Folder name, and the beginning of every file name. */
  readonly slug: string;
  /** ISO 8601 calendar date of the release: the date of every entry of the zip. */
  readonly date: string;
  readonly artifacts: readonly Artifact[];
}

/**
 * The name of one file of a pack, by which its siblings link to it: `PR081-2018_fr.pdf`, or
 * `PR081-2018_fr_DRAFT.pdf` in a draft, so that no draft is ever taken for the release.
 */
export function artifactName(
  slug: string,
  locale: string,
  extension: string,
  draft: boolean,
): string {
  return `${slug}_${locale}${draft ? '_DRAFT' : ''}.${extension}`;
}
