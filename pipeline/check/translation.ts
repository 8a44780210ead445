import type { Guide } from '../model/guide.ts';
import type { Newsroom } from '../model/newsroom.ts';
import type { Place } from '../model/release.ts';
import type { TranslatedSegment } from '../model/translation.ts';
import { findLostAcronyms, findUnintroduced } from './acronyms.ts';
import { findMisspeltAddresses } from './addresses.ts';
import { askBroken, askScripts, compareInvisible, compareScripts } from './characters.ts';
import { checkFacts } from './facts/facts.ts';
import { askFrench } from './french.ts';
import { compareNames, compareTerms, withContacts } from './glossary.ts';
import { compareLength } from './length.ts';
import { compareLeftovers, compareMarkup } from './markup.ts';
import { compareSentences } from './omission.ts';
import { compareOriginals } from './originals.ts';
import { findMisspeltAcronyms, findMisspeltNames, findUnevenNames } from './people.ts';
import { overhear, type Placed, placed } from './placed.ts';
import { comparePlaceholders } from './placeholders.ts';
import { readProse } from './prose.ts';
import { compareDoubledWords, compareEnd, comparePairs } from './punctuation.ts';
import {
  type Comparison,
  type Finding,
  makeSubject,
  type Overview,
  type Pair,
  type Question,
} from './question.ts';
import { askRussian, findMixedYo } from './russian.ts';
import { findRepeated, findWrongSegments } from './segments.ts';
import { compareLanguages, type Identify } from './untranslated.ts';

/** What does not change from segment to segment. */
export interface Setting {
  readonly languages: { readonly source: string; readonly target: string };
  readonly newsroom: Newsroom;
  readonly loadIdentify: () => Promise<Identify>;
}

/** Asks a translation whether its language is right, and whether it says what its source says. */
export async function askTranslation(
  pairs: readonly Pair[],
  guide: Guide,
  { languages, newsroom, loadIdentify }: Setting,
): Promise<Placed[]> {
  const full = withContacts(guide, pairs);
  const found = new Map<Pair, Finding[]>();
  for (const pair of pairs) {
    const findings = [
      ...questions.flatMap((ask) => ask(pair.target, full)),
      ...comparisons.flatMap((compare) => compare(pair, full)),
      ...(await compareLanguages(pair, loadIdentify)),
    ];
    found.set(pair, findings);
  }
  for (const find of overviews) {
    for (const finding of find(pairs, full)) found.get(finding.pair)?.push(finding);
  }
  return [...found].flatMap(([pair, findings]) => {
    const facts = overhear(
      pair.translated.place.path,
      (file) => checkFacts(pair.translated, languages, { newsroom, file }),
      () => pair.segment.key,
    );
    return withoutConsequences([...findings.map((one) => placed(one, pair.target)), ...facts]);
  });
}

/** Segments with their translations, ready to be asked about. */
export function pairsOf(
  translated: readonly TranslatedSegment[],
  { source, target }: { readonly source: string; readonly target: string },
): Pair[] {
  return translated.map((one) => {
    const { segment, text, place } = one;
    const footnotes = [...segment.source.matchAll(/\[\^([^\]\s]{1,99})\]/g)].map(
      ([, label = '']) => label,
    );
    const inSource = (typed: number): Place => ({
      ...segment.place,
      column: segment.place.column + typed,
    });
    return {
      segment,
      translated: one,
      source: makeSubject(segment, readProse(segment.source, footnotes), source, inSource),
      target: makeSubject(segment, readProse(text, footnotes), target, (typed) => ({
        ...place,
        column: place.column + lengthInJson(text.slice(0, typed)),
      })),
    };
  });
}

/** Quotation marks, backslashes and line feeds are written with a backslash in a table. */
const lengthInJson = (text: string): number => JSON.stringify(text).length - 2;

const questions: readonly Question[] = [askBroken, askScripts, askFrench, askRussian];

const comparisons: readonly Comparison[] = [
  compareInvisible,
  compareMarkup,
  compareLeftovers,
  comparePlaceholders,
  compareScripts,
  compareTerms,
  compareNames,
  compareOriginals,
  compareSentences,
  compareLength,
  compareDoubledWords,
  compareEnd,
  comparePairs,
];

const overviews: readonly Overview[] = [
  findWrongSegments,
  findRepeated,
  findMisspeltAddresses,
  findMisspeltNames,
  findUnevenNames,
  findMisspeltAcronyms,
  findLostAcronyms,
  findUnintroduced,
  findMixedYo,
];

/** What follows from a greater mistake is not told beside it: one mistake, one line. */
function withoutConsequences(findings: readonly Placed[]): Placed[] {
  const hidden = new Set(findings.flatMap(({ rule }) => consequences[rule] ?? []));
  const isElsewhere = findings.some(
    ({ rule, level }) => level === 'error' && strays.includes(rule),
  );
  const broken = findings.filter(({ rule }) => characters.includes(rule));
  return findings.filter(({ rule, place, reason }) => {
    if (hidden.has(rule)) return false;
    if (isElsewhere && rule.startsWith('different-')) return false;
    // A link that is gone is told with its address.
    if (rule.endsWith('-markup') && reason.includes('a link')) {
      return !findings.some((other) => other.rule === 'different-link');
    }
    const isBroken = broken.some((other) => Math.abs(other.place.column - place.column) < 30);
    return !(rule === 'glossary-name' && isBroken);
  });
}

/** A translation that is none, or another text's, states no facts of its own. */
const strays: readonly string[] = [
  'untranslated',
  'source-language',
  'wrong-segment',
  'unrelated-translation',
];

/** What is wrong with a translation that belongs elsewhere, because it does. */
const misplaced = [
  'unlikely-length',
  'glossary-term',
  'glossary-name',
  'lost-markup',
  'added-markup',
  'end-mark',
  'lost-acronym',
  'repeated-translation',
  'misspelt-name',
  'placeholder',
];

/** What makes a name unknown, and is told by itself. */
const characters: readonly string[] = ['mixed-scripts', 'invisible-character', 'broken-character'];

const consequences: Readonly<Record<string, readonly string[]>> = {
  untranslated: [
    'wrong-segment',
    'unrelated-translation',
    'omitted-sentence',
    'source-language',
    'glossary-term',
    'glossary-name',
    'unlikely-length',
  ],
  'source-language': [
    'omitted-sentence',
    'wrong-segment',
    'unrelated-translation',
    'glossary-term',
    'glossary-name',
    'misspelt-name',
  ],
  'wrong-segment': [...misplaced, 'omitted-sentence', 'unrelated-translation'],
  'unrelated-translation': misplaced,
  'omitted-sentence': [
    'unrelated-translation',
    'unlikely-length',
    'lost-acronym',
    'end-mark',
    'glossary-term',
    'glossary-name',
  ],
  'glossary-name': ['misspelt-name', 'uneven-name'],
  'broken-markup': ['lost-markup'],
  'unlikely-length': ['end-mark'],
};
