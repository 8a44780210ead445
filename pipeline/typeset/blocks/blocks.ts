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
 * belongs together stays on one page.
 */
export function setBlocks(nodes: readonly RootContent[], frame: Frame, job: Job): Strip[] {
  const flow: Strip[] = [];
  let previous: RootContent | undefined;
  for (const node of nodes) {
    const strips = setBlock(node, frame, job);
    if (strips.length === 0) continue;
    const attributed = previous !== undefined && isAttribution(node, previous, frame);
    const alone = previous && !attributed && (standsApart(node) || standsApart(previous));
    const before = previous ? Math.max(frame.gap * (alone ? apart : 1), strips[0]!.before) : 0;
    if (previous && (attributed || belongTogether(previous, node))) {
      flow.push(...bound(flow.splice(-1)));
    }
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

/**
 * Whether the end of one block and the beginning of the next must not be parted: what announces and
 * what is announced, a list and what introduces it. A mark between two subjects begins no page.
 */
function belongTogether(first: RootContent, second: RootContent): boolean {
  if (second.type === 'thematicBreak' || /[:：]\s*$/.test(textOf(first))) return true;
  return first.type === 'paragraph' && second.type === 'list';
}

/** Whether a block says whose words the block before it quotes: below the quotation, or in it. */
function isAttribution(node: RootContent, previous: RootContent, { owner }: Frame): boolean {
  if (node.type !== 'paragraph' || !/^\s*[–—]/.test(textOf(node))) return false;
  return previous.type === 'blockquote' || owner.element.type === 'BlockQuote';
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
