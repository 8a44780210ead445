import type { ILevelsOptions } from 'docx';
import type { LocalizedDocument } from '../model/localized-document.ts';
import type { Note } from '../model/notes.ts';

/** What everyone who writes a part of one document shares, and what they gather on the way. */
export interface Job {
  readonly document: LocalizedDocument;
  readonly notes: ReadonlyMap<string, Note>;
  /** Numbers of the notes to which a mark of Word's own already leads. */
  readonly marked: Set<number>;
  /** The numbered lists, each counting by itself. */
  readonly lists: { readonly reference: string; readonly levels: readonly ILevelsOptions[] }[];
  /** Depths of the headings that stand open: each level follows the one above it. */
  readonly outline: number[];
  /** How many pictures there are yet: each has a number of its own. */
  pictures: number;
}

/** Where a paragraph stands. */
export interface Frame {
  /** Name of the paragraph style of running text. */
  readonly style: string;
  /** How many lists it stands in. */
  readonly depth: number;
  /** The number or bullet before the first paragraph, if it begins an item of a list. */
  readonly item?: { readonly reference: string; readonly level: number };
  /** What stands before the words of the first paragraph: the space behind the number of a note. */
  readonly lead?: string;
  /** BCP 47 tag, where it is not the document's. */
  readonly lang?: string;
}
