import type { PageDesign } from '../design/page.ts';
import type {
  ArtifactOwner,
  Box,
  Drawing,
  LinkArea,
  MarkedContent,
  OutlineItem,
  Page,
} from '../model/paged-document.ts';
import type { FilledPage } from './pages.ts';
import type { PlacedStrip } from './pile.ts';
import {
  extended,
  isArtifact,
  type LinkMark,
  type LinkTarget,
  lowered,
  type Mark,
} from './strip.ts';
import { type Branch, join } from './structure.ts';

/** Puts the strips of one page on it and hangs what they contain into the structure. */
export function composePage(
  { text, notes }: FilledPage,
  furniture: readonly MarkedContent[],
  { width, height }: PageDesign,
): Page {
  const placed = [...text, ...notes];
  const page = { content: [...furniture, ...groundsOf(placed)], links: [] as LinkArea[] };
  const open = new Opened();
  for (const { strip, y, repeated } of placed) {
    for (const mark of strip.marks) {
      const owner = repeated ? repetition : mark.owner;
      addMark(lowered({ ...mark, owner }, y), page, open);
    }
  }
  return { width, height, ...page };
}

/** The head of a table that is drawn again is not read again (ISO 32000-1, 14.8.2.2.2). */
const repetition: ArtifactOwner = { artifact: 'Layout' };

/** What the next mark may still join. */
class Opened {
  content: { owner: MarkedContent['owner']; drawings: Drawing[] } | undefined;
  readonly links = new Map<LinkTarget, { areas: LinkArea['areas'][number][] }>();
}

function addMark(
  mark: Mark,
  page: { content: MarkedContent[]; links: LinkArea[] },
  open: Opened,
): void {
  const { owner, drawing } = mark;
  if (!isArtifact(owner)) join(owner);
  if (!drawing) return;
  const key = isArtifact(owner) ? owner : owner.element;
  if (open.content?.owner !== key) {
    open.content = { owner: key, drawings: [] };
    page.content.push(open.content);
    if (!isArtifact(owner)) owner.element.children.push(open.content);
  }
  open.content.drawings.push(drawing);
  if (!isArtifact(owner) && drawing.kind === 'picture') setBox(owner, drawing);
  if (mark.link && !isArtifact(owner)) addLink(mark.link, page, open);
}

function setBox(
  { element }: Branch,
  { x, y, width, height }: Box | Extract<Drawing, { kind: 'picture' }>,
) {
  element.bbox = [x, y, x + width, y + height];
}

/** A link has one area on each of its lines, and one annotation on each of its pages. */
function addLink(link: LinkMark, page: { links: LinkArea[] }, open: Opened): void {
  const { target, left, top, right, bottom } = link;
  let area = open.links.get(target);
  if (!area) {
    const { href, description } = target;
    area = { areas: [] };
    const linkArea: LinkArea = { kind: 'link', href, description, areas: area.areas };
    open.links.set(target, area);
    page.links.push(linkArea);
    target.owner.element.children.push(linkArea);
  }
  const last = area.areas.at(-1);
  if (last && Math.abs(last[3] - bottom) < 4 && left >= last[0]) {
    area.areas[area.areas.length - 1] = [
      last[0],
      Math.min(last[1], top),
      right,
      Math.max(last[3], bottom),
    ];
  } else {
    area.areas.push([left, top, right, bottom]);
  }
}

/** Tints and rules lie under the text; those that touch become one, lest a seam show. */
function groundsOf(placed: readonly PlacedStrip[]): MarkedContent[] {
  const boxes: Box[] = [];
  for (const [index, { strip, y, before }] of placed.entries()) {
    for (const ground of strip.grounds ?? []) {
      const { joined, parting, ...box } = extended(ground, y, before);
      if (parting && index === 0) continue;
      const above = boxes.findIndex((other) => touches(other, box));
      if (above < 0) boxes.push(box);
      else boxes[above] = { ...boxes[above]!, height: box.y + box.height - boxes[above]!.y };
    }
  }
  return boxes.length > 0 ? [{ owner: { artifact: 'Layout' }, drawings: boxes }] : [];
}

function touches(above: Box, box: Box): boolean {
  const aligned = above.x === box.x && above.width === box.width && above.color === box.color;
  return aligned && Math.abs(above.y + above.height - box.y) < 0.01;
}

/** The outline: the headings of the text, each under the one above it in rank. */
export function outlineOf(pages: readonly FilledPage[]): OutlineItem[] {
  const roots: OutlineItem[] = [];
  const path: { level: number; children: OutlineItem[] }[] = [];
  for (const [page, { text }] of pages.entries()) {
    for (const { strip, y, repeated } of text) {
      if (!strip.entry || repeated) continue;
      const { title, level } = strip.entry;
      while (path.length > 0 && path.at(-1)!.level >= level) path.pop();
      const children: OutlineItem[] = [];
      (path.at(-1)?.children ?? roots).push({ title, page, y, children });
      path.push({ level, children });
    }
  }
  return roots;
}
