import type {
  Face,
  LinkArea,
  MarkedContent,
  OutlineItem,
  PagedDocument,
} from '../model/paged-document.ts';
import { actionOf, findDestinations, writeLink } from './annotation.ts';
import { drawContent, type PageState, type Palette } from './content.ts';
import { addGlyphs, type EmbeddedFont, embedFont } from './font.ts';
import { keywordsOf, momentOf, producer, xmp } from './metadata.ts';
import { openPictures } from './pictures.ts';
import { srgbProfile } from './profile.ts';
import { writeStructure } from './structure.ts';
import { fitting, type PdfDictionary, type Reference, textString } from './value.ts';
import { type OutlineNode, openWriter, type Writer } from './writer.ts';

/**
 * Draws a paged document as one PDF 1.7 file that claims to be PDF/A-2a and PDF/UA-1. The same
 * document gives the same bytes, whatever was drawn before.
 */
export function pdf(document: PagedDocument): Uint8Array {
  const writer = openWriter(document.locale);
  const drawn = drawPages(writer, document);
  const links = writeLinks(writer, document, drawn.pages);
  const pages = drawn.pages.map(({ dictionary }) => dictionary);
  writeStructure(writer, document, { pages, contents: drawn.contents, links });
  addOutline(writer.outline, document.outline, document);
  const catalog = writer._root.data;
  catalog.PageLabels = { Nums: [0, { S: 'D' }] };
  catalog.OutputIntents = [outputIntent(writer)];
  catalog.Metadata = writeMetadata(writer, xmp(document));
  const moment = momentOf(document);
  return writer.finish({
    Title: document.title,
    Author: document.author,
    Subject: document.subject,
    Keywords: keywordsOf(document),
    Creator: producer,
    Producer: producer,
    CreationDate: moment,
    ModDate: moment,
  });
}

/** Draws the content of all pages; says where every piece of it has gone. */
function drawPages(writer: Writer, document: PagedDocument) {
  const fonts = embedFonts(writer, document);
  const pictures = openPictures(writer);
  const palette: Palette = {
    font: ({ face }) => {
      const font = fonts.get(face.bytes)!;
      writer.page.fonts[font.name] = font.reference;
      return font;
    },
    paint: (picture) => pictures.paint(picture),
    write: (operators) => writer.addContent(Buffer.from(operators, 'latin1')),
  };
  const contents = new Map<MarkedContent, { page: number; mcid: number }>();
  const pages = document.pages.map(({ width, height, content }, index) => {
    writer.addPage({ size: [width, height], margin: 0 });
    writer.page.dictionary.data.StructParents = index;
    const state: PageState = {};
    let next = 0;
    for (const marked of content) {
      const mcid = 'artifact' in marked.owner ? undefined : next++;
      if (mcid !== undefined) contents.set(marked, { page: index, mcid });
      drawContent(marked, mcid, palette, state);
    }
    return writer.page;
  });
  return { pages, contents };
}

function embedFonts(writer: Writer, document: PagedDocument): Map<Uint8Array, EmbeddedFont> {
  const used = new Map<Uint8Array, { face: Face; glyphs: Map<number, string | Set<string>> }>();
  for (const { content } of document.pages) {
    for (const { drawings } of content) {
      for (const drawing of drawings) {
        if (drawing.kind !== 'glyphs') continue;
        const { face } = drawing;
        const font = used.get(face.bytes) ?? { face, glyphs: new Map() };
        used.set(face.bytes, font);
        addGlyphs(font.glyphs, drawing.glyphs);
      }
    }
  }
  return new Map(
    [...used].map(([bytes, { face, glyphs }], index) => [
      bytes,
      embedFont(writer, face, { name: `F${index + 1}`, glyphs }),
    ]),
  );
}

/** Annotations come after all content, since a link may lead to a later page. */
function writeLinks(writer: Writer, document: PagedDocument, pages: readonly Writer['page'][]) {
  const destinations = findDestinations(document);
  const links = new Map<LinkArea, { page: number; annotation: Reference; key: number }>();
  const targets = pages.map(({ dictionary }, index) => ({
    reference: dictionary,
    height: document.pages[index]!.height,
  }));
  for (const [page, { height, links: areas }] of document.pages.entries()) {
    for (const link of areas) {
      const key = document.pages.length + links.size;
      const action = actionOf(link, destinations, targets);
      const annotation = writeLink(writer, link, { key, height, action });
      pages[page]!.annotations.push(annotation);
      links.set(link, { page, annotation, key });
    }
  }
  return links;
}

function addOutline(
  parent: OutlineNode,
  items: readonly OutlineItem[],
  document: PagedDocument,
): void {
  for (const { title, page, y, children } of items) {
    // pdfkit counts `left` from the right edge.
    const { width } = document.pages[page]!;
    const options = { pageNumber: page, fit: false, top: y, left: width, expanded: true };
    addOutline(parent.addItem(fitting(title), options), children, document);
  }
}

/** What the colours of the file mean (ISO 19005-2, 6.2.3). */
function outputIntent(writer: Writer): PdfDictionary {
  const profile = writer.ref({ N: 3, Filter: 'FlateDecode' });
  profile.write(srgbProfile);
  const name = textString('sRGB IEC61966-2.1');
  return {
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: name,
    Info: name,
    DestOutputProfile: profile,
  };
}

/** Uncompressed, so that tools that know no PDF can read it. */
function writeMetadata(writer: Writer, metadata: string): Reference {
  const stream = writer.ref({ Type: 'Metadata', Subtype: 'XML' });
  stream.compress = false;
  stream.write(new TextEncoder().encode(metadata));
  return stream;
}
