import type { PdfFile } from './document.ts';
import {
  dictOf,
  PdfArray,
  PdfDict,
  PdfError,
  PdfName,
  type PdfObject,
  PdfString,
} from './objects.ts';
import { type Piece, readPieces } from './pieces.ts';

/** An element of the logical structure (ISO 32000-1, 14.7.2); the root's type is StructTreeRoot. */
export interface StructureNode {
  readonly kind: 'element';
  /** The standard type, after RoleMap; the type of the file where none is mapped. */
  readonly type: string;
  /** The type as the file writes it. */
  readonly writtenType: string;
  /** BCP 47 tag in force: its own, else its parent's, else the catalog's. */
  readonly lang: string | undefined;
  readonly ownLang: string | undefined;
  readonly alt: string | undefined;
  readonly actualText: string | undefined;
  readonly title: string | undefined;
  readonly id: string | undefined;
  /** All attributes of all owners, such as Scope, ListNumbering and BBox. */
  readonly attributes: ReadonlyMap<string, AttributeValue>;
  readonly children: readonly StructureChild[];
  readonly dict: PdfDict;
}

/** What an element holds: elements, text of the page, annotations. */
export type StructureChild = StructureNode | StructureText | StructureAnnotation;

/** A marked-content sequence of the page, or of a form on it. */
export interface StructureText {
  readonly kind: 'text';
  /** Its text as it is shown, soft hyphens included. */
  readonly text: string;
  /** Index of the page; undefined where the file does not say it. */
  readonly page: number | undefined;
  readonly mcid: number;
  /** The page or form whose stream holds it. */
  readonly home: PdfDict | undefined;
  readonly pieces: readonly Piece[];
}

/** An annotation, by way of an object reference. */
export interface StructureAnnotation {
  readonly kind: 'annotation';
  /** Its Contents: what a screen reader says. */
  readonly contents: string | undefined;
  /** Subtype, such as Link. */
  readonly subtype: string | undefined;
  /** The page that the reference names. */
  readonly page: number | undefined;
  readonly dict: PdfDict;
}

/** An attribute's value: names and strings as text. */
export type AttributeValue = string | number | boolean | readonly AttributeValue[];

const deepest = 200;

const known = new WeakMap<PdfFile, StructureNode>();

/**
 * The logical structure, read once a file. The root stands for StructTreeRoot; a file without one
 * is a `PdfError`, and so is an element that is reached twice.
 */
export function structureTree(file: PdfFile): StructureNode {
  const before = known.get(file);
  if (before) return before;
  const root = file.catalog.dict('StructTreeRoot');
  if (!root) throw new PdfError('The file has no structure tree');
  const tree = new TreeReader(file, root).read();
  known.set(file, tree);
  return tree;
}

/** Every element below a node, and the node itself, in reading order. */
export function allElements(node: StructureNode): readonly StructureNode[] {
  const elements: StructureNode[] = [];
  const waiting = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    elements.push(next);
    for (const child of next.children.toReversed())
      if (child.kind === 'element') waiting.push(child);
  }
  return elements;
}

/** The standard structure types of ISO 32000-1, 14.8.4. */
export const standardTypes: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private H H1 H2 H3 H4 ' +
    'H5 H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry ' +
    'Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
);

class TreeReader {
  readonly #file: PdfFile;
  readonly #root: PdfDict;
  readonly #roles: PdfDict | undefined;
  readonly #classes: PdfDict | undefined;
  readonly #seen = new Set<PdfDict>();

  constructor(file: PdfFile, root: PdfDict) {
    this.#file = file;
    this.#root = root;
    this.#roles = root.dict('RoleMap');
    this.#classes = root.dict('ClassMap');
  }

  read(): StructureNode {
    return this.#element(this.#root, this.#file.catalog.text('Lang'), 0);
  }

