import { LINE } from './manners.ts';

/** A quotation mark or apostrophe as it was typed, and what lies around its run of marks. */
export interface Mark {
  readonly at: number;
  readonly typed: string;
  /** Whether something may begin here: a space, an opening bracket or a dash lies before. */
  readonly afterGap: boolean;
  /** Whether it follows an elision: `l'"`. */
  readonly afterElision: boolean;
  readonly beforeSpace: boolean;
  /** Whether a word, a number or an object follows: neither a space nor punctuation. */
  readonly beforeWord: boolean;
  /** Whether a comma, a full stop or the like follows; dots of an ellipsis may also begin a text. */
  readonly beforeStop: boolean;
  /** Whether it has no other mark beside it. */
  readonly isLone: boolean;
  /** Whether it touches a digit or a letter. */
  readonly afterDigit: boolean;
  readonly beforeDigit: boolean;
  readonly beforeLetter: boolean;
}

const runs = /["“”„‟«»'‘’]+/gu;
const gap = new RegExp(`[\\s${LINE}([{/–—-]`, 'u');
const space = new RegExp(`[\\s${LINE}]`, 'u');
const letter = /\p{L}/u;
const digit = /\p{N}/u;
const punctuation = /\p{P}/u;
const stop = /[,;:!?)\]}]|\.(?![.…])/uy;

/**
 * All marks in order. Marks side by side share what is around them; and what stands inside a mark
 * that can only open or only close counts as text, whatever space the language puts there.
 */
export function findMarks(text: string): Mark[] {
  return [...text.matchAll(runs)].flatMap(({ 0: run, index }) => {
    const before = characterBefore(text, index);
    const after = String.fromCodePoint(text.codePointAt(index + run.length) ?? 0x20);
    const isBeforeInside = '«„‟‘'.includes(run.at(-1) ?? ' ');
    const isAfterInside = '»”'.includes(run[0] ?? ' ');
    const surroundings = {
      afterGap: !isAfterInside && gap.test(before),
      beforeSpace: !isBeforeInside && space.test(after),
      beforeWord: isBeforeInside || !(space.test(after) || punctuation.test(after)),
      beforeStop: !isBeforeInside && testAt(stop, text, index + run.length),
      isLone: run.length === 1,
    };
    return [...run].map((typed, offset) => ({
      at: index + offset,
      typed,
      afterElision: offset === 1 && /['’]/.test(run[0] ?? '') && letter.test(before),
      afterDigit: offset === 0 && digit.test(before),
      beforeDigit: offset === run.length - 1 && digit.test(after),
      beforeLetter: offset === run.length - 1 && letter.test(after),
      ...surroundings,
    }));
  });
}

/** The character that ends before an index; the edge of a text is a space. */
function characterBefore(text: string, index: number): string {
  return [...text.slice(Math.max(0, index - 2), index)].at(-1) ?? ' ';
}

function testAt(sticky: RegExp, text: string, index: number): boolean {
  sticky.lastIndex = index;
  return sticky.test(text);
}
