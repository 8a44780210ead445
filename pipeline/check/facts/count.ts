import { type Demand, numberKey } from './fact.ts';
import type { Lexicon, NumberWord } from './lexicon.ts';
import { halfIn, type Passage } from './passage.ts';
import type { Word } from './words.ts';

/** A number in words, as far as its words go together. */
export interface Run {
  readonly keys: string[];
  readonly demand: Demand;
  /** Whether it is no exact number: dozens, millions. */
  readonly isMany: boolean;
  /** Whether it counts things: neither an ordinal nor a word such as “both”. */
  readonly isCounted: boolean;
  /** Where it ends in the text. */
  readonly end: number;
  /** The first word behind the run. */
  readonly next: number;
}

/** Reads the number that begins with a word. */
export function readRun(passage: Passage, words: readonly Word[], from: number): Run {
  const { text, lexicon } = passage;
  const first = words[from];
  const value = first?.number?.value ?? 0;
  if (first && value > 0 && value < 1) {
    const scaled = scaledPart(text, words, from, value);
    if (scaled) return scaled;
  }
  const count = first ? begin(first) : undefined;
  if (!count) throw new Error('a run begins with a word that has to do with numbers');
  let at = from + 1;
  for (; !count.isDone; at++) {
    const word = words[at];
    const previous = words[at - 1];
    if (!word || !previous || !isAdjacent(text.slice(previous.end, word.start))) break;
    const goesOn =
      word.magnitude !== undefined || word.number
        ? take(count, word, lexicon)
        : joins(passage, words, at, count);
    if (!goesOn) break;
  }
  return finish(passage, words, at, count);
}

interface Count {
  /** What is multiplied already: the thousands. */
  total: number;
  /** What may still be multiplied. */
  current: number;
  /** What else it may mean. */
  others: number[];
  isDoubtful: boolean;
  isMany: boolean;
  readonly isCounted: boolean;
  /** Nothing can follow: an ordinal, a fraction. */
  isDone: boolean;
}

function begin({ number, magnitude }: Word): Count | undefined {
  const blank: Count = {
    total: 0,
    current: 0,
    others: [],
    isDoubtful: false,
    isMany: false,
    isCounted: false,
    isDone: false,
  };
  if (magnitude !== undefined) {
    multiply(blank, magnitude);
    return blank;
  }
  if (!number) return undefined;
  const { value, type, or = [], isDoubtful } = number;
  return {
    ...blank,
    current: value,
    others: [...or],
    isDoubtful: isDoubtful === true || type === 'loose' || type === 'years',
    isMany: type === 'many',
    isCounted: type === 'cardinal',
    isDone: type !== 'cardinal',
  };
}

/** Adds a word to a number, if it can belong to it. */
function take(count: Count, { number, magnitude }: Word, lexicon: Lexicon): boolean {
  if (magnitude !== undefined) return multiply(count, magnitude);
  if (!number) return false;
  return takePart(count, number) ?? takeNumber(count, number, lexicon);
}

function multiply(count: Count, magnitude: number): boolean {
  const { total, current } = count;
  if (magnitude === 100) {
    if (current >= 20 || (current === 0 && total > 0)) return false;
    if (current === 0) count.isMany = true;
    count.current = (current || 1) * 100;
  } else {
    if (current === 0 && total === 0) count.isMany = true;
    const isChain = current === 0 && total > 0;
    count.total = isChain ? total * magnitude : total + (current || 1) * magnitude;
    count.current = 0;
  }
  count.isDoubtful = false;
  count.others = [];
  return true;
}

/** “two thirds”, “deux douzaines”, “four decades”; nothing if the word is no such thing. */
function takePart(count: Count, { value, type, or }: NumberWord): boolean | undefined {
  const part = value < 1 && value > 0 ? value : or?.find((one) => one < 1);
  if (count.current > 0 && count.current < 10 && part !== undefined && type !== 'cardinal') {
    // The cardinal alone, where the word means a quarter of a year.
    count.others = [count.current, value];
    count.current *= part;
    count.isDoubtful = false;
  } else if (type === 'years' && count.current > 1 && count.current < 20) {
    // “four decades” are « quarante ans », too.
    count.others = [count.current];
    count.current *= value;
  } else if (type === 'many') {
    count.current = (count.current || 1) * value;
    count.isMany = true;
  } else return undefined;
  count.isDone = true;
  return true;
}

