import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { AlignType, TableCell as MarkdownCell, Table as MarkdownTable } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { colors } from '../design/colors.ts';
import { inkOf } from './ink.ts';
import { toRuns } from './inline.ts';
import type { Frame, Job } from './job.ts';

/**
 * A table whose first row heads the columns, on every page on which it stands. An empty corner means
 * that the first column heads the rows; a first row without words is none.
 */
export function toTable({ children, align }: MarkdownTable, frame: Frame, job: Job): Table {
  const [head, ...rest] = children;
  const isHeaded = head?.children.some((cell) => wordsOf(cell).trim() !== '') ?? false;
  const headsRows = isHeaded && wordsOf(head!.children[0] ?? head!).trim() === '';
  const rows = isHeaded ? children : rest;
  const columns = Math.max(1, ...children.map((row) => row.children.length));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: edges,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    tableLook: { firstRow: isHeaded, firstColumn: headsRows, noHBand: true, noVBand: true },
    rows: rows.map((row) => {
      const isHead = isHeaded && row === head;
      const cells = Array.from({ length: columns }, (_, column) => {
        const isHeading = isHead || (headsRows && column === 0);
        const look = { isHeading, align: align?.[column] ?? null };
        return toCell(row.children[column], look, { frame, job });
      });
      return new TableRow({
        ...(isHead && { tableHeader: true }),
        cantSplit: true,
        children: cells,
      });
    }),
  });
}

const edge = { style: BorderStyle.SINGLE, size: 4, color: colors.rule.slice(1).toUpperCase() };
const edges = {
  top: edge,
  bottom: edge,
  left: edge,
  right: edge,
  insideHorizontal: edge,
  insideVertical: edge,
};

/** A table where Word allows none, in a note: a paragraph a row, cells parted by tabs. */
export function toRows({ children }: MarkdownTable, frame: Frame, job: Job): Paragraph[] {
  return children.map(
    (row) =>
      new Paragraph({
        style: frame.style,
        children: row.children.flatMap((cell, column) => [
          ...(column > 0 ? [new TextRun({ children: [new Tab()] })] : []),
          ...toRuns(cell.children, inkOf(cell, frame), job),
        ]),
      }),
  );
}

function toCell(
  cell: MarkdownCell | undefined,
  { isHeading, align }: { isHeading: boolean; align: AlignType },
  { frame, job }: { frame: Frame; job: Job },
): TableCell {
  const ink = { ...(cell && inkOf(cell, frame)), ...(isHeading && { bold: true }) };
  const children = cell ? toRuns(cell.children, ink, job) : [];
  const alignment = {
    left: AlignmentType.LEFT,
    center: AlignmentType.CENTER,
    right: AlignmentType.RIGHT,
  };
  return new TableCell({
    children: [
      new Paragraph({
        style: 'TableText',
        children,
        ...(align && { alignment: alignment[align] }),
      }),
    ],
    ...(isHeading && { shading: { fill: colors.tint.slice(1).toUpperCase() } }),
  });
}
