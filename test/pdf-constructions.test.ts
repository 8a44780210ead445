import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import * as fontkit from 'fontkit';
import { describe, expect, test } from 'vitest';
import { readCMap, splitCodes } from './support/pdf/cmap.ts';
import {
  allElements,
  glyphRuns,
  type PdfFile,
  PdfStream,
  pageText,
  problems,
  readPdf,
  structureOutline,
  structureText,
  structureTree,
} from './support/pdf/reader.ts';
import { edit } from './support/pdf/samples/mutation.ts';
import { glyphs, sampleObjects } from './support/pdf/samples/sample-file.ts';
import { writeClassic } from './support/pdf/samples/writers.ts';
import { readTrueType } from './support/pdf/truetype.ts';

describe('constructions that our writer does not use', () => {
  test('a simple font with differences from WinAnsiEncoding', () => {
    const file = withFont(
      '<< /BaseEncoding /WinAnsiEncoding /Differences [65 /uni0416 /Euro /quoteright /.notdef] >>',
      '(AB\\200C \\311D)',
    );
    expect(pageText(file, 0)).toBe('\u0416\u20ac\u20ac\u2019 \u00c9\ufffd');
    expect(problems(file)).toContain('The font Simple shows .notdef for code 68');
  });

  test('a simple font in MacRomanEncoding, and one that does not say what it means', () => {
    expect(pageText(withFont('/MacRomanEncoding', '(\\216t\\216)'), 0)).toBe('\u00e9t\u00e9');
    expect(pageText(withFont('<< /Differences [65 /g17] >>', '(A)'), 0)).toBe('\ufffd');
  });

  test('a form with MCIDs of its own', () => {
    const objects = sampleObjects();
    edit(objects, 35, '/Subtype', '/StructParents 3 /Subtype');
    edit(
      objects,
      35,
      '0 0 50 50 re f',
      `/P << /MCID 0 >> BDC BT /F1 9 Tf ${glyphs('one')} Tj ET EMC`,
    );
    edit(objects, 6, '/Figure << /MCID 5 >> BDC /Fm1 Do EMC', '/Fm1 Do');
    edit(objects, 33, '/K 5', '/K << /Type /MCR /Stm 35 0 R /MCID 0 >>');
    edit(objects, 13, '32 0 R 33 0 R 34 0 R]', '32 0 R null 34 0 R] 3 [33 0 R]');
    edit(objects, 12, 'NextKey 3', 'NextKey 4');
    const file = readPdf(writeClassic(objects));
    expect(problems(file)).toEqual([]);
    expect(structureOutline(file)).toContain('BBox=(50 400 100 450) "one"');
    expect(glyphRuns(file).find(({ text }) => text === 'one')).toBeDefined();
  });

  test('an inline image is passed over, and is content like any other', () => {
    const objects = sampleObjects();
    edit(objects, 6, 'BT /F1', 'BI /W 3 /H 1 /BPC 8 /CS /G ID (EI EI\nBT /F1');
    const file = readPdf(writeClassic(objects));
    expect(structureText(file)).toBe(structureText(readPdf(writeClassic(sampleObjects()))));
    expect(problems(file)).toEqual([
      'Page 2: 1 painted things are neither tagged nor artifacts, such as the image of BI',
    ]);
  });

  test('attributes by way of a class', () => {
    const objects = sampleObjects();
    edit(
      objects,
      12,
      '/RoleMap',
      '/ClassMap << /Wide << /O /Table /ColSpan 2 /Scope /Row >> >> /RoleMap',
    );
    edit(
      objects,
      31,
      '/A [<< /O /Table /Scope /Row >> 0]',
      '/C /Wide /A << /O /Table /ColSpan 1 >>',
    );
    const file = readPdf(writeClassic(objects));
    const header = allElements(structureTree(file)).find(({ type }) => type === 'TH');
    expect([...(header?.attributes ?? [])]).toEqual([
      ['ColSpan', 1],
      ['Scope', 'Row'],
    ]);
    expect(problems(file)).toEqual([]);
  });

  test.each([
    ['/ASCIIHexDecode', '41 20676f6f\n642066696c65 2>', 'A good file '],
    // From another encoder.
    ['/ASCII85Decode', '5p0fYDe&hJz+D,>(AH~>', 'A good\0\0\0\0\0\0 file'],
    ['[/ASCIIHexDecode /ASCII85Decode]', '7a 7E3E>', '\0\0\0\0'],
  ])('the filter %s', (filter, data, expected) => {
    const objects = sampleObjects();
    objects.set(36, { value: `<< /Filter ${filter} >>`, data: Buffer.from(data) });
    const file = readPdf(writeClassic(objects));
    const stream = file.object(36);
    expect(stream instanceof PdfStream && Buffer.from(file.read(stream)).toString('latin1')).toBe(
      expected,
    );
  });

  test('any rows come back from any PNG predictor', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(4), fc.uint8Array({ minLength: 6, maxLength: 6 })), {
          minLength: 1,
        }),
        (rows) => {
          const objects = sampleObjects();
          const parameters = '/DecodeParms << /Predictor 15 /Colors 3 /Columns 2 >>';
          objects.set(36, {
            value: `<< /Filter /FlateDecode ${parameters} >>`,
            data: predict(rows),
          });
          const file = readPdf(writeClassic(objects));
          const stream = file.object(36);
          expect(stream instanceof PdfStream && [...file.read(stream)]).toEqual(
            rows.flatMap(([, row]) => [...row]),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('character maps with ranges, lists and codes of several lengths', () => {
    const cmap = readCMap(
      Buffer.from(`2 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange
        2 beginbfrange <20> <22> <0041> <8001> <8002> [<00660066> <D83DDE00>] endbfrange
        1 beginbfchar <30> <> endbfchar
        1 begincidrange <8000> <80FF> 100 endcidrange 1 begincidchar <20> 7 endcidchar`),
    );
    const codes = splitCodes(Uint8Array.of(0x20, 0x80, 0x01, 0x22, 0x80, 0x02, 0x23), cmap.spaces);
    expect(codes.map(cmap.text)).toEqual(['A', 'ff', 'C', '\u{1f600}', undefined]);
    expect(codes.map(cmap.cid)).toEqual([7, 101, undefined, 102, undefined]);
  });

  test('TrueType programs are read as fontkit reads them', () => {
    const bytes = readFileSync(face);
    const ours = readTrueType(bytes);
    const theirs = fontkit.create(bytes);
    if (!('glyphForCodePoint' in theirs)) throw new Error('a collection');
    expect(ours.glyphCount).toBe(theirs.numGlyphs);
    for (const letter of 'A\u00e9\u0416\u2009\ufb01\u202f\u4e00~') {
      const glyph = theirs.glyphForCodePoint(letter.codePointAt(0) ?? 0);
      expect(ours.glyph('3.1', letter.codePointAt(0) ?? 0)).toBe(glyph.id);
      expect(ours.advance(glyph.id)).toBe(glyph.advanceWidth / theirs.unitsPerEm);
    }
  });
});

const face = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
);

