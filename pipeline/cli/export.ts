import { lstat, mkdir, readFile, realpath } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve } from 'node:path';
import type { VFile } from 'vfile';
import {
  type ExchangeFormat,
  exchangeFormats,
  gatherLabels,
  gatherRelease,
  unwritable,
} from '../exchange/exchange.ts';
import type { ExchangeDocument } from '../model/exchange.ts';
import type { Locale } from '../model/string-table.ts';
import { onDisk } from '../pack/disk-error.ts';
import type { Report } from '../report/json.ts';
import { excerpt, isFatal, say } from '../report/message.ts';
import { count } from '../report/reporter.ts';
import { reporters } from '../report/reporters.ts';
import { choose } from './choose.ts';
import { exitCodes, UsageError } from './exit.ts';
import { openTranslations, type Translations } from './project.ts';
import { replaceFile } from './replace-file.ts';
import { chooseReporter, tell } from './reporter.ts';
import { openTerminal } from './terminal.ts';

/** What stands behind `presspack export`, as commander reads it. */
export interface ExportOptions {
  readonly root: string;
  readonly locale?: readonly string[];
  readonly to: string;
  readonly out?: string;
  readonly replace?: boolean;
  readonly reporter?: string;
  readonly json?: boolean;
}

/** `presspack export`: writes the texts of releases into files for translators' own tools. */
export async function runExport(
  references: readonly string[],
  options: ExportOptions,
  version: string,
): Promise<number> {
  const reporter = chooseReporter(options);
  const terminal = openTerminal({ quiet: true });
  const format = choose([options.to], exchangeFormats, ({ name }) => name, 'format')[0];
  if (!format) throw new UsageError('--to names no format.');
  const translations = await openTranslations(references, options);
  const documents = gather(references, translations, format);
  checkCharacters(documents, translations.project.complaints);
  const messages = filesOf(translations).flatMap((file) => file.messages);
  const isSound = !isFatal(messages);
  if (isSound && documents.length === 0) {
    throw new UsageError(
      format.isMemory
        ? 'nothing of this is translated yet, so there is no memory to write.'
        : 'there is nothing to translate: the release is written in this language.',
    );
  }
  const targets = isSound ? targetsOf(documents, format, options) : [];
  for (const { path } of targets) await refuseTextFolders(path, translations.project.root);
  // All are made before the first is written: one in the way of another's work stops them all.
  const drafts: Draft[] = [];
  for (const target of targets) drafts.push(await prepare(target, format, options));
  for (const draft of drafts) await write(draft);
  const files = drafts.map(({ report: file }) => file);
  const exitCode = isSound ? exitCodes.ok : exitCodes.content;
  const findings = { command: 'export', presspack: version, exitCode, messages, exports: files };
  if (reporter === 'json') {
    terminal.print(reporters.json(findings));
    return exitCode;
  }
  if (!isSound) {
    const fatal = messages.filter((message) => message.fatal);
    tell({ ...findings, messages: fatal }, { reporter, terminal, root: options.root });
    terminal.complain(`Nothing was exported, ${count(fatal)}. Mend them and export again.\n`);
  }
  for (const file of files) terminal.print(describe(file));
  return exitCode;
}

/** One document a release and locale, and the labels where no release was named. */
function gather(
  references: readonly string[],
  { project, newsroom, releases, locales }: Translations,
  { isMemory }: ExchangeFormat,
): ExchangeDocument[] {
  const dates = releases.flatMap(([, release]) => release?.facts.date ?? []).sort();
  const own = project.locales.find(({ tag }) => tag === newsroom?.language);
  return locales.flatMap((locale) => {
    const ofReleases = releases.flatMap(([, release]) =>
      release && release.language !== locale.tag ? gatherRelease(release, locale) : [],
    );
    const needsLabels = references.length === 0 && own && own.tag !== locale.tag;
    const labels = needsLabels ? [gatherLabels(own, locale, dates.at(-1) ?? '2000-01-01')] : [];
    const documents = [...labels, ...ofReleases];
    return isMemory ? joinMemories(documents) : documents;
  });
}

/** A memory holds all pairs of a locale: one file for each language that is translated from. */
function joinMemories(documents: readonly ExchangeDocument[]): ExchangeDocument[] {
  const bySource = Map.groupBy(documents, ({ source }) => source);
  return [...bySource].flatMap(([source, group]) => {
    const [first] = group;
    const units = new Map(
      group
        .flatMap((document) => document.units)
        .filter(({ state }) => state === 'translated')
        .map((unit) => [unit.id, unit]),
    );
    if (!first || units.size === 0) return [];
    const date =
      group
        .map((one) => one.date)
        .sort()
        .at(-1) ?? first.date;
    const several = bySource.size > 1 ? `memory-${source}` : 'memory';
    const name = group.length === 1 ? first.name : several;
    return [{ ...first, name, date, units: [...units.values()] }];
  });
}

