import type { VFile } from 'vfile';
import type { Artifact } from './model/artifact.ts';
import type { LocalizedDocument } from './model/localized-document.ts';
import type { FaceFiles } from './model/paged-document.ts';

/** A way to publish a localized document: one file of a pack. */
export interface Format {
  /** What `--format` calls it. */
  readonly name: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Makes the file; complains on `file` of what the format cannot show. */
  readonly make: (document: LocalizedDocument, tools: Tools) => Promise<Uint8Array>;
}

/** What the formats need besides the document. */
export interface Tools {
  readonly faces: FaceFiles;
  readonly file: VFile;
  /** The files of the same document that were made before, in the order of this table. */
  readonly siblings: readonly Artifact[];
}

/** All ways to publish. To add one, add a room that makes it and a line here. */
export const formats: readonly Format[] = [
  {
    name: 'html',
    extension: 'html',
    mediaType: 'text/html',
    make: async (document, { file }) => {
      const { html } = await import('./html/html.ts');
      return Buffer.from(await html(document, file), 'utf8');
    },
  },
  {
    name: 'pdf',
    extension: 'pdf',
    mediaType: 'application/pdf',
    make: async (document, { faces, file }) => {
      const { typeset } = await import('./typeset/typeset.ts');
      const { pdf } = await import('./pdf/pdf.ts');
      return pdf(typeset(document, faces, file));
    },
  },
];
