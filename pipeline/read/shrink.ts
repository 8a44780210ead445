/** Unpacked pixels: red, green, blue and opacity, a byte each. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/**
 * A smaller picture, whose every pixel is the mean of the area that it stands for. All sums are whole
 * numbers below 2⁵³, so that every machine makes the same picture.
 *
 * @param scale At most 1.
 */
export function shrink(pixels: Pixels, scale: number): Pixels {
  const width = Math.max(1, Math.round(pixels.width * scale));
  const height = Math.max(1, Math.round(pixels.height * scale));
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const sums = new Float64Array(width * 4);
    for (const [row, weight] of overlaps(y, pixels.height, height)) {
      addRow(sums, pixels, { row, weight, width });
    }
    writeRow(data, y * width * 4, sums, pixels.width * pixels.height);
  }
  return { data, width, height };
}

/**
 * The pixels of a line of `from` that lie under one of `to`, each with the length that both share,
 * in units of which a pixel of the longer line has `to` and one of the shorter `from`.
 */
function* overlaps(index: number, from: number, to: number): Generator<[number, number]> {
  const [start, end] = [index * from, (index + 1) * from];
  for (let at = Math.floor(start / to); at * to < end; at++) {
    yield [at, Math.min(end, (at + 1) * to) - Math.max(start, at * to)];
  }
}

/** Adds one row; each colour counts as much as it is opaque, lest what is not seen tint what is. */
function addRow(
  sums: Float64Array,
  { data, width: from }: Pixels,
  { row, weight, width: to }: { row: number; weight: number; width: number },
): void {
  let x = 0;
  // How much of the pixel under the pen is still to be covered.
  let room = from;
  for (let column = 0; column < from; column++) {
    const at = (row * from + column) * 4;
    for (let rest = to; rest > 0; ) {
      const share = Math.min(rest, room);
      const opacity = share * weight * data[at + 3]!;
      sums[x]! += opacity * data[at]!;
      sums[x + 1]! += opacity * data[at + 1]!;
      sums[x + 2]! += opacity * data[at + 2]!;
      sums[x + 3]! += opacity;
      rest -= share;
      room -= share;
      if (room === 0) {
        x += 4;
        room = from;
      }
    }
  }
}

/** @param area Of all weights of one pixel. */
function writeRow(data: Uint8ClampedArray, start: number, sums: Float64Array, area: number): void {
  for (let at = 0; at < sums.length; at += 4) {
    const opacity = sums[at + 3]!;
    if (opacity === 0) continue;
    for (let channel = 0; channel < 3; channel++) {
      data[start + at + channel] = sums[at + channel]! / opacity;
    }
    data[start + at + 3] = opacity / area;
  }
}
