import { colors } from '../design/colors.ts';
import { copyOf } from '../model/image.ts';
import type { LocalizedMedia } from '../model/localized-document.ts';
import type { Picture } from '../model/paged-document.ts';
import { sizeOf } from './blocks/figure.ts';
import { printRuns } from './characters.ts';
import { setSectionHeading, withRule } from './contacts.ts';
import { toRuns, wordRuns } from './inline.ts';
import type { Job } from './job.ts';
import { setText } from './paragraph.ts';
import type { TextRun } from './run.ts';
import { besideEachOther, fused, type Mark, type Strip } from './strip.ts';
import { type Branch, branch } from './structure.ts';

/**
 * The pictures that go with a release, each with its caption, author and owner on one page; the name
 * of the section in the margin beside the first. They follow the contacts: text and contacts are what
 * is read on paper, the pictures what is chosen from.
 */
export function setPictures(root: Branch, job: Job): Strip[] {
  const { labels, media } = job.document;
  if (media.length === 0) return [];
  const heading = setSectionHeading(labels.media, root, job);
  const [first, ...others] = media.map((picture) => setPicture(picture, root, job));
  const opening = withRule(besideEachOther([heading, first!]), job);
  return [
    { ...opening, keep: false, entry: { title: labels.media, level: 2 } },
    ...others.map((strip) => ({ ...strip, before: job.density.section, keep: false })),
  ];
}

function setPicture(picture: LocalizedMedia, root: Branch, job: Job): Strip {
  const { alt, file } = picture;
  const whole = job.document.images.get(file);
  if (!whole) {
    const style = job.design.styles.caption;
    return fused(setWords([(owner) => wordRuns(alt, { style, owner }, job)], root, job));
  }
  const figure = branch(root, 'Figure', { alt: alt.text, lang: alt.lang });
  // As many pixels as 300 to the inch of the column take.
  const image = copyOf(whole, 1600);
  const { main } = job.design;
  const size = sizeOf(image, main, job, tallest);
  const drawing: Picture = { kind: 'picture', x: main.x, y: 0, ...size, bytes: image.bytes };
  const mark: Mark = { owner: figure, drawing };
  const strip: Strip = { height: size.height, before: 0, keep: true, marks: [mark] };
  const lines = setWords(linesOf(picture, job), figure, job);
  return fused([strip, ...lines.map((line, index) => (index ? line : { ...line, before: 4 }))]);
}

/** A share of the page, so that an upright picture and a wide one fit one page. */
const tallest = 0.4;

type Line = (owner: Branch) => TextRun[];

/** Caption; who made it, and whose it is. */
function linesOf({ caption, copyright, credit, place }: LocalizedMedia, job: Job): Line[] {
  const { labels } = job.document;
  const style = job.design.styles.caption;
  return [
    ...(caption
      ? [
          (owner: Branch) =>
            toRuns(caption.children, { style: { ...style, color: colors.ink }, owner }, job),
        ]
      : []),
    ...(credit
      ? [
          (owner: Branch) => [
            ...printRuns(`${labels.credit}${labels.colon}`, { style, owner }, job),
            ...wordRuns(credit, { style, owner }, job),
          ],
        ]
      : []),
    ...(copyright
      ? [
          (owner: Branch) =>
            wordRuns({ text: copyright, ...(place && { place }) }, { style, owner }, job),
        ]
      : []),
  ];
}

function setWords(lines: readonly Line[], parent: Branch, job: Job): Strip[] {
  const style = job.design.styles.caption;
  const caption = lines.length > 0 ? branch(parent, 'Caption') : parent;
  return lines.flatMap((runsOf) => {
    const owner = branch(caption, 'P');
    return setText(runsOf(owner), { column: job.design.main, style }, job);
  });
}
