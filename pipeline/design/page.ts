import type { Paper } from '../model/newsroom.ts';
import type { Color } from '../model/paged-document.ts';
import { colors } from './colors.ts';
import type { Family } from './faces.ts';

/** How a piece of text looks. Sizes and leadings are in points. */
export interface TextStyle {
  readonly family: Family;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly size: number;
  /** Distance from one baseline to the next. */
  readonly leading: number;
  readonly color: Color;
  /** Extra space after every letter, in thousandths of the em; it turns ligatures and kerning off. */
  readonly tracking?: number;
  /** How far the baseline is raised, in points. */
  readonly rise?: number;
}

/**
 * One setting of the running text. The typesetter takes the first with which the document fits one
 * page.
 */
export interface Density {
  readonly text: TextStyle;
  readonly headline: TextStyle;
  /** Space between two blocks of text. */
  readonly gap: number;
  /** Space around the parts of the page: headline, text, contacts. */
  readonly section: number;
}

/** A band of the page: its left edge and its width. */
export interface Column {
  readonly x: number;
  readonly width: number;
}

/** The look of a page: what the typesetter needs to know and does not decide. */
export interface PageDesign {
  readonly width: number;
  readonly height: number;
  /** Top of the masthead. */
  readonly top: number;
  /** Top of the text from page 2. */
  readonly continuationTop: number;
  /** Lowest edge of the text and of the notes under it. */
  readonly bottom: number;
  /** Height below which a last page looks like a mistake. */
  readonly leastEnd: number;
  /** Baselines of the running header and of the footer. */
  readonly headerBaseline: number;
  readonly footerBaseline: number;
  /** From margin to margin: masthead and furniture. */
  readonly full: Column;
  /** Beside the text: reference and date, the name of a section. */
  readonly side: Column;
  /** The text. */
  readonly main: Column;
  readonly densities: readonly [Density, ...Density[]];
  readonly styles: Readonly<Record<StyleName, TextStyle>>;
  /** Headings of depth 2 to 6. */
  readonly headings: readonly [TextStyle, TextStyle, TextStyle, TextStyle, TextStyle];
  /** Indent of list items and quotations. */
  readonly indent: number;
  readonly hairline: number;
  readonly masthead: {
    /** Height of the rule under the wordmark, and what lies between the two. */
    readonly rule: number;
    readonly aboveRule: number;
    /** Space above the first line under the rule, and above what is no part of the headline. */
    readonly gap: number;
    readonly aboveDate: number;
    readonly belowKicker: number;
    readonly aboveSubtitle: number;
    readonly aboveDateline: number;
  };
  readonly contacts: {
    readonly belowRule: number;
    /** Between two rows. */
    readonly gap: number;
    /** Between two contacts of a row. */
    readonly gutter: number;
  };
  /** What stands at the foot of the page that refers to it. */
  readonly notes: {
    /** Length of the rule above them, as a share of the column, and the space around it. */
    readonly rule: number;
    readonly aboveRule: number;
    readonly belowRule: number;
    /** Between two notes. */
    readonly gap: number;
  };
  /** The word across every page of a draft. */
  readonly watermark: { readonly size: number; readonly angle: number; readonly color: Color };
}

export type StyleName =
  | 'wordmark'
  | 'banner'
  | 'label'
  | 'meta'
  | 'kicker'
  | 'subtitle'
  | 'dateline'
  | 'notice'
  | 'correction'
  | 'embargo'
  | 'section'
  | 'contact'
  | 'table'
  | 'code'
  | 'caption'
  | 'note'
  | 'furniture';

const measure = 395;
/** From the left edge of the side column to that of the text. */
const indentOfText = 100;

/**
 * Everything that does not depend on the paper. Sizes are chosen by eye, on A4, with the releases of
 * a space agency in three languages.
 */
const look = {
  top: 38,
  continuationTop: 76,
  leastEnd: 60,
  headerBaseline: 46,
  densities: [
    density(10.75, 15, 7.5, { size: 24, leading: 28 }),
    density(10.5, 14.25, 6.5, { size: 23, leading: 27 }),
    density(10.25, 13.75, 6, { size: 22, leading: 26 }),
    density(10, 13.25, 5.25, { size: 20.5, leading: 24.5 }),
    density(9.75, 12.75, 4.5, { size: 20, leading: 24 }),
  ],
  styles: {
    wordmark: { ...sans(15, 18, colors.navy, true), tracking: 160 },
    banner: sans(9.5, 13, colors.navy, true),
    label: sans(8, 11, colors.muted),
    meta: sans(9, 12, colors.navy),
    kicker: sans(10.5, 14, colors.accent, true),
    subtitle: sans(12.5, 16.5, colors.muted),
    dateline: sans(9.5, 13, colors.muted, true),
    notice: sans(9.5, 13, colors.warning, true),
    correction: sans(9.5, 13, colors.ink),
    embargo: sans(11.5, 15, colors.warning, true),
    section: sans(9.5, 13, colors.navy, true),
    contact: sans(9.25, 13, colors.ink),
    table: sans(9.25, 12.5, colors.ink),
    code: { ...sans(8.5, 13, colors.ink), family: 'mono' },
    caption: sans(8.75, 12, colors.muted),
    note: sans(8.75, 12, colors.ink),
    furniture: sans(8, 11, colors.muted),
  },
  headings: [
    sans(13, 17, colors.navy, true),
    sans(11, 15, colors.navy, true),
    sans(10, 14, colors.navy, true),
    sans(10, 14, colors.muted, true),
    sans(10, 14, colors.muted),
  ],
  indent: 16,
  hairline: 0.5,
  masthead: {
    rule: 1.5,
    aboveRule: 6.5,
    gap: 14,
    aboveDate: 3,
    belowKicker: 2,
    aboveSubtitle: 5,
    aboveDateline: 10,
  },
  contacts: { belowRule: 8, gap: 6, gutter: 16 },
  notes: { rule: 1 / 5, aboveRule: 11, belowRule: 5, gap: 2 },
  watermark: { size: 150, angle: 52, color: '#f6e9e6' },
} as const satisfies Partial<PageDesign>;

/** The look of a page on either paper: the same measure, in the middle of the sheet. */
export const pageDesigns: Readonly<Record<Paper, PageDesign>> = {
  a4: onPaper(595.28, 841.89),
  letter: onPaper(612, 792),
};

function onPaper(width: number, height: number): PageDesign {
  const x = (width - indentOfText - measure) / 2;
  return {
    ...look,
    width,
    height,
    bottom: height - 54,
    footerBaseline: height - 28,
    full: { x, width: indentOfText + measure },
    // Words in it keep clear of the text.
    side: { x, width: indentOfText - 26 },
    main: { x: x + indentOfText, width: measure },
  };
}

function density(
  size: number,
  leading: number,
  gap: number,
  headline: { readonly size: number; readonly leading: number },
): Density {
  return {
    text: { family: 'serif', bold: false, italic: false, size, leading, color: colors.ink },
    headline: sans(headline.size, headline.leading, colors.navy, true),
    gap,
    section: gap * 2.5,
  };
}

function sans(size: number, leading: number, color: Color, bold = false): TextStyle {
  return { family: 'sans', bold, italic: false, size, leading, color };
}
