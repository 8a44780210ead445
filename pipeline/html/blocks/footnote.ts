import type { Options } from 'remark-rehype';
import type { Labels } from '../../model/localized-document.ts';

/** How remark-rehype makes the notes at the end: their heading and the links back to the text. */
export function footnoteOptions(labels: Labels): Options {
  return {
    footnoteLabel: labels.notes,
    footnoteLabelProperties: {},
    footnoteBackContent: '↑',
    footnoteBackLabel: (reference, use) => {
      const number = `${reference + 1}${use > 1 ? `-${use}` : ''}`;
      return labels.backToReference.replaceAll('{{number}}', () => number);
    },
  };
}
