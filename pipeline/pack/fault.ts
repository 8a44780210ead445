import { fixedNames } from './name.ts';

/** Something that is wrong with a pack. */
export interface Fault {
  readonly rule:
    | 'pack-missing-file'
    | 'pack-changed-file'
    | 'pack-extra-file'
    | 'pack-unsafe-file'
    | 'pack-contradiction'
    | 'pack-unreadable'
    | 'pack-unsigned'
    | 'pack-other-key'
    | 'pack-forged';
  /** Path of the file from the pack's folder; printable. */
  readonly name: string;
  /** One sentence without a full stop. */
  readonly reason: string;
  readonly note?: string;
}

/** A file that somebody has added. */
export function extra(name: string): Fault {
  return {
    rule: 'pack-extra-file',
    name: show(name),
    reason: `Unexpected file ${show(name)}, expected only what ${fixedNames.sums} lists`,
    note: 'It is not part of the pack: somebody has added it.',
  };
}

/** What to say of a zip that is not as presspack packs it. */
export const packedAgain =
  'Its files may be sound: if a program has packed them again, unpack the zip and verify the folder.';

/** A name or text of a stranger, fit for a terminal: nothing invisible, nothing that moves a cursor. */
export function show(text: string): string {
  const visible = text.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
  return visible.length > 150 ? `${visible.slice(0, 147)}…` : visible;
}
