/**
 * The look of the page on a screen, as CSS values. Lengths are in `rem`, so that a reader who asks
 * for larger text gets a larger page; breakpoints are in `em` for the same reason. Sizes were
 * chosen by eye at 320, 768 and 1280 pixels.
 */
export const screen = {
  faces: {
    /** Running text. No face is fetched: these are what systems have, best first. */
    serif:
      '"Source Serif 4", "Source Serif Pro", Charter, "Bitstream Charter", Georgia, "Noto Serif", "Liberation Serif", serif',
    /** Headlines, labels, tables, contacts. */
    sans: '"Source Sans 3", "Source Sans Pro", "Segoe UI", "Helvetica Neue", Roboto, "Noto Sans", Arial, "Liberation Sans", sans-serif',
    mono: '"Source Code Pro", ui-monospace, Menlo, Consolas, "Liberation Mono", monospace',
  },
  sizes: {
    small: '0.9375rem',
    text: '1.1875rem',
    quote: '1.3125rem',
    subtitle: 'clamp(1.25rem, 1.1rem + 0.7vw, 1.5rem)',
    heading2: '1.5rem',
    heading3: '1.25rem',
    heading4: '1.1875rem',
    headline: 'clamp(1.75rem, 1.3rem + 2.2vw, 3rem)',
    wordmark: '1.5rem',
  },
  leading: { tight: '1.15', label: '1.45', text: '1.6' },
  spaces: {
    hair: '0.25rem',
    small: '0.5rem',
    half: '0.75rem',
    line: '1.25rem',
    block: '2rem',
    part: '3.5rem',
    gutter: '4rem',
  },
  /** Width of the text: 64 to 70 characters of the serif faces at their size. */
  measure: '40rem',
  /** Width of the column of contacts beside the text. */
  aside: '18rem',
  /** Width of the whole page. */
  page: '64rem',
  breakpoints: {
    /** Below this, words are hyphenated. */
    narrow: '40em',
    /** From here on, the contacts stand beside the text. */
    wide: '64em',
  },
  /** Sizes of a page printed from a browser, in points and millimetres. */
  print: {
    /** By the newsroom's paper. */
    sizes: { a4: 'A4', letter: 'letter' },
    margin: '18mm 22mm 20mm',
    text: '10.5pt',
    small: '9pt',
    quote: '11.5pt',
    subtitle: '14pt',
    headline: '23pt',
    heading2: '13pt',
    heading3: '11.5pt',
    draft: '110pt',
  },
} as const;
