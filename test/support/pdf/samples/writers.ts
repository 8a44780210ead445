import { deflateSync } from 'node:zlib';

/** An object of a hand-written PDF: its text, and its data where it is a stream. */
export interface SampleObject {
  /** In PDF syntax; a stream's dictionary without Length. */
  readonly value: string;
  readonly data?: Uint8Array;
}

/** The objects of a file by their numbers; 1 is the catalog, 15 the information. */
export type SampleObjects = Map<number, SampleObject>;

const head = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');

/** Writes objects with a classic table. */
export function writeClassic(objects: SampleObjects): Uint8Array {
  return append(head, objects, '');
}

/** Adds objects to a file as an incremental update whose Prev is the file's own table. */
export function writeUpdate(file: Uint8Array, objects: SampleObjects): Uint8Array {
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(file).toString('latin1'))?.[1];
  return append(Buffer.from(file), objects, ` /Prev ${previous}`);
}

/**
 * Writes objects the modern way: object streams and a cross-reference stream with a predictor.
 * `hybrid` puts the packed objects behind XRefStm of a classic table instead.
 */
export function writePacked(objects: SampleObjects, hybrid = false): Uint8Array {
  const plain = new Map([...objects].filter(([, { data }]) => data));
  const packed = [...objects].filter(([, { data }]) => !data);
  const pack = Math.max(...objects.keys()) + 1;
  const offsets: number[] = [];
  let body = '';
  for (const [, { value }] of packed) {
    offsets.push(body.length);
    body += `${value}\n`;
  }
  const header = packed.map(([number], index) => `${number} ${offsets[index]}`).join(' ');
  plain.set(pack, {
    value: `<< /Type /ObjStm /N ${packed.length} /First ${header.length + 1} /Filter /FlateDecode >>`,
    data: deflateSync(Buffer.from(`${header} ${body}`, 'utf8')),
  });
  const { bytes, places } = writeBody(head, plain);
  places.set(pack + 1, bytes.length);
  const rows = Array.from({ length: pack + 2 }, (_, number) => {
    const index = packed.findIndex(([other]) => other === number);
    if (index >= 0) return [2, pack, index] as const;
    const place = places.get(number);
    return place === undefined ? ([0, 0, 255] as const) : ([1, place, 0] as const);
  });
  const table = { value: xrefDict(pack + 2), data: xrefData(rows) };
  const start = bytes.length;
  const whole = Buffer.concat([bytes, writeObject(pack + 1, table)]);
  if (!hybrid) return Buffer.concat([whole, Buffer.from(`startxref\n${start}\n%%EOF\n`)]);
  return Buffer.concat([whole, writeTable(places, whole.length, pack + 2, ` /XRefStm ${start}`)]);
}

function xrefDict(size: number): string {
  return `<< /Type /XRef /Size ${size} /W [1 3 1] /Root 1 0 R /Info 15 0 R /ID [<01> <01>] /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 5 >> >>`;
}

/** Rows of five bytes, each as its difference from the row above (PNG filter 2). */
function xrefData(rows: readonly (readonly [number, number, number])[]): Uint8Array {
  const lines = rows.map(([kind, second, third]) => [
    kind,
    second >> 16,
    (second >> 8) & 255,
    second & 255,
    third,
  ]);
  return deflateSync(
    Uint8Array.from(
      lines.flatMap((line, index) => [
        2,
        ...line.map((byte, column) => (byte - (lines[index - 1]?.[column] ?? 0)) & 255),
      ]),
    ),
  );
}

function append(file: Buffer, objects: SampleObjects, trailer: string): Uint8Array {
  const { bytes, places } = writeBody(file, objects);
  const known = /\/Size (\d+)(?![\s\S]*\/Size)/.exec(file.toString('latin1'))?.[1] ?? '1';
  const size = Math.max(Number(known) - 1, ...places.keys()) + 1;
  return Buffer.concat([bytes, writeTable(places, bytes.length, size, trailer)]);
}

function writeBody(
  file: Buffer,
  objects: SampleObjects,
): { readonly bytes: Buffer; readonly places: Map<number, number> } {
  let bytes = file;
  const places = new Map<number, number>();
  for (const [number, object] of objects) {
    places.set(number, bytes.length);
    bytes = Buffer.concat([bytes, writeObject(number, object)]);
  }
  return { bytes, places };
}

function writeObject(number: number, { value, data }: SampleObject): Buffer {
  const body = data
    ? Buffer.concat([
        Buffer.from(`${value.replace('<<', `<< /Length ${data.length}`)}\nstream\n`),
        data,
        Buffer.from('\nendstream'),
      ])
    : Buffer.from(value);
  return Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
}

function writeTable(
  places: ReadonlyMap<number, number>,
  start: number,
  size: number,
  trailer: string,
): Buffer {
  const sections = [...places].map(
    ([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`,
  );
  return Buffer.from(
    `xref\n0 1\n0000000000 65535 f \n${sections.join('')}trailer\n<< /Size ${size} /Root 1 0 R /Info 15 0 R /ID [<01> <01>]${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
  );
}
