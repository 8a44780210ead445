import type { LanguageEntry, Manifest } from './manifest.ts';

/** A finished file of a pack. */
export interface Artifact {
  /**
   * File name inside the pack: `PR081-2018_fr.pdf`, or `media/<file>` for a picture, with a name
   * that is safe on every system. `media/` is the one folder, and has no folders.
   */
  readonly name: string;
  /** BCP 47 tag; absent on what belongs to every language, such as pictures. */
  readonly locale?: string;
  /** Name of the format in `formats.ts`; `media` for pictures. */
  readonly format: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** All files of one release, ready to be written, and what its manifest says of the release. */
export interface Pack extends Omit<Manifest, 'manifest' | 'files' | 'languages'> {
  /** In the order of their tags. */
  readonly languages: readonly PackLanguage[];
  readonly artifacts: readonly Artifact[];
}

/** A language of a pack, with what `VERIFY_<tag>.txt` says in it. */
export interface PackLanguage extends LanguageEntry {
  readonly verify: {
    /** The sentence before the command that checks the sums. */
    readonly integrity: string;
    /** The sentence before the command that checks the signature. */
    readonly origin: string;
  };
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
