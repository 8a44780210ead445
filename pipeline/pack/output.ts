import type { Pack } from '../model/artifact.ts';
import type { Manifest } from '../model/manifest.ts';

/** A directory in which packs stand. */
export interface Output {
  /**
   * Puts a pack in the place of the release's former one, if there is one. Without `replace`, a
   * pack that lacks files which the former one has is refused. Throws an Error for a pack whose
   * names could lead elsewhere, which is a bug.
   */
  write(pack: Pack, options?: WriteOptions): Promise<WrittenPack>;
  /**
   * The packs that stand in the directory, in the order of their slugs' code units. To look at
   * thousands takes seconds: name the slugs that matter.
   */
  list(isWanted?: (slug: string) => boolean): Promise<readonly StandingPack[]>;
  /**
   * The packs of the directory with what their manifests say, in the same order. One whose manifest
   * is missing, damaged or another's is left out.
   */
  manifests(): Promise<readonly StandingManifest[]>;
  /**
   * Brings the pages of the newsroom in line with the packs that stand: those that `make` makes of
   * their manifests are written, others of ours are deleted, nothing else is touched. Nobody else
   * changes a pack meanwhile.
   */
  publish(
    make: (standing: readonly StandingManifest[]) => readonly NewsroomPage[],
  ): Promise<PublishedNewsroom>;
  /** Signs a standing pack, if it is whole: its sums, and those of the zip of each language. */
  sign(slug: string, signer: Signer): Promise<SignedPack>;
  /** Removes a pack, folder and zips. */
  remove(slug: string): Promise<RemovedPack>;
}

/** How to write a pack. */
export interface WriteOptions {
  /** Whether a pack with fewer files may take the place of one with more. */
  readonly replace?: boolean;
  /**
   * Where else the release's former pack may stand, which is to go once the new one is written: its
   * files count as the former pack's, and its signatures are kept. It is looked at, not touched.
   */
  readonly elsewhere?: readonly Elsewhere[];
}

/** Another output directory. */
export interface Elsewhere {
  readonly directory: string;
  /** Whether the new pack must not be written while the one there cannot be removed. */
  readonly mustGo: boolean;
}

/** What became of a pack that was to be written. */
export type WrittenPack =
  | {
      /** `unchanged` when the very same bytes stood there: then nothing was touched. */
      readonly outcome: 'written' | 'unchanged';
      /** Absolute paths. */
      readonly folder: string;
      readonly zip: string;
      /** Size of the zip, in bytes. */
      readonly zipSize: number;
      /** The zips of languages and the bag, beside it. */
      readonly siblings: readonly WrittenZip[];
      /** The files of the folder, the manifest, the sums and the texts about them included. */
      readonly files: readonly { readonly name: string; readonly size: number }[];
      /** Whether the pack bears a signature. */
      readonly signed: boolean;
      /** Names of the folder and zips that were signed and no longer are, as their files changed. */
      readonly unsigned: readonly string[];
    }
  | Refusal;

/** A zip beside a pack. */
export interface WrittenZip {
  /** Absolute path. */
  readonly path: string;
  /** BCP 47 tag of its language; absent of the bag, which holds them all. */
  readonly language?: string;
  readonly size: number;
}

/** What makes the signature of a list of sums. */
export type Signer = (sums: Uint8Array, trustedComment: string) => Uint8Array;

/** What became of a pack that was to be signed. */
export type SignedPack =
  | { readonly outcome: 'signed' | 'unchanged'; readonly manifest: Manifest }
  | { readonly outcome: 'absent' }
  | { readonly outcome: 'draft' }
  /** Not what presspack packed: what is wrong with it, in sentences without a full stop. */
  | { readonly outcome: 'damaged'; readonly faults: readonly string[] }
  | Refusal;

/** What became of a pack that was to be removed. */
export type RemovedPack = { readonly outcome: 'removed' | 'absent' } | Refusal;

/** A change that would have destroyed something, and was therefore not begun. */
export interface Refusal {
  readonly outcome: 'refused';
  /** `fewer-files`: `replace` allows it. `foreign`: a person must move something away first. */
  readonly reason: 'fewer-files' | 'foreign';
  /** The files that would be lost, by name; or what stands in the way, by path from the directory. */
  readonly names: readonly string[];
  /** One sentence that says why, without a full stop. */
  readonly message: string;
}

/** A pack as it stands on the disk, recognised by its names alone. */
export interface StandingPack {
  readonly slug: string;
  /** The files of the folder in the order of their code units; sizes in bytes. */
  readonly files: readonly { readonly name: string; readonly size: number }[];
  /** Size of the zip in bytes, if there is one. */
  readonly zip?: number;
  /** The zips beside it, by file name, with their sizes in bytes. */
  readonly zips: readonly { readonly name: string; readonly size: number }[];
}

/** A pack as its manifest describes it. */
export interface StandingManifest {
  readonly slug: string;
  readonly manifest: Manifest;
  /** All its zips that stand beside it, by file name, with their sizes in bytes. */
  readonly zips: readonly { readonly name: string; readonly size: number }[];
}

/** A page of the newsroom: an index, a feed, a site map. */
export interface NewsroomPage {
  /** From the directory, with `/`: `fr/index.html`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What became of the newsroom. */
export type PublishedNewsroom =
  | {
      readonly outcome: 'written' | 'unchanged';
      /** How many pages there are. */
      readonly pages: number;
      /** Those that were not there, or not so. */
      readonly written: readonly { readonly path: string; readonly size: number }[];
      readonly removed: readonly string[];
    }
  | {
      /** Something of somebody else's stands in its place: nothing was touched. */
      readonly outcome: 'refused';
      readonly names: readonly string[];
    };
