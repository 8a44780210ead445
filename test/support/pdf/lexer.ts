import { decodeLatin1 } from './encodings.ts';
import {
  PdfArray,
  PdfDict,
  PdfError,
  PdfName,
  type PdfObject,
  PdfRef,
  PdfString,
  type Resolve,
} from './objects.ts';

/** A bare word: `obj`, `stream`, an operator of a content stream. */
export class Keyword {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}

/** What a lexer gives when its bytes are used up. */
export const endOfBytes = new Keyword('');

/** How deep arrays and dictionaries may stand in each other before we call it an attack. */
const deepestNesting = 100;

/** In bytes. */
const longestString = 1_000_000;

/**
 * Reads objects and keywords one after the other from bytes (ISO 32000-1, 7.2 and 7.3). Strict:
 * whatever the norm does not allow is a `PdfError` that says where.
 */
export class Lexer {
  readonly bytes: Uint8Array;
  position: number;
  readonly #resolve: Resolve;
  readonly #references: boolean;

  /** Without `resolve`, as in content streams, there are no references. */
  constructor(bytes: Uint8Array, position = 0, resolve?: Resolve) {
    this.bytes = bytes;
    this.position = position;
    this.#references = resolve !== undefined;
    this.#resolve = resolve ?? ((object) => object);
  }

  /** The next object or keyword. */
  next(depth = 0): PdfObject | Keyword {
    if (depth > deepestNesting) this.fail('arrays and dictionaries are nested too deeply');
    this.skipSpace();
    const byte = this.bytes[this.position];
    if (byte === undefined) return endOfBytes;
    switch (String.fromCharCode(byte)) {
      case '/':
        return this.#name();
      case '(':
        return this.#literalString();
      case '[':
        return this.#array(depth);
      case '<':
        return this.bytes[this.position + 1] === 0x3c ? this.#dict(depth) : this.#hexString();
      case ']':
        this.position += 1;
        return new Keyword(']');
      case '>':
        if (this.bytes[this.position + 1] !== 0x3e) this.fail('a lone > stands here');
        this.position += 2;
        return new Keyword('>>');
      case ')':
      case '{':
      case '}':
        return this.fail(`a lone ${String.fromCharCode(byte)} stands here`);
      default:
        return this.#word();
    }
  }

  /** The next object; a keyword in its place is an error. */
  object(depth = 0): PdfObject {
    const next = this.next(depth);
    if (next instanceof Keyword) this.fail(`expected an object, found "${next.word}"`);
    return next as PdfObject;
  }

  /** Takes a keyword that must come here. */
  expect(word: string): void {
    const next = this.next();
    if (!(next instanceof Keyword) || next.word !== word) this.fail(`expected "${word}"`);
  }

  /** Takes a non-negative integer that must come here. */
  integer(): number {
    this.skipSpace();
    const digits = this.#regular();
    if (!/^\d{1,10}$/.test(digits)) this.fail(`expected a whole number, found "${digits}"`);
    return Number(digits);
  }

  skipSpace(): void {
    for (let comment = false; this.position < this.bytes.length; this.position += 1) {
      const byte = this.bytes[this.position] as number;
      if (comment) comment = byte !== 10 && byte !== 13;
      else if (byte === 0x25) comment = true;
      else if (!isSpace(byte)) return;
    }
  }

  fail(reason: string): never {
    throw new PdfError(`At byte ${this.position}: ${reason}`);
  }

