/**
 * The door of the PDF reader: reads back what a PDF writer wrote, with no code of the writer's and
 * no other program. Strict by design: it repairs nothing, so that it can be a witness.
 */

export type { GlyphRun } from './content.ts';
export { glyphRuns, pageText } from './content.ts';
export type { PdfFile, PdfPage } from './document.ts';
export { readPdf } from './document.ts';
export type { Metadata } from './metadata.ts';
export { readInfo, readMetadata } from './metadata.ts';
export type { OutlineEntry } from './navigation.ts';
export { pageLabels, readOutline } from './navigation.ts';
export { PdfArray, PdfDict, PdfError, PdfName, PdfRef, PdfStream, PdfString } from './objects.ts';
export type { Standard } from './problems.ts';
export { problems } from './problems.ts';
export { structureOutline, structureText } from './reading.ts';
export type { StructureAnnotation, StructureNode, StructureText } from './structure.ts';
export { allElements, structureTree } from './structure.ts';
