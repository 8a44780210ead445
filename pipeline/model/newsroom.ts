/** The publisher, from `source/newsroom.yaml`. */
export interface Newsroom {
  readonly name: string;
  /** Absolute URL of the publisher's site. */
  readonly site: string;
  /** BCP 47 tag of the language in which releases are written unless one says otherwise. */
  readonly language: string;
  /** The words set in the masthead in place of a logo. */
  readonly wordmark: string;
  /** IANA time zone in which the newsroom works, e.g. `Europe/Paris`. */
  readonly timeZone: string;
  /** Where `dist/` is published: an absolute URL that ends in `/`. */
  readonly baseUrl?: string;
  /** The paper on which the media print. */
  readonly paper: Paper;
  /** The minisign public key with which packs are signed, `RW…`. */
  readonly publicKey?: string;
  /** Whether each build and check asks about spelling. */
  readonly spelling?: boolean | undefined;
}

/** ISO 216 A4, or US Letter. */
export type Paper = 'a4' | 'letter';

/**
 * What every file of the newsroom (index pages, feeds, site map) says near its beginning, so that
 * presspack knows its own: a file without it is somebody else's, and is never touched.
 */
export const newsroomMark = 'presspack newsroom';
