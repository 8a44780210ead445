import type { Heading } from 'mdast';
import type { StructureType } from '../../model/paged-document.ts';
import { plainText, toRuns } from '../inline.ts';
import type { Frame, Job } from '../job.ts';
import { setText } from '../paragraph.ts';
import type { Strip } from '../strip.ts';
import { branch, langOf } from '../structure.ts';

/** A heading of depth 2 to 6, which stays with what it announces. */
export function setHeading(node: Heading, frame: Frame, job: Job): Strip[] {
  const level = Math.min(Math.max(node.depth, 2), job.level + 1, 6);
  job.level = level;
  const style = job.design.headings[level - 2]!;
  const type = `H${level}` as StructureType;
  const owner = branch(frame.owner, type, { lang: langOf(node) });
  const setting = { column: frame.column, style, balanced: true };
  const strips = setText(toRuns(node.children, { style, owner }, job), setting, job);
  const entry = { title: plainText(node), level };
  return strips.map((strip, index) => ({
    ...strip,
    keep: true,
    ...(index === 0 && { before: job.density.gap * spaceAbove, entry }),
  }));
}

/** A heading belongs to what follows: it stands this much further from what comes before. */
const spaceAbove = 2.2;
