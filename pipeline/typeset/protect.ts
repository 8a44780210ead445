import { patternFor } from '../model/pattern-for.ts';

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
const suspicious = /[@\d/-]|\.[\p{L}\p{N}]|www\./iu;

/**
 * A longer word has to be broken anyway; the limit also bounds the time that the patterns take,
 * which grows with the square of the length.
 */
const longest = 120;

/** International numbers, and French ones. */
const telephones = [/\+\d[\d\s().\u2011-]{5,}\d/g, /(?<!\d)0\d(?:[\s.-]\d\d){4}(?!\d)/g];

const wholes = [
  // E-mail addresses.
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  // Addresses of pages, and bare hosts.
  /(?:https?:\/\/|www\.)[^<>«»"“”]+/giu,
  /(?<![\p{L}\p{N}])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}(?:\/[^<>«»"“”]*)?/gu,
  // A letter or two behind a hyphen: Бион-М, Bion-M, a-t-il, из-за.
  /[\p{L}\p{N}]+[-\u2011]\p{L}{1,2}(?![\p{L}\p{N}])/gu,
  // References and names of spacecraft: letters and digits around hyphens, slashes and dots.
  /(?<![\p{L}\p{N}])(?=\S*\d)[\p{L}\p{N}]+(?:[-\u2011/.][\p{L}\p{N}]+)+/gu,
];

function matches(text: string, pattern: RegExp, offset: number) {
  return [...text.matchAll(patternFor(text, pattern))].map(({ 0: match, index }) => ({
    start: offset + index,
    end: offset + index + match.length,
  }));
}
