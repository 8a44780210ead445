import type { Contour } from '../model/card.ts';

/** How many steps lie between a pixel that is clear and one that is full; a palette bears no more. */
export const levels = 15;

/** How far outlines cover each pixel of some rows, in `levels`; no pixel of any other row. */
export interface Coverage {
  readonly coverage: Uint8Array;
  /** The first of the rows. */
  readonly top: number;
}

/**
 * The exact share of each pixel that lies inside closed outlines: every edge adds the signed area
 * to its right, which a running sum over the row turns into coverage (R. Levien, "Inside the fastest
 * font renderer in the world", 2016). What lies outside the picture is cut off.
 */
export function coverageOf(
  contours: readonly Contour[],
  { width, height }: { readonly width: number; readonly height: number },
): Coverage {
  const { top, rows } = rowsOf(contours, height);
  // One more cell a row: an edge in the last pixel adds to what lies right of it.
  const stride = width + 1;
  const areas = new Float64Array(stride * rows);
  for (const contour of contours) trace(contour, { areas, stride, width, top, rows });
  const coverage = new Uint8Array(width * rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let column = 0; column < width; column++) {
      sum += areas[row * stride + column]!;
      coverage[row * width + column] = Math.round(Math.min(Math.abs(sum), 1) * levels);
    }
  }
  return { coverage, top };
}

interface Canvas {
  readonly areas: Float64Array;
  readonly stride: number;
  readonly width: number;
  readonly top: number;
  readonly rows: number;
}

/** The rows that outlines can touch: a curve stays between its points. */
function rowsOf(contours: readonly Contour[], height: number): { top: number; rows: number } {
  let [top, bottom] = [height, 0];
  for (const { y, pieces } of contours) {
    for (const at of [y, ...pieces.flatMap((piece) => [piece.y, piece.cy ?? piece.y])]) {
      top = Math.min(top, Math.floor(at));
      bottom = Math.max(bottom, Math.ceil(at));
    }
  }
  top = Math.max(0, top);
  return { top, rows: Math.max(0, Math.min(bottom, height) - top) };
}

function trace({ x: startX, y: startY, pieces }: Contour, canvas: Canvas): void {
  let [x, y] = [startX, startY];
  const lineTo = (toX: number, toY: number): void => {
    addEdge(x, y, toX, toY, canvas);
    [x, y] = [toX, toY];
  };
  for (const { x: toX, y: toY, cx, cy } of pieces) {
    if (cx === undefined || cy === undefined) lineTo(toX, toY);
    else {
      const [fromX, fromY] = [x, y];
      const bend = Math.abs(fromX - 2 * cx + toX) + Math.abs(fromY - 2 * cy + toY);
      // The chord strays from the curve by at most bend / (8 · n²): a fortieth of a pixel.
      const steps = Math.max(1, Math.ceil(Math.sqrt(bend * 5)));
      for (let step = 1; step <= steps; step++) {
        const t = step / steps;
        const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
        lineTo(a * fromX + b * cx + c * toX, a * fromY + b * cy + c * toY);
      }
    }
  }
  lineTo(startX, startY);
}

/** Adds the areas of one straight edge, row by row. */
function addEdge(x0: number, y0: number, x1: number, y1: number, canvas: Canvas): void {
  if (y0 === y1) return;
  const sign = y0 < y1 ? 1 : -1;
  const [topX, topY, endX, endY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (endX - topX) / (endY - topY);
  const first = Math.max(canvas.top, Math.floor(topY));
  const last = Math.min(canvas.top + canvas.rows, Math.ceil(endY));
  for (let row = first; row < last; row++) {
    const from = Math.max(row, topY);
    const to = Math.min(row + 1, endY);
    const fromX = clamp(topX + (from - topY) * slope, canvas.width);
    const toX = clamp(topX + (to - topY) * slope, canvas.width);
    addSlice(
      row - canvas.top,
      (to - from) * sign,
      [Math.min(fromX, toX), Math.max(fromX, toX)],
      canvas,
    );
  }
}

/** Adds what an edge does in one row, between two columns; `height` is signed. */
function addSlice(
  row: number,
  height: number,
  [left, right]: readonly [number, number],
  { areas, stride, width }: Canvas,
): void {
  const start = row * stride;
  let done = 0;
  for (let column = Math.floor(left); column < right || column === Math.floor(left); column++) {
    if (column >= width) break;
    const from = Math.max(left, column);
    const to = Math.min(right, column + 1);
    const share = right > left ? ((to - from) / (right - left)) * height : height;
    const inside = share * (column + 1 - (from + to) / 2);
    areas[start + column]! += inside;
    areas[start + column + 1]! += share - inside;
    done += share;
    if (right === left) break;
  }
  // What rounding left over, so that a row sums up to nothing.
  if (left < width) areas[start + Math.min(width, Math.ceil(right))]! += height - done;
}

function clamp(x: number, width: number): number {
  return Math.min(Math.max(x, 0), width);
}
