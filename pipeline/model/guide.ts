import type { VFile } from 'vfile';
import type { Place } from './release.ts';

/** What a newsroom has agreed on for one language: its glossary, and what it has waived. */
export interface Guide {
  readonly terms: readonly Term[];
  readonly names: readonly Name[];
  /** Words and acronyms that are right as they are, in small letters; `*` stands for any ending. */
  readonly words: ReadonlySet<string>;
  readonly waivers: readonly Waiver[];
}

/** Whether a word, in small letters, is one of a guide's. */
export function isKnownWord(word: string, { words }: Pick<Guide, 'words'>): boolean {
  if (words.has(word)) return true;
  for (let length = word.length; length > 1; length -= 1) {
    if (words.has(`${word.slice(0, length)}*`)) return true;
  }
  return false;
}

/**
 * A term of the source and how it is rendered. In each form `*` stands for any ending of a word,
 * and `…` for up to three words between.
 */
export interface Term {
  readonly source: readonly string[];
  /** One of these must stand in the translation. */
  readonly target: readonly string[];
  /** None of these may stand in it. */
  readonly forbidden: readonly string[];
  /** For the translator. */
  readonly note?: string;
}

/** A name and its one spelling in this language, in its first case; its endings may change. */
export interface Name {
  readonly source: string;
  readonly target: string;
}

/** A message that is not to be given: somebody has looked, and says why. */
export interface Waiver {
  readonly rule: string;
  /** The source text of the segment, as in the string tables. */
  readonly segment: string;
  readonly reason: string;
  readonly place: Place;
}

/** The guides of a project. */
export interface Guides {
  /** What holds for every language; its waivers are those of source texts. */
  readonly shared: Guide;
  readonly locales: ReadonlyMap<string, Guide>;
  /** The files of what is shared, with what is wrong with them. */
  readonly sharedFiles: readonly VFile[];
}
