import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ImageCopy, ImageFile } from '../model/image.ts';
import { copySizes } from '../model/media-name.ts';
import { type Pixels, shrink } from './shrink.ts';

/**
 * Makes smaller copies of an image, in its own format and colours.
 *
 * The codecs are WebAssembly, so that every machine makes the same bytes of the same image. They are
 * loaded when the first picture asks for them.
 *
 * @returns What is wrong with the image, as the end of a sentence; nothing if it is so large that
 *   unpacking it would take more memory than a build should.
 */
export async function makeCopies(image: ImageFile): Promise<ImageCopy[] | string | undefined> {
  const { bytes, mediaType, width, height } = image;
  const longer = Math.max(width, height);
  const sizes = copySizes.filter((size) => longer >= size * worthwhile);
  if (width * height > largestArea) return undefined;
  const codec = mediaType === 'image/png' ? await openPng() : await openJpeg();
  const pixels = await codec.decode(bytes);
  if (!pixels) return 'its pixels cannot be read, expected a sound file';
  const copies: ImageCopy[] = [];
  for (const size of sizes) {
    const small = shrink(pixels, size / longer);
    const made = await codec.encode(small, bytes);
    const isTurned = (image.orientation ?? 1) > 4;
    copies.push({
      bytes: made,
      mediaType,
      width: isTurned ? small.height : small.width,
      height: isTurned ? small.width : small.height,
      ...(image.orientation && { orientation: image.orientation }),
      size,
    });
  }
  return copies;
}

/** In pixels: what 4 bytes each make 200 MB of. */
const largestArea = 50e6;

/** A copy is made of what is this much larger. */
const worthwhile = 1.2;

/** By eye: no artefacts at the size at which a copy is seen. */
const quality = 82;

interface Codec {
  /** The pixels, unless they are broken. */
  readonly decode: (bytes: Uint8Array) => Promise<Pixels | undefined>;
  /** A file of these pixels, with the colours and the orientation of the original. */
  readonly encode: (pixels: Pixels, original: Uint8Array) => Promise<Uint8Array>;
}

let jpegCodec: Promise<Codec> | undefined;
let pngCodec: Promise<Codec> | undefined;

function openJpeg(): Promise<Codec> {
  jpegCodec ??= loadJpeg();
  return jpegCodec;
}

function openPng(): Promise<Codec> {
  pngCodec ??= loadPng();
  return pngCodec;
}

async function loadJpeg(): Promise<Codec> {
  const decoder = await import('@jsquash/jpeg/decode.js');
  const encoder = await import('@jsquash/jpeg/encode.js');
  let isCut = false;
  const printErr = (line: string): void => {
    isCut ||= /premature end/i.test(line);
  };
  const [decoderBytes, encoderBytes] = await Promise.all([
    readCodec('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'),
    readCodec('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'),
  ]);
  await decoder.init({ wasmBinary: decoderBytes, printErr });
  await encoder.init({ wasmBinary: encoderBytes, printErr });
  return {
    async decode(bytes) {
      isCut = false;
      const pixels = await decoder.default(alone(bytes)).catch(() => undefined);
      return isCut ? undefined : pixels;
    },
    async encode(pixels, original) {
      const isGrey = pixelsAreGrey(original);
      const made = await encoder.default(asImageData(pixels), {
        quality,
        progressive: false,
        // Of mozjpeg: 1 is grey, 3 is YCbCr.
        color_space: isGrey ? 1 : 3,
      });
      return withSegments(Buffer.from(made), segmentsToKeep(original));
    },
  };
}

async function loadPng(): Promise<Codec> {
  const decoder = await import('@jsquash/png/decode.js');
  const encoder = await import('@jsquash/png/encode.js');
  const wasm = await readCodec('@jsquash/png/codec/pkg/squoosh_png_bg.wasm');
  await decoder.init(wasm);
  await encoder.init(wasm);
  return {
    decode: (bytes) => decoder.decode(alone(bytes)).catch(() => undefined),
    encode: async (pixels, original) =>
      withProfile(Buffer.from(await encoder.default(asImageData(pixels))), original),
  };
}

async function readCodec(path: string): Promise<ArrayBuffer> {
  return alone(await readFile(createRequire(import.meta.url).resolve(path)));
}

/** A buffer that holds these bytes and no others. */
function alone(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function asImageData({ data, width, height }: Pixels) {
  return { data, width, height, colorSpace: 'srgb' } as const;
}

/** The number of components, in the frame header (ITU-T T.81, B.2.2). */
function pixelsAreGrey(jpeg: Uint8Array): boolean {
  for (const { marker, at } of segmentsOf(jpeg)) {
    if (marker >= 0xc0 && marker <= 0xc2) return jpeg[at + 9] === 1;
  }
  return false;
}

/** Exif, of which `read/` has left the orientation only, and the profile of the colours. */
function segmentsToKeep(jpeg: Uint8Array): Uint8Array[] {
  return [...segmentsOf(jpeg)]
    .filter(({ marker }) => marker === 0xe1 || marker === 0xe2)
    .map(({ at, end }) => jpeg.subarray(at, end));
}

function* segmentsOf(jpeg: Uint8Array) {
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at + 1] !== 0xda; ) {
    const end = at + 2 + 256 * jpeg[at + 2]! + jpeg[at + 3]!;
    yield { marker: jpeg[at + 1]!, at, end };
    at = end;
  }
}

/** A JPEG with segments behind its JFIF header. */
function withSegments(jpeg: Buffer, segments: readonly Uint8Array[]): Buffer {
  const start = jpeg[3] === 0xe0 ? 4 + jpeg.readUInt16BE(4) : 2;
  return Buffer.concat([jpeg.subarray(0, start), ...segments, jpeg.subarray(start)]);
}

/**
 * The profile of a PNG in colours goes behind the header. That of a grey one goes not: its copy is in
 * colours, which the profile does not explain.
 */
function withProfile(png: Buffer, original: Uint8Array): Buffer {
  const file = Buffer.from(original.buffer, original.byteOffset, original.byteLength);
  const isGrey = file[25] === 0 || file[25] === 4;
  if (isGrey || file.toString('latin1', 37, 41) !== 'iCCP') return png;
  return Buffer.concat([
    png.subarray(0, 33),
    file.subarray(33, 33 + 12 + file.readUInt32BE(33)),
    png.subarray(33),
  ]);
}
