import { basename, dirname, join, relative } from 'node:path';
import type { VFileMessage } from 'vfile-message';
import type { Report } from '../report/json.ts';
import { count } from '../report/reporter.ts';
import { reporters } from '../report/reporters.ts';
import { visible } from '../report/visible.ts';
import type { Session } from './build.ts';
import { untilNow, writeMoment } from './clock.ts';
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
  const { newsroom } = session;
  const findings = {
    command: 'build',
    presspack: version,
    exitCode,
    packs,
    removed,
    ...(session.waived > 0 && { waived: session.waived }),
    ...(newsroom && { newsroom }),
  };
  if (reporter === 'json') {
    terminal.print(reporters.json({ ...findings, messages }));
    return;
  }
  const shown = options.quiet ? messages.filter(({ fatal }) => fatal) : messages;
  tell({ ...findings, messages: shown }, { reporter, terminal, root: options.root });
  for (const pack of packs) {
    if (pack.folder && !options.quiet) terminal.print(written(session, pack));
    if (!pack.folder && pack.reason !== 'draft') terminal.complain(kept(session, pack));
    if (!options.quiet) terminal.complain(whereabouts(session, pack));
  }
  for (const slug of removed) {
    if (!options.quiet) terminal.print(`Removed ${slug}: its source is gone.\n`);
  }
  // Whoever loses the key cannot foretell where a pack will lie: this is said even to the quiet.
  if (session.vault?.madeKey) {
    terminal.complain(
      `A key was made that hides packs under embargo: ${session.vault.madeKey}. It is needed on every machine that is to hide them in the same place. Show it to nobody.\n`,
    );
  }
  if (newsroom && !options.quiet) terminal.print(published(session, newsroom));
  if (!options.quiet) terminal.complain(closing(session, messages));
}

type PackReport = NonNullable<Report['packs']>[number];

/** A table for a person, one line a file for a pipe. */
function written({ terminal, directory }: Session, pack: PackReport): string {
  const folder = relative('', pack.folder ?? directory);
  if (!terminal.isInteractive) {
    return [
      ...publications(pack).map(({ name, bytes }) => ({ path: join(folder, name), bytes })),
      ...[...(pack.zip ? [pack.zip] : []), ...(pack.zips ?? [])].map(({ path, bytes }) => ({
        path: relative('', path),
        bytes,
      })),
    ]
      .map(({ path, bytes }) => `${pack.outcome} ${path} ${bytes} bytes\n`)
      .join('');
  }
  const { paint } = terminal;
  const states = { unchanged: 'as it was', withheld: 'not public' } as Partial<
    Record<string, string>
  >;
  const state = states[pack.outcome] ?? 'written';
  const head = `${paint.strong(pack.reference)}  ${folder}  ${paint.faint(`${state}, ${seconds(pack.milliseconds)}`)}`;
  return `${head}\n${tabulate(pack)}`;
}

/**
 * A pack at a glance: a row for each language, a column for each format, so that a gap is seen; then
 * what belongs to all languages, and the zips that hold all of it.
 */
export function tabulate({ files, zip, zips, signature }: PackReport): string {
  const made = publications({ files });
  const languages = [...new Set(made.flatMap(({ locale }) => locale ?? []))];
  const formats = [...new Set(made.flatMap(({ locale, format }) => (locale ? [format] : [])))];
  const cell = (bytes: number | undefined) => (bytes === undefined ? '–' : size(bytes));
  const rows = languages.map((tag) => [
    `  ${tag}`,
    ...formats.map((name) => {
      const ones = made.filter(({ locale, format }) => locale === tag && format === name);
      return cell(ones.length === 0 ? undefined : sum(ones));
    }),
    ...(zips?.length ? [cell(zips.find(({ language }) => language === tag)?.bytes)] : []),
  ]);
  const header = ['', ...formats, ...(zips?.length ? ['zip'] : [])];
  const right = header.map((_, column) => column).slice(1);
  const shared = made.filter(({ locale }) => locale === undefined);
  const bag = zips?.find(({ language }) => language === undefined);
  const lines = [
    shared.length > 0
      ? `  media: ${shared.length} ${shared.length === 1 ? 'file' : 'files'}, ${size(sum(shared))}`
      : '',
    zip ? `  ${basename(zip.path)} holds it all, ${size(zip.bytes)}` : '',
    bag ? `  ${basename(bag.path)} is for archives, ${size(bag.bytes)}` : '',
    signature === 'kept' ? '  signed, as before' : '',
  ].filter((line) => line !== '');
  return `${table([header, ...rows], right)}${lines.map((line) => `${line}\n`).join('')}`;
}

