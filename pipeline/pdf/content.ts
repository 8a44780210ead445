import type { Box, Color, GlyphRun, MarkedContent, Picture } from '../model/paged-document.ts';
import type { EmbeddedFont } from './font.ts';
import { number } from './value.ts';

/** What the operators of a page need to know of the document. */
export interface Palette {
  font(run: GlyphRun): EmbeddedFont;
  /** Paints a picture; leaves font and colour as they were. */
  paint(picture: Picture): void;
  /** Adds operators to the page. */
  write(operators: string): void;
}

/** What a page has set so far, from one piece of content to the next. */
export interface PageState {
  font?: string;
  color?: Color;
  scale?: number;
}

/**
 * Draws a marked-content sequence: with its number if it has an owner in the structure, as an
 * artifact otherwise. The page's y axis points down, as in the model.
 */
export function drawContent(
  content: MarkedContent,
  mcid: number | undefined,
  palette: Palette,
  state: PageState,
): void {
  let operators = opening(content, mcid);
  let origin: Origin | undefined;
  const endText = () => {
    if (origin) operators += 'ET\n';
    origin = undefined;
  };
  for (const drawing of content.drawings) {
    if (drawing.kind === 'glyphs') {
      const font = palette.font(drawing);
      if (!origin) operators += 'BT\n';
      operators +=
        setFont(drawing, font, state) + setColor(drawing.color, state) + setScale(drawing, state);
      const moved = moveTo(drawing, origin);
      operators += moved.operator + showGlyphs(drawing, font);
      origin = moved.origin;
      continue;
    }
    endText();
    if (drawing.kind === 'box') operators += fillBox(drawing, state);
    else {
      palette.write(operators);
      operators = '';
      palette.paint(drawing);
    }
  }
  endText();
  palette.write(`${operators}EMC\n`);
}

function opening({ owner }: MarkedContent, mcid: number | undefined): string {
  if (!('artifact' in owner)) return `/${owner.type}<</MCID ${mcid}>>BDC\n`;
  if (owner.artifact === 'Layout') return '/Artifact<</Type/Layout>>BDC\n';
  return `/Artifact<</Type/Pagination/Subtype/${owner.artifact}>>BDC\n`;
}

function setFont({ size }: GlyphRun, { name }: EmbeddedFont, state: PageState): string {
  const font = `/${name} ${number(size)} Tf\n`;
  if (state.font === font) return '';
  state.font = font;
  return font;
}

function setScale({ scale = 1 }: GlyphRun, state: PageState): string {
  if ((state.scale ?? 1) === scale) return '';
  state.scale = scale;
  return `${number(scale * 100)} Tz\n`;
}

function setColor(color: Color, state: PageState): string {
  if (state.color === color) return '';
  state.color = color;
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = channels.map((channel) => String(Math.round(channel * 1000) / 1000));
  return red === green && green === blue ? `${red} g\n` : `${red} ${green} ${blue} rg\n`;
}

/** Where the last run of a text object began, in hundredths of a point, and how it was turned. */
interface Origin {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

/**
 * The first run of a text object has a matrix, which turns the letters upright again, because the
 * page's y axis points down. The others say how far they are from the run before: that is short, and
 * the same from line to line.
 */
function moveTo({ x, y, angle = 0 }: GlyphRun, origin: Origin | undefined) {
  const next = { x: Math.round(x * 100), y: Math.round(y * 100), angle };
  if (origin?.angle === 0 && angle === 0) {
    const [across, up] = [next.x - origin.x, origin.y - next.y];
    return { origin: next, operator: `${number(across / 100)} ${number(up / 100)} Td\n` };
  }
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)].map((value) => Number(value.toFixed(5)));
  const matrix = angle === 0 ? '1 0 0 -1' : `${cos} ${-sin!} ${-sin!} ${-cos!}`;
  return { origin: next, operator: `${matrix} ${number(x)} ${number(y)} Tm\n` };
}

/**
 * Codes, and where a glyph's advance is not its width, the difference in thousandths of the em.
 * What rounding leaves is carried on, so that a line ends where it should.
 */
function showGlyphs({ glyphs, size, scale = 1 }: GlyphRun, font: EmbeddedFont): string {
  let shown = '(';
  let isAdjusted = false;
  let owed = 0;
  let adjustment = 0;
  for (const glyph of glyphs) {
    // What follows the last glyph is of no concern.
    if (adjustment !== 0) {
      shown += `)${adjustment}(`;
      isAdjusted = true;
      owed -= adjustment;
    }
    const { bytes, width } = font.show(glyph);
    shown += bytes;
    owed += width - (glyph.advance * 1000) / (size * scale);
    adjustment = Math.round(owed);
  }
  return isAdjusted ? `[${shown})]TJ\n` : `${shown})Tj\n`;
}

function fillBox({ x, y, width, height, color }: Box, state: PageState): string {
  return `${setColor(color, state)}${[x, y, width, height].map(number).join(' ')} re f\n`;
}
