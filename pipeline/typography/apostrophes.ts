import type { Edit, Manners } from './manners.ts';
import { findMarks, type Mark } from './marks.ts';

/** Turns 'x' into "x", for languages that have no single quotation marks. */
export function raiseSingleQuotes(text: string): Edit[] {
  const edits: Edit[] = [];
  let opener: Mark | undefined;
  for (const mark of findMarks(text)) {
    if (mark.typed !== "'") continue;
    if (opensByPlace(mark)) {
      opener = mark;
    } else if (opener && closesByPlace(mark)) {
      for (const { at } of [opener, mark]) edits.push({ start: at, end: at + 1, insert: '"' });
      opener = undefined;
    }
  }
  return edits;
}

/**
 * Curls straight apostrophes, and opens single quotations that have an end. Feet, minutes, and a
 * mark between two spaces stay as typed.
 */
export function curlApostrophes(text: string, manners: Manners): Edit[] {
  const marks = findMarks(text).filter(({ typed }) => "'‘’".includes(typed));
  const openers = manners.singleQuotes === 'curled' ? findOpeners(text, marks, manners) : new Set();
  const edits: Edit[] = [];
  let isInside = false;
  for (const mark of marks) {
    const { at, typed } = mark;
    const isOpener = typed === '‘' || openers.has(mark);
    const isPrime = mark.afterDigit && !mark.beforeLetter && (mark.beforeDigit || !isInside);
    const isAlone = mark.isLone && mark.afterGap && mark.beforeSpace;
    if (typed === "'" && !isPrime && !isAlone) {
      edits.push({ start: at, end: at + 1, insert: isOpener ? '‘' : '’' });
    }
    // After an s it may well be a plural possessive: the agencies’ plans.
    const isCloser = closesByPlace(mark) && !/s/i.test(text[at - 1] ?? '');
    isInside = isOpener || (isInside && !isCloser);
  }
  return edits;
}

/** The straight marks that begin a single quotation which ends before the next one begins. */
function findOpeners(text: string, marks: readonly Mark[], { elisions }: Manners): Set<Mark> {
  const openers = new Set<Mark>();
  let hasEnd = false;
  for (const mark of marks.toReversed()) {
    if (mark.typed === '‘') hasEnd = false;
    else if (closesByPlace(mark)) hasEnd = true;
    else if (mark.typed === "'" && opensByPlace(mark) && !isElision(text, mark.at, elisions)) {
      if (hasEnd) openers.add(mark);
      hasEnd = false;
    }
  }
  return openers;
}

function isElision(text: string, at: number, elisions: RegExp | undefined): boolean {
  if (!elisions) return false;
  elisions.lastIndex = at;
  return elisions.test(text);
}

function opensByPlace(mark: Mark): boolean {
  return mark.afterGap && mark.beforeWord;
}

function closesByPlace(mark: Mark): boolean {
  return mark.typed !== '‘' && !mark.afterGap && !mark.beforeWord;
}
