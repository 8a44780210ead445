import { decodeTextString } from './encodings.ts';

/** What the reader throws when a file is not a PDF it can trust: broken syntax, loops, bombs. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
}

/** Any object of ISO 32000-1, 7.3; `undefined` stands for what is not there. */
export type PdfObject =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfArray
  | PdfDict
  | PdfStream;

/** A name such as `/Type`, its `#xx` escapes undone. */
export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A string object: bytes, of which only the context knows whether they are text. */
export class PdfString {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
  /** The bytes as a text string (ISO 32000-1, 7.9.2.2). */
  get text(): string {
    return decodeTextString(this.bytes);
  }
}

/** An indirect reference, `12 0 R`. */
export class PdfRef {
  readonly number: number;
  readonly generation: number;
  constructor(number: number, generation: number) {
    this.number = number;
    this.generation = generation;
  }
}

/** Turns a reference into the object it names; equal references give the identical object. */
export type Resolve = (object: PdfObject) => PdfObject;

/** An array whose items come resolved. */
export class PdfArray {
  readonly raw: readonly PdfObject[];
  readonly #resolve: Resolve;
  constructor(raw: readonly PdfObject[], resolve: Resolve) {
    this.raw = raw;
    this.#resolve = resolve;
  }
  get length(): number {
    return this.raw.length;
  }
  /** The item at an index, or null beyond the end. */
  at(index: number): PdfObject {
    return this.#resolve(this.raw[index] ?? null);
  }
  get items(): readonly PdfObject[] {
    return this.raw.map((item) => this.#resolve(item));
  }
  /** The items that are numbers: a box, a matrix. */
  get numbers(): readonly number[] {
    return this.items.filter((item) => typeof item === 'number');
  }
}

/** A dictionary whose values come resolved; a typed getter gives undefined for another type. */
export class PdfDict {
  readonly entries: ReadonlyMap<string, PdfObject>;
  readonly #resolve: Resolve;
  constructor(entries: ReadonlyMap<string, PdfObject>, resolve: Resolve) {
    this.entries = entries;
    this.#resolve = resolve;
  }
  get(key: string): PdfObject {
    return this.#resolve(this.entries.get(key) ?? null);
  }
  has(key: string): boolean {
    return this.get(key) !== null;
  }
  name(key: string): string | undefined {
    const value = this.get(key);
    return value instanceof PdfName ? value.name : undefined;
  }
  /** A text string. */
  text(key: string): string | undefined {
    const value = this.get(key);
    return value instanceof PdfString ? value.text : undefined;
  }
  number(key: string): number | undefined {
    const value = this.get(key);
    return typeof value === 'number' ? value : undefined;
  }
  boolean(key: string): boolean | undefined {
    const value = this.get(key);
    return typeof value === 'boolean' ? value : undefined;
  }
  /** A dictionary, or the dictionary of a stream. */
  dict(key: string): PdfDict | undefined {
    return dictOf(this.get(key));
  }
  array(key: string): PdfArray | undefined {
    const value = this.get(key);
    return value instanceof PdfArray ? value : undefined;
  }
  stream(key: string): PdfStream | undefined {
    const value = this.get(key);
    return value instanceof PdfStream ? value : undefined;
  }
  /** The items of an array, or a single value as a list of one, as `K` and `A` allow. */
  list(key: string): readonly PdfObject[] {
    const value = this.get(key);
    if (value === null) return [];
    return value instanceof PdfArray ? value.items : [value];
  }
}

/** A stream as it stands in the file; `PdfFile.read` undoes its filters. */
export class PdfStream {
  readonly dict: PdfDict;
  readonly raw: Uint8Array;
  constructor(dict: PdfDict, raw: Uint8Array) {
    this.dict = dict;
    this.raw = raw;
  }
}

/** The dictionary that an object is or carries. */
export function dictOf(object: PdfObject): PdfDict | undefined {
  if (object instanceof PdfStream) return object.dict;
  return object instanceof PdfDict ? object : undefined;
}
