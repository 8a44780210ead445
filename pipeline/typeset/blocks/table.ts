import type { AlignType, Table, TableCell, TableRow } from 'mdast';
import { colors } from '../../design/colors.ts';
import type { Column, TextStyle } from '../../design/page.ts';
import { say } from '../../report/message.ts';
import { type Need, shareWidth } from '../column.ts';
import { toRuns } from '../inline.ts';
import { toItems } from '../items.ts';
import type { Frame, Job } from '../job.ts';
import { setText } from '../paragraph.ts';
import { extended, fused, type Ground, heightOf, lowered, type Strip } from '../strip.ts';
import { type Branch, branch, langOf } from '../structure.ts';

/** A table between rules; its head is drawn again where it runs on over a page break. */
export function setTable(node: Table, frame: Frame, job: Job): Strip[] {
  const columns = placeColumns(node, frame, job);
  const table = branch(frame.owner, 'Table', { lang: langOf(node) });
  const layout = { columns, align: node.align ?? [], frame };
  const [first, ...rest] = node.children;
  if (!first) return [];
  // A head needs a body: a row alone belongs to the table itself (ISO 32000-1, table 337).
  const headOwner = rest.length > 0 ? branch(table, 'THead') : table;
  const head = setRow(first, { ...layout, owner: headOwner, head: true }, job);
  const bodyOwner = branch(table, 'TBody');
  const body = rest.flatMap((row) =>
    setRow(row, { ...layout, owner: bodyOwner, head: false }, job),
  );
  const kept = head.map((strip) => ({ ...strip, keep: body.length > 0 }));
  // A head that takes more than a few lines is not worth repeating.
  const repeat = head.length === 1 && head[0]!.height < 5 * job.design.styles.table.leading;
  return [
    ...kept,
    ...body.map((strip, index) => ({
      ...strip,
      ...(repeat && { continuation: head[0]! }),
      // Neither the first row nor the last is alone, unless they are high.
      ...((index === 0 || index === body.length - 2) && { clings: true as const }),
    })),
  ];
}

interface RowLayout {
  readonly columns: readonly Column[];
  readonly align: readonly AlignType[];
  readonly frame: Frame;
  readonly owner: Branch;
  readonly head: boolean;
}

const padding = { y: 2.5 };

/** Between two columns, in points: as much as there is room for. */
const gutters = { least: 6, most: 10 };

/** One strip, or, if the row is higher than a page, one for every line of it. */
function setRow(row: TableRow, layout: RowLayout, job: Job): Strip[] {
  const owner = branch(layout.owner, 'TR', { lang: langOf(row) });
  const cells = layout.columns.map((_, index) => setCell(row, index, { ...layout, owner }, job));
  const height = Math.max(cellStyle(layout.head, job).leading, ...cells.map(heightOf));
  const { bottom, continuationTop, styles } = job.design;
  // Room for a head of two lines on the same page.
  const tall = height > bottom - continuationTop - 3 * styles.table.leading;
  const strips = tall ? acrossCells(cells) : [besideEachOther(cells, height)];
  return strips.map((strip, index) => {
    const last = index === strips.length - 1;
    return last ? underlined(strip, layout, job) : strip;
  });
}

function besideEachOther(cells: readonly (readonly Strip[])[], height: number): Strip {
  const stacks = cells.map(fused);
  return {
    height: height + 2 * padding.y,
    before: 0,
    keep: false,
    marks: stacks.flatMap(({ marks }) => marks.map((mark) => lowered(mark, padding.y))),
    grounds: stacks.flatMap(({ grounds }) =>
      (grounds ?? []).map((ground) => extended(ground, padding.y, 0)),
    ),
  };
}

