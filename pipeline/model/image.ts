/** An image that was read and found sound. */
export interface ImageFile {
  /** Path from the project's root, for messages. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/jpeg';
  /** Size in pixels. */
  readonly width: number;
  readonly height: number;
}
