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
  /** Smaller copies, the smallest first; only of pictures that go with a release. */
  readonly copies?: readonly ImageCopy[];
  /** What the file itself says of the picture, in fields that are meant for the media. */
  readonly notes?: PictureNotes;
}

/** A smaller copy of an image, turned as the image is. */
export interface ImageCopy
  extends Pick<ImageFile, 'bytes' | 'mediaType' | 'width' | 'height' | 'orientation'> {
  /** Pixels of its longer side. */
  readonly size: number;
}

/** What an agency or a photographer has written into a picture (IPTC Photo Metadata 2023.2). */
export interface PictureNotes {
  readonly caption?: string;
  readonly credit?: string;
  readonly copyright?: string;
  readonly creator?: string;
}

/** The smallest copy of an image with so many pixels on its longer side, or the image itself. */
export function copyOf(image: ImageFile, pixels: number): ImageFile | ImageCopy {
  return image.copies?.find(({ size }) => size >= pixels) ?? image;
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
