import type { VFile } from 'vfile';
import {
  type CheckContext,
  checkConsistency,
  checkSource,
  checkTranslation,
} from './check/check.ts';
import { type Format, inTurn } from './formats.ts';
import {
  checkLabels,
  describeLanguage,
  type Edition,
  linkAlternates,
  localize,
  translatedSegments,
} from './localize/localize.ts';
import { mediaArtifacts } from './media/media.ts';
import { type Artifact, artifactName, type Pack } from './model/artifact.ts';
import type { LocalizedDocument } from './model/localized-document.ts';
import type { Newsroom } from './model/newsroom.ts';
import type { Release } from './model/release.ts';
import type { Locale, StringTable } from './model/string-table.ts';
import { parse } from './parse/parse.ts';
import type { Press, Print } from './press/press.ts';
import { isFatal, promoteWarnings, say } from './report/message.ts';
import { scan, textOfDocument } from './scan/scan.ts';
import type { Approvals } from './seal/seal.ts';
import { hasHyphenation } from './typography/hyphenation.ts';
import { hasManners } from './typography/typography.ts';

/** What to ask of a release. */
export interface Inquiry extends Edition {
  /** The locales in which it is published. */
  readonly wanted: readonly Locale[];
  /** What is wrong with the languages, whichever release is built: no release is then fit. */
  readonly complaints: VFile;
  /** Glossaries and waivers. */
  readonly guides?: CheckContext['guides'];
  /** The dictionaries of spelling, if it is asked about. */
  readonly dictionaries?: CheckContext['dictionaries'];
  /** Is told how many messages were kept back by waivers. */
  readonly onWaived?: (count: number) => void;
}

/** What to make of a release. */
export interface Order extends Inquiry {
  readonly formats: readonly Format[];
  readonly press: Press;
  /** Whether warnings forbid a pack, as errors do. */
  readonly strict?: boolean;
  /** What was approved in each language wanted, if only that may be published. */
  readonly approvals?: ReadonlyMap<string, Approvals>;
  /** Of presspack, for the manifest. */
  readonly version: string;
  /** Reads the images of a release from disk. */
  readonly illustrate: (release: Release) => Promise<Release>;
}

/**
 * The whole journey of one release: localize → html, or localize → typeset → pdf, in each language.
 *
 * Complains on the release's file, everything at once; returns nothing if any message is fatal,
 * because a pack is all or nothing.
 */
export async function build(release: Release, order: Order): Promise<Pack | undefined> {
  const { file } = release;
  const illustrated = await order.illustrate(release);
  const prints: Map<Format, Promise<Print>>[] = [];
  const documents = order.wanted.map((locale) => {
    const document = localize(illustrated, locale, order, file);
    prints.push(beginPrints(document, order, file.path));
    return document;
  });
  await askAll(illustrated, order);
  await checkApprovals(illustrated, order);
  const artifacts: Artifact[] = [];
  const fileFormats = order.formats.map(({ name, extension, mediaType }) => ({
    name,
    extension,
    mediaType,
  }));
  for (const [at, document] of linkAlternates(documents).entries()) {
    const made = new Map<Format, Artifact>();
    const inOrder = () => order.formats.flatMap((format) => made.get(format) ?? []);
    for (const format of inTurn(order.formats)) {
      const tools = { file, print: prints[at]?.get(format), siblings: inOrder() };
      const bytes = await format.make({ ...document, formats: fileFormats }, tools);
      made.set(format, { ...labelled(document, format), bytes });
    }
    artifacts.push(...inOrder());
  }
  artifacts.push(...mediaArtifacts(documents));
  complainOfLeaks(release, order, [...artifacts, ...paperTexts(documents, artifacts)]);
  const files = filesOf(release, order);
  if (order.strict) promoteWarnings(files);
  const isFit = files.every((one) => !isFatal(one.messages));
  return isFit ? packOf(release, order, { documents, artifacts }) : undefined;
}

/**
 * Sets a release in each language wanted, and asks the source and each translation whether what
 * they say can be right: all that is said of a release before it takes a format.
 *
 * @param release With its images.
 */
export async function check(release: Release, inquiry: Inquiry): Promise<LocalizedDocument[]> {
  const { file } = release;
  const documents = inquiry.wanted.map((locale) => localize(release, locale, inquiry, file));
  await askAll(release, inquiry);
  return documents;
}

