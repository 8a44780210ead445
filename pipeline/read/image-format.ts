import type { ImageFile } from '../model/image.ts';
import { cleanJpeg } from './jpeg.ts';
import { cleanPng } from './png.ts';

/**
 * What an image is, and its bytes without whatever is not pixels or colours: places, names, dates,
 * thumbnails and comments are nobody's business. Or what is wrong with it, as the end of a sentence.
 */
export function inspectImage(bytes: Uint8Array): Omit<ImageFile, 'path'> | string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng = file.subarray(0, 8).equals(pngSignature);
  const isJpeg = file.subarray(0, 3).equals(jpegSignature);
  if (!isPng && !isJpeg) return describeOther(file);
  const image = isPng ? cleanPng(file) : cleanJpeg(file);
  if (image === undefined) return 'the file is broken, expected a sound one';
  if (typeof image === 'string') return image;
  return { mediaType: isPng ? 'image/png' : 'image/jpeg', ...image };
}

/** Formats that people take for one of ours, and what to do. */
function describeOther(file: Buffer): string {
  const head = file.toString('latin1', 0, 1000);
  if (/^(?:\xEF\xBB\xBF)?\s*<(?=svg|[?!]).*?svg/is.test(head)) {
    return 'it is an SVG drawing, expected PNG or JPEG: export it as PNG';
  }
  if (/^(?:II\*\0|MM\0\*)/.test(head)) return 'it is a TIFF, expected PNG or JPEG: save it as JPEG';
  if (/^....ftyp(?:heic|heix|mif1|avif)/s.test(head)) {
    return 'it is a HEIC or AVIF of a telephone, expected PNG or JPEG: save it as JPEG';
  }
  if (/^RIFF....WEBP/s.test(head)) return 'it is a WebP, expected PNG or JPEG: save it as one';
  return 'it is neither PNG nor JPEG, expected one of them';
}

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex');
const jpegSignature = Buffer.from('ffd8ff', 'hex');
