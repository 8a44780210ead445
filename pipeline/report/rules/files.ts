import type { RuleDescription } from '../rule.ts';

/** What stands in `source/` and `locales/`, before anybody reads it. */
export const fileRules = {
  'empty-source': {
    means:
      'There is no release in the folder source/, or no such folder. If the project lies elsewhere, name its folder with --root.',
    wrong: '(source/ holds no Markdown file)',
    right: 'source/PR012-2018.md',
  },
  'outside-project': {
    means:
      'A file of the project is a link to a file outside it. presspack reads nothing outside the project’s folder, so that no stranger’s text gets into a pack. Put a copy of the file in its place.',
    wrong: 'locales/fr/common.json → /home/ann/common.json',
    right: 'locales/fr/common.json    (a file of its own)',
  },
  'locale-name': {
    means:
      'Each folder of locales/ is named by the tag of its language: en, fr, de, pt-BR, … Screen readers and hyphenation go by it.',
    wrong: 'locales/french/',
    right: 'locales/fr/',
  },
  'invalid-utf-8': {
    means:
      'The file was saved in an old encoding, so that accented and Cyrillic letters cannot be read for sure. Open it in your editor, save it with the encoding UTF-8, and look at its accented letters.',
    wrong: 'Rapha\ufffdl Sart    (saved as Latin-1, Windows-1252 or the like)',
    right: 'Raphaël Sart    (saved as UTF-8)',
  },
} satisfies Record<string, RuleDescription>;
