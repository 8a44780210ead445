import type { FootnoteReference, Image, Nodes, PhrasingContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Node } from 'unist';
import { colors } from '../design/colors.ts';
import type { TextStyle } from '../design/page.ts';
import type { LocalizedText } from '../model/localized-document.ts';
import { linkAddress } from './address.ts';
import { printRuns } from './characters.ts';
import type { Job } from './job.ts';
import type { TextRun } from './run.ts';
import type { LinkTarget } from './strip.ts';
import { type Branch, branch, langOf } from './structure.ts';

/** How a stretch of text is set and what it belongs to. */
export interface Ink {
  readonly style: TextStyle;
  readonly owner: Branch;
  readonly link?: LinkTarget;
  readonly underlined?: boolean;
  readonly struck?: boolean;
}

/** Words outside the text as runs, in their language and with their place. */
export function wordRuns({ text, lang, place }: LocalizedText, ink: Ink, job: Job): TextRun[] {
  const { path: origin, ...start } = place ?? {};
  const node = place && { type: 'text', position: { start, end: start }, data: { origin } };
  return printRuns(text, foreignInk(ink, lang), job, node as Node | undefined);
}

/** Turns inline Markdown into runs; images are not inline here, and raw HTML is not printed. */
export function toRuns(nodes: readonly PhrasingContent[], ink: Ink, job: Job): TextRun[] {
  return nodes.flatMap((node) => runsOf(node, ink, job));
}

function runsOf(node: PhrasingContent, ink: Ink, job: Job): TextRun[] {
  switch (node.type) {
    case 'text':
      return printRuns(node.value, ink, job, node);
    case 'break':
      return printRuns('\n', ink, job);
    case 'emphasis':
      return toRuns(node.children, { ...ink, style: { ...ink.style, italic: true } }, job);
    case 'strong':
      return toRuns(node.children, { ...ink, style: { ...ink.style, bold: true } }, job);
    case 'delete':
      return toRuns(node.children, { ...ink, struck: true }, job);
    case 'inlineCode':
      return printRuns(node.value.replaceAll('\n', ' '), codeInk(ink), job, node);
    case 'textDirective':
      return toRuns(node.children, shiftedInk(foreignInk(ink, langOf(node)), node.name), job);
    case 'link':
      return toRuns(node.children, linkInk(ink, node.url, textOf(node)), job);
    case 'linkReference':
      // parse/ has put every definition in the place of its references.
      return toRuns(node.children, ink, job);
    case 'footnoteReference':
      return noteRuns(node, ink, job);
    case 'html':
    case 'image':
    case 'imageReference':
      return [];
  }
}

function codeInk(ink: Ink): Ink {
  const style: TextStyle = { ...ink.style, family: 'mono', size: ink.style.size * 0.9 };
  return { ...ink, style, owner: branch(ink.owner, 'Code') };
}

function foreignInk(ink: Ink, lang: string | undefined): Ink {
  return lang ? { ...ink, owner: branch(ink.owner, 'Span', { lang }) } : ink;
}

/** Lowered and raised text: CO₂, m². By eye, so that the figures keep the weight of the text. */
function shiftedInk(ink: Ink, name: string): Ink {
  if (name !== 'sub' && name !== 'sup') return ink;
  const { size, rise = 0 } = ink.style;
  const shift = name === 'sup' ? 0.34 : -0.14;
  return { ...ink, style: { ...ink.style, size: size * 0.7, rise: rise + size * shift } };
}

/** A link inside a link is not one. */
function linkInk(ink: Ink, url: string, text: string): Ink {
  const href = linkAddress(url);
  if (!href || ink.link) return ink;
  const owner = branch(ink.owner, 'Link');
  const bare = url.replace(/^(?:https?:\/\/|mailto:|tel:)/, '');
  const description = text === url || text === bare ? text : `${text} (${url})`;
  const style = { ...ink.style, color: colors.accent };
  return { ...ink, style, owner, link: { owner, href, description }, underlined: true };
}

function noteRuns(node: FootnoteReference, ink: Ink, job: Job): TextRun[] {
  const index = job.notes.findIndex((note) => note.identifier === node.identifier);
  if (index < 0) return [];
  const number = String(index + 1);
  const reference = branch(ink.owner, 'Reference');
  // Inside a link the number leads where the link does.
  const owner = ink.link ? reference : branch(reference, 'Link');
  const description = `${job.document.labels.notes}${job.document.labels.colon}${number}`;
  const link = { owner, href: `#${noteId(index)}`, description };
  const { size } = ink.style;
  // Raised and reduced by eye: the figures keep the weight of the text.
  const style = { ...ink.style, size: size * 0.7, rise: size * 0.34, color: colors.accent };
  return printRuns(number, { ...ink, style, owner, link: ink.link ?? link }, job);
}

/** The words of a node on one line, as bookmarks and titles show them. */
export function plainText(node: Nodes): string {
  return textOf(node, { includeImageAlt: false })
    .replace(/[\u00ad\u200b\u2060]/g, '')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim();
}

/** The identifier of a note in the structure. */
export function noteId(index: number): string {
  return `note-${index + 1}`;
}

/** Cuts inline content at its images, each of which is a block of its own on paper. */
export function splitAtImages(
  nodes: readonly PhrasingContent[],
): (readonly PhrasingContent[] | Image)[] {
  const parts: (PhrasingContent[] | Image)[] = [[]];
  for (const node of nodes) {
    const image = imageIn(node);
    if (image) parts.push(image, []);
    else (parts.at(-1) as PhrasingContent[]).push(node);
  }
  return parts.filter((part) => !Array.isArray(part) || /\S/.test(textOf(part)));
}

function imageIn(node: PhrasingContent): Image | undefined {
  if (node.type === 'image') return node;
  if (node.type === 'link' && node.children.length === 1) return imageIn(node.children[0]!);
  return undefined;
}
