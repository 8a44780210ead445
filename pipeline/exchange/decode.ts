import type { VFile } from 'vfile';
import { refuse } from './refuse.ts';

/** Decodes a text file, which must be UTF-8; complains and returns nothing if it is not. */
export function decodeText(bytes: Uint8Array, file: VFile): string | undefined {
  return decodeAs('utf-8', bytes, file);
}

/** Decodes XML: UTF-8, or UTF-16 with its mark, as translation memories often are (XML 1.0, 4.3.3). */
export function decodeXml(bytes: Uint8Array, file: VFile): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes, file);
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes, file);
  return decodeAs('utf-8', bytes, file);
}

function decodeAs(encoding: string, bytes: Uint8Array, file: VFile): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    refuse(file, `Unexpected bytes, expected text in ${encoding.toUpperCase()}`, {
      note: 'Nothing was imported. Save the file in UTF-8, and look at the accented letters before you import it.',
    });
    return undefined;
  }
}
