import type { Color } from './paged-document.ts';

/**
 * A picture of rectangles and letters whose every position is decided: what `typeset/` makes and
 * `card/` only fills with pixels. The origin is the top left corner, y grows downwards.
 */
export interface Card {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly ground: Color;
  readonly boxes: readonly CardBox[];
  readonly letters: readonly CardLetters[];
}

/** A filled rectangle, its edges between pixels. */
export interface CardBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: Color;
}

/** Outlines of one colour over the boxes, filled by the nonzero rule. */
export interface CardLetters {
  readonly color: Color;
  readonly contours: readonly Contour[];
}

/** A closed line; the last piece leads back to the start. */
export interface Contour {
  readonly x: number;
  readonly y: number;
  readonly pieces: readonly ContourPiece[];
}

/** A straight line to (x, y), or a quadratic Bézier curve by way of (cx, cy). */
export interface ContourPiece {
  readonly x: number;
  readonly y: number;
  readonly cx?: number;
  readonly cy?: number;
}
