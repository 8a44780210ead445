import PDFDocument from 'pdfkit';
import { writeFile } from './file.ts';
import { type PdfDictionary, type Reference, textString } from './value.ts';

/**
 * The little of pdfkit that this room uses: the catalogue and the page tree, pages, the painting of
 * pictures and the outline. pdfkit is the shell that holds these objects together; fonts, structure,
 * PNG and the bytes of the file are this room's own, because pdfkit writes none of them as PDF/A-2a
 * and PDF/UA-1 want them, or not as small. Its published types lag behind.
 */
export interface Writer {
  readonly page: {
    readonly dictionary: Reference;
    readonly annotations: Reference[];
    readonly fonts: Record<string, Reference>;
  };
  readonly outline: OutlineNode;
  readonly _root: Reference;
  ref(data: PdfDictionary): Reference;
  addPage(options: { size: [number, number]; margin: number }): void;
  addContent(operators: Uint8Array): void;
  openImage(bytes: Uint8Array): OpenedImage;
  image(
    image: OpenedImage,
    x: number,
    y: number,
    size: { readonly width: number; readonly height: number },
  ): void;
  getStructTreeRoot(): Reference;
  /** Closes pages and outline, and writes the file. */
  finish(info: Readonly<Record<string, string | Date>>): Uint8Array;
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

/** A picture that pdfkit can paint: a JPEG that it has opened, or an object of our own. */
export interface OpenedImage {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  /** The image in the file, once there is one. */
  readonly obj?: Reference | null;
  /** Puts a JPEG into the file. */
  embed?(writer: Writer): void;
}

/** Opens an empty document of PDF 1.7. */
export function openWriter(lang: string): Writer {
  return new PackedDocument(lang) as unknown as Writer;
}

/** What pdfkit has inside, without being typed. */
interface Inside {
  readonly _root: Reference;
  readonly _info: Reference;
  info: Readonly<Record<string, never>>;
  readonly metadata: unknown;
  ref(data?: PdfDictionary): Reference & { finalize: () => void };
  endMetadata: () => void;
  end(): void;
}

const Base = PDFDocument as unknown as new (options: object) => Inside;

/** A document whose objects stay in memory until the end; then they are written all at once. */
class PackedDocument extends Base {
  constructor(lang: string) {
    super({
      autoFirstPage: false,
      // Pages stay open until the end, because links are written last.
      bufferPages: true,
      // Without this pdfkit embeds Helvetica's metrics.
      font: null,
      tagged: true,
      displayTitle: true,
      lang,
    });
  }

  override ref(data?: PdfDictionary) {
    const reference = super.ref(data);
    // pdfkit would write the object now.
    reference.finalize = () => {};
    return reference;
  }

  finish(info: Readonly<Record<string, string | Date>>): Uint8Array {
    // What pdfkit would say of itself and of the time.
    this.info = {};
    // Our own metadata are in the catalogue already; pdfkit's do not escape their values.
    this.endMetadata = () => {};
    this.end();
    // An empty tree of names.
    delete this._root.data.Names;
    for (const [key, value] of Object.entries(info)) {
      this._info.data[key] = typeof value === 'string' ? textString(value) : value;
    }
    return writeFile(this._root, this._info);
  }
}
