import { ExternalHyperlink, FootnoteReferenceRun, type ParagraphChild, TextRun } from 'docx';
import type { FootnoteReference, Link, PhrasingContent } from 'mdast';
import { isSafe } from '../model/address.ts';
import { languageOf } from '../model/mdast.ts';
import { type Ink, inLanguage, textRun } from './ink.ts';
import type { Job } from './job.ts';
import { pictureRun } from './pictures.ts';

/** Inline Markdown as runs of Word; raw HTML is not printed. */
export function toRuns(nodes: readonly PhrasingContent[], ink: Ink, job: Job): ParagraphChild[] {
  return nodes.flatMap((node) => runsOf(node, ink, job));
}

function runsOf(node: PhrasingContent, ink: Ink, job: Job): ParagraphChild[] {
  switch (node.type) {
    case 'text':
      return [textRun(oneLine(node.value), ink)];
    case 'inlineCode':
      return [textRun(oneLine(node.value), { ...ink, style: 'Code' })];
    case 'break':
      return [new TextRun({ break: 1 })];
    case 'emphasis':
      return toRuns(node.children, { ...ink, italics: true }, job);
    case 'strong':
      return toRuns(node.children, { ...ink, bold: true }, job);
    case 'delete':
      return toRuns(node.children, { ...ink, strike: true }, job);
    case 'link':
      return linkRuns(node, ink, job);
    case 'image':
      return [pictureRun(node, ink, job)];
    case 'imageReference':
      return node.alt ? [textRun(`[${node.alt}]`, ink)] : [];
    case 'textDirective':
      return toRuns(node.children, directiveInk(node.name, languageOf(node), ink), job);
    case 'footnoteReference':
      return noteRuns(node, ink, job);
    case 'html':
      return [];
    default:
      return toRuns(node.children, ink, job);
  }
}

function directiveInk(name: string, lang: string | undefined, ink: Ink): Ink {
  return {
    ...ink,
    ...(name === 'sup' && { superScript: true }),
    ...(name === 'sub' && { subScript: true }),
    ...inLanguage(lang),
  };
}

/** A link inside a link is not one. */
function linkRuns(node: Link, ink: Ink, job: Job): ParagraphChild[] {
  const { url } = node;
  const href = isSafe(url) && !url.startsWith('#') ? URL.parse(url)?.href : undefined;
  if (!href || ink.isLinked) return toRuns(node.children, ink, job);
  const children = toRuns(node.children, { ...ink, style: 'Hyperlink', isLinked: true }, job);
  return [new ExternalHyperlink({ link: href, children })];
}

/** Word numbers each mark anew: a note's second mark is its number as text, and so is one in a note. */
function noteRuns({ identifier }: FootnoteReference, ink: Ink, job: Job): ParagraphChild[] {
  const note = job.notes.get(identifier);
  if (!note) return [];
  if (ink.isNote || note.within || job.marked.has(note.number)) {
    return [textRun(String(note.number), { style: 'FootnoteReference', superScript: true })];
  }
  job.marked.add(note.number);
  return [new FootnoteReferenceRun(note.number)];
}

function oneLine(text: string): string {
  return text.replace(/[ \t]*[\r\n]\s*/g, ' ').replaceAll('\t', ' ');
}
