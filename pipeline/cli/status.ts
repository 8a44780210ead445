import { VFile } from 'vfile';
import { check } from '../build.ts';
import { type Coverage, coverageOf } from '../localize/coverage.ts';
import type { Newsroom } from '../model/newsroom.ts';
import type { Release } from '../model/release.ts';
import type { Locale } from '../model/string-table.ts';
import { parseGuides } from '../parse/guide.ts';
import { readImages } from '../read/images.ts';
import { isFatal } from '../report/message.ts';
import { reporters } from '../report/reporters.ts';
import { type ApprovalState, approvalOf, readApprovals } from '../seal/seal.ts';
import { prepareRecall, type Recall } from '../sync/sync.ts';
import { exitCodes } from './exit.ts';
import { memoryOf, openTranslations, type Translations } from './project.ts';
import { chooseReporter, tell } from './reporter.ts';
import { showStatus, statusReport } from './status-summary.ts';
import { openTerminal } from './terminal.ts';

/** What stands behind `presspack status`, as commander reads it. */
export interface StatusOptions {
  readonly root: string;
  readonly locale?: readonly string[];
  readonly reporter?: string;
  readonly json?: boolean;
}

/** How a release stands in one locale: one row of the table. */
export interface StatusRow {
  readonly reference: string;
  readonly locale: string;
  /** Nothing in the language in which the release is written, and where a table cannot be read. */
  readonly coverage?: Coverage;
  readonly isOriginal: boolean;
  /** What forbids or troubles the pack, untranslated texts apart: the coverage tells of them. */
  readonly errors: number;
  readonly warnings: number;
  /** Whether somebody has signed it, and whether it is still what was signed. */
  readonly approval: ApprovalState;
  /** Finds what is to be translated where it was translated already. */
  readonly recall: Recall;
}

/**
 * `presspack status`: how far each release is in each language. It judges nothing: its exit code
 * is 0 where `build` would refuse, and 1 only where the project cannot be read.
 */
export async function runStatus(
  references: readonly string[],
  options: StatusOptions,
  version: string,
): Promise<number> {
  const reporter = chooseReporter(options);
  const terminal = openTerminal({ quiet: true });
  const translations = await openTranslations(references, options);
  const { project, newsroom, releases } = translations;
  const rows: StatusRow[] = [];
  for (const [, release] of releases) {
    if (newsroom && release) {
      rows.push(...(await rowsOf(release, newsroom, translations)));
    }
  }
  const broken = releases.flatMap(([source, release]) => (release ? [] : [source]));
  const messages = [project.complaints, project.newsroom, ...broken]
    .flatMap((file) => file.messages)
    .filter(({ fatal }) => fatal);
  const exitCode = messages.length > 0 ? exitCodes.content : exitCodes.ok;
  const findings = { command: 'status', presspack: version, exitCode, messages };
  if (reporter === 'json') {
    terminal.print(reporters.json({ ...findings, status: rows.map(statusReport) }));
    return exitCode;
  }
  tell(findings, { reporter, terminal, root: options.root });
  terminal.print(showStatus(rows, terminal.paint));
  return exitCode;
}

async function rowsOf(
  release: Release,
  newsroom: Newsroom,
  { project, locales }: Translations,
): Promise<StatusRow[]> {
  // Pictures are sealed too.
  const illustrated = await readImages(project.root, release);
  await check(illustrated, {
    newsroom,
    locales: project.locales,
    wanted: locales,
    guides: parseGuides(project.locales, project.settings),
    draft: false,
    // It is no fault of the project that a language is not ready.
    complaints: new VFile({ path: project.complaints.path }),
  });
  return locales.map((locale) => {
    const approvals = readApprovals(locale);
    const approval = approvalOf({ release: illustrated, locale, newsroom }, approvals);
    return rowOf(release, locale, { approval, isBroken: approvals.fault !== undefined });
  });
}

function rowOf(
  release: Release,
  locale: Locale,
  { approval, isBroken }: { approval: ApprovalState; isBroken: boolean },
): StatusRow {
  const isOriginal = release.language === locale.tag;
  const coverage = coverageOf(release.segments, release.slug, locale);
  const folder = `locales/${locale.tag}/`;
  const names = ['labels', 'common', ...(isOriginal ? [] : [release.slug])];
  const tables = names.flatMap((name) => locale.tables.get(name)?.file ?? []);
  const messages = [release.file, ...tables]
    .flatMap((file) => file.messages)
    .filter(({ file = '' }) => `${file}/`.startsWith(folder) || (isOriginal && !isTable(file)))
    .filter(({ ruleId = '' }) => !untranslated.includes(ruleId));
  const memory = memoryOf(locale);
  const isSound = memory && !isFatal(memory.file.messages);
  return {
    reference: release.facts.reference,
    locale: locale.tag,
    ...(isOriginal || !coverage.isReadable ? {} : { coverage }),
    isOriginal,
    errors: messages.filter(({ fatal }) => fatal).length + Number(isBroken),
    warnings: messages.filter(({ fatal }) => !fatal).length,
    approval,
    recall: prepareRecall(locale, isSound ? memory : undefined),
  };
}

const isTable = (path: string): boolean => path.startsWith('locales/');

/** Rules that say what the columns of the coverage say. */
const untranslated = ['missing-translation', 'stale-translation', 'table-missing', 'table-empty'];
