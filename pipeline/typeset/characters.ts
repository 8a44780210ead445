import type { Literal } from 'unist';
import type { TextStyle } from '../design/page.ts';
import type { Place } from '../model/release.ts';
import { say } from '../report/message.ts';
import { hasGlyph, type ShapingFace } from './face.ts';
import type { Ink } from './inline.ts';
import { toItems } from './items.ts';
import type { Job } from './job.ts';
import type { TextRun } from './run.ts';
import { branch } from './structure.ts';

/**
 * Turns characters into runs, each of one face that has them all. A character that no face has is
 * left out and reported once, at its place in the node that it comes from.
 */
export function printRuns(text: string, ink: Ink, job: Job, node?: Literal): TextRun[] {
  const [own, other] = facesFor(ink.style, job);
  const runs: { text: string; face: ShapingFace }[] = [];
  for (const character of printable(text, node)) {
    const covered = breaks.has(character) || hasGlyph(own, character);
    const face = covered ? own : hasGlyph(other, character) ? other : undefined;
    if (!face) reportMissing(character, job, node);
    else if (runs.at(-1)?.face === face) runs.at(-1)!.text += character;
    else runs.push({ text: character, face });
  }
  return runs.map((run) => ({ ...ink, ...run }));
}

/** The width of a text on one line, in points. */
export function widthOfText(text: string, style: TextStyle, job: Job): number {
  const runs = printRuns(text, { style, owner: branch(undefined, 'Span') }, job);
  return toItems(runs, Number.POSITIVE_INFINITY).reduce(
    (width, item) => (item.kind === 'penalty' ? width : width + item.width),
    0,
  );
}

/** The face of a style, and the one that helps out where it lacks a character. */
export function facesFor(style: TextStyle, job: Job): readonly [ShapingFace, ShapingFace] {
  const shapeName = `${style.bold ? '-bold' : ''}${style.italic ? '-italic' : ''}`;
  const other = style.family === 'serif' ? 'sans' : 'serif';
  return [job.faces(style.family + shapeName), job.faces(other + shapeName)];
}

/** Control characters, marks of direction and joiners: they have no shape of their own. */
const shapeless =
  /[\p{Cc}\p{Variation_Selector}\u061c\u180e\u200c-\u200f\u202a-\u202e\u2061-\u206f\ufeff]/gu;

/** What has no glyph but says where a line ends, may end and may not. */
const breaks = new Set(['\n', '\u200b', '\u2060']);

/** A line feed of the source is a space; only a hard break, which has no node, stays one. */
function printable(text: string, node: Literal | undefined): string {
  const spaced = node ? text.replace(/[ \t\r\n\u0085\u2028\u2029]+/g, ' ') : text;
  const kept = spaced.replace(shapeless, (character) => (character === '\n' ? character : ''));
  return kept.normalize('NFC');
}

function reportMissing(character: string, job: Job, node: Literal | undefined): void {
  if (job.told.has(character)) return;
  job.told.add(character);
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  const place = node && placeOf(character, node, job);
  say(job.file, {
    rule: 'missing-glyph',
    level: 'error',
    reason: `Unexpected \`${character}\` (U+${code}), expected a character that the faces have`,
    note: 'The fonts of the PDF cannot show this character. Write it another way, e.g. in Latin letters.',
    ...(place && { place }),
  });
}

/** Where a character stands in its file, as far as the node still reads as the file does. */
function placeOf(character: string, node: Literal, job: Job): Place | undefined {
  const start = node.position?.start;
  if (!start) return undefined;
  const path = node.data?.origin ?? job.file.path;
  const before = String(node.value).split(character, 1)[0]!.split('\n');
  const inLine = before.at(-1)!.length;
  const line = start.line + before.length - 1;
  return { path, line, column: before.length === 1 ? start.column + inLine : inLine + 1 };
}
