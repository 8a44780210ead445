import type { VFileMessage } from 'vfile-message';
import { annotate } from './github.ts';
import { messageOf, type Report } from './json.ts';
import { type Paint, report } from './reporter.ts';

/** What a command has to tell: its messages, and what else `--json` gives of it. */
export interface Findings extends Omit<Report, 'report' | 'messages'> {
  readonly messages: readonly VFileMessage[];
  /** The project's folder as seen from the repository's, for GitHub; empty where they are the same. */
  readonly folder?: string;
}

/**
 * The ways to tell it, by what `--reporter` calls them. `text` is for standard error; `github` and
 * `json` are for programs, which read standard output.
 */
export const reporters = {
  text: ({ messages }: Findings, paint: Paint) => report(messages, paint),
  github: ({ messages, folder = '' }: Findings) => annotate(messages, folder),
  json: ({ folder: _, messages, ...findings }: Findings) =>
    writeJson({ ...findings, messages: messages.map(messageOf) }),
} satisfies Record<string, (findings: Findings, paint: Paint) => string>;

export type ReporterName = keyof typeof reporters;

/** The fields that every command has come first. */
function writeJson(findings: Omit<Report, 'report'>): string {
  const { presspack, command, exitCode, messages, ...rest } = findings;
  const object: Report = { report: 1, presspack, command, exitCode, messages, ...rest };
  // A log on GitHub may hold it, whose runner obeys `##[…]` wherever it stands.
  const text = JSON.stringify(object, null, 2).replaceAll('##[', '\\u0023#[');
  return `${text.replace(/[\u007f-\u009f]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)}\n`;
}