function acrossCells(cells: readonly (readonly Strip[])[]): Strip[] {
  const rows = Math.max(...cells.map((strips) => strips.length));
  return Array.from({ length: rows }, (_, index) => {
    const beside = cells.flatMap((strips) => strips[index] ?? []);
    return {
      height: Math.max(...beside.map(({ height }) => height)),
      before: 0,
      keep: false,
      marks: beside.flatMap(({ marks }) => marks),
      grounds: beside.flatMap(({ grounds }) => grounds ?? []),
    };
  });
}

function underlined(strip: Strip, { frame, head }: RowLayout, job: Job): Strip {
  const height = head ? job.design.hairline * 2 : job.design.hairline;
  const { x, width } = frame.column;
  const color = head ? colors.navy : colors.rule;
  const rule: Ground = { kind: 'box', x, y: strip.height - height, width, height, color };
  return { ...strip, grounds: [...(strip.grounds ?? []), rule] };
}

function cellStyle(head: boolean, job: Job): TextStyle {
  const { table } = job.design.styles;
  return head ? { ...table, bold: true, color: colors.navy } : table;
}

function setCell(row: TableRow, index: number, layout: RowLayout, job: Job): Strip[] {
  const cell = row.children[index];
  const scope = layout.head ? ('Column' as const) : undefined;
  const type = layout.head ? 'TH' : 'TD';
  const owner = branch(layout.owner, type, { scope, lang: cell && langOf(cell) });
  const style = cellStyle(layout.head, job);
  const column = layout.columns[index]!;
  const align = layout.align[index] ?? 'left';
  const runs = cell ? toRuns(cell.children, { style, owner }, job) : [];
  const strips = setText(runs, { column, style, align }, job);
  if (strips.length > 0) return strips;
  // An empty cell has its place in the row all the same.
  return [{ height: style.leading, before: 0, keep: false, marks: [{ owner }] }];
}

/** Places the columns beside each other. */
function placeColumns(node: Table, frame: Frame, job: Job): Column[] {
  const count = largest(node.children.map((row) => row.children.length));
  const needs = Array.from({ length: count }, (_, index) => needOf(node, index, job));
  const { width } = frame.column;
  const words = needs.reduce((least, { word }) => least + word, 0);
  const spare = (width - words) / Math.max(1, count - 1);
  const least = Math.min(gutters.least, width / (3 * count));
  const gutter = Math.min(gutters.most, Math.max(least, spare));
  const room = width - gutter * (count - 1);
  if (words > room) reportWide(node, job);
  const widths = shareWidth(needs, room);
  let { x } = frame.column;
  return widths.map((share) => {
    const column = { x, width: share };
    x += share + gutter;
    return column;
  });
}

/** Words in columns that are narrower will be cut: the author should know. */
function reportWide(node: Table, job: Job): void {
  if (job.told.has(node)) return;
  job.told.add(node);
  const start = node.position?.start;
  const path = node.data?.origin ?? job.file.path;
  say(job.file, {
    rule: 'wide-table',
    level: 'warning',
    reason: 'Unexpected words wider than their columns, expected a table that fits the page',
    note: 'The PDF cuts these words. Use fewer columns or shorter words.',
    ...(start && { place: { path, line: start.line, column: start.column } }),
  });
}

function needOf(node: Table, index: number, job: Job): Need {
  const needs = node.children.map((row, rowIndex) =>
    cellNeed(row.children[index], cellStyle(rowIndex === 0, job), job),
  );
  return {
    whole: largest(needs.map(({ whole }) => whole)),
    word: largest(needs.map(({ word }) => word)),
  };
}

function cellNeed(cell: TableCell | undefined, style: TextStyle, job: Job): Need {
  const owner = branch(undefined, 'TD');
  let whole = 0;
  let word = 0;
  let current = 0;
  for (const item of toItems(toRuns(cell?.children ?? [], { style, owner }, job), Infinity)) {
    if (item.kind === 'penalty') continue;
    whole += item.width;
    current = item.kind === 'box' ? current + item.width : 0;
    word = Math.max(word, current);
  }
  return { whole, word };
}

/** At least 1, so that what is empty has a width. */
function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 1);
}
