import { inflateSync } from 'node:zlib';
import { decodeLatin1 } from './encodings.ts';
import { dictOf, type PdfDict, PdfError, PdfName, type PdfStream } from './objects.ts';

/**
 * A stream's data with its filters undone: FlateDecode with predictors, ASCIIHexDecode and
 * ASCII85Decode (ISO 32000-1, 7.4). Any other filter, and more than `limit` bytes, is an error.
 */
export function decodeStream(stream: PdfStream, limit: number): Uint8Array {
  const { dict } = stream;
  const filters = dict.list('Filter');
  const parameters = dict.list('DecodeParms');
  if (filters.length > 8) throw new PdfError('A stream has more than eight filters');
  let data = stream.raw;
  filters.forEach((filter, index) => {
    const name = filter instanceof PdfName ? filter.name : '';
    if (name === 'FlateDecode') {
      data = unpredict(inflate(data, limit), dictOf(parameters[index] ?? null), limit);
    } else if (name === 'ASCIIHexDecode') data = decodeHex(data);
    else if (name === 'ASCII85Decode') data = decodeBase85(data);
    else throw new PdfError(`A stream has the filter /${name}, which this reader does not undo`);
  });
  if (data.length > limit) throw new PdfError(`The streams hold more than ${limit} bytes`);
  return data;
}

function inflate(data: Uint8Array, limit: number): Uint8Array {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    throw new PdfError(`A deflated stream cannot be inflated: ${(error as Error).message}`);
  }
}

function unpredict(data: Uint8Array, parameters: PdfDict | undefined, limit: number): Uint8Array {
  const predictor = parameters?.number('Predictor') ?? 1;
  if (predictor === 1) return data;
  const colors = parameters?.number('Colors') ?? 1;
  const bits = parameters?.number('BitsPerComponent') ?? 8;
  const columns = parameters?.number('Columns') ?? 1;
  const row = Math.ceil((colors * bits * columns) / 8);
  if (!(row >= 1 && row <= limit)) throw new PdfError('A predictor has an impossible row');
  const pixel = Math.max(1, Math.floor((colors * bits) / 8));
  if (predictor >= 10) return undoPng(data, row, pixel);
  if (predictor === 2 && bits === 8) return undoTiff(data, row, pixel);
  throw new PdfError(`Predictor ${predictor} with ${bits} bits is not one this reader undoes`);
}

/** The filters of PNG (ISO 15948, clause 9): each row begins with the kind of its filter. */
function undoPng(data: Uint8Array, row: number, pixel: number): Uint8Array {
  const rows = Math.ceil(data.length / (row + 1));
  const out = new Uint8Array(rows * row);
  for (let index = 0; index < rows; index += 1) {
    const kind = data[index * (row + 1)] as number;
    if (kind > 4) throw new PdfError(`A row has the unknown PNG filter ${kind}`);
    const source = index * (row + 1) + 1;
    const target = index * row;
    for (let at = 0; at < row; at += 1) {
      const left = at >= pixel ? (out[target + at - pixel] as number) : 0;
      const up = index > 0 ? (out[target + at - row] as number) : 0;
      const corner = at >= pixel && index > 0 ? (out[target + at - row - pixel] as number) : 0;
      out[target + at] = (data[source + at] ?? 0) + predictPng(kind, left, up, corner);
    }
  }
  return out;
}

function predictPng(kind: number, left: number, up: number, corner: number): number {
  if (kind === 0) return 0;
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const toLeft = Math.abs(guess - left);
  const toUp = Math.abs(guess - up);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function undoTiff(data: Uint8Array, row: number, pixel: number): Uint8Array {
  const out = Uint8Array.from(data);
  for (let at = 0; at < out.length; at += 1) {
    if (at % row >= pixel) out[at] = (out[at] as number) + (out[at - pixel] as number);
  }
  return out;
}

function decodeHex(data: Uint8Array): Uint8Array {
  const digits = decodeLatin1(data).replace(/\s+/g, '').replace(/>.*$/, '');
  if (/[^0-9A-Fa-f]/.test(digits)) throw new PdfError('An ASCIIHex stream has another character');
  return Uint8Array.from(Buffer.from(`${digits}${'0'.repeat(digits.length % 2)}`, 'hex'));
}

function decodeBase85(data: Uint8Array): Uint8Array {
  const text = decodeLatin1(data).replace(/\s+/g, '').replace(/~>.*$/, '');
  if (/[^!-uz]/.test(text)) throw new PdfError('An ASCII85 stream has another character');
  const out: number[] = [];
  for (const group of text.match(/z|[!-u]{1,5}/g) ?? []) {
    if (group === 'z') {
      out.push(0, 0, 0, 0);
      continue;
    }
    let value = 0;
    for (const digit of group.padEnd(5, 'u')) value = value * 85 + digit.charCodeAt(0) - 33;
    const bytes = [value / 0x1000000, value / 0x10000, value / 0x100, value];
    out.push(...bytes.slice(0, group.length - 1).map((byte) => Math.floor(byte) & 0xff));
  }
  return Uint8Array.from(out);
}
