import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { MarkedContent, PagedDocument, Picture } from '../pipeline/model/paged-document.ts';
import { pdf } from '../pipeline/pdf/pdf.ts';
import { srgbProfile } from '../pipeline/pdf/profile.ts';
import { inspectImage } from '../pipeline/read/image-format.ts';
import { drawPng, joinPng, type PngKind, pngKinds } from './support/any-png.ts';
import { problems, readPdf } from './support/pdf/reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'presspack-images-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** 48 × 32 pixels: red, white and blue above, green, white and white below. */
const flag = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAgADADASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAcFBv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAYAQADAQEAAAAAAAAAAAAAAAAABAYFB//EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AMsAgrVUAPpJGgFaXdIA5yx1BAbKgAAH/9k=',
  'base64',
);

/** 8 × 8 pixels of grey, halfway: one block, whose every coefficient is nought. */
const grey = Buffer.from(
  `ffd8ffdb004300${'01'.repeat(64)}ffc0000b080008000801011100` +
    `ffc40014000100000000000000000000000000000000ffc40014100100000000000000000000000000000000` +
    'ffda0008010100003f003fffd9',
  'hex',
);

describe('a picture on paper', () => {
  const width = 11;
  const height = 9;
  const drawn = pngKinds.map((kind) => ({ name: nameOf(kind), ...drawPng(kind, width, height) }));

  it('looks as it should, whatever kind of PNG it is', (context) => {
    const pages = render(drawn.map(({ bytes }) => bytes));
    if (!pages) return context.skip();
    for (const [index, { name, colors }] of drawn.entries()) {
      const worst = Math.max(
        ...pages[index]!.colors.map((value, at) => Math.abs(value - colors[at]!)),
      );
      expect(worst, name).toBeLessThanOrEqual(2);
    }
  });

  it('stands the right way up, however the camera was held', (context) => {
    const pages = render(
      orientations.map((_, index) => withSegments(exif(index + 1, index % 2 === 0))),
    );
    if (!pages) return context.skip();
    expect(pages.map(corners)).toEqual(orientations);
  });

  it('may be grey', (context) => {
    const pages = render([grey]);
    if (!pages) return context.skip();
    for (const value of pages[0]!.colors) expect(value).toBe(128);
  });

  it('does not trouble our own reader', () => {
    const images = [...drawn.map(({ bytes }) => bytes), grey, flag, profiled()];
    expect(problems(readPdf(pdf(album(images))))).toEqual([]);
  });

  it('keeps the colours of its profile', () => {
    const file = Buffer.from(pdf(album([profiled()]))).toString('latin1');
    expect(file).toMatch(/\/Subtype\/Image.*\/ColorSpace\[\/ICCBased /);
  });
});

/** What stands in the corners of the flag for each orientation: above, then below. */
const orientations = ['RB GW', 'BR WG', 'WG BR', 'GW RB', 'RG BW', 'GR WB', 'WB GR', 'BW RG'];

describe('what a camera or a program has noted', () => {
  const secret = Buffer.from('SECRET');

  it('leaves a PNG', () => {
    const kind = { type: 2, depth: 8, interlaced: false, keyed: true } as const;
    const { bytes } = drawPng(kind, 5, 4);
    const bomb = Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(1e8))]);
    const rich = splice(bytes, [
      ['tEXt', Buffer.from('Author\0SECRET')],
      ['zTXt', bomb],
      ['eXIf', secret],
      ['iCCP', bomb],
      ['gAMA', Buffer.from([0, 1, 0x86, 0xa0])],
      ['prVt', secret],
    ]);
    const image = inspect(Buffer.concat([rich, secret]));
    expect(image.bytes).toEqual(bytes);
  });

  it('leaves a JPEG, but for the orientation', () => {
    const camera = withSegments(
      exif(6, true),
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET'),
      segment(0xed, 'Photoshop 3.0\0SECRET'),
      segment(0xe2, 'ICC_PROFILE\0\x01\x01SECRET'),
      segment(0xe0, 'JFXX\0\x10SECRET'),
      segment(0xfe, 'SECRET'),
    );
    const image = inspect(Buffer.concat([camera, secret]));
    expect(image).toMatchObject({ width: 32, height: 48 });
    expect(Buffer.from(image.bytes).includes('SECRET')).toBe(false);
    expect(image.bytes.length).toBe(flag.length + 36);
  });

  it('leaves the thumbnail of a JPEG', () => {
    const thumbnail = Buffer.from('ffe0001300', 'hex');
    const jfif = Buffer.concat([
      thumbnail.subarray(0, 4),
      flag.subarray(6, 18),
      Buffer.from([1, 1]),
      Buffer.from('RGB'),
    ]);
    const image = inspect(Buffer.concat([flag.subarray(0, 2), jfif, flag.subarray(20)]));
    expect(image.bytes).toEqual(flag);
  });

  it('is not looked for twice', () => {
    const images = [
      ...pngKinds.map((kind) => drawPng(kind, 3, 5).bytes),
      ...orientations.map((_, index) => withSegments(exif(index + 1, false))),
      profiled(),
    ];
    for (const bytes of images) {
      const once = inspect(bytes);
      expect(inspect(once.bytes)).toEqual(once);
    }
  });
});

