import type { RuleDescription } from '../rule.ts';

/** Who has signed which release in which language, and whether it is still what they signed. */
export const approvalRules = {
  'not-approved': {
    means:
      'With --final a release is built only in languages that somebody has approved by name. Read the pages in that language, then approve them.',
    wrong: 'npm run build -- PR012-2018 --final',
    right: `npx presspack approve PR012-2018 --locale fr
npm run build -- PR012-2018 --final`,
  },
  'broken-approval': {
    means:
      'The release was approved in this language, and something has changed since: the source, its translation, a shared string, a label or a picture. Nobody has signed what would be published now. Read the pages again, then approve them again.',
    wrong: `npx presspack approve PR012-2018 --locale fr
(somebody corrects a telephone number)
npm run build -- PR012-2018 --final`,
    right: `(somebody corrects a telephone number)
npx presspack approve PR012-2018 --locale fr
npm run build -- PR012-2018 --final`,
  },
  'unreadable-approvals': {
    means:
      'The file approvals.json of a language cannot be read, so that nobody knows what was approved. presspack writes this file; bring back its last good version with git, or delete the entry that is wrong and approve that release again.',
    wrong: `  "PR012-2018":
    "approved by Ann",`,
    right: 'npx presspack approve PR012-2018 --locale fr',
  },
} satisfies Record<string, RuleDescription>;
