import type { RuleDescription } from '../rule.ts';

/** The pictures that go with a release, under `media:`. */
export const mediaRules = {
  'media-twice': {
    means:
      'The same picture stands twice under `media`. Readers would get it twice, perhaps with two captions. Delete one, or name the file that was meant.',
    wrong:
      'media: [{ file: launch.png, alt: The launch }, { file: ./launch.png, alt: The rocket }]',
    right: 'media: [{ file: launch.png, alt: The launch }]',
  },
  'media-credit': {
    means:
      'The file of a picture says who made it, and the front matter does not. Readers should see the credit in every format; until it stands in the front matter, only the file says it.',
    wrong: 'media: [{ file: credited.png, alt: The launch }]',
    right: 'media: [{ file: credited.png, alt: The launch, credit: Jeanne Martin }]',
  },
  'media-size': {
    means:
      'A picture has more than 50 million pixels. No smaller copies are made of it, so that the page and the paper carry all of it, and open slowly. Save a copy of at most 50 million pixels, such as 8000 × 6000.',
    wrong: 'media: [{ file: enormous.png, alt: The launch }]',
    right: 'media: [{ file: launch.png, alt: The launch }]',
  },
} satisfies Record<string, RuleDescription>;