function takeNumber(count: Count, { value, type }: NumberWord, lexicon: Lexicon): boolean {
  const { current, total } = count;
  if (!canFollow(current, total, value, lexicon)) return false;
  if (type === 'loose' || type === 'part' || type === 'years') return false;
  const isEighty = current % 100 === 4 && value === 20;
  count.current = isEighty ? current - 4 + 80 : current + value;
  count.others = [];
  count.isDoubtful = false;
  count.isDone = type === 'ordinal';
  return true;
}

/** Whether an “and” stands inside a number: two hundred and five, vingt et un. */
function joins(
  { text, lexicon }: Passage,
  words: readonly Word[],
  at: number,
  count: Count,
): boolean {
  const word = words[at];
  const following = words[at + 1];
  const number = following?.number;
  if (!word || !number || !lexicon.joiners.has(word.text.toLowerCase())) return false;
  return (
    (number.type === 'cardinal' || number.type === 'ordinal') &&
    isAdjacent(text.slice(word.end, following.start)) &&
    canJoin(count.current, count.total, number.value, lexicon)
  );
}

function finish(
  { text, lexicon }: Passage,
  words: readonly Word[],
  behind: number,
  count: Count,
): Run {
  const { isDoubtful, isMany, isCounted } = count;
  const value = count.total + count.current;
  let values = [value, ...count.others];
  let next = behind;
  let end = words[behind - 1]?.end ?? 0;
  // “five and a half”, “two and a half million”.
  const half = isCounted ? halfIn(text.slice(end, end + 24), lexicon) : undefined;
  if (half) {
    end += half[0].length;
    while (next < words.length && (words[next]?.end ?? 0) <= end) next += 1;
    const last = words[next];
    const isScaled = last?.magnitude !== undefined && isAdjacent(text.slice(end, last.start));
    values = [(value + 0.5) * (isScaled ? (last.magnitude ?? 1) : 1)];
    if (isScaled) {
      end = last.end;
      next += 1;
    }
  }
  return {
    keys: values.map(numberKey),
    demand: isDoubtful || value < 2 ? demandOfSmall(value, isDoubtful) : 'answer',
    isMany,
    isCounted,
    end,
    next,
  };
}

/** Zero and one are articles and pronouns more often than numbers; a third is a number. */
function demandOfSmall(value: number, isDoubtful: boolean): Demand {
  return isDoubtful || Number.isInteger(value) ? 'never' : 'answer';
}

/** “half a million”, “a quarter of a million”, “un demi-million”. */
function scaledPart(
  text: string,
  words: readonly Word[],
  at: number,
  value: number,
): Run | undefined {
  const end = words[at]?.end ?? 0;
  for (let next = at + 1; next <= at + 3; next++) {
    const word = words[next];
    if (!word) return undefined;
    if (word.magnitude !== undefined) {
      const between = text.slice(end, word.start);
      if (!/^(?:\s+of)?(?:\s+an?)?[\s-]+$/.test(between)) return undefined;
      return {
        keys: [numberKey(value * word.magnitude)],
        demand: 'answer',
        isMany: false,
        isCounted: true,
        end: word.end,
        next: next + 1,
      };
    }
  }
  return undefined;
}

const isAdjacent = (between: string): boolean => /^(?:\s|[-\u2010\u2011])$/.test(between);

/** Whether a number may continue with this one: twenty-five, two hundred five, soixante-dix. */
function canFollow(current: number, total: number, value: number, lexicon: Lexicon): boolean {
  if (current === 0) return total > 0 && value < 1000;
  if (current % 100 === 0 && value < 100 && current < 1000) return true;
  const tens = current % 100;
  if (tens % 10 === 0 && tens >= 20 && value < 10 && value > 0) return true;
  if (lexicon.language !== 'fr') return false;
  return (
    ((tens === 60 || tens === 80) && value >= 10 && value < 20) ||
    (tens === 4 && value === 20) ||
    (tens >= 10 && tens % 10 === 0 && value >= 7 && value <= 9)
  );
}

function canJoin(current: number, total: number, value: number, { language }: Lexicon): boolean {
  if (language === 'fr') return current % 100 >= 20 && (value === 1 || value === 11);
  const open = (current > 0 && current % 100 === 0) || (current === 0 && total > 0);
  return open && value < 100;
}
