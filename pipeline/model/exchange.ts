import type { Place } from './release.ts';

/** What a translator gets of one table's texts, in one language: the content of an exchange file. */
export interface ExchangeDocument {
  /** BCP 47 tags. */
  readonly source: string;
  readonly target: string;
  /** The slug of a release, or `labels`: what the file is about, and its name. */
  readonly name: string;
  /** For people: the reference and headline of the release. */
  readonly title: string;
  /** Path of the source text, e.g. `source/PR081-2018.md`. */
  readonly original: string;
  /** ISO 8601 calendar date of the release: exports bear no other, so that they can be compared. */
  readonly date: string;
  /** In the order of the document. */
  readonly units: readonly ExchangeUnit[];
}

/** One text to translate. */
export interface ExchangeUnit {
  /** Stable as long as the source text is: see `unitId`. */
  readonly id: string;
  /** Where its translation stands or is to stand: the table, and the key as it is typed there. */
  readonly table: string;
  readonly key: string;
  /** The source text with its inline Markdown. */
  readonly source: string;
  /** Its translation as it was typed; empty where there is none that fits the source. */
  readonly target: string;
  readonly state: 'translated' | 'changed' | 'missing';
  /** Of a changed text: what it was, and how that was translated. */
  readonly earlier?: { readonly source: string; readonly target: string };
  /** What it is in the document: `headline`, `contact role`, `label`. */
  readonly kind: string;
  /** What tells it from another text of the same words: a contact's name, a label's id. */
  readonly context?: string;
  /** For the translator: what to mind. */
  readonly notes: readonly string[];
  /** How many characters there is room for, where it is tight. */
  readonly maximum?: number;
  readonly place: Place;
  /** `hashOf` the value that stood in the table when the file was made. */
  readonly base: string;
}

/** What came back from a translator: read from a foreign file, trusted in nothing. */
export interface ReturnedDocument {
  /** BCP 47 tags, if the file states them. */
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  readonly units: readonly ReturnedUnit[];
}

export interface ReturnedUnit {
  readonly id?: string | undefined;
  readonly source: string;
  readonly target: string;
  readonly context?: string | undefined;
  /** `hashOf` the value that stood in the table when the file was made, if the file still says so. */
  readonly base?: string | undefined;
  /** Whether the tool says that the translation is not finished. */
  readonly isDraft: boolean;
  /** In the file that came back; in a spreadsheet, row and column. */
  readonly place: Place;
}
