import type { VFile } from 'vfile';
import type { ReturnedDocument, ReturnedUnit } from '../model/exchange.ts';
import { excerpt } from '../report/message.ts';
import { decodeXml } from './decode.ts';
import { descendantsOf, elementsOf, readXml, textOf, type XmlNode } from './read-xml.ts';
import { refuse } from './refuse.ts';
import { type ColumnId, columns, unescapeCell } from './sheet.ts';
import { unzip } from './unzip.ts';

/**
 * Reads a spreadsheet that came back, whichever program saved it: rows in any order, columns found
 * by their headings, other columns and sheets passed over.
 *
 * Only texts are taken: a formula, a number that a program made of a text, or an error value in a
 * translation is a reason to refuse the file.
 */
export async function readXlsx(
  bytes: Uint8Array,
  file: VFile,
): Promise<ReturnedDocument | undefined> {
  const parts = await unzip(bytes, isNeeded, file);
  if (!parts) return undefined;
  const shared = readPart(parts.get('xl/sharedstrings.xml'), file);
  if (shared === null) return undefined;
  const strings = shared ? elementsOf(shared, 'si').map(richText) : [];
  const names = [...parts.keys()].filter((name) => name.startsWith('xl/worksheets/')).sort();
  for (const name of names) {
    const sheet = readPart(parts.get(name), file);
    if (!sheet) return undefined;
    const cells = readCells(sheet, strings);
    const heading = findHeading(cells);
    if (heading) return readRows(cells, heading, file);
  }
  refuse(file, 'Unexpected spreadsheet without the columns “Source (…)” and “Translation (…)”', {
    note: 'Nothing was imported. Keep the first row as it was exported: the columns are found by it.',
  });
  return undefined;
}

const isNeeded = (name: string): boolean =>
  /^xl\/(?:sharedstrings|worksheets\/[^/]+)\.xml$/.test(name);

/** Nothing for no part, `null` for one that cannot be read. */
function readPart(bytes: Uint8Array | undefined, file: VFile): XmlNode | null | undefined {
  if (!bytes) return undefined;
  const text = decodeXml(bytes, file);
  return (text === undefined ? undefined : readXml(text, file)) ?? null;
}

interface Cell {
  readonly text: string;
  /** Why it is no text that a translator typed. */
  readonly fault?: string;
}

/** Rows by their number, each with its cells by the number of their column. */
type Cells = ReadonlyMap<number, ReadonlyMap<number, Cell>>;

function readCells(sheet: XmlNode, strings: readonly string[]): Cells {
  const rows = new Map<number, Map<number, Cell>>();
  let number = 0;
  for (const row of descendantsOf(sheet, 'row')) {
    number = Number(row.attributes.get('r') ?? number + 1);
    const cells = new Map<number, Cell>();
    let column = 0;
    for (const cell of elementsOf(row, 'c')) {
      column = columnOf(cell.attributes.get('r')) ?? column + 1;
      cells.set(column, readCell(cell, strings));
    }
    rows.set(number, cells);
  }
  return rows;
}

/** `C7` is in column 3. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference ?? '')?.[0];
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** What a cell holds, by its type (ECMA-376-1, 18.18.11). */
function readCell(cell: XmlNode, strings: readonly string[]): Cell {
  const inline = elementsOf(cell, 'is')[0];
  const value = elementsOf(cell, 'v')[0];
  const raw = value ? textOf(value) : '';
  const type = cell.attributes.get('t') ?? 'n';
  const [formula] = elementsOf(cell, 'f');
  if (formula) return { text: `=${textOf(formula)}`, fault: 'a formula' };
  if (type === 'inlineStr') return { text: inline ? richText(inline) : '' };
  if (type === 's') return { text: strings[Number(raw)] ?? '' };
  if (type === 'str') return { text: unescapeCell(raw) };
  if (raw === '') return { text: '' };
  // A whole number is what was typed; any other may have been a date or a decimal of some language.
  if (type === 'n' && /^\d{1,15}$/.test(raw)) return { text: raw };
  return { text: raw, fault: type === 'n' ? 'a number or a date' : 'no text' };
}

/** The characters of a text with or without runs; what stands above them in Japanese apart. */
function richText(node: XmlNode): string {
  const texts = elementsOf(node).flatMap((child) => {
    if (child.name === 't') return [textOf(child)];
    return child.name === 'r' ? elementsOf(child, 't').map(textOf) : [];
  });
  return unescapeCell(texts.join(''));
}

interface Heading {
  readonly row: number;
  readonly columns: ReadonlyMap<ColumnId, number>;
  readonly source: string | undefined;
  readonly target: string | undefined;
}

/** The row that names the columns: the first ten are looked at. */
function findHeading(cells: Cells): Heading | undefined {
  const rows = [...cells].sort(([a], [b]) => a - b).slice(0, 10);
  for (const [row, line] of rows) {
    const found = new Map<ColumnId, number>();
    const languages = new Map<string, string>();
    for (const [column, { text }] of line) {
      const [, title = '', language] = /^(.+?)(?: \(([\w-]+)\))?$/.exec(text.trim()) ?? [];
      const known = columns.find((one) => one.title === title);
      if (!known || found.has(known.id)) continue;
      found.set(known.id, column);
      if (language) languages.set(known.id, language);
    }
    if (found.has('source') && found.has('target')) {
      return {
        row,
        columns: found,
        source: languages.get('source'),
        target: languages.get('target'),
      };
    }
  }
  return undefined;
}

function readRows(cells: Cells, heading: Heading, file: VFile): ReturnedDocument | undefined {
  const units: ReturnedUnit[] = [];
  let isSound = true;
  for (const [row, line] of [...cells].sort(([a], [b]) => a - b)) {
    if (row <= heading.row) continue;
    const cell = (id: ColumnId): Cell => line.get(heading.columns.get(id) ?? 0) ?? { text: '' };
    const place = { path: file.path, line: row, column: heading.columns.get('target') ?? 1 };
    for (const id of ['source', 'target', 'id', 'base'] as const) {
      const { fault, text } = cell(id);
      if (!fault) continue;
      isSound = false;
      refuse(file, `Unexpected cell in row ${row}: ${fault} (${excerpt(text)}), expected a text`, {
        note: 'Nothing was imported. Format the cell as text, type the translation again, and save.',
        place,
      });
    }
    const source = cell('source').text;
    if (source === '') continue;
    units.push({
      id: cell('id').text || undefined,
      source,
      target: cell('target').text,
      context: cell('context').text || undefined,
      base: cell('base').text || undefined,
      isDraft: false,
      place,
    });
  }
  return isSound ? { source: heading.source, target: heading.target, units } : undefined;
}
