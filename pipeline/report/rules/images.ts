import type { RuleDescription } from '../rule.ts';

/** The pictures of a release. */
export const imageRules = {
  image: {
    means:
      'A picture cannot be used: its file is not there, is broken, lies outside the project, is an address on the web, or is neither PNG nor JPEG. Put the file beside the release or in a folder below it, and name it by its path from there.',
    wrong: '![The launch pad at dawn](https://example.org/launch.png)',
    right: '![The launch pad at dawn](launch.png)',
  },
  'missing-alternative-text': {
    means:
      'A picture has no description. Readers who do not see it hear these words in its place, and so do those whose mail shows no pictures. Say in a few words what it shows.',
    wrong: '![](launch.png)',
    right: '![The launch pad at dawn](launch.png)',
  },
} satisfies Record<string, RuleDescription>;
