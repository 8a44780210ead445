import { type IRunOptions, TextRun } from 'docx';
import { isLanguageTag } from '../model/language.ts';
import { languageOf } from '../model/mdast.ts';
import { pasteable } from '../model/pasteable.ts';
import type { Frame } from './job.ts';
import { wordLanguage } from './language.ts';

/** How a stretch of text looks, and whether it stands in a link or a note. */
export type Ink = Partial<Pick<IRunOptions, 'bold' | 'italics' | 'strike' | 'style'>> & {
  readonly language?: { readonly value: string };
  readonly superScript?: boolean;
  readonly subScript?: boolean;
  readonly isLinked?: boolean;
  readonly isNote?: boolean;
};

/** The look of a node's words: plain, in the language of the node or of its place. */
export function inkOf(node: Parameters<typeof languageOf>[0], { lang, style }: Frame): Ink {
  const tag = languageOf(node) ?? lang;
  return {
    ...inLanguage(tag),
    ...(style === 'FootnoteText' && { isNote: true }),
  };
}

/** The look of a passage in another language; plain if it has none, or what is no language. */
export function inLanguage(tag: string | undefined): Ink {
  if (tag === undefined || !isLanguageTag(tag)) return {};
  return { language: { value: wordLanguage(tag) } };
}

/** A text of one look, on one line. */
export function textRun(text: string, ink: Ink = {}): TextRun {
  const { isLinked: _, isNote: __, ...look } = ink;
  return new TextRun({ ...look, text: pasteable(text) });
}
