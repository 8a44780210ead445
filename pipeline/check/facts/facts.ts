import type { Segment } from '../../model/release.ts';
import type { TranslatedSegment } from '../../model/translation.ts';
import type { CheckContext } from '../check.ts';
import { compareFacts } from './compare.ts';
import { lexiconOf } from './lexicon.ts';
import { type Reading, readFacts } from './read.ts';
import { tell } from './tell.ts';

export { checkSourceFacts } from './source.ts';

/**
 * Asks whether a translation states the facts of its source: numbers, dates, times, telephone
 * numbers, addresses and references. Says one error for each that differs, at its place in the
 * translation.
 */
export function checkFacts(
  pair: TranslatedSegment,
  languages: { readonly source: string; readonly target: string },
  { file }: CheckContext,
): void {
  const source = readSource(pair.segment, languages.source);
  const target = readFacts(pair.text, languages.target);
  for (const difference of compareFacts(source, target)) {
    tell(difference, { pair, target, languages, file });
  }
}

/** A source is read once, however many translations it has. */
function readSource(segment: Segment, language: string): Reading {
  const known = sources.get(segment);
  if (known?.lexicon === lexiconOf(language)) return known;
  const made = readFacts(segment.source, language);
  sources.set(segment, made);
  return made;
}

const sources = new WeakMap<Segment, Reading>();
