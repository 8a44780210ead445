import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  glyphRuns,
  PdfError,
  pageLabels,
  problems,
  readInfo,
  readMetadata,
  readOutline,
  readPdf,
  structureOutline,
  structureText,
} from './support/pdf/reader.ts';
import { contentMutations } from './support/pdf/samples/content-mutations.ts';
import { fileMutations } from './support/pdf/samples/file-mutations.ts';
import { hostileFiles } from './support/pdf/samples/hostile-files.ts';
import { edit } from './support/pdf/samples/mutation.ts';
import { sampleObjects } from './support/pdf/samples/sample-file.ts';
import { structureMutations } from './support/pdf/samples/structure-mutations.ts';
import { writeClassic, writePacked } from './support/pdf/samples/writers.ts';

const sample = writeClassic(sampleObjects());

describe('problems', () => {
  test.each([...fileMutations, ...structureMutations, ...contentMutations])(
    '$says',
    ({ change, says }) => {
      const objects = sampleObjects();
      const bytes = change(objects) ?? writeClassic(objects);
      expect(problems(readPdf(bytes))).toContain(says);
    },
  );

  test('a file for PDF/UA alone need not be one for PDF/A', () => {
    const objects = sampleObjects();
    edit(objects, 1, '/OutputIntents [19 0 R]', '');
    edit(objects, 14, ' pdfaid:part="2" pdfaid:conformance="A"', '');
    const file = readPdf(writeClassic(objects));
    expect(problems(file, ['PDF/UA-1'])).toEqual([]);
    expect(problems(file, ['PDF/A-2a']).length).toBe(2);
  });
});

describe('hostile files', () => {
  test.each(hostileFiles)('%s', (_, make, reason) => {
    let thrown: unknown;
    try {
      readAll(make());
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(PdfError);
    expect((thrown as PdfError).message).toMatch(reason);
  });

  test('a file cut anywhere is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sample.length - 8 }), (length) => {
        expect(() => readPdf(sample.subarray(0, length))).toThrow(PdfError);
      }),
    );
  });

  test('bytes changed at random are read or refused, never a crash', () => {
    const packed = writePacked(sampleObjects());
    const change = fc.tuple(
      fc.nat(),
      fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('0123456789<>[]()/ R'))),
    );
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        (modern, changes) => {
          const bytes = Uint8Array.from(modern ? packed : sample);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          try {
            readAll(bytes);
            problems(readPdf(bytes));
          } catch (error) {
            expect(error).toBeInstanceOf(PdfError);
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});

/** Asks everything of a file that can be asked. */
function readAll(bytes: Uint8Array): void {
  const file = readPdf(bytes);
  for (const [number, entry] of file.entries) if (entry.kind !== 'free') file.object(number);
  pageLabels(file);
  readOutline(file);
  readInfo(file);
  readMetadata(file);
  glyphRuns(file);
  structureText(file);
  structureOutline(file);
}
