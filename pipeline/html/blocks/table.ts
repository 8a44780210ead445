import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { block, textOf } from '../element.ts';

/**
 * Puts each table into a region that scrolls by itself and can be reached with the keyboard, and
 * says of each heading cell what it heads (WCAG 2.1 techniques H63 and C32). Markdown knows no
 * captions, so a region is named by the headings of the columns, or failing them by `fallback`.
 */
export function makeTables(fallback: string) {
  return () =>
    (tree: Root): void => {
      const uses = new Map<string, number>();
      visit(tree, 'element', (table, index, parent) => {
        if (table.tagName !== 'table' || !parent || index === undefined) return undefined;
        const name = headCells(table);
        const use = (uses.get(name) ?? 0) + 1;
        uses.set(name, use);
        const label = `${name || fallback}${use > 1 ? ` (${use})` : ''}`;
        parent.children[index] = block(
          'section',
          { className: ['table'], tabIndex: 0, ariaLabel: label },
          table,
        );
        return SKIP;
      });
    };
}

/** Marks up the cells of a table; returns the headings of its columns, separated by commas. */
function headCells(table: Element): string {
  const [head, ...rows] = elements(table, 'tr');
  for (const row of [head, ...rows]) for (const cell of row?.children ?? []) alignCell(cell);
  const headings = elements(head, 'th');
  const names = headings.map((cell) => textOf(cell).trim());
  if (names.every((name) => name === '')) {
    table.children = table.children.filter(
      (part) => part.type !== 'element' || part.tagName !== 'thead',
    );
    return '';
  }
  headings.forEach((cell, column) => {
    if (names[column]) cell.properties.scope = 'col';
    else cell.tagName = 'td';
  });
  // An empty corner means that the first column heads the rows.
  if (names[0] === '') {
    for (const row of rows) {
      const [first] = elements(row, 'td');
      if (!first || textOf(first).trim() === '') continue;
      first.tagName = 'th';
      first.properties.scope = 'row';
    }
  }
  return names.filter((name) => name !== '').join(', ');
}

/** The `align` attribute is obsolete (HTML, 16.2); the style sheet aligns by class. */
function alignCell(cell: Element['children'][number]): void {
  if (cell.type !== 'element' || typeof cell.properties.align !== 'string') return;
  cell.properties.className = [cell.properties.align];
  delete cell.properties.align;
}

function elements(within: Element | undefined, tagName: string): Element[] {
  const found: Element[] = [];
  if (within) {
    visit(within, 'element', (node) => {
      if (node.tagName === tagName) found.push(node);
    });
  }
  return found;
}
