import { matchesIn, type Pattern, patternFor } from '../../model/pattern-for.ts';
import type { Fact } from './fact.ts';
import type { Lexicon } from './lexicon.ts';
import { OBJECT } from './prose.ts';

/** A text being read: what is understood is covered, so that no later question asks it again. */
export interface Passage {
  /** The text with what is understood covered by objects, unit for unit. */
  rest: string;
  /** What is understood since `rest` was last made. */
  readonly fresh: { start: number; end: number }[];
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly facts: Fact[];
}

/** A passage of which nothing is understood yet. */
export function passageOf(text: string, lexicon: Lexicon): Passage {
  return { rest: text, fresh: [], text, lexicon, facts: [] };
}

/** Notes what a stretch states; the next `find` sees it covered. */
export function note(passage: Passage, fact: Omit<Fact, 'text'>): void {
  const { start, end } = fact;
  passage.facts.push({ ...fact, text: passage.text.slice(start, end) });
  passage.fresh.push({ start, end });
}

/** The matches of a pattern in what is not yet understood, from the left. */
export function find(passage: Passage, pattern: Pattern): readonly RegExpExecArray[] {
  settle(passage);
  // Covered stretches keep their length: a match that was found stays where it is.
  return matchesIn(passage.rest, pattern);
}

/** Covers all that is fresh at once: one by one, a long list of numbers would take its square. */
function settle(passage: Passage): void {
  const { rest, fresh } = passage;
  if (fresh.length === 0) return;
  fresh.sort((left, right) => left.start - right.start);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of fresh) {
    pieces.push(rest.slice(at, start), OBJECT.repeat(Math.max(0, end - Math.max(at, start))));
    at = Math.max(at, end);
  }
  passage.rest = pieces.join('') + rest.slice(at);
  fresh.length = 0;
}

/** “and a half”, where a text that stands behind a number begins with it. */
export function halfIn(behind: string, { half }: Lexicon): RegExpExecArray | null {
  return half ? patternFor(behind, half).exec(behind) : null;
}

/** The form of a word in the lexicon. */
export function fold(word: string, { language }: Lexicon): string {
  const lower = word.toLowerCase();
  return language === 'ru' ? lower.replaceAll('ё', 'е') : lower;
}
