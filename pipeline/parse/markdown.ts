import type { Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { directiveToMarkdown, type TextDirective } from 'mdast-util-directive';
import type { Handle, State } from 'mdast-util-to-markdown';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { type Processor, unified } from 'unified';
import { visit } from 'unist-util-visit';
import { pattern, patternFor } from '../model/pattern-for.ts';

/** Parses a release's Markdown: CommonMark, GFM, YAML front matter, `:span[…]{lang=en}`. */
export function parseMarkdown(text: string): Root {
  return blocks.parse(text);
}

/**
 * Parses a string of a table: inline Markdown only, so that a translation which begins with
 * `2018.` or `–` is no list. A line feed is a hard break, as in `stringifyInline`.
 *
 * @param footnotes Labels of the release's footnotes, which `[^label]` may call.
 */
export function parseInline(text: string, footnotes: readonly string[] = []): PhrasingContent[] {
  if (isPlain(text)) return [plainNode(text.trim())];
  const definitions = footnotes.map((label) => `\n\n[^${label}]: –`).join('');
  const tree = inlines.parse(writeBreaks(text).raw + definitions);
  const first = tree.children[0];
  // `[^1]: …` at the beginning is a definition even here; in a table it can only be meant as text.
  return first?.type === 'paragraph' ? first.children : [{ type: 'text', value: text.trim() }];
}

/** A string of a table as the parser of Markdown sees it. */
export interface WrittenBreaks {
  /** Without spaces at its ends, and with its line feeds as hard breaks. */
  readonly raw: string;
  /** Where an offset in `raw` stands in the string as it was typed. */
  typedAt(offset: number): number;
}

/**
 * Makes a hard break of every line feed of a string: two spaces before it, because a backslash would
 * become part of an address that stands there; a backslash on an empty line, which else would end
 * the text.
 */
export function writeBreaks(typed: string): WrittenBreaks {
  const text = typed.trim();
  const lead = typed.length - typed.trimStart().length;
  const added: { readonly at: number; readonly length: number }[] = [];
  let grown = 0;
  const raw = text.replace(/(?<=((?:^|[\r\n])[ \t]*)?)\n/g, (_, blank: string | undefined, at) => {
    const mark = blank === undefined ? '  ' : '\\';
    added.push({ at: at + grown, length: mark.length });
    grown += mark.length;
    return `${mark}\n`;
  });
  const before = (offset: number): number =>
    added.reduce((sum, { at, length }) => sum + Math.min(Math.max(offset - at, 0), length), 0);
  return { raw, typedAt: (offset) => lead + offset - before(offset) };
}

/** From an offset to before another. */
export type Stretch = readonly [start: number, end: number];

/**
 * The stretches of a string of a table that are no words but markup, in which a quotation mark is
 * what it is: code, addresses, what stands behind the words of a link (its title, too, is read only
 * between straight marks) or of a `:span`.
 */
export function markupIn(text: string): Stretch[] {
  if (isPlain(text)) return [];
  const stretches: Stretch[] = [];
  visit(inlines.parse(text), (node) => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (start === undefined || end === undefined) return;
    if (node.type === 'inlineCode' || node.type === 'html') stretches.push([start, end]);
    else if (node.type === 'image') stretches.push([endOfWords.get(node) ?? start, end]);
    else if (node.type === 'link' || node.type === 'textDirective') {
      // An address that stands as itself has no words.
      const isBare = node.type === 'link' && text[start] !== '[';
      const words = isBare ? undefined : node.children.at(-1)?.position?.end.offset;
      stretches.push([words ?? start, end]);
    }
  });
  return stretches;
}

/**
 * Writes inline content as Markdown on one line, the way it stands in the string tables. Hard
 * breaks become line feeds, soft ones spaces; only what would be read as markup is escaped.
 */
export function stringifyInline(children: readonly PhrasingContent[]): string {
  const [only, ...others] = children;
  if (only?.type === 'text' && others.length === 0 && isPlain(only.value)) return only.value.trim();
  const paragraph: Paragraph = { type: 'paragraph', children: [...children] };
  return inlines.stringify({ type: 'root', children: [paragraph] }).replace(/\n$/, '');
}

/** Writes a tree as the Markdown of a release: a paragraph a line, only what must be is escaped. */
export function stringifyMarkdown(tree: Root): string {
  // A release may have bare addresses, which are links to those who read it.
  return wholes.stringify(tree).replace(/(?<!\\)((?:\\\\)*)\\(?=@|:\/\/|(?<=\bwww\\)\.)/g, '$1');
}

/**
 * Whether a text holds nothing that could be markup, as four in five strings do: it is its own
 * Markdown, and the parser need not be asked, which takes fifty times as long.
 */
