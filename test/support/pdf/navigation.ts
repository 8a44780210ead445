import type { PdfFile } from './document.ts';
import {
  dictOf,
  PdfArray,
  PdfDict,
  PdfError,
  PdfName,
  type PdfObject,
  PdfString,
} from './objects.ts';
import { readNameTree, readNumberTree } from './trees.ts';

/** An entry of the document outline: a bookmark. */
export interface OutlineEntry {
  readonly title: string;
  /** Index of the page it leads to; undefined where it leads to none of this file. */
  readonly page: number | undefined;
  readonly children: readonly OutlineEntry[];
}

/** The document outline (ISO 32000-1, 12.3.3); empty where there is none. */
export function readOutline(file: PdfFile): readonly OutlineEntry[] {
  const root = file.catalog.dict('Outlines');
  return root ? readEntries(file, root, new Set(), 0) : [];
}

/** The label of each page (ISO 32000-1, 12.4.2); without labels the numbers from 1. */
export function pageLabels(file: PdfFile): readonly string[] {
  const root = file.catalog.dict('PageLabels');
  const ranges = root ? readNumberTree(root) : new Map<number, PdfObject>();
  let start = 0;
  let style: PdfDict | undefined;
  return file.pages.map(({ index }) => {
    const range = ranges.get(index);
    if (range instanceof PdfDict) [start, style] = [index, range];
    if (!style) return String(index + 1);
    const number = (style.number('St') ?? 1) + index - start;
    return `${style.text('P') ?? ''}${writeNumber(number, style.name('S'))}`;
  });
}

/** Index of the page a destination names: an array, or a name or string for one. */
export function destinationPage(file: PdfFile, destination: PdfObject): number | undefined {
  let target = destination;
  if (target instanceof PdfName) target = file.catalog.dict('Dests')?.get(target.name) ?? null;
  else if (target instanceof PdfString) {
    const names = file.catalog.dict('Names')?.dict('Dests');
    target = (names && readNameTree(names).get(target.text)) ?? null;
  }
  if (target instanceof PdfDict) target = target.get('D');
  return target instanceof PdfArray ? file.pageOf(dictOf(target.at(0)))?.index : undefined;
}

function readEntries(
  file: PdfFile,
  parent: PdfDict,
  seen: Set<PdfDict>,
  depth: number,
): readonly OutlineEntry[] {
  if (depth > 64) throw new PdfError('The outline is too deep');
  const entries: OutlineEntry[] = [];
  for (let item = parent.dict('First'); item; item = item.dict('Next')) {
    if (seen.has(item)) throw new PdfError('The outline goes round in a circle');
    seen.add(item);
    const action = item.dict('A');
    const destination = item.has('Dest') ? item.get('Dest') : (action?.get('D') ?? null);
    entries.push({
      title: item.text('Title') ?? '',
      page: destinationPage(file, destination),
      children: readEntries(file, item, seen, depth + 1),
    });
  }
  return entries;
}

function writeNumber(number: number, style: string | undefined): string {
  if (style === 'D') return String(number);
  if (style === 'R') return toRoman(number);
  if (style === 'r') return toRoman(number).toLowerCase();
  if (style !== 'A' && style !== 'a') return '';
  // A to Z, then AA to ZZ, and so on: the letter again and again.
  const letter = String.fromCharCode((style === 'A' ? 65 : 97) + ((number - 1) % 26));
  return letter.repeat(Math.min(50, Math.ceil(number / 26)));
}

function toRoman(number: number): string {
  if (!(number >= 1 && number < 4000)) return String(number);
  let rest = number;
  let text = '';
  for (const [value, letters] of romanNumerals)
    for (; rest >= value; rest -= value) text += letters;
  return text;
}

const romanNumerals: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
