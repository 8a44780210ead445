import { link, mkdir, readFile, realpath, rm, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { VFile } from 'vfile';
import { type Beginning, beginRelease } from '../begin/begin.ts';
import type { WordDraft } from '../begin/word.ts';
import { parseReleases } from '../build.ts';
import type { Newsroom } from '../model/newsroom.ts';
import type { Release } from '../model/release.ts';
import { createFile } from '../pack/create-file.ts';
import { onDisk } from '../pack/disk-error.ts';
import { parseNewsroom } from '../parse/newsroom.ts';
import { slugOf } from '../parse/reference.ts';
import { isInside, readProject } from '../read/project.ts';
import { say } from '../report/message.ts';
import { report } from '../report/reporter.ts';
import { visible } from '../report/visible.ts';
import { exitCodes, UsageError } from './exit.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** What stands behind `presspack new`, as commander reads it. */
export interface NewOptions {
  readonly root: string;
  readonly from?: string;
  readonly date?: string;
}

/** `presspack new`: writes a release to fill in, and says what to do next. */
export async function runNew(reference: string, options: NewOptions): Promise<number> {
  const terminal = openTerminal({ quiet: true });
  const slug = slugFor(reference);
  const project = await readProject(resolve(options.root));
  const newsroom = parseNewsroom(project.newsroom);
  if (!newsroom) {
    terminal.complain(`${report(project.newsroom.messages, terminal.paint)}\n`);
    return exitCodes.content;
  }
  const date = dateOf(options.date, newsroom);
  const releases = [...parseReleases(project.sources, newsroom)];
  refuseKnown(slug, releases);
  const former = releases
    .flatMap(([, release]) => (release && release.language === newsroom.language ? [release] : []))
    .sort((a, b) => compare(a.facts.date, b.facts.date) || compare(a.slug, b.slug))
    .at(-1);
  const draft = options.from === undefined ? undefined : await readDraft(options.from, slug);
  if (draft instanceof VFile) {
    terminal.complain(`${report(draft.messages, terminal.paint)}\n`);
    return exitCodes.content;
  }
  const beginning: Beginning = {
    reference: reference.trim().normalize('NFC'),
    date,
    language: newsroom.language,
    ...(former && { former: former.facts }),
    ...(draft?.subtitle && { subtitle: draft.subtitle }),
    ...(draft && { text: draft.text }),
  };
  const files = new Map<string, Uint8Array>([
    ...[...(draft?.images ?? [])].map(([name, bytes]) => [`images/${name}`, bytes] as const),
    [`${slug}.md`, Buffer.from(beginRelease(beginning), 'utf8')],
  ]);
  await writeNew(project.root, files);
  tell(terminal, { slug, files, draft, former, options });
  return exitCodes.ok;
}

/** The file name of a reference; of one that names no file, what may have been meant. */
function slugFor(reference: string): string {
  const named = slugOf(reference);
  if ('slug' in named) return named.slug;
  const likely = reference
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}. \-/]+/gu, '-')
    .replace(/^[-. ]+|[-. ]+$/g, '')
    .replace(/\.{2,}/g, '.');
  const hint = likely !== '' && 'slug' in slugOf(likely) ? ` Did you mean ${likely}?` : '';
  throw new UsageError(`“${reference}” cannot be a reference: expected ${named.expected}.${hint}`);
}

/** The day that was named, or today where the newsroom works. */
function dateOf(date: string | undefined, { timeZone }: Newsroom): string {
  // Of all locales, Sweden's writes days as ISO 8601 does.
  if (date === undefined) return new Intl.DateTimeFormat('sv', { timeZone }).format(new Date());
  const day = /^\d{4}-\d\d-\d\d$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined;
  if (day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date)) return date;
  throw new UsageError(`“${date}” is no day: expected year-month-day, such as 2018-06-20.`);
}

/** Neither the file nor the reference may be there, in capitals or not. */
function refuseKnown(slug: string, releases: readonly (readonly [VFile, Release | undefined])[]) {
  const name = slug.toLowerCase();
  const taken = new Set(
    releases.flatMap(([file, release]) => [
      (file.stem ?? '').normalize('NFC').toLowerCase(),
      ...(release ? [release.slug.toLowerCase()] : []),
    ]),
  );
  if (!taken.has(name)) return;
  const next = nextFree(slug, taken);
  const twin = releases.find(
    ([file, release]) => release?.slug.toLowerCase() === name || file.stem?.toLowerCase() === name,
  );
  throw new UsageError(
    `${twin?.[0].path ?? slug} is there already, and nothing was written.${next ? ` Did you mean ${next}?` : ''}`,
  );
}

