import type { PhrasingContent } from 'mdast';
import type { VFile } from 'vfile';
import { cardDesign } from '../design/card.ts';
import { pageDesigns, type TextStyle } from '../design/page.ts';
import type { Card } from '../model/card.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';
import type { Drawing, FaceFiles } from '../model/paged-document.ts';
import { widthOfText } from './characters.ts';
import { openFaces } from './face.ts';
import { plainText, toRuns } from './inline.ts';
import type { Job } from './job.ts';
import { lettersOf } from './letters.ts';
import { baselineOf, setText } from './paragraph.ts';
import type { TextRun } from './run.ts';
import { drawLine, print, shorten } from './single-line.ts';
import { heightOf, lowered, type Strip } from './strip.ts';
import { branch } from './structure.ts';

/**
 * Sets the card that stands for a release where its page is shared: who publishes what, the title
 * as large as it fits, town and date. Characters without a glyph are reported as on paper.
 */
export function setCard(document: LocalizedDocument, files: FaceFiles, file: VFile): Card {
  const job = jobOf(document, files, file);
  const { width, height, ground, column, band, flag, rule } = cardDesign;
  return {
    width,
    height,
    ground,
    boxes: [
      { x: 0, y: 0, width, height: band.height, color: band.color },
      { x: column.x, y: band.height, ...flag },
      { x: column.x, width: column.width, ...rule },
    ],
    letters: lettersOf([...setBand(job), ...setMiddle(job), ...setFoot(job)], job),
  };
}

/** A card has no pages, notes or blocks: what it shares with paper is how lines are set. */
function jobOf(document: LocalizedDocument, files: FaceFiles, file: VFile): Job {
  const design = pageDesigns[document.paper];
  return {
    document,
    design,
    density: design.densities[0],
    faces: openFaces(files),
    file,
    told: new Set(),
    notes: [],
    level: 1,
    setBlocks: () => [],
  };
}

function setBand(job: Job): Drawing[] {
  const { labels, publisher } = job.document;
  const { band, styles } = cardDesign;
  // Capitals stand in the middle of the band.
  const { leading } = styles.wordmark;
  const baseline = band.height / 2 + baselineOf(styles.wordmark, job) - leading / 2;
  const wordmark = { text: publisher.wordmark, style: styles.wordmark };
  return setEnds([wordmark, { text: labels.banner, style: styles.banner }], baseline, job);
}

function setFoot(job: Job): Drawing[] {
  const { date, dateline, reference } = job.document;
  const { column, foot, styles } = cardDesign;
  // Of a town that has no room beside the reference, the date remains.
  const fits =
    dateline !== undefined && widthOfText(dateline, styles.place, job) < column.width / 2;
  const place = { text: fits ? dateline : date.text, style: styles.place };
  return setEnds([place, { text: reference, style: styles.reference }], foot, job);
}

interface Line {
  readonly text: string;
  readonly style: TextStyle;
}

/** Two texts on one line, at its ends: if both want more than there is, the second may have half. */
function setEnds([left, right]: readonly [Line, Line], baseline: number, job: Job): Drawing[] {
  const { column } = cardDesign;
  const gap = right.style.size;
  const held = ({ text, style }: Line, room: number): TextRun[] =>
    print(shorten(text, room, style, job), style, job);
  const rightWidth = Math.min(widthOfText(right.text, right.style, job), column.width / 2);
  const leftRuns = held(left, column.width - rightWidth - gap);
  const leftWidth = widthOfText(leftRuns.map(({ text }) => text).join(''), left.style, job);
  const rightRuns = held(right, column.width - leftWidth - gap);
  return [
    ...drawLine(leftRuns, { column, baseline }, job),
    ...drawLine(rightRuns, { column, baseline, align: 'right' }, job),
  ];
}

/** The title and the line above it, in the middle of what is free. */
function setMiddle(job: Job): Drawing[] {
  const { bottom, column, gap, top } = cardDesign;
  const above = lineAbove(job.document);
  const text = above && shorten(above.text, column.width, above.style, job);
  const line = text
    ? setText(print(text, above.style, job), { column, style: above.style }, job)
    : [];
  const reserved = line.length > 0 ? heightOf(line) + gap : 0;
  const title = fitTitle(bottom - top - reserved, job);
  // A little above the middle, where the eye looks for it.
  const y = top + Math.round((bottom - top - reserved - heightOf(title)) * 0.45);
  return [...placed(line, y), ...placed(title, y + reserved)];
}

/** What a reader must know before the title, else what it is about. */
function lineAbove({ draft, embargo, kicker, labels, notice }: LocalizedDocument) {
  const { styles } = cardDesign;
  const warning = draft ? labels.draft : (notice?.label ?? embargo?.text);
  if (warning) return { text: warning, style: styles.warning };
  return kicker && { text: plainText(kicker), style: styles.kicker };
}

/** The title in the largest size in which it fits; cut at a word if it fits in none. */
function fitTitle(room: number, job: Job): Strip[] {
  const { column, titles } = cardDesign;
  const { headline } = job.document;
  const owner = branch(undefined, 'Span');
  const children = withoutLinks(headline.children);
  const text = plainText(headline);
  for (const style of titles) {
    const strips = setText(
      toRuns(children, { style, owner }, job),
      { column, style, balanced: true },
      job,
    );
    if (heightOf(strips) <= room && !dividesWords(text, style, job)) return strips;
  }
  const style = titles.at(-1)!;
  return cut(text, (beginning) => {
    const strips = setText(print(beginning, style, job), { column, style }, job);
    return heightOf(strips) <= room ? strips : undefined;
  });
}

/** Whether a word is wider than a line, so that a smaller size does better. */
function dividesWords(text: string, style: TextStyle, job: Job): boolean {
  const { titles, column } = cardDesign;
  if (style === titles.at(-1)) return false;
  return text
    .split(/[ \u00a0-]/)
    .some((word) => word.length > 12 && widthOfText(word, style, job) > column.width);
}

/** The longest beginning of a text, and an ellipsis, of which something can be made. */
function cut(text: string, make: (beginning: string) => Strip[] | undefined): Strip[] {
  const words = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => index + segment.length);
  // An endless word is cut between its letters.
  const letters = [...new Intl.Segmenter().segment(text)].map(({ index }) => index);
  for (const ends of [words, letters]) {
    let best: Strip[] | undefined;
    let [low, high] = [0, ends.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const made = make(`${text.slice(0, ends[middle])}…`);
      if (made) [best, low] = [made, middle + 1];
      else high = middle - 1;
    }
    if (best) return best;
  }
  return [];
}

/** A picture links to nothing, and shows no link. */
function withoutLinks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'link' || node.type === 'linkReference') return withoutLinks(node.children);
    if (!('children' in node)) return [node];
    return [{ ...node, children: withoutLinks(node.children) } as PhrasingContent];
  });
}

/** The drawings of strips one below the other, from a height on. */
function placed(strips: readonly Strip[], top: number): Drawing[] {
  let y = top;
  return strips.flatMap(({ before, height, marks, grounds = [] }, index) => {
    y += index === 0 ? 0 : before;
    const drawings = [
      ...marks.flatMap((mark) => lowered(mark, y).drawing ?? []),
      ...grounds.map((ground): Drawing => ({ ...ground, y: ground.y + y })),
    ];
    y += height;
    return drawings;
  });
}
