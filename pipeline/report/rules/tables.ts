import type { RuleDescription } from '../rule.ts';

/** The tables of `locales/`: each text of the source, and its translation beneath. */
export const tableRules = {
  'table-missing': {
    means:
      'This language has no table for the release yet: the JSON file that bears the release’s reference. Without it nothing is translated.',
    wrong: '(there is no locales/fr/PR012-2018.json)',
    right: `{
  "New satellite in orbit":
    "Un nouveau satellite en orbite",

  "The satellite was launched today.":
    "Le satellite a été lancé aujourd’hui.",

  "$end":
    "Keep this entry last."
}`,
  },
  'missing-translation': {
    means:
      'A text of the release has no translation in this language, or an empty one. The release is not published in that language until it has: no text ever falls back to the source unseen.',
    wrong: `  "The satellite was launched today.":
    "",`,
    right: `  "The satellite was launched today.":
    "Le satellite a été lancé aujourd’hui.",`,
  },
  'stale-translation': {
    means:
      'The source has changed since this was translated, so the old translation no longer says what the source says. Type `npm run sync` to have the new text above the old pair, and translate it; the next sync puts the old pair away.',
    wrong: `  "The satellite was launched on Monday.":
    "Le satellite a été lancé lundi.",
(the source now says: The satellite was launched today.)`,
    right: `  "The satellite was launched today.":
    "Le satellite a été lancé aujourd’hui.",`,
  },
  'unused-translation': {
    means:
      'The table translates a text that the release does not have (any more). It does no harm: leave it, or let `npm run sync -- --prune` put it into the memory of the language.',
    wrong: `  "The satellite was launched today.":
    "Le satellite a été lancé aujourd’hui.",

  "A sentence that was cut.":
    "Une phrase qui a été coupée.",`,
    right: `  "The satellite was launched today.":
    "Le satellite a été lancé aujourd’hui.",`,
  },
  'invalid-json': {
    means:
      'The table cannot be read to its end. Every text stands between straight quotation marks ("), a colon follows the source text, and a comma follows each translation but the last. A straight quotation mark inside a text ends it too early: use “ ” or « ».',
    wrong: `{
  "New satellite in orbit":
    "Un nouveau satellite en orbite"

  "The satellite was launched today.":
    "Le satellite a été lancé aujourd’hui."
}`,
    right: `{
  "New satellite in orbit":
    "Un nouveau satellite en orbite",

  "The satellite was launched today.":
    "Le satellite a été lancé aujourd’hui."
}`,
  },
  'duplicate-key': {
    means:
      'One source text stands twice in the table. Only one translation can be printed, and nobody could tell which: keep the better one and delete the other entry.',
    wrong: `  "New satellite in orbit":
    "Un nouveau satellite en orbite",

  "New satellite in orbit":
    "Nouveau satellite en orbite",`,
    right: `  "New satellite in orbit":
    "Un nouveau satellite en orbite",`,
  },
  'forbidden-key': {
    means:
      'A source text is called __proto__. That is a name with which programs are attacked, and no release has such a text. Delete the entry.',
    wrong: `  "__proto__":
    "Prototype",`,
    right: `  "New satellite in orbit":
    "Un nouveau satellite en orbite",`,
  },
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
} satisfies Record<string, RuleDescription>;
