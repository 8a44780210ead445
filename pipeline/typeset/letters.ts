import type { CardLetters, Contour, ContourPiece } from '../model/card.ts';
import type { Color, Drawing, GlyphRun } from '../model/paged-document.ts';
import type { ShapingFace } from './face.ts';
import type { Job } from './job.ts';

/** The outlines of all that is drawn, colour by colour. */
export function lettersOf(drawings: readonly Drawing[], { faces }: Job): CardLetters[] {
  const byColor = new Map<Color, Contour[]>();
  for (const drawing of drawings) {
    if (drawing.kind === 'picture') continue;
    const contours = byColor.get(drawing.color) ?? [];
    byColor.set(drawing.color, contours);
    if (drawing.kind === 'box') contours.push(frameOf(drawing));
    else
      for (const contour of contoursOf(drawing, faces(drawing.face.name))) contours.push(contour);
  }
  return [...byColor].map(([color, contours]) => ({ color, contours }));
}

/** A stroke through a word, turning as outlines do, so that the two add up. */
function frameOf({ x, y, width, height }: Extract<Drawing, { kind: 'box' }>): Contour {
  const [right, bottom] = [x + width, y + height];
  return {
    x,
    y,
    pieces: [
      { x: right, y },
      { x: right, y: bottom },
      { x, y: bottom },
    ],
  };
}

function contoursOf(
  { glyphs, size, x: left, y: baseline }: GlyphRun,
  { font }: ShapingFace,
): Contour[] {
  const scale = size / font.unitsPerEm;
  const contours: Contour[] = [];
  let pen = left;
  for (const { id, advance } of glyphs) {
    const across = (units: number): number => pen + units * scale;
    const down = (units: number): number => baseline - units * scale;
    let pieces: ContourPiece[] = [];
    // The faces are TrueType: straight lines and quadratic curves.
    for (const { command, args } of font.getGlyph(id).path.commands) {
      const [a = 0, b = 0, c = 0, d = 0] = args;
      if (command === 'moveTo') {
        pieces = [];
        contours.push({ x: across(a), y: down(b), pieces });
      } else if (command === 'lineTo') pieces.push({ x: across(a), y: down(b) });
      else if (command === 'quadraticCurveTo') {
        pieces.push({ cx: across(a), cy: down(b), x: across(c), y: down(d) });
      } else if (command !== 'closePath') throw new Error(`no outline has a ${command}`);
    }
    pen += advance;
  }
  return contours;
}
