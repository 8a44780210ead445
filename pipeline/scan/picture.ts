import { inflateSync } from 'node:zlib';
import { leaksOfWords, type Secrets } from './text.ts';

/** Places, serial numbers and other notes of a camera or a program, in a PNG or JPEG. */
export function leaksOfPicture(file: Buffer, secrets: Secrets): string[] {
  const notes = file[0] === 0xff ? notesOfJpeg(file) : notesOfPng(file);
  return notes.flatMap((note) => {
    const text = note.toString('utf8');
    return [
      ...leaksOfExif(note),
      ...leaksOfExif(profileOf(note)),
      ...leaksOfXmp(text),
      ...leaksOfWords(text, secrets),
    ];
  });
}

/** The segments in which programs write: APP1 to APP15 and comments (ITU-T T.81, B.2.4.6). */
function notesOfJpeg(file: Buffer): Buffer[] {
  const notes: Buffer[] = [];
  let at = 2;
  while (at + 4 <= file.length && file[at] === 0xff) {
    const marker = file[at + 1]!;
    const end = at + 2 + file.readUInt16BE(at + 2);
    if (marker === 0xda) break;
    if ((marker > 0xe0 && marker <= 0xef) || marker === 0xfe)
      notes.push(file.subarray(at + 4, end));
    at = end;
  }
  return notes;
}

/** The chunks in which programs write (PNG third edition, 11.3.3 and 11.3.4). */
function notesOfPng(file: Buffer): Buffer[] {
  const notes: Buffer[] = [];
  let at = 8;
  while (at + 12 <= file.length) {
    const end = at + 8 + file.readUInt32BE(at);
    if (/tEXt|zTXt|iTXt|eXIf/.test(file.toString('latin1', at + 4, at + 8))) {
      const note = file.subarray(at + 8, end);
      notes.push(note, ...inflated(note));
    }
    at = end + 4;
  }
  return notes;
}

/** What a `zTXt` or a compressed `iTXt` chunk says: its text begins as zlib's do. */
function inflated(note: Buffer): Buffer[] {
  for (let at = note.indexOf(0); at >= 0 && at < 200; at = note.indexOf(0x78, at + 1)) {
    if (note[at] !== 0x78) continue;
    try {
      return [inflateSync(note.subarray(at), { maxOutputLength: 2 ** 22 })];
    } catch {
      // A letter x, or a text that is cut off.
    }
  }
  return [];
}

/** An Exif block that ImageMagick wrote into a text chunk, in hexadecimal. */
function profileOf(note: Buffer): Buffer {
  const hex = /^\s*(?:exif|app1)\s+\d+\s+([0-9a-f\s]+)/i.exec(note.toString('latin1'))?.[1] ?? '';
  return Buffer.from(hex.replace(/\s/g, ''), 'hex');
}

/** Tags of Exif 2.32 that say where, with what or by whom a picture was taken. */
const telltales = new Map([
  [0x8825, 'the place where the picture was taken'],
  [0xa431, 'the serial number of the camera'],
  [0xa435, 'the serial number of the lens'],
  [0xa430, 'the name of the camera’s owner'],
  [0x927c, 'the camera’s own notes'],
  [0x9c9d, 'the author’s name on a machine'],
  [0x013c, 'the name of a machine'],
  [0x0201, 'a small copy of the picture, perhaps from before it was cut'],
]);

function leaksOfExif(note: Buffer): string[] {
  const start = note.indexOf('Exif\0\0', 0, 'latin1');
  const tiff = start === 0 ? note.subarray(6) : note;
  const order = tiff.toString('latin1', 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return [];
  const short = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (order === 'II' ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const leaks: string[] = [];
  const directories = [long(4)];
  const seen = new Set<number>();
  for (const at of directories) {
    if (seen.has(at) || at + 2 > tiff.length) continue;
    seen.add(at);
    const end = at + 2 + 12 * short(at);
    // Behind the directory stands where the next one is: that of the small copy.
    if (end + 4 <= tiff.length) directories.push(long(end));
    for (let entry = at + 2; entry < end && entry + 12 <= tiff.length; entry += 12) {
      const found = telltales.get(short(entry));
      if (found) leaks.push(found);
      // The Exif directory of its own.
      if (short(entry) === 0x8769) directories.push(long(entry + 8));
    }
  }
  return leaks;
}

/** The same facts in XMP (Exif 2.32 for XMP; ISO 16684-2), whichever way they are written. */
function leaksOfXmp(text: string): string[] {
  return [
    ...(/\bexif:GPS/.test(text) ? ['the place where the picture was taken'] : []),
    ...(/\b(?:aux|exifEX):(?:\w*SerialNumber|OwnerName|CameraOwnerName)/.test(text)
      ? ['the serial number or the owner of the camera']
      : []),
    ...(/\b(?:xmpMM:|photoshop:History|stRef:filePath)/.test(text)
      ? ['the history of the file on somebody’s machine']
      : []),
  ];
}
