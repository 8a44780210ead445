import PDFDocument from 'pdfkit';

/**
 * The little of pdfkit that this room uses: indirect objects, pages, pictures and the outline. Its
 * published types lag behind and know nothing of its structure.
 */
export interface Writer extends NodeJS.ReadableStream {
  readonly page: {
    readonly dictionary: Reference;
    readonly annotations: Reference[];
    readonly fonts: Record<string, Reference>;
  };
  readonly outline: OutlineNode;
  readonly _root: Reference;
  /** The first and the second half of the file's identifier. */
  _id: Uint8Array;
  /** Writes the metadata stream; pdfkit's own does not escape its values. */
  endMetadata: () => void;
  ref(data: PdfDictionary): Reference;
  addPage(options: { size: [number, number]; margin: number }): void;
  addContent(operators: string): void;
  openImage(bytes: Uint8Array): OpenedImage;
  image(
    image: OpenedImage,
    x: number,
    y: number,
    size: { readonly width: number; readonly height: number },
  ): void;
  getStructTreeRoot(): Reference;
  end(): void;
}

/** An indirect object that can still be filled. */
export interface Reference {
  readonly data: PdfDictionary;
  compress: boolean;
  end(bytes?: Uint8Array): void;
}

export interface OutlineNode {
  addItem(
    title: string,
    options: {
      readonly pageNumber: number;
      readonly fit: boolean;
      readonly top: number;
      readonly left: number;
      readonly expanded: boolean;
    },
  ): OutlineNode;
}

export interface OpenedImage {
  /** Writes a PNG when it has been unpacked; a JPEG has no such step. */
  finalize?: () => void;
}

export interface PdfDictionary {
  [key: string]: PdfValue;
}

/** A value of a PDF file; a primitive string is a name. */
export type PdfValue =
  | string
  | number
  | boolean
  | null
  | TextString
  | Date
  | Reference
  | PdfDictionary
  | readonly PdfValue[];

/** A string object, which pdfkit writes as a text string; a primitive string it writes as a name. */
export type TextString = InstanceType<typeof String>;

/** Opens an empty document of PDF 1.7 whose information dictionary is `info`. */
export function openWriter(lang: string, info: Readonly<Record<string, string | Date>>): Writer {
  const options = {
    autoFirstPage: false,
    // Pages stay open until the end, because links are written last.
    bufferPages: true,
    // Without this pdfkit embeds Helvetica's metrics.
    font: null,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang,
    info,
  };
  return new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions) as unknown as Writer;
}

/** Makes a text string of PDF. */
export function textString(value: string): TextString {
  return Object(value) as TextString;
}

/** A number as content streams carry it: a hundredth of a point is finer than any printer. */
export function number(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

/** Everything that the document writes, once it has ended. */
export function collect(writer: Writer): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    writer.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    writer.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    writer.on('error', reject);
  });
}
