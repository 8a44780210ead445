import { identityOf } from '../model/identity.ts';
import type { LanguageEntry, Manifest } from '../model/manifest.ts';
import type { Newsroom } from '../model/newsroom.ts';
import type { NewsroomLabels } from '../model/newsroom-labels.ts';

/** A pack that stands in the output directory: what its manifest says, and the zips beside it. */
export interface Entry {
  /** Name of its folder. */
  readonly slug: string;
  readonly manifest: Manifest;
  /** By their names in the output directory; sizes in bytes. */
  readonly zips: readonly { readonly name: string; readonly size: number }[];
}

/** The newsroom for which pages are made. */
export interface Site {
  readonly newsroom: Newsroom;
  /** The languages of the project, in the order of their tags. */
  readonly languages: readonly NewsroomLabels[];
  /** Noon of a calendar day where the newsroom works, as ISO 8601 with its offset. */
  readonly noonOf: (day: string) => string;
  /** A calendar day in the words of a language. */
  readonly writeDay: (day: string, tag: string) => string;
}

/** A file of the newsroom. */
export interface SiteFile {
  /** From the output directory, with `/`. */
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** One file of a pack. */
export type EntryFile = Manifest['files'][number];

/** What a release is in one language; nothing if it is not published in it. */
export function editionOf({ manifest }: Entry, tag: string): LanguageEntry | undefined {
  return manifest.languages.find((language) => language.tag === tag);
}

/** The edition in which a release is shown to those whose language it lacks. */
export function originalOf({ manifest }: Entry): LanguageEntry {
  const { languages, originalLanguage } = manifest;
  return languages.find(({ tag }) => tag === originalLanguage) ?? languages[0]!;
}

/** The page of a release in a language, else the first file that it has in it. */
export function mainFileOf({ manifest }: Entry, tag: string): EntryFile | undefined {
  const own = manifest.files.filter(({ language }) => language === tag);
  const readable = own.filter(({ format }) => !['card', 'verify', 'media'].includes(format));
  return readable.find(({ format }) => format === 'html') ?? readable[0];
}

/** The files to download in a language, in the order in which its words for formats stand. */
export function downloadsOf({ manifest }: Entry, { tag, formats }: NewsroomLabels): EntryFile[] {
  const order = Object.keys(formats).filter((format) => formats[format]);
  return manifest.files
    .filter(({ language, format }) => language === tag && order.includes(format))
    .sort((a, b) => order.indexOf(a.format) - order.indexOf(b.format));
}

/** What a feed offers to fetch in a language: its page aside, its files and the pictures of all. */
export function enclosuresOf(entry: Entry, labels: NewsroomLabels): EntryFile[] {
  const pictures = entry.manifest.files.filter(
    ({ format, language }) =>
      format === 'media' && (language === undefined || language === labels.tag),
  );
  return [...downloadsOf(entry, labels), ...pictures];
}

/** Its lasting name in a language, a tag URI (RFC 4151): the same as in its news item. */
export function idOf({ manifest }: Entry, tag: string): string {
  const { publisher, date, reference } = manifest;
  return identityOf({ publisher, date: { iso: date }, reference, locale: tag });
}

/** What became of a release since it was published: corrected, withdrawn, or nothing. */
export function stateOf({ manifest }: Entry, labels: NewsroomLabels): string | undefined {
  const { status, version } = manifest;
  if (status === 'withdrawn') return labels.withdrawal;
  return version > 1 ? labels.correction : undefined;
}

/** The first words of a release in a language, and before them what became of it. */
export function summaryOf(entry: Entry, labels: NewsroomLabels): string {
  const description = editionOf(entry, labels.tag)?.description ?? '';
  const state = stateOf(entry, labels);
  if (!state) return description || entry.manifest.reference;
  return description === '' ? state : `${state}${labels.colon}${description}`;
}

/** The zip of a language (`fr`) or of all languages, if it stands. */
export function zipOf({ slug, zips }: Entry, tag?: string) {
  const wanted = tag === undefined ? `${slug}.zip` : `${slug}_${tag}.zip`;
  return zips.find(({ name }) => name === wanted);
}

/** The path of a file of a pack from the output directory. */
export function pathOf({ slug }: Entry, { name }: { readonly name: string }): string {
  return `${slug}/${name}`;
}

/** When a release was published, and when it was last changed: ISO 8601 with offsets. */
export function momentsOf({ manifest }: Entry, { noonOf }: Site) {
  const { date, embargo, updated } = manifest;
  const published = withSeconds(embargo ?? noonOf(date));
  const changed = updated === undefined ? published : noonOf(updated);
  // A correction at noon of the day on whose evening the embargo ended was made later than that.
  const isLater = Date.parse(changed) > Date.parse(published);
  return { published, updated: isLater ? changed : published };
}

/** Releases, the newest first; those of one day by their references, the highest first. */
export function newestFirst(entries: readonly Entry[]): Entry[] {
  const collator = new Intl.Collator('en', { numeric: true });
  return [...entries].sort(
    (a, b) =>
      compare(b.manifest.date, a.manifest.date) ||
      collator.compare(b.manifest.reference, a.manifest.reference) ||
      compare(a.slug, b.slug),
  );
}

/** RFC 3339 wants seconds, which ISO 8601 lets people leave out. */
function withSeconds(iso: string): string {
  return iso.replace(/(T\d\d:\d\d)(?!:)/, '$1:00');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
