import { VFile } from 'vfile';
import type { LocalizedDocument } from '../model/localized-document.ts';
import type { FaceFiles } from '../model/paged-document.ts';
import { pdf } from '../pdf/pdf.ts';
import { type Problem, problemOf } from '../report/message.ts';
import { typeset } from '../typeset/typeset.ts';

/** A document on paper. */
export interface Print {
  /** A PDF file. */
  readonly bytes: Uint8Array;
  /** What there is to say of the document, in the order of the text. */
  readonly problems: readonly Problem[];
}

/**
 * Sets a document in pages and writes them as PDF.
 *
 * @param path Of the file that holds the release.
 */
export async function print(
  document: LocalizedDocument,
  faces: FaceFiles,
  path: string,
): Promise<Print> {
  const file = new VFile({ path });
  const bytes = await pdf(typeset(document, faces, file));
  return { bytes, problems: file.messages.map(problemOf) };
}
