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

/** Small letters without their accents. */
export function bare(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