function isPlain(text: string): boolean {
  return !patternFor(text, markup).test(text) && /\S/.test(text);
}

const markup = pattern.iu`[\\\x60*_[\]<&~@\n\r]|:[\p{L}\p{N}/]|www\.`;

function plainNode(value: string): PhrasingContent {
  const end = { line: 1, column: value.length + 1, offset: value.length };
  return { type: 'text', value, position: { start: { line: 1, column: 1, offset: 0 }, end } };
}

/** remark-directive inside a line only: `::name` and `:::name` at a line's start stay text. */
function textDirectives(this: Processor): void {
  remarkDirective.call(this as never);
  const data = this.data() as { micromarkExtensions: object[]; toMarkdownExtensions: object[] };
  const whole = data.micromarkExtensions.pop() as { text?: object } | undefined;
  data.micromarkExtensions.push({ text: whole?.text ?? {} });
  // Ours in the place of its own, which escapes the colon of 18:00.
  data.toMarkdownExtensions.splice(-1, 1, directives);
}

/** Where the words of an image end: its node tells only what they say. */
const endOfWords = new WeakMap<Nodes, number>();

/** Writes down where the words of each image end. */
function watchWords(this: Processor): void {
  const data = this.data() as { fromMarkdownExtensions?: object[] };
  const watch = {
    enter: {
      // The last of an image is the bracket that closes its words.
      labelMarker(this: { stack: readonly Nodes[] }, { start }: { start: { offset: number } }) {
        const image = this.stack.at(-2);
        if (image?.type === 'image') endOfWords.set(image, start.offset);
      },
    },
  };
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), watch];
}

/** Turns off every construct that would make a line of text a block. */
function inlineOnly(this: Processor): void {
  const data = this.data() as Record<string, unknown[] | undefined>;
  const names = [
    'blockQuote',
    'codeFenced',
    'codeIndented',
    'definition',
    'headingAtx',
    'htmlFlow',
    'list',
    'setextUnderline',
    'table',
    'thematicBreak',
  ];
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: names } }];
}

/** A paragraph without the escapes that only a block's first character needs. */
const paragraph: Handle = (node: Paragraph, _parent, state: State, info) => {
  const { unsafe } = state;
  state.unsafe = unsafe.filter((pattern) => !pattern.atBreak).map(narrowDirective);
  const leaveParagraph = state.enter('paragraph');
  const leavePhrasing = state.enter('phrasing');
  const text = state.containerPhrasing(node, info);
  leavePhrasing();
  leaveParagraph();
  state.unsafe = unsafe;
  // Spaces at the ends of a line mean nothing, and need not be kept by a reference.
  return text
    .replace(/ *\n */g, ' ')
    .replace(/(?:&#x20;| )*(\uFFFF|^|$)(?:&#x20;| )*/g, '$1')
    .replaceAll(hardBreak, '\n');
};

/** `<sub>` and `<sup>` go back to the tags that they were; `:span[…]` is as remark-directive writes it. */
const textDirective: Handle = (node: TextDirective, parent, state, info) => {
  const isTag = node.name === 'sub' || node.name === 'sup';
  if (!isTag) return writeDirective(node, parent, state, info);
  return `<${node.name}>${state.containerPhrasing(node, info)}</${node.name}>`;
};

const written = directiveToMarkdown({ preferUnquoted: true });
const directives = { ...written, unsafe: written.unsafe?.map(narrowDirective) ?? [] };
const writeDirective = directives.handlers?.textDirective as Handle;

/** “status:open” needs no escape: only a name with brackets or braces is a directive to us. */
function narrowDirective(pattern: State['unsafe'][number]): State['unsafe'][number] {
  const isDirective = pattern.character === ':' && pattern.before === '[^:]';
  return isDirective ? { ...pattern, after: '[^\\s\\p{P}\\p{S}][^\\s[{]*[[{]' } : pattern;
}

// A character that no text holds: it stands for a hard break until soft ones have become spaces.
const hardBreak = '\uFFFF';

const blocks = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .use(textDirectives)
  .freeze() as Processor<Root>;

const wholes = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(textDirectives)
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '*',
    listItemIndent: 'one',
    rule: '-',
    strong: '*',
  })
  .freeze() as unknown as Processor<Root, undefined, undefined, Root, string>;

const inlines = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(textDirectives)
  .use(inlineOnly)
  .use(watchWords)
  .use(remarkStringify, {
    emphasis: '*',
    strong: '*',
    rule: '-',
    handlers: { paragraph, textDirective, break: () => hardBreak },
  })
  .freeze() as unknown as Processor<Root, undefined, undefined, Root, string>;
