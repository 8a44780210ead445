import { crc32 } from 'node:zlib';
import { zlibSync } from 'fflate';
import type { Color } from '../model/paged-document.ts';

/** A picture of at most 256 colours. */
export interface IndexedPicture {
  readonly width: number;
  readonly height: number;
  /** A number of the palette for each pixel, row by row. */
  readonly pixels: Uint8Array;
  readonly palette: readonly Color[];
}

/**
 * Writes a PNG with a palette and nothing else: no date, no program, no colour profile, so that its
 * colours are sRGB (PNG 3rd edition, 11.2 and 4.3). fflate compresses: unlike zlib's, its bytes
 * do not differ with the processor.
 */
export function writePng({ width, height, pixels, palette }: IndexedPicture): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, colours by number.
  header.set([8, 3], 8);
  const rows = new Uint8Array((width + 1) * height);
  for (let row = 0; row < height; row++) {
    // Each row begins with its filter: none, which is best for colours by number (12.7).
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.map((color) => color.slice(1)).join(''), 'hex')),
    chunk('IDAT', zlibSync(rows, { level: 6 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
