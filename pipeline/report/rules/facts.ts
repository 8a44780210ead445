import type { RuleDescription } from '../rule.ts';

/** Rules about facts: those of a source, and whether a translation keeps them. */
export const factRules = {
  'weekday-date': {
    means:
      'A day does not have the weekday that the text gives it. The year is that of the text or, where it names none, the nearest to the date of the release.',
    wrong: `On Thursday 15 June 2018, the two agencies met in Moscow.`,
    right: `On Friday 15 June 2018, the two agencies met in Moscow.`,
  },
  'impossible-date': {
    means: 'The calendar has no such day.',
    wrong: `The exhibition is open until 31 June.`,
    right: `The exhibition is open until 30 June.`,
  },
  'impossible-time': {
    means: 'No clock shows this time.',
    wrong: `The launch is planned for 25:00.`,
    right: `The launch is planned for 23:00.`,
  },
  'malformed-phone': {
    means:
      'No telephone number of this country looks like this: a figure is missing, too many or wrong.',
    wrong: `Call +33 1 44 76 75 3 before noon.`,
    right: `Call +33 1 44 76 75 39 before noon.`,
  },
  'malformed-email': {
    means: 'An e-mail address is not complete, so that no letter can arrive.',
    wrong: `Write to press@example before noon.`,
    right: `Write to press@example.org before noon.`,
  },
  'malformed-link': {
    means: 'A web address, an e-mail address or a telephone number behind a link cannot work.',
    wrong: `See [our site](https://example) or www,example.org.`,
    right: `See [our site](https://example.org) or www.example.org.`,
  },
  'misleading-link': {
    means:
      'The text of a link is an address, but the link leads to another one. On paper readers type what they read.',
    wrong: `See [www.example.org](https://example.com).`,
    right: `See [www.example.org](https://www.example.org).`,
  },
  'different-number': {
    means:
      'A translation states another number than its source, leaves one out, or adds one. Each language writes numbers in its own way: 12,000.5 is 12 000,5 in French and in Russian, 4.3 trillion is « 4 300 milliards », and a number in words is as good as one in figures. Two amounts that have changed places are doubted: look which belongs to which.',
    wrong: `  "The treaty was signed in 1966.":
    "Le traité a été signé en 1996.",`,
    right: `  "The treaty was signed in 1966.":
    "Le traité a été signé en 1966.",`,
  },
  'different-date': {
    means:
      'A translation states another day, month, year or weekday than its source, or leaves a date out. If the source is wrong, correct the source: a translation says what its source says. Two dates that have changed places are doubted.',
    wrong: `  "They met on Friday 15 June 2018.":
    "Ils se sont rencontrés le vendredi 14 juin 2018.",`,
    right: `  "They met on Friday 15 June 2018.":
    "Ils se sont rencontrés le vendredi 15 juin 2018.",`,
  },
  'different-time': {
    means:
      'A translation states another time of day than its source. Two times that have changed places are doubted.',
    wrong: `  "The launch is planned for 6:30 p.m.":
    "Le lancement est prévu à 17 h 30.",`,
    right: `  "The launch is planned for 6:30 p.m.":
    "Le lancement est prévu à 18 h 30.",`,
  },
  'different-phone': {
    means: 'A telephone number of a translation is not that of its source.',
    wrong: `  "Call +33 1 44 76 75 39.":
    "Appelez le +33 1 44 76 57 39.",`,
    right: `  "Call +33 1 44 76 75 39.":
    "Appelez le +33 1 44 76 75 39.",`,
  },
  'different-email': {
    means: 'An e-mail address of a translation is not that of its source.',
    wrong: `  "Write to <press@example.org>.":
    "Écrivez à <presse@example.org>.",`,
    right: `  "Write to <press@example.org>.":
    "Écrivez à <press@example.org>.",`,
  },
  'different-link': {
    means:
      'A web address of a translation is not that of its source. The same page in the reader’s language is welcome: /en/news may become /fr/actualites. A page in a third language is not, and a link that the source has not is doubted.',
    wrong: `  "See [the mission](https://example.org/en/mission).":
    "Voir [la mission](https://example.org/fr/missoin).",`,
    right: `  "See [the mission](https://example.org/en/mission).":
    "Voir [la mission](https://example.org/fr/mission).",`,
  },
  'different-code': {
    means:
      'A reference that mixes letters and figures, such as PR081-2018 or MTB-2, is not that of the source.',
    wrong: `  "The MTB-2 instrument works.":
    "L’instrument MTB-3 fonctionne.",`,
    right: `  "The MTB-2 instrument works.":
    "L’instrument MTB-2 fonctionne.",`,
  },
} satisfies Record<string, RuleDescription>;
