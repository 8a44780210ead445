import type { StringTable } from '../model/string-table.ts';

/**
 * The text of a table with some values replaced; every other byte stays as it is.
 *
 * @param table Read without a mistake of form.
 * @param values By the keys as they are typed in the table; all of them are there.
 */
export function fillTable(
  { file, spans }: StringTable,
  values: ReadonlyMap<string, string>,
): string {
  const text = String(file.value);
  let filled = String(file.data.byteOrderMark ?? '');
  let at = 0;
  let found = 0;
  for (const { key, valueStart, end } of spans) {
    const value = values.get(key);
    if (value === undefined) continue;
    filled += text.slice(at, valueStart) + JSON.stringify(value);
    at = end;
    found += 1;
  }
  if (found !== values.size) throw new Error(`${file.path} lacks a key that was to be filled`);
  return filled + text.slice(at);
}
