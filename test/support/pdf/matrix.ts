/** A transformation [a b c d e f] of ISO 32000-1, 8.3.3: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** The transformation that changes nothing. */
export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The transformation that does `first`, then `second`. */
export function concatenate(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const [A, B, C, D, E, F] = second;
  return [
    a * A + b * C,
    a * B + b * D,
    c * A + d * C,
    c * B + d * D,
    e * A + f * C + E,
    e * B + f * D + F,
  ];
}

/** A list of six numbers as a matrix; anything else is undefined. */
export function toMatrix(numbers: readonly number[] | undefined): Matrix | undefined {
  return numbers?.length === 6 ? (numbers as unknown as Matrix) : undefined;
}
