import type { Run } from './content.ts';
import type { Character, PdfFont } from './fonts.ts';
import { concatenate, identity, type Matrix, toMatrix } from './matrix.ts';
import { PdfArray, PdfError, type PdfObject, PdfString } from './objects.ts';

/** The page and the transformation under which a string is shown. */
interface Canvas {
  readonly page: number;
  readonly matrix: Matrix;
}

/** Text state and text object of ISO 32000-1, 9.3 and 9.4, as far as they move glyphs. */
export class TextState {
  /** The operators that show text. */
  static readonly shows: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"']);

  #font: PdfFont | undefined;
  #size = 0;
  #charSpace = 0;
  #wordSpace = 0;
  #scale = 1;
  #leading = 0;
  #rise = 0;
  #matrix: Matrix = identity;
  #line: Matrix = identity;

  copy(): TextState {
    const copy = new TextState();
    copy.#font = this.#font;
    copy.#size = this.#size;
    copy.#charSpace = this.#charSpace;
    copy.#wordSpace = this.#wordSpace;
    copy.#scale = this.#scale;
    copy.#leading = this.#leading;
    copy.#rise = this.#rise;
    copy.#matrix = this.#matrix;
    copy.#line = this.#line;
    return copy;
  }

  setFont(font: PdfFont, size: PdfObject | undefined): void {
    this.#font = font;
    this.#size = numberAt([size ?? null], 0, 'Tf');
  }

  /** Follows an operator that concerns text; any other is none of ours. */
  apply(operator: string, operands: readonly PdfObject[]): void {
    const number = (index: number): number => numberAt(operands, index, operator);
    switch (operator) {
      case 'BT':
        this.#place(identity);
        break;
      case 'Td':
        this.#move(number(0), number(1));
        break;
      case 'TD':
        this.#leading = -number(1);
        this.#move(number(0), number(1));
        break;
      case 'Tm': {
        const matrix = toMatrix(operands.filter((operand) => typeof operand === 'number'));
        if (!matrix) throw new PdfError('Tm has no six numbers');
        this.#place(matrix);
        break;
      }
      case 'T*':
        this.#move(0, -this.#leading);
        break;
      case 'Tc':
        this.#charSpace = number(0);
        break;
      case 'Tw':
        this.#wordSpace = number(0);
        break;
      case 'Tz':
        this.#scale = number(0) / 100;
        break;
      case 'TL':
        this.#leading = number(0);
        break;
      case 'Ts':
        this.#rise = number(0);
        break;
    }
  }

  /** Shows a string or an array; undefined where it holds no glyph. */
  show(operator: string, operands: readonly PdfObject[], canvas: Canvas): Run | undefined {
    if (operator === '"') {
      this.apply('Tw', operands);
      this.apply('Tc', operands.slice(1));
    }
    if (operator === "'" || operator === '"') this.apply('T*', []);
    const shown = operands.at(-1);
    const pieces = shown instanceof PdfArray ? shown.items : [shown ?? null];
    const start = this.#origin(canvas.matrix);
    const characters = pieces.flatMap((piece) => this.#advance(piece));
    if (characters.length === 0) return undefined;
    const [, , c, d] = concatenate(this.#matrix, canvas.matrix);
    const [x, y] = start;
    const [endX, endY] = this.#origin(canvas.matrix);
    return {
      page: canvas.page,
      font: this.#font as PdfFont,
      size: Math.abs(this.#size) * Math.hypot(c, d),
      x,
      y,
      endX,
      endY,
      text: characters.map(({ text }) => text ?? '\ufffd').join(''),
      characters,
    };
  }

  /** Moves on over one piece of a TJ array: the glyphs of a string, or a number's distance. */
  #advance(piece: PdfObject): readonly Character[] {
    if (typeof piece === 'number') {
      this.#shift((-piece / 1000) * this.#size * this.#scale);
      return [];
    }
    if (!(piece instanceof PdfString)) throw new PdfError('A show operator shows no string');
    if (!this.#font) throw new PdfError('Text is shown before a font is chosen');
    const characters = this.#font.decode(piece.bytes);
    for (const { width, space } of characters) {
      const spacing = this.#charSpace + (space ? this.#wordSpace : 0);
      this.#shift((width * this.#size + spacing) * this.#scale);
    }
    return characters;
  }

  #origin(canvas: Matrix): readonly [number, number] {
    const [, , , , x, y] = concatenate(
      concatenate([1, 0, 0, 1, 0, this.#rise], this.#matrix),
      canvas,
    );
    return [x, y];
  }

  #shift(distance: number): void {
    this.#matrix = concatenate([1, 0, 0, 1, distance, 0], this.#matrix);
  }

  #move(x: number, y: number): void {
    this.#place(concatenate([1, 0, 0, 1, x, y], this.#line));
  }

  #place(matrix: Matrix): void {
    this.#matrix = matrix;
    this.#line = matrix;
  }
}

function numberAt(operands: readonly PdfObject[], index: number, operator: string): number {
  const value = operands[index];
  if (typeof value !== 'number') throw new PdfError(`${operator} lacks a number`);
  return value;
}
