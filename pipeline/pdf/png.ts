import { inflateSync } from 'node:zlib';
import { adam7 } from '../model/image.ts';

/** A PNG file, taken apart; its pixels are still packed. */
export interface Png {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample. */
  readonly depth: number;
  /** Samples of a pixel, transparency included. */
  readonly channels: number;
  /** Whether the last sample of each pixel is its opacity. */
  readonly hasAlpha: boolean;
  readonly interlaced: boolean;
  /** Colours in red, green and blue, if the samples are indices. */
  readonly palette: Uint8Array | undefined;
  /** Of a palette: the opacity of its first colours. Otherwise: the colour that is not there. */
  readonly transparency: Uint8Array | undefined;
  /** Deflated rows, each after the number of its filter. */
  readonly data: Uint8Array;
  /** An ICC profile. */
  readonly profile: Uint8Array | undefined;
}

/** Takes a PNG apart (PNG third edition, 5), which `read/` has found sound. */
export function readPng(bytes: Uint8Array): Png {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks = new Map<string, Buffer[]>();
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const type = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
    const known = chunks.get(type);
    if (known) known.push(content);
    else chunks.set(type, [content]);
  }
  const header = chunks.get('IHDR')![0]!;
  const type = header[9] as keyof typeof channelsOf;
  return {
    width: header.readUInt32BE(0),
    height: header.readUInt32BE(4),
    depth: header[8]!,
    channels: channelsOf[type],
    hasAlpha: type === 4 || type === 6,
    interlaced: header[12] === 1,
    palette: type === 3 ? chunks.get('PLTE')![0] : undefined,
    transparency: chunks.get('tRNS')?.[0],
    data: Buffer.concat(chunks.get('IDAT')!),
    profile: profileOf(chunks.get('iCCP')?.[0]),
  };
}

/** Samples of a pixel, by colour type. */
const channelsOf = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;

/** After a name, a zero and the method of compression. */
function profileOf(chunk: Buffer | undefined): Uint8Array | undefined {
  return chunk && inflateSync(chunk.subarray(chunk.indexOf(0) + 2));
}

/** The pixels of a PNG, row by row; every row begins with a byte of its own. */
export function unpack(png: Png): Uint8Array {
  const packed = inflateSync(png.data);
  const { width, height, depth, channels } = png;
  if (!png.interlaced) return unfilter(packed, rowLength(width, png), height, stepOf(png));
  const length = rowLength(width, png);
  const pixels = new Uint8Array(length * height);
  let at = 0;
  for (const [left, top, across, down] of adam7) {
    const columns = Math.ceil((width - left) / across);
    const rows = Math.ceil((height - top) / down);
    if (columns <= 0 || rows <= 0) continue;
    const passLength = rowLength(columns, png);
    const pass = unfilter(
      packed.subarray(at, at + passLength * rows),
      passLength,
      rows,
      stepOf(png),
    );
    at += passLength * rows;
    for (let row = 0; row < rows; row++) {
      const from = pass.subarray(row * passLength, (row + 1) * passLength);
      const to = pixels.subarray((top + row * down) * length, (top + row * down + 1) * length);
      for (let column = 0; column < columns; column++) {
        copyPixel(from, column, to, left + column * across, depth * channels);
      }
    }
  }
  return pixels;
}

function copyPixel(
  from: Uint8Array,
  source: number,
  to: Uint8Array,
  target: number,
  bits: number,
): void {
  if (bits < 8) {
    const shift = 8 - bits - ((target * bits) % 8);
    to[1 + ((target * bits) >> 3)]! |= sampleAt(from, source, bits) << shift;
    return;
  }
  const size = bits / 8;
  for (let byte = 0; byte < size; byte++)
    to[1 + target * size + byte] = from[1 + source * size + byte]!;
}

/** A sample of a row that begins with a byte of its own. */
export function sampleAt(row: Uint8Array, index: number, depth: number): number {
  if (depth === 8) return row[1 + index]!;
  if (depth === 16) return row[1 + 2 * index]! * 256 + row[2 + 2 * index]!;
  const at = index * depth;
  return (row[1 + (at >> 3)]! >> (8 - depth - (at % 8))) & ((1 << depth) - 1);
}

/** Bytes of a row, with the one before its pixels. */
export function rowLength(
  width: number,
  { depth, channels }: { readonly depth: number; readonly channels: number },
): number {
  return 1 + Math.ceil((width * channels * depth) / 8);
}

/** Distance to the byte that a filter takes for the one on the left. */
function stepOf({ depth, channels }: Pick<Png, 'depth' | 'channels'>): number {
  return Math.max(1, (depth * channels) / 8);
}

/** Undoes the filters (PNG third edition, 9.2) in place. */
function unfilter(rows: Uint8Array, length: number, height: number, step: number): Uint8Array {
  for (let row = 0; row < height; row++) {
    const start = row * length;
    const filter = rows[start]!;
    rows[start] = 0;
    if (filter === 0) continue;
    for (let at = start + 1; at < start + length; at++) {
      const isFirst = at - step <= start;
      const left = isFirst ? 0 : rows[at - step]!;
      const above = row === 0 ? 0 : rows[at - length]!;
      const corner = isFirst || row === 0 ? 0 : rows[at - length - step]!;
      rows[at]! += predict(filter, left, above, corner);
    }
  }
  return rows;
}

function predict(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  return paeth(left, above, corner);
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [toLeft, toAbove, toCorner] = [
    Math.abs(estimate - left),
    Math.abs(estimate - above),
    Math.abs(estimate - corner),
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

/** Filters rows by Paeth's method, after which photographs deflate better. */
export function filter(
  rows: Uint8Array,
  width: number,
  layout: { readonly depth: number; readonly channels: number },
): Uint8Array {
  const length = rowLength(width, layout);
  const step = stepOf(layout);
  const filtered = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const column = at % length;
    if (column === 0) {
      filtered[at] = 4;
      continue;
    }
    const left = column > step ? rows[at - step]! : 0;
    const above = rows[at - length] ?? 0;
    const corner = column > step ? (rows[at - length - step] ?? 0) : 0;
    filtered[at] = rows[at]! - paeth(left, above, corner);
  }
  return filtered;
}
