import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { Artifact } from '../pipeline/model/artifact.ts';
import { scan } from '../pipeline/scan/scan.ts';
import { makeProject, presspack, removeProjects } from './support/project.ts';

afterAll(removeProjects);

const note = 'Ask Marie before naming the budget';

/** What is found in one file. */
function leaks(mediaType: string, content: string | Uint8Array, source = ''): string[] {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  const artifact = { name: 'x', locale: 'en', format: 'x', mediaType, bytes } satisfies Artifact;
  return scan([artifact], { internal: [note, 'CNES'], source, translations: '/home/lea' }).map(
    ({ found }) => found,
  );
}

const isNote = [`“${note}”, which stands under \`internal\``];

describe('a leak is found', () => {
  it.each([
    ['text/plain', `He said: ${note}.`],
    ['text/html', `<p>Ask&#x20;Marie before naming the&nbsp;budget</p>`],
    ['application/json', JSON.stringify({ a: note })],
    [
      'message/rfc822',
      `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(`${'x'.repeat(60)} ${note}`)
        .toString('base64')
        .replace(/.{76}/g, '$&\r\n')}\r\n`,
    ],
    [
      'message/rfc822',
      'Content-Transfer-Encoding: quoted-printable\r\n\r\nAsk Marie before =\r\nnaming=20the budget',
    ],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      zipSync({
        'word/document.xml': strToU8(`<w:t>Ask Marie before</w:t><w:t> naming the budget</w:t>`),
      }),
    ],
    ['application/pdf', `%PDF-1.7\n1 0 obj <</Title <feff${hex16(note)}>>>`],
  ])('in %s, however it is encoded', (mediaType, content) => {
    expect(leaks(mediaType, content)).toEqual(isNote);
  });

  it.each([
    ['text/plain', 'see /home/marie/draft.md', ['the path /home/marie of somebody’s machine']],
    [
      'text/html',
      '<img src="file:///tmp/a.png">',
      ['the path file:///tmp/a.png of somebody’s machine'],
    ],
    [
      'text/plain',
      String.raw`C:\Users\marie`,
      [String.raw`the path C:\Users of somebody’s machine`],
    ],
    ['text/html', '<p>a<!-- b --></p>', ['a comment']],
    ['text/html', '<p hidden>a</p>', ['hidden text']],
    ['text/html', '<p style="color:red;display:none">a</p>', ['hidden text']],
    ['application/pdf', '%PDF-1.7 BT 3 Tr (a) Tj ET', ['hidden text']],
    ['application/pdf', '%PDF-1.7 <</Subtype /Text /Contents (a)>>', ['a comment']],
    ['application/pdf', '%PDF-1.7 <</Type /EmbeddedFile>>', ['an attached file']],
    ['application/pdf', '%PDF-1.7 <</S /JavaScript>>', ['a script or an action']],
  ])('in %s: %s', (mediaType, content, found) => {
    expect(leaks(mediaType, content)).toEqual(found);
  });

  it.each([
    ['docProps/core.xml', '<dc:creator>Marie</dc:creator>', ['the author’s name, Marie']],
    ['word/document.xml', '<w:r><w:rPr><w:vanish/></w:rPr></w:r>', ['hidden text']],
    ['word/document.xml', '<w:ins w:id="1"/>', ['a tracked change']],
    ['word/comments.xml', '<w:comment w:id="1">a</w:comment>', ['a comment']],
    ['word/vbaProject.bin', 'x', ['a macro']],
  ])('in a Word file: %s %s', (name, content, found) => {
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    expect(leaks(type, zipSync({ [name]: strToU8(content) }))).toEqual(found);
  });

  it('in photographs', () => {
    const gps = tiff([[0x8825, 26]]);
    const nested = tiff([[0x8769, 26]], [[0xa431, 0]]);
    const jpeg = (...segments: Buffer[]) =>
      Buffer.concat([Buffer.from('ffd8', 'hex'), ...segments, Buffer.from('ffda0002ffd9', 'hex')]);
    const exif = (block: Buffer) => segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), block]));
    const xmp = segment(
      0xe1,
      Buffer.from('http://ns.adobe.com/xap/1.0/\0<a exif:GPSLatitude="1"/>'),
    );
    const history = segment(
      0xe1,
      Buffer.from('http://ns.adobe.com/xap/1.0/\0<a xmpMM:DocumentID="1"/>'),
    );
    expect(leaks('image/jpeg', jpeg(exif(gps)))).toEqual(['the place where the picture was taken']);
    expect(leaks('image/jpeg', jpeg(exif(nested)))).toEqual(['the serial number of the camera']);
    expect(leaks('image/jpeg', jpeg(xmp))).toEqual(['the place where the picture was taken']);
    expect(leaks('image/jpeg', jpeg(history))).toEqual([
      'the history of the file on somebody’s machine',
    ]);
    expect(leaks('image/png', png('eXIf', gps))).toEqual(['the place where the picture was taken']);
    expect(leaks('image/jpeg', jpeg(exif(tiff([[0x0112, 1]]))))).toEqual([]);
    // Notes that lie about their own length are read no further than the file.
    expect(leaks('image/jpeg', jpeg(exif(gps)).subarray(0, 30))).toEqual([]);
    expect(
      leaks('image/png', Buffer.concat([png('eXIf', gps), Buffer.from('ffffffff65584966', 'hex')])),
    ).toHaveLength(1);
  });
});

