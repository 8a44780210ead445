/** An image of which only pixels and colours are left. */
export interface CleanImage {
  readonly bytes: Uint8Array;
  /** Size in pixels, the right way up. */
  readonly width: number;
  readonly height: number;
  readonly orientation?: number;
}

/** What is wrong with a size, if anything. */
export function objectToSize(width: number, height: number): string | undefined {
  if (width === 0 || height === 0) return 'it has no size, expected a sound file';
  if (width * height <= largestArea) return undefined;
  return `it has ${width} × ${height} pixels, expected at most 100 million`;
}

const largestArea = 100e6;
