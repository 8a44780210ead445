import { resolve } from 'node:path';
import type { VFile } from 'vfile';
import { check, checkManners, filesOf, type Inquiry, parseReleases } from '../build.ts';
import { checkWaivers } from '../check/check.ts';
import type { Guides } from '../model/guide.ts';
import type { Release } from '../model/release.ts';
import { parseGuides } from '../parse/guide.ts';
import { parseNewsroom } from '../parse/newsroom.ts';
import { readImages } from '../read/images.ts';
import { readProject } from '../read/project.ts';
import { isFatal, promoteWarnings } from '../report/message.ts';
import { count } from '../report/reporter.ts';
import { type ReporterName, reporters } from '../report/reporters.ts';
import { choose, chooseReleases } from './choose.ts';
import { exitCodes } from './exit.ts';
import { chooseReporter, hint, tell } from './reporter.ts';
import { openTerminal } from './terminal.ts';

/** What stands behind `presspack check`, as commander reads it. */
export interface CheckOptions {
  readonly root: string;
  readonly locale?: readonly string[];
  readonly spelling?: boolean;
  readonly strict?: boolean;
  readonly reporter?: string;
  readonly json?: boolean;
}

/** What was checked. */
interface Outcome {
  readonly releases: number;
  readonly languages: number;
  readonly files: ReadonlySet<VFile>;
  readonly waived: number;
}

/** `presspack check`: asks every question that a build asks of the texts, and writes nothing. */
export async function runCheck(
  references: readonly string[],
  options: CheckOptions,
  version: string,
): Promise<number> {
  const reporter = chooseReporter(options);
  const outcome = await checkProject(references, options);
  if (options.strict) promoteWarnings(outcome.files);
  const isWrong = [...outcome.files].some(({ messages }) => isFatal(messages));
  const exitCode = isWrong ? exitCodes.content : exitCodes.ok;
  conclude(outcome, { options, reporter, version, exitCode });
  return exitCode;
}

async function checkProject(
  references: readonly string[],
  options: CheckOptions,
): Promise<Outcome> {
  const project = await readProject(resolve(options.root));
  const wanted = choose(options.locale, project.locales, ({ tag }) => tag, 'locale');
  const newsroom = parseNewsroom(project.newsroom);
  const files = new Set([project.complaints, project.newsroom]);
  if (!newsroom || isFatal(project.complaints.messages)) {
    return { releases: 0, languages: wanted.length, files, waived: 0 };
  }
  let waived = 0;
  const releases = parseReleases(project.sources, newsroom);
  const chosen = chooseReleases(references, releases);
  checkManners(wanted, project.complaints);
  const guides = parseGuides(project.locales, project.settings);
  const inquiry: Inquiry = {
    newsroom,
    locales: project.locales,
    wanted,
    complaints: project.complaints,
    guides,
    draft: false,
    onWaived: (more) => {
      waived += more;
    },
    ...((options.spelling || newsroom.spelling) && { dictionaries: await openDictionaries() }),
  };
  for (const [source, release] of chosen) {
    if (release) await check(await readImages(project.root, release), inquiry);
    for (const file of release ? filesOf(release, inquiry) : [source]) files.add(file);
  }
  await checkWaiversOf(releases, guides, project.complaints);
  return { releases: chosen.length, languages: wanted.length, files, waived };
}

/** Says which waivers are of no use, if every release could be read to be asked for its texts. */
export async function checkWaiversOf(
  releases: ReadonlyMap<VFile, Release | undefined>,
  guides: Guides,
  file: VFile,
): Promise<void> {
  const readable = [...releases.values()].filter((one) => one !== undefined);
  if (readable.length === releases.size) await checkWaivers(guides, readable, file);
}

/** Dictionaries are big: they are read where spelling is asked about, and then only those needed. */
export async function openDictionaries(): Promise<NonNullable<Inquiry['dictionaries']>> {
  const { readDictionary } = await import('../read/dictionaries.ts');
  return readDictionary;
}

interface Ending {
  readonly options: CheckOptions;
  readonly reporter: ReporterName;
  readonly version: string;
  readonly exitCode: number;
}

/** Says what was found: messages to standard error, or to programs on standard output. */
function conclude(outcome: Outcome, { options, reporter, version, exitCode }: Ending): void {
  const { releases, languages, files, waived } = outcome;
  const terminal = openTerminal({ quiet: reporter === 'json' });
  const messages = [...files].flatMap((file) => file.messages);
  const findings = { command: 'check', presspack: version, exitCode, messages, waived };
  if (reporter === 'json') {
    terminal.print(reporters.json(findings));
    return;
  }
  tell(findings, { reporter, terminal, root: options.root });
  const what = `${releases} ${releases === 1 ? 'release' : 'releases'} checked in ${languages} ${languages === 1 ? 'language' : 'languages'}`;
  const counted = count(messages);
  const kept = waived > 0 ? `, ${waived} waived` : '';
  const strict = options.strict && counted ? ' (--strict: every warning counts as an error)' : '';
  terminal.complain(`${what}: ${counted || 'nothing to mend'}${kept}${strict}.\n`);
  terminal.complain(hint(messages, terminal));
}
