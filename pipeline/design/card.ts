import type { Color } from '../model/paged-document.ts';
import { colors } from './colors.ts';
import type { Column, TextStyle } from './page.ts';

/** The look of the card that social networks show of a release. Lengths are in pixels. */
export interface CardDesign {
  readonly width: number;
  readonly height: number;
  readonly ground: Color;
  /** Left and right edge of everything. */
  readonly column: Column;
  /** The ground of the wordmark, from the top. */
  readonly band: { readonly height: number; readonly color: Color };
  /** The short rule that hangs from the band. */
  readonly flag: { readonly width: number; readonly height: number; readonly color: Color };
  /** Between these the title and the line above it stand in the middle. */
  readonly top: number;
  readonly bottom: number;
  /** Below the line above the title. */
  readonly gap: number;
  /** The line above the foot. */
  readonly rule: { readonly y: number; readonly height: number; readonly color: Color };
  /** Baseline of the foot. */
  readonly foot: number;
  /** The first in which the title fits; in the last it is cut. */
  readonly titles: readonly [TextStyle, ...TextStyle[]];
  readonly styles: Readonly<
    Record<'wordmark' | 'banner' | 'kicker' | 'warning' | 'place' | 'reference', TextStyle>
  >;
}

const margin = 72;
const width = 1200;

/**
 * 1200 × 630 pixels, which every network takes (Open Graph knows no size; X and Facebook advise
 * 1.91:1). Sizes are chosen by eye, at full size and at the 360 pixels of a telephone.
 */
export const cardDesign: CardDesign = {
  width,
  height: 630,
  ground: colors.paper,
  column: { x: margin, width: width - 2 * margin },
  band: { height: 104, color: colors.navy },
  flag: { width: 96, height: 10, color: colors.accent },
  top: 138,
  bottom: 520,
  gap: 14,
  rule: { y: 544, height: 2, color: colors.rule },
  foot: 594,
  titles: [78, 70, 62, 56, 50, 44, 38, 34].map((size) => title(size)) as [TextStyle],
  styles: {
    wordmark: { ...sans(40, colors.paper, true), tracking: 160 },
    banner: sans(27, colors.paper, true),
    kicker: sans(28, colors.accent, true),
    warning: sans(28, colors.warning, true),
    place: sans(27, colors.muted),
    reference: sans(27, colors.muted, true),
  },
};

function title(size: number): TextStyle {
  return { ...sans(size, colors.navy, true), leading: Math.round(size * 1.15) };
}

function sans(size: number, color: Color, bold = false): TextStyle {
  return { family: 'sans', bold, italic: false, size, leading: Math.round(size * 1.3), color };
}
