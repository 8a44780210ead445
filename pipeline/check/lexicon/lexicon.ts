import { words } from './words.ts';

/** Which beginnings of words in another language may stand for a word. */
export interface Lexicon {
  /** The forms that a lower-case word may have in the other language; nothing if it is not known. */
  find(word: string): Entry | undefined;
}

/** One idea in the other language. */
export interface Entry {
  /** Beginnings of words, or whole words with a full stop. */
  readonly forms: readonly string[];
}

/** The lexicon from one language into another: an empty one where the languages are not known. */
export function lexiconOf(source: string, target: string): Lexicon {
  const from = columns.indexOf(source);
  const to = columns.indexOf(target);
  if (from < 0 || to < 0 || from === to) return { find: () => undefined };
  const name = `${from}${to}`;
  let entries = prepared.get(name);
  if (!entries) {
    entries = prepare(from, to);
    prepared.set(name, entries);
  }
  const known = entries;
  return { find: (word) => longest(word, known) };
}

const columns = ['en', 'fr', 'ru'];
const prepared = new Map<string, ReadonlyMap<string, Entry>>();
let table: readonly (readonly string[])[] | undefined;

function prepare(from: number, to: number): Map<string, Entry> {
  table ??= words
    .trim()
    .split('\n')
    .map((line) => line.split(';'));
  const entries = new Map<string, { forms: string[] }>();
  for (const row of table) {
    const forms = row[to]?.split(' ') ?? [];
    for (const form of row[from]?.split(' ') ?? []) {
      // The table is made from English: what finds a word there may be too short to begin from.
      if (from > 0 && form.length < 4 && !form.endsWith('.')) continue;
      const entry = entries.get(form);
      if (entry) entry.forms.push(...forms);
      else entries.set(form, { forms: [...forms] });
    }
  }
  return entries;
}

/** The entry of the whole word, else of its longest known beginning. */
function longest(word: string, entries: ReadonlyMap<string, Entry>): Entry | undefined {
  const whole = entries.get(`${word}.`);
  if (whole) return whole;
  for (let length = Math.min(word.length, 24); length > 1; length -= 1) {
    const entry = entries.get(word.slice(0, length));
    if (entry) return entry;
  }
  return undefined;
}
