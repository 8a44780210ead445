import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { formats } from '../pipeline/formats.ts';
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

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const path = (found: string) => [`the path ${found} of somebody’s machine`];
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
    ['text/plain', 'ASK MARIE\u00a0before nam\u00ading – the «budget»'],
    ['text/html', '<p>Ask <em>Marie</em> before<br>naming the <strong>bud</strong>get</p><p>Next'],
    [
      'text/html',
      '<a href="https://cnes.fr/?q=Ask%20Marie%20before%20naming%20the%20budget">a</a>',
    ],
    ['application/json', '{"a":"Ask \\u004darie before\\nnaming the \\"budget\\""}'],
    [
      'message/rfc822',
      `Subject: =?UTF-8?B?${Buffer.from('Ask Marie before').toString('base64')}?=\r\n =?UTF-8?Q?_naming_the_b=75dget?=\r\n\r\nText`,
    ],
    [
      'message/rfc822',
      `Content-Type: multipart/alternative\r\n\r\n--b1\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(note).toString('base64')}\r\n--b1--\r\n`,
    ],
    [
      word,
      zipSync({
        'word/footnotes.xml': strToU8(
          '<w:p><w:r><w:t>So: </w:t></w:r><w:r><w:t>Ask Mar</w:t></w:r><w:r><w:t>ie before naming the budget</w:t></w:r></w:p><w:p><w:t>Next</w:t></w:p>',
        ),
      }),
    ],
    ['application/pdf', '%PDF-1.7 <</Subject (Ask\\040Marie before \\156aming the budget)>>'],
    ['application/pdf', `%PDF-1.7 <</Subject <${Buffer.from(note).toString('hex')}>>>`],
    ['image/png', png('tEXt', Buffer.from(`Comment\0${note}`))],
    ['image/png', png('zTXt', Buffer.concat([Buffer.from('x\0\0'), deflateSync(note)]))],
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
    ['application/json', JSON.stringify({ a: 'D:\\work\\a.md' }), path('D:\\work')],
    ['text/plain', '\\\\fileserver\\press$\\a.docx', path('\\\\fileserver\\press$')],
    ['text/html', '<a href="%2Fhome%2Fmarie%2Fa">a</a>', path('/home/marie')],
    ['text/html', "<p style='font-size:0'>a</p>", ['hidden text']],
    ['text/html', '<template>a</template>', ['hidden text']],
    [
      'message/rfc822',
      'Bcc: a@b.fr\r\nX-Mailer: b\r\n\r\nTo: c',
      ['the mail header Bcc', 'the mail header X-Mailer'],
    ],
    [
      'message/rfc822',
      'A: b\r\n\r\n--b\r\nContent-Disposition: attachment\r\n\r\nc',
      ['an attached file'],
    ],
    ['application/pdf', '%PDF-1.7 <</Author (Marie Dupont)>>', ['the author’s name, Marie Dupont']],
    [
      'application/pdf',
      '%PDF-1.7 <dc:creator><rdf:Seq><rdf:li>Marie</rdf:li></rdf:Seq></dc:creator>',
      ['the author’s name, Marie'],
    ],
    ['application/pdf', '%PDF-1.7 a\n%%EOF\nb\n%%EOF\n', ['an earlier state of the file']],
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
    ['docProps/app.xml', '<Company>ACME</Company>', ['the author’s name, ACME']],
    ['docProps/app.xml', '<Template>a.dotx</Template>', ['what an editing program noted']],
    ['docProps/custom.xml', '<property pid="2" name="Desk"/>', ['a property of its own']],
    ['word/people.xml', '<w15:person w15:author="Marie">', ['the author’s name, Marie']],
    ['word/document.xml', '<w:vanish w:val="true"/>', ['hidden text']],
    ['word/document.xml', '<w:vanish w:val="false"/>', []],
    ['word/settings.xml', '<w:rsidRoot w:val="00A1"/>', ['what an editing program noted']],
    ['word/embeddings/a.xlsx', 'x', ['an attached file']],
    ['docProps/core.xml', '<dc:creator>Marie</dc:creator>', ['the author’s name, Marie']],
    ['word/document.xml', '<w:r><w:rPr><w:vanish/></w:rPr></w:r>', ['hidden text']],
    ['word/document.xml', '<w:ins w:id="1"/>', ['a tracked change']],
    ['word/comments.xml', '<w:comment w:id="1">a</w:comment>', ['a comment']],
    ['word/vbaProject.bin', 'x', ['a macro']],
  ])('in a Word file: %s %s', (name, content, found) => {
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    expect(leaks(type, zipSync({ [name]: strToU8(content) }))).toEqual(found);
  });

  it('in the archive that a Word file is', () => {
    const part = { 'word/document.xml': strToU8('<w:t>a</w:t>') };
    expect(leaks(word, Buffer.concat([zipSync(part), Buffer.from('x')]))).toEqual([
      'a comment of its archive',
    ]);
    expect(leaks(word, zipSync(part, { comment: 'by Marie' }))).toEqual([
      'a comment of its archive',
    ]);
    expect(leaks(word, zipSync(part, { extra: { 30837: strToU8('1000') } }))).toEqual([
      'what a system noted in its archive',
    ]);
    const gps = tiff([[0x8825, 26]]);
    expect(leaks(word, zipSync({ 'word/media/a.png': png('eXIf', gps) }))).toEqual([
      'the place where the picture was taken',
    ]);
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
    const small = tiff([[0x0112, 1]], [[0x0201, 0]]);
    small.writeUInt32LE(26, 22);
    expect(leaks('image/jpeg', jpeg(exif(small)))).toEqual([
      'a small copy of the picture, perhaps from before it was cut',
    ]);
    const profile = Buffer.from(`Raw profile type exif\0\0`);
    const hex = deflateSync(`\nexif\n      40\n${gps.toString('hex')}\n`);
    expect(leaks('image/png', png('zTXt', Buffer.concat([profile, hex])))).toEqual([
      'the place where the picture was taken',
    ]);
    const inPdf = Buffer.concat([
      ...[Buffer.from('%PDF-1.7 <</Filter /DCTDecode>> stream\n'), jpeg(exif(gps))],
      Buffer.from('\nendstream'),
    ]);
    expect(leaks('application/pdf', inPdf)).toEqual(['the place where the picture was taken']);
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

it('costs next to nothing', async () => {
  const root = await makeProject();
  await presspack(['build', '--root', root]);
  const folder = join(root, 'dist/PR081-2018');
  const types: Record<string, string> = {
    html: 'text/html',
    pdf: 'application/pdf',
    eml: 'message/rfc822',
    docx: word,
    png: 'image/png',
    json: 'application/json',
    txt: 'text/plain',
  };
  const artifacts = await Promise.all(
    (await readdir(folder))
      .filter((name) => name.startsWith('PR081'))
      .map(async (name): Promise<Artifact> => {
        const type = types[name.split('.').at(-1)!]!;
        return { name, format: 'x', mediaType: type, bytes: await readFile(join(folder, name)) };
      }),
  );
  expect(artifacts).toHaveLength(3 * formats.length);
  const source = await readFile(join(root, 'source/PR081-2018.md'), 'utf8');
  const secrets = { internal: [note, 'Bluebird'], source: `${source} CNES`, translations: '' };
  expect(scan(artifacts, secrets)).toEqual([]);
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

  it('refuses one on paper alone, too', async () => {
    const root = await makeProject({
      'source/PR081-2018.md': withNotes,
      'locales/fr/PR081-2018.json': (text) =>
        text.replace('À cette occasion', `À cette occasion, ${note.replace('naming', '*naming*')}`),
    });
    const run = await presspack([
      ...['build', '--root', root, '--quiet', '--format', 'pdf', '--locale', 'fr'],
    ]);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('in PR081-2018_fr.pdf, expected nothing that is not');
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
