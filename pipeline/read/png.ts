import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { adam7 } from '../model/image.ts';
import { type CleanImage, objectToSize } from './clean-image.ts';
import { isFitProfile, largestProfile } from './color-profile.ts';

/**
 * A PNG that was checked (PNG third edition, 5.3): IHDR first, IEND last, every CRC, and that the
 * image data unpack to the length which the header promises. Only the chunks that make the picture
 * are left; an old gamma value goes too, because programs disagree about it.
 *
 * @returns What is wrong, as the end of a sentence; nothing if the file is broken.
 */
export function cleanPng(file: Buffer): CleanImage | string | undefined {
  const chunks = readChunks(file);
  const header = chunks && readHeader(chunks);
  if (!header) return undefined;
  const { width, height } = header;
  const wrong = objectToSize(width, height) ?? objectToLength(header);
  if (wrong) return wrong;
  const contents = (type: string) =>
    chunks.filter((chunk) => chunk.type === type).map(({ content }) => content);
  const data = contents('IDAT');
  const [palette, ...palettes] = contents('PLTE');
  const [transparency, ...transparencies] = contents('tRNS');
  if (palettes.length > 0 || transparencies.length > 0) return undefined;
  if (header.type === 3 && !isPalette(palette, header)) return undefined;
  if (transparency && !isTransparency(transparency, palette, header)) return undefined;
  if (!unpacks(data, header)) return undefined;
  const profile = profileOf(contents('iCCP')[0], header);
  const bytes = Buffer.concat([
    file.subarray(0, 8),
    chunk('IHDR', chunks[0]!.content),
    ...(profile ? [chunk('iCCP', profile)] : []),
    ...(header.type === 3 ? [chunk('PLTE', palette!)] : []),
    ...(transparency ? [chunk('tRNS', transparency)] : []),
    ...data.map((content) => chunk('IDAT', content)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { bytes, width, height };
}

interface Chunk {
  readonly type: string;
  readonly content: Buffer;
}

function readChunks(file: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  let at = 8;
  while (at + 12 <= file.length) {
    const end = at + 12 + file.readUInt32BE(at);
    if (end > file.length) return undefined;
    if (crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return undefined;
    const type = file.toString('latin1', at + 4, at + 8);
    // What comes after the end is not looked at.
    if (type === 'IEND') return chunks;
    chunks.push({ type, content: file.subarray(at + 8, end - 4) });
    at = end;
  }
  return undefined;
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** The colour type: grey 0, colours 2, palette 3; with opacity 4 and 6. */
  readonly type: ColorType;
  readonly interlaced: boolean;
}

type ColorType = keyof typeof kinds;

/** Samples of a pixel and the bits that a sample may have, by colour type (table 8). */
const kinds = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
};

function readHeader([first, ...others]: readonly Chunk[]): Header | undefined {
  const isAlone = others.every(({ type }) => type !== 'IHDR');
  if (first?.type !== 'IHDR' || first.content.length !== 13 || !isAlone) return undefined;
  const [depth, type, compression, filter, interlace] = first.content.subarray(8);
  const kind = kinds[type as ColorType];
  if (!kind?.depths.includes(depth!) || compression || filter || interlace! > 1) return undefined;
  return {
    width: first.content.readUInt32BE(0),
    height: first.content.readUInt32BE(4),
    depth: depth!,
    type: type as ColorType,
    interlaced: interlace === 1,
  };
}

/** As much as 100 million pixels in colour and opacity. */
const largestLength = 401e6;

function objectToLength(header: Header): string | undefined {
  const length = unpackedLength(header);
  if (length <= largestLength) return undefined;
  return `it unpacks to ${Math.round(length / 1e6)} MB, expected at most 400 MB`;
}

/** The length of all rows, each after the byte of its filter. */
function unpackedLength({ width, height, depth, type, interlaced }: Header): number {
  const bits = kinds[type].channels * depth;
  const whole = [[0, 0, 1, 1]] as const;
  return (interlaced ? adam7 : whole).reduce((length, [left, top, across, down]) => {
    const columns = Math.ceil((width - left) / across);
    const rows = Math.ceil((height - top) / down);
    return columns > 0 && rows > 0 ? length + rows * (1 + Math.ceil((columns * bits) / 8)) : length;
  }, 0);
}

function isPalette(palette: Buffer | undefined, { depth }: Header): boolean {
  if (!palette) return false;
  const { length } = palette;
  return length > 0 && length % 3 === 0 && length / 3 <= 2 ** depth;
}

function isTransparency(chunk: Buffer, palette: Buffer | undefined, { type }: Header): boolean {
  if (type === 3) return chunk.length * 3 <= palette!.length;
  return type === 0 ? chunk.length === 2 : type === 2 && chunk.length === 6;
}

function unpacks(data: readonly Buffer[], header: Header): boolean {
  const length = unpackedLength(header);
  try {
    return inflateSync(Buffer.concat(data), { maxOutputLength: length }).length === length;
  } catch {
    return false;
  }
}

/** The chunk of a fit profile; without its name, and without what may follow it unseen. */
function profileOf(content: Buffer | undefined, { type }: Header): Buffer | undefined {
  if (!content) return undefined;
  try {
    const packed = content.subarray(content.indexOf(0) + 2);
    const profile = inflateSync(packed, { maxOutputLength: largestProfile });
    if (!isFitProfile(profile, type === 0 || type === 4 ? 1 : 3)) return undefined;
    return Buffer.concat([Buffer.from('ICC profile\0\0', 'latin1'), deflateSync(profile)]);
  } catch {
    // A profile that cannot be unpacked says nothing.
    return undefined;
  }
}

function chunk(type: string, content: Uint8Array): Buffer {
  const bytes = Buffer.alloc(12 + content.length);
  bytes.writeUInt32BE(content.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(content, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), bytes.length - 4);
  return bytes;
}
