import { type CleanImage, objectToSize } from './clean-image.ts';
import { isFitProfile } from './color-profile.ts';

/**
 * A JPEG whose segments were walked to its end (ITU-T T.81, B.2). Only those that make the picture
 * are left, and of the camera's notes which side is up.
 *
 * @returns What is wrong, as the end of a sentence; nothing if the file is broken.
 */
export function cleanJpeg(file: Buffer): CleanImage | string | undefined {
  const segments = readSegments(file);
  const frame = segments?.find(({ marker }) => isFrame(marker));
  if (!segments || !frame || frame.content.length < 6) return undefined;
  const components = frame.content[5];
  if (components !== 1 && components !== 3) {
    return 'it is a JPEG in CMYK, for print, expected one in RGB';
  }
  if (frame.marker > 0xc2 || frame.content[0] !== 8) {
    return 'it is a JPEG of a rare kind, expected a baseline or progressive one of 8 bits';
  }
  const [width, height] = [frame.content.readUInt16BE(3), frame.content.readUInt16BE(1)];
  const wrong = objectToSize(width, height);
  if (wrong) return wrong;
  const orientation = segments.map(orientationOf).find(Boolean) ?? 1;
  const isColored = hasFitProfile(segments, components);
  const kept = segments.filter(
    (segment) => isPicture(segment) || (isColored && isProfile(segment)),
  );
  const [first, ...others] = kept.map(({ bytes }) => bytes);
  const note = orientation === 1 ? [] : [orientationNote(orientation)];
  const isJfif = kept[0]!.marker === 0xe0;
  const start = isJfif ? [withoutThumbnail(first!), ...note] : [...note, first!];
  const bytes = Buffer.concat([file.subarray(0, 2), ...start, ...others, endOfImage]);
  const turned = orientation === 1 ? {} : { orientation };
  return orientation < 5
    ? { bytes, width, height, ...turned }
    : { bytes, width: height, height: width, ...turned };
}

const endOfImage = Buffer.from('ffd9', 'hex');

/** A marker and what belongs to it; a scan has its data behind it. */
interface Segment {
  readonly marker: number;
  /** What follows the length. */
  readonly content: Buffer;
  readonly bytes: Buffer;
}

const startOfScan = 0xda;

/** The segments up to the end of the image; what is behind it is not looked at. */
function readSegments(file: Buffer): Segment[] | undefined {
  const segments: Segment[] = [];
  let at = 2;
  while (at + 2 <= file.length) {
    if (file[at] !== 0xff) return undefined;
    const marker = file[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9)
      return segments.some((one) => one.marker === startOfScan) ? segments : undefined;
    if (at + 4 > file.length) return undefined;
    const next = at + 2 + file.readUInt16BE(at + 2);
    const end = marker === startOfScan ? endOfScan(file, next) : next;
    if (end < at + 4 || end > file.length) return undefined;
    segments.push({ marker, content: file.subarray(at + 4, next), bytes: file.subarray(at, end) });
    at = end;
  }
  return undefined;
}

/** Entropy-coded data end at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(file: Buffer, start: number): number {
  let at = file.indexOf(0xff, start);
  while (at !== -1) {
    const next = file[at + 1];
    if (next === undefined) return file.length;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = file.indexOf(0xff, at + (next === 0xff ? 1 : 2));
  }
  return file.length;
}

/** SOF0 to SOF15, without the tables that have markers among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Tables, frames and scans, and the two notes on what the components mean: JFIF and Adobe's. */
function isPicture({ marker, content }: Segment): boolean {
  const begins = (name: string) => content.toString('latin1', 0, name.length) === name;
  if (marker === 0xe0) return begins('JFIF\0') && content.length >= 14;
  if (marker === 0xee) return begins('Adobe');
  return marker < 0xe0;
}

/** A JFIF segment whose thumbnail is cut off (ITU-T T.871, 10.1). */
function withoutThumbnail(segment: Buffer): Buffer {
  const short = Buffer.from(segment.subarray(0, 18));
  short.writeUInt16BE(16, 2);
  short.fill(0, 16);
  return short;
}

function isProfile({ marker, content }: Segment): boolean {
  return marker === 0xe2 && content.toString('latin1', 0, 12) === 'ICC_PROFILE\0';
}

/** Whether the parts of a profile are in order and make one that is fit (ICC.1, annex B.4). */
function hasFitProfile(segments: readonly Segment[], components: 1 | 3): boolean {
  const parts = segments.filter(isProfile).map(({ content }) => content);
  if (!parts.every((part, index) => part[12] === index + 1 && part[13] === parts.length))
    return false;
  return isFitProfile(Buffer.concat(parts.map((part) => part.subarray(14))), components);
}

/** The orientation that a camera has noted (Exif 2.3, 4.6.4): 1 to 8. */
function orientationOf({ marker, content }: Segment): number | undefined {
  if (marker !== 0xe1 || content.toString('latin1', 0, 6) !== 'Exif\0\0') return undefined;
  const tiff = content.subarray(6);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  if (tiff.length < 8) return undefined;
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return undefined;
  const end = Math.min(start + 2 + 12 * short(start), tiff.length - 11);
  for (let at = start + 2; at < end; at += 12) {
    if (short(at) !== 0x0112) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An Exif segment that says nothing but the orientation. */
function orientationNote(orientation: number): Buffer {
  const exif = Buffer.from('ffe10022457869660000' + '4d4d002a00000008' + '0001', 'hex');
  const entry = Buffer.from('011200030000000100000000' + '00000000', 'hex');
  entry.writeUInt16BE(orientation, 8);
  return Buffer.concat([exif, entry]);
}
