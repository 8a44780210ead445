import { VFile } from 'vfile';
import { say } from '../report/message.ts';

/**
 * Decodes the bytes of a text file, which must be UTF-8. A byte order mark is dropped from the value
 * and kept as `file.data.byteOrderMark`, for whoever writes the file again.
 *
 * Bytes that are not UTF-8 become a message at the first of them, and U+FFFD in the value, so that
 * what is right in the file can still be read.
 */
export function decode(bytes: Uint8Array, path: string): VFile {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const file = new VFile({ path, value: text.replace(/^\uFEFF/, '') });
  if (text.startsWith('\uFEFF')) file.data.byteOrderMark = '\uFEFF';
  const at = firstDifference(bytes, Buffer.from(text, 'utf8'));
  if (at === undefined) return file;
  const lines = new TextDecoder('utf-8').decode(bytes.subarray(0, at)).split(/\r\n|\r|\n/);
  const byte = bytes[at]?.toString(16).toUpperCase().padStart(2, '0');
  say(file, {
    rule: 'invalid-utf-8',
    level: 'error',
    reason: `Unexpected byte ${byte}, expected text in UTF-8`,
    note: 'The file was saved in another encoding. Open it in your editor, save it with encoding UTF-8, and look at the accented letters before you build again.',
    place: { path, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 },
  });
  return file;
}

/** Where the bytes first differ from what their text encodes to: the first malformed one. */
function firstDifference(bytes: Uint8Array, encoded: Uint8Array): number | undefined {
  if (Buffer.compare(bytes, encoded) === 0) return undefined;
  let at = 0;
  while (bytes[at] === encoded[at]) at += 1;
  return at;
}
