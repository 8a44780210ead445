import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { VFile } from 'vfile';
import { isLanguageTag } from '../model/language.ts';
import type { Locale, StringTable } from '../model/string-table.ts';
import { say } from '../report/message.ts';
import { readStringTable } from './string-table.ts';
import { decode } from './text.ts';

/** The texts of a project, as they stand on disk: nothing of them is understood yet. */
export interface ProjectFiles {
  readonly root: string;
  /** `source/*.md`, in the order of their names. */
  readonly sources: readonly VFile[];
  /** `source/newsroom.yaml`. */
  readonly newsroom: VFile;
  /** The folders of `locales/`, in the order of their names. */
  readonly locales: readonly Locale[];
  /** The files of `locales/` itself that hold for every language: `glossary`, `waivers`. */
  readonly settings: ReadonlyMap<string, VFile>;
  /** What is wrong with the project's folders, on a file without a text. */
  readonly complaints: VFile;
}

/**
 * Reads `source/` and `locales/` below a root.
 *
 * What is missing or unreadable becomes a message on the file concerned; only a trouble of the disk
 * itself (`EACCES`, `EIO`, …) is thrown.
 */
export async function readProject(root: string): Promise<ProjectFiles> {
  const real = await realpath(root).catch(() => root);
  const reader = new Reader(real);
  const sources = await readSources(reader);
  const newsroom = await readNewsroom(reader);
  const locales = await readLocales(reader);
  const settings = await readSettings(reader, 'locales');
  return { root: real, sources, newsroom, locales, settings, complaints: reader.complaints };
}

/** Reads files below one root, and none outside it, whatever links lead there. */
class Reader {
  readonly root: string;
  /** A file without a text of its own, for messages about what is not there. */
  readonly complaints = new VFile({ path: '.' });

  constructor(root: string) {
    this.root = root;
  }

  /** The entries of a folder, sorted by code unit, hidden ones left out. */
  async list(folder: string): Promise<string[] | undefined> {
    try {
      const names = await readdir(join(this.root, folder));
      return names.filter((name) => !name.startsWith('.')).sort();
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  /** The file at a path from the root, with `/` between its parts. */
  async text(path: string): Promise<VFile | undefined> {
    const absolute = join(this.root, path);
    try {
      const real = await realpath(absolute);
      if (!isInside(this.root, real)) {
        say(this.complaints, {
          rule: 'outside-project',
          level: 'error',
          reason: `Unexpected link to ${real}, expected a file inside the project`,
          note: 'Replace the link by a copy of the file.',
          place: { path, line: 1, column: 1 },
        });
        return undefined;
      }
      return decode(await readFile(real), path);
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  async isFolder(path: string): Promise<boolean> {
    return (await stat(join(this.root, path)).catch(() => undefined))?.isDirectory() ?? false;
  }
}

async function readSources(reader: Reader): Promise<VFile[]> {
  const names = (await reader.list('source')) ?? [];
  const sources: VFile[] = [];
  for (const name of names) {
    // README.md is documentation for press officers, not a release.
    if (!/\.md$/i.test(name) || /^readme\.md$/i.test(name)) continue;
    if (await reader.isFolder(`source/${name}`)) continue;
    const file = await reader.text(`source/${name}`);
    if (file) sources.push(file);
  }
  if (sources.length === 0) {
    say(reader.complaints, {
      rule: 'empty-source',
      level: 'error',
      reason: `Unexpected empty ${names.length === 0 ? 'or missing ' : ''}folder, expected a release such as source/PR081-2018.md`,
      note: 'Put a Markdown file with front matter there; source/README.md shows how one begins. If the project lies elsewhere, name its folder with --root.',
      place: { path: 'source', line: 1, column: 1 },
    });
  }
  return sources;
}

async function readNewsroom(reader: Reader): Promise<VFile> {
  const path = 'source/newsroom.yaml';
  const file = await reader.text(path);
  if (file) return file;
  const missing = new VFile({ path });
  say(missing, {
    rule: 'newsroom-missing',
    level: 'error',
    reason: 'Unexpected absence of source/newsroom.yaml, expected the publisher’s settings',
    note: 'Create it with name, site, language, wordmark and timeZone; source/README.md has an example.',
    place: { path, line: 1, column: 1 },
  });
  return missing;
}

async function readLocales(reader: Reader): Promise<Locale[]> {
  const locales: Locale[] = [];
  for (const tag of (await reader.list('locales')) ?? []) {
    const folder = `locales/${tag}`;
    if (!(await reader.isFolder(folder))) continue;
    if (!isLanguageTag(tag) || Intl.getCanonicalLocales(tag)[0] !== tag) {
      say(reader.complaints, {
        rule: 'locale-name',
        level: 'error',
        reason: `Unexpected folder name “${tag}”, expected a language tag such as de or pt-BR`,
        place: { path: folder, line: 1, column: 1 },
      });
      continue;
    }
    const tables = new Map<string, StringTable>();
    for (const name of (await reader.list(folder)) ?? []) {
      const namespace = name.slice(0, -'.json'.length);
      if (!name.endsWith('.json') || settingsNames.includes(namespace)) continue;
      const file = await reader.text(`${folder}/${name}`);
      if (file) tables.set(namespace, readStringTable(file, tag, namespace));
    }
    locales.push({ tag, tables, settings: await readSettings(reader, folder) });
  }
  return locales;
}

async function readSettings(reader: Reader, folder: string): Promise<Map<string, VFile>> {
  const settings = new Map<string, VFile>();
  for (const name of settingsNames) {
    const file = await reader.text(`${folder}/${name}.json`);
    if (file) settings.set(name, file);
  }
  return settings;
}

/** Files of a locale's folder that are not tables of strings. */
const settingsNames = ['approvals', 'glossary', 'memory', 'waivers'];

/** Whether an error of the disk says that there is no such file. */
export function isAbsent(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

/** Whether a real path lies inside a real folder. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !/^([a-z]:|\\\\|\/)/i.test(way);
}
