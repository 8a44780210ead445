import type { Column, TextStyle } from '../design/page.ts';
import type { Drawing } from '../model/paged-document.ts';
import { printRuns, widthOfText } from './characters.ts';
import type { Job } from './job.ts';
import { baselineOf, setText } from './paragraph.ts';
import type { TextRun } from './run.ts';
import { lowered } from './strip.ts';
import { branch } from './structure.ts';

/** A text as runs that belong to nothing. */
export function print(text: string, style: TextStyle, job: Job): TextRun[] {
  return printRuns(text, { style, owner: branch(undefined, 'Span') }, job);
}

/** Where a line stands. */
export interface LinePlace {
  readonly column: Column;
  readonly baseline: number;
  readonly align?: 'left' | 'right';
}

/** Sets a text that has room on one line. */
export function drawLine(runs: readonly TextRun[], place: LinePlace, job: Job): Drawing[] {
  const style = runs.at(-1)?.style;
  if (!style) return [];
  const { column, baseline, align = 'left' } = place;
  const distance = baseline - baselineOf(style, job);
  return setText(runs, { column, style, align }, job).flatMap(({ marks }) =>
    marks.flatMap((mark) => lowered(mark, distance).drawing ?? []),
  );
}

/** No line of a page holds more characters. */
const longestLine = 300;

/** As many words of a text as there is room for. */
export function shorten(text: string, room: number, style: TextStyle, job: Job): string {
  const start = text.slice(0, longestLine);
  if (text === start && widthOfText(text, style, job) <= room) return text;
  const words = start.split(' ');
  for (let count = words.length - 1; count > 0; count--) {
    const short = `${words.slice(0, count).join(' ')}…`;
    if (widthOfText(short, style, job) <= room) return short;
  }
  return '';
}