/** Characters that no format carries are no texts: they are mended before anything is exported. */
function checkCharacters(documents: readonly ExchangeDocument[], file: VFile): void {
  for (const { units, target } of documents) {
    for (const { source, target: text, table, place } of units) {
      const found = unwritable(source) ?? unwritable(text);
      if (found === undefined) continue;
      const code = found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
      const path = `locales/${target}/${table}.json`;
      say(file, {
        rule: 'exchange-character',
        level: 'error',
        reason: `Unexpected character U+${code} in “${excerpt(source)}” or its translation in ${path}`,
        note: 'No translator’s tool can read it. Delete it.',
        place,
      });
    }
  }
}

function filesOf({ project, releases, locales }: Translations): VFile[] {
  const names = ['labels', 'common', ...releases.map(([, release]) => release?.slug ?? '')];
  const tables = locales.flatMap((locale: Locale) =>
    names.map((name) => locale.tables.get(name)?.file),
  );
  const all = [project.complaints, project.newsroom, ...releases.map(([file]) => file), ...tables];
  return [...new Set(all.filter((file) => file !== undefined))];
}

interface Target {
  readonly document: ExchangeDocument;
  readonly path: string;
}

/** Where each document goes: a file that was named, or a folder of them. */
function targetsOf(
  documents: readonly ExchangeDocument[],
  { extension }: ExchangeFormat,
  { root, out }: ExportOptions,
): Target[] {
  const isFile = out !== undefined && extname(out).toLowerCase() === extname(`x.${extension}`);
  if (isFile && documents.length > 1) {
    throw new UsageError(
      `--out names one file, and these are ${documents.length}. Name a release and one --locale, or a folder.`,
    );
  }
  const folder = out === undefined ? resolve(root, 'exchange') : resolve(out);
  return documents.map((document) => {
    const name = `${document.name}.${document.target}.${extension}`;
    return { document, path: isFile ? resolve(out) : join(folder, name) };
  });
}

/** The texts themselves are no place for exports. */
async function refuseTextFolders(path: string, root: string): Promise<void> {
  const folder = await realFolder(dirname(path));
  for (const name of ['source', 'locales', 'dist']) {
    const way = relative(join(root, name), folder);
    if (way === '' || !/^(\.\.|[a-z]:|\/|\\)/i.test(way)) {
      throw new UsageError(`exports cannot go to ${name}/. Name another folder with --out.`);
    }
  }
}

/** The real path of a folder that may not exist yet. */
async function realFolder(path: string): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  if (real !== undefined || dirname(path) === path) return real ?? path;
  return join(await realFolder(dirname(path)), relative(dirname(path), path));
}

type ExportedFile = NonNullable<Report['exports']>[number];

/** A file that is ready to be written. */
interface Draft {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly report: ExportedFile;
}

async function prepare(
  { document, path }: Target,
  format: ExchangeFormat,
  options: ExportOptions,
): Promise<Draft> {
  const bytes = await format.write(document);
  const states = document.units.map(({ state }) => state);
  const numberOf = (state: string): number => states.filter((one) => one === state).length;
  const former = await readFormer(path);
  const isSame = former !== undefined && Buffer.compare(former, bytes) === 0;
  if (former && !isSame && !options.replace) {
    throw new UsageError(
      `${relative('', path)} is there and says something else: a translator’s work, perhaps. Import it first, name another --out, or add --replace.`,
    );
  }
  return {
    path,
    bytes,
    report: {
      path: relative('', path),
      locale: document.target,
      outcome: isSame ? 'unchanged' : 'written',
      bytes: bytes.length,
      texts: states.length,
      changed: numberOf('changed'),
      missing: numberOf('missing'),
    },
  };
}

async function write({ path, bytes, report: { outcome } }: Draft): Promise<void> {
  if (outcome === 'unchanged') return;
  await onDisk(path, () => mkdir(dirname(path), { recursive: true }));
  await replaceFile(path, bytes);
}

async function readFormer(path: string): Promise<Uint8Array | undefined> {
  const stats = await lstat(path).catch(() => undefined);
  if (!stats) return undefined;
  if (!stats.isFile()) {
    throw new UsageError(`${relative('', path)} is no file. Name another place with --out.`);
  }
  return readFile(path);
}

function describe({ path, outcome, texts, changed, missing }: ExportedFile): string {
  const parts = [
    `${texts} ${texts === 1 ? 'text' : 'texts'}`,
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(missing > 0 ? [`${missing} to translate`] : []),
  ];
  return `${outcome} ${path}: ${parts.join(', ')}\n`;
}
