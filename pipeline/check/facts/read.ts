import { readAddresses, readTarget } from './addresses.ts';
import { readCodes } from './codes.ts';
import { readDates } from './dates.ts';
import type { Fact } from './fact.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { readNumbers } from './numbers.ts';
import { passageOf } from './passage.ts';
import { type Prose, readProse } from './prose.ts';
import { readTimes } from './times.ts';
import { readWords } from './words.ts';

/** A text and all the facts that it states. */
export interface Reading {
  readonly prose: Prose;
  readonly lexicon: Lexicon;
  /** In the order in which they stand. */
  readonly facts: readonly Fact[];
}

/** Reads the facts of a string as it stands in a table. */
export function readFacts(markdown: string, language: string): Reading {
  return factsOf(readProse(markdown), language);
}

/**
 * Reads the facts of a prose. Each kind covers what it understands, and those that could be
 * mistaken for others come first: an address may hold a number, a date holds two or three.
 */
export function factsOf(written: Prose, language: string): Reading {
  const lexicon = lexiconOf(language);
  const prose = { ...written, text: written.text.replace(foreignDigit, plainDigit) };
  const passage = passageOf(prose.text, lexicon);
  readAddresses(passage);
  readDates(passage);
  readTimes(passage);
  readCodes(passage);
  readNumbers(passage);
  readWords(passage);
  const targets = prose.links.map((link): Fact => {
    const { kind, keys } = readTarget(link);
    // Its place is outside the prose: it is told by its offset in the Markdown.
    const text = link.url.replace(/^(?:mailto|tel):/i, '');
    return { kind, keys, text, start: -1 - link.offset, end: -1, atoms: [] };
  });
  const facts = [
    ...passage.facts.sort((left, right) => left.start - right.start),
    ...targets,
  ].slice(0, most);
  return { prose, lexicon, facts };
}

// Facts are compared each with each. No paragraph of a release has so many; what has more is no
// text, and must not keep the build busy.
const most = 1000;

// Arabic, Persian, Hindi … write the same numbers with figures of their own, one unit each.
const foreignDigit = /(?![0-9])[\p{Nd}--[\u{10000}-\u{10ffff}]]/gv;

/** Such figures stand in Unicode in tens that begin at …0 or …6. */
function plainDigit(figure: string): string {
  const code = figure.charCodeAt(0);
  const isRound = /\p{Nd}/u.test(String.fromCharCode(code & ~15));
  return String((code & 15) - (isRound ? 0 : 6));
}