/** The same reference with the next number that is free: PR082-2018 after PR081-2018. */
function nextFree(slug: string, taken: ReadonlySet<string>): string | undefined {
  const found = /\d+/.exec(slug);
  if (!found || found[0].length > 9) return undefined;
  for (let number = Number(found[0]) + 1; number < Number(found[0]) + 1000; number++) {
    const digits = String(number).padStart(found[0].length, '0');
    const next = slug.slice(0, found.index) + digits + slug.slice(found.index + found[0].length);
    if (!taken.has(next.toLowerCase())) return next;
  }
  return undefined;
}

const largestWord = 64 * 2 ** 20;

/** The text of a Word file, or a file that says what is wrong with it. */
async function readDraft(path: string, slug: string): Promise<WordDraft | VFile> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new UsageError(`there is no file ${path}. --from names a Word file.`);
  const file = new VFile({ path: relative('', resolve(path)) });
  const { readWord } = await import('../begin/word.ts');
  const draft =
    found.size > largestWord
      ? 'it is larger than 64 MB, expected one with smaller pictures'
      : await readWord(await readFile(path), slug);
  if (typeof draft !== 'string') return draft;
  say(file, {
    rule: 'word-file',
    level: 'error',
    reason: `Unexpected file ${basename(path)}: ${draft}`,
    note: 'Nothing was written.',
    place: { path: file.path, line: 1, column: 1 },
  });
  return file;
}

/** Writes new files below `source/`, all or none, and never over one that is there. */
async function writeNew(root: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const made: string[] = [];
  const drafts: string[] = [];
  try {
    for (const [name, bytes] of files) {
      const folder = join(root, 'source', name.includes('/') ? 'images' : '');
      await onDisk(folder, () => mkdir(folder, { recursive: true }));
      if (!isInside(root, await realpath(folder))) {
        throw new UsageError(`${relative(root, folder)} is a link that leads out of the project.`);
      }
      const target = join(root, 'source', name);
      const draft = join(folder, `.presspack-${process.pid}-${drafts.length}`);
      const onCreated = () => void drafts.push(draft);
      await onDisk(target, () => createFile(draft, bytes, { onCreated }));
      await place(draft, target, root);
      made.push(target);
    }
    made.length = 0;
  } finally {
    for (const path of [...made, ...drafts]) await rm(path, { force: true });
  }
}

/** A link gives a file its name only where nothing has it. */
async function place(draft: string, target: string, root: string): Promise<void> {
  await onDisk(target, async () => {
    try {
      await link(draft, target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      throw new UsageError(`${relative(root, target)} is there already, and nothing was written.`);
    }
  });
}

interface Made {
  readonly slug: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly draft: WordDraft | undefined;
  readonly former: Release | undefined;
  readonly options: NewOptions;
}

function tell(terminal: Terminal, { slug, files, draft, former, options }: Made): void {
  const { remarks = [], emails = [] } = draft ?? {};
  const bullets = (lines: readonly string[]) => lines.map((line) => `  - ${visible(line)}`);
  const lines = [
    ...[...files.keys()].map((name) => `written source/${name}`),
    ...(remarks.length > 0
      ? [
          '',
          `What ${basename(options.from ?? '')} holds and the text does not, or not as it stood:`,
        ]
      : []),
    ...bullets(remarks),
    ...(emails.length > 0
      ? ['', 'Addresses in the text, if one of them is a press contact:', ...bullets(emails)]
      : []),
    '',
    'What to do next:',
    `  1. Fill in source/${slug}.md; its notes say how.${former ? ` Its contacts are those of ${former.facts.reference}: are they right here?` : ''}`,
    `  2. Look at it: npm run build -- ${slug} --draft`,
    '  3. Ask for translations: npm run sync',
    `  4. Delete the line “status: draft”, and publish: npm run build -- ${slug}`,
  ];
  terminal.print(`${lines.join('\n')}\n`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
