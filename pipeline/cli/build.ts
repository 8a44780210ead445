import { basename, resolve } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { build, checkManners, filesOf, type Order, parseReleases } from '../build.ts';
import { formats } from '../formats.ts';
import type { Release } from '../model/release.ts';
import type { Locale } from '../model/string-table.ts';
import { type Output, openOutput, type StandingPack } from '../pack/pack.ts';
import { parseGuides } from '../parse/guide.ts';
import { parseNewsroom } from '../parse/newsroom.ts';
import { openPress, pressHere } from '../press/press.ts';
import { readFaces } from '../read/faces.ts';
import { readImages } from '../read/images.ts';
import { type ProjectFiles, readProject } from '../read/project.ts';
import type { Report } from '../report/json.ts';
import { isFatal, promoteWarnings, say } from '../report/message.ts';
import type { ReporterName } from '../report/reporters.ts';
import { visible } from '../report/visible.ts';
import type { Approvals } from '../seal/seal.ts';
import { checkWaiversOf, openDictionaries } from './check.ts';
import { choose, chooseReleases } from './choose.ts';
import { readClock } from './clock.ts';
import type { Vault } from './embargo.ts';
import { exitCodes, UsageError } from './exit.ts';
import { complainOfRefusal, warnOfSignature, warnOfStuck } from './pack-messages.ts';
import { reportWritten } from './pack-report.ts';
import { chooseReporter } from './reporter.ts';
import { summarize } from './summary.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { enterVault, keepBack, put } from './withhold.ts';

