import { unzipSync } from 'fflate';
import type { Element as HtmlElement, Nodes as HtmlNodes, Root as HtmlRoot } from 'hast';
import PostalMime from 'postal-mime';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { Element as XmlElement } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import type { LocalizedDocument } from '../../pipeline/model/localized-document.ts';

/** The words of a file, those of its notes by themselves: formats put these in different places. */
export interface Words {
  readonly text: string[];
  readonly notes: string[];
}

/** What stands around the text in every format and is not compared. */
type Labels = LocalizedDocument['labels'];

/** The words of a web page, from the kicker to the end of the contacts. */
export function htmlWords(bytes: Uint8Array): Words {
  const article = find(parseHtml(Buffer.from(bytes).toString('utf8')), 'article');
  return markupWords(article);
}

/** The words of a text file or the text part of a mail. */
export function textWords(text: string, labels: Labels): Words {
  const blocks = text.replace(/^\uFEFF/, '').split(/\r?\n\r?\n/);
  // Banner, publisher, reference and date stand in one block, after what a draft says of itself.
  const start = blocks.findIndex((block) => block.includes(`${labels.reference}${labels.colon}`));
  const story = blocks.slice(start + 1).filter((block) => block !== labels.end);
  return splitNotes(story, labels);
}

/** The words of a body in plain text, and before it of what a news item says elsewhere. */
export function bodyWords(text: string, labels: Labels): Words {
  return splitNotes(text.split('\n\n'), labels);
}

export async function mailWords(
  bytes: Uint8Array,
  labels: Labels,
): Promise<{ readonly text: Words; readonly html: Words }> {
  const mail = await PostalMime.parse(bytes);
  const body = find(parseHtml(mail.html ?? ''), 'body');
  const column = find(body, 'div');
  const blocks = column.children.filter((child): child is HtmlElement => child.type === 'element');
  const facts = blocks.findIndex((block) =>
    textOf(block).includes(`${labels.reference}${labels.colon}`),
  );
  const story = blocks.slice(facts + 1).filter((block) => textOf(block).trim() !== labels.end);
  return { text: textWords(mail.text ?? '', labels), html: splitMarkup(story, labels) };
}

/** The words of a fragment of XHTML, read by an XML parser. */
export function xhtmlWords(markup: string, labels: Labels): Words {
  const root = fromXml(markup);
  const div = root.children[0] as XmlElement;
  if (div.name !== 'div' || div.attributes.xmlns !== 'http://www.w3.org/1999/xhtml') {
    throw new Error(`not a div of XHTML: ${markup.slice(0, 80)}`);
  }
  const blocks = parseHtml(markup);
  return splitMarkup(
    find(blocks, 'div').children.filter((child): child is HtmlElement => child.type === 'element'),
    labels,
  );
}

/** The words of a Word file, read from its parts. */
export function wordWords(bytes: Uint8Array): Words {
  const parts = unzipSync(bytes);
  const read = (name: string): XmlElement =>
    fromXml(Buffer.from(parts[name]!).toString('utf8')).children.find(
      (node): node is XmlElement => node.type === 'element',
    )!;
  const furniture = ['Banner', 'Facts', 'EndMark'];
  const paragraphs = allOf(read('word/document.xml'), 'w:p').filter(
    (paragraph) => !furniture.includes(styleOf(paragraph)),
  );
  const notes = allOf(read('word/footnotes.xml'), 'w:footnote').filter(
    (note) => note.attributes['w:type'] === undefined,
  );
  return {
    text: tokens(paragraphs.map(runText).join('\n')),
    notes: tokens(notes.flatMap((note) => allOf(note, 'w:p').map(runText)).join('\n')),
  };
}

/** The style of a paragraph of Word. */
export function styleOf(paragraph: XmlElement): string {
  return allOf(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? 'Normal';
}

/** Every element of a name below an element, in the order of the document. */
export function allOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.name === name ? [child] : allOf(child, name);
  });
}

