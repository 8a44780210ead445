import type { Artifact } from '../model/artifact.ts';
import { leaksOfMail } from './mail.ts';
import { leaksOfPdf } from './pdf.ts';
import { leaksOfPicture } from './picture.ts';
import { leaksOfMarkup, leaksOfWords, type Secrets, textOfMarkup } from './text.ts';
import { leaksOfWord } from './word.ts';

export { textOfDocument } from './document.ts';
export type { Secrets };

/** Something in a finished file that nobody meant to publish. */
export interface Leak {
  /** The file of the pack. */
  readonly name: string;
  /** What was found, as the middle of a sentence: `the place where the photograph was taken`. */
  readonly found: string;
}

/**
 * Looks through the finished files of a pack for what only the newsroom should know: places and
 * serial numbers in photographs, names and paths in metadata, hidden text, comments, what stands
 * under `internal:` in the front matter.
 *
 * The last look before a pack is written, and a suspicious one: it reads the bytes as a stranger
 * would, and trusts none of the rooms that made them.
 */
export function scan(artifacts: readonly Artifact[], secrets: Secrets): Leak[] {
  return artifacts.flatMap(({ name, mediaType, bytes }) => {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return [...new Set(leaksOf(file, mediaType, secrets))].map((found) => ({ name, found }));
  });
}

function leaksOf(file: Buffer, mediaType: string, secrets: Secrets): string[] {
  if (mediaType.startsWith('image/')) return leaksOfPicture(file, secrets);
  if (mediaType === 'application/pdf') return leaksOfPdf(file, secrets);
  if (mediaType.includes('officedocument')) return leaksOfWord(file, secrets);
  const text = file.toString('utf8');
  if (mediaType === 'message/rfc822') return leaksOfMail(text, secrets);
  if (!/html|xml/.test(mediaType)) return leaksOfWords(text, secrets);
  return [...leaksOfWords(`${text}\n${textOfMarkup(text)}`, secrets), ...leaksOfMarkup(text)];
}
