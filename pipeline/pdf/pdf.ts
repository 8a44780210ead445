import { createHash } from 'node:crypto';
import type {
  Glyph,
  GlyphRun,
  LinkArea,
  MarkedContent,
  OutlineItem,
  PagedDocument,
} from '../model/paged-document.ts';
import { actionOf, findDestinations, writeLink } from './annotation.ts';
import { drawContent, type Palette } from './content.ts';
import { type EmbeddedFont, embedFont } from './font.ts';
import { keywordsOf, momentOf, producer, xmp } from './metadata.ts';
import { openPictures, type Pictures } from './pictures.ts';
import { srgbProfile } from './profile.ts';
import { writeStructure } from './structure.ts';
import {
  collect,
  type OutlineNode,
  openWriter,
  type Reference,
  textString,
  type Writer,
} from './writer.ts';

/**
 * Draws a paged document as one PDF 1.7 file that claims to be PDF/A-2a and PDF/UA-1. The same
 * document gives the same bytes, whatever was drawn before.
 */
export async function pdf(document: PagedDocument): Promise<Uint8Array> {
  const moment = momentOf(document);
  const writer = openWriter(document.locale, {
    Title: document.title,
    Author: document.author,
    Subject: document.subject,
    Keywords: keywordsOf(document),
    Creator: producer,
    Producer: producer,
    CreationDate: moment,
    ModDate: moment,
  });
  const bytes = collect(writer);
  const metadata = xmp(document);
  const pictures = openPictures(writer);
  const drawn = drawPages(writer, document, pictures);
  await pictures.finish();
  const links = writeLinks(writer, document, drawn.pages);
  const pages = drawn.pages.map(({ dictionary }) => dictionary);
  writeStructure(writer, document, { pages, contents: drawn.contents, links });
  addOutline(writer.outline, document.outline, document);
  writeOutputIntent(writer);
  writer._root.data.PageLabels = { Nums: [0, { S: 'D' }] };
  writer._id = identify(document, metadata);
  writer.endMetadata = () => writeMetadata(writer, metadata);
  writer.end();
  return bytes;
}

/** Draws the content of all pages; says where every piece of it has gone. */
function drawPages(writer: Writer, document: PagedDocument, pictures: Pictures) {
  const fonts = embedFonts(writer, document);
  const palette: Palette = {
    font: ({ face }) => {
      const font = fonts.get(face.bytes)!;
      writer.page.fonts[font.name] = font.reference;
      return font;
    },
    paint: (picture) => pictures.paint(picture),
    write: (operators) => writer.addContent(operators),
  };
  const contents = new Map<MarkedContent, { page: number; mcid: number }>();
  const pages = document.pages.map(({ width, height, content }, index) => {
    writer.addPage({ size: [width, height], margin: 0 });
    writer.page.dictionary.data.StructParents = index;
    let next = 0;
    for (const marked of content) {
      const mcid = 'artifact' in marked.owner ? undefined : next++;
      if (mcid !== undefined) contents.set(marked, { page: index, mcid });
      drawContent(marked, mcid, palette);
    }
    return writer.page;
  });
  return { pages, contents };
}

function embedFonts(writer: Writer, document: PagedDocument): Map<Uint8Array, EmbeddedFont> {
  const runs = new Map<Uint8Array, GlyphRun[]>();
  for (const { content } of document.pages) {
    for (const drawing of content.flatMap(({ drawings }) => drawings)) {
      if (drawing.kind !== 'glyphs') continue;
      const known = runs.get(drawing.face.bytes);
      if (known) known.push(drawing);
      else runs.set(drawing.face.bytes, [drawing]);
    }
  }
  return new Map(
    [...runs].map(([bytes, [first, ...rest]], index) => {
      const glyphs: Glyph[] = [first!, ...rest].flatMap((run) => [...run.glyphs]);
      return [bytes, embedFont(writer, first!.face, { name: `F${index + 1}`, glyphs })];
    }),
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
    addOutline(parent.addItem(title, options), children, document);
  }
}

/** What the colours of the file mean (ISO 19005-2, 6.2.3). */
function writeOutputIntent(writer: Writer): void {
  const profile = writer.ref({ N: 3 });
  profile.end(srgbProfile());
  const name = textString('sRGB IEC61966-2.1');
  const intent = writer.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: name,
    Info: name,
    DestOutputProfile: profile,
  });
  intent.end();
  writer._root.data.OutputIntents = [intent];
}

/** Uncompressed, so that tools that know no PDF can read it. */
function writeMetadata(writer: Writer, metadata: string): void {
  const stream = writer.ref({ Type: 'Metadata', Subtype: 'XML' });
  stream.compress = false;
  stream.end(new TextEncoder().encode(metadata));
  writer._root.data.Metadata = stream;
}

/** The file identifier: a digest of what is said and drawn, not of the time (ISO 32000-1, 14.4). */
function identify({ pages }: PagedDocument, metadata: string): Uint8Array {
  const hash = createHash('sha256').update(metadata);
  for (const { content } of pages) {
    for (const drawing of content.flatMap(({ drawings }) => drawings)) {
      const { x, y } = drawing;
      hash.update(`${x} ${y} `);
      if (drawing.kind === 'glyphs') hash.update(drawing.glyphs.map(({ text }) => text).join(''));
      if (drawing.kind === 'picture') hash.update(drawing.bytes);
    }
  }
  return new Uint8Array(hash.digest().subarray(0, 16));
}
