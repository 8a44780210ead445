import type { RuleDescription } from '../rule.ts';

/** The newsroom: index pages, feeds, the site map. */
export const newsroomRules = {
  'foreign-newsroom': {
    means:
      'Where an index page, a feed or the site map is to go stands a file that presspack did not make. It overwrites nothing that is somebody else’s: the packs are written, the newsroom stays as it is until the file is moved away.',
    wrong: 'dist/index.html    (a page that somebody wrote by hand)',
    right: 'www/index.html',
  },
} satisfies Record<string, RuleDescription>;
