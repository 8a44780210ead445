import { deflateSync } from 'node:zlib';
import { edit, replace } from './mutation.ts';
import { sampleObjects } from './sample-file.ts';
import { writeClassic, writeUpdate } from './writers.ts';

/** Files made to trap a reader: a name, the bytes, and the reason for which it must refuse them. */
export const hostileFiles: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
  ['nothing', () => new Uint8Array(), /does not begin with %PDF/],
  [
    'a circle of Prev',
    () =>
      replace(writeUpdate(sample, new Map()), /\/Prev \d+/, (whole, text) =>
        `/Prev ${/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]}`.padEnd(whole.length),
      ),
    /circle/,
  ],
  ['a circle of pages', () => changed(2, '3 0 R 4 0 R', '3 0 R 2 0 R'), /twice/],
  ['a circle in the structure', () => changed(28, '/K 2', '/K 21 0 R'), /twice/],
  [
    'a form that paints itself',
    () =>
      changed(
        35,
        '/Subtype /Form',
        '/Subtype /Form /Resources 20 0 R',
        35,
        '0 0 50 50 re f',
        '/Fm1 Do',
      ),
    /paints itself/,
  ],
  ['a length that names itself', () => withContent('/Length 5 0 R'), /needs itself/],
  ['a huge length', () => withContent('/Length 9999999'), /does not hold/],
  ['a length that is too short', () => withContent('/Length 2'), /expected "endstream"/],
  [
    'deep arrays',
    () => changed(15, '/Title', `/Deep ${'['.repeat(5000)}${']'.repeat(5000)} /Title`),
    /too deeply/,
  ],
  [
    'an encrypted file',
    () => replace(sample, '/Info 15 0 R', '/Info 15 0 R /Encrypt 15 0 R'),
    /encrypted/,
  ],
  ['a bomb', bomb, /inflated|more than/],
  ['forms that double each other', doublingForms, /operators/],
  [
    'page labels in a circle',
    () => changed(1, '/PageLabels', '/PageLabels 13 0 R /Old', 13, '/Nums', '/Kids [13 0 R] /Nums'),
    /circle/,
  ],
  ['an outline in a circle', () => changed(17, '/Dest', '/Next 17 0 R /Dest'), /circle/],
  ['too deep a structure', deepStructure, /too deep/],
];

const sample = writeClassic(sampleObjects());

/** The sample with texts replaced: object, what is there, what comes, and again. */
function changed(...edits: readonly (number | string)[]): Uint8Array {
  const objects = sampleObjects();
  for (let at = 0; at < edits.length; at += 3)
    edit(objects, ...(edits.slice(at, at + 3) as [number, string, string]));
  return writeClassic(objects);
}

/** The sample whose first page has a stream with a length of our own. */
function withContent(length: string): Uint8Array {
  const objects = sampleObjects();
  objects.set(5, { value: `<< ${length} >>\nstream\nq Q q Q\nendstream` });
  return writeClassic(objects);
}

/** 150 million zeros in a hundred and fifty thousand bytes. */
function bomb(): Uint8Array {
  const objects = sampleObjects();
  objects.set(5, {
    value: '<< /Filter /FlateDecode >>',
    data: deflateSync(Buffer.alloc(150_000_000)),
  });
  return writeClassic(objects);
}

/** Thirty forms, each of which paints the next one twice. */
function doublingForms(): Uint8Array {
  const objects = sampleObjects();
  for (let level = 0; level < 30; level += 1)
    objects.set(100 + level, {
      value: `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F ${101 + level} 0 R >> >> >>`,
      data: Buffer.from('/F Do /F Do'),
    });
  objects.set(130, {
    value: '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] >>',
    data: Buffer.from('q Q'),
  });
  edit(objects, 20, '35 0 R', '100 0 R');
  return writeClassic(objects);
}

function deepStructure(): Uint8Array {
  const objects = sampleObjects();
  for (let level = 0; level < 300; level += 1)
    objects.set(100 + level, { value: `<< /S /Div /P ${99 + level} 0 R /K ${101 + level} 0 R >>` });
  edit(objects, 28, '/K 2', '/K [2 100 0 R]');
  return writeClassic(objects);
}
