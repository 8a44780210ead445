import type { RuleDescription } from '../rule.ts';

/** What a release says about itself after it was published. */
export const correctionRules = {
  'correction-version': {
    means:
      'A release that was corrected has a number from 2 on and says in a sentence what was corrected, so that a journalist who has the first one knows. The two settings go together.',
    wrong: 'correction: The day of the launch was wrong.',
    right: `version: 2
correction: The day of the launch was wrong.`,
  },
  'updated-missing': {
    means:
      'A correction or a withdrawal has a day of its own. Without it, those who follow the newsroom by machine are told the day of the release, and may not fetch it again.',
    wrong: 'withdrawn: The launch was put off.',
    right: `withdrawn: The launch was put off.
updated: 2018-03-02`,
  },
  'updated-before-date': {
    means:
      'The day of a correction or a withdrawal lies before the day of the release itself. One of the two is wrong.',
    wrong: `withdrawn: The launch was put off.
updated: 2018-02-28`,
    right: `withdrawn: The launch was put off.
updated: 2018-03-02`,
  },
} satisfies Record<string, RuleDescription>;
