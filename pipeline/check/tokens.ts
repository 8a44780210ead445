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
  return [...text.matchAll(/[\p{L}\p{M}]+|\p{Nd}+/gu)].map(({ 0: word, index }) => ({
    text: word,
    lower: word.toLowerCase().replaceAll('ё', 'е'),
    start: index,
    capital: /^\p{Lu}/u.test(word),
  }));
}

/**
 * A text in small letters, ё as е: what is not in it is in the text in no case. Looking here is a
 * thousand times cheaper than the first use of a pattern with `\p{L}`, and most texts have none of
 * a glossary's terms.
 */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll('ς', 'σ');
}

/**
 * Letters, marks and figures for the classes of patterns that are made of a glossary's words. Rougher
 * than `\p{L}\p{M}\p{N}`, whose first use costs half a millisecond in each pattern: a hundred terms
 * would make a short build half as long again. It has all letters below U+1FFF, a few signs of
 * scripts that have no capitals, and nothing of what stands between the words of a release.
 */
export const wordCharacters =
  '0-9A-Za-zªµºÀ-ÖØ-öø-\\u0373\\u0376-\\u037d\\u037f-\\u0386\\u0388-\\u1fff\\u2c00-\\u2dff\\u3040-\\ud7ff';

/** Small letters without their accents. */
export function bare(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
