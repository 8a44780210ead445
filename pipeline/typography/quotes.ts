import { type Edit, LINE, type Manners } from './manners.ts';
import { findMarks, type Mark } from './marks.ts';

type Direction = 'open' | 'close';

interface DirectedMark {
  readonly at: number;
  readonly direction: Direction;
}

/**
 * Pairs the double quotation marks of a block, of whatever nation, and sets them as the language
 * does. Marks that can only open or only close keep their direction; `"` gets one from its place.
 * A paragraph that closes what it did not open began inside a quotation: so a quotation may run
 * over several paragraphs, whether or not each of them repeats the mark. Inches, and a lone mark
 * in the middle of nowhere, stay as typed.
 */
export function pairQuotes(text: string, { quotes }: Manners): Edit[] {
  const directed = directMarks(findMarks(text).filter(({ typed }) => '"“”„‟«»'.includes(typed)));
  const edits: Edit[] = [];
  let depth = startsInside(directed) ? 1 : 0;
  let insideEnd = -1;
  for (const { at, direction } of directed) {
    if (direction === 'open') depth++;
    const { open, close, inside } = depth > 1 ? quotes.inner : quotes.outer;
    if (direction === 'open') {
      const end = skipSpaces(text, at + 1, 1);
      const isEdge = end === text.length || text[end] === LINE;
      edits.push({ start: at, end: at + 1, insert: isEdge ? open : open + inside });
      if (!isEdge && end > at + 1) edits.push({ start: at + 1, end, insert: '' });
      insideEnd = end;
      continue;
    }
    depth = Math.max(0, depth - 1);
    const start = skipSpaces(text, at, -1);
    // Between « and » of an empty quotation there is one space, which the first has set.
    const isEdge = start === 0 || text[start - 1] === LINE || insideEnd === at;
    if (!isEdge && start < at) edits.push({ start, end: at, insert: '' });
    edits.push({ start: at, end: at + 1, insert: isEdge ? close : inside + close });
  }
  return edits;
}

/** Gives each double mark its direction, or leaves it out where it is no quotation mark. */
function directMarks(marks: readonly Mark[]): DirectedMark[] {
  const directed: DirectedMark[] = [];
  const open: string[] = [];
  const firstLow = marks.findIndex(({ typed }) => typed === '„');
  const lastEnd = marks.findLastIndex(
    (mark, index) =>
      !opensByPlace(mark) || (mark.typed === '“' && firstLow >= 0 && firstLow < index),
  );
  for (const [index, mark] of marks.entries()) {
    const direction = directMark(mark, open, index < lastEnd);
    if (!direction) continue;
    if (direction === 'open') open.push(mark.typed);
    else open.pop();
    directed.push({ at: mark.at, direction });
  }
  return directed;
}

function directMark(mark: Mark, open: readonly string[], hasEnd: boolean): Direction | undefined {
  // “ closes what „ opened, in Russian as in German; elsewhere it opens.
  if (mark.typed === '“') return open.at(-1) === '„' ? 'close' : 'open';
  if (opensByPlace(mark)) return 'open';
  if (mark.typed !== '"' || open.length > 0) return 'close';
  if (mark.afterDigit) return undefined;
  if (!mark.afterGap && !mark.beforeWord) return 'close';
  return hasEnd || !mark.isLone ? 'open' : undefined;
}

function opensByPlace(mark: Mark): boolean {
  if (mark.typed !== '"') return '«„‟“'.includes(mark.typed);
  return (
    (mark.afterGap && !mark.beforeSpace && !mark.beforeStop) ||
    (mark.afterElision && mark.beforeWord)
  );
}

/** Whether a block closes a quotation that it did not open. */
function startsInside(directed: readonly DirectedMark[]): boolean {
  let depth = 0;
  return directed.some(({ direction }) => {
    depth += direction === 'open' ? 1 : -1;
    return depth < 0;
  });
}

/** The other end of a run of spaces; the same place where there is none. */
function skipSpaces(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (/\s/.test(text[step === 1 ? at : at - 1] ?? '')) at += step;
  return at;
}
