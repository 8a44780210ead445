import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { drawCard } from '../pipeline/card/card.ts';
import { cardDesign } from '../pipeline/design/card.ts';
import type { Card } from '../pipeline/model/card.ts';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import { readFaces } from '../pipeline/read/faces.ts';
import { setCard } from '../pipeline/typeset/card.ts';
import { samplePages } from './support/pages.ts';
import { sampleDocument } from './support/sample.ts';

const faces = readFaces();
const long = 'The presidents of both agencies met in Moscow to sign an agreement on space. '.repeat(
  4,
);

const cards: [string, LocalizedDocument][] = [
  ...Object.entries(samplePages()),
  ['long-title', sampleDocument(`# ${long}`)],
  ['very-long-title', sampleDocument(`# ${long}${long}`)],
  ['one-word', sampleDocument('# Go')],
  ['endless-word', sampleDocument(`# ${'interplanetary'.repeat(80)}`)],
  ['inline', sampleDocument('# *CO₂* in `orbit`, [measured](https://a.example) ~~once~~ 🚀')],
];

describe('a card', () => {
  test.for(cards)('%s', async ([name, document]) => {
    const card = set(document);
    const png = drawCard(card);
    const picture = read(png);
    expect([picture.width, picture.height]).toEqual([1200, 630]);
    expect(png.length).toBeLessThan(60_000);
    staysInside(card);
    // The sum holds every machine to the same bytes; the letters are for people.
    const sum = createHash('sha256').update(png).digest('hex');
    await expect(`${sketch(picture)}\n${sum}\n`).toMatchFileSnapshot(`golden/card/${name}.txt`);
  });

  test('is the same whenever it is made', () => {
    const document = samplePages().ru!;
    expect(Buffer.compare(drawCard(set(document)), drawCard(set(document)))).toBe(0);
  });

  test('complains of a letter that no face has, once, and does without it', () => {
    const file = new VFile();
    setCard(sampleDocument('# A 漢 title'), faces, file);
    setCard(sampleDocument('# A 漢 title'), faces, file);
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['unsupported-script']);
  });

  test('keeps its letters where they belong, whatever the title', () => {
    const title = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(title, title, (value, wordmark) => {
        const document = sampleDocument('# T', {
          headline: { type: 'heading', depth: 1, children: [{ type: 'text', value }] },
          publisher: { name: wordmark, site: 'https://a.example', wordmark },
          reference: wordmark,
        });
        staysInside(setCard(document, faces, new VFile()));
      }),
      { numRuns: 40 },
    );
  });
});

describe('pixels', () => {
  const at = (x: number, y: number, size: number): Card => ({
    ...{ width: 4, height: 3, ground: '#ffffff', boxes: [] },
    letters: [
      {
        color: '#000000',
        contours: [
          {
            x,
            y,
            pieces: [
              { x: x + size, y },
              { x: x + size, y: y + size },
              { x, y: y + size },
            ],
          },
        ],
      },
    ],
  });
  const grey = (card: Card) => read(drawCard(card)).rows.map((row) => row.map((rgb) => rgb[0]));

  test('are filled by the share of them that lies inside', () => {
    expect(grey(at(1, 1, 1))).toEqual([
      [255, 255, 255, 255],
      [255, 0, 255, 255],
      [255, 255, 255, 255],
    ]);
    // 3 of 15 levels are a fifth: √0.2 × √0.2 of a pixel.
    expect(grey(at(1.5, 0, Math.sqrt(0.2)))[0]).toEqual([255, 204, 255, 255]);
    expect(grey(at(0.5, 0, 1))[0]).toEqual([119, 119, 255, 255]);
  });

  test('outside the picture are nobody’s', () => {
    expect(grey(at(-5, -5, 40))).toEqual(Array.from({ length: 3 }, () => [0, 0, 0, 0]));
    expect(grey(at(5, 0, 2)).flat()).toEqual(Array(12).fill(255));
    expect(grey(at(3.5, 1, 9))[1]).toEqual([255, 255, 255, 119]);
  });
});

function set(document: LocalizedDocument): Card {
  const file = new VFile();
  const card = setCard(document, faces, file);
  expect(file.messages).toEqual([]);
  return card;
}

/** Nothing is drawn beyond the margins, and no title over the rules above and below it. */
function staysInside({ letters, width, height }: Card): void {
  const { column, band, rule } = cardDesign;
  for (const { color, contours } of letters) {
    for (const { x, y, pieces } of contours) {
      for (const point of [{ x, y }, ...pieces]) {
        // An accent, an italic or an emoji may reach a little over its own width.
        expect(point.x).toBeGreaterThan(column.x - 24);
        expect(point.x).toBeLessThan(Math.min(width, column.x + column.width + 24));
        expect(point.y).toBeGreaterThan(color === '#0b1f3a' ? band.height - 20 : -20);
        expect(point.y).toBeLessThan(color === '#0b1f3a' ? rule.y + 20 : height);
      }
    }
  }
}

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rows: (readonly number[])[][];
}

/** Reads a PNG with a palette and without filters, as this one is. */
function read(png: Uint8Array): Picture {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const type = bytes.subarray(at + 4, at + 8).toString('latin1');
    chunks.set(type, bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }
  expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
  const [width, height] = [0, 4].map((at) => chunks.get('IHDR')!.readUInt32BE(at)) as [
    number,
    number,
  ];
  const palette = chunks.get('PLTE')!;
  const data = inflateSync(chunks.get('IDAT')!);
  expect(data.length).toBe((width + 1) * height);
  const rows = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => {
      const index = data[row * (width + 1) + 1 + column]!;
      return [...palette.subarray(index * 3, index * 3 + 3)];
    }),
  );
  return { width, height, rows };
}

/** The picture as 100 × 30 characters, the darker the denser. */
function sketch({ width, height, rows }: Picture): string {
  const lines: string[] = [];
  for (let y = 0; y < height; y += 21) {
    let line = '';
    for (let x = 0; x < width; x += 12) {
      let sum = 0;
      for (let row = y; row < y + 21; row++) {
        for (let column = x; column < x + 12; column++) sum += rows[row]![column]![1]!;
      }
      line += '@#+:. '[Math.min(5, Math.floor(sum / (21 * 12) / 43))];
    }
    lines.push(line.trimEnd());
  }
  return lines.join('\n');
}