it('what the release says in public is no leak', () => {
  expect(leaks('text/plain', 'CNES')).toEqual([]);
  expect(leaks('text/plain', `${note}, /home/user, /home/lea`, `“${note}”: /home/user`)).toEqual(
    [],
  );
  expect(leaks('text/plain', 'https://cnes.fr/home/news and/or /homes')).toEqual([]);
  expect(leaks('text/html', '<p aria-hidden="true" class="hidden">a</p>')).toEqual([]);
});

describe('a build', () => {
  const withNotes = (text: string) =>
    text.replace('website:', `internal:\n  todo: [${note}, 2018]\nwebsite:`);

  it('prints nothing that is internal', async () => {
    const root = await makeProject({ 'source/PR081-2018.md': withNotes });
    expect(await presspack(['build', '--root', root, '--quiet'])).toMatchObject({ exitCode: 0 });
  });

  it('refuses a pack into which it came', async () => {
    const root = await makeProject({
      'source/PR081-2018.md': withNotes,
      'locales/fr/labels.json': (text) => text.replace('Communiqué de presse', note),
    });
    const run = await presspack(['build', '--root', root, '--quiet']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain(
      `Unexpected “${note}”, which stands under \`internal\` in PR081-2018_fr.html`,
    );
    expect(await readdir(join(root, 'dist'))).toEqual([]);
  });

  it('lets a release speak of folders', async () => {
    const root = await makeProject({
      'source/newsroom.yaml': (text) => text.replace('wordmark: CNES', 'wordmark: /home/marie'),
    });
    expect(await presspack(['build', '--root', root, '--quiet'])).toMatchObject({ exitCode: 0 });
  });
});

function hex16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

/** A TIFF block of one directory of long values, and perhaps a second behind it. */
function tiff(first: [number, number][], second: [number, number][] = []): Buffer {
  const directory = (entries: [number, number][]) => {
    const bytes = Buffer.alloc(2 + 12 * entries.length + 4);
    bytes.writeUInt16LE(entries.length, 0);
    for (const [index, [tag, value]] of entries.entries()) {
      bytes.writeUInt16LE(tag, 2 + 12 * index);
      bytes.writeUInt16LE(4, 4 + 12 * index);
      bytes.writeUInt32LE(1, 6 + 12 * index);
      bytes.writeUInt32LE(value, 10 + 12 * index);
    }
    return bytes;
  };
  return Buffer.concat([
    Buffer.from('49492a0008000000', 'hex'),
    directory(first),
    directory(second),
  ]);
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

function png(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    length,
    Buffer.from(type),
    content,
    Buffer.alloc(4),
  ]);
}
