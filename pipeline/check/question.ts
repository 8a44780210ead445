import type { Guide } from '../model/guide.ts';
import type { Place, Segment } from '../model/release.ts';
import type { TranslatedSegment } from '../model/translation.ts';
import type { Problem } from '../report/message.ts';
import type { Stretch } from './prose.ts';
import { type Prose, proseAlone } from './prose.ts';
import { sentencesOf } from './sentences.ts';
import { fold, type Token, tokensOf } from './tokens.ts';

/** A text that is asked about: a segment of the source, or a translation. */
export interface Subject {
  readonly segment: Segment;
  readonly prose: Prose;
  /** BCP 47 tag of its language, without region or script. */
  readonly language: string;
  /** `prose.text` with spaces in the place of code and passages in other languages. */
  readonly alone: string;
  readonly sentences: readonly Stretch[];
  readonly tokens: readonly Token[];
  /** `prose.text` as `fold` makes it. */
  readonly folded: string;
  /** The place of a character of `prose.text`. */
  place(offset: number): Place;
}

/** A segment's two sides. */
export interface Pair {
  readonly segment: Segment;
  readonly translated: TranslatedSegment;
  readonly source: Subject;
  readonly target: Subject;
}

/** What is wrong at an offset of a subject's text. */
export interface Finding extends Omit<Problem, 'place'> {
  readonly at: number;
}

/** A question that is asked of one text. */
export type Question = (subject: Subject, guide: Guide) => readonly Finding[];

/** A question that is asked of a translation with its source before it. */
export type Comparison = (pair: Pair, guide: Guide) => readonly Finding[];

/** A question that only the whole release can answer, with the subject of each finding. */
export type Overview = (
  pairs: readonly Pair[],
  guide: Guide,
) => readonly (Finding & { readonly pair: Pair })[];

/** Prepares a text; sentences and words are looked for only when a question wants them. */
export function makeSubject(
  segment: Segment,
  prose: Prose,
  tag: string,
  placeOf: (typed: number) => Place,
): Subject {
  let alone: string | undefined;
  let sentences: readonly Stretch[] | undefined;
  let tokens: readonly Token[] | undefined;
  let folded: string | undefined;
  return {
    segment,
    prose,
    language: tag.split('-')[0] ?? tag,
    get alone() {
      alone ??= proseAlone(prose);
      return alone;
    },
    get sentences() {
      sentences ??= sentencesOf(prose.text);
      return sentences;
    },
    get tokens() {
      tokens ??= tokensOf(prose.text);
      return tokens;
    },
    get folded() {
      folded ??= fold(prose.text);
      return folded;
    },
    place: (offset) => placeOf(prose.typedAt(offset)),
  };
}
