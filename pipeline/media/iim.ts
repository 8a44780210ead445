import type { PictureWords } from './xmp.ts';

/**
 * The same words for systems that read only the older fields (IPTC-IIM 4.2), in the language of the
 * release. A text that is longer than its field is left out: half a credit would be a wrong one.
 */
export function iimBlock({ caption, credit, creator, copyright }: PictureWords): Buffer {
  const block = Buffer.concat([
    // 1:90: the texts are in UTF-8.
    dataset(1, 90, Buffer.from('\x1b%G', 'latin1')),
    dataset(2, 0, Buffer.from([0, 4])),
    field(80, creator, 32),
    field(110, credit, 32),
    field(116, copyright, 128),
    field(120, caption.main, 2000),
  ]);
  const head = Buffer.alloc(12);
  head.write('8BIM', 'latin1');
  head.writeUInt16BE(0x0404, 4);
  head.writeUInt32BE(block.length, 8);
  return Buffer.concat([
    Buffer.from('Photoshop 3.0\0', 'latin1'),
    head,
    block,
    Buffer.alloc(block.length % 2),
  ]);
}

/** @param most Bytes that the standard allows. */
function field(number: number, text: string | undefined, most: number): Buffer {
  const bytes = Buffer.from(text ?? '');
  return bytes.length === 0 || bytes.length > most ? Buffer.alloc(0) : dataset(2, number, bytes);
}

function dataset(record: number, number: number, content: Buffer): Buffer {
  const head = Buffer.from([0x1c, record, number, 0, 0]);
  head.writeUInt16BE(content.length, 3);
  return Buffer.concat([head, content]);
}
