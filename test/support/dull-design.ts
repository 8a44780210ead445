import type { PageDesign, TextStyle } from '../../pipeline/design/page.ts';

const text: TextStyle = {
  family: 'serif',
  bold: false,
  italic: false,
  size: 10,
  leading: 12,
  color: '#000000',
};
const sans: TextStyle = { ...text, family: 'sans' };
const bold: TextStyle = { ...sans, bold: true };

/** A page without beauty: small, in round numbers, so that a new look changes no golden. */
export const dullDesign: PageDesign = {
  width: 400,
  height: 300,
  top: 20,
  continuationTop: 40,
  bottom: 270,
  leastEnd: 40,
  headerBaseline: 20,
  footerBaseline: 290,
  full: { x: 20, width: 360 },
  side: { x: 20, width: 70 },
  main: { x: 100, width: 280 },
  densities: [{ text, headline: { ...bold, size: 20, leading: 24 }, gap: 6, section: 12 }],
  styles: {
    wordmark: { ...bold, tracking: 100 },
    banner: sans,
    label: sans,
    meta: sans,
    kicker: sans,
    subtitle: sans,
    dateline: sans,
    notice: bold,
    correction: sans,
    embargo: bold,
    section: bold,
    contact: sans,
    table: sans,
    code: sans,
    caption: sans,
    note: sans,
    furniture: { ...sans, size: 8 },
  },
  headings: [bold, bold, bold, bold, bold],
  indent: 20,
  hairline: 1,
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
  notes: { rule: 1 / 4, aboveRule: 8, belowRule: 4, gap: 2 },
  watermark: { size: 80, angle: 45, color: '#dddddd' },
};
