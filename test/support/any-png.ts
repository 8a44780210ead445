import { crc32, deflateSync } from 'node:zlib';

/** A kind of PNG (PNG third edition, 11.2.1). */
export interface PngKind {
  /** Colour type: grey 0, colours 2, palette 3; with opacity 4 and 6. */
  readonly type: 0 | 2 | 3 | 4 | 6;
  readonly depth: number;
  readonly interlaced: boolean;
  /** Whether it has a tRNS chunk. */
  readonly keyed: boolean;
}

/** Every kind of PNG that there is. */
export const pngKinds: readonly PngKind[] = (
  [
    [0, [1, 2, 4, 8, 16]],
    [2, [8, 16]],
    [3, [1, 2, 4, 8]],
    [4, [8, 16]],
    [6, [8, 16]],
  ] as const
).flatMap(([type, depths]) =>
  depths.flatMap((depth) =>
    [false, true].flatMap((interlaced) =>
      (type < 4 ? [false, true] : [false]).map((keyed) => ({ type, depth, interlaced, keyed })),
    ),
  ),
);

/** A PNG, and what it looks like on white: three bytes a pixel. */
export interface DrawnPng {
  readonly bytes: Buffer;
  readonly colors: readonly number[];
}

/** Draws a pattern in which neighbours differ; its rows go through all five filters. */
export function drawPng(kind: PngKind, width: number, height: number): DrawnPng {
  const { type, depth, interlaced, keyed } = kind;
  const colors: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) colors.push(...colorOf(kind, x, y));
  }
  const passes = interlaced ? adam7 : ([[0, 0, 1, 1]] as const);
  const rows = passes.flatMap(([left, top, across, down]) => {
    const pass: Buffer[] = [];
    for (let y = top; y < height && left < width; y += down) {
      const row: number[] = [];
      for (let x = left; x < width; x += across) row.push(...samplesAt(kind, x, y));
      pass.push(packSamples(row, depth));
    }
    return filterRows(pass, Math.max(1, (channels[type] * depth) / 8));
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, type, 0, 0, interlaced ? 1 : 0], 8);
  const transparency = type === 3 ? Buffer.from(opacities) : packSamples(keyOf(kind), 16);
  const bytes = joinPng([
    ['IHDR', header],
    ...(type === 3 ? [['PLTE', Buffer.from(paletteOf(kind))] as const] : []),
    ...(keyed ? [['tRNS', transparency] as const] : []),
    ['IDAT', deflateSync(Buffer.concat(rows))],
  ]);
  return { bytes, colors };
}

/** Samples of a pixel, by colour type. */
const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

function samplesAt({ type, depth }: PngKind, x: number, y: number): number[] {
  return Array.from(
    { length: channels[type] },
    (_, channel) =>
      ((x * 7919 + y * 104729 + channel * 31337 + x * y * 613) % 65521) & (2 ** depth - 1),
  );
}

/** The colour that is not there, if one is not. */
function keyOf(kind: PngKind): number[] {
  return samplesAt(kind, 1, 1);
}

function paletteOf({ depth }: PngKind): number[] {
  return Array.from({ length: 3 * 2 ** depth }, (_, index) => (index * 71) & 0xff);
}

/** Of the first colours of a palette. */
const opacities = [0, 128];

/** What a pixel looks like on white. */
function colorOf(kind: PngKind, x: number, y: number): number[] {
  const { type, depth, keyed } = kind;
  const samples = samplesAt(kind, x, y);
  const [first = 0] = samples;
  const scaled = samples.map((value) => (value / (2 ** depth - 1)) * 255);
  const [grey = 0] = scaled;
  const color =
    type === 3
      ? paletteOf(kind).slice(3 * first, 3 * first + 3)
      : type === 0 || type === 4
        ? [grey, grey, grey]
        : scaled.slice(0, 3);
  const isKey = String(samples) === String(keyOf(kind));
  const keyedOpacity = type === 3 ? (opacities[first] ?? 255) : isKey ? 0 : 255;
  const opacity = type >= 4 ? scaled.at(-1)! : keyed ? keyedOpacity : 255;
  return color.map((value) => 255 + ((value - 255) * opacity) / 255);
}

/** A PNG file of these chunks, and the last. */
export function joinPng(chunks: readonly (readonly [type: string, content: Buffer])[]): Buffer {
  const end = ['IEND', Buffer.alloc(0)] as const;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...[...chunks, end].map(([type, content]) => {
      const chunk = Buffer.alloc(12 + content.length);
      chunk.writeUInt32BE(content.length, 0);
      chunk.write(type, 4, 'latin1');
      chunk.set(content, 8);
      chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
      return chunk;
    }),
  ]);
}

const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function packSamples(samples: readonly number[], depth: number): Buffer {
  const bits = samples.map((value) => value.toString(2).padStart(depth, '0')).join('');
  const bytes = bits.match(/.{1,8}/g)!.map((eight) => Number.parseInt(eight.padEnd(8, '0'), 2));
  return Buffer.from(bytes);
}

function filterRows(rows: readonly Buffer[], step: number): Buffer[] {
  return rows.map((row, index) => {
    const filter = index % 5;
    const filtered = row.map((byte, at) => {
      const left = row[at - step] ?? 0;
      const above = rows[index - 1]?.[at] ?? 0;
      const corner = rows[index - 1]?.[at - step] ?? 0;
      const nearest = [left, above, corner].sort(
        (a, b) => Math.abs(left + above - corner - a) - Math.abs(left + above - corner - b),
      )[0]!;
      return byte - [0, left, above, (left + above) >> 1, nearest][filter]!;
    });
    return Buffer.from([filter, ...filtered]);
  });
}
