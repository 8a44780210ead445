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
}
