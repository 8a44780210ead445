import { colors } from '../design/colors.ts';
import type { ExchangeDocument, ExchangeUnit } from '../model/exchange.ts';
import { type ColumnId, columns, escapeCell, headingOf } from './sheet.ts';
import { writeXml, type XmlElement, xml, xmlBlock } from './xml.ts';

/**
 * Writes a spreadsheet (ECMA-376, Office Open XML) of one sheet: a heading that stays in sight, a
 * row a text, wrapped; only the translations can be typed into.
 *
 * Each cell is a string, whatever it begins with, and marked as text, so that `=1+1` is no formula
 * to any program that opens it. Written by hand: no library locks cells, hides columns and gives the
 * same bytes on every day.
 */
export async function writeXlsx(document: ExchangeDocument): Promise<Uint8Array> {
  const { zipSync } = await import('fflate');
  const parts: Readonly<Record<string, XmlElement>> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': workbook(document),
    'xl/_rels/workbook.xml.rels': relations(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ),
    'xl/styles.xml': styles(),
    'xl/worksheets/sheet1.xml': sheet(document),
  };
  const entries = Object.entries(parts).map(([name, root]) => [name, writeXml(root)] as const);
  // The writer takes a local time, and writes it as such: the same in every zone.
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1, 12) });
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(): XmlElement {
  const part = (name: string, type: string): XmlElement =>
    xml('Override', { PartName: `/xl/${name}.xml`, ContentType: `${contentType}.${type}+xml` });
  return xmlBlock(
    'Types',
    { xmlns: `${packaging}/content-types` },
    xml('Default', {
      Extension: 'rels',
      ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
    }),
    xml('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    part('workbook', 'sheet.main'),
    part('worksheets/sheet1', 'worksheet'),
    part('styles', 'styles'),
  );
}

function relations(...targets: readonly (readonly [type: string, target: string])[]): XmlElement {
  return xmlBlock(
    'Relationships',
    { xmlns: `${packaging}/relationships` },
    ...targets.map(([type, Target], index) =>
      xml('Relationship', { Id: `rId${index + 1}`, Type: `${office}/${type}`, Target }),
    ),
  );
}

function workbook({ name, target, units }: ExchangeDocument): XmlElement {
  // Excel forbids some characters in the name of a sheet, and more than 31.
  const title = `${name.slice(0, 20)} ${target}`.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31);
  const filter = `'${title}'!$A$1:$${letterOf(columns.length - 1)}$${units.length + 1}`;
  return xmlBlock(
    'workbook',
    { xmlns: main, 'xmlns:r': office },
    xmlBlock('sheets', {}, xml('sheet', { name: title, sheetId: '1', 'r:id': 'rId1' })),
    xmlBlock(
      'definedNames',
      {},
      xml('definedName', { name: '_xlnm._FilterDatabase', localSheetId: '0', hidden: '1' }, filter),
      xml('definedName', { name: '_xlnm.Print_Titles', localSheetId: '0' }, `'${title}'!$1:$1`),
    ),
  );
}

/** Numbers of the formats in `styles`, in the order of its `cellXfs`. */
const formats = { plain: 0, heading: 1, locked: 2, open: 3, due: 4, faint: 5 } as const;

function styles(): XmlElement {
  const font = (color: string, ...marks: XmlElement[]): XmlElement =>
    xmlBlock(
      'font',
      {},
      ...marks,
      xml('sz', { val: '11' }),
      xml('color', { rgb: argb(color) }),
      xml('name', { val: 'Calibri' }),
    );
  const fill = (color: string): XmlElement =>
    xmlBlock(
      'fill',
      {},
      xmlBlock('patternFill', { patternType: 'solid' }, xml('fgColor', { rgb: argb(color) })),
    );
  const pattern = (patternType: string): XmlElement =>
    xmlBlock('fill', {}, xml('patternFill', { patternType }));
  const edge = (name: string): XmlElement =>
    xmlBlock(name, { style: 'thin' }, xml('color', { rgb: argb(colors.rule) }));
  const edges = ['left', 'right', 'top', 'bottom'];
  // 49 is “Text”: what is typed into such a cell stays as it was typed.
  const cell = (fontId: number, fillId: number, locked: boolean): XmlElement =>
    xmlBlock(
      'xf',
      {
        numFmtId: '49',
        fontId: String(fontId),
        fillId: String(fillId),
        borderId: '1',
        xfId: '0',
        quotePrefix: '1',
        applyNumberFormat: '1',
        applyFont: '1',
        applyFill: '1',
        applyBorder: '1',
        applyAlignment: '1',
        applyProtection: '1',
      },
      xml('alignment', { vertical: 'top', wrapText: '1' }),
      xml('protection', { locked: locked ? '1' : '0' }),
    );
  const base = { numFmtId: '0', fontId: '0', fillId: '0', borderId: '0' };
  return xmlBlock(
    'styleSheet',
    { xmlns: main },
    xmlBlock(
      'fonts',
      { count: '3' },
      font(colors.ink),
      font(colors.paper, xml('b')),
      font(colors.muted),
    ),
    xmlBlock(
      'fills',
      { count: '5' },
      pattern('none'),
      pattern('gray125'),
      fill(colors.navy),
      fill(colors.tint),
      fill(dueColor),
    ),
    xmlBlock(
      'borders',
      { count: '2' },
      xmlBlock('border', {}, ...edges.map((name) => xml(name)), xml('diagonal')),
      xmlBlock('border', {}, ...edges.map(edge), xml('diagonal')),
    ),
    xmlBlock('cellStyleXfs', { count: '1' }, xml('xf', base)),
    xmlBlock(
      'cellXfs',
      { count: '6' },
      xml('xf', { ...base, xfId: '0' }),
      cell(1, 2, true),
      cell(0, 3, true),
      cell(0, 0, false),
      cell(0, 4, false),
      cell(2, 3, true),
    ),
    xmlBlock(
      'cellStyles',
      { count: '1' },
      xml('cellStyle', { name: 'Normal', xfId: '0', builtinId: '0' }),
    ),
  );
}

