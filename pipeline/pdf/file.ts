import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { type PdfDictionary, type Reference, serialize } from './value.ts';

/**
 * Writes a PDF 1.7 file: what can be reached from the catalogue and the information dictionary,
 * numbered as it is found. Whatever is not a stream stands in object streams (ISO 32000-1, 7.5.7), a
 * cross-reference stream says where (7.5.8), and the identifier is a digest of all that is before it.
 */
export function writeFile(root: Reference, info: Reference): Uint8Array {
  const file = new OpenFile();
  file.number(root);
  file.number(info);
  const packed: PackedObject[] = [];
  for (let at = 0; at < file.objects.length; at++) {
    const object = file.objects[at]!;
    if (object.buffer.length > 0) file.writeStream(at + 1, object.data, contentOf(object));
    else packed.push({ number: at + 1, text: serialize(object.data, file.number) });
  }
  const last = writePacked(file, packed);
  return file.close(last + 1, { Root: root, Info: info });
}

interface PackedObject {
  readonly number: number;
  readonly text: string;
}

/** Where an object is: at an offset of the file, or in an object stream. */
type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

/** A file that is being written. */
class OpenFile {
  /** The objects that were found, in the order of their numbers, which begin with 1. */
  readonly objects: Reference[] = [];
  readonly #numbers = new Map<Reference, number>();
  readonly #places: Place[] = [];
  readonly #chunks: Uint8Array[] = [];
  #length = 0;

  constructor() {
    // Four bytes above 127 in a comment tell programs that move files that this one is no text.
    this.#write('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  }

  /** The number of an object; the next one, if it has none. */
  readonly number = (object: Reference): number => {
    const known = this.#numbers.get(object);
    if (known !== undefined) return known;
    const given = this.objects.push(object);
    this.#numbers.set(object, given);
    return given;
  };

  writeStream(number: number, dictionary: PdfDictionary, { bytes, isDeflated }: Content): void {
    this.#places[number] = { offset: this.#length };
    const filter = isDeflated ? { Filter: 'FlateDecode' } : {};
    const all = { ...dictionary, ...filter, Length: bytes.length };
    this.#write(`${number} 0 obj\n${serialize(all, this.number)}\nstream\n`);
    this.#append(bytes);
    this.#write('\nendstream\nendobj\n');
  }

  /** Says that an object stands in an object stream. */
  place(number: number, stream: number, index: number): void {
    this.#places[number] = { stream, index };
  }

  /** Writes the cross-reference stream, under a number after all others. */
  close(number: number, trailer: PdfDictionary): Uint8Array {
    const offset = this.#length;
    const hash = createHash('sha256');
    for (const chunk of this.#chunks) hash.update(chunk);
    const id = new Uint8Array(hash.digest().subarray(0, 16));
    this.#places[number] = { offset };
    const table = {
      Type: 'XRef',
      Size: number + 1,
      ...trailer,
      ID: [id, id],
      W: [1, 4, 2],
      // Each row less the one above it: rows differ little, so they deflate well.
      DecodeParms: { Predictor: 12, Columns: rowLength },
    };
    this.writeStream(number, table, deflated(tableOf(this.#places)));
    this.#write(`startxref\n${offset}\n%%EOF\n`);
    return new Uint8Array(Buffer.concat(this.#chunks, this.#length));
  }

  #write(text: string): void {
    this.#append(Buffer.from(text, 'latin1'));
  }

  #append(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
  }
}

interface Content {
  readonly bytes: Uint8Array;
  readonly isDeflated: boolean;
}

function contentOf({ buffer, compress }: Reference): Content {
  const bytes = buffer.length === 1 ? buffer[0]! : Buffer.concat(buffer);
  return compress ? deflated(bytes) : { bytes, isDeflated: false };
}

function deflated(bytes: Uint8Array): Content {
  return { bytes: deflateSync(bytes, { level: 9 }), isDeflated: true };
}

/** So many objects stand in one object stream that its indices fit their column. */
const largestStream = 5000;

/** Writes the object streams; returns the last number given. */
function writePacked(file: OpenFile, packed: readonly PackedObject[]): number {
  let stream = file.objects.length;
  for (let at = 0; at < packed.length; at += largestStream) {
    stream++;
    let directory = '';
    let body = '';
    for (const [index, { number, text }] of packed.slice(at, at + largestStream).entries()) {
      directory += `${number} ${body.length} `;
      body += `${text}\n`;
      file.place(number, stream, index);
    }
    const count = Math.min(largestStream, packed.length - at);
    const dictionary = { Type: 'ObjStm', N: count, First: directory.length };
    file.writeStream(stream, dictionary, deflated(Buffer.from(directory + body, 'latin1')));
  }
  return stream;
}

/** A type, an offset or the number of an object stream, a generation or an index. */
const rowLength = 7;

/** The rows of the cross-reference stream (ISO 32000-1, table 18), each after its predictor's tag. */
function tableOf(places: readonly (Place | undefined)[]): Uint8Array {
  const rows = Buffer.alloc(places.length * rowLength);
  // Object 0 heads the list of free ones.
  rows.writeUInt16BE(0xffff, 5);
  for (let number = 1; number < places.length; number++) {
    const place = places[number]!;
    const at = number * rowLength;
    const isPacked = 'stream' in place;
    rows[at] = isPacked ? 2 : 1;
    rows.writeUInt32BE(isPacked ? place.stream : place.offset, at + 1);
    rows.writeUInt16BE(isPacked ? place.index : 0, at + 5);
  }
  const table = Buffer.alloc(places.length * (rowLength + 1));
  for (let number = 0; number < places.length; number++) {
    const at = number * (rowLength + 1);
    table[at] = 2;
    for (let column = 0; column < rowLength; column++) {
      const from = number * rowLength + column;
      table[at + 1 + column] = rows[from]! - (rows[from - rowLength] ?? 0);
    }
  }
  return table;
}