/** The files for people: the manifest, the sums and the texts about them stand in every pack. */
function publications({ files }: Pick<PackReport, 'files'>): PackReport['files'] {
  const own = ['manifest', 'sums', 'signature', 'verify'];
  return files.filter(({ format }) => !own.includes(format));
}

function sum(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}

/** Why a release is not public, or since when it is, and what was therefore removed. */
function whereabouts({ options, timeZone, vault }: Session, pack: PackReport): string {
  const name = visible(pack.reference);
  const lines: string[] = [];
  if (pack.reason === 'draft') {
    lines.push(
      `${name}: a draft, kept back. Delete \`status: draft\` to publish it, or look at it with --draft.`,
    );
  }
  if (pack.embargo && pack.folder && vault) {
    const end = Date.parse(pack.embargo);
    const isNear = Math.abs(end - vault.now) <= 5 * 60_000;
    const clock = options.now === undefined ? ' by the clock of this machine' : '';
    const distance = `${untilNow(end, vault.now)}${isNear ? clock : ''}`;
    if (pack.reason === 'embargo') {
      lines.push(
        `${name} is under embargo until ${writeMoment(pack.embargo, timeZone)}, ${distance}.`,
        `It is not public: it lies in ${relative('', pack.folder)}. The same command publishes it after that moment.`,
      );
    } else if (isNear) {
      lines.push(`${name}: the embargo has ended ${distance}, and the pack is public.`);
    }
  }
  for (const folder of pack.removed ?? []) {
    lines.push(
      `${name}: removed from ${relative('', dirname(folder)) || '.'}, where it stood before.`,
    );
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** What has changed in the newsroom, if anything, and why it has no feeds. */
function published(
  { terminal, directory }: Session,
  { outcome, pages, written: changed, removed, feeds }: NonNullable<Report['newsroom']>,
): string {
  if (outcome !== 'written') return '';
  const place = relative('', directory);
  const without =
    feeds || pages === 0
      ? ''
      : 'No feeds and no site map: they need `baseUrl` in source/newsroom.yaml.\n';
  if (!terminal.isInteractive) {
    const lines = [
      ...changed.map(({ path, bytes }) => `written ${join(place, path)} ${bytes} bytes\n`),
      ...removed.map((path) => `removed ${join(place, path)}\n`),
    ];
    return lines.join('') + without;
  }
  const { paint } = terminal;
  const index = changed.some(({ path }) => path === 'index.html') || pages > 0;
  const counted = [
    `${changed.length} of ${pages} pages written`,
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
  ];
  const where = index ? join(place, 'index.html') : place;
  return `${paint.strong('Newsroom')}  ${where}  ${paint.faint(counted.join(', '))}\n${without}`;
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
  const drafts = packs.filter(({ reason }) => reason === 'draft').length;
  const wanted = packs.length - drafts;
  const done = packs.filter(({ folder }) => folder).length;
  const embargoed = packs.filter(({ reason }) => reason === 'embargo').length;
  const counted = count(messages);
  const strict = options.strict && counted ? ' (--strict: every warning counts as an error)' : '';
  const parts = [
    wanted === 0 && drafts > 0
      ? 'Nothing built'
      : `${done} of ${wanted} ${wanted === 1 ? 'pack' : 'packs'} built`,
    embargoed > 0 ? `${embargoed} under embargo` : '',
    drafts > 0 ? `${drafts} kept back` : '',
    counted,
    waived > 0 ? `${waived} waived` : '',
  ].filter((part) => part !== '');
  return `${parts.join(', ')}${strict}.\n${hint(messages, terminal)}`;
}

const size = (bytes: number): string =>
  bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
