import type {
  LinkArea,
  MarkedContent,
  PagedDocument,
  StructureElement,
} from '../model/paged-document.ts';
import {
  type PdfDictionary,
  type PdfValue,
  type Reference,
  textString,
  wholeString,
} from './value.ts';
import type { Writer } from './writer.ts';

/** Where links inside the document lead. */
export type Destinations = ReadonlyMap<string, { readonly page: number; readonly y: number }>;

/** Finds the elements that links may point to: those with an identifier, at their first content. */
export function findDestinations({ pages, structure }: PagedDocument): Destinations {
  const pageOf = new Map<MarkedContent, number>();
  for (const [index, { content }] of pages.entries()) {
    for (const marked of content) pageOf.set(marked, index);
  }
  const destinations = new Map<string, { page: number; y: number }>();
  const walk = (element: StructureElement) => {
    const content = element.id && firstContent(element);
    if (content) destinations.set(element.id, { page: pageOf.get(content)!, y: topOf(content) });
    for (const child of element.children) if ('children' in child) walk(child);
  };
  walk(structure);
  return destinations;
}

function firstContent(element: StructureElement): MarkedContent | undefined {
  for (const child of element.children) {
    if ('drawings' in child) return child;
    const inside = 'children' in child ? firstContent(child) : undefined;
    if (inside) return inside;
  }
  return undefined;
}

function topOf({ drawings }: MarkedContent): number {
  return Math.min(
    ...drawings.map((each) => (each.kind === 'glyphs' ? each.y - each.size : each.y)),
  );
}

/** Writes the annotation of a link; it is printed, and has no frame of its own. */
export function writeLink(
  writer: Writer,
  link: LinkArea,
  { key, height, action }: { key: number; height: number; action: PdfDictionary },
): Reference {
  const rectangles = link.areas.map(([left, top, right, bottom]) => ({
    left,
    top: height - top,
    right,
    bottom: height - bottom,
  }));
  return writer.ref({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [
      Math.min(...rectangles.map(({ left }) => left)),
      Math.min(...rectangles.map(({ bottom }) => bottom)),
      Math.max(...rectangles.map(({ right }) => right)),
      Math.max(...rectangles.map(({ top }) => top)),
    ],
    // Upper left, upper right, lower left, lower right: what viewers expect, whatever the norm says.
    QuadPoints: rectangles.flatMap(({ left, top, right, bottom }) => [
      left,
      top,
      right,
      top,
      left,
      bottom,
      right,
      bottom,
    ]),
    Border: [0, 0, 0],
    F: printed,
    Contents: textString(link.description),
    StructParent: key,
    ...action,
  });
}

/** Annotation flag Print (ISO 32000-1, table 165), which PDF/A demands. */
const printed = 4;

/** What a link does: goes to a place in the document, or hands an address to the reader's system. */
export function actionOf(
  link: LinkArea,
  destinations: Destinations,
  pages: readonly { readonly reference: Reference; readonly height: number }[],
): PdfDictionary {
  const target = link.href.startsWith('#') ? destinations.get(link.href.slice(1)) : undefined;
  if (!target) return { A: { S: 'URI', URI: wholeString(link.href) } };
  const { reference, height } = pages[target.page]!;
  const destination: PdfValue[] = [reference, 'XYZ', null, height - target.y, null];
  return { Dest: destination };
}
