import type { RuleDescription } from '../rule.ts';

/** Rules of tables that nobody has begun, and of labels. */
export const syncRules = {
  'table-empty': {
    means:
      'A table of a language holds not one translation: the language has been begun, and nobody has translated this file yet. Build the other languages until it is done.',
    wrong: '"Press Officer":\n  "",',
    right: '"Press Officer":\n  "Chargé de presse",',
  },
  'label-too-long': {
    means:
      'A label stands where there is little room, such as the margin of the page. A longer one is broken into lines, and may meet what stands beside it.',
    wrong: '"reference":\n  "Numéro de référence du communiqué",',
    right: '"reference":\n  "Référence",',
  },
} satisfies Record<string, RuleDescription>;
