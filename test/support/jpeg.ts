/** 48 × 32 pixels: red, white and blue above, green, white and white below. */
export const flagJpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAgADADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAcFBv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAYAQADAQEAAAAAAAAAAAAAAAAABAYFB//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AMsAgrVUAPpJGgFaXdIA5yx1BAbKgAAH/9k=',
  'base64',
);

/** A segment of a JPEG (ITU-T T.81, B.1.1.4). */
export function jpegSegment(marker: number, content: string | Buffer): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
}

/** The flag with segments more, behind its JFIF header. */
export function jpegWith(...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([flagJpeg.subarray(0, 20), ...segments, flagJpeg.subarray(20)]);
}

/**
 * What a camera notes (Exif 2.32): which side is up, its serial number, its owner, and where it was.
 *
 * @param secret Stands in all of them.
 */
export function cameraNotes(orientation: number, secret: string): Buffer {
  const text = Buffer.from(`${secret}\0`.padEnd(16, '\0'), 'latin1');
  const start = 8 + 2 + 3 * 12 + 4;
  const tiff = Buffer.alloc(start + 2 + 2 * 12 + 4 + 2 + 12 + 4 + 32);
  const [exif, gps] = [start, start + 2 + 2 * 12 + 4];
  const [serial, north] = [gps + 2 + 12 + 4, gps + 2 + 12 + 4 + 16];
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  const entry = (at: number, [tag, type, count, value]: readonly number[]) => {
    tiff.writeUInt16LE(tag!, at);
    tiff.writeUInt16LE(type!, at + 2);
    tiff.writeUInt32LE(count!, at + 4);
    tiff.writeUInt32LE(value!, at + 8);
  };
  tiff.writeUInt16LE(3, 8);
  entry(10, [0x0112, 3, 1, orientation]);
  entry(22, [0x8769, 4, 1, exif]);
  entry(34, [0x8825, 4, 1, gps]);
  tiff.writeUInt16LE(2, exif);
  entry(exif + 2, [0xa430, 2, 16, serial]);
  entry(exif + 14, [0xa431, 2, 16, serial]);
  tiff.writeUInt16LE(1, gps);
  entry(gps + 2, [0x0002, 2, 16, north]);
  text.copy(tiff, serial);
  text.copy(tiff, north);
  return jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff]));
}

/** Photoshop's resources with IPTC-IIM: datasets of record 2, in UTF-8 or in the letters of Windows. */
export function iptcNotes(fields: Readonly<Record<number, string>>, isUtf8 = true): Buffer {
  const dataset = (record: number, number: number, content: Buffer): Buffer => {
    const head = Buffer.from([0x1c, record, number, 0, 0]);
    head.writeUInt16BE(content.length, 3);
    return Buffer.concat([head, content]);
  };
  const block = Buffer.concat([
    ...(isUtf8 ? [dataset(1, 90, Buffer.from('\x1b%G', 'latin1'))] : []),
    ...Object.entries(fields).map(([number, text]) =>
      dataset(2, Number(number), Buffer.from(text, isUtf8 ? 'utf8' : 'latin1')),
    ),
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(block.length);
  const other = Buffer.from('8BIM\x04\x22\x05hello\0\0\0\x03abc\0', 'latin1');
  return jpegSegment(
    0xed,
    Buffer.concat([
      Buffer.from('Photoshop 3.0\0', 'latin1'),
      other,
      Buffer.from('8BIM\x04\x04\0\0', 'latin1'),
      size,
      block,
      Buffer.alloc(block.length % 2),
    ]),
  );
}

/** An XMP segment around the properties of one description. */
export function xmpNotes(properties: string): Buffer {
  return jpegSegment(
    0xe1,
    Buffer.from(
      `http://ns.adobe.com/xap/1.0/\0<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/" ${properties}</rdf:RDF></x:xmpmeta>${' '.repeat(200)}<?xpacket end="w"?>`,
    ),
  );
}
