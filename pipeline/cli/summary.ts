import { basename, join, relative } from 'node:path';
import type { VFileMessage } from 'vfile-message';
import type { Report } from '../report/json.ts';
import { count } from '../report/reporter.ts';
import { reporters } from '../report/reporters.ts';
import { visible } from '../report/visible.ts';
import type { Session } from './build.ts';
import { hint, tell } from './reporter.ts';
import { table } from './terminal.ts';

/**
 * Says what a build found and did: messages to standard error, what was written to standard
 * output; or, for programs, one JSON object there.
 */
export function summarize(
  session: Session,
  { version, exitCode }: { version: string; exitCode: number },
): void {
  const { options, reporter, terminal, packs, removed } = session;
  const messages = [...session.files].flatMap((file) => file.messages);
  const findings = {
    command: 'build',
    presspack: version,
    exitCode,
    packs,
    removed,
    ...(session.waived > 0 && { waived: session.waived }),
  };
  if (reporter === 'json') {
    terminal.print(reporters.json({ ...findings, messages }));
    return;
  }
  const shown = options.quiet ? messages.filter(({ fatal }) => fatal) : messages;
  tell({ ...findings, messages: shown }, { reporter, terminal, root: options.root });
  for (const pack of packs) {
    if (pack.folder && !options.quiet) terminal.print(written(session, pack));
    if (!pack.folder) terminal.complain(kept(session, pack));
  }
  for (const slug of removed) {
    if (!options.quiet) terminal.print(`Removed ${slug}: its source is gone.\n`);
  }
  if (!options.quiet) terminal.complain(closing(session, messages));
}

type PackReport = NonNullable<Report['packs']>[number];

/** A table for a person, one line a file for a pipe. */
function written({ terminal, directory }: Session, pack: PackReport): string {
  const folder = relative('', pack.folder ?? directory);
  if (!terminal.isInteractive) {
    return [
      ...pack.files.map(({ name, bytes }) => ({ path: join(folder, name), bytes })),
      ...(pack.zip ? [{ path: relative('', pack.zip.path), bytes: pack.zip.bytes }] : []),
    ]
      .map(({ path, bytes }) => `${pack.outcome} ${path} ${bytes} bytes\n`)
      .join('');
  }
  const { paint } = terminal;
  const rows = pack.files.map(({ name, bytes }) => [`  ${name}`, size(bytes)]);
  if (pack.zip) rows.push([`  ${basename(pack.zip.path)}`, size(pack.zip.bytes)]);
  const state = pack.outcome === 'unchanged' ? 'as it was' : 'written';
  return `${paint.strong(pack.reference)}  ${folder}  ${paint.faint(`${state}, ${seconds(pack.milliseconds)}`)}\n${table(rows, [1])}`;
}

/** What to do about a release that was not built. */
function kept({ directory, standing, options }: Session, pack: PackReport): string {
  const { reference, outcome, ready } = pack;
  // A smaller pack would be refused where a larger one stands.
  const elsewhere = standing.has(reference) ? ' --out ready' : '';
  const gates = `${options.final ? ' --final' : ''}${options.strict ? ' --strict' : ''}`;
  const what = outcome === 'refused' ? 'not written' : 'not built';
  const hint =
    ready && ready.length > 0
      ? ` or build what is ready: npm run build -- ${reference} --locale ${ready.join(',')}${gates}${elsewhere}`
      : '';
  return `${visible(reference)}: ${what}, and nothing in ${relative('', directory) || '.'} was changed. Mend the errors above${hint ? `,${hint}` : '.'}\n`;
}

function closing(
  { packs, options, terminal, waived }: Session,
  messages: readonly VFileMessage[],
): string {
  const done = packs.filter(({ folder }) => folder).length;
  const counted = count(messages);
  const strict = options.strict && counted ? ' (--strict: every warning counts as an error)' : '';
  const kept = waived > 0 ? `, ${waived} waived` : '';
  const line = `${done} of ${packs.length} ${packs.length === 1 ? 'pack' : 'packs'} built${counted ? `, ${counted}` : ''}${kept}${strict}.\n`;
  return line + hint(messages, terminal);
}

const size = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
