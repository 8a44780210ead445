import type { RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import type { Frame, Job } from '../job.ts';
import { bound, type Strip, spaced } from '../strip.ts';
import { setCode } from './code.ts';
import { setHeading } from './heading.ts';
import { setList } from './list.ts';
import { setParagraph } from './paragraph.ts';
import { setQuote } from './quote.ts';
import { setRule } from './rule.ts';
import { setTable } from './table.ts';

/**
 * Sets blocks one below the other, each a gap from the one before unless it asks for more. What
 * ends in a colon stays with what it announces.
 */
export function setBlocks(nodes: readonly RootContent[], frame: Frame, job: Job): Strip[] {
  const flow: Strip[] = [];
  let previous: RootContent | undefined;
  for (const node of nodes) {
    const strips = setBlock(node, frame, job);
    if (strips.length === 0) continue;
    const gap = previous && (standsApart(node) || standsApart(previous)) ? apart : 1;
    const before = previous ? Math.max(frame.gap * gap, strips[0]!.before) : 0;
    const announced = previous !== undefined && /[:：]$/.test(textOf(previous));
    if (announced) flow.push(...bound(flow.splice(-1)));
    for (const strip of spaced(strips, before)) flow.push(strip);
    previous = node;
  }
  return flow;
}

/** Space around what is not running text, as a multiple of the gap between paragraphs. */
const apart = 1.5;

function standsApart({ type }: RootContent): boolean {
  return ['table', 'code', 'blockquote', 'thematicBreak'].includes(type);
}

/** One handler a kind; a kind of block without a line here does not reach the page. */
function setBlock(node: RootContent, frame: Frame, job: Job): Strip[] {
  switch (node.type) {
    case 'paragraph':
      return setParagraph(node, frame, job);
    case 'heading':
      return setHeading(node, frame, job);
    case 'list':
      return setList(node, frame, job);
    case 'blockquote':
      return setQuote(node, frame, job);
    case 'table':
      return setTable(node, frame, job);
    case 'code':
      return setCode(node, frame, job);
    case 'thematicBreak':
      return setRule(node, frame, job);
    case 'containerDirective':
      return setBlocks(node.children, frame, job);
    case 'leafDirective':
      return setParagraph({ type: 'paragraph', children: node.children }, frame, job);
    default:
      return [];
  }
}
