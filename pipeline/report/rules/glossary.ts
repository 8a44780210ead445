import type { RuleDescription } from '../rule.ts';

/** What a newsroom has agreed on: `glossary.json` and `waivers.json`. */
export const glossaryRules = {
  'glossary-term': {
    means:
      'A term of the source is not rendered as the glossary of this language wants it, or as it forbids.',
    wrong: `  "They signed a framework agreement.":
    "Ils ont signé une convention.",
(glossary.json: "framework agreement" is "accord*-cadre*")`,
    right: `  "They signed a framework agreement.":
    "Ils ont signé un accord-cadre.",`,
  },
  'glossary-name': {
    means:
      'A name is missing, or not spelt as the glossary of this language has it; the names of the contacts are those of common.json. Its case may change, its letters not.',
    wrong: `  "The minister met Dmitry Rogozin.":
    "Le ministre a rencontré Dmitri Rogozin.",
(glossary.json: "Dmitry Rogozin" is "Dmitri Rogozine")`,
    right: `  "The minister met Dmitry Rogozin.":
    "Le ministre a rencontré Dmitri Rogozine.",`,
  },
  'unused-waiver': {
    means:
      'A waiver keeps back no message: what it was for is mended, or its rule is misspelt. Delete it, so that it hides nothing later.',
    wrong: '{ "rule": "end-mark", "segment": "A text that is right by now.", "reason": "…" }',
    right: '(no such waiver)',
  },
} satisfies Record<string, RuleDescription>;
