import type { Blockquote } from 'mdast';
import { colors } from '../../design/colors.ts';
import { indented } from '../column.ts';
import type { Frame, Job } from '../job.ts';
import type { Ground, Strip } from '../strip.ts';
import { branch, langOf } from '../structure.ts';

/** A quotation: an accent bar runs beside it, where an eye that looks for it finds it. */
export function setQuote(node: Blockquote, frame: Frame, job: Job): Strip[] {
  const { indent } = job.design;
  const { x } = frame.column;
  const inside: Frame = {
    ...frame,
    owner: branch(frame.owner, 'BlockQuote', { lang: langOf(node) }),
    column: indented(frame.column, indent),
    style: { ...frame.style, color: colors.navy },
  };
  const strips = job.setBlocks(node.children, inside, job);
  return strips.map((strip, index) => ({
    ...strip,
    grounds: [...(strip.grounds ?? []), bar(strip.height, x, index > 0)],
  }));
}

const barWidth = 2.5;

function bar(height: number, x: number, joined: boolean): Ground {
  return { kind: 'box', x, y: 0, width: barWidth, height, color: colors.accent, joined };
}
