import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import { colors } from '../design/colors.ts';

/*
 * The styles of a Word file: Word's own names, so that they match the styles of whatever a text is
 * pasted into. Sizes are in half points, spaces in twentieths of a point; chosen by eye.
 */

/** The styles of a file in a language (as Word names it). */
export function makeStyles(language: string): IStylesOptions {
  const heading = (size: number) => ({
    run: { font: sans, size, bold: true, color: hex(colors.navy) },
    paragraph: { spacing: { before: 280, after: 100 }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: serif, size: 23, color: hex(colors.ink), language: { value: language } },
        paragraph: { spacing: { after: 160, line: 288, lineRule: 'auto' } },
      },
      title: {
        run: { font: sans, size: 40, bold: true, color: hex(colors.navy) },
        paragraph: { spacing: { after: 160, line: 240, lineRule: 'auto' }, keepNext: true },
      },
      heading1: heading(28),
      heading2: heading(25),
      heading3: heading(23),
      heading4: heading(22),
      heading5: heading(22),
      heading6: heading(22),
      hyperlink: { run: { color: hex(colors.accent), underline: { type: 'single' } } },
      caption: {
        run: { font: sans, size: 18, italics: false, bold: false, color: hex(colors.muted) },
        paragraph: { spacing: { after: 200 } },
      },
      footnoteText: {
        run: { size: 18 },
        paragraph: { spacing: { after: 60, line: 240, lineRule: 'auto' } },
      },
      footnoteReference: { run: { superScript: true } },
    },
    characterStyles: [{ id: 'Code', name: 'HTML Code', run: { font: mono, size: 20 } }],
    paragraphStyles: paragraphStyles.map((style) => ({
      basedOn: 'Normal',
      quickFormat: true,
      ...style,
    })),
  };
}

// Faces that Windows and macOS have, with Cyrillic, and that LibreOffice has twins of.
const serif = 'Times New Roman';
const sans = 'Arial';
const mono = 'Courier New';

const paragraphStyles: readonly IParagraphStyleOptions[] = [
  { id: 'Subtitle', name: 'Subtitle', run: { font: sans, size: 26, color: hex(colors.muted) } },
  {
    id: 'Kicker',
    name: 'Kicker',
    run: { font: sans, size: 20, bold: true, color: hex(colors.accent) },
    paragraph: { spacing: { after: 60 }, keepNext: true },
  },
  {
    id: 'Banner',
    name: 'Banner',
    run: { font: sans, size: 22, bold: true, color: hex(colors.navy) },
    paragraph: { spacing: { after: 40 } },
  },
  {
    id: 'Facts',
    name: 'Facts',
    run: { font: sans, size: 18, color: hex(colors.muted) },
    paragraph: { spacing: { after: 40, line: 252, lineRule: 'auto' } },
  },
  {
    id: 'Warning',
    name: 'Warning',
    run: { font: sans, size: 22, bold: true, color: hex(colors.warning) },
    paragraph: { spacing: { before: 200, after: 200 } },
  },
  {
    id: 'Notice',
    name: 'Notice',
    run: { font: sans, size: 22 },
    paragraph: { spacing: { before: 200, after: 200 } },
  },
  {
    id: 'Quote',
    name: 'Quote',
    run: { italics: false },
    paragraph: { indent: { left: 360 }, spacing: { after: 160 } },
  },
  { id: 'ListBullet', name: 'List Bullet', paragraph: { spacing: { after: 80 } } },
  { id: 'ListNumber', name: 'List Number', paragraph: { spacing: { after: 80 } } },
  {
    id: 'HTMLPreformatted',
    name: 'HTML Preformatted',
    run: { font: mono, size: 19 },
    paragraph: { spacing: { line: 240, lineRule: 'auto' } },
  },
  {
    id: 'Figure',
    name: 'Figure',
    paragraph: { spacing: { before: 160, after: 80, line: 240, lineRule: 'auto' } },
  },
  {
    id: 'TableText',
    name: 'Table Text',
    run: { font: sans, size: 19 },
    paragraph: { spacing: { after: 0, line: 252, lineRule: 'auto' } },
  },
  {
    id: 'TableEnd',
    name: 'Table End',
    paragraph: { spacing: { after: 80, line: 200, lineRule: 'auto' } },
  },
  {
    id: 'Contact',
    name: 'Contact',
    run: { font: sans, size: 20 },
    paragraph: {
      spacing: { after: 20, line: 260, lineRule: 'auto' },
      keepNext: true,
      keepLines: true,
    },
  },
  {
    id: 'ContactEnd',
    name: 'Contact End',
    basedOn: 'Contact',
    run: { font: sans, size: 20 },
    paragraph: { spacing: { after: 180, line: 260, lineRule: 'auto' }, keepNext: false },
  },
  {
    id: 'EndMark',
    name: 'End Mark',
    paragraph: { alignment: 'center', spacing: { before: 200, after: 200 } },
  },
  {
    id: 'Header',
    name: 'header',
    run: { font: sans, size: 18, bold: true, color: hex(colors.warning) },
  },
  { id: 'Footer', name: 'footer', run: { font: sans, size: 16, color: hex(colors.muted) } },
];

/** A colour as Word writes it. */
function hex(color: string): string {
  return color.slice(1).toUpperCase();
}