/** Has a press begin with the sheets of a document, long before they are asked for. */
function beginPrints(
  document: LocalizedDocument,
  { formats, press }: Order,
  path: string,
): Map<Format, Promise<Print>> {
  const prints = new Map<Format, Promise<Print>>();
  for (const format of formats) {
    if (!format.sheet) continue;
    const print = press({ document, sheet: format.sheet, path });
    // What fails before it is asked for says so when it is.
    print.catch(() => {});
    prints.set(format, print);
  }
  return prints;
}

/** Asks whether a release can be right; drafts are asked nothing. */
async function askAll(release: Release, inquiry: Inquiry): Promise<void> {
  if (inquiry.draft) return;
  askLabels(inquiry);
  await ask(release, inquiry);
}

async function ask(release: Release, inquiry: Inquiry): Promise<void> {
  const { file, language } = release;
  const { newsroom, guides, dictionaries, wanted, onWaived } = inquiry;
  const context: CheckContext = {
    newsroom,
    file,
    ...(guides && { guides }),
    ...(dictionaries && { dictionaries }),
  };
  const { waived } = await checkSource(release, context);
  onWaived?.(waived);
  for (const locale of wanted) {
    // What stands behind a mistake of form was not read: half a table answers no questions.
    const table = locale.tables.get(release.slug)?.file;
    if (locale.tag === language || (table && isFatal(table.messages))) continue;
    const languages = { source: language, target: locale.tag };
    const translated = translatedSegments(release, locale);
    const asked = await checkTranslation(translated, languages, context);
    checkConsistency(translated, { locale, slug: release.slug }, context);
    onWaived?.(asked.waived);
  }
}

/** Refuses a pack in which there is what only the newsroom should know. */
function complainOfLeaks(
  { facts: { internal, ...facts }, file, slug, tree }: Release,
  { newsroom, wanted }: Pick<Order, 'newsroom' | 'wanted'>,
  artifacts: readonly Artifact[],
): void {
  const text = String(file.value).slice(tree.children[0]?.position?.start.offset ?? 0);
  const source = `${JSON.stringify([facts, newsroom])}\n${text}`;
  const translations = wanted.flatMap((locale) => tablesOf(slug, locale).map(textOf)).join('\n');
  for (const { name, found } of scan(artifacts, { internal, source, translations })) {
    say(file, {
      rule: 'leak',
      level: 'error',
      reason: `Unexpected ${found} in ${name}, expected nothing that is not to be published`,
      note: 'Take it out of the text, the tables or the picture. If it is meant to be public, it must stand in the text itself.',
      place: { path: file.path, line: 1, column: 1 },
    });
  }
}

/** What stands on paper, where a scan of the file sees glyphs alone, under the file's name. */
function paperTexts(
  documents: readonly LocalizedDocument[],
  artifacts: readonly Artifact[],
): Artifact[] {
  const papers = artifacts.filter(({ mediaType }) => mediaType === 'application/pdf');
  return papers.flatMap((paper) =>
    documents
      .filter(({ locale }) => locale === paper.locale)
      .map((document) => {
        const bytes = Buffer.from(textOfDocument(document), 'utf8');
        return { ...paper, mediaType: 'text/plain', bytes };
      }),
  );
}

function textOf({ entries }: StringTable): string {
  return [...entries.values()].map(({ value }) => value).join('\n');
}

/** The tables of a locale in which the texts of a release are looked for. */
function tablesOf(slug: string, { tables }: Locale): StringTable[] {
  return ['labels', 'common', slug]
    .map((namespace) => tables.get(namespace))
    .filter((table) => table !== undefined);
}

/** Asks, where only what is approved may be published, whether it is, in every language wanted. */
async function checkApprovals(release: Release, order: Order): Promise<void> {
  const { approvals, newsroom, wanted } = order;
  if (!approvals) return;
  const { checkApproval } = await import('./seal/seal.ts');
  for (const locale of wanted) {
    const found = approvals.get(locale.tag);
    if (found) checkApproval({ release, locale, newsroom }, found, release.file);
  }
}

/** Says what is wrong with the labels of each language wanted; once, however many releases follow. */
function askLabels({ wanted, complaints }: Inquiry): void {
  const asked = askedOf.get(complaints) ?? new Set();
  askedOf.set(complaints, asked);
  for (const locale of wanted) {
    if (!asked.has(locale)) checkLabels(locale, complaints);
    asked.add(locale);
  }
}

