import type { FootnoteDefinition, RootContent } from 'mdast';
import type { VFile } from 'vfile';
import type { Column, Density, PageDesign, TextStyle } from '../design/page.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import type { Faces } from './face.ts';
import type { Strip } from './strip.ts';
import type { Branch } from './structure.ts';

/** What everyone who sets a part of one document shares. */
export interface Job {
  readonly document: LocalizedDocument;
  readonly design: PageDesign;
  readonly density: Density;
  readonly faces: Faces;
  readonly file: VFile;
  /** Characters and nodes that the author has been told of: nothing is said twice. */
  readonly told: Set<unknown>;
  /** The notes that the text refers to, in the order of their first references. */
  readonly notes: readonly FootnoteDefinition[];
  /** Level of the last heading: a level may follow the one above it only. */
  level: number;
  /** Sets blocks one below the other; here so that a list may hold a quotation that holds a list. */
  readonly setBlocks: (nodes: readonly RootContent[], frame: Frame, job: Job) => Strip[];
}

/** Where a block stands and what it belongs to. */
export interface Frame {
  readonly owner: Branch;
  readonly column: Column;
  /** Of running text. */
  readonly style: TextStyle;
  /** Space between blocks. */
  readonly gap: number;
}
