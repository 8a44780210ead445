import { crc32, inflateSync } from 'node:zlib';
import type { ImageFile } from '../model/image.ts';

/** What an image is; or what is wrong with it, as the end of a sentence. */
export function inspectImage(
  bytes: Uint8Array,
): Pick<ImageFile, 'mediaType' | 'width' | 'height'> | string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = buffer.subarray(0, 8).equals(pngSignature)
    ? { mediaType: 'image/png' as const, ...inspectPng(buffer) }
    : buffer.subarray(0, 3).equals(jpegSignature)
      ? { mediaType: 'image/jpeg' as const, ...inspectJpeg(buffer) }
      : { wrong: 'it is neither PNG nor JPEG, expected one of them' };
  if ('wrong' in size) return size.wrong as string;
  const { width, height } = size as { width: number; height: number };
  if (width === 0 || height === 0) return 'it has no size, expected a sound file';
  if (width * height > largestArea) {
    return `it has ${width} × ${height} pixels, expected at most 100 million`;
  }
  return { mediaType: size.mediaType, width, height };
}

const largestArea = 100e6;
const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex');
const jpegSignature = Buffer.from('ffd8ff', 'hex');

type Size = { readonly width: number; readonly height: number } | { readonly wrong: string };

const broken = { wrong: 'the file is broken, expected a sound one' } as const;

/**
 * Walks the chunks of a PNG and checks each (PNG third edition, 5.3): IHDR first, IEND last, every
 * CRC, and that the image data unpack to the length which the header promises.
 */
function inspectPng(bytes: Buffer): Size {
  let at = pngSignature.length;
  let header: Buffer | undefined;
  const data: Buffer[] = [];
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) return broken;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return broken;
    const content = bytes.subarray(at + 8, end - 4);
    if (!header && (type !== 'IHDR' || length !== 13)) return broken;
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') data.push(content);
    if (type === 'IEND') return header ? checkPngData(header, data) : broken;
    at = end;
  }
  return broken;
}

function checkPngData(header: Buffer, data: readonly Buffer[]): Size {
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[header[9] as 0];
  if (channels === undefined) return broken;
  if (width * height > largestArea) return { width, height };
  const rows = (channels * (header[8] ?? 8) * width) / 8;
  // Interlacing adds at most a filter byte and a started byte to each row of seven passes.
  const most = Math.ceil(rows + 1) * height * (header[12] ? 2 : 1) + 14 * (width + height) + 64;
  try {
    const unpacked = inflateSync(Buffer.concat(data), { maxOutputLength: most });
    return unpacked.length >= Math.floor(rows) * height ? { width, height } : broken;
  } catch {
    return broken;
  }
}

/** Walks the segments of a JPEG to its frame header (ITU-T T.81, B.2) and looks for its end. */
function inspectJpeg(bytes: Buffer): Size {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return broken;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) {
      const components = bytes[at + 9];
      if (bytes.lastIndexOf(Buffer.from('ffd9', 'hex')) < at) return broken;
      if (components !== 1 && components !== 3) {
        return { wrong: 'it is a JPEG in CMYK, for print, expected one in RGB' };
      }
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    } else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return broken;
}

/** SOF0 to SOF15, without the tables that have markers among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
