import type { VFile } from 'vfile';
import type { Newsroom } from '../model/newsroom.ts';
import type { Release } from '../model/release.ts';
import type { TranslatedSegment } from '../model/translation.ts';

/** What the questions need to know besides the text. */
export interface CheckContext {
  readonly newsroom: Newsroom;
  /** Where it is said; a message names the file it means by its place. */
  readonly file: VFile;
}

/** Asks of a source text whether what it says can be right. */
export function checkSource(_release: Release, _context: CheckContext): void {}

/** Asks of a translation whether it says what its source says. */
export function checkTranslation(
  _pairs: readonly TranslatedSegment[],
  _languages: { readonly source: string; readonly target: string },
  _context: CheckContext,
): void {}
