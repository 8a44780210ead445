import { matchesIn, type Pattern, pattern, patternFor } from '../model/pattern-for.ts';

/** The ranges of a text inside which no line may end: a reader copies what stands there, or dials it. */
export function protectedRanges(text: string): { readonly start: number; readonly end: number }[] {
  // Nearly no paragraph has any, and this is asked much faster.
  if (!patternFor(text, suspicious).test(text)) return [];
  const ranges = /\d/.test(text)
    ? telephones.flatMap((telephone) => matches(text, telephone, 0))
    : [];
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    if (word.length > longest || !patternFor(word, suspicious).test(word)) continue;
    ranges.push(...wholes.flatMap((whole) => matches(word, whole, index)));
  }
  return ranges;
}

/** A sign that a word of letters has not; a full stop at its end is none. */
const suspicious = pattern.iu`[@\d/-]|\.[\p{L}\p{N}]|www\.`;

/**
 * A longer word has to be broken anyway; the limit also bounds the time that the patterns take,
 * which grows with the square of the length.
 */
const longest = 120;

/** International numbers, and French ones. */
const telephones = [/\+\d[\d\s().\u2011-]{5,}\d/g, /(?<!\d)0\d(?:[\s.-]\d\d){4}(?!\d)/g];

const wholes = [
  // E-mail addresses.
  pattern.gu`[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`,
  // Addresses of pages, and bare hosts.
  pattern.giu`(?:https?:\/\/|www\.)[^<>«»"“”]+`,
  pattern.gu`(?<![\p{L}\p{N}])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:\/[^<>«»"“”]*)?`,
  // A letter or two behind a hyphen: Бион-М, Bion-M, a-t-il, из-за.
  pattern.gu`[\p{L}\p{N}]+[-\u2011]\p{L}{1,2}(?![\p{L}\p{N}])`,
  // References and names of spacecraft: letters and digits around hyphens, slashes and dots.
  pattern.gu`(?<![\p{L}\p{N}])(?=\S*\d)[\p{L}\p{N}]+(?:[-\u2011/.][\p{L}\p{N}]+)+`,
];

function matches(text: string, pattern: Pattern, offset: number) {
  return matchesIn(text, pattern).map(({ 0: match, index }) => ({
    start: offset + index,
    end: offset + index + match.length,
  }));
}
