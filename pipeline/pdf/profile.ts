import { deflateSync } from 'node:zlib';

/**
 * The colour space sRGB (IEC 61966-2-1) as an ICC profile of version 2.1: a matrix and one tone
 * curve; deflated. PDF/A wants a profile in every file, and this one is a fifth of the usual size.
 */
export const srgbProfile: Uint8Array = deflateSync(makeProfile(), { level: 9 });

function makeProfile(): Uint8Array {
  const curve = toneCurve();
  const tags: [string, Uint8Array][] = [
    ['desc', description('sRGB')],
    ['cprt', tagged('text', ascii('CC0\0'))],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    // The primaries, adapted to the white D50 of the profile connection space.
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const offsets = new Map<Uint8Array, number>();
  let size = 128 + 4 + 12 * tags.length;
  for (const [, data] of tags) {
    if (offsets.has(data)) continue;
    offsets.set(data, size);
    size += (data.length + 3) & ~3;
  }
  const profile = new Uint8Array(size);
  const view = new DataView(profile.buffer);
  writeHeader(profile, view);
  view.setUint32(128, tags.length);
  for (const [index, [name, data]] of tags.entries()) {
    const entry = 132 + 12 * index;
    profile.set(ascii(name), entry);
    view.setUint32(entry + 4, offsets.get(data)!);
    view.setUint32(entry + 8, data.length);
    profile.set(data, offsets.get(data)!);
  }
  return profile;
}

function writeHeader(profile: Uint8Array, view: DataView): void {
  view.setUint32(0, profile.length);
  view.setUint32(8, 0x02100000);
  profile.set(ascii('mntrRGB XYZ '), 12);
  // The day on which IEC 61966-2-1 was published.
  for (const [index, part] of [1999, 10, 18].entries()) view.setUint16(24 + 2 * index, part);
  profile.set(ascii('acsp'), 36);
  for (const [index, part] of [0.9642, 1, 0.8249].entries())
    view.setInt32(68 + 4 * index, fixed(part));
}

/** The curve of the standard, sampled: viewers interpolate. */
function toneCurve(): Uint8Array {
  const samples = 64;
  const data = new DataView(new ArrayBuffer(4 + 2 * samples));
  data.setUint32(0, samples);
  for (let index = 0; index < samples; index++) {
    const value = index / (samples - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    data.setUint16(4 + 2 * index, Math.round(linear * 0xffff));
  }
  return tagged('curv', new Uint8Array(data.buffer));
}

/** The text description type, whose Unicode and Macintosh parts are empty. */
function description(text: string): Uint8Array {
  const data = new Uint8Array(4 + text.length + 1 + 78);
  new DataView(data.buffer).setUint32(0, text.length + 1);
  data.set(ascii(text), 4);
  return tagged('desc', data);
}

function xyz(...values: readonly number[]): Uint8Array {
  const data = new DataView(new ArrayBuffer(12));
  for (const [index, value] of values.entries()) data.setInt32(4 * index, fixed(value));
  return tagged('XYZ ', new Uint8Array(data.buffer));
}

function tagged(type: string, data: Uint8Array): Uint8Array {
  const tag = new Uint8Array(8 + data.length);
  tag.set(ascii(type));
  tag.set(data, 8);
  return tag;
}

/** A signed 15.16 fixed-point number. */
function fixed(value: number): number {
  return Math.round(value * 0x10000);
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
