import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameMedia } from '../pipeline/model/media-name.ts';
import { srgbProfile } from '../pipeline/pdf/profile.ts';
import { makeCopies } from '../pipeline/read/copies.ts';
import { inspectImage } from '../pipeline/read/image-format.ts';
import { readNotes } from '../pipeline/read/notes.ts';
import { type Pixels, shrink } from '../pipeline/read/shrink.ts';
import { scan } from '../pipeline/scan/scan.ts';
import { drawPng, pngKinds } from './support/any-png.ts';
import {
  cameraNotes,
  flagJpeg,
  iptcNotes,
  jpegSegment,
  jpegWith,
  xmpNotes,
} from './support/jpeg.ts';
import { readPdf, structureText } from './support/pdf/reader.ts';
import { creditedPng, stripedPng } from './support/png.ts';
import { makeProject, presspack, removeProjects } from './support/project.ts';

/* The pictures that go with a release: read, cleaned, named, shrunk, described, published. */

afterAll(removeProjects);

const secret = 'SERIAL-0042';

describe('the name of a picture in a pack', () => {
  const names = (...files: string[]) =>
    nameMedia(
      files.map((file) => ({ file })),
      'PR081-2018',
    );

  it.each([
    ['images/Launch of BepiColombo.JPG', 'launch-of-bepicolombo.jpg'],
    ['Été à Kourou (1)_final.jpeg', 'ete-a-kourou-1-final.jpg'],
    ['Œuvre—Straße.jpg', 'oeuvre-strasse.jpg'],
    ['Пуск «Союза».jpg', 'pr081-2018-1.jpg'],
    ['../..jpg', 'pr081-2018-1.jpg'],
    ['con.jpg', 'con-picture.jpg'],
    [`${'long '.repeat(40)}.jpg`, `${'long-'.repeat(16).slice(0, -1)}.jpg`],
  ])('of %s is %s', (file, name) => {
    expect(names(file)).toEqual([name]);
  });

  it('differs from all others, whatever a system takes for the same', () => {
    expect(names('a/Été.jpg', 'a/été.jpg', 'b/E\u0301TE\u0301.png', 'ete-2.jpg')).toEqual([
      'ete.jpg',
      'ete-2.jpg',
      'ete-3.jpg',
      'ete-2-2.jpg',
    ]);
    expect(names('launch-800.jpg', 'launch.jpg')).toEqual(['launch-800.jpg', 'launch-2.jpg']);
  });

  it('is safe, whatever the file is called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }), (files) => {
        const made = names(...files);
        expect(new Set(made).size).toBe(files.length);
        for (const name of made) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.jpg$/);
      }),
    );
  });
});

describe('a smaller copy', () => {
  const picture = (width: number, height: number, fill: (at: number) => number): Pixels => ({
    data: Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) => fill(at)),
    width,
    height,
  });

  it('has the mean of what it stands for', () => {
    const four = picture(4, 2, (at) => (at % 4 === 3 ? 255 : at < 16 ? 100 : 200));
    expect([...shrink(four, 0.5).data]).toEqual([150, 150, 150, 255, 150, 150, 150, 255]);
  });

  it('is not tinted by what is not seen', () => {
    const half = picture(2, 1, (at) => [200, 10, 30, 255, 9, 255, 9, 0][at]!);
    expect([...shrink(half, 0.5).data]).toEqual([200, 10, 30, 128]);
  });

  it('keeps one colour that colour, in any size', () => {
    const size = fc.integer({ min: 1, max: 40 });
    fc.assert(
      fc.property(size, size, fc.double({ min: 0.02, max: 1, noNaN: true }), (w, h, scale) => {
        const { data } = shrink(
          picture(w, h, (at) => [12, 130, 255, 77][at % 4]!),
          scale,
        );
        for (let at = 0; at < data.length; at++) expect(data[at]).toBe([12, 130, 255, 77][at % 4]);
      }),
      { numRuns: 50 },
    );
  });

  it('is made of every kind of PNG', async () => {
    for (const kind of pngKinds) {
      const image = inspectImage(drawPng(kind, 11, 9).bytes);
      if (typeof image === 'string') throw new Error(image);
      expect(await makeCopies({ path: 'a.png', ...image }), JSON.stringify(kind)).toEqual([]);
    }
  });

  it('has the size and the colours of a large one', async () => {
    const { bytes } = stripedPng('wide.png', 2000, 30);
    const image = inspectImage(withProfile(bytes));
    if (typeof image === 'string') throw new Error(image);
    const copies = await makeCopies({ path: 'wide.png', ...image });
    if (!Array.isArray(copies)) throw new Error(copies);
    expect(copies).toMatchObject([
      { size: 800, width: 800, height: 12 },
      { size: 1600, width: 1600, height: 24 },
    ]);
    for (const copy of copies) {
      expect(inspectImage(copy.bytes)).toMatchObject({ width: copy.width, height: copy.height });
      expect(Buffer.from(copy.bytes).includes('iCCP')).toBe(true);
    }
  });

  it('is not made of pixels that are cut off', async () => {
    // Marks and all are there, and in the middle most of the data is not.
    const start = flagJpeg.indexOf(Buffer.from('ffda', 'hex')) + 14;
    const cut = Buffer.concat([flagJpeg.subarray(0, start), Buffer.from('ffd9', 'hex')]);
    const image = inspectImage(cut);
    if (typeof image === 'string') throw new Error(image);
    expect(await makeCopies({ path: 'cut.jpg', ...image })).toMatch(/cannot be read/);
  });
});