/** By the file on which it is said. */
const askedOf = new WeakMap<VFile, Set<Locale>>();

/** The files on which a release depends, in the languages that are wanted. */
export function filesOf(
  { file, slug }: Release,
  { wanted, guides, complaints }: Pick<Inquiry, 'wanted' | 'guides' | 'complaints'>,
): VFile[] {
  const tables = wanted.flatMap((locale) => tablesOf(slug, locale).map((table) => table.file));
  const agreed = wanted.flatMap(({ settings }) => [
    settings.get('glossary'),
    settings.get('waivers'),
  ]);
  const shared = guides?.sharedFiles ?? [];
  const own = [...tables, ...agreed].filter((one) => one !== undefined);
  return [file, ...own, ...shared, complaints];
}

/**
 * Parses the releases of a project, and refuses those that would overwrite each other.
 *
 * @returns The release of each source; nothing for one that is not fit to be built.
 */
export function parseReleases(
  sources: readonly VFile[],
  newsroom: Newsroom,
): Map<VFile, Release | undefined> {
  const releases = new Map(sources.map((source) => [source, parse(source, newsroom)]));
  const first = new Map<string, Release>();
  for (const release of releases.values()) {
    if (!release) continue;
    // Many file systems take names for the same that differ in case only.
    const name = release.slug.toLowerCase();
    const twin = first.get(name);
    if (twin) refuseTwin(release, twin);
    else first.set(name, release);
  }
  for (const [source, release] of releases) {
    if (release && isFatal(source.messages)) releases.set(source, undefined);
  }
  return releases;
}

/** Both are refused: which of the two is meant cannot be known. */
function refuseTwin(release: Release, twin: Release): void {
  for (const [one, other] of [
    [release, twin],
    [twin, release],
  ] as const) {
    say(one.file, {
      rule: 'duplicate-reference',
      level: 'error',
      reason: `Unexpected reference “${one.facts.reference}”, expected one that no other release has`,
      note: `${other.file.path} has “${other.facts.reference}”, and both would be written to ${one.slug}.`,
      place: one.referencePlace,
    });
  }
}

/** Says of which languages no typography is known, and which have no hyphenation. */
export function checkManners(locales: readonly Locale[], file: VFile): void {
  for (const { tag } of locales) {
    const place = { path: `locales/${tag}`, line: 1, column: 1 };
    if (!hasManners(tag)) {
      say(file, {
        rule: 'neutral-typography',
        level: 'warning',
        reason: `Unexpected language ${tag}, expected one whose typography is known`,
        note: 'Its quotes, spaces and dashes stay as they are typed. pipeline/typography/ shows how a language is added.',
        place,
      });
    }
    if (!hasHyphenation(tag)) {
      say(file, {
        rule: 'no-hyphenation',
        level: 'warning',
        reason: `Unexpected language ${tag}, expected one with hyphenation patterns`,
        note: 'Its words are not divided on paper, so that some lines may be loose.',
        place,
      });
    }
  }
}

function labelled(document: LocalizedDocument, { name, extension, mediaType }: Format) {
  const { slug, locale, draft } = document;
  return { name: artifactName(slug, locale, extension, draft), locale, format: name, mediaType };
}

/** The pack of a release, from its documents and their files. */
export function packOf(
  { facts, slug, language }: Release,
  { newsroom, draft, version }: Pick<Order, 'newsroom' | 'draft' | 'version'>,
  made: {
    readonly documents: readonly LocalizedDocument[];
    readonly artifacts: readonly Artifact[];
  },
): Pack {
  const { reference, date, updated, embargo, notice } = facts;
  const status = notice?.kind === 'withdrawal' ? 'withdrawn' : 'published';
  const { name, site, publicKey } = newsroom;
  return {
    presspack: version,
    reference,
    slug: draft ? `${slug}_DRAFT` : slug,
    status: draft ? 'draft' : status,
    version: facts.version,
    date,
    ...(updated && { updated }),
    ...(embargo && { embargo }),
    publisher: { name, site, ...(publicKey && { publicKey }) },
    originalLanguage: language,
    languages: made.documents.map(describeLanguage),
    artifacts: made.artifacts,
  };
}
