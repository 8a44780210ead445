import { deflateSync } from 'node:zlib';
import type { Picture } from '../model/paged-document.ts';
import { filter, type Png, readPng, rowLength, sampleAt, unpack } from './png.ts';
import type { PdfDictionary, PdfValue, Reference } from './value.ts';
import type { OpenedImage, Writer } from './writer.ts';

/** The pictures of one document, each embedded once. */
export interface Pictures {
  /** Paints a picture on the page that is open. */
  paint(picture: Picture): void;
}

/**
 * Opens the pictures of a document. A JPEG goes into the file as it is, and pdfkit turns it as its
 * orientation says. A PNG is embedded here: pdfkit halves 16 bits and cannot unpack small samples.
 */
export function openPictures(writer: Writer): Pictures {
  const opened = new Map<Uint8Array, OpenedImage>();
  return {
    paint({ bytes, x, y, width, height }) {
      const image =
        opened.get(bytes) ??
        (bytes[0] === 0x89 ? openPng(writer, bytes, `P${opened.size}`) : openJpeg(writer, bytes));
      opened.set(bytes, image);
      writer.image(image, x, y, { width, height });
    },
  };
}

function openJpeg(writer: Writer, bytes: Uint8Array): OpenedImage {
  const image = writer.openImage(bytes);
  image.embed!(writer);
  const profile = profileOf(bytes);
  const { data } = image.obj!;
  if (profile)
    data.ColorSpace = iccBased(writer, profile, data.ColorSpace === 'DeviceGray' ? 1 : 3);
  return image;
}

/** The ICC profile of a JPEG, in one segment or several (ICC.1, annex B.4). */
function profileOf(bytes: Uint8Array): Uint8Array | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 2; at + 4 < file.length && file[at + 1] !== 0xda; ) {
    const end = at + 2 + file.readUInt16BE(at + 2);
    const isProfile = file.toString('latin1', at + 4, at + 16) === 'ICC_PROFILE\0';
    if (file[at + 1] === 0xe2 && isProfile) parts[file[at + 16]!] = file.subarray(at + 18, end);
    at = end;
  }
  return parts.length === 0 ? undefined : Buffer.concat(parts.filter(Boolean));
}

function openPng(writer: Writer, bytes: Uint8Array, label: string): OpenedImage {
  const png = readPng(bytes);
  const { width, height } = png;
  const isTransparent = png.hasAlpha || png.transparency !== undefined;
  const pixels = isTransparent || png.interlaced ? unpack(png) : undefined;
  const colors = { depth: png.depth, channels: png.hasAlpha ? png.channels - 1 : png.channels };
  const data = png.hasAlpha
    ? pack(channelsOf(png, pixels!, [0, colors.channels]), width, colors)
    : png.interlaced
      ? pack(pixels!, width, colors)
      : png.data;
  const opacity = isTransparent ? opacityOf(png, pixels!) : undefined;
  const mask = opacity && writeImage(writer, png, { ...opacity, channels: 1 }, 'DeviceGray');
  const obj = writeImage(writer, png, { ...colors, data }, colorSpaceOf(writer, png));
  if (mask) obj.data.SMask = mask;
  return { label, width, height, obj };
}

/** Samples of one plane of an image, deflated rows of PNG. */
interface Plane {
  readonly depth: number;
  readonly channels: number;
  readonly data: Uint8Array;
}

function writeImage(
  writer: Writer,
  { width, height }: Png,
  { depth, channels, data }: Plane,
  colorSpace: PdfValue,
): Reference {
  const layout = { Colors: channels, BitsPerComponent: depth, Columns: width };
  const dictionary: PdfDictionary = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: colorSpace,
    BitsPerComponent: depth,
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, ...layout },
  };
  const reference = writer.ref(dictionary);
  reference.write(data);
  return reference;
}

function pack(
  rows: Uint8Array,
  width: number,
  layout: { readonly depth: number; readonly channels: number },
): Uint8Array {
  // Samples of less than a byte, and indices, are not neighbours in colour.
  return deflateSync(layout.depth < 8 ? rows : filter(rows, width, layout));
}

/** Some of the samples of each pixel, of eight or sixteen bits. */
function channelsOf(
  { width, height, depth, channels }: Png,
  rows: Uint8Array,
  [first, end]: readonly [number, number],
): Uint8Array {
  const size = depth / 8;
  const from = rowLength(width, { depth, channels });
  const to = rowLength(width, { depth, channels: end - first });
  const chosen = new Uint8Array(to * height);
  for (let row = 0; row < height; row++) {
    let at = row * to + 1;
    for (let pixel = 0; pixel < width; pixel++) {
      const start = row * from + 1 + pixel * channels * size;
      for (let byte = first * size; byte < end * size; byte++) chosen[at++] = rows[start + byte]!;
    }
  }
  return chosen;
}

/** How opaque each pixel is; nothing if all are. */
function opacityOf(png: Png, rows: Uint8Array): Omit<Plane, 'channels'> | undefined {
  const { width, channels } = png;
  const depth = png.hasAlpha ? png.depth : 8;
  const opacity = png.hasAlpha
    ? channelsOf(png, rows, [channels - 1, channels])
    : lookUpOpacity(png, rows);
  const length = rowLength(width, { depth, channels: 1 });
  if (opacity.every((byte, at) => byte === 0xff || at % length === 0)) return undefined;
  return { depth, data: pack(opacity, width, { depth, channels: 1 }) };
}

function lookUpOpacity(png: Png, rows: Uint8Array): Uint8Array {
  const { width, height, depth, channels, transparency, palette } = png;
  const length = rowLength(width, png);
  const opacity = new Uint8Array((width + 1) * height);
  const absent = palette
    ? []
    : Array.from({ length: channels }, (_, index) => read16(transparency!, index));
  for (let row = 0; row < height; row++) {
    const samples = rows.subarray(row * length, (row + 1) * length);
    for (let pixel = 0; pixel < width; pixel++) {
      opacity[row * (width + 1) + 1 + pixel] = palette
        ? (transparency![sampleAt(samples, pixel, depth)] ?? 0xff)
        : absent.every(
              (value, index) => sampleAt(samples, pixel * channels + index, depth) === value,
            )
          ? 0
          : 0xff;
    }
  }
  return opacity;
}

function read16(bytes: Uint8Array, index: number): number {
  return bytes[2 * index]! * 256 + bytes[2 * index + 1]!;
}

function colorSpaceOf(writer: Writer, { channels, palette, profile }: Png): PdfValue {
  const isGrey = !palette && channels < 3;
  const space = profile
    ? iccBased(writer, profile, isGrey ? 1 : 3)
    : isGrey
      ? 'DeviceGray'
      : 'DeviceRGB';
  if (!palette) return space;
  return ['Indexed', space, palette.length / 3 - 1, palette];
}

/** The colours of a profile that `read/` has found fit for it. */
function iccBased(writer: Writer, profile: Uint8Array, components: number): PdfValue {
  const stream = writer.ref({ N: components });
  stream.write(profile);
  return ['ICCBased', stream];
}
