import type { VFile } from 'vfile';
import type { Newsroom } from '../model/newsroom.ts';
import type { Release } from '../model/release.ts';
import type { TranslatedSegment } from '../model/translation.ts';
import { checkFacts, checkSourceFacts } from './facts/facts.ts';

/** What the questions need to know besides the text. */
export interface CheckContext {
  readonly newsroom: Newsroom;
  /** Where it is said; a message names the file it means by its place. */
  readonly file: VFile;
}

/** Asks of a source text whether what it says can be right. */
export function checkSource(release: Release, context: CheckContext): void {
  checkSourceFacts(release, context);
}

/** Asks of a translation whether it says what its source says. */
export function checkTranslation(
  pairs: readonly TranslatedSegment[],
  languages: { readonly source: string; readonly target: string },
  context: CheckContext,
): void {
  for (const pair of pairs) checkFacts(pair, languages, context);
}
