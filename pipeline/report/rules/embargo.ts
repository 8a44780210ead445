import type { RuleDescription } from '../rule.ts';

/** Until when nothing may be published. */
export const embargoRules = {
  'embargo-odd': {
    means:
      'The embargo ends before the day of the release, or more than a year later. That may be right, and often it is a mistyped day, month or year: the release would be public too early, or never. Look at both, and at the day of the week that the message names.',
    wrong: 'embargo: 2017-03-01T18:00:00+01:00',
    right: 'embargo: 2018-03-01T18:00:00+01:00',
  },
} satisfies Record<string, RuleDescription>;
