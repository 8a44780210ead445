import type { Guide } from '../model/guide.ts';
import type { Place } from '../model/release.ts';
import type { TranslatedSegment } from '../model/translation.ts';
import { findLostAcronyms, findUnintroduced } from './acronyms.ts';
import { askBroken, askInvisible, askScripts, compareScripts } from './characters.ts';
import { askFrench } from './french.ts';
import { compareNames, compareTerms, withContacts } from './glossary.ts';
import { compareLength } from './length.ts';
import { compareLeftovers, compareMarkup } from './markup.ts';
import { compareSentences } from './omission.ts';
import { findMisspeltNames, findUnevenNames } from './people.ts';
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
import type { Placed } from './source.ts';
import { compareLanguages, type Identify } from './untranslated.ts';

/** Asks a translation whether its language is right, and whether it says what its source says. */
export async function askTranslation(
  pairs: readonly Pair[],
  guide: Guide,
  loadIdentify: () => Promise<Identify>,
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
  return [...found].flatMap(([pair, findings]) =>
    withoutConsequences(findings).map((finding) => placed(finding, pair)),
  );
}

/** Segments with their translations, ready to be asked about. */
export function pairsOf(
  translated: readonly TranslatedSegment[],
  { source, target }: { readonly source: string; readonly target: string },
): Pair[] {
  return translated.map(({ segment, text, place }) => {
    const footnotes = [...segment.key.matchAll(/\[\^([^\]\s]{1,99})\]/g)].map(
      ([, label = '']) => label,
    );
    const inSource = (typed: number): Place => ({
      ...segment.place,
      column: segment.place.column + typed,
    });
    return {
      segment,
      source: makeSubject(segment, readProse(segment.key, footnotes), source, inSource),
      target: makeSubject(segment, readProse(text, footnotes), target, (typed) => ({
        ...place,
        column: place.column + lengthInJson(text.slice(0, typed)),
      })),
    };
  });
}

/** Quotation marks, backslashes and line feeds are written with a backslash in a table. */
const lengthInJson = (text: string): number => JSON.stringify(text).length - 2;

const questions: readonly Question[] = [askInvisible, askBroken, askScripts, askFrench, askRussian];

const comparisons: readonly Comparison[] = [
  compareMarkup,
  compareLeftovers,
  comparePlaceholders,
  compareScripts,
  compareTerms,
  compareNames,
  compareSentences,
  compareLength,
  compareDoubledWords,
  compareEnd,
  comparePairs,
];

const overviews: readonly Overview[] = [
  findWrongSegments,
  findRepeated,
  findMisspeltNames,
  findUnevenNames,
  findLostAcronyms,
  findUnintroduced,
  findMixedYo,
];

/** What follows from a greater mistake is not told beside it: one mistake, one line. */
function withoutConsequences(findings: readonly Finding[]): Finding[] {
  const rules = new Set(findings.map(({ rule }) => rule));
  const hidden = new Set(
    [...rules].flatMap((rule) => consequences[rule]?.filter((one) => one !== rule) ?? []),
  );
  const broken = findings.filter(({ rule }) => characters.includes(rule)).map(({ at }) => at);
  return findings.filter(
    ({ rule, at }) =>
      !hidden.has(rule) &&
      !(rule === 'glossary-name' && broken.some((other) => Math.abs(other - at) < 30)),
  );
}

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
const characters = ['mixed-scripts', 'invisible-character', 'broken-character'];

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

function placed({ at, rule, level, reason, note }: Finding, { target, segment }: Pair): Placed {
  return {
    rule,
    level,
    reason,
    ...(note && { note }),
    place: target.place(at),
    segment: segment.key,
  };
}
