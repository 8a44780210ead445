/** What a PDF needs to know of a JPEG that `read/` has found whole and cleaned. */
export interface Jpeg {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly isGrey: boolean;
  /** Which side is up (Exif 2.3, 4.6.4): 1 to 8. */
  readonly orientation: number;
  /** Its ICC profile, if it has one. */
  readonly profile: Uint8Array | undefined;
}

/** Reads the segments before the first scan (ITU-T T.81, B.2). */
export function readJpeg(bytes: Uint8Array): Jpeg {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const profile: Uint8Array[] = [];
  let orientation = 1;
  let frame: Buffer | undefined;
  for (let at = 2; at + 4 < file.length && file[at + 1] !== 0xda; ) {
    const marker = file[at + 1]!;
    const end = at + 2 + file.readUInt16BE(at + 2);
    const content = file.subarray(at + 4, end);
    const begins = (name: string) => content.toString('latin1', 0, name.length) === name;
    // Only baseline and progressive frames come here.
    if (marker >= 0xc0 && marker <= 0xc2) frame = content;
    else if (marker === 0xe1 && begins('Exif\0\0')) orientation = orientationOf(content);
    // In one segment or several (ICC.1, annex B.4).
    else if (marker === 0xe2 && begins('ICC_PROFILE\0')) {
      profile[content[12]!] = content.subarray(14);
    }
    at = end;
  }
  return {
    depth: frame![0]!,
    height: frame!.readUInt16BE(1),
    width: frame!.readUInt16BE(3),
    isGrey: frame![5] === 1,
    orientation,
    profile: profile.length > 0 ? Buffer.concat(profile.filter(Boolean)) : undefined,
  };
}

/** The only entry of the note that `read/` leaves, whose numbers are big-endian. */
function orientationOf(exif: Buffer): number {
  return exif.readUInt16BE(24);
}

/**
 * How a picture lies in its frame, by its orientation: the share of the frame's width at which its
 * first pixel lies, what its columns and what its rows add; then the same of the height.
 */
const lies: readonly (readonly [number, number, number, number, number, number])[] = [
  [0, 1, 0, 0, 0, 1],
  [1, -1, 0, 0, 0, 1],
  [1, -1, 0, 1, 0, -1],
  [0, 1, 0, 1, 0, -1],
  [0, 0, 1, 0, 1, 0],
  [1, 0, -1, 0, 1, 0],
  [1, 0, -1, 1, -1, 0],
  [0, 0, 1, 1, -1, 0],
];

/**
 * The matrix that puts the unit square of a picture into a frame of a page whose y axis points down
 * (ISO 32000-1, 8.9.5.1: the first row of a picture is at the top of its square).
 */
export function matrixOf(
  orientation: number,
  frame: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  },
): readonly [number, number, number, number, number, number] {
  const [left, acrossColumn, acrossRow, top, downColumn, downRow] = lies[orientation - 1]!;
  const { x, y, width, height } = frame;
  return [
    width * acrossColumn,
    height * downColumn,
    -width * acrossRow,
    -height * downRow,
    x + width * (left + acrossRow),
    y + height * (top + downRow),
  ];
}
