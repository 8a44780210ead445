import { VFile } from 'vfile';
import { drawCard } from '../card/card.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import type { FaceFiles } from '../model/paged-document.ts';
import { pdf } from '../pdf/pdf.ts';
import { type Problem, problemOf } from '../report/message.ts';
import { setCard } from '../typeset/card.ts';
import { typeset } from '../typeset/typeset.ts';

/** What is set from a document: its pages as PDF, or its title as a picture. */
export type Sheet = 'pdf' | 'card';

/** What a press has made of a document. */
export interface Print {
  /** The file. */
  readonly bytes: Uint8Array;
  /** What there is to say of the document, in the order of the text. */
  readonly problems: readonly Problem[];
}

/** A document, and what is to be made of it. */
export interface PrintJob {
  /** It is asked neither for its other languages nor for its other formats. */
  readonly document: LocalizedDocument;
  readonly sheet: Sheet;
  /** Of the file that holds the release. */
  readonly path: string;
}

/** Sets a document with these faces. */
export async function print({ document, sheet, path }: PrintJob, faces: FaceFiles): Promise<Print> {
  const file = new VFile({ path });
  const bytes =
    sheet === 'pdf'
      ? await pdf(typeset(document, faces, file))
      : drawCard(setCard(document, faces, file));
  return { bytes, problems: file.messages.map(problemOf) };
}
