import type { Box, Color, GlyphRun, MarkedContent, Picture } from '../model/paged-document.ts';
import { type EmbeddedFont, hex } from './font.ts';
import { number } from './writer.ts';

/** What the operators of a page need to know of the document. */
export interface Palette {
  font(run: GlyphRun): EmbeddedFont;
  /** Paints a picture. */
  paint(picture: Picture): void;
  /** Adds operators to the page. */
  write(operators: string): void;
}

/**
 * Draws a marked-content sequence: with its number if it has an owner in the structure, as an
 * artifact otherwise. The page's y axis points down, as in the model.
 */
export function drawContent(content: MarkedContent, mcid: number | undefined, palette: Palette) {
  palette.write(opening(content, mcid));
  let text: string[] = [];
  let state: TextState = {};
  const flush = () => {
    if (text.length > 0) palette.write(`BT\n${text.join('\n')}\nET`);
    text = [];
    state = {};
  };
  for (const drawing of content.drawings) {
    if (drawing.kind === 'glyphs') {
      text.push(...showGlyphs(drawing, palette.font(drawing), state));
      continue;
    }
    flush();
    if (drawing.kind === 'box') palette.write(fillBox(drawing));
    else palette.paint(drawing);
  }
  flush();
  palette.write('EMC');
}

function opening({ owner }: MarkedContent, mcid: number | undefined): string {
  if (!('artifact' in owner)) return `/${owner.type} <</MCID ${mcid}>> BDC`;
  if (owner.artifact === 'Layout') return '/Artifact <</Type /Layout>> BDC';
  return `/Artifact <</Type /Pagination /Subtype /${owner.artifact}>> BDC`;
}

/** What the text object already has set. */
interface TextState {
  font?: string;
  color?: Color;
}

function showGlyphs(run: GlyphRun, font: EmbeddedFont, state: TextState): string[] {
  const operators: string[] = [];
  const selected = `/${font.name} ${number(run.size)} Tf`;
  if (state.font !== selected) operators.push(selected);
  if (state.color !== run.color) operators.push(fillColor(run.color));
  state.font = selected;
  state.color = run.color;
  operators.push(textMatrix(run), showArray(run, font));
  return operators;
}

/** The page's y axis points down; the matrix turns the letters upright again. */
function textMatrix({ x, y, angle = 0 }: GlyphRun): string {
  if (angle === 0) return `1 0 0 -1 ${number(x)} ${number(y)} Tm`;
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)].map((value) => value.toFixed(5));
  return `${cos} -${sin} -${sin} -${cos} ${number(x)} ${number(y)} Tm`;
}

/**
 * Codes, and where a glyph's advance is not its width, the difference in thousandths of the em.
 * What rounding leaves is carried on, so that a line ends where it should.
 */
function showArray({ glyphs, size }: GlyphRun, font: EmbeddedFont): string {
  let array = '<';
  let owed = 0;
  for (const [index, glyph] of glyphs.entries()) {
    array += hex(font.code(glyph));
    owed += font.width(glyph) - (glyph.advance * 1000) / size;
    const adjustment = Math.round(owed);
    if (adjustment === 0 || index === glyphs.length - 1) continue;
    array += `>${adjustment}<`;
    owed -= adjustment;
  }
  return `[${array}>] TJ`;
}

function fillBox({ x, y, width, height, color }: Box): string {
  return `${fillColor(color)}\n${[x, y, width, height].map(number).join(' ')} re f`;
}

function fillColor(color: Color): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  return `${channels.map((channel) => String(Math.round(channel * 1000) / 1000)).join(' ')} rg`;
}
