import { resolve } from 'node:path';
import type { VFile } from 'vfile';
import { build, filesOf, type Order, parseReleases } from '../build.ts';
import { formats } from '../formats.ts';
import type { Newsroom } from '../model/newsroom.ts';
import type { Release } from '../model/release.ts';
import type { Locale } from '../model/string-table.ts';
import { parseGuides } from '../parse/guide.ts';
import { parseNewsroom } from '../parse/newsroom.ts';
import { pressHere } from '../press/press.ts';
import { readFaces } from '../read/faces.ts';
import { readImages } from '../read/images.ts';
import { type ProjectFiles, readProject } from '../read/project.ts';
import type { Report } from '../report/json.ts';
import { isFatal, say } from '../report/message.ts';
import { type ReporterName, reporters } from '../report/reporters.ts';
import { visible } from '../report/visible.ts';
import {
  type Approval,
  type Approvals,
  readApprovals,
  sealOf,
  writeApprovals,
} from '../seal/seal.ts';
import { writeTexts } from '../write/write.ts';
import { readyLocales } from './build.ts';
import { choose, chooseReleases } from './choose.ts';
import { readClock, stampMoment } from './clock.ts';
import { exitCodes } from './exit.ts';
import { identify } from './identity.ts';
import { chooseReporter, hint, tell } from './reporter.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** What stands behind `presspack approve`, as commander reads it. */
export interface ApproveOptions {
  readonly root: string;
  readonly locale: readonly string[];
  readonly by?: string;
  /** ISO 8601 date-time with its offset. */
  readonly now?: string;
  readonly remove?: boolean;
  readonly reporter?: string;
  readonly json?: boolean;
}

interface Session {
  readonly options: ApproveOptions;
  /** Of presspack. */
  readonly version: string;
  readonly reporter: ReporterName;
  readonly terminal: Terminal;
  readonly project: ProjectFiles;
  /** The approvals of each language that is asked for, as they are to stand. */
  readonly ledgers: readonly Ledger[];
  readonly outcomes: Outcome[];
  /** The files of which something may be said. */
  readonly files: Set<VFile>;
}

interface Ledger {
  readonly locale: Locale;
  readonly approvals: Approvals;
  readonly entries: Map<string, Approval>;
}

type Outcome = NonNullable<Report['approvals']>[number];

/**
 * `presspack approve`: writes down who approves a release in a language, with its seal; only where
 * the release can be published in that language as it stands. With `--remove` takes it back.
 */
export async function runApprove(
  references: readonly string[],
  options: ApproveOptions,
  version: string,
): Promise<number> {
  const reporter = chooseReporter(options);
  const root = resolve(options.root);
  const project = await readProject(root);
  const wanted = choose(options.locale, project.locales, ({ tag }) => tag, 'locale');
  const newsroom = parseNewsroom(project.newsroom);
  const session: Session = {
    options,
    version,
    reporter,
    terminal: openTerminal({ quiet: reporter === 'json' }),
    project,
    ledgers: wanted.map(openLedger),
    outcomes: [],
    files: new Set([project.complaints, project.newsroom]),
  };
  for (const { approvals } of session.ledgers) {
    if (approvals.fault) say(project.complaints, approvals.fault);
  }
  if (newsroom && !isFatal(project.complaints.messages)) {
    const chosen = chooseReleases(references, parseReleases(project.sources, newsroom));
    if (options.remove) for (const one of chosen) removeOne(session, one);
    else await approveAll(session, chosen, newsroom);
    await save(session);
  }
  await session.terminal.progress();
  return summarize(session);
}

function openLedger(locale: Locale): Ledger {
  const approvals = readApprovals(locale);
  return { locale, approvals, entries: new Map(approvals.entries) };
}

function removeOne({ ledgers, outcomes }: Session, [source, release]: Chosen): void {
  const reference = release?.facts.reference ?? source.stem ?? source.path;
  for (const { locale, entries } of ledgers) {
    const outcome = entries.delete(reference) ? 'removed' : 'absent';
    outcomes.push({ reference, locale: locale.tag, outcome });
  }
}

