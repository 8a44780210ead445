import type { VFile } from 'vfile';
import type { Guide, Guides } from '../model/guide.ts';
import type { Newsroom } from '../model/newsroom.ts';
import type { Release } from '../model/release.ts';
import type { Locale } from '../model/string-table.ts';
import type { TranslatedSegment } from '../model/translation.ts';
import { say } from '../report/message.ts';
import { findInconsistent } from './consistency.ts';
import { identify } from './identify.ts';
import type { Placed } from './placed.ts';
import { askSource, subjectsOf } from './source.ts';
import { askSpelling, type Dictionaries } from './spelling.ts';
import { askTranslation, pairsOf } from './translation.ts';
import { applyWaivers } from './waivers.ts';

export { checkWaivers } from './waivers.ts';

/** What the questions need to know besides the text. */
export interface CheckContext {
  readonly newsroom: Newsroom;
  /** Where it is said; a message names the file it means by its place. */
  readonly file: VFile;
  /** What was agreed on: glossaries and waivers. */
  readonly guides?: Guides;
  /** The dictionaries, if spelling is asked about. */
  readonly dictionaries?: Dictionaries;
}

/** What was asked and not said. */
export interface Waived {
  /** How many messages a waiver kept back. */
  readonly waived: number;
}

/** Asks of a source text whether what it says can be right. */
export async function checkSource(release: Release, context: CheckContext): Promise<Waived> {
  const { newsroom, guides, dictionaries } = context;
  const guide = guideOf(guides, release.language);
  const findings = askSource(release, newsroom, guide);
  if (dictionaries) findings.push(...(await askSpelling(subjectsOf(release), guide, dictionaries)));
  const segments = new Set(['', ...release.segments.map(({ key }) => key)]);
  return judge(findings, guides?.shared ?? none, segments, context);
}

/** Asks of a translation whether it says what its source says. */
export async function checkTranslation(
  translated: readonly TranslatedSegment[],
  languages: { readonly source: string; readonly target: string },
  context: CheckContext,
): Promise<Waived> {
  const { newsroom, guides, dictionaries } = context;
  const guide = guideOf(guides, languages.target);
  const pairs = pairsOf(translated, languages);
  const findings = await askTranslation(pairs, guide, {
    languages,
    newsroom,
    loadIdentify: identify,
  });
  if (dictionaries) {
    const targets = pairs.map(({ target }) => target);
    findings.push(...(await askSpelling(targets, guide, dictionaries)));
  }
  const segments = new Set(translated.map(({ segment }) => segment.key));
  return judge(findings, guide, segments, context);
}

/** Asks whether a release translates a text as the releases before it do. */
export function checkConsistency(
  translated: readonly TranslatedSegment[],
  where: { readonly locale: Locale; readonly slug: string },
  { file, guides }: CheckContext,
): void {
  const { waivers } = guideOf(guides, where.locale.tag);
  const found = findInconsistent(translated, where);
  const { findings } = applyWaivers(found, waivers, { segments: new Set(), isAsked: () => false });
  for (const { segment: _, ...problem } of findings) say(file, problem);
}

/** A language's own guide, with the words that hold for all. */
function guideOf(guides: Guides | undefined, tag: string): Guide {
  const own = guides?.locales.get(tag) ?? none;
  const shared = guides?.shared ?? none;
  return { ...own, words: new Set([...own.words, ...shared.words]) };
}

const none: Guide = { terms: [], names: [], words: new Set(), waivers: [] };

function judge(
  found: readonly Placed[],
  { waivers }: Guide,
  segments: ReadonlySet<string>,
  { file, dictionaries }: CheckContext,
): Waived {
  const { findings, waived, unused } = applyWaivers(found, waivers, {
    segments,
    // A waiver of what was not asked may be needed when it is.
    isAsked: (rule) =>
      rule !== 'inconsistent-translation' && (rule !== 'spelling' || dictionaries !== undefined),
  });
  for (const { segment: _, ...problem } of findings) say(file, problem);
  for (const problem of unused) say(file, problem);
  return { waived };
}
