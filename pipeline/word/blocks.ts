import {
  AlignmentType,
  HeadingLevel,
  Paragraph,
  type ParagraphChild,
  type Table,
  TextRun,
} from 'docx';
import type {
  Blockquote,
  Heading,
  Image,
  List,
  ListItem,
  RootContent,
  Paragraph as Words,
} from 'mdast';
import { pasteable } from '../model/pasteable.ts';
import { inkOf, textRun } from './ink.ts';
import { toRuns } from './inline.ts';
import type { Frame, Job } from './job.ts';
import { numberList } from './lists.ts';
import { toRows, toTable } from './table.ts';

/** Blocks as paragraphs and tables of Word, one below the other. */
export function toBlocks(
  nodes: readonly RootContent[],
  frame: Frame,
  job: Job,
): (Paragraph | Table)[] {
  const made: (Paragraph | Table)[] = [];
  let { item, lead } = frame;
  for (const node of nodes) {
    const { item: _, lead: __, ...rest } = frame;
    const blocks = toBlock(node, { ...rest, ...(item && { item }), ...(lead && { lead }) }, job);
    made.push(...blocks);
    // The number stands before the first paragraph of an item only.
    if (blocks.length > 0) item = lead = undefined;
  }
  return made;
}

/** One handler a kind; a kind of block without a line here does not reach the file. */
function toBlock(node: RootContent, frame: Frame, job: Job): (Paragraph | Table)[] {
  switch (node.type) {
    case 'paragraph':
      return toParagraphs(node, frame, job);
    case 'heading':
      return [toHeading(node, frame, job)];
    case 'list':
      return toList(node, frame, job);
    case 'blockquote':
      return toQuote(node, frame, job);
    case 'table':
      if (frame.style === 'FootnoteText') return toRows(node, frame, job);
      // Two tables without a paragraph between them would become one.
      return [toTable(node, frame, job), new Paragraph({ style: 'TableEnd' })];
    case 'code':
      return [toCode(node.value, frame)];
    case 'thematicBreak':
      return [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun('* * *')] })];
    default:
      return [];
  }
}

/** A paragraph in the style of its place, with the number of its item. */
export function placed(words: readonly ParagraphChild[], frame: Frame): Paragraph {
  const { item, depth, lead, style } = frame;
  const children = lead ? [textRun(lead), ...words] : words;
  if (item) return new Paragraph({ style, numbering: item, children });
  const indent = { left: depth * 360 };
  return new Paragraph({ style, children, ...(depth > 0 && { indent }) });
}

function toParagraphs(node: Words, frame: Frame, job: Job): Paragraph[] {
  const [image, ...others] = node.children;
  if (image?.type === 'image' && others.length === 0) return toFigure(image, frame, job);
  const children = toRuns(node.children, inkOf(node, frame), job);
  return children.length > 0 ? [placed(children, frame)] : [];
}

/** A picture and its caption, which stay together. */
function toFigure(image: Image, frame: Frame, job: Job): Paragraph[] {
  const ink = inkOf(image, frame);
  const picture = new Paragraph({
    style: 'Figure',
    keepNext: Boolean(image.title),
    children: toRuns([image], ink, job),
  });
  if (!image.title) return [picture];
  return [picture, new Paragraph({ style: 'Caption', children: [textRun(image.title, ink)] })];
}

/** A level follows the one above it, whatever the author skipped: readers jump from one to the next. */
function toHeading(node: Heading, frame: Frame, job: Job): Paragraph {
  if (frame.style === 'FootnoteText') {
    return placed(toRuns(node.children, { ...inkOf(node, frame), bold: true }, job), frame);
  }
  const { outline } = job;
  const depth = Math.max(node.depth, 2);
  while ((outline.at(-1) ?? 0) >= depth) outline.pop();
  outline.push(depth);
  const level = `HEADING_${Math.min(outline.length, 6)}` as keyof typeof HeadingLevel;
  const children = toRuns(node.children, inkOf(node, frame), job);
  return new Paragraph({ heading: HeadingLevel[level], children });
}

function toList(list: List, frame: Frame, job: Job): (Paragraph | Table)[] {
  const level = Math.min(frame.depth, 8);
  const reference = list.ordered ? numberList(list.start ?? 1, level, job) : 'bullets';
  const style =
    frame.style === 'FootnoteText' ? frame.style : list.ordered ? 'ListNumber' : 'ListBullet';
  const inside: Frame = { ...frame, depth: frame.depth + 1, style };
  return list.children.flatMap((item) =>
    toItem(item, { ...inside, item: { reference, level } }, job),
  );
}

function toItem(node: ListItem, frame: Frame, job: Job): (Paragraph | Table)[] {
  if (typeof node.checked !== 'boolean') return toBlocks(node.children, frame, job);
  const { item: _, ...bare } = frame;
  const [first, ...rest] = node.children;
  const box = node.checked ? '☑ ' : '☐ ';
  if (first?.type !== 'paragraph') {
    return [placed([textRun(box)], bare), ...toBlocks(node.children, bare, job)];
  }
  const children = [textRun(box), ...toRuns(first.children, inkOf(first, frame), job)];
  return [placed(children, bare), ...toBlocks(rest, bare, job)];
}

function toQuote(node: Blockquote, frame: Frame, job: Job): (Paragraph | Table)[] {
  const { item: _, ...bare } = frame;
  // A quotation in a quotation moves in; its style has the first step already.
  const depth = frame.style === 'Quote' ? Math.max(frame.depth, 1) + 1 : frame.depth;
  const style = frame.style === 'FootnoteText' ? frame.style : 'Quote';
  return toBlocks(node.children, { ...bare, style, depth }, job);
}

function toCode(value: string, { depth }: Frame): Paragraph {
  const lines = pasteable(value.replaceAll('\t', '    ')).split('\n');
  const children = lines.map(
    (text, index) => new TextRun({ text, ...(index > 0 && { break: 1 }) }),
  );
  return new Paragraph({ style: 'HTMLPreformatted', children, indent: { left: depth * 360 } });
}
