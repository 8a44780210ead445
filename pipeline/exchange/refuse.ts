import type { VFile } from 'vfile';
import type { Place } from '../model/release.ts';
import { say } from '../report/message.ts';

/** Says why a file that came back cannot be used at all. */
export function refuse(
  file: VFile,
  reason: string,
  { note, place }: { readonly note?: string; readonly place?: Place } = {},
): void {
  say(file, {
    rule: 'exchange-file',
    level: 'error',
    reason,
    note:
      note ??
      'Nothing was imported. Save the file again with the program that translated it, or export a fresh one.',
    place: place ?? { path: file.path, line: 1, column: 1 },
  });
}