describe('what a file says of its picture', () => {
  it('is read from IPTC, in the letters that it says or that it is in', () => {
    const fields = { 80: 'É. Martin', 110: 'CNES', 116: '© CNES', 120: 'Décollage', 25: 'no' };
    const notes = {
      creator: 'É. Martin',
      credit: 'CNES',
      copyright: '© CNES',
      caption: 'Décollage',
    };
    expect(readNotes(jpegWith(iptcNotes(fields)))).toEqual(notes);
    expect(readNotes(jpegWith(iptcNotes(fields, false)))).toEqual(notes);
  });

  it('is read from XMP first, however it is written', () => {
    const alt = (name: string, ...items: string[]) =>
      `<dc:${name}><rdf:Alt>${items.join('')}</rdf:Alt></dc:${name}>`;
    const xmp = xmpNotes(
      `photoshop:Credit="ESA &amp; CNES" exif:GPSLatitude="5,14N">${alt(
        'description',
        '<rdf:li xml:lang="fr">Départ</rdf:li>',
        '<rdf:li xml:lang="x-default">Lift-off</rdf:li>',
      )}${alt('rights', '<rdf:li>© ESA</rdf:li>')}<dc:creator><rdf:Seq><rdf:li>A. B.</rdf:li></rdf:Seq></dc:creator></rdf:Description>`,
    );
    expect(readNotes(jpegWith(iptcNotes({ 110: 'old', 120: 'old' }), xmp))).toEqual({
      caption: 'Lift-off',
      copyright: '© ESA',
      creator: 'A. B.',
      credit: 'ESA & CNES',
    });
    expect(readNotes(creditedPng('Jeanne Martin'))).toEqual({ credit: 'Jeanne Martin' });
  });

  it.each([
    ['an entity of its own', xmpNotes('><dc:rights>&lol;</dc:rights></rdf:Description>')],
    ['no end', xmpNotes('photoshop:Credit="x" <<<')],
    ['a length beyond the file', Buffer.from('ffedffff50686f746f', 'hex')],
    ['a length of nothing', Buffer.from('ffe10000ffed0001', 'hex')],
    ['a resource without end', jpegSegment(0xed, 'Photoshop 3.0\x008BIM\x04\x04\x00\x00\xff\xff')],
    [
      'a dataset without end',
      jpegSegment(0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x05\x1c\x02\x78\xff\xff'),
    ],
  ])('is silent where the file lies: %s', (_, segment) => {
    expect(Object.values(readNotes(jpegWith(segment))).join('')).toMatch(/^x?$/);
  });

  it('never stops a build, whatever bytes change', () => {
    const whole = jpegWith(
      cameraNotes(6, secret),
      iptcNotes({ 110: 'CNES' }),
      xmpNotes('photoshop:Credit="x"/>'),
    );
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(whole, creditedPng('x')), changes, (bytes, all) => {
        const changed = Buffer.from(bytes);
        for (const [at, byte] of all) changed[at % bytes.length] = byte;
        for (const text of Object.values(readNotes(changed))) expect(text).toBeTypeOf('string');
      }),
      { numRuns: 500 },
    );
  });
});