/** What stands behind `presspack build`, as commander reads it. */
export interface BuildOptions {
  readonly root: string;
  readonly out?: string;
  readonly locale?: readonly string[];
  readonly format?: readonly string[];
  readonly draft?: boolean;
  readonly final?: boolean;
  readonly strict?: boolean;
  readonly replace?: boolean;
  readonly now?: string;
  readonly embargoOut?: string;
  readonly embargoKey?: string;
  readonly reporter?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What a build is given besides its options. */
export interface BuildContext {
  /** Of presspack. */
  readonly version: string;
  /** A thread that runs `press/thread.ts`, if there is one. */
  readonly thread?: Worker | undefined;
}

/** What a run has seen and done so far. */
export interface Session {
  readonly options: BuildOptions;
  readonly reporter: ReporterName;
  readonly terminal: Terminal;
  readonly directory: string;
  readonly packs: NonNullable<Report['packs']>;
  readonly removed: string[];
  /** Where packs under embargo go; none for drafts, which are public nowhere. */
  vault?: Vault;
  /** IANA time zone in which moments are told. */
  timeZone: string;
  newsroom?: NonNullable<Report['newsroom']>;
  /** References of the releases whose former pack stands there. */
  readonly standing: Set<string>;
  /** The files of which something may be said. */
  readonly files: Set<VFile>;
  /** How many messages were kept back by waivers. */
  waived: number;
}

/** `presspack build`: reads the project, builds each release, writes its pack, says what it did. */
export async function runBuild(
  references: readonly string[],
  options: BuildOptions,
  { version, thread }: BuildContext,
): Promise<number> {
  const reporter = chooseReporter(options);
  const now = readClock(options.now);
  const session: Session = {
    options,
    reporter,
    terminal: openTerminal({ quiet: Boolean(options.quiet || reporter === 'json') }),
    directory: directoryOf(options),
    packs: [],
    removed: [],
    timeZone: 'UTC',
    standing: new Set(),
    files: new Set(),
    waived: 0,
  };
  const project = await readProject(resolve(options.root));
  const wanted = choose(options.locale, project.locales, ({ tag }) => tag, 'locale');
  const chosenFormats = choose(options.format, formats, ({ name }) => name, 'format');
  const tags = wanted.map(({ tag }) => tag);
  const press = thread ? openPress(thread, tags) : pressHere(readFaces());
  const newsroom = parseNewsroom(project.newsroom);
  session.files.add(project.complaints).add(project.newsroom);
  if (newsroom && !isFatal(project.complaints.messages)) {
    const releases = parseReleases(project.sources, newsroom);
    const guides = parseGuides(project.locales, project.settings);
    const order: Order = {
      newsroom,
      locales: project.locales,
      wanted,
      formats: chosenFormats,
      draft: options.draft === true,
      strict: options.strict === true,
      ...(options.final && { approvals: await readAllApprovals(wanted) }),
      press,
      version,
      complaints: project.complaints,
      illustrate: (release) => readImages(project.root, release),
      guides,
      onWaived: (count) => {
        session.waived += count;
      },
      ...(newsroom.spelling && { dictionaries: await openDictionaries() }),
    };
    await checkWaiversOf(releases, guides, project.complaints);
    const chosen = chooseReleases(references, releases);
    checkManners(wanted, project.complaints);
    if (options.strict) promoteWarnings([project.complaints]);
    session.timeZone = newsroom.timeZone;
    if (!order.draft) await enterVault(session, { now, chosen });
    const output = await openOutput(session.directory);
    const slugs = new Map(chosen.map(([, one]) => [one?.slug, one?.facts.reference]));
    const hidden = session.vault?.hidden.filter(({ slug }) => slugs.has(slug)) ?? [];
    for (const { slug } of [...(await output.list((one) => slugs.has(one))), ...hidden]) {
      session.standing.add(slugs.get(slug) ?? slug);
    }
    for (const [source, release] of chosen) {
      const isBarred = isFatal(project.complaints.messages);
      await buildOne(session, { source, release, order, output, isBarred });
    }
    if (references.length === 0) await mirror(session, { project, releases, output });
    // A build that has failed altogether changes nothing; one that keeps back takes from the lists.
    const isDone = session.packs.some(({ folder, outcome }) => folder || outcome === 'withheld');
    if ((isDone || session.removed.length > 0) && !order.draft) {
      const { publishNewsroom } = await import('./newsroom.ts');
      const { locales, complaints } = project;
      const { directory } = session;
      const published = await publishNewsroom({ newsroom, locales, output, directory, complaints });
      if (published) session.newsroom = published;
    }
  }
  if (options.strict) promoteWarnings(session.files);
  await session.terminal.progress();
  const exitCode = [...session.files].some((file) => isFatal(file.messages))
    ? exitCodes.content
    : exitCodes.ok;
  summarize(session, { version, exitCode });
  return exitCode;
}

/** A release that is to be built. */
export interface Task {
  readonly source: VFile;
  readonly release: Release | undefined;
  readonly order: Order;
  readonly output: Output;
  /** Whether something is wrong that concerns all releases. */
  readonly isBarred: boolean;
}

async function buildOne(session: Session, task: Task): Promise<void> {
  const { source, release, order, output, isBarred } = task;
  if (release?.facts.status === 'draft' && !order.draft) return keepBack(session, task, release);
  const started = performance.now();
  const reference = release?.facts.reference ?? source.stem ?? source.path;
  await session.terminal.progress(visible(reference));
  const built = release && (await build(release, order));
  const pack = isBarred ? undefined : built;
  for (const file of release ? filesOf(release, order) : [source]) session.files.add(file);
  const placed = pack && (await put(session, output, pack));
  const written = placed?.written;
  if (placed) warnOfStuck(source, placed.stuck);
  if (written?.outcome === 'refused') complainOfRefusal(source, written);
  else if (written) warnOfSignature(source, written);
  session.packs.push({
    reference,
    ...(pack && placed && written && written.outcome !== 'refused'
      ? {
          ...(placed.isHidden
            ? { outcome: 'withheld' as const, reason: 'embargo' as const }
            : { outcome: written.outcome }),
          ...(pack.embargo && !order.draft && { embargo: pack.embargo }),
          ...(placed.removed.length > 0 && { removed: [...placed.removed] }),
          ...reportWritten(pack, written),
        }
      : { outcome: written ? ('refused' as const) : ('failed' as const), files: [] }),
    ...(pack ? {} : { ready: release ? readyLocales(release, order) : [] }),
    milliseconds: Math.round(performance.now() - started),
  });
}

/** What was approved, in each of these languages. */
async function readAllApprovals(locales: readonly Locale[]): Promise<Map<string, Approvals>> {
  const { readApprovals } = await import('../seal/seal.ts');
  return new Map(locales.map((locale) => [locale.tag, readApprovals(locale)]));
}

/** The languages of a failed pack in which nothing is wrong, if the release itself is sound. */
export function readyLocales(release: Release, order: Order): string[] {
  const fatal = filesOf(release, order)
    .flatMap(({ messages }) => messages)
    .filter((message) => message.fatal);
  const paths = fatal.map(({ file }: VFileMessage) => file ?? '');
  // What is wrong outside the languages' folders is wrong in every language.
  if (paths.some((path) => !path.startsWith('locales/'))) return [];
  return order.wanted
    .map(({ tag }) => tag)
    .filter((tag) => !paths.some((path) => `${path}/`.startsWith(`locales/${tag}/`)));
}

/** Removes the packs whose source is gone, if every source could be read to its reference. */
async function mirror(
  session: Session,
  {
    project,
    releases,
    output,
  }: {
    project: ProjectFiles;
    releases: ReadonlyMap<VFile, Release | undefined>;
    output: Output;
  },
): Promise<void> {
  const suffix = session.options.draft ? '_DRAFT' : '';
  // A source that cannot be read bears its reference as its name, most likely.
  const names = [...releases].map(([source, release]) => release?.slug ?? source.stem ?? '');
  const kept = new Set(names.map((name) => name + suffix));
  // Folder and zip: what has only one of them may be somebody else's, whatever its name.
  const isWhole = ({ files, zip }: StandingPack): boolean => files.length > 0 && zip !== undefined;
  const orphans = (await output.list((slug) => !kept.has(slug))).filter(isWhole);
  const hidden = session.vault?.hidden.filter(({ slug }) => !kept.has(slug)) ?? [];
  if (orphans.length === 0 && hidden.length === 0) return;
  if ([...releases.values()].includes(undefined)) {
    say(project.complaints, {
      rule: 'packs-kept',
      level: 'warning',
      reason: `Unexpected packs without a source: ${[...orphans, ...hidden].map(({ slug }) => slug).join(', ')}`,
      note: 'They stay until every release of source/ can be read: one of those with errors may be theirs.',
      place: { path: 'source', line: 1, column: 1 },
    });
    return;
  }
  for (const { slug } of orphans) {
    const removed = await output.remove(slug);
    if (removed.outcome === 'removed') session.removed.push(slug);
  }
  if (session.vault && hidden.length > 0) {
    const { removeHidden } = await import('./embargo.ts');
    const { removed } = await removeHidden(session.vault, (slug) => !kept.has(slug));
    session.removed.push(...removed.map((folder) => basename(folder)));
  }
}

/** The folder for the packs: drafts have one of their own, so that none is taken for the release. */
function directoryOf({ root, out, draft, final }: BuildOptions): string {
  if (draft && final) {
    throw new UsageError('a draft is never final. Leave out --draft or --final.');
  }
  const published = resolve(root, 'dist');
  const directory = out === undefined ? resolve(root, draft ? 'dist-draft' : 'dist') : resolve(out);
  if (draft && directory === published) {
    throw new UsageError('drafts never go to dist/. Leave out --out, or name another folder.');
  }
  const sources = ['.', 'source', 'locales'].map((name) => resolve(root, name));
  if (sources.includes(directory)) {
    throw new UsageError(`packs cannot go to ${out}, where the texts are. Name another folder.`);
  }
  return directory;
}
