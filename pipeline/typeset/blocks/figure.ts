import type { Image } from 'mdast';
import type { Column } from '../../design/page.ts';
import type { Picture } from '../../model/paged-document.ts';
import { printRuns } from '../characters.ts';
import type { Frame, Job } from '../job.ts';
import { setText } from '../paragraph.ts';
import { bound, type Mark, type Strip, spaced } from '../strip.ts';
import { branch } from '../structure.ts';

/** A picture with its title as a caption; its alternative text is what those hear who cannot see it. */
export function setFigure(node: Image, frame: Frame, job: Job): Strip[] {
  const file = job.document.images.get(node.url);
  if (!file) return setAlternative(node, frame, job);
  const { width, height } = sizeOf(file, frame.column, job);
  const alt = node.alt?.trim();
  const owner = branch(frame.owner, 'Figure', { alt });
  const picture: Picture = {
    kind: 'picture',
    x: frame.column.x,
    y: 0,
    width,
    height,
    bytes: file.bytes,
  };
  const mark: Mark = { owner: alt ? owner : { artifact: 'Layout' }, drawing: picture };
  const strip: Strip = { height, before: 0, keep: false, marks: [mark] };
  const caption = alt ? branch(owner, 'Caption') : branch(frame.owner, 'P');
  return withCaption([strip], node, { ...frame, owner: caption }, job);
}

/** A picture that could not be read leaves its words. */
function setAlternative(node: Image, frame: Frame, job: Job): Strip[] {
  const style = { ...frame.style, italic: true };
  const owner = branch(frame.owner, 'P');
  const words = setText(printRuns(node.alt ?? '', { style, owner }, job, node), frame, job);
  return withCaption(words, node, { ...frame, owner: branch(frame.owner, 'P') }, job);
}

/** The title of a picture stands under it, on the same page. */
function withCaption(strips: Strip[], node: Image, frame: Frame, job: Job): Strip[] {
  const style = job.design.styles.caption;
  const runs = printRuns(node.title ?? '', { style, owner: frame.owner }, job, node);
  const lines = setText(runs, { column: frame.column, style }, job);
  return lines.length === 0 ? strips : [...bound(strips), ...spaced(lines, captionGap)];
}

const captionGap = 3;

/**
 * At 150 pixels an inch at least, as wide as the column, and no higher than a share of the page: half
 * of it at most.
 */
export function sizeOf(
  file: { readonly width: number; readonly height: number },
  column: Column,
  { design }: Job,
  share = 1 / 2,
): { readonly width: number; readonly height: number } {
  const ratio = file.height / file.width;
  const widest = Math.min(column.width, (file.width * 72) / 150);
  const width = Math.min(widest, (design.height * share) / ratio);
  return { width, height: width * ratio };
}