const media = `media:
  - file: images/Mercury rises.JPG
    alt: The globe of Mercury
    caption: Mercury as *BepiColombo* will see it
    credit: Jeanne Martin
    copyright: © CNES 2018
  - file: /source/images/wide.png
    alt: A diagram of the orbit
website:`;

const french = {
  'The globe of Mercury': 'Le globe de Mercure',
  'Mercury as *BepiColombo* will see it': 'Mercure telle que la verra *BepiColombo*',
  'Jeanne Martin': 'Jeanne Martin',
  'A diagram of the orbit': 'Schéma de l’orbite',
};

/** A project whose release has two pictures, the first straight from a camera. */
function pictureProject(changes: Parameters<typeof makeProject>[0] = {}): Promise<string> {
  return makeProject({
    'source/PR081-2018.md': (text) => text.replace('website:', media),
    'source/images/Mercury rises.JPG': jpegWith(
      cameraNotes(6, secret),
      iptcNotes({ 80: secret, 116: 'somebody else', 120: secret }),
      xmpNotes(`exif:GPSLatitude="${secret}" photoshop:Credit="${secret}"/>`),
      jpegSegment(0xfe, secret),
    ),
    'source/images/wide.png': withChunk(stripedPng('wide.png', 2000, 30).bytes, 'tEXt', secret),
    'locales/fr/PR081-2018.json': (table) =>
      table.replace('{', () => `{${JSON.stringify(french).slice(1, -1)},`),
    ...changes,
  });
}

describe('a pack', () => {
  let root: string;
  let folder: string;
  beforeAll(async () => {
    root = await pictureProject();
    const run = await presspack(['build', '--root', root, '--locale', 'en,fr', '--json']);
    expect(run).toMatchObject({ exitCode: 0 });
    folder = join(root, 'dist/PR081-2018');
  }, 240_000);
  const text = (name: string) => readFile(join(folder, name), 'utf8');

  it('holds the pictures in full size and in smaller ones', async () => {
    expect((await readdir(join(folder, 'media'))).sort()).toEqual([
      'mercury-rises.jpg',
      'wide-1600.png',
      'wide-800.png',
      'wide.png',
    ]);
    const manifest = JSON.parse(await text('manifest.json'));
    const shared = manifest.files.filter(({ name }: { name: string }) => name.startsWith('media/'));
    expect(shared.map(({ format }: { format: string }) => format)).toEqual([
      'media',
      'preview',
      'preview',
      'media',
    ]);
  });

  it('says nothing of cameras, places and machines', async () => {
    for (const name of await readdir(folder, { recursive: true })) {
      const bytes = await readFile(join(folder, name)).catch(() => Buffer.alloc(0));
      expect(bytes.includes(secret), name).toBe(false);
    }
    for (const name of await readdir(join(folder, 'media'))) {
      const bytes = await readFile(join(folder, 'media', name));
      const mediaType = `image/${name.endsWith('png') ? 'png' : 'jpeg'}`;
      const artifact = { name, format: 'media', mediaType, bytes };
      expect(scan([artifact], { internal: [], source: '', translations: '' })).toEqual([]);
    }
  });

  it('leaves each picture as it was, the right way up', async () => {
    const published = await readFile(join(folder, 'media/mercury-rises.jpg'));
    const image = inspectImage(published);
    expect(image).toMatchObject({ width: 32, height: 48, orientation: 6 });
    const data = (jpeg: Buffer) => jpeg.subarray(jpeg.indexOf(Buffer.from('ffdb', 'hex')));
    expect(data(published)).toEqual(data(flagJpeg));
  });

  it('lets each picture say in all languages what it shows and whose it is', async () => {
    const published = await readFile(join(folder, 'media/mercury-rises.jpg'));
    const xmp = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(published.toString('utf8'))?.[0];
    await expect(`${xmp}\n`).toMatchFileSnapshot('golden/media/xmp.xml');
    expect(readNotes(published)).toEqual({
      caption: 'Mercury as BepiColombo will see it',
      credit: 'Jeanne Martin',
      copyright: '© CNES 2018',
    });
    // Older systems read the other block only.
    const blind = Buffer.from(published);
    blind.write('http://xx', published.indexOf('http://ns.adobe.com/xap'), 'latin1');
    expect(readNotes(blind)).toEqual(readNotes(published));
    const copy = await readFile(join(folder, 'media/wide-800.png'), 'utf8');
    expect(copy).toContain('<rdf:li xml:lang="fr">Schéma de l’orbite</rdf:li>');
  });

  it('shows them on the page, in a size that fits the screen', async () => {
    const page = await text('PR081-2018_fr.html');
    const section = /<section class="pictures"[\s\S]*?<\/section>/.exec(page)?.[0];
    await expect(`${section}\n`).toMatchFileSnapshot('golden/media/page.html');
  });

  it('has them on paper behind the contacts, with their words', async () => {
    const lines = structureText(readPdf(await readFile(join(folder, 'PR081-2018_en.pdf'))));
    await expect(lines.slice(lines.indexOf('Press website'))).toMatchFileSnapshot(
      'golden/media/paper.txt',
    );
  });

  it('names them in the other formats as the files are named', async () => {
    for (const name of ['PR081-2018_en.txt', 'PR081-2018_en.ninjs.json']) {
      expect(await text(name)).toContain('mercury-rises.jpg');
    }
    const item = JSON.parse(await text('PR081-2018_en.ninjs.json'));
    const wide = item.associations.at(-1);
    expect(wide.renditions.map(({ title, width }: never) => [title, width])).toEqual([
      ['wide.png', 2000],
      ['wide-800.png', 800],
      ['wide-1600.png', 1600],
    ]);
  });
});

