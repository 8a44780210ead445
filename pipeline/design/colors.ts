/**
 * The colours of paper and screen, in sRGB. Every colour that carries text keeps a contrast of at
 * least 4.5:1 on `paper` and on `tint` (WCAG 2.1, 1.4.3).
 */
export const colors = {
  paper: '#ffffff',
  /** Running text. */
  ink: '#17202b',
  /** Headlines, the masthead. */
  navy: '#0b1f3a',
  /** Links, the kicker, the one accent. */
  accent: '#0a4f9e',
  /** Furniture: reference, date, footers. */
  muted: '#4d5b6b',
  /** Hairlines; never text. */
  rule: '#c5ced8',
  /** The ground of blocks that stand out. */
  tint: '#f2f5f9',
  /** The word DRAFT. */
  warning: '#a3341a',
} as const;
