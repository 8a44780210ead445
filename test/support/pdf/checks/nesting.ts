import type { PdfFile } from '../document.ts';
import { allElements, type StructureNode, structureTree } from '../structure.ts';
import { nameOf } from './structure.ts';

/** What an element of each type may hold, where ISO 14289-1, 7.2 and 7.6 say it. */
const kids: ReadonlyMap<string, readonly string[]> = new Map([
  ['Table', ['TR', 'THead', 'TBody', 'TFoot', 'Caption']],
  ['THead', ['TR']],
  ['TBody', ['TR']],
  ['TFoot', ['TR']],
  ['TR', ['TH', 'TD']],
  ['L', ['L', 'LI', 'Caption']],
  ['LI', ['Lbl', 'LBody']],
  ['TOC', ['TOC', 'TOCI', 'Caption']],
]);

/** Where an element of each type must be. */
const parents: ReadonlyMap<string, readonly string[]> = new Map([
  ['TR', ['Table', 'THead', 'TBody', 'TFoot']],
  ['THead', ['Table']],
  ['TBody', ['Table']],
  ['TFoot', ['Table']],
  ['TH', ['TR']],
  ['TD', ['TR']],
  ['LI', ['L']],
  ['LBody', ['LI']],
  ['TOCI', ['TOC']],
]);

/** How lists, tables and contents are put together (ISO 14289-1, 7.2, 7.5 and 7.6). */
export function nestingProblems(file: PdfFile): readonly string[] {
  return allElements(structureTree(file)).flatMap((element) => [
    ...element.children.flatMap((child) =>
      child.kind === 'element' ? pairProblems(element, child) : [],
    ),
    ...(kids.has(element.type) ? strayProblems(element) : []),
    ...(element.type === 'Table' ? tableProblems(element) : []),
    ...(element.type === 'LI' ? itemProblems(element) : []),
    ...captionProblems(element),
  ]);
}

function pairProblems(parent: StructureNode, child: StructureNode): readonly string[] {
  const allowed = kids.get(parent.type);
  const places = parents.get(child.type);
  if (allowed && !allowed.includes(child.type))
    return [`<${parent.type}> holds ${nameOf(child)}, but may hold only ${allowed.join(', ')}`];
  if (places && !places.includes(parent.type))
    return [`${nameOf(child)} is in <${parent.type}>, but may be only in ${places.join(', ')}`];
  return [];
}

/** Text or annotations directly in an element that may hold only elements. */
function strayProblems(element: StructureNode): readonly string[] {
  const stray = element.children.find((child) => child.kind !== 'element');
  return stray ? [`<${element.type}> holds ${stray.kind} outside its elements`] : [];
}

function itemProblems(item: StructureNode): readonly string[] {
  const types = typesOf(item);
  if (types.filter((type) => type === 'LBody').length > 1) return ['<LI> has more than one LBody'];
  return types.lastIndexOf('Lbl') > 0 ? ['<LI> has a Lbl that is not its first and only one'] : [];
}

function captionProblems(element: StructureNode): readonly string[] {
  if (!['Table', 'L', 'TOC'].includes(element.type)) return [];
  const types = typesOf(element);
  const places = types.flatMap((type, index) => (type === 'Caption' ? [index] : []));
  if (places.length > 1) return [`<${element.type}> has more than one Caption`];
  const [place] = places;
  if (place === undefined || place === 0) return [];
  if (element.type === 'Table' && place === types.length - 1) return [];
  return [`<${element.type}> has its Caption in its middle`];
}

function tableProblems(table: StructureNode): readonly string[] {
  const types = typesOf(table);
  const problems: string[] = [];
  for (const type of ['THead', 'TFoot'])
    if (types.filter((other) => other === type).length > 1)
      problems.push(`<Table> has more than one ${type}`);
  if ((types.includes('THead') || types.includes('TFoot')) && !types.includes('TBody'))
    problems.push('<Table> has a THead or TFoot but no TBody');
  const rows = allElements(table).filter(
    ({ type, dict }) => type === 'TR' && isOwn(table, dict.dict('P')),
  );
  return [...problems, ...gridProblems(rows)];
}

/** Whether a row's parent belongs to this table and not to one inside it. */
function isOwn(table: StructureNode, parent: unknown): boolean {
  const owners = [table, ...table.children.filter((child) => child.kind === 'element')];
  return owners.some(({ dict }) => dict === parent);
}

/** With their spans, the cells fill a rectangle and do not lie on each other (7.2, 7.5). */
function gridProblems(rows: readonly StructureNode[]): readonly string[] {
  const filled = rows.map(() => new Set<number>());
  let area = 0;
  for (const [index, row] of rows.entries()) {
    let column = 0;
    for (const cell of row.children) {
      if (cell.kind !== 'element') continue;
      while (filled[index]?.has(column)) column += 1;
      const width = spanOf(cell, 'ColSpan');
      const height = spanOf(cell, 'RowSpan');
      area += width * height;
      if (area > 1_000_000) return ['A Table has too many cells'];
      if (index + height > rows.length) return ['A cell of a Table spans rows that are not there'];
      for (let down = 0; down < height; down += 1)
        for (let right = 0; right < width; right += 1) {
          const line = filled[index + down] as Set<number>;
          if (line.has(column + right)) return ['Two cells of a Table lie on each other'];
          line.add(column + right);
        }
    }
  }
  const widths = new Set(filled.map((line) => line.size));
  return widths.size > 1 ? [`The rows of a Table have ${[...widths].join(' and ')} columns`] : [];
}

function spanOf(cell: StructureNode, key: 'ColSpan' | 'RowSpan'): number {
  const span = cell.attributes.get(key);
  return typeof span === 'number' && span >= 1 && span <= 1000 ? Math.floor(span) : 1;
}

function typesOf(element: StructureNode): readonly string[] {
  return element.children.flatMap((child) => (child.kind === 'element' ? [child.type] : []));
}
