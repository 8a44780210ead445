import type { PdfFile } from '../document.ts';
import { decodeLatin1 } from '../encodings.ts';
import {
  PdfArray,
  PdfDict,
  PdfError,
  PdfName,
  type PdfObject,
  PdfRef,
  PdfStream,
} from '../objects.ts';
import type { Standard } from '../problems.ts';

/** The file as bytes and objects (ISO 32000-1, 7.5; ISO 19005-2, 6.1). */
export function fileProblems(file: PdfFile, standards: readonly Standard[]): readonly string[] {
  const problems: string[] = [];
  if (!/^%PDF-1\.[0-7][\r\n]/.test(decodeLatin1(file.bytes.subarray(0, 9))))
    problems.push('The header is not %PDF-1.n and an end of line');
  if (!/%%EOF\r?\n?$/.test(decodeLatin1(file.bytes.subarray(-7))))
    problems.push('The file does not end in %%EOF');
  let highest = 0;
  for (const number of file.entries.keys()) highest = Math.max(highest, number);
  const size = file.trailer.number('Size');
  if (size !== highest + 1)
    problems.push(`The trailer's Size is ${size}, but the highest object number is ${highest}`);
  if (standards.includes('PDF/A-2a') && file.trailer.array('ID')?.length !== 2)
    problems.push('The trailer has no ID of two strings');
  return [...problems, ...objectProblems(file)];
}

/** Every object is where the tables say it is, can be read, and names only what is there. */
function objectProblems(file: PdfFile): readonly string[] {
  const problems: string[] = [];
  for (const [number, entry] of file.entries) {
    if (entry.kind === 'free') continue;
    try {
      const object = file.object(number);
      if (object instanceof PdfStream && isDecodable(object)) file.read(object);
      for (const ref of referencesIn(object)) {
        const target = file.entries.get(ref.number);
        if (!target || target.kind === 'free')
          problems.push(`Object ${number} refers to object ${ref.number}, which is not there`);
      }
    } catch (error) {
      if (!(error instanceof PdfError)) throw error;
      problems.push(`Object ${number} cannot be read. ${error.message}`);
    }
  }
  return problems;
}

function isDecodable(stream: PdfStream): boolean {
  return stream.dict
    .list('Filter')
    .every(
      (filter) =>
        filter instanceof PdfName &&
        ['FlateDecode', 'ASCIIHexDecode', 'ASCII85Decode'].includes(filter.name),
    );
}

/** The references written in an object; the lexer bounds how deep it is. */
function referencesIn(object: PdfObject): readonly PdfRef[] {
  if (object instanceof PdfRef) return [object];
  if (object instanceof PdfStream) return referencesIn(object.dict);
  if (object instanceof PdfArray) return object.raw.flatMap(referencesIn);
  return object instanceof PdfDict ? [...object.entries.values()].flatMap(referencesIn) : [];
}
