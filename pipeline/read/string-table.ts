import type { VFile } from 'vfile';
import type { EntrySpan, StringEntry, StringTable } from '../model/string-table.ts';
import { excerpt, say } from '../report/message.ts';
import {
  behindTheEnd,
  colonMissing,
  commaMissing,
  commaTooMany,
  faultInText,
  Mistake,
  notATable,
  notQuoted,
  translationMissing,
} from './table-mistakes.ts';

/**
 * Keys that are no texts. `$end` closes every table, so that each real entry ends in a comma and
 * two people's additions merge; `$schema` is for editors.
 */
const reservedKeys = new Set(['$end', '$schema']);

/**
 * Reads a table of `locales/`: a JSON object of strings, nothing else (RFC 8259, section 4).
 *
 * A reader of our own, because translators are no programmers: it says in their words what is
 * wrong and where it is mended, keeps the place of every key and value, finds keys that stand
 * twice, and never builds an object from foreign keys. Complains on `file`; returns what could be
 * read up to the first mistake of form.
 */
export function readStringTable(file: VFile, locale: string, namespace: string): StringTable {
  const found: Found = { entries: new Map(), spans: [] };
  const scanner = new Scanner(String(file.value), file);
  try {
    scanTable(scanner, found);
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) throw mistake;
    say(file, {
      rule: 'invalid-json',
      level: 'error',
      reason: mistake.message,
      note: mistake.note,
      place: scanner.place(mistake.at),
    });
  }
  return { locale, namespace, path: file.path, ...found, file };
}

/** What was read so far. */
interface Found {
  readonly entries: Map<string, StringEntry>;
  readonly spans: EntrySpan[];
}

function scanTable(scanner: Scanner, found: Found): void {
  const { text } = scanner;
  scanner.skipSpace();
  if (!scanner.take('{')) throw notATable(text, scanner.at);
  scanner.skipSpace();
  if (!scanner.take('}')) {
    for (;;) {
      scanEntry(scanner, found);
      const end = scanner.at;
      scanner.skipSpace();
      if (scanner.take('}')) break;
      if (!scanner.take(',')) {
        if (scanner.peek() === ':') throw translationMissing(found.spans.at(-1)?.valueStart ?? end);
        throw commaMissing({ text, at: scanner.at, end }, scanner.place(end).line);
      }
      scanner.skipSpace();
      if (scanner.peek() === '}') throw commaTooMany(text.lastIndexOf(',', scanner.at - 1));
    }
  }
  scanner.skipSpace();
  if (scanner.at < text.length) throw behindTheEnd(text, scanner.at);
}

function scanEntry(scanner: Scanner, { entries, spans }: Found): void {
  const { text, at: keyAt } = scanner;
  if (scanner.peek() !== '"') throw notQuoted('source text', text, keyAt);
  const key = scanner.string('source text');
  const end = scanner.at;
  scanner.skipSpace();
  if (!scanner.take(':')) throw colonMissing({ text, at: scanner.at, end });
  scanner.skipSpace();
  const valueAt = scanner.at;
  if (scanner.peek() !== '"') throw notQuoted('translation', text, valueAt);
  const value = scanner.string('translation');
  spans.push({ key, start: keyAt, valueStart: valueAt, end: scanner.at });
  addEntry(scanner, entries, key, {
    value,
    keyPlace: scanner.place(keyAt + 1),
    valuePlace: scanner.place(valueAt + 1),
  });
}

function addEntry(
  scanner: Scanner,
  entries: Map<string, StringEntry>,
  key: string,
  entry: StringEntry,
): void {
  if (key === '__proto__') {
    say(scanner.file, {
      rule: 'forbidden-key',
      level: 'error',
      reason: 'Unexpected key `__proto__`, expected a text of the release',
      note: 'No release has such a text. Delete this entry.',
      place: entry.keyPlace,
    });
    return;
  }
  const first = entries.get(key);
  if (first) {
    say(scanner.file, {
      rule: 'duplicate-key',
      level: 'error',
      reason: `Unexpected second entry for “${excerpt(key)}”, expected one`,
      note: `The first stands in line ${first.keyPlace.line}. Keep the better translation and delete the other entry.`,
      place: entry.keyPlace,
    });
    return;
  }
  if (!reservedKeys.has(key)) entries.set(key, entry);
}

// Whole escapes, so that what remains alone is a fault: a backslash, or a control character.
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 forbids just these.
const escapesAndFaults = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|[\\\u0000-\u001f]/g;

/** A cursor over the text of a table. */
class Scanner {
  readonly text: string;
  readonly file: VFile;
  at = 0;
  #lines: number[] | undefined;

  constructor(text: string, file: VFile) {
    this.text = text;
    this.file = file;
  }

  peek(): string {
    return this.text[this.at] ?? '';
  }

  take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at += 1;
    return true;
  }

  skipSpace(): void {
    while (/[ \t\r\n]/.test(this.peek())) this.at += 1;
  }

  /** Reads a string from its opening quote; leaves the cursor behind the closing one. */
  string(what: 'source text' | 'translation'): string {
    const start = this.at;
    const end = endOfString(this.text, start);
    const raw = this.text.slice(start, end);
    const fault = [...raw.matchAll(escapesAndFaults)].find(([found]) => found.length === 1);
    if (fault || !raw.endsWith('"') || raw.length < 2) {
      const at = start + (fault?.index ?? raw.length);
      throw faultInText(fault?.[0], what, { text: this.text, at, end: start });
    }
    this.at = end;
    return JSON.parse(raw) as string;
  }

  /** The place of an offset in the file. */
  place(offset: number): { path: string; line: number; column: number } {
    this.#lines ??= [0, ...this.text.matchAll(/\r\n|\r|\n/g).map((m) => m.index + m[0].length)];
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return {
      path: this.file.path,
      line: low + 1,
      column: offset - (this.#lines[low] ?? 0) + 1,
    };
  }
}

/** Offset behind the closing quote, or of the end of the line where there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') return at + 1;
    else if (character === '\n' || character === '\r') return at + 1;
  }
  return text.length;
}
