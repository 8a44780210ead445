import type { Element, Root as Html } from 'hast';
import { defaultHandlers, type Options, toMdast } from 'hast-util-to-mdast';
import mammoth from 'mammoth';
import type { Data, FootnoteDefinition, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { stringifyMarkdown } from '../parse/markdown.ts';
import { shapeText } from './shape.ts';
import { describeSurvey, surveyWord } from './survey.ts';
import { packWord, unpackWord } from './unpack.ts';

/** What a Word file gives a release to begin with. */
export interface WordDraft {
  /** The text in Markdown, from its headline on. */
  readonly text: string;
  readonly subtitle?: string;
  /** Files for `source/images/`, by name. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** What was not carried over, or not as it stood, in sentences. */
  readonly remarks: readonly string[];
  /** E-mail addresses in the text: whose they are, a person must say. */
  readonly emails: readonly string[];
}

/**
 * Turns a Word file into the Markdown of a release: headings, emphasis, lists, tables, links, notes
 * and pictures. Tracked changes are taken as accepted; what Markdown has no place for is listed.
 *
 * @param slug Names the pictures: `images/PR082-2018-1.png`.
 * @returns What is wrong with the file, as the end of a sentence.
 */
export async function readWord(bytes: Uint8Array, slug: string): Promise<WordDraft | string> {
  const file = unpackWord(bytes);
  if (typeof file === 'string') return file;
  const images = new Map<string, Uint8Array>();
  const remarks = file.hasMacros ? ['macros: left out'] : [];
  try {
    const document = file.parts.get('word/document.xml')!;
    remarks.push(...describeSurvey(surveyWord(document)));
    const { html, foreign } = await toHtml(file.parts, (extension) => {
      const name = `${slug}-${images.size + 1}.${extension}`;
      return { src: `images/${name}`, keep: (content) => images.set(name, content) };
    });
    remarks.push(...foreign, ...lostLinks(html));
    if ([...file.parts].some(isFurniture))
      remarks.push('headers and footers of the pages: left out');
    const tree = toMarkdown(html);
    const shaped = shapeText(tree);
    remarks.push(...shaped.remarks);
    return {
      text: stringifyMarkdown(tree),
      ...(shaped.subtitle && { subtitle: shaped.subtitle }),
      images,
      remarks,
      emails: emailsOf(tree),
    };
  } catch (error) {
    // mammoth and saxes throw plain errors of what they read, and so does a stack of nested parts.
    if (!(error instanceof Error)) throw error;
    return 'it is broken, expected a sound file of Word';
  }
}

type Keep = (extension: string) => {
  readonly src: string;
  readonly keep: (content: Uint8Array) => void;
};

/** The HTML of a Word file, and in sentences what pictures were left out. */
async function toHtml(parts: ReadonlyMap<string, Uint8Array>, place: Keep) {
  const foreign: string[] = [];
  const convertImage = mammoth.images.imgElement(async (image) => {
    const content = await image.readAsBuffer();
    const extension = extensionOf(content);
    if (extension) {
      const { src, keep } = place(extension);
      keep(content);
      return { src };
    }
    foreign.push(
      `a picture of type ${image.contentType.replace(/^image\//, '')}: left out; save it as PNG and add it`,
    );
    return { src: '' };
  });
  const { value, messages } = await mammoth.convertToHtml(
    { buffer: packWord(parts) },
    { convertImage, styleMap, includeEmbeddedStyleMap: false },
  );
  const linked = messages.filter(({ message }) => /external|could not find image/i.test(message));
  if (linked.length > 0) foreign.push('pictures that are only linked: left out');
  const html = unified().use(rehypeParse, { fragment: true }).parse(value) as Html;
  return { html, foreign };
}

/** By what it is, not by what the file calls it. */
function extensionOf(content: Buffer): string | undefined {
  if (content.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'png';
  return content.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')) ? 'jpg' : undefined;
}

/** Word's own names of its styles, which are English in every language. */
const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  'p.Subtitle => p.subtitle:fresh',
  'p.Caption => p.caption:fresh',
  "p[style-name='caption'] => p.caption:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
];

function toMarkdown(html: Html): Root {
  visit(html, 'element', (node) => {
    // A picture that was left out; an anchor that nothing but Word's table of contents leads to.
    node.children = node.children.filter(
      (child) => child.type !== 'element' || !isEmpty(child) || child.tagName === 'br',
    );
  });
  const tree = toMdast(html, { handlers }) as Root;
  visit(tree, 'text', (node) => {
    node.value = node.value.replace(/[\u00A0\u202F\t]/g, ' ').replace(/[\u00AD\u200B\uFEFF]/g, '');
  });
  return tree;
}

const handlers: NonNullable<Options['handlers']> = {
  a(state, node) {
    const href = String(node.properties.href ?? '');
    const note = noteOf(href.replace(/^#/, ''));
    if (note) return { type: 'footnoteReference', identifier: note, label: note };
    // Back from a note, or to a bookmark, which Markdown has not.
    if (/^#(?:foot|end)note-ref-/.test(href)) return [];
    const children = state.all(node) as PhrasingContent[];
    return isOnWeb(href) ? { type: 'link', url: href, children } : children;
  },
  p(state, node) {
    const made = defaultHandlers.p(state, node);
    const [style] = [node.properties.className].flat();
    return made && style ? { ...made, data: { style } as Data } : made;
  },
  ol(state, node) {
    const items = node.children.filter((child) => child.type === 'element');
    const labels = items.map(({ properties }) => noteOf(String(properties.id ?? '')));
    if (items.length === 0 || labels.includes(undefined)) return defaultHandlers.ol(state, node);
    return items.map((item, index): FootnoteDefinition => {
      const label = labels[index] ?? '';
      const children = state.toFlow(state.all(item)) as FootnoteDefinition['children'];
      return { type: 'footnoteDefinition', identifier: label, label, children };
    });
  },
  sub: (state, node) => raised(node, state.all(node)),
  sup: (state, node) => raised(node, state.all(node)),
};

/** Letters below or above the line are tags in a release; the number of a note is one already. */
function raised(node: Element, children: Nodes[]): RootContent[] {
  const isNote = children.some(({ type }) => type === 'footnoteReference');
  const inner = children as RootContent[];
  if (isNote) return inner;
  const tag = (value: string): RootContent => ({ type: 'html', value });
  return [tag(`<${node.tagName}>`), ...inner, tag(`</${node.tagName}>`)];
}

/** Links into a folder of somebody's machine, or to a bookmark: their words stay. */
function lostLinks(html: Html): string[] {
  let lost = 0;
  visit(html, 'element', ({ tagName, properties }) => {
    const href = String(properties.href ?? '');
    const isNote = /^#(?:foot|end)note-/.test(href);
    if (tagName === 'a' && href !== '' && !isNote && !isOnWeb(href)) lost += 1;
  });
  return lost === 0
    ? []
    : [`${lost === 1 ? 'a link' : `${lost} links`} to no address of the web: only the words stay`];
}

function isOnWeb(href: string): boolean {
  return /^(?:https?|mailto|tel):/i.test(href);
}

function isFurniture([name, content]: readonly [string, Uint8Array]): boolean {
  const text = /^word\/(?:header|footer)\d*\.xml$/.test(name) && Buffer.from(content).toString();
  return text !== false && /<w:t[ >][^<]/.test(text);
}

function isEmpty({ tagName, properties, children }: Element): boolean {
  if (tagName === 'img') return properties.src === '';
  return tagName === 'a' && properties.href === undefined && children.length === 0;
}

/** The label of a note from its identifier in mammoth: `footnote-2`, `endnote-1`. */
function noteOf(identifier: string): string | undefined {
  const [, kind, number] = /^(foot|end)note-(\d+)$/.exec(identifier) ?? [];
  return number && (kind === 'end' ? `e${number}` : number);
}

function emailsOf(tree: Nodes): string[] {
  const found = new Set<string>();
  visit(tree, 'text', ({ value }) => {
    for (const [email] of value.matchAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g)) found.add(email);
  });
  return [...found];
}
