import type { Code } from 'mdast';
import { colors } from '../../design/colors.ts';
import { printRuns } from '../characters.ts';
import type { Frame, Job } from '../job.ts';
import { setText } from '../paragraph.ts';
import { type Ground, lowered, type Strip } from '../strip.ts';
import { branch } from '../structure.ts';

/** A block of code, on a tint: its lines and the indents of its lines are kept. */
export function setCode(node: Code, frame: Frame, job: Job): Strip[] {
  const { indent, styles } = job.design;
  const style = styles.code;
  const owner = branch(branch(frame.owner, 'P'), 'Code');
  const { x, width } = frame.column;
  const column = { x: x + indent / 2, width: width - indent };
  const lines = node.value.replaceAll('\t', '  ').split(/\r?\n/).map(keepSpaces).join('\n');
  const strips = setText(printRuns(lines, { style, owner }, job, node), { column, style }, job);
  return strips.map((strip, index) => {
    const top = index === 0 ? padding : 0;
    const height = top + strip.height + (index === strips.length - 1 ? padding : 0);
    const marks = strip.marks.map((mark) => lowered(mark, top));
    const tint: Ground = { kind: 'box', x, y: 0, width, height, color: colors.tint };
    return { ...strip, height, marks, grounds: [tint] };
  });
}

const padding = 4;

/** Spaces at the start of a line, and all but one of those inside, would be dropped as in a text. */
function keepSpaces(line: string): string {
  return line.replace(/^ +|(?<= ) +/g, (spaces) => '\u00a0'.repeat(spaces.length));
}