describe('what is wrong with a picture is said at its place:', () => {
  const build = async (changes: Parameters<typeof makeProject>[0]) => {
    const root = await pictureProject(changes);
    return presspack(['build', '--root', root, '--locale', 'en', '--format', 'txt']);
  };
  const named = (path: string) => ({
    'source/PR081-2018.md': (text: string) =>
      text.replace('website:', `media:\n  - file: ${path}\n    alt: A picture\nwebsite:`),
  });

  it.each([
    [
      'no such file',
      'images/none.jpg',
      /^source\/PR081-2018\.md:\d+:11: error: .*there is no source\/images\/none\.jpg/m,
    ],
    ['outside', '../../secret.jpg', /lies outside the project/],
    ['absolute', '/etc/passwd', /there is no etc\/passwd/],
    ['of Windows', String.raw`'C:\a.jpg'`, /it is an address/],
    ['on the web', 'https://example.org/a.jpg', /it is an address/],
    ['the text itself', 'PR081-2018.md', /neither PNG nor JPEG/],
    ['a folder', 'images', /it is no file/],
    [
      'the same twice',
      'images/wide.png\n    alt: One\n  - file: ./images//wide.png',
      /a second time under/,
    ],
  ])('%s', async (_, path, message) => {
    const run = await build(named(path));
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(message);
  });

  it('a drawing in SVG, which may run scripts', async () => {
    const run = await build({
      'source/images/wide.png': '<?xml version="1.0"?>\n<svg onload="x()"/>',
    });
    expect(run.stderr).toContain('it is an SVG drawing, expected PNG or JPEG: export it as PNG');
  });

  it('a credit that only the file names', async () => {
    const run = await build({
      ...named('images/wide.png'),
      'source/images/wide.png': creditedPng('Jeanne Martin'),
    });
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toContain('expected one: its file names “Jeanne Martin” (media-credit)');
  });

  it('no translation of what it shows', async () => {
    const root = await pictureProject({
      'locales/fr/PR081-2018.json': (table) =>
        table.replace(
          '{',
          () => `{${JSON.stringify({ ...french, 'The globe of Mercury': '' }).slice(1, -1)},`,
        ),
    });
    const run = await presspack(['build', '--root', root, '--locale', 'fr', '--quiet']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(/locales\/fr\/PR081-2018\.json:.*The globe of Mercury/);
  });
});

/** A PNG in colours that a profile explains. */
function withProfile(png: Uint8Array): Buffer {
  return withChunk(png, 'iCCP', Buffer.concat([Buffer.from('sRGB\0\0'), srgbProfile]));
}

function withChunk(png: Uint8Array, type: string, content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(png);
  const body = Buffer.concat([Buffer.from(type), Buffer.from(content as string)]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(body.length - 4, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([
    bytes.subarray(0, 33),
    frame.subarray(0, 4),
    body,
    frame.subarray(4),
    bytes.subarray(33),
  ]);
}