describe('a file that is no image', () => {
  const sound = drawPng({ type: 6, depth: 8, interlaced: true, keyed: false }, 6, 6).bytes;
  const header = (width: number, height: number, ...rest: number[]) => {
    const content = Buffer.alloc(13);
    content.writeUInt32BE(width, 0);
    content.writeUInt32BE(height, 4);
    content.set(rest, 8);
    return ['IHDR', content] as const;
  };
  const data = (length: number) => ['IDAT', deflateSync(Buffer.alloc(length))] as const;

  it.each([
    [
      'a size that nobody has',
      joinPng([header(2 ** 31 - 1, 2 ** 31 - 1, 8, 6, 0, 0, 0), data(1)]),
      /100 million/,
    ],
    ['an enormous depth', joinPng([header(9999, 9999, 16, 6, 0, 0, 0), data(1)]), /800 MB/],
    ['data without end', joinPng([header(4, 4, 8, 6, 0, 0, 0), data(1e8)]), /broken/],
    ['too little data', joinPng([header(4, 4, 8, 6, 0, 0, 1), data(70)]), /broken/],
    ['a depth that is not', joinPng([header(4, 4, 4, 2, 0, 0, 0), data(100)]), /broken/],
    ['no palette', joinPng([header(4, 4, 8, 3, 0, 0, 0), data(20)]), /broken/],
    ['no end', sound.subarray(0, -12), /broken/],
    ['a JPEG without its end', flag.subarray(0, -2), /broken/],
    ['a JPEG without a picture', Buffer.from('ffd8ffd9', 'hex'), /broken/],
    ['a JPEG without loss', replaceByte(flag, 0xc0, 0xc3), /rare kind/],
  ])('is refused: %s', (_, bytes, reason) => {
    expect(inspectImage(bytes)).toMatch(reason);
  });

  it('is refused or mended wherever bytes are changed, and never a crash', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 });
    const start = fc.constantFrom(sound, withSegments(exif(6, true)), profiled());
    fc.assert(
      fc.property(start, changes, (bytes, all) => {
        const changed = Buffer.from(bytes);
        for (const [at, byte] of all) changed[3 + (at % (bytes.length - 3))] = byte;
        const image = inspectImage(changed);
        if (typeof image !== 'string') expect(pdf(album([image.bytes])).length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});

function nameOf({ type, depth, interlaced, keyed }: PngKind): string {
  return `type ${type}, ${depth} bits${interlaced ? ', interlaced' : ''}${keyed ? ', tRNS' : ''}`;
}

function inspect(bytes: Uint8Array) {
  const image = inspectImage(bytes);
  if (typeof image === 'string') throw new Error(image);
  return image;
}

/** A page for each image, as large as the image has pixels. */
function album(images: readonly Uint8Array[]): PagedDocument {
  const contents = images.map((file): MarkedContent => {
    const { width, height, bytes } = inspect(file);
    const picture: Picture = { kind: 'picture', x: 0, y: 0, width, height, bytes };
    const drawings = [picture];
    const children: MarkedContent[] = [];
    const bbox = [0, 0, width, height] as const;
    const content = {
      owner: { type: 'Figure', alt: 'A picture', bbox, children },
      drawings,
    } as const;
    children.push(content);
    return content;
  });
  const sizeOf = ({ drawings }: MarkedContent) => drawings[0] as Picture;
  return {
    locale: 'en',
    title: 'Album',
    author: 'CNES',
    subject: 'Pictures',
    keywords: [],
    date: '2018-06-15',
    pages: contents.map((content) => {
      const { width, height } = sizeOf(content);
      return { width, height, content: [content], links: [] };
    }),
    structure: {
      type: 'Document',
      children: contents.flatMap(({ owner }) => ('artifact' in owner ? [] : [owner])),
    },
    outline: [],
  };
}

interface Rendered {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel. */
  readonly colors: readonly number[];
}

/** How poppler shows images; nothing if it is not there, which must not pass unseen. */
function render(images: readonly Uint8Array[]): Rendered[] | undefined {
  const path = join(folder, 'album.pdf');
  writeFileSync(path, pdf(album(images)));
  // So large that poppler does not smooth: eight pixels to a pixel.
  const scale = 8;
  const options = ['-r', String(72 * scale), path];
  try {
    const output = execFileSync('pdftoppm', options, { maxBuffer: 2 ** 28, stdio: 'pipe' });
    return readPpms(output).map((page) => sampleEvery(scale, page));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const sentence = 'pdftoppm is not installed: the pictures were not looked at';
    if (process.env.CI || process.env.PRESSPACK_REQUIRE_CHECKERS) throw new Error(sentence);
    console.warn(sentence);
    return undefined;
  }
}

function readPpms(output: Buffer) {
  const pages: { width: number; height: number; bytes: Buffer }[] = [];
  for (let at = 0; at < output.length; ) {
    const [head, width, height] = /^P6\n(\d+) (\d+)\n255\n/.exec(
      output.toString('latin1', at, at + 40),
    )!;
    const start = at + head.length;
    at = start + 3 * Number(width) * Number(height);
    pages.push({ width: Number(width), height: Number(height), bytes: output.subarray(start, at) });
  }
  return pages;
}

function sampleEvery(
  scale: number,
  page: { width: number; height: number; bytes: Buffer },
): Rendered {
  const [width, height] = [page.width / scale, page.height / scale];
  const colors: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 3 * ((y + 0.5) * scale * page.width + (x + 0.5) * scale);
      colors.push(...page.bytes.subarray(at, at + 3));
    }
  }
  return { width, height, colors };
}

/** The colours in the corners: red, green, blue or white. */
function corners({ width, height, colors }: Rendered): string {
  const at = (x: number, y: number) => {
    const [red, green, blue] = colors.slice(3 * (y * width + x)) as [number, number, number];
    if (Math.min(red, green, blue) > 200) return 'W';
    return red > green && red > blue ? 'R' : green > blue ? 'G' : 'B';
  };
  const [right, bottom] = [width - 4, height - 4];
  return `${at(3, 3)}${at(right, 3)} ${at(3, bottom)}${at(right, bottom)}`;
}

/** The flag with segments more. */
function withSegments(...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([flag.subarray(0, 20), ...segments, flag.subarray(20)]);
}

function segment(marker: number, content: string | Buffer): Buffer {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
}

/** An Exif segment with the maker of the camera and the orientation, in either order of bytes. */
function exif(orientation: number, isLittle: boolean): Buffer {
  const tiff = Buffer.alloc(38);
  const short = (value: number, at: number) =>
    isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(isLittle ? 'II*\0' : 'MM\0*', 'latin1');
  long(8, 4);
  short(2, 8);
  short(0x010f, 10);
  short(2, 12);
  long(4, 14);
  tiff.write('CAM\0', 18);
  short(0x0112, 22);
  short(3, 24);
  long(1, 26);
  short(orientation, 30);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff]));
}

/** A PNG with chunks more, before its data. */
function splice(png: Buffer, chunks: Parameters<typeof joinPng>[0]): Buffer {
  const added = joinPng(chunks).subarray(8, -12);
  return Buffer.concat([png.subarray(0, 33), added, png.subarray(33)]);
}

/** A PNG in colours that a profile explains. */
function profiled(): Buffer {
  const { bytes } = drawPng({ type: 2, depth: 8, interlaced: false, keyed: false }, 4, 4);
  return splice(bytes, [['iCCP', Buffer.concat([Buffer.from('sRGB\0\0'), srgbProfile])]]);
}

function replaceByte(bytes: Buffer, from: number, to: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[copy.indexOf(Buffer.from([0xff, from])) + 1] = to;
  return copy;
}
