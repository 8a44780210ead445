import type { RuleDescription } from '../rule.ts';

/** The Markdown of a release, and of its translations where they hold Markdown. */
export const markdownRules = {
  'headline-missing': {
    means:
      'A release has one headline: a line that begins with a # and a space. It is the title of the page, of the PDF and of the link in other languages.',
    wrong: `New satellite in orbit

The satellite was launched today.`,
    right: `# New satellite in orbit

The satellite was launched today.`,
  },
  'headline-first': {
    means:
      'Something stands above the headline. The text begins with its headline; a short line above it is the setting `kicker` of the front matter.',
    wrong: `Space cooperation

# New satellite in orbit`,
    right: `# New satellite in orbit

The satellite was launched today.`,
  },
  'headline-twice': {
    means:
      'A release has one headline. Headings inside the text begin with two # or more, so that readers who listen know what belongs to what.',
    wrong: `# New satellite in orbit

# A second success`,
    right: `# New satellite in orbit

## A second success`,
  },
  'unknown-directive': {
    means:
      'A passage in another language is marked as :span[…]{lang=en}, so that a screen reader pronounces it rightly. No other mark of this kind means anything.',
    wrong: 'They met at the :lang[One Planet Summit]{en}.',
    right: 'They met at the :span[One Planet Summit]{lang=en}.',
  },
  'forbidden-link': {
    means:
      'A pack travels by mail and on sticks, so a link must be a full address that works from anywhere: of the web (https://), of a mailbox (mailto:) or a telephone (tel:). Links that would run a program are refused for the readers’ safety, and addresses of more than 8000 characters because not everything that opens them reads so many.',
    wrong: 'See [the pictures](pictures.html).',
    right: 'See [the pictures](https://example.org/pictures.html).',
  },
  'extra-cell': {
    means:
      'A row of a table has more cells than the head, and those would be lost. Most often a | belongs to the text of a cell: it needs a backslash before it.',
    wrong: `| Command | Meaning |
| --- | --- |
| a | b | one, then the other |`,
    right: `| Command | Meaning |
| --- | --- |
| a \\| b | one, then the other |`,
  },
  'raw-html': {
    means:
      'HTML has no meaning on paper or in mail, so its tags are left out and the text between them stays. Only <sub> and <sup> are understood.',
    wrong: 'A <b>first</b> for Europe.',
    right: 'A **first** for Europe.',
  },
  'nested-too-deep': {
    means:
      'Quotations or lists stand more than 50 levels deep inside each other. No reader can follow that, and no release needs it; most often something was pasted that is no text.',
    wrong: `${'>'.repeat(60)} A success.`,
    right: '> A success.',
  },
  'too-long': {
    means:
      'A release has more than 30,000 lines or two million characters, some five hundred pages. It would take all memory of the computer; most often something was pasted that is no text.',
    wrong: 'a    (and so on, more than 30,000 lines)',
    right: 'The satellite was launched today.',
  },
  'too-much-markup': {
    means:
      'One paragraph holds thousands of signs such as * _ [ and <, or of addresses. It would keep the computer busy for hours; most often something was pasted that is no text.',
    wrong: '[[[[[[[[[[[[[[[[[[[[[[[[    (and so on, more than 3000 times)',
    right: 'Text, with [a link](https://example.org) here and there.',
  },
} satisfies Record<string, RuleDescription>;
