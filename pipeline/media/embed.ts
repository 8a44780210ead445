import { crc32 } from 'node:zlib';

/** What is written into a picture. */
export interface Blocks {
  readonly xmp: Buffer;
  /** Photoshop's resources with IPTC-IIM; a PNG has no place for it. */
  readonly iim: Buffer;
}

/** A PNG or JPEG that `read/` has cleaned, with words in it. */
export function embed(image: Uint8Array, blocks: Blocks): Buffer {
  const file = Buffer.from(image.buffer, image.byteOffset, image.byteLength);
  return file[0] === 0xff ? embedInJpeg(file, blocks) : embedInPng(file, blocks);
}

/** Behind JFIF and Exif, which want to be first (XMP Specification, part 3, 1.1.3). */
function embedInJpeg(file: Buffer, { xmp, iim }: Blocks): Buffer {
  let at = 2;
  while (file[at + 1] === 0xe0 || file[at + 1] === 0xe1) at += 2 + file.readUInt16BE(at + 2);
  const name = Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1');
  return Buffer.concat([
    file.subarray(0, at),
    segment(0xe1, Buffer.concat([name, xmp])),
    segment(0xed, iim),
    file.subarray(at),
  ]);
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** Behind the header, in a chunk that is not packed, as XMP asks (part 3, 1.1.5). */
function embedInPng(file: Buffer, { xmp }: Blocks): Buffer {
  const headerEnd = 33;
  const type = Buffer.from('iTXt', 'latin1');
  const content = Buffer.concat([type, Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), xmp]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length - type.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([
    file.subarray(0, headerEnd),
    length,
    content,
    sum,
    file.subarray(headerEnd),
  ]);
}
