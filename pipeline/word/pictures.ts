import { ImageRun, type ParagraphChild } from 'docx';
import type { Image } from 'mdast';
import { copyOf, type ImageCopy, type ImageFile } from '../model/image.ts';
import { pasteable } from '../model/pasteable.ts';
import { type Ink, textRun } from './ink.ts';
import type { Job } from './job.ts';

/** A picture with its alternative text; one that was not found says what it would show. */
export function pictureRun({ url, alt }: Image, ink: Ink, job: Job): ParagraphChild {
  const whole = job.document.images.get(url);
  if (!whole) return textRun(alt ? `[${alt}]` : '', ink);
  // A Word file is mailed, and the pack has the whole picture.
  const image = copyOf(whole, 1600);
  job.pictures += 1;
  const number = String(job.pictures);
  return new ImageRun({
    type: image.mediaType === 'image/png' ? 'png' : 'jpg',
    data: withoutOrientation(image),
    transformation: transformationOf(image),
    altText: { id: number, name: `Picture ${number}`, description: pasteable(alt ?? '') },
  });
}

/** Width and height of the text on the page, in pixels of which 96 make an inch. */
const room = { width: 604, height: 840 };

/**
 * The bytes of a picture without the note which side is up: the file says it to Word in Word's own
 * way, and a program that followed both would turn it twice.
 */
function withoutOrientation({ bytes, orientation }: ImageFile | ImageCopy): Uint8Array {
  if (orientation === undefined) return bytes;
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(note);
  if (start < 0) return bytes;
  const length = 2 + 256 * bytes[start + 2]! + bytes[start + 3]!;
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(start + length)]);
}

/** The beginning of an Exif segment that holds one entry, as `read/` leaves it. */
const note = Buffer.from('ffe10022457869660000', 'hex');

/** As large as it is at 96 pixels to the inch, but inside the page; turned as the camera was held. */
function transformationOf({ width, height, orientation = 1 }: ImageFile | ImageCopy) {
  const scale = Math.min(1, room.width / width, room.height / height);
  const shown = [width, height].map((length) => Math.max(1, Math.round(length * scale)));
  // From 5 on the file has the picture lying on its side (Exif 2.3, 4.6.4).
  const [across = 1, down = 1] = orientation < 5 ? shown : shown.toReversed();
  const rotation = [0, 0, 0, 180, 180, 270, 90, 90, 270][orientation] ?? 0;
  const isMirrored = [2, 4, 5, 7].includes(orientation);
  return {
    width: across,
    height: down,
    ...(rotation > 0 && { rotation }),
    ...(isMirrored && { flip: { horizontal: true } }),
  };
}
