import type { RuleDescription } from '../rule.ts';

/** Rules of tables that nobody has begun, and of labels. */
export const syncRules = {
  'table-empty': {
    means:
      'A table of a language holds not one translation: the language has been begun, and nobody has translated this file yet. Build the other languages until it is done.',
    wrong: `{
  "New satellite in orbit":
    "",

  "The satellite was launched today.":
    "",

  "$end":
    "Keep this entry last."
}`,
    right: `{
  "New satellite in orbit":
    "Un nouveau satellite en orbite",

  "The satellite was launched today.":
    "Le satellite a été lancé aujourd’hui.",

  "$end":
    "Keep this entry last."
}`,
  },
  'label-too-long': {
    means:
      'A label stands where there is little room, such as the margin of the page. A longer one is broken into lines, and may meet what stands beside it.',
    wrong: `  "reference":
    "Numéro de référence du communiqué",`,
    right: `  "reference":
    "Référence",`,
  },
} satisfies Record<string, RuleDescription>;
