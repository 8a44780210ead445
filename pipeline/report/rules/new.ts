import type { RuleDescription } from '../rule.ts';

/** The Word file with which a release begins. */
export const newRules = {
  'word-file': {
    means:
      'A release cannot begin with this file: it is no file of Word, or an old one, or it is broken, protected by a password or far too large. Open it in Word, save it as .docx without a password, and try again.',
    wrong: 'npx presspack new PR082-2018 --from draft.doc',
    right: 'npx presspack new PR082-2018 --from draft.docx',
  },
} satisfies Record<string, RuleDescription>;
