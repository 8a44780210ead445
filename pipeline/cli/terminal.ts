import { createColors } from 'picocolors';
import type { Paint } from '../report/reporter.ts';
import type { DiffPaint } from '../report/word-diff.ts';

/** Where the command line speaks: results to standard output, everything else to standard error. */
export interface Terminal {
  readonly paint: Paint & DiffPaint & Record<'good' | 'strong', (text: string) => string>;
  /** Whether a person reads the results, rather than a program. */
  readonly isInteractive: boolean;
  print(text: string): void;
  complain(text: string): void;
  /** Shows what is being done until the next call; without a text, nothing. */
  progress(text?: string): Promise<void>;
}

/** The terminal of this process. */
export function openTerminal({ quiet }: { quiet: boolean }): Terminal {
  const isInteractive = process.stdout.isTTY === true;
  const isWatched = process.stderr.isTTY === true && !quiet;
  const colors = createColors(
    process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
  );
  let spinner: { text: string; start(): unknown; stop(): unknown } | undefined;
  return {
    isInteractive,
    paint: {
      error: (text) => colors.bold(colors.red(text)),
      warning: (text) => colors.bold(colors.yellow(text)),
      place: colors.cyan,
      faint: colors.dim,
      good: (text) => colors.bold(colors.green(text)),
      strong: colors.bold,
      gone: colors.red,
      new: colors.green,
    },
    print: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
    async progress(text) {
      if (!isWatched) return;
      if (text === undefined) {
        spinner?.stop();
        spinner = undefined;
      } else if (spinner) spinner.text = text;
      else {
        const { default: yoctoSpinner } = await import('yocto-spinner');
        spinner = yoctoSpinner({ text });
        spinner.start();
      }
    },
  };
}

/** Columns of text, each as wide as its widest cell; numbers stand to the right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const space = ' '.repeat((widths[column] ?? 0) - [...cell].length);
          return right.includes(column) ? space + cell : cell + space;
        })
        .join('  ')
        .trimEnd()
        .concat('\n'),
    )
    .join('');
}
