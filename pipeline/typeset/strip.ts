import type { ArtifactOwner, Box, Drawing } from '../model/paged-document.ts';
import type { Branch } from './structure.ts';

/**
 * A horizontal piece of the text that no page break may cut: a line, a row, a picture. The flow
 * of a document is a sequence of strips.
 */
export interface Strip {
  readonly height: number;
  /** Space above, which is dropped at the top of a page. */
  readonly before: number;
  /** Whether the next strip must stand on the same page. */
  readonly keep: boolean;
  /** Whether the next strip had better stand on the same page. */
  readonly clings?: true;
  /** Whether it ends in the middle of a word: a page should rather end with another. */
  readonly hyphenated?: true;
  /** What is drawn, in reading order; y counts from the top of the strip. */
  readonly marks: readonly Mark[];
  /** Tints and rules under the text; y counts from the top of the strip. */
  readonly grounds?: readonly Ground[];
  /** Drawn above this strip where it begins a page: the head of a table. */
  readonly continuation?: Strip;
  /** How far the marks reach below the strip, into the margin beside what follows. */
  readonly overhang?: number;
  /** Whether the strip must begin below what hangs beside the text. */
  readonly clear?: boolean;
  /** The notes to which it is the first to refer: they stand at the foot of its page. */
  readonly notes?: readonly (readonly Strip[])[];
  /** The entry of a heading in the outline. */
  readonly entry?: { readonly title: string; readonly level: number };
}

/** A drawing and what it belongs to; without a drawing, an element that has a place but no content. */
export interface Mark {
  readonly owner: Branch | ArtifactOwner;
  readonly drawing?: Drawing;
  readonly link?: LinkMark;
}

/** The clickable place of a drawing, above and below its baseline. */
export interface LinkMark {
  readonly target: LinkTarget;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a link leads; all marks of one link share one target. */
export interface LinkTarget {
  readonly owner: Branch;
  readonly href: string;
  readonly description: string;
}

/** A filled rectangle under the text. */
export interface Ground extends Box {
  /** Whether it also fills the space before its strip, so that it runs on without a gap. */
  readonly joined?: boolean;
  /** Whether it parts its strip from the one before, and so has no business at the top of a page. */
  readonly parting?: boolean;
}

/** Whether a mark belongs to the page's furniture. */
export function isArtifact(owner: Branch | ArtifactOwner): owner is ArtifactOwner {
  return 'artifact' in owner;
}

/** The same strips with another space above the first. */
export function spaced(strips: readonly Strip[], before: number): Strip[] {
  return strips.map((strip, index) => (index === 0 ? { ...strip, before } : strip));
}

/** The same strips with the last bound to what follows. */
export function bound(strips: readonly Strip[]): Strip[] {
  return strips.map((strip, index) =>
    index === strips.length - 1 ? { ...strip, keep: true } : strip,
  );
}

/** The same strips, the last of which had better stand on one page with what follows. */
export function clinging(strips: readonly Strip[]): Strip[] {
  return strips.map((strip, index) =>
    index === strips.length - 1 ? { ...strip, clings: true } : strip,
  );
}

/** The height of strips one below the other, the first without its space above. */
export function heightOf(strips: readonly Strip[]): number {
  return strips.reduce(
    (height, strip, index) => height + strip.height + (index === 0 ? 0 : strip.before),
    0,
  );
}

/** Stacks strips into one that no page break may cut. */
export function fused(strips: readonly Strip[]): Strip {
  let top = 0;
  const marks: Mark[] = [];
  const grounds: Ground[] = [];
  for (const [index, strip] of strips.entries()) {
    const before = index === 0 ? 0 : strip.before;
    top += before;
    for (const mark of strip.marks) marks.push(lowered(mark, top));
    for (const ground of strip.grounds ?? []) grounds.push(extended(ground, top, before));
    top += strip.height;
  }
  const last = strips.at(-1);
  return { height: top, before: strips[0]?.before ?? 0, keep: last?.keep ?? false, marks, grounds };
}

/** Strips that begin at the same height; the structure reads one after the other. */
export function besideEachOther(strips: readonly Strip[]): Strip {
  return {
    height: Math.max(...strips.map(({ height }) => height)),
    before: 0,
    keep: true,
    marks: strips.flatMap(({ marks }) => marks),
    grounds: strips.flatMap(({ grounds }) => grounds ?? []),
  };
}

/** The same mark, lower on the page. */
export function lowered(mark: Mark, distance: number): Mark {
  if (!mark.drawing) return mark;
  const drawing = { ...mark.drawing, y: mark.drawing.y + distance };
  if (!mark.link) return { ...mark, drawing };
  const { top, bottom } = mark.link;
  const link = { ...mark.link, top: top + distance, bottom: bottom + distance };
  return { ...mark, drawing, link };
}

/** A ground at its place on the page, over the space before its strip if it is joined. */
export function extended(ground: Ground, top: number, before: number): Ground {
  if (!ground.joined) return { ...ground, y: ground.y + top };
  return { ...ground, y: ground.y + top - before, height: ground.height + before };
}
