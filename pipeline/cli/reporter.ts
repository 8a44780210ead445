import { relative, resolve, sep } from 'node:path';
import type { VFileMessage } from 'vfile-message';
import { inOrder } from '../report/reporter.ts';
import { type Findings, type ReporterName, reporters } from '../report/reporters.ts';
import { UsageError } from './exit.ts';
import type { Terminal } from './terminal.ts';

/** The options of a command that say how it tells what it found. */
export interface ReporterOptions {
  readonly reporter?: string;
  /** Short for `--reporter json`. */
  readonly json?: boolean;
}

/** The reporter that was asked for; else annotations where GitHub runs us, and text elsewhere. */
export function chooseReporter({ reporter, json }: ReporterOptions): ReporterName {
  if (json && reporter !== undefined && reporter !== 'json') {
    throw new UsageError(`--json and --reporter ${reporter} exclude each other. Leave one out.`);
  }
  if (json) return 'json';
  if (reporter === undefined) return process.env.GITHUB_ACTIONS === 'true' ? 'github' : 'text';
  if (Object.hasOwn(reporters, reporter)) return reporter as ReporterName;
  const known = Object.keys(reporters).join(', ');
  throw new UsageError(`there is no reporter “${reporter}”. There is: ${known}.`);
}

/** Tells messages to a person, or to GitHub for one. */
export function tell(
  findings: Findings,
  to: { readonly reporter: ReporterName; readonly terminal: Terminal; readonly root: string },
): void {
  const { reporter, terminal, root } = to;
  if (findings.messages.length === 0) return;
  if (reporter === 'github') {
    terminal.print(reporters.github({ ...findings, folder: folderInRepository(root) }));
  } else terminal.complain(`${reporters.text(findings, terminal.paint)}\n`);
}

/** How to learn more about the first rule that was named, for somebody who watches. */
export function hint(
  messages: readonly VFileMessage[],
  { isInteractive, paint }: Terminal,
): string {
  const [first] = inOrder(messages);
  if (!isInteractive || !first?.ruleId) return '';
  return paint.faint(
    `npx presspack explain ${first.ruleId}: what this rule means, with an example.\n`,
  );
}

/** A project's folder as seen from the repository that GitHub has checked out. */
function folderInRepository(root: string): string {
  const repository = process.env.GITHUB_WORKSPACE || '.';
  const way = relative(resolve(repository), resolve(root)).split(sep).join('/');
  // A project elsewhere has no lines in the repository's pull requests: its own paths are best.
  return way.startsWith('..') || way.includes(':') ? '' : way;
}
