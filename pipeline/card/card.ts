import type { Card } from '../model/card.ts';
import type { Color } from '../model/paged-document.ts';
import { coverageOf, levels } from './coverage.ts';
import { writePng } from './png.ts';

/**
 * Fills a card with pixels: a PNG with a palette. Plain arithmetic on IEEE 754 numbers and a
 * compressor in JavaScript, so that the same card gives the same bytes on every machine.
 */
export function drawCard(card: Card): Uint8Array {
  const { width, height, ground } = card;
  const palette = openPalette();
  const pixels = new Uint8Array(width * height).fill(palette.indexOf(ground));
  for (const { x, y, color, ...box } of card.boxes) {
    const index = palette.indexOf(color);
    for (let row = y; row < y + box.height; row++) {
      pixels.fill(index, row * width + x, row * width + x + box.width);
    }
  }
  for (const { color, contours } of card.letters) {
    const { coverage, top } = coverageOf(contours, { width, height });
    const blend = palette.blendOf(color);
    const offset = top * width;
    for (let at = 0; at < coverage.length; at++) {
      const level = coverage[at]!;
      if (level > 0) pixels[offset + at] = blend(pixels[offset + at]!, level);
    }
  }
  return writePng({ width, height, pixels, palette: palette.colors });
}

/** The colours of a picture, each with a number in the order of first use. */
function openPalette() {
  const colors: Color[] = [];
  const indices = new Map<Color, number>();
  const indexOf = (color: Color): number => {
    const known = indices.get(color);
    if (known !== undefined) return known;
    // The design has few colours, and letters of each on one ground: a picture of more is a bug.
    if (colors.length === 256) throw new Error('a card has more than 256 colours');
    indices.set(color, colors.length);
    return colors.push(color) - 1;
  };
  /** What a colour makes of one that lies beneath. */
  const blendOf = (color: Color) => {
    const known = new Int16Array(256 * (levels + 1)).fill(-1);
    return (ground: number, level: number): number => {
      const at = ground * (levels + 1) + level;
      if (known[at] === -1) known[at] = indexOf(mix(colors[ground]!, color, level / levels));
      return known[at]!;
    };
  };
  return { colors, indexOf, blendOf };
}

function mix(ground: Color, color: Color, share: number): Color {
  const channels = [1, 3, 5].map((at) => {
    const [from, to] = [ground, color].map((one) => Number.parseInt(one.slice(at, at + 2), 16));
    const value = Math.round(from! + (to! - from!) * share);
    return value.toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
