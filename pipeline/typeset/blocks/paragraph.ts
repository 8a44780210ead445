import type { Paragraph } from 'mdast';
import { splitAtImages, toRuns } from '../inline.ts';
import type { Frame, Job } from '../job.ts';
import { setText } from '../paragraph.ts';
import { type Strip, spaced } from '../strip.ts';
import { branch, langOf } from '../structure.ts';
import { setFigure } from './figure.ts';

/** Too short a line cannot be even: about 35 letters. */
function alignmentIn({ column, style }: Frame): 'left' | 'justify' {
  return column.width >= style.size * 16 ? 'justify' : 'left';
}

/** A paragraph; the images in it stand on their own between its parts. */
export function setParagraph(node: Paragraph, frame: Frame, job: Job): Strip[] {
  const parts = splitAtImages(node.children).map((part) => {
    if ('type' in part) return setFigure(part, frame, job);
    const owner = branch(frame.owner, 'P', { lang: langOf(node) });
    const runs = toRuns(part, { style: frame.style, owner }, job);
    const hangsQuote = frame.owner.element.type === 'BlockQuote';
    return setText(runs, { ...frame, align: alignmentIn(frame), hangsQuote }, job);
  });
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index === 0 ? part : spaced(part, frame.gap)));
}
