import type { GlyphRun } from '../model/paged-document.ts';
import type { ShapedGlyph } from './face.ts';
import type { TextRun } from './run.ts';
import type { Ground, LinkMark, Mark } from './strip.ts';

/** Draws the glyphs of one line, from left to right. */
export class Pen {
  readonly marks: Mark[] = [];
  readonly grounds: Ground[] = [];
  readonly #baseline: number;
  /** How wide letters are drawn, as a share of what the face has. */
  readonly #scale: number;
  #x: number;
  #run: TextRun | undefined;
  /** Points in a thousandth of the em of the run. */
  #points = 0;
  /** Where the run began, and where what is to be underlined ends. */
  #left = 0;
  #right = 0;
  #y = 0;
  #drawings: { x: number; y: number; glyphs: GlyphRun['glyphs'][number][] }[] = [];
  /** Whether the next glyph needs a place of its own. */
  #apart = true;

  constructor(left: number, baseline: number, scale: number) {
    this.#x = left;
    this.#baseline = baseline;
    this.#scale = scale;
  }

  /** Goes on with another run, or with none: what the run before has drawn becomes marks. */
  take(run: TextRun | undefined): void {
    if (run === this.#run) return;
    if (this.#run) this.#finish(this.#run);
    this.#run = run;
    if (!run) return;
    this.#points = run.style.size / 1000;
    this.#left = this.#x;
    this.#right = this.#x;
    this.#y = this.#baseline - (run.style.rise ?? 0);
    this.#drawings = [];
    this.#apart = true;
  }

  /** Draws a glyph; its advance is in thousandths of the em. */
  draw(glyph: ShapedGlyph, advance: number): void {
    this.#put(glyph, advance * this.#points);
    this.#right = this.#x;
  }

  /** Draws the space at the end of a line. */
  drawBeyond(glyph: ShapedGlyph): void {
    this.#put(glyph, glyph.advance * this.#points);
  }

  /** A glyph that stands off its pen, such as an accent, is drawn on its own. */
  #put({ id, text, dx, dy }: ShapedGlyph, advance: number): void {
    const isDisplaced = dx !== 0 || dy !== 0;
    if (this.#apart || isDisplaced) {
      const points = this.#points;
      this.#drawings.push({ x: this.#x + dx * points, y: this.#y - dy * points, glyphs: [] });
    }
    this.#drawings.at(-1)!.glyphs.push({ id, text, advance });
    this.#apart = isDisplaced;
    this.#x += advance;
  }

  #finish(run: TextRun): void {
    const { size, color } = run.style;
    const link = run.link && linkMark(run, this.#left, this.#right, this.#y);
    for (const { x, y, glyphs } of this.#drawings) {
      const scale = this.#scale === 1 ? undefined : { scale: this.#scale };
      this.marks.push({
        owner: run.owner,
        drawing: { kind: 'glyphs', face: run.face.face, size, color, ...scale, x, y, glyphs },
        ...(link && { link }),
      });
    }
    if (run.underlined) this.#stroke(run, this.#baseline + underlineDepth);
    if (run.struck) {
      this.#stroke(run, this.#baseline - (run.face.face.xHeight * run.style.size) / 2000);
    }
  }

  #stroke({ style }: TextRun, y: number): void {
    const width = this.#right - this.#left;
    this.grounds.push({ kind: 'box', x: this.#left, y, width, height: 0.4, color: style.color });
  }
}

/** By eye: clear of the letters, above the next line. */
const underlineDepth = 1.6;

function linkMark(run: TextRun, left: number, right: number, baseline: number): LinkMark {
  const { ascent, descent } = run.face.face;
  const scale = run.style.size / 1000;
  // The ascent of a face covers accents on capitals: a little less makes a neater frame.
  return {
    target: run.link!,
    left,
    top: baseline - ascent * scale * 0.85,
    right,
    bottom: baseline - descent * scale * 0.85,
  };
}
