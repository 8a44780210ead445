import type { VFile } from 'vfile';
import type { Place } from '../../model/release.ts';
import type { TranslatedSegment } from '../../model/translation.ts';
import { excerpt, say } from '../../report/message.ts';
import type { Difference } from './compare.ts';
import type { Fact, FactKind } from './fact.ts';
import type { Reading } from './read.ts';
import { writeFact } from './write.ts';

/** Where a difference was found. */
export interface Finding {
  readonly pair: TranslatedSegment;
  readonly target: Reading;
  readonly languages: { readonly source: string; readonly target: string };
  readonly file: VFile;
}

/** Says in one line what a translation states and what its source states. */
export function tell(difference: Difference, finding: Finding): void {
  const { kind, expected, found } = difference;
  const { pair, target, file } = finding;
  const place = found ? placeOf(found, pair, target) : pair.place;
  const noun = nouns[kind];
  const rule = rules[kind];
  const level = difference.isDoubtful ? 'warning' : 'error';
  if (expected?.unit && found?.unit && expected.keys[0] === found.keys[0]) {
    say(file, {
      rule,
      level,
      reason: `Unexpected ${found.unit} for “${excerpt(found.text)}”, expected ${expected.unit} as in the source`,
      note: 'The number is the same, but not the currency. Amounts are not converted in a translation.',
      place,
    });
  } else if (expected && found) {
    const wanted = sameStart(writeFact(expected, finding.languages.target), found.text);
    const [shown, meant] = contrast(found.text, wanted);
    const source = wanted === expected.text ? '' : ` (“${excerpt(expected.text)}”)`;
    say(file, {
      rule,
      level,
      reason: `Unexpected “${shown}”, expected “${meant}” as in the source${source}`,
      note: difference.isSwapped
        ? 'The source names them in another order. Have the two changed places?'
        : hintOf(expected, found, noun),
      place,
    });
  } else if (found) {
    say(file, {
      rule,
      level,
      reason: `Unexpected ${noun} ${quote(found)}, expected only what the source says`,
      note: `The source has no such ${noun}: “${excerpt(pair.segment.source)}”`,
      place,
    });
  } else if (expected) {
    say(file, {
      rule,
      level,
      reason: `Unexpected translation without the ${noun} “${excerpt(writeFact(expected, finding.languages.target))}”, expected it as in the source`,
      note: `The source says ${quote(expected)}.`,
      place,
    });
  }
}

const rules = {
  number: 'different-number',
  date: 'different-date',
  time: 'different-time',
  phone: 'different-phone',
  email: 'different-email',
  link: 'different-link',
  code: 'different-code',
} as const satisfies Record<FactKind, string>;

const nouns: Readonly<Record<FactKind, string>> = {
  number: 'number',
  date: 'date',
  time: 'time',
  phone: 'telephone number',
  email: 'e-mail address',
  link: 'web address',
  code: 'reference',
};

/** Two texts short enough for a line; of two long addresses, the part in which they differ. */
function contrast(found: string, wanted: string): [string, string] {
  let same = 0;
  while (same < found.length && found[same] === wanted[same]) same += 1;
  const isLong = Math.max(found.length, wanted.length) > 60 && same > 20;
  const cut = (text: string): string => excerpt(isLong ? `…${text.slice(same - 12)}` : text);
  return [cut(found), cut(wanted)];
}

/** A weekday at the beginning of a sentence has a capital in every language. */
function sameStart(text: string, like: string): string {
  const isCapital = /^\p{Lu}\p{Ll}/u.test(like);
  return isCapital ? text.slice(0, 1).toUpperCase() + text.slice(1) : text;
}

const quote = ({ text }: Fact): string => `“${excerpt(text)}”`;

function hintOf(expected: Fact, found: Fact, noun: string): string {
  const general = `A translation keeps every ${noun} of its source: correct it, or the source if that is wrong.`;
  const [mine, its] = [expected.text.replace(/\D/g, ''), found.text.replace(/\D/g, '')];
  if (isSwap(mine, its)) return `Two figures have changed places. ${general}`;
  return general;
}

/** Whether two neighbouring figures have changed places: 1966, 1696. */
function isSwap(left: string, right: string): boolean {
  if (left.length !== right.length || left === right) return false;
  const at = [...left].findIndex((figure, index) => figure !== right[index]);
  return (
    left[at] === right[at + 1] &&
    left[at + 1] === right[at] &&
    left.slice(at + 2) === right.slice(at + 2)
  );
}

/** Where a fact of a translation stands in its table. */
function placeOf(fact: Fact, { text, place }: TranslatedSegment, { prose }: Reading): Place {
  const offset = fact.start < 0 ? -1 - fact.start : prose.offsetOf(fact.start);
  // JSON writes these with a backslash: two characters in the file for one of the text.
  const escapes = text.slice(0, offset).match(/["\\\n\t]/g)?.length ?? 0;
  return { ...place, column: place.column + offset + escapes };
}
