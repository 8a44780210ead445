import { crc32, deflateSync } from 'node:zlib';
import type { ImageFile } from '../../pipeline/model/image.ts';

/** A PNG in red, green, blue and transparency, all of it a pattern of stripes. */
export function stripedPng(path: string, width: number, height: number): ImageFile {
  const rows = Buffer.alloc(height * (width * 4 + 1));
  // The first byte of every row says that it is not filtered.
  for (let at = 0; at < rows.length; at++) rows[at] = at % (width * 4 + 1) ? (at * 7) & 0xff : 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const bytes = Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { path, bytes, mediaType: 'image/png', width, height };
}

/** A PNG whose XMP names who made it. */
export function creditedPng(credit: string): Buffer {
  const { bytes } = stripedPng('credited.png', 40, 30);
  const xmp = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="${credit}"/></rdf:RDF>`;
  const text = chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`));
  return Buffer.concat([bytes.subarray(0, 33), text, bytes.subarray(33)]);
}

/** 50 million pixels and more, all of them black, in a few kilobytes. */
export const enormousPng: Buffer = whiteless(7200, 7000);

function whiteless(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(height * (1 + width / 8)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(content), 4);
  return Buffer.concat([frame.subarray(0, 4), content, frame.subarray(4)]);
}
