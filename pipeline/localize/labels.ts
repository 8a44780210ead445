import type { Locale } from '../model/string-table.ts';

/** What one label of `labels.json` is for, and what it must hold. */
export interface LabelRule {
  /** For translators. */
  readonly description: string;
  /** Names in `{{ }}` that the label must hold, all of them. */
  readonly placeholders?: readonly string[];
  /** Names that it may hold. */
  readonly optional?: readonly string[];
  /** Whether the label has a form for each plural category of the language. */
  readonly plural?: boolean;
  /**
   * How many characters there is room for, placeholders as they are typed. Measured on paper with
   * French, Russian and German words in the faces of `design/page.ts`.
   */
  readonly maximum?: number;
  /** Whether a language may do without it. */
  readonly isOptional?: boolean;
}

/** The ids of `locales/<locale>/labels.json`. */
export const labelRules = {
  language: { description: 'The name of this language, in this language', maximum: 30 },
  banner: { description: 'What the document is, at its head', maximum: 60 },
  reference: { description: 'Before the reference of the release', maximum: 17 },
  date: { description: 'Before the date of the release', maximum: 17 },
  contacts: { description: 'Heading above the people to call', plural: true, maximum: 40 },
  telephone: { description: 'Before a telephone number, abbreviated', maximum: 20 },
  email: { description: 'Before an e-mail address', maximum: 12 },
  website: { description: 'Before the address of the press site', maximum: 30 },
  page: {
    description: 'At the foot of each page: which one, of how many',
    placeholders: ['page', 'pages'],
    maximum: 60,
  },
  correction: {
    description: 'At the head of a corrected release, before what was corrected',
    maximum: 40,
  },
  withdrawal: {
    description: 'At the head of a release that was withdrawn, before the reason',
    maximum: 40,
  },
  media: { description: 'Heading above the pictures' },
  credit: { description: 'Before the name of whoever made a picture' },
  end: {
    description: 'What closes a text that is pasted, where that is the custom; may be left out',
    isOptional: true,
  },
  skip: { description: 'The first link of the page, for keyboards: leads to the text' },
  availableIn: { description: 'Before the list of the other languages' },
  download: { description: 'Before the list of the other formats of the same text', maximum: 40 },
  formatPdf: { description: 'The link to the PDF', maximum: 40 },
  formatWord: { description: 'The link to the Word file', maximum: 40 },
  formatText: { description: 'The link to the plain text, ready to paste', maximum: 40 },
  formatMail: { description: 'The link to the e-mail, ready to send', maximum: 40 },
  formatNews: {
    description: 'The link to the ninjs file, which the systems of news agencies read',
    maximum: 40,
  },
  notes: { description: 'Heading above the footnotes' },
  backToReference: {
    description: 'The link from a footnote back to the text',
    placeholders: ['number'],
  },
  draft: { description: 'The word on every page of a draft, in capitals', maximum: 20 },
  draftNotice: { description: 'One sentence: not for publication, parts are not translated' },
  dateline: { description: 'Town and date of the dateline', placeholders: ['place', 'date'] },
  opening: {
    description:
      'The dateline as it runs into the first paragraph of a text to paste, its dash included; {{PLACE}} is the town in capitals. May be left out',
    placeholders: ['date'],
    optional: ['place', 'PLACE'],
    isOptional: true,
  },
  terms: {
    description: 'On what terms the media may use the text, for their systems; may be left out',
    isOptional: true,
  },
  embargo: {
    description: 'The embargo line: until when nothing may be published',
    placeholders: ['date', 'time'],
    optional: ['weekday', 'zone', 'newsroom', 'moscow', 'utc'],
  },
  embargoTimeZone: {
    description: 'The time zone in which the embargo line counts, as Europe/Paris',
  },
  time: { description: 'How a time of day is written', placeholders: ['hour', 'minute'] },
  timeOnDay: {
    description: 'A time of day in another time zone, where it is another day there',
    placeholders: ['time', 'date'],
  },
  verifyIntegrity: {
    description: 'In a text file, before the command that finds missing and damaged files',
  },
  verifyOrigin: {
    description: 'In a text file, before the command that checks the publisher’s signature',
    placeholders: ['publisher', 'site'],
  },
  releases: { description: 'Title of the page that lists all releases' },
  releasesOf: { description: 'Title of the page of one year', placeholders: ['year'] },
  latest: { description: 'The link from the page of a year to the newest releases' },
  years: { description: 'Heading above the list of years' },
  subscribe: { description: 'Before the links to the feeds, which only programs read' },
  notAvailable: {
    description: 'In the list, below a release that is not published in this language',
  },
  allFiles: { description: 'The link to the zip of all files of a release in this language' },
  allLanguages: { description: 'The link to the zip of a release in all languages' },
} as const satisfies Record<string, LabelRule>;

export type LabelId = keyof typeof labelRules;

/** The keys that a label has in a language: one, or one for each number that the language tells apart. */
export function labelKeys(id: string, { plural }: LabelRule, locale: string): string[] {
  if (!plural) return [id];
  const rules = new Intl.PluralRules(locale);
  const categories = new Set(Array.from({ length: 20 }, (_, index) => rules.select(index + 1)));
  return [...categories].map((category) => `${id}_${category}`);
}

/** The labels that a locale has, as they were typed, in the order of their ids. */
export function typedLabels({ tables }: Locale): (readonly [id: string, text: string])[] {
  return [...(tables.get('labels')?.entries ?? [])]
    .filter(([key]) => Object.hasOwn(labelRules, key.replace(pluralSuffix, '')))
    .map(([key, { value }]) => [key, value] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1));
}

/** What a label's id ends in where the label has a form for each number. */
const pluralSuffix = /_(zero|one|two|few|many|other)$/;
