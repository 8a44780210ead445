import type { RuleDescription } from '../rule.ts';

/** What the pages, on paper or screen, cannot show as it is written. */
export const pageRules = {
  'missing-glyph': {
    means:
      'The fonts of the PDF have no shape for a character, and a reader would see an empty box. Write it another way.',
    wrong: 'The crew of the \ue000 mission',
    right: 'The crew of the Bion-M mission',
  },
  'unsupported-script': {
    means:
      'The fonts of the PDF have no letters of this script, or it is written from right to left, which the pages cannot do yet. Write such words in letters that they have, as Latin ones.',
    wrong: 'the Chinese National Space Administration (国家航天局)',
    right: 'the Chinese National Space Administration (Guójiā Hángtiānjú)',
  },
  'control-character': {
    means:
      'The text holds a character that nobody sees, but which can turn the order of letters around or upset other programs. It is left out. Most often it came along when something was copied: type the words around it again.',
    wrong: 'The satellite\u0007 was launched today.',
    right: 'The satellite was launched today.',
  },
  'wide-table': {
    means:
      'A table is wider than the page: words had to be cut to fit their columns. Use fewer columns, or shorter words.',
    wrong: `| Satellite | Launcher | Site | Date | Orbit | Operator | Manufacturer | Instruments | Laboratory | Spectrometer |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| BepiColombo | Ariane | Kourou | October | Heliocentric | ESA | Airbus | Interferometers | Astrophysics | Ultraviolet |`,
    right: `| Satellite | Launcher | Date |
| --- | --- | --- |
| BepiColombo | Ariane | October |`,
  },
  'neutral-typography': {
    means:
      'presspack does not know how this language sets its quotation marks, spaces and dashes. They stay as they are typed; everything else works.',
    wrong: 'locales/de/    (no German manners in pipeline/typography/)',
    right: 'locales/fr/    (French ones are there)',
  },
  'no-hyphenation': {
    means:
      'presspack does not know where words of this language may be divided at the end of a line. They stay whole, so that some lines of the PDF may be loose.',
    wrong: 'locales/ar/    (no patterns for Arabic)',
    right: 'locales/fr/    (there are patterns for French)',
  },
} satisfies Record<string, RuleDescription>;
