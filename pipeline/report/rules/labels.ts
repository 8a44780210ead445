import type { RuleDescription } from '../rule.ts';

/** `labels.json`: the words around the text that every release shares. */
export const labelRules = {
  'missing-label': {
    means:
      'A word that stands on every page has no text in this language: “Contacts”, “Page 1 of 2”, … The message says what it is for. Labels that count need a form for each number that the language tells apart.',
    wrong: `  "telephone":
    "",`,
    right: `  "telephone":
    "Tél.",`,
  },
  'unknown-label': {
    means:
      'No page asks for a label of this name, so it is printed nowhere. Most often it is a slip of the keyboard, and the message offers the name that is meant.',
    wrong: `  "telefone":
    "Tél.",`,
    right: `  "telephone":
    "Tél.",`,
  },
  'label-placeholder': {
    means:
      'Words in {{ }} are filled in when the pages are made: a number, a date. Each label must hold just those that belong to it, spelt as they are; only their place may change.',
    wrong: `  "page":
    "Page {{page}} sur {{nombre}}",`,
    right: `  "page":
    "Page {{page}} sur {{pages}}",`,
  },
  'label-time-zone': {
    means:
      'The label embargoTimeZone names the time zone in which this language tells the hour of an embargo, as a continent and a city. An unknown zone would make the hour wrong.',
    wrong: `  "embargoTimeZone":
    "Paris",`,
    right: `  "embargoTimeZone":
    "Europe/Paris",`,
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
