import type { Heading } from 'mdast';
import { VFile } from 'vfile';
import type { Labels, LocalizedDocument } from '../../pipeline/model/localized-document.ts';
import type { Newsroom } from '../../pipeline/model/newsroom.ts';
import { parseMarkdown } from '../../pipeline/parse/markdown.ts';
import { rules } from '../../pipeline/parse/rules.ts';

/** The publisher of samples. */
export const sampleNewsroom: Newsroom = {
  name: 'CNES',
  site: 'https://cnes.fr',
  language: 'en',
  wordmark: 'CNES',
  timeZone: 'Europe/Paris',
  paper: 'a4',
};

/** A localized document made from Markdown alone, for tests of the rooms behind the fork. */
export function sampleDocument(
  markdown: string,
  overrides: Partial<LocalizedDocument> = {},
): LocalizedDocument {
  const tree = parseMarkdown(markdown);
  rules.runSync(tree, new VFile({ path: 'source/TEST-1.md', value: markdown }));
  const headline = tree.children.find(
    (node): node is Heading => node.type === 'heading' && node.depth === 1,
  );
  if (!headline) throw new Error('a sample needs a # heading');
  return {
    reference: 'TEST-1',
    slug: 'TEST-1',
    locale: 'en',
    originalLanguage: 'en',
    headline,
    date: { iso: '2018-06-15', text: '15 June 2018' },
    updated: { iso: '2018-06-15', text: '15 June 2018' },
    moments: { released: '2018-06-15T12:00:00+02:00', updated: '2018-06-15T12:00:00+02:00' },
    version: 1,
    media: [],
    body: { type: 'root', children: tree.children.filter((node) => node !== headline) },
    contacts: [
      {
        name: { text: 'Pascale Bresson' },
        role: { text: 'Press Officer' },
        phone: { text: '+33 (0)1 44 76 75 39', e164: '+33144767539' },
        email: 'pascale.bresson@cnes.fr',
      },
      {
        name: { text: 'Raphaël Sart' },
        role: { text: 'Press Officer' },
        phone: { text: '+33 (0)1 44 76 74 51', e164: '+33144767451' },
        email: 'raphael.sart@cnes.fr',
      },
    ],
    website: { text: 'presse.cnes.fr', href: 'https://presse.cnes.fr' },
    publisher: { name: 'CNES', site: 'https://cnes.fr', wordmark: 'CNES' },
    paper: 'a4',
    labels: sampleLabels,
    alternates: [
      { locale: 'fr', name: 'Français', title: 'Le titre' },
      { locale: 'ru', name: 'Русский', title: 'Заголовок' },
    ],
    formats: [
      { name: 'html', extension: 'html', mediaType: 'text/html' },
      { name: 'pdf', extension: 'pdf', mediaType: 'application/pdf' },
    ],
    images: new Map(),
    draft: false,
    ...overrides,
  };
}

export const sampleLabels: Labels = {
  language: 'English',
  banner: 'Press release',
  reference: 'Reference',
  date: 'Date',
  contacts: 'Press contacts',
  telephone: 'Tel.',
  email: 'E-mail',
  website: 'Website',
  page: 'Page {{page}} of {{pages}}',
  skip: 'Skip to the text',
  availableIn: 'Available in',
  download: 'Download',
  formats: {
    pdf: 'PDF',
    docx: 'Word',
    txt: 'Plain text',
    eml: 'E-mail',
    ninjs: 'ninjs (news systems)',
  },
  notes: 'Notes',
  media: 'Pictures',
  credit: 'Photo',
  end: '– ENDS –',
  terms: '',
  backToReference: 'Back to reference {{number}}',
  draft: 'DRAFT',
  draftNotice: 'Not for publication: untranslated passages stand in the original language.',
  verifyIntegrity: 'To check that every file is here and undamaged, type in this folder:',
  verifyOrigin: 'To check where they come from ({{publisher}}; the key is at {{site}}), type:',
  colon: ': ',
};
