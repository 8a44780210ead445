import { pattern } from '../../model/pattern-for.ts';
import { readRun } from './count.ts';
import { readLoneName } from './dates.ts';
import type { Lexicon, NumberWord } from './lexicon.ts';
import { find, fold, note, type Passage } from './passage.ts';
import { readRoman } from './roman.ts';

/** Notes what stands in words: months, weekdays, “twenty-five”, «две трети», “des milliers”, XXI. */
export function readWords(passage: Passage): void {
  const { lexicon } = passage;
  const words: Word[] = [];
  for (const match of find(passage, lettersAlone)) {
    const [text] = match;
    const meaning = meaningOf(text, lexicon);
    if (!meaning || (meaning.isName && readLoneName(passage, match))) continue;
    words.push({ ...meaning, start: match.index, end: match.index + text.length, text });
  }
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    if (!word || !(word.number || word.magnitude)) {
      at += 1;
      continue;
    }
    const run = readRun(passage, words, at);
    const end = run.end;
    note(passage, {
      kind: 'number',
      start: word.start,
      end,
      keys: run.keys,
      atoms: [{ keys: run.keys, demand: run.demand, text: passage.text.slice(word.start, end) }],
      ...(run.isMany ? { unit: 'many' } : run.isCounted ? {} : { unit: 'word' }),
    });
    at = run.next;
  }
  readRoman(passage);
}

const lettersAlone = pattern.gu`\p{L}+`;

/** What a word has to do with numbers. */
export interface Meaning {
  readonly number?: NumberWord;
  readonly magnitude?: number;
  /** A month or a weekday. */
  readonly isName?: boolean;
}

/** A word of a text that has to do with numbers, and where it stands. */
export interface Word extends Meaning {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a word has to do with numbers; nothing for nearly all. */
function meaningOf(text: string, lexicon: Lexicon): Meaning | undefined {
  let known = meanings.get(lexicon);
  // Words come again and again. A text of nothing but new ones must not fill the memory.
  if (!known || known.size > 20_000) {
    known = new Map();
    meanings.set(lexicon, known);
  }
  if (!known.has(text)) known.set(text, lookUp(text, lexicon));
  return known.get(text);
}

const meanings = new WeakMap<Lexicon, Map<string, Meaning | undefined>>();

function lookUp(text: string, lexicon: Lexicon): Meaning | undefined {
  const form = fold(text, lexicon);
  if (lexicon.months.has(form) || lexicon.weekdays.has(form)) return { isName: true };
  const magnitude = lexicon.magnitudes.get(form);
  if (magnitude !== undefined && form.length > 2) return { magnitude };
  const number = lexicon.words.get(form);
  if (number) return { number };
  const prefix = lexicon.prefixes.find(([start]) => form.startsWith(start));
  if (prefix) return { number: { value: prefix[1], type: 'loose' } };
  return lexicon.joiners.has(form) ? {} : undefined;
}
