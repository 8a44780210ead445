import type { RuleDescription } from '../rule.ts';

/** The packs in `dist/`, and what stands in their way. */
export const outputRules = {
  'shrinking-pack': {
    means:
      'The new pack would lack languages or formats that the former one has, and somebody may rely on them. The former pack stays. Build everything, or add --replace if the files are to go.',
    wrong: `npm run build -- PR012-2018 --locale en
(dist/PR012-2018/ has English and French)`,
    right: 'npm run build -- PR012-2018',
  },
  'foreign-file': {
    means:
      'Where the pack is to go there are files that presspack did not make. It deletes nothing that is somebody else’s: move them away and build again.',
    wrong: 'dist/PR012-2018/notes.txt',
    right: 'notes/PR012-2018.txt',
  },
  leak: {
    means:
      'A finished file holds what only the newsroom should know: a note that stands under `internal` in the front matter, the path of somebody’s machine, a comment or hidden text, or the place where a photograph was taken. The message names the file. Take it out of the text, the table or the picture.',
    wrong: `internal: not before the minister has called
(and in the French table:)
  "The satellite was launched today.":
    "Lancé aujourd’hui, not before the minister has called.",`,
    right: `internal: not before the minister has called
(and in the French table:)
  "The satellite was launched today.":
    "Le satellite a été lancé aujourd’hui.",`,
  },
  'packs-kept': {
    means:
      'There are packs whose release is no longer in source/. They would be removed, but a release that cannot be read may be theirs, so they stay for now. Mend the errors, and the next build removes them.',
    wrong: `dist/PR011-2018/         (its release was deleted)
source/PR012-2018.md     (has errors in its front matter)`,
    right: 'source/PR012-2018.md     (mended)',
  },
} satisfies Record<string, RuleDescription>;
