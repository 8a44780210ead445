/** The columns of the spreadsheet, in its order; people may move them and add their own. */
export const columns = [
  { id: 'number', title: '№', width: 5 },
  { id: 'kind', title: 'Kind', width: 16 },
  { id: 'state', title: 'State', width: 14 },
  { id: 'context', title: 'Context', width: 20 },
  { id: 'source', title: 'Source', width: 60 },
  { id: 'target', title: 'Translation', width: 60 },
  { id: 'earlierSource', title: 'Earlier source', width: 40 },
  { id: 'earlierTarget', title: 'Earlier translation', width: 40 },
  { id: 'note', title: 'Note', width: 40 },
  // Hidden: how the import finds the text, whatever order the rows have.
  { id: 'id', title: 'presspack id', width: 20 },
  { id: 'base', title: 'presspack base', width: 20 },
] as const;

export type ColumnId = (typeof columns)[number]['id'];

/** The heading of a column; those of the two languages name them. */
export function headingOf(
  { id, title }: (typeof columns)[number],
  languages: { readonly source: string; readonly target: string },
): string {
  return id === 'source' || id === 'target' ? `${title} (${languages[id]})` : title;
}

/**
 * A text as it stands in a cell: `_x000D_` is a character by its number there (ECMA-376-1, 22.4.2.4),
 * so that a text which happens to look so is marked.
 */
export function escapeCell(text: string): string {
  return text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_').replaceAll('\r', '_x000D_');
}

export function unescapeCell(text: string): string {
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
