import { writeFile } from './file.ts';
import { number, type PdfDictionary, type Reference, textString } from './value.ts';

/** A document that is being written: its objects stay open until all are written at once. */
export interface Writer {
  readonly catalog: Reference;
  readonly structureRoot: Reference;
  readonly pages: readonly WrittenPage[];
  /** Makes an indirect object. */
  ref(data: PdfDictionary): Reference;
  /** Adds a page of this size in points, whose y axis points down. */
  addPage(width: number, height: number): WrittenPage;
  /** Writes the file. */
  finish(info: Readonly<Record<string, string | Date>>): Uint8Array;
}

/** A page that is being written. */
export interface WrittenPage {
  readonly dictionary: Reference;
  readonly annotations: Reference[];
  /** Resources by their names in the operators. */
  readonly fonts: Record<string, Reference>;
  readonly pictures: Record<string, Reference>;
  /** Adds operators. */
  draw(operators: string): void;
}

/** Opens an empty document of PDF 1.7 (ISO 32000-1, 7.7), tagged, whose title viewers show. */
export function openWriter(lang: string): Writer {
  const pages: WrittenPage[] = [];
  const tree = new IndirectObject({ Type: 'Pages' });
  const structureRoot = new IndirectObject({ Type: 'StructTreeRoot' });
  const catalog = new IndirectObject({
    Type: 'Catalog',
    Pages: tree,
    Lang: textString(lang),
    MarkInfo: { Marked: true },
    StructTreeRoot: structureRoot,
    ViewerPreferences: { DisplayDocTitle: true },
  });
  return {
    catalog,
    structureRoot,
    pages,
    ref: (data) => new IndirectObject(data),
    addPage(width, height) {
      const page = openPage(tree, width, height);
      pages.push(page);
      return page;
    },
    finish(info) {
      tree.data.Count = pages.length;
      tree.data.Kids = pages.map(({ dictionary }) => dictionary);
      for (const { dictionary, annotations } of pages) {
        if (annotations.length > 0) dictionary.data.Annots = annotations;
      }
      const entries = Object.entries(info).map(([key, value]) => [
        key,
        typeof value === 'string' ? textString(value) : value,
      ]);
      return writeFile(catalog, new IndirectObject(Object.fromEntries(entries) as PdfDictionary));
    },
  };
}

function openPage(tree: Reference, width: number, height: number): WrittenPage {
  const content = new IndirectObject({});
  const fonts = {};
  const pictures = {};
  const dictionary = new IndirectObject({
    Type: 'Page',
    Parent: tree,
    MediaBox: [0, 0, width, height],
    Contents: content,
    Resources: { Font: fonts, XObject: pictures },
    // The order of the structure (ISO 14289-1, 7.18.3).
    Tabs: 'S',
  });
  const draw = (operators: string) => content.write(Buffer.from(operators, 'latin1'));
  draw(`1 0 0 -1 0 ${number(height)} cm\n`);
  return { dictionary, annotations: [], fonts, pictures, draw };
}

class IndirectObject implements Reference {
  readonly data: PdfDictionary;
  readonly buffer: Uint8Array[] = [];
  compress: boolean;

  constructor(data: PdfDictionary) {
    this.data = data;
    // What has a filter has been through it.
    this.compress = data.Filter === undefined;
  }

  write(bytes: Uint8Array): void {
    this.buffer.push(bytes);
  }
}
