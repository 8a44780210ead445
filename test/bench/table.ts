import type { Spread } from './measure.ts';

/** A line of the table: a measure, and what it is compared with. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly spread: Spread;
  /** The same measure of Typst. */
  readonly typst?: Spread;
}

/** Sets rows as a plain-text table; a ratio below 1 means less than Typst. */
export function tableOf(title: string, rows: readonly Row[]): string {
  const lines = rows.map(({ name, unit, spread, typst }) => [
    name,
    `${figure(spread.median)} ${unit}`,
    spread.min === spread.max ? '' : `${figure(spread.min)}–${figure(spread.max)}`,
    typst ? (spread.median / typst.median).toFixed(2) : '',
  ]);
  const all = [[title, 'median', 'min–max', '÷ Typst'], ...lines];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...all.map((cells) => cells[at]!.length)));
  const text = all.map((cells) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!)))
      .join('  ')
      .trimEnd(),
  );
  text.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('──'));
  return text.join('\n');
}

/** Three significant digits, or all of a larger number. */
function figure(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : 2);
}