  /** Takes characters up to a space or delimiter. */
  #regular(): string {
    const start = this.position;
    while (this.position < this.bytes.length && isRegular(this.bytes[this.position] as number))
      this.position += 1;
    return decodeLatin1(this.bytes.subarray(start, this.position));
  }

  #word(): PdfObject | Keyword {
    const word = this.#regular();
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) {
      if (this.#references && /^\d+$/.test(word)) return this.#reference(Number(word));
      return Number(word);
    }
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    if (/^[+-]?[\d.]/.test(word)) this.fail(`"${word.slice(0, 20)}" is not a number`);
    return new Keyword(word);
  }

  /** Two whole numbers and an R are a reference; a number that is not followed so stays itself. */
  #reference(number: number): PdfObject {
    const back = this.position;
    this.skipSpace();
    const generation = this.#regular();
    if (/^\d{1,5}$/.test(generation)) {
      this.skipSpace();
      if (this.#regular() === 'R') return new PdfRef(number, Number(generation));
    }
    this.position = back;
    return number;
  }

  #name(): PdfName {
    this.position += 1;
    const name = this.#regular();
    if (/#(?![0-9A-Fa-f]{2})/.test(name)) this.fail(`the name /${name} has a bad # escape`);
    return new PdfName(
      name.replace(/#(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  }

  #array(depth: number): PdfArray {
    this.position += 1;
    const items: PdfObject[] = [];
    for (;;) {
      const item = this.next(depth + 1);
      if (!(item instanceof Keyword)) items.push(item);
      else if (item.word === ']') return new PdfArray(items, this.#resolve);
      else this.fail(`an array holds "${item.word}"`);
    }
  }

  #dict(depth: number): PdfDict {
    this.position += 2;
    const entries = new Map<string, PdfObject>();
    for (;;) {
      const key = this.next(depth + 1);
      if (key instanceof Keyword && key.word === '>>') return new PdfDict(entries, this.#resolve);
      if (!(key instanceof PdfName)) this.fail('a dictionary has a key that is not a name');
      const { name } = key as PdfName;
      if (entries.has(name)) this.fail(`a dictionary has the key /${name} twice`);
      entries.set(name, this.object(depth + 1));
    }
  }

  #hexString(): PdfString {
    const end = this.bytes.indexOf(0x3e, this.position);
    if (end < 0) this.fail('a hexadecimal string does not end');
    if (end - this.position > 2 * longestString) this.fail('a string is too long');
    const digits = decodeLatin1(this.bytes.subarray(this.position + 1, end)).replace(
      /[\0\t\n\f\r ]+/g,
      '',
    );
    if (/[^0-9A-Fa-f]/.test(digits)) this.fail('a hexadecimal string has another character');
    this.position = end + 1;
    // An odd last digit counts as if a 0 followed (7.3.4.3).
    return new PdfString(
      Uint8Array.from(Buffer.from(`${digits}${'0'.repeat(digits.length % 2)}`, 'hex')),
    );
  }

  #literalString(): PdfString {
    const bytes: number[] = [];
    let open = 1;
    for (this.position += 1; ; this.position += 1) {
      if (bytes.length > longestString) this.fail('a string is too long');
      const byte = this.bytes[this.position];
      if (byte === undefined) return this.fail('a string does not end');
      if (byte === 0x28) open += 1;
      else if (byte === 0x29) open -= 1;
      if (open === 0) break;
      if (byte === 0x5c) this.#escape(bytes);
      else if (byte === 13) {
        // An end of line of any kind is one line feed (7.3.4.2).
        if (this.bytes[this.position + 1] === 10) this.position += 1;
        bytes.push(10);
      } else bytes.push(byte);
    }
    this.position += 1;
    return new PdfString(Uint8Array.from(bytes));
  }

  /** Reads what follows a backslash, and stays on its last byte. */
  #escape(bytes: number[]): void {
    this.position += 1;
    const byte = this.bytes[this.position] ?? this.fail('a string ends in a backslash');
    const simple = escapes.get(byte);
    if (simple !== undefined) bytes.push(simple);
    else if (byte === 13) {
      if (this.bytes[this.position + 1] === 10) this.position += 1;
    } else if (isOctal(byte)) {
      let value = byte - 0x30;
      for (let more = 0; more < 2 && isOctal(this.bytes[this.position + 1]); more += 1) {
        this.position += 1;
        value = value * 8 + (this.bytes[this.position] as number) - 0x30;
      }
      bytes.push(value & 0xff);
    } else if (byte !== 10) bytes.push(byte);
  }
}

const delimiters: ReadonlySet<number> = new Set(Buffer.from('()<>[]{}/%'));

const escapes: ReadonlyMap<number, number> = new Map([
  [0x6e, 10],
  [0x72, 13],
  [0x74, 9],
  [0x62, 8],
  [0x66, 12],
]);

/** White space of ISO 32000-1, 7.2.2, table 1. */
export function isSpace(byte: number | undefined): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0;
}

function isRegular(byte: number): boolean {
  return !isSpace(byte) && !delimiters.has(byte);
}

function isOctal(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x37;
}