type Chosen = readonly [source: VFile, release: Release | undefined];

async function approveAll(
  session: Session,
  chosen: readonly Chosen[],
  newsroom: Newsroom,
): Promise<void> {
  const { options, version, project, ledgers } = session;
  const by = await identify(project.root, options.by);
  const at = stampMoment(readClock(options.now), newsroom.timeZone);
  const order: Order = {
    newsroom,
    locales: project.locales,
    wanted: ledgers.map(({ locale }) => locale),
    formats,
    draft: false,
    press: pressHere(readFaces()),
    version,
    complaints: project.complaints,
    guides: parseGuides(project.locales, project.settings),
    illustrate: (release) => readImages(project.root, release),
  };
  for (const one of chosen) await approveOne(session, one, { order, by, at });
}

/** Makes the pack without writing it, because only so is known that nothing stands against it. */
async function approveOne(
  session: Session,
  [source, release]: Chosen,
  { order, by, at }: { order: Order; by: string; at: string },
): Promise<void> {
  const reference = release?.facts.reference ?? source.stem ?? source.path;
  await session.terminal.progress(visible(reference));
  const isFit = release !== undefined && (await build(release, order)) !== undefined;
  for (const file of release ? filesOf(release, order) : [source]) session.files.add(file);
  const ready = isFit
    ? order.wanted.map(({ tag }) => tag)
    : release
      ? readyLocales(release, order)
      : [];
  const illustrated =
    release && ready.length > 0 ? await readImages(session.project.root, release) : undefined;
  for (const { locale, entries } of session.ledgers) {
    const { tag } = locale;
    if (illustrated && ready.includes(tag)) {
      const seal = sealOf({ release: illustrated, locale, newsroom: order.newsroom });
      entries.set(reference, { by, at, ...seal });
      session.outcomes.push({ reference, locale: tag, outcome: 'approved', by, at });
    } else session.outcomes.push({ reference, locale: tag, outcome: 'refused' });
  }
}

/** Writes the ledgers that have changed, all of them or none. */
async function save({ project, ledgers }: Session): Promise<void> {
  const changes = ledgers
    .map(({ approvals, entries }) => ({
      path: approvals.path,
      before: approvals.text,
      former: writeApprovals(approvals.entries),
      after: writeApprovals(entries),
    }))
    .filter(({ former, after }) => after !== former);
  if (changes.length > 0) await writeTexts(project.root, changes);
}

function summarize(session: Session): number {
  const { options, reporter, terminal, outcomes, files } = session;
  const messages = [...files].flatMap((file) => file.messages);
  const isRefused = outcomes.some(({ outcome }) => outcome === 'refused');
  const exitCode = isRefused || isFatal(messages) ? exitCodes.content : exitCodes.ok;
  const findings = { command: 'approve', presspack: session.version, exitCode, messages };
  if (reporter === 'json') {
    terminal.print(reporters.json({ ...findings, approvals: outcomes }));
    return exitCode;
  }
  tell(findings, { reporter, terminal, root: options.root });
  for (const outcome of outcomes) {
    if (outcome.outcome === 'refused') terminal.complain(sentenceOf(outcome));
    else terminal.print(sentenceOf(outcome));
  }
  if (exitCode !== exitCodes.ok) terminal.complain(hint(messages, terminal));
  return exitCode;
}

function sentenceOf({ reference, locale, outcome, by, at }: Outcome): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(locale) ?? locale;
  const what = `${visible(reference)} in ${name}`;
  switch (outcome) {
    case 'approved':
      return `Approved ${what} by ${by}, ${at}.\n`;
    case 'removed':
      return `Removed the approval of ${what}.\n`;
    case 'absent':
      return `${what} had no approval.\n`;
    case 'refused':
      return `${what}: not approved, because it could not be published. Mend the errors above, then approve it again.\n`;
  }
}
