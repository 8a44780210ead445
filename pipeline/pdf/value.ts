/** A value of a PDF file; a primitive string is a name. */
export type PdfValue =
  | string
  | number
  | boolean
  | null
  | TextString
  | Date
  | Uint8Array
  | Reference
  | PdfDictionary
  | readonly PdfValue[];

/** A dictionary; what is undefined is not written. */
export interface PdfDictionary {
  [key: string]: PdfValue | undefined;
}

/** A string of characters, as pdfkit marks it; a primitive string is a name. */
export type TextString = InstanceType<typeof String>;

/** An indirect object that can still be filled; a stream, if bytes are written to it. */
export interface Reference {
  readonly data: PdfDictionary;
  readonly buffer: readonly Uint8Array[];
  /** Whether the stream is still to be deflated. */
  compress: boolean;
  write(bytes: Uint8Array): void;
}

/** Makes a text string of PDF; no file needs more of it than PDF/A lets it have. */
export function textString(value: string): TextString {
  return wholeString(fitting(value));
}

/** Makes a string of all that is given: of an address, which leads elsewhere if it is cut. */
export function wholeString(value: string): TextString {
  return Object(value) as TextString;
}

/** As much of a text as a string may hold: 32,767 bytes (ISO 19005-2, 6.1.13), two to a character. */
export function fitting(text: string): string {
  if (text.length <= longestString) return text;
  return `${text.slice(0, longestString - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Of UTF-16 with its mark. */
const longestString = 16_382;

/**
 * A value in the syntax of PDF (ISO 32000-1, 7.3), with no space that may be left out; a character
 * is a byte.
 *
 * @param numberOf The number of an indirect object.
 */
export function serialize(value: PdfValue, numberOf: (object: Reference) => number): string {
  if (typeof value === 'string') return `/${value}`;
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (value instanceof String) return `(${escapeString(bytesOf(value.valueOf()))})`;
  if (value instanceof Date) return `(D:${value.toISOString().replace(/\D/g, '').slice(0, 14)}Z)`;
  if (value instanceof Uint8Array) return `<${Buffer.from(value).toString('hex')}>`;
  if (isArray(value)) {
    let items = '';
    for (const item of value) items = separate(items, serialize(item, numberOf));
    return `[${items}]`;
  }
  if (isReference(value)) return `${numberOf(value)} 0 R`;
  let entries = '';
  for (const key of Object.keys(value)) {
    const item = value[key];
    if (item !== undefined) entries += separate(`/${key}`, serialize(item, numberOf));
  }
  return `<<${entries}>>`;
}

/** A number as a file carries it: a hundredth of a point is finer than any printer. */
export function number(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

/** Characters that are bytes, as they stand in a string in parentheses (ISO 32000-1, 7.3.4.2). */
export function escapeString(bytes: string): string {
  // A bare carriage return would be read as a line feed.
  return bytes.replace(/[\\()]/g, '\\$&').replaceAll('\r', '\\r');
}

/** ASCII, which is PDFDocEncoding too, or else UTF-16 with its mark (ISO 32000-1, 7.9.2.2). */
function bytesOf(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  return `\xfe\xff${Buffer.from(text, 'utf16le').swap16().toString('latin1')}`;
}

/** Two tokens side by side, with a space only if they would become one. */
function separate(before: string, after: string): string {
  const joins = before === '' || '/([<'.includes(after[0]!) || ')]>'.includes(before.at(-1)!);
  return joins ? before + after : `${before} ${after}`;
}

function isArray(value: object): value is readonly PdfValue[] {
  return Array.isArray(value);
}

/** Keys of dictionaries begin with capitals. */
function isReference(value: Reference | PdfDictionary): value is Reference {
  return 'buffer' in value;
}
