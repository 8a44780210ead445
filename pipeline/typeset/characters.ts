import type { Node } from 'unist';
import { emojiFamily, faces, standIns } from '../design/faces.ts';
import type { TextStyle } from '../design/page.ts';
import { covers, coversAll, type ShapingFace } from './face.ts';
import { clustersOf, plainClusters, wantsEmoji } from './graphemes.ts';
import type { Ink } from './inline.ts';
import { toItems } from './items.ts';
import type { Job } from './job.ts';
import type { TextRun } from './run.ts';
import { branch } from './structure.ts';
import { isRightToLeft, reportControls, reportMissing } from './unprintable.ts';

/**
 * Turns a text into runs, each of one face that has all its graphemes. A grapheme that no face has
 * is left out and reported once, at its place in the node that it comes from.
 */
export function printRuns(text: string, ink: Ink, job: Job, node?: Node): TextRun[] {
  reportControls(text, job, node);
  const [own, standIn] = facesFor(ink.style, job);
  const runs: Shown[] = [];
  const flows = node !== undefined && node.type !== 'code';
  const plain = plainClusters(text, flows);
  if (plain === '') return [];
  if (plain !== undefined && coversAll(own, plain)) {
    return [{ ...ink, text: plain, face: own, style: styleIn(own, ink.style) }];
  }
  for (const cluster of clustersOf(text, flows)) {
    const isOwn = cluster === '\n' || (!wantsEmoji(cluster) && covers(own, cluster));
    const shown = isOwn ? { text: cluster, face: own } : standIn(cluster);
    if (!shown) reportMissing(cluster, job, node);
    else if (runs.at(-1)?.face === shown.face) runs.at(-1)!.text += shown.text;
    else runs.push(shown);
  }
  return runs.map((run) => ({ ...ink, ...run, style: styleIn(run.face, ink.style) }));
}

/** A text and a face that has all of it. */
interface Shown {
  text: string;
  readonly face: ShapingFace;
}

/** The width of a text on one line, in points. */
export function widthOfText(text: string, style: TextStyle, job: Job): number {
  const runs = printRuns(text, { style, owner: branch(undefined, 'Span') }, job);
  return toItems(runs, Number.POSITIVE_INFINITY).reduce(
    (width, item) => (item.kind === 'penalty' ? width : width + item.width),
    0,
  );
}

/** The face of a style, and how to find the one that stands in where it lacks a grapheme. */
export function facesFor(
  style: TextStyle,
  job: Job,
): readonly [own: ShapingFace, standIn: (cluster: string) => Shown | undefined] {
  const own = style.family + (style.bold ? '-bold' : '') + (style.italic ? '-italic' : '');
  return [job.faces(own), (cluster) => findStandIn(cluster, style, job)];
}

function findStandIn(cluster: string, style: TextStyle, job: Job): Shown | undefined {
  if (isRightToLeft(cluster)) return undefined;
  const families = wantsEmoji(cluster) ? [emojiFamily, style.family] : [style.family];
  // A letter that no face has in one piece may be there in two: ṕ.
  for (const text of new Set([cluster, cluster.normalize('NFD')])) {
    for (const face of openShapes([...families, ...standIns], style, job)) {
      if (covers(face, text)) return { text, face };
    }
  }
  return undefined;
}

/** The faces of families, the shape that is most like a style first; opened when asked for. */
function* openShapes(
  families: readonly string[],
  { bold, italic }: TextStyle,
  job: Job,
): Generator<ShapingFace> {
  for (const family of families) {
    for (const weight of bold ? ['-bold', ''] : ['']) {
      for (const slope of italic ? ['-italic', ''] : ['']) {
        const name = family + weight + slope;
        if (faces[name]) yield job.faces(name);
      }
    }
  }
}

function styleIn({ face }: ShapingFace, style: TextStyle): TextStyle {
  const scale = faces[face.name]?.scale ?? 1;
  return scale === 1 ? style : { ...style, size: style.size * scale };
}
