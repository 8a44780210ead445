import { curlApostrophes, raiseSingleQuotes } from './apostrophes.ts';
import { coverFacts, uncoverFacts } from './facts.ts';
import type { Edit, Manners } from './manners.ts';
import { pairQuotes } from './quotes.ts';

/**
 * The text of one block as its language sees it, whatever nodes it is spread over. Piece `i` runs
 * from `starts[i]` to `starts[i + 1]`, or to the end.
 */
export interface Passage {
  readonly text: string;
  readonly starts: readonly number[];
}

/**
 * Sets a passage by the manners of its language, or neutrally where there are none: then only
 * telephone numbers are held together.
 */
export function setPassage({ text, starts }: Passage, manners: Manners | undefined): Passage {
  const { shown, hidden } = coverFacts(text);
  let passage: Passage = { text: shown, starts };
  if (manners) {
    const steps = [
      ...(manners.singleQuotes === 'raised' ? [raiseSingleQuotes] : []),
      pairQuotes,
      curlApostrophes,
      ...manners.rules.map(({ edits }) => edits),
    ];
    for (const step of steps) passage = amend(passage, step(passage.text, manners));
  }
  return { text: uncoverFacts(passage.text, hidden), starts: passage.starts };
}

/**
 * Applies edits, which are in order and do not overlap. What takes the place of characters in
 * several pieces goes to the first of these.
 */
function amend({ text, starts }: Passage, edits: readonly Edit[]): Passage {
  const parts: string[] = [];
  const moved: number[] = [];
  let length = 0;
  let copied = 0;
  const moveStarts = (isMoved: (start: number) => boolean, move: (start: number) => number) => {
    for (let start = starts[moved.length]; start !== undefined && isMoved(start); ) {
      moved.push(move(start));
      start = starts[moved.length];
    }
  };
  const keepPace = (start: number) => start - copied + length;
  for (const { start, end, insert } of edits) {
    moveStarts((piece) => piece <= start, keepPace);
    parts.push(text.slice(copied, start), insert);
    length += start - copied + insert.length;
    copied = end;
    moveStarts(
      (piece) => piece < end,
      () => length,
    );
  }
  moveStarts(() => true, keepPace);
  parts.push(text.slice(copied));
  return { text: parts.join(''), starts: moved };
}
