import type { PdfFile } from '../document.ts';
import { readInfo, readMetadata, schemas } from '../metadata.ts';
import type { Standard } from '../problems.ts';

/** The XMP packet and the information dictionary (ISO 14289-1, 5 and 7.1; ISO 19005-2, 6.6). */
export function metadataProblems(file: PdfFile, standards: readonly Standard[]): readonly string[] {
  const metadata = readMetadata(file);
  if (!metadata) return ['The catalog has no metadata'];
  const problems: string[] = [];
  const { title, properties, extensions } = metadata;
  if (!title?.trim()) problems.push('The metadata have no dc:title');
  const infoTitle = readInfo(file).get('Title');
  if (infoTitle !== undefined && infoTitle !== title)
    problems.push(`Info's Title is "${infoTitle}", but dc:title is "${title ?? ''}"`);
  if (standards.includes('PDF/UA-1')) {
    const part = properties.get(`${schemas.pdfua} part`);
    if (part !== '1') problems.push(`The metadata's pdfuaid:part is ${part ?? 'missing'}, not 1`);
    // The norm fixes the prefix too, for readers that do not know namespaces.
    const prefixes = [...metadata.xmp.matchAll(/xmlns:([^\s=]+)\s*=\s*["']([^"']*)["']/g)];
    if (prefixes.some(([, prefix, uri]) => uri === schemas.pdfua && prefix !== 'pdfuaid'))
      problems.push('The PDF/UA identification has another prefix than pdfuaid');
  }
  if (standards.includes('PDF/A-2a')) {
    const part = properties.get(`${schemas.pdfa} part`);
    const conformance = properties.get(`${schemas.pdfa} conformance`);
    if (part !== '2' || conformance !== 'A')
      problems.push(
        `The metadata's pdfaid is ${`${part ?? ''}${conformance ?? ''}` || 'missing'}, not 2A`,
      );
    if (properties.has(`${schemas.pdfua} part`) && !extensions.includes(schemas.pdfua))
      problems.push('No extension schema describes pdfuaid');
  }
  return problems;
}
