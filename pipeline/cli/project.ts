import { resolve } from 'node:path';
import type { VFile } from 'vfile';
import { parseReleases } from '../build.ts';
import type { Newsroom } from '../model/newsroom.ts';
import type { Release } from '../model/release.ts';
import type { Locale, StringTable } from '../model/string-table.ts';
import { parseNewsroom } from '../parse/newsroom.ts';
import { type ProjectFiles, readProject } from '../read/project.ts';
import { readStringTable } from '../read/string-table.ts';
import { isFatal } from '../report/message.ts';
import { choose, chooseReleases } from './choose.ts';

/** A project as the commands for translators see it. */
export interface Translations {
  readonly project: ProjectFiles;
  /** Nothing where the project's settings are wrong; the files say why. */
  readonly newsroom: Newsroom | undefined;
  /** The releases that were asked for; nothing for a source with mistakes. */
  readonly releases: readonly (readonly [VFile, Release | undefined])[];
  /** The locales that were asked for. */
  readonly locales: readonly Locale[];
}

/** Reads a project, and chooses of it what was asked for. */
export async function openTranslations(
  references: readonly string[],
  { root, locale }: { readonly root: string; readonly locale?: readonly string[] },
): Promise<Translations> {
  const project = await readProject(resolve(root));
  const locales = choose(locale, project.locales, ({ tag }) => tag, 'locale');
  const newsroom = parseNewsroom(project.newsroom);
  if (!newsroom || isFatal(project.complaints.messages)) {
    return { project, newsroom: undefined, releases: [], locales };
  }
  const releases = chooseReleases(references, parseReleases(project.sources, newsroom));
  return { project, newsroom, releases, locales };
}

/** The memory of a locale, `memory.json`: translations that were taken out of tables. */
export function memoryOf({ tag, settings }: Locale): StringTable | undefined {
  const file = settings.get('memory');
  return file && readStringTable(file, tag, 'memory');
}