/** The sample whose first page shows one string in a simple font without a program. */
function withFont(encoding: string, shown: string): PdfFile {
  const objects = sampleObjects();
  objects.set(7, {
    value: `<< /Type /Font /Subtype /Type1 /BaseFont /Simple /Encoding ${encoding} /FirstChar 65 /Widths [500] >>`,
  });
  objects.set(5, { value: '<< >>', data: Buffer.from(`BT /F1 9 Tf ${shown} Tj ET`) });
  return readPdf(writeClassic(objects));
}

/** Rows of two pixels of three bytes, each by its own PNG filter (ISO 15948, 9.2), deflated. */
function predict(rows: readonly (readonly [number, Uint8Array])[]): Uint8Array {
  return deflateSync(
    Uint8Array.from(
      rows.flatMap(([kind, row], index) => {
        const above = rows[index - 1]?.[1];
        const bytes = Array.from(row, (byte, at) => {
          const left = row[at - 3] ?? 0;
          const up = above?.[at] ?? 0;
          const corner = above?.[at - 3] ?? 0;
          return byte - ([0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0);
        });
        return [kind, ...bytes];
      }),
    ),
  );
}

function paeth(left: number, up: number, corner: number): number {
  const near = [left, up, corner].map((value) => Math.abs(left + up - corner - value));
  return [left, up, corner][near.indexOf(Math.min(...near))] ?? 0;
}
