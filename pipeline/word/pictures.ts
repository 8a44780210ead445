import { ImageRun, type ParagraphChild } from 'docx';
import type { Image } from 'mdast';
import type { ImageFile } from '../model/image.ts';
import { pasteable } from '../model/pasteable.ts';
import { type Ink, textRun } from './ink.ts';
import type { Job } from './job.ts';

/** A picture with its alternative text; one that was not found says what it would show. */
export function pictureRun({ url, alt }: Image, ink: Ink, job: Job): ParagraphChild {
  const image = job.document.images.get(url);
  if (!image) return textRun(alt ? `[${alt}]` : '', ink);
  job.pictures += 1;
  const number = String(job.pictures);
  return new ImageRun({
    type: image.mediaType === 'image/png' ? 'png' : 'jpg',
    data: image.bytes,
    transformation: transformationOf(image),
    altText: { id: number, name: `Picture ${number}`, description: pasteable(alt ?? '') },
  });
}

/** Width and height of the text on the page, in pixels of which 96 make an inch. */
const room = { width: 604, height: 840 };

/** As large as it is at 96 pixels to the inch, but inside the page; turned as the camera was held. */
function transformationOf({ width, height, orientation = 1 }: ImageFile) {
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
