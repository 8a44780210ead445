import { z } from 'zod/mini';

/** A file name inside a pack: plain, or one level below `media/`. `pack/name.ts` judges it further. */
const fileName = z.string().check(z.minLength(1), z.maxLength(260));
/** One line of text for people. */
const line = (length: number) => z.string().check(z.minLength(1), z.maxLength(length));
const tag = z.string().check(z.regex(/^[A-Za-z0-9]{2,8}(-[A-Za-z0-9]{1,8}){0,8}$/));
const site = z.string().check(z.regex(/^https?:\/\//i), z.maxLength(2000));

/** What a manifest says of one language of the pack: enough for an index, a feed or a site map. */
export const languageEntrySchema = z.object({
  /** BCP 47 tag. */
  tag,
  /** The language's name in that language: « Français ». */
  name: line(100),
  /** The headline as plain text. */
  title: line(2000),
  kicker: z.exactOptional(line(2000)),
  /** The date of the release as the language writes it: « 15 juin 2018 ». */
  date: line(200),
  /** Place and date as the language writes them: « Moscou, le 15 juin 2018 ». */
  dateline: z.exactOptional(line(500)),
  /** The first paragraph as plain text, cut at a word: at most 300 characters. */
  description: z.string().check(z.maxLength(300)),
});

export type LanguageEntry = z.infer<typeof languageEntrySchema>;

/** Who publishes, and the minisign key by which the media can tell. */
export const publisherSchema = z.object({
  name: line(500),
  site,
  /** A minisign public key, `RW…`. It proves nothing by itself: the media compare it with the site's. */
  publicKey: z.exactOptional(z.string().check(z.regex(/^RW[QRST][A-Za-z0-9+/]{53}$/))),
});

/**
 * `manifest.json` of a pack, version 1: what the release is and every file of the pack, apart from
 * the manifest itself, `SHA256SUMS` and its signature. No clock, no path: the same pack gives the
 * same bytes. Fields may be added in version 1; a reader passes over those that it does not know.
 */
export const manifestSchema = z.object({
  manifest: z.literal(1),
  /** Version of the presspack that made the pack. */
  presspack: line(50),
  reference: line(200),
  /** Name of the pack's folder, and the beginning of its files' names. */
  slug: line(251),
  status: z.enum(['published', 'withdrawn', 'draft']),
  /** 1, and one more with each correction. */
  version: z.int().check(z.minimum(1), z.maximum(9999)),
  /** ISO 8601 calendar date of the release. */
  date: z.iso.date(),
  /** ISO 8601 calendar date of the correction or withdrawal. */
  updated: z.exactOptional(z.iso.date()),
  /** ISO 8601 date-time with its offset, until which nothing may be published. */
  embargo: z.exactOptional(
    z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/)),
  ),
  publisher: publisherSchema,
  /** BCP 47 tag of the language in which the release was written. */
  originalLanguage: tag,
  /** In the order of their tags. */
  languages: z.array(languageEntrySchema).check(z.minLength(1), z.maxLength(500)),
  /** In the order of their names' code units. */
  files: z
    .array(
      z.object({
        name: fileName,
        /** BCP 47 tag; absent on what belongs to every language. */
        language: z.exactOptional(tag),
        /** Name of the format: `html`, `pdf`, `verify`, `media`, … */
        format: line(50),
        mediaType: line(200),
        /** In bytes. */
        size: z.int().check(z.minimum(0)),
        /** In hexadecimal. */
        sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
      }),
    )
    .check(z.minLength(1), z.maxLength(5000)),
});

export type Manifest = z.infer<typeof manifestSchema>;
