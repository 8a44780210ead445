import { matchesIn, pattern } from '../model/pattern-for.ts';

/** A word or a number of a text. */
export interface Token {
  readonly text: string;
  /** In small letters, ё as е. */
  readonly lower: string;
  /** Where it begins in the text. */
  readonly start: number;
  /** Whether it begins with a capital letter. */
  readonly capital: boolean;
}

/** The words and numbers of a text, parted at hyphens and apostrophes. */
export function tokensOf(text: string): Token[] {
  return matchesIn(text, words).map(({ 0: word, index }) => ({
    text: word,
    lower: word.toLowerCase().replaceAll('ё', 'е'),
    start: index,
    capital: /^\p{Lu}/u.test(word),
  }));
}

const words = pattern.gu`[\p{L}\p{M}]+|\p{Nd}+`;

/**
 * A text in small letters, ё as е, of the same length: what is not in it is in the text in no case.
 * Looking here is a thousand times cheaper than the first use of a pattern with `\p{L}`, and most
 * texts have none of a glossary's terms.
 */
export function fold(text: string): string {
  return inSmallLetters(text).replaceAll('ё', 'е').replaceAll('ς', 'σ');
}

/** A text in small letters, each as long as its capital was: places stay where they are. */
export function inSmallLetters(text: string): string {
  return text.replaceAll('İ', 'i').toLowerCase();
}

/** Where a passage stands in a text, not as a part of longer words; -1 if it does not, or is empty. */
export function indexOfWhole(passage: string, text: string): number {
  if (passage === '') return -1;
  let at = text.indexOf(passage);
  while (at >= 0 && (isInWord(text[at - 1]) || isInWord(text[at + passage.length]))) {
    at = text.indexOf(passage, at + 1);
  }
  return at;
}

const isInWord = (character = ''): boolean => /[\p{L}\p{N}]/u.test(character);

/** Small letters without their accents. */
export function bare(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
