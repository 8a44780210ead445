import { createRequire } from 'node:module';
import { faces } from '../../pipeline/design/faces.ts';
import { linkAlternates, localize } from '../../pipeline/localize/localize.ts';
import type { LocalizedDocument } from '../../pipeline/model/localized-document.ts';
import type { Newsroom } from '../../pipeline/model/newsroom.ts';
import { parseNewsroom } from '../../pipeline/parse/newsroom.ts';
import { parse } from '../../pipeline/parse/parse.ts';
import { type ProjectFiles, readProject } from '../../pipeline/read/project.ts';
import { isFatal } from '../../pipeline/report/message.ts';

/** A project that was read, with its publisher. */
export interface OpenProject extends ProjectFiles {
  readonly publisher: Newsroom;
}

/** Reads a project that must be sound. */
export async function openProject(root: string): Promise<OpenProject> {
  const project = await readProject(root);
  const publisher = parseNewsroom(project.newsroom);
  if (!publisher) throw new Error(`the newsroom of ${root} cannot be read`);
  return { ...project, publisher };
}

/** All documents of a project: every release in every language. */
export function documentsOf(project: OpenProject): LocalizedDocument[] {
  const { publisher: newsroom, locales, sources } = project;
  return sources.flatMap((source) => {
    const release = parse(source, newsroom);
    const edition = { newsroom, locales, draft: false };
    const documents = release
      ? locales.map((locale) => localize(release, locale, edition, source))
      : [];
    if (isFatal(source.messages)) throw new Error(source.messages.join('\n'));
    return linkAlternates(documents);
  });
}

/** Paths of the font files, for a program that reads them itself. */
export function facePaths(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return Object.values(faces).map(({ package: name, path }) => resolve(`${name}/${path}`));
}
