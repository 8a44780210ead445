/**
 * Whether an ICC profile may stay with an image of so many colour components: one of version 2 or 4,
 * for a device of these colours, and whole (ICC.1, 7.2 and 7.3). The others are dropped, and the
 * colours taken for sRGB.
 */
export function isFitProfile(profile: Buffer, components: 1 | 3): boolean {
  if (profile.length < 132 || profile.length > largestProfile) return false;
  const kind = (at: number) => profile.toString('latin1', at, at + 4);
  const tags = profile.readUInt32BE(128);
  if (132 + 12 * tags > profile.length) return false;
  for (let at = 132; at < 132 + 12 * tags; at += 12) {
    if (profile.readUInt32BE(at + 4) + profile.readUInt32BE(at + 8) > profile.length) return false;
  }
  return (
    profile.readUInt32BE(0) === profile.length &&
    [2, 4].includes(profile[8]!) &&
    ['mntr', 'scnr', 'spac'].includes(kind(12)) &&
    kind(16) === (components === 1 ? 'GRAY' : 'RGB ') &&
    ['XYZ ', 'Lab '].includes(kind(20)) &&
    kind(36) === 'acsp'
  );
}

/** Larger than those of any camera or screen. */
export const largestProfile = 4 * 2 ** 20;
