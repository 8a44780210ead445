import type { VFile } from 'vfile';
import type { Place } from './release.ts';

/** One JSON file of `locales/<locale>/`: strings in the order of the file. */
export interface StringTable {
  readonly locale: string;
  /** The file name without `.json`: `labels`, `common` or a release's slug. */
  readonly namespace: string;
  readonly path: string;
  readonly entries: ReadonlyMap<string, StringEntry>;
  /** Every entry in the order of the file, those apart that are no strings (`$end`): where it lies. */
  readonly spans: readonly EntrySpan[];
  /** The file as it was read, with what is wrong with its form. */
  readonly file: VFile;
}

export interface StringEntry {
  readonly value: string;
  readonly keyPlace: Place;
  /** The first character inside the quotes of the value. */
  readonly valuePlace: Place;
}

/** Where an entry lies in the text of its file, `file.value`, from its first quote to its last. */
export interface EntrySpan {
  readonly key: string;
  /** Offset of the quote that opens the key. */
  readonly start: number;
  /** Offsets of the value with its quotes; `end` is that of the whole entry. */
  readonly valueStart: number;
  readonly end: number;
}

/** The string tables of one locale, by namespace. */
export interface Locale {
  /** BCP 47 tag: the folder's name. */
  readonly tag: string;
  readonly tables: ReadonlyMap<string, StringTable>;
  /** Its files that are no tables of strings (`glossary`, `waivers`, …), as they were read. */
  readonly settings: ReadonlyMap<string, VFile>;
}
