/**
 * A document whose every position is decided: what `typeset/` makes and `pdf/` only draws.
 * Units are PostScript points (1/72 inch); the origin is the top left corner of the page, y grows
 * downwards.
 */
export interface PagedDocument {
  /** BCP 47 tag. */
  readonly locale: string;
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  /** ISO 8601 calendar date: the file's creation date. */
  readonly date: string;
  readonly pages: readonly Page[];
  /** The root of the logical structure, of type `Document`. */
  readonly structure: StructureElement;
  readonly outline: readonly OutlineItem[];
}

export interface Page {
  readonly width: number;
  readonly height: number;
  /** In drawing order: furniture, the text as it is read, the notes at its foot. */
  readonly content: readonly MarkedContent[];
  readonly links: readonly LinkArea[];
}

/**
 * A marked-content sequence: drawn things that belong to one structure element, or to the page's
 * furniture (ISO 32000-1, 14.6 and 14.8.2.2).
 */
export interface MarkedContent {
  readonly owner: StructureElement | ArtifactOwner;
  readonly drawings: readonly Drawing[];
}

export interface ArtifactOwner {
  readonly artifact: 'Header' | 'Footer' | 'Watermark' | 'Layout';
}

export type Drawing = GlyphRun | Box | Picture;

/** Glyphs of one face at one size on one baseline. */
export interface GlyphRun {
  readonly kind: 'glyphs';
  readonly face: Face;
  /** Size of the em, in points. */
  readonly size: number;
  /** Left end of the run on its baseline. */
  readonly x: number;
  readonly y: number;
  readonly color: Color;
  readonly glyphs: readonly Glyph[];
  /** How much wider the letters are drawn than the face has them; 1 if absent. */
  readonly scale?: number;
  /** Counter-clockwise turn about (x, y), in degrees; a watermark's. */
  readonly angle?: number;
}

export interface Glyph {
  /** Glyph index in the face's font file. */
  readonly id: number;
  /** The characters that this glyph stands for; never empty except for parts of a cluster. */
  readonly text: string;
  /** Distance to the next glyph's origin, in points, kerning and justification included. */
  readonly advance: number;
}

/** A filled rectangle: a rule, a band, a tint. */
export interface Box {
  readonly kind: 'box';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: Color;
}

export interface Picture {
  readonly kind: 'picture';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** `#rrggbb`, in sRGB. */
export type Color = string;

/** A font file and what a page must know of it. Metrics are in thousandths of the em. */
export interface Face {
  /** Key in the table of faces in `design/`. */
  readonly name: string;
  readonly postscriptName: string;
  /** A TrueType font file. */
  readonly bytes: Uint8Array;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
  readonly bbox: readonly [number, number, number, number];
  readonly weight: number;
  readonly serif: boolean;
}

/**
 * The font files that a page may use, by their names in the table of faces in `design/`. The same
 * name always gives the same bytes; a file may be read when it is first asked for.
 */
export type FaceFiles = Pick<ReadonlyMap<string, Uint8Array>, 'get'>;

/** An element of the logical structure (ISO 32000-1, 14.7 and 14.8.4). */
export interface StructureElement {
  readonly type: StructureType;
  /** BCP 47 tag, where it differs from the parent's. */
  readonly lang?: string;
  /** Alternative text of a Figure. */
  readonly alt?: string;
  readonly title?: string;
  /** Scope of a TH. */
  readonly scope?: 'Column' | 'Row';
  /** Bounding box of a Figure on its page: left, top, right, bottom. */
  readonly bbox?: readonly [number, number, number, number];
  /** Numbering of an L. */
  readonly listNumbering?: 'None' | 'Disc' | 'Decimal';
  /** Element identifier, which Note needs. */
  readonly id?: string;
  /** Child elements and marked-content sequences in reading order. */
  readonly children: readonly (StructureElement | MarkedContent | LinkArea)[];
}

export type StructureType =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'Span'
  | 'Link'
  | 'Code'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'BlockQuote'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Caption'
  | 'Figure'
  | 'Note'
  | 'Reference';

/** The clickable places of one link on one page. */
export interface LinkArea {
  readonly kind: 'link';
  /** Absolute URL, `tel:` or `mailto:`, or `#` and an element's identifier. */
  readonly href: string;
  /** What a screen reader says: the annotation's Contents. */
  readonly description: string;
  /** One rectangle a line: left, top, right, bottom. */
  readonly areas: readonly (readonly [number, number, number, number])[];
}

export interface OutlineItem {
  readonly title: string;
  /** Index of the page, from 0. */
  readonly page: number;
  /** Distance from the top of the page. */
  readonly y: number;
  readonly children: readonly OutlineItem[];
}