  #element(dict: PdfDict, inherited: string | undefined, depth: number): StructureNode {
    if (this.#seen.has(dict)) throw new PdfError('The structure tree reaches an element twice');
    if (depth > deepest) throw new PdfError('The structure tree is too deep');
    this.#seen.add(dict);
    const writtenType = depth === 0 ? 'StructTreeRoot' : (dict.name('S') ?? '');
    const ownLang = dict.text('Lang');
    const lang = ownLang ?? inherited;
    return {
      kind: 'element',
      type: depth === 0 ? writtenType : this.#standard(writtenType),
      writtenType,
      lang,
      ownLang,
      alt: dict.text('Alt'),
      actualText: dict.text('ActualText'),
      title: dict.text('T'),
      id: dict.text('ID'),
      attributes: this.#attributes(dict),
      children: dict.list('K').flatMap((kid) => this.#child(kid, dict, lang, depth) ?? []),
      dict,
    };
  }

  #child(
    kid: PdfObject,
    parent: PdfDict,
    lang: string | undefined,
    depth: number,
  ): StructureChild | undefined {
    if (typeof kid === 'number') return this.#text(kid, parent.dict('Pg'), undefined);
    if (!(kid instanceof PdfDict)) {
      if (kid === null) return undefined;
      throw new PdfError('The structure tree holds something that is no element');
    }
    const page = kid.dict('Pg') ?? parent.dict('Pg');
    if (kid.name('Type') === 'MCR') {
      const mcid = kid.number('MCID');
      if (mcid === undefined) throw new PdfError('A marked-content reference has no MCID');
      return this.#text(mcid, page, kid.dict('Stm'));
    }
    if (kid.name('Type') === 'OBJR') return this.#annotation(kid.dict('Obj'), page);
    return this.#element(kid, lang, depth + 1);
  }

  #text(mcid: number, page: PdfDict | undefined, form: PdfDict | undefined): StructureText {
    const home = form ?? page;
    const pieces = (home && readPieces(this.#file).get(home)?.get(mcid)) ?? [];
    return {
      kind: 'text',
      text: pieces.map((piece) => piece.text).join(''),
      page: this.#file.pageOf(page)?.index,
      mcid,
      home,
      pieces,
    };
  }

  #annotation(dict: PdfDict | undefined, page: PdfDict | undefined): StructureAnnotation {
    if (!dict) throw new PdfError('An object reference names no object');
    return {
      kind: 'annotation',
      contents: dict.text('Contents'),
      subtype: dict.name('Subtype'),
      page: this.#file.pageOf(page)?.index,
      dict,
    };
  }

  /** Follows RoleMap until a standard type; a circle or a dead end leaves the last type. */
  #standard(written: string): string {
    let type = written;
    for (const met = new Set<string>(); !standardTypes.has(type) && !met.has(type); ) {
      met.add(type);
      type = this.#roles?.name(type) ?? type;
    }
    return type;
  }

  /** Attributes of classes first, then the element's own, which win (14.7.5.3). */
  #attributes(dict: PdfDict): ReadonlyMap<string, AttributeValue> {
    const attributes = new Map<string, AttributeValue>();
    const classes = dict
      .list('C')
      .flatMap((name) => (name instanceof PdfName ? (this.#classes?.list(name.name) ?? []) : []));
    for (const object of [...classes, ...dict.list('A')]) {
      // Numbers between the dictionaries are revisions, of no interest here.
      const own = dictOf(object);
      for (const key of own?.entries.keys() ?? []) {
        const value = own && toValue(own.get(key), 0);
        if (key !== 'O' && value !== undefined) attributes.set(key, value);
      }
    }
    return attributes;
  }
}

function toValue(object: PdfObject, depth: number): AttributeValue | undefined {
  if (object instanceof PdfName) return object.name;
  if (object instanceof PdfString) return object.text;
  if (object instanceof PdfArray && depth < 2)
    return object.items.slice(0, 200).flatMap((item) => toValue(item, depth + 1) ?? []);
  return typeof object === 'number' || typeof object === 'boolean' ? object : undefined;
}
