import type { VFile } from 'vfile';
import type { Refusal, WrittenPack } from '../pack/pack.ts';
import { say } from '../report/message.ts';

/** Says why a pack could not be written, or removed: what stands in its place is as it was. */
export function complainOfRefusal(source: VFile, refusal: Refusal): void {
  const isShrinking = refusal.reason === 'fewer-files';
  say(source, {
    rule: isShrinking ? 'shrinking-pack' : 'foreign-file',
    level: 'error',
    reason: isShrinking
      ? `Unexpected pack without ${refusal.names.join(', ')}, expected every file that the former pack has`
      : `Unexpected files in the place of the pack: ${refusal.message}`,
    note: isShrinking
      ? 'Build all languages and formats, or add --replace if the former files are to go.'
      : 'presspack touches only what it made. Move them away and build again.',
    place: { path: source.path, line: 1, column: 1 },
  });
}

/** Says of former packs that they could not be removed. */
export function warnOfStuck(source: VFile, stuck: readonly Refusal[]): void {
  for (const { message } of stuck) {
    say(source, {
      rule: 'foreign-file',
      level: 'warning',
      reason: `Unexpected files in a former pack, which was to be removed: ${message}`,
      note: 'presspack touches only what it made. Look at them and delete the folder yourself.',
      place: { path: source.path, line: 1, column: 1 },
    });
  }
}

/** Says that a pack is no longer signed. */
export function warnOfSignature(source: VFile, { unsigned }: Exclude<WrittenPack, Refusal>): void {
  if (unsigned.length === 0) return;
  say(source, {
    rule: 'signature-dropped',
    level: 'warning',
    reason: `Unexpected change of what was signed, expected the same files: ${unsigned.join(', ')} lost the signature`,
    note: 'A signature holds for exactly the files that were signed. Sign again: npx presspack sign',
    place: { path: source.path, line: 1, column: 1 },
  });
}
