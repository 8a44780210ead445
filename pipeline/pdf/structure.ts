import type {
  LinkArea,
  MarkedContent,
  PagedDocument,
  StructureElement,
} from '../model/paged-document.ts';
import { type PdfDictionary, type PdfValue, type Reference, textString } from './value.ts';
import type { Writer } from './writer.ts';

/** Where content and annotations of the structure have come to stand in the file. */
export interface Placement {
  readonly pages: readonly Reference[];
  /** Marked content → index of its page and its number there. */
  readonly contents: ReadonlyMap<MarkedContent, { readonly page: number; readonly mcid: number }>;
  /** Links → index of the page, annotation and its key in the parent tree. */
  readonly links: ReadonlyMap<
    LinkArea,
    { readonly page: number; readonly annotation: Reference; readonly key: number }
  >;
}

/**
 * Writes the structure tree and the parent tree, which leads back from content and annotations to
 * their elements (ISO 32000-1, 14.7).
 */
export function writeStructure(
  writer: Writer,
  document: PagedDocument,
  placement: Placement,
): void {
  const root = writer.getStructTreeRoot();
  const parents = new Map<number, Reference | Reference[]>(
    document.pages.map((_, index) => [index, []]),
  );
  const ids: [string, Reference][] = [];
  const tree: Tree = { writer, placement, parents, ids };
  root.data.K = [writeElement(document.structure, root, tree)];
  root.data.ParentTree = {
    Nums: [...parents].sort(([a], [b]) => a - b).flat(),
  };
  root.data.ParentTreeNextKey = parents.size;
  if (ids.length > 0) {
    const sorted = ids.sort(([a], [b]) => (a < b ? -1 : 1));
    root.data.IDTree = { Names: sorted.flatMap(([id, element]) => [textString(id), element]) };
  }
}

interface Tree {
  readonly writer: Writer;
  readonly placement: Placement;
  readonly parents: Map<number, Reference | Reference[]>;
  readonly ids: [string, Reference][];
}

function writeElement(element: StructureElement, parent: Reference, tree: Tree): Reference {
  const { writer, placement } = tree;
  const reference = writer.ref({ S: element.type, P: parent });
  Object.assign(reference.data, attributesOf(element, placement));
  if (element.id) tree.ids.push([element.id, reference]);
  const page = firstPage(element, placement);
  if (page !== undefined) reference.data.Pg = placement.pages[page]!;
  const kids = element.children.map((child) => writeChild(child, reference, page, tree));
  reference.data.K = kids.length === 1 ? kids[0]! : kids;
  return reference;
}

function writeChild(
  child: StructureElement['children'][number],
  parent: Reference,
  elementPage: number | undefined,
  tree: Tree,
): PdfValue {
  const { placement, parents } = tree;
  if ('drawings' in child) {
    const { page, mcid } = placement.contents.get(child)!;
    (parents.get(page) as Reference[])[mcid] = parent;
    if (page === elementPage) return mcid;
    return { Type: 'MCR', Pg: placement.pages[page]!, MCID: mcid };
  }
  if ('areas' in child) {
    const { page, annotation, key } = placement.links.get(child)!;
    parents.set(key, parent);
    return { Type: 'OBJR', Obj: annotation, Pg: placement.pages[page]! };
  }
  return writeElement(child, parent, tree);
}

/** The page of an element's own first content. */
function firstPage({ children }: StructureElement, { contents }: Placement): number | undefined {
  const content = children.find((child) => 'drawings' in child);
  return content && contents.get(content)!.page;
}

function attributesOf(element: StructureElement, { contents, pages }: Placement): PdfDictionary {
  const { lang, alt, title, id, scope, listNumbering, bbox } = element;
  const attributes: PdfDictionary[] = [];
  if (scope) attributes.push({ O: 'Table', Scope: scope });
  if (listNumbering) attributes.push({ O: 'List', ListNumbering: listNumbering });
  if (bbox) {
    const content = element.children.find((child) => 'drawings' in child)!;
    const box = pages[contents.get(content)!.page]!.data.MediaBox as readonly number[];
    const [left, top, right, bottom] = bbox;
    attributes.push({
      O: 'Layout',
      Placement: 'Block',
      BBox: [left, box[3]! - bottom, right, box[3]! - top],
    });
  }
  return {
    ...(lang && { Lang: textString(lang) }),
    ...(alt && { Alt: textString(alt) }),
    ...(title && { T: textString(title) }),
    ...(id && { ID: textString(id) }),
    ...(attributes.length > 0 && { A: attributes.length === 1 ? attributes[0]! : attributes }),
  };
}
