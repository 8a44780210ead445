import type { Place, Segment } from './release.ts';

/** A segment and what a translator wrote for it, as it was typed: no typography is applied yet. */
export interface TranslatedSegment {
  readonly segment: Segment;
  /** The translation with its inline Markdown; never empty. */
  readonly text: string;
  /** The first character of the translation in its string table. */
  readonly place: Place;
}
