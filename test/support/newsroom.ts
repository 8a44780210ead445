import { tellDays } from '../../pipeline/localize/localize.ts';
import type { LanguageEntry, Manifest } from '../../pipeline/model/manifest.ts';
import type { NewsroomLabels } from '../../pipeline/model/newsroom-labels.ts';
import type { Entry, Site } from '../../pipeline/newsroom/newsroom.ts';
import { sampleNewsroom } from './sample.ts';

const formats = { pdf: 'PDF', docx: 'Word', txt: 'Text', eml: 'E-mail', ninjs: 'ninjs' };

const english: NewsroomLabels = {
  tag: 'en',
  language: 'English',
  releases: 'Press releases',
  releasesOf: 'Press releases {{year}}',
  latest: 'Latest',
  years: 'By year',
  subscribe: 'Subscribe',
  notAvailable: 'Not available in English',
  allFiles: 'All files in English (ZIP)',
  allLanguages: 'All languages (ZIP)',
  availableIn: 'Available in',
  skip: 'Skip to the text',
  download: 'Download',
  correction: 'Correction',
  withdrawal: 'Withdrawn',
  formats,
  colon: ': ',
};

const french: NewsroomLabels = {
  tag: 'fr',
  language: 'Français',
  releases: 'Communiqués de presse',
  releasesOf: 'Communiqués de presse {{year}}',
  latest: 'Les plus récents',
  years: 'Par année',
  subscribe: 'S’abonner',
  notAvailable: 'Non disponible en français',
  allFiles: 'Tous les fichiers en français (ZIP)',
  allLanguages: 'Toutes les langues (ZIP)',
  availableIn: 'Langues disponibles',
  skip: 'Aller au contenu',
  download: 'Télécharger',
  correction: 'Rectificatif',
  withdrawal: 'Communiqué retiré',
  formats: { ...formats, txt: 'Texte brut', eml: 'Courriel' },
  colon: ' : ',
};

/** A newsroom in English and French; with an address, so that it has feeds. */
export const sampleSite: Site = {
  newsroom: { ...sampleNewsroom, baseUrl: 'https://presse.cnes.fr/packs/' },
  languages: [english, french],
  ...tellDays('Europe/Paris'),
};

/** The same without an address. */
export const offlineSite: Site = { ...sampleSite, newsroom: sampleNewsroom };

/** A pack as its manifest tells of it, in these languages. */
export function sampleEntry(
  reference: string,
  overrides: Partial<Manifest> & { readonly tags?: readonly string[] } = {},
): Entry {
  const { tags = ['en', 'fr'], ...manifest } = overrides;
  const slug = reference.replaceAll('/', '-');
  const languages = tags.map(
    (tag): LanguageEntry => ({
      tag,
      name: { en: 'English', fr: 'Français', ru: 'Русский' }[tag] ?? tag,
      title: `${reference}, the title in ${tag}`,
      date: `${manifest.date ?? '2018-06-15'} (${tag})`,
      description: `The first paragraph of ${reference} in ${tag}.`,
    }),
  );
  const extensions = { html: 'html', pdf: 'pdf', card: 'png', txt: 'txt', ninjs: 'ninjs.json' };
  const types: Record<string, string> = {
    ...{ html: 'text/html', pdf: 'application/pdf', card: 'image/png', txt: 'text/plain' },
    ninjs: 'application/json',
  };
  const files = tags.flatMap((tag) =>
    Object.entries(extensions).map(([format, extension], index) => ({
      name: `${slug}_${tag}.${extension}`,
      language: tag,
      format,
      mediaType: types[format] ?? '',
      size: 1234 * 10 ** index,
      sha256: '0'.repeat(64),
    })),
  );
  return {
    slug,
    manifest: {
      manifest: 1,
      presspack: '0.1.0',
      reference,
      slug,
      status: 'published',
      version: 1,
      date: '2018-06-15',
      publisher: { name: 'CNES', site: 'https://cnes.fr' },
      originalLanguage: tags[0] ?? 'en',
      languages,
      files,
      ...manifest,
    },
    zips: [
      { name: `${slug}.zip`, size: 3_456_789 },
      ...tags.map((tag) => ({ name: `${slug}_${tag}.zip`, size: 2_000_000 })),
      { name: `${slug}_bag.zip`, size: 3_500_000 },
    ],
  };
}

/** Releases of every kind: plain, corrected, withdrawn, under embargo until that day, of one language. */
export function sampleEntries(): Entry[] {
  return [
    sampleEntry('PR001-2018', { date: '2018-01-05' }),
    sampleEntry('PR081-2018', { version: 2, updated: '2018-06-18' }),
    sampleEntry('PR080-2018', { status: 'withdrawn', updated: '2018-06-16' }),
    sampleEntry('PR082/2018', { embargo: '2018-06-15T18:00+02:00', tags: ['en'] }),
    sampleEntry('PR083-2018', { date: '2018-07-01', tags: ['fr', 'ru'] }),
  ];
}
