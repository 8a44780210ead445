import type { VFile } from 'vfile';
import type { Artifact } from './model/artifact.ts';
import type { LocalizedDocument } from './model/localized-document.ts';
import type { Print, Sheet } from './press/press.ts';
import { sayOnce } from './report/message.ts';

/** A way to publish a localized document: one file of a pack. */
export interface Format {
  /** What `--format` calls it. */
  readonly name: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** What a press makes for it, which is begun before all else: that takes long. */
  readonly sheet?: Sheet;
  /** Whether it lists the other files of its document, and so is made last. */
  readonly listsOthers?: true;
  /** Makes the file; complains on `file` of what the format cannot show. */
  readonly make: (document: LocalizedDocument, tools: Tools) => Promise<Uint8Array>;
}

/** What the formats need besides the document. */
export interface Tools {
  readonly file: VFile;
  /** The sheet, for a format that is one. */
  readonly print?: Promise<Print> | undefined;
  /** The other files of the same document, in the order of the table, for a format that lists them. */
  readonly siblings: readonly Artifact[];
}

/** All ways to publish. To add one, add a room that makes it and a line here. */
export const formats: readonly Format[] = [
  {
    name: 'html',
    extension: 'html',
    mediaType: 'text/html',
    make: async (document, { file }) => {
      const { html } = await import('./html/html.ts');
      return Buffer.from(await html(document, file), 'utf8');
    },
  },
  { name: 'pdf', extension: 'pdf', mediaType: 'application/pdf', sheet: 'pdf', make: takePrint },
  { name: 'card', extension: 'png', mediaType: 'image/png', sheet: 'card', make: takePrint },
  {
    name: 'txt',
    extension: 'txt',
    mediaType: 'text/plain',
    make: async (document) => {
      const { textFile } = await import('./text/text.ts');
      return textFile(document);
    },
  },
  {
    name: 'eml',
    extension: 'eml',
    mediaType: 'message/rfc822',
    make: async (document) => {
      const { text, titlesOf } = await import('./text/text.ts');
      const { makeStory } = await import('./html/story.ts');
      const { mail } = await import('./mail/mail.ts');
      const title = titlesOf(document).headline;
      return mail(document, { plain: text(document), title, story: makeStory(document) });
    },
  },
  {
    name: 'docx',
    extension: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    make: async (document) => {
      const { word } = await import('./word/word.ts');
      return word(document);
    },
  },
  {
    name: 'ninjs',
    extension: 'ninjs.json',
    mediaType: 'application/json',
    listsOthers: true,
    make: async (document, { siblings }) => {
      const { storyText, titlesOf } = await import('./text/text.ts');
      const { makeStory } = await import('./html/story.ts');
      const { ninjs } = await import('./ninjs/ninjs.ts');
      const [titles, plain] = [titlesOf(document), storyText(document)];
      return ninjs(document, { titles, plain, story: makeStory(document), siblings });
    },
  },
];

/** The order in which to make them: what a press makes is waited for while there is nothing else. */
export function inTurn(all: readonly Format[]): Format[] {
  const turn = ({ sheet, listsOthers }: Format): number => (listsOthers ? 2 : sheet ? 1 : 0);
  return all.toSorted((one, other) => turn(one) - turn(other));
}

/** Takes what a press has made, and says what it says. */
async function takePrint(_: LocalizedDocument, { print, file }: Tools): Promise<Uint8Array> {
  const printed = await print;
  if (!printed) throw new Error('a sheet is made by a press');
  for (const problem of printed.problems) sayOnce(file, problem);
  return printed.bytes;
}
