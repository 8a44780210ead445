import type { ThematicBreak } from 'mdast';
import { colors } from '../../design/colors.ts';
import type { Frame, Job } from '../job.ts';
import type { Strip } from '../strip.ts';

/** A change of subject: a short line in the middle, which is decoration to those who listen. */
export function setRule(_node: ThematicBreak, frame: Frame, job: Job): Strip[] {
  const { x, width } = frame.column;
  const height = frame.style.leading / 2;
  const short = width / 6;
  const line = {
    kind: 'box',
    x: x + (width - short) / 2,
    y: (height - job.design.hairline) / 2,
    width: short,
    height: job.design.hairline,
    color: colors.muted,
  } as const;
  return [{ height, before: 0, keep: false, marks: [], grounds: [line] }];
}