/** The ground of a translation that is still to be written; chosen by eye. */
const dueColor = '#fff4d6';

const argb = (color: string): string => `FF${color.slice(1).toUpperCase()}`;

function sheet(document: ExchangeDocument): XmlElement {
  const { units } = document;
  const last = `${letterOf(columns.length - 1)}${units.length + 1}`;
  return xmlBlock(
    'worksheet',
    { xmlns: main },
    xmlBlock('sheetPr', {}, xml('pageSetUpPr', { fitToPage: '1' })),
    xml('dimension', { ref: `A1:${last}` }),
    xmlBlock(
      'sheetViews',
      {},
      xmlBlock(
        'sheetView',
        { workbookViewId: '0' },
        xml('pane', { ySplit: '1', topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' }),
      ),
    ),
    xml('sheetFormatPr', { defaultRowHeight: '15' }),
    xmlBlock(
      'cols',
      {},
      ...columns.map(({ id, width }, index) =>
        xml('col', {
          min: String(index + 1),
          max: String(index + 1),
          width: String(width),
          customWidth: '1',
          hidden: id === 'id' || id === 'base' ? '1' : undefined,
        }),
      ),
    ),
    xmlBlock(
      'sheetData',
      {},
      row(1, (column) => ({ text: headingOf(column, document), format: formats.heading })),
      ...units.map((unit, index) => {
        const texts = textsOf(unit, index + 1);
        return row(index + 2, ({ id }) => ({ text: texts[id], format: formatOf(id, unit) }));
      }),
    ),
    // Without a password: it keeps from slips, not from people.
    xml('sheetProtection', {
      sheet: '1',
      formatCells: '0',
      formatColumns: '0',
      formatRows: '0',
      sort: '0',
      autoFilter: '0',
    }),
    xml('autoFilter', { ref: `A1:${last}` }),
    xml('pageMargins', {
      left: '0.4',
      right: '0.4',
      top: '0.5',
      bottom: '0.5',
      header: '0.3',
      footer: '0.3',
    }),
    xml('pageSetup', {
      paperSize: '9',
      orientation: 'landscape',
      fitToWidth: '1',
      fitToHeight: '0',
    }),
  );
}

function textsOf(unit: ExchangeUnit, number: number): Record<ColumnId, string> {
  const { id, kind, state, context = '', source, target, earlier, notes, place, base } = unit;
  return {
    number: String(number),
    kind,
    state: { translated: '', changed: 'changed', missing: 'to translate' }[state],
    context,
    source,
    target,
    earlierSource: earlier?.source ?? '',
    earlierTarget: earlier?.target ?? '',
    note: [...notes, `${place.path}:${place.line}`].join('\n'),
    id,
    base,
  };
}

function formatOf(id: ColumnId, { state }: ExchangeUnit): number {
  if (id === 'target') return state === 'translated' ? formats.open : formats.due;
  return id === 'source' ? formats.locked : formats.faint;
}

function row(
  number: number,
  cellOf: (column: (typeof columns)[number]) => { readonly text: string; readonly format: number },
): XmlElement {
  let lines = 1;
  const cells = columns.map((column, index) => {
    const { text, format } = cellOf(column);
    const attributes = { r: `${letterOf(index)}${number}`, s: String(format) };
    if (text === '') return xml('c', attributes);
    if (column.id !== 'id' && column.id !== 'base') lines = Math.max(lines, linesOf(text, column));
    const content = xml('is', {}, xml('t', { 'xml:space': 'preserve' }, escapeCell(text)));
    return xml('c', { ...attributes, t: 'inlineStr' }, content);
  });
  // Not every program finds the height of a wrapped row by itself. 409 points are the most there is.
  const ht = String(Math.min(409, 15 * lines + 3));
  return xmlBlock('row', { r: String(number), ht, customHeight: '1' }, ...cells);
}

/** About how many lines a text takes in a column, whose width counts digits. */
function linesOf(text: string, { width }: (typeof columns)[number]): number {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => Math.ceil(line.length / (width * 0.95)) || 1);
  return lines.reduce((sum, count) => sum + count, 0);
}

const letterOf = (index: number): string => String.fromCharCode(65 + index);
