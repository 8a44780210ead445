import type { Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import type { VFile } from 'vfile';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { makePage } from './page.ts';
import { makeText } from './text.ts';

/**
 * Makes the HTML page of a release in one language: one file that fetches nothing, runs nothing and
 * links to its siblings by the names of `artifactName`. Raw HTML in the text never reaches it.
 */
export function html(document: LocalizedDocument, file: VFile): string {
  return stringify(makePage(document, makeText(document, file))).replace(forbiddenCharacters, '');
}

function stringify(page: Root): string {
  return unified()
    .use(rehypeStringify, { characterReferences: { useNamedReferences: true } })
    .stringify(page);
}

/** Control characters and noncharacters, which no HTML document may contain (HTML, 13.1.4). */
const forbiddenCharacters =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what we look for.
  /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu;
