/** An image that was read and found sound. */
export interface ImageFile {
  /** Path from the project's root, for messages. */
  readonly path: string;
  /** Pixels, colours and, of a JPEG, which side is up; nothing else that a camera has noted. */
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg';
  /** Size in pixels, the right way up. */
  readonly width: number;
  readonly height: number;
  /** How a JPEG is to be turned, where it is: 2 to 8 (Exif 2.3, 4.6.4). */
  readonly orientation?: number;
}

/**
 * The passes of an interlaced PNG: first column and row, and the distances to the next (PNG third
 * edition, 8.2).
 */
export const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
