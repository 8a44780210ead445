import { basename, join, relative } from 'node:path';
import type { VFileMessage } from 'vfile-message';
import { messageOf, type Report } from '../report/json.ts';
import { count, report } from '../report/reporter.ts';
import type { Session } from './build.ts';
import { table } from './terminal.ts';

/**
 * Says what a build found and did: messages to standard error, what was written to standard
 * output; or, for programs, one JSON object there.
 */
export function summarize(
  session: Session,
  { version, exitCode }: { version: string; exitCode: number },
): void {
  const { options, terminal, packs, removed } = session;
  const messages = [...session.files].flatMap((file) => file.messages);
  if (options.json) {
    const object: Report = {
      report: 1,
      presspack: version,
      command: 'build',
      exitCode,
      messages: messages.map(messageOf),
      packs,
      removed,
    };
    terminal.print(`${JSON.stringify(object, null, 2)}\n`);
    return;
  }
  const shown = options.quiet ? messages.filter(({ fatal }) => fatal) : messages;
  if (shown.length > 0) terminal.complain(`${report(shown, terminal.paint)}\n`);
  for (const pack of packs) {
    if (pack.folder && !options.quiet) terminal.print(written(session, pack));
    if (!pack.folder) terminal.complain(kept(session, pack));
  }
  for (const slug of removed) {
    if (!options.quiet) terminal.print(`Removed ${slug}: its source is gone.\n`);
  }
  if (!options.quiet) terminal.complain(closing(messages, packs));
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
function kept({ directory, standing }: Session, pack: PackReport): string {
  const { reference, outcome, ready } = pack;
  // A smaller pack would be refused where a larger one stands.
  const elsewhere = standing.has(reference) ? ' --out ready' : '';
  const what = outcome === 'refused' ? 'not written' : 'not built';
  const hint =
    ready && ready.length > 0
      ? ` or build what is ready: npm run build -- ${reference} --locale ${ready.join(',')}${elsewhere}`
      : '';
  return `${reference}: ${what}, and nothing in ${relative('', directory) || '.'} was changed. Mend the errors above${hint ? `,${hint}` : '.'}\n`;
}

function closing(messages: readonly VFileMessage[], packs: readonly PackReport[]): string {
  const done = packs.filter(({ folder }) => folder).length;
  const counted = count(messages);
  return `${done} of ${packs.length} ${packs.length === 1 ? 'pack' : 'packs'} built${counted ? `, ${counted}` : ''}.\n`;
}

const size = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