/** The characters of a paragraph of Word; the number of a note is none of them. */
export function runText(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (child.type === 'text') return element.name === 'w:t' ? child.value : '';
      if (child.type !== 'element') return '';
      if (child.name === 'w:br' || child.name === 'w:tab') return ' ';
      if (child.name === 'w:r') {
        const style = allOf(child, 'w:rStyle')[0]?.attributes['w:val'];
        if (style === 'FootnoteReference') return '';
      }
      return runText(child);
    })
    .join('');
}

/** A text as words, without the signs by which plain text shows what markup does. */
export function tokens(text: string): string[] {
  return text
    .normalize('NFKC')
    .replace(/ ?\((?:https?:\/\/|\+\d|[^\s()]+@)[^\s)]*\)/g, '')
    .replace(/\[\d+\]/g, '')
    .replace(/~~/g, '')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function splitNotes(blocks: readonly string[], labels: Labels): Words {
  const at = blocks.findIndex(
    (block, index) => block === labels.notes && blocks[index + 1]?.startsWith('[1] '),
  );
  const isNote = (block: string): boolean => /^\[\d+\] /.test(block);
  const end = at < 0 ? at : at + 1 + blocks.slice(at + 1).findIndex((block) => !isNote(block));
  const last = at >= 0 && end === at ? blocks.length : end;
  const notes = at < 0 ? [] : blocks.slice(at + 1, last);
  const rest = at < 0 ? blocks : [...blocks.slice(0, at), ...blocks.slice(last)];
  return { text: tokens(unmarked(rest)), notes: tokens(unmarked(notes)) };
}

/** Lines without the marks of lists and quotations. */
function unmarked(blocks: readonly string[]): string {
  return blocks
    .join('\n')
    .replace(/^(?:> )*/gm, '')
    .replace(/^(\s*)\d+\. /gm, '$1');
}

function splitMarkup(blocks: readonly HtmlElement[], labels: Labels): Words {
  const at = blocks.findIndex(
    (block) => block.tagName === 'h2' && textOf(block).trim() === labels.notes,
  );
  if (at < 0) return { text: tokens(blocks.map(textOf).join('\n')), notes: [] };
  const rest = blocks.filter((_, index) => index !== at && index !== at + 1);
  return { text: tokens(rest.map(textOf).join('\n')), notes: tokens(textOf(blocks[at + 1]!)) };
}

function markupWords(node: HtmlElement): Words {
  const notes: string[] = [];
  const read = (one: HtmlNodes): string => {
    if (one.type === 'text') return one.value;
    if (one.type === 'element') {
      if (one.tagName === 'br') return '\n';
      const { dataFootnotes, dataFootnoteRef, dataFootnoteBackref, id } = one.properties;
      if (dataFootnotes !== undefined) {
        const list = one.children.filter(
          (child) => child.type === 'element' && child.tagName === 'ol',
        );
        notes.push(...list.map(read));
        return '';
      }
      if (dataFootnoteRef !== undefined || /-fnref-/.test(String(id ?? ''))) return '';
      if (dataFootnoteBackref !== undefined) return '';
    }
    return 'children' in one ? spaced(one, one.children.map(read).join('')) : '';
  };
  const text = read(node);
  return { text: tokens(text), notes: tokens(notes.join('\n')) };
}

const inline = new Set([
  'a',
  'b',
  'code',
  'del',
  'em',
  'label',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
]);

function spaced(node: HtmlNodes, text: string): string {
  return node.type === 'element' && !inline.has(node.tagName) ? `\n${text}\n` : text;
}

function textOf(node: HtmlNodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'br') return '\n';
  return 'children' in node ? spaced(node, node.children.map(textOf).join('')) : '';
}

function parseHtml(markup: string): HtmlRoot {
  return unified()
    .use(rehypeParse, { fragment: !/^<!doctype/i.test(markup) })
    .parse(markup);
}

function find(node: HtmlNodes, tagName: string): HtmlElement {
  const search = (one: HtmlNodes): HtmlElement | undefined => {
    if (one.type === 'element' && one.tagName === tagName) return one;
    if (!('children' in one)) return undefined;
    for (const child of one.children) {
      const found = search(child);
      if (found) return found;
    }
    return undefined;
  };
  const found = search(node);
  if (!found) throw new Error(`no ${tagName}`);
  return found;
}
