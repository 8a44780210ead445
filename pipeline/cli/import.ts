import { open } from 'node:fs/promises';
import { relative } from 'node:path';
import { VFile } from 'vfile';
import {
  largestFile,
  type Returned,
  readExchange,
  speaks,
  type Take,
} from '../exchange/exchange.ts';
import type { Locale } from '../model/string-table.ts';
import type { Report } from '../report/json.ts';
import { excerpt, isFatal, say } from '../report/message.ts';
import { reporters } from '../report/reporters.ts';
import { visible } from '../report/visible.ts';
import { showChange } from '../report/word-diff.ts';
import { writeTexts } from '../write/write.ts';
import { exitCodes, UsageError } from './exit.ts';
import { importMemory } from './import-memory.ts';
import { type Import, type ImportContext, importTables } from './import-tables.ts';
import { openTranslations, type Translations } from './project.ts';
import { chooseReporter, tell } from './reporter.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** What stands behind `presspack import`, as commander reads it. */
export interface ImportOptions {
  readonly root: string;
  readonly locale?: string;
  readonly dryRun?: boolean;
  readonly take?: Exclude<Take, undefined>;
  readonly reporter?: string;
  readonly json?: boolean;
}

/** `presspack import`: puts what a translator's tool has saved into the tables of `locales/`. */
export async function runImport(
  path: string,
  options: ImportOptions,
  version: string,
): Promise<number> {
  const reporter = chooseReporter(options);
  const terminal = openTerminal({ quiet: true });
  const file = new VFile({ path });
  const bytes = await readForeign(path);
  const translations = await openTranslations([], { root: options.root });
  const { project, newsroom } = translations;
  if (options.locale !== undefined) requireLocale(options.locale, translations);
  const source = newsroom?.language ?? '';
  const returned =
    newsroom && (await readExchange(bytes, { source, target: options.locale }, file));
  const locale = returned && localeOf(returned, translations, options, file);
  const context = { translations, take: options.take, file };
  const result = locale && importInto(locale, returned, context);
  const files = new Set([project.complaints, project.newsroom, file]);
  for (const one of locale ? filesOf(locale) : []) files.add(one);
  // What was not found may be of a release that cannot be read.
  for (const [one, release] of result?.refused ? translations.releases : []) {
    if (!release) files.add(one);
  }
  const messages = [...files].flatMap((one) => one.messages).filter(({ fatal }) => fatal);
  if (result && !options.dryRun) await writeTexts(project.root, result.texts);
  const exitCode = messages.length > 0 ? exitCodes.content : exitCodes.ok;
  const findings = { command: 'import', presspack: version, exitCode, messages };
  if (reporter === 'json') {
    const imported = locale && result && importReport(path, locale, result, options);
    terminal.print(reporters.json({ ...findings, ...(imported && { imported }) }));
    return exitCode;
  }
  tell(findings, { reporter, terminal, root: options.root });
  if (result && locale) {
    const { isMemory } = returned;
    terminal.print(describe(result, locale, { options, terminal, isMemory }));
  } else terminal.complain('Nothing was imported, and no table was changed.\n');
  return exitCode;
}

/** The bytes of the file, which may lie anywhere, if it is one and not too large. */
async function readForeign(path: string): Promise<Uint8Array> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new UsageError(`there is no file ${path}.`);
    throw error;
  });
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw new UsageError(`${path} is no file.`);
    if (stats.size > largestFile) {
      throw new UsageError(
        `${path} is larger than ${largestFile / 1024 / 1024} MB, which no release is. Is it the right file?`,
      );
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function requireLocale(tag: string, { project }: Translations): void {
  if (project.locales.some((locale) => locale.tag === tag)) return;
  const known = project.locales.map((locale) => locale.tag).join(', ');
  throw new UsageError(`there is no locale “${tag}”. There is: ${known}.`);
}

/** The folder of `locales/` that the file's language means, if that is what was asked for. */
function localeOf(
  { document }: Returned,
  { project }: Translations,
  { locale: wanted }: ImportOptions,
  file: VFile,
): Locale | undefined {
  const stated = document.target;
  const fits = (tag: string): boolean => stated === undefined || speaks(stated, tag);
  const tag = wanted ?? project.locales.map((one) => one.tag).find((one) => stated && fits(one));
  const locale = project.locales.find((one) => one.tag === tag);
  if (locale && fits(locale.tag)) return locale;
  const known = project.locales.map((one) => one.tag).join(', ');
  const expected = wanted ?? `one of ${known}`;
  say(file, {
    rule: 'exchange-language',
    level: 'error',
    reason:
      stated === undefined
        ? 'Unexpected file that does not name its language, expected --locale to name it'
        : `Unexpected language ${stated}, expected ${expected}`,
    note: 'Nothing was imported.',
    place: { path: file.path, line: 1, column: 1 },
  });
  return undefined;
}

function importInto(
  locale: Locale,
  { document, isMemory }: Returned,
  context: ImportContext,
): Import | undefined {
  // What stands behind a mistake of form was not read, and would be lost.
  if (filesOf(locale).some((one) => isFatal(one.messages))) return undefined;
  return isMemory
    ? importMemory(locale, document, context)
    : importTables(locale, document, context);
}

function filesOf({ tables, settings }: Locale): VFile[] {
  const memory = settings.get('memory');
  return [...[...tables.values()].map(({ file }) => file), ...(memory ? [memory] : [])];
}

function importReport(
  path: string,
  locale: Locale,
  { changes, same, kept, open: unfinished, refused }: Import,
  { dryRun }: ImportOptions,
): NonNullable<Report['imported']> {
  return {
    path,
    locale: locale.tag,
    written: dryRun !== true,
    changes: changes.map(({ table, key, before, after }) => ({
      path: `locales/${locale.tag}/${table}.json`,
      text: key,
      before,
      after,
    })),
    same,
    kept,
    open: unfinished,
    refused,
  };
}

/** What was done, for the person who did it; with `--dry-run`, each change. */
function describe(
  { changes, same, kept, open: unfinished, refused, texts }: Import,
  locale: Locale,
  {
    options,
    terminal,
    isMemory,
  }: { options: ImportOptions; terminal: Terminal; isMemory: boolean },
): string {
  const { paint } = terminal;
  const shown = options.dryRun
    ? changes.map(({ table, key, before, after }) => {
        const place = paint.place(`locales/${locale.tag}/${table}.json`);
        const change = showChange(visible(before), visible(after), paint);
        return `${place}: ${visible(excerpt(key))}\n    ${change}\n`;
      })
    : texts.map(({ path }) => `written ${relative('', path)}\n`);
  const some = (number: number, words: string): string[] =>
    number === 0 ? [] : [`${number} ${words}`];
  const noun = isMemory ? 'pair' : 'translation';
  const counted = [
    `${changes.length} ${noun}${changes.length === 1 ? '' : 's'} ${options.dryRun ? 'would be imported' : 'imported'}`,
    ...some(same, 'the same already'),
    ...some(
      kept,
      isMemory
        ? 'in the memory already, and other'
        : 'not touched by the translator, and newer here',
    ),
    ...some(unfinished, 'not translated yet'),
    ...some(refused, 'not imported, see above'),
  ];
  return `${shown.join('')}${locale.tag}: ${counted.join(', ')}.\n`;
}
