import { createRequire } from 'node:module';

/**
 * Where a word may be divided at the end of a line: the number of letters before each place.
 *
 * Liang's method with the TeX patterns of the language (F. M. Liang, “Word Hy-phen-a-tion by
 * Com-put-er”, 1983), and its custom of how many letters must stay on either line. Short words,
 * abbreviations in capitals and, where only names have a capital, names stay whole.
 *
 * @param word Letters only.
 * @returns Nothing for a language without patterns.
 */
export function hyphenate(word: string, locale: string): readonly number[] {
  const language = open(locale);
  if (!language) return none;
  let places = language.words.get(word);
  if (!places) {
    places = divide(word, language);
    if (language.words.size >= wordLimit) language.words.clear();
    language.words.set(word, places);
  }
  return places;
}

/** Whether words of a language can be divided. */
export function hasHyphenation(locale: string): boolean {
  return moduleOf(locale) !== undefined;
}

/** Reads the patterns of a language, which otherwise its first word does. */
export function readHyphenation(locale: string): void {
  open(locale);
}

interface Language {
  readonly patterns: Patterns;
  readonly start: Branch;
  /** Numbers of the letters, in the order in which they were met; 0 is a word's either end. */
  readonly letters: Map<number, number>;
  /** Fewest letters before and after the hyphen. */
  readonly before: number;
  readonly after: number;
  readonly capitalsNouns: boolean;
  readonly words: Map<string, readonly number[]>;
}

/** As the package `hyphen` has them. */
type Patterns = readonly [
  /** Liang's numbers between the letters of a pattern; a pattern names its row. */
  rows: readonly (readonly number[])[],
  trie: Trie,
  /** Words that no pattern divides well, with their places. */
  exceptions?: Readonly<Record<string, readonly number[]>>,
];

/** By the next letter: what follows it, the row of the pattern that ends here, or both. */
interface Trie {
  readonly [letter: string]: Trie | number | readonly [Trie, number];
}

/** A place in the trie; what has been asked of it once, it answers at once. */
interface Branch {
  readonly trie: Trie | undefined;
  /** Liang's numbers of the pattern that ends here. */
  readonly row: readonly number[] | undefined;
  /** By the number of the next letter; null where no pattern goes on. */
  readonly next: (Branch | null | undefined)[];
}

const none: readonly number[] = [];
const dot = '.'.charCodeAt(0);

/** Keeps the memory of a long run bounded. */
const wordLimit = 50_000;

/**
 * Fewest letters on either side, where the custom differs from 2 and 3: Russian divides before two
 * letters (Д. Э. Розенталь, Справочник по правописанию, § «Правила переноса»).
 */
const custom: Readonly<Record<string, readonly [before: number, after: number]>> = { ru: [2, 2] };

const languages = new Map<string, Language | undefined>();
const require = createRequire(import.meta.url);

function open(locale: string): Language | undefined {
  if (!languages.has(locale)) languages.set(locale, load(locale));
  return languages.get(locale);
}

function load(locale: string): Language | undefined {
  const name = moduleOf(locale);
  if (!name) return undefined;
  const { patterns } = require(name) as { patterns: Patterns };
  const { language } = new Intl.Locale(locale);
  const [before, after] = custom[language] ?? [2, 3];
  const capitalsNouns = language === 'de' || language === 'lb';
  return {
    patterns,
    start: { trie: patterns[1], row: undefined, next: [] },
    letters: new Map([[dot, 0]]),
    before,
    after,
    capitalsNouns,
    words: new Map(),
  };
}

/** Where the patterns of a locale are, or of its language; plain `en` is British, as its dates are. */
function moduleOf(locale: string): string | undefined {
  const { language, region } = new Intl.Locale(locale);
  const names = [region && `${language}-${region}`, language === 'en' ? 'en-gb' : language];
  return (
    names
      // Only a tag's letters reach the file system.
      .filter((name) => name && /^[a-z]{2,3}(-[a-z]{2})?$/i.test(name))
      .map((name) => `hyphen/${name?.toLowerCase()}`)
      .find(isInstalled)
  );
}

function divide(word: string, language: Language): readonly number[] {
  if (word.length < language.before + language.after || word.length > longest) return none;
  const lower = word.toLowerCase();
  const isPlain = language.capitalsNouns ? word.slice(1) === lower.slice(1) : word === lower;
  if (!isPlain) return none;
  const [, , exceptions] = language.patterns;
  const known = exceptions && Object.hasOwn(exceptions, lower) ? exceptions[lower] : undefined;
  const places = known ?? (word.length < shortest ? none : match(lower, language));
  return places.filter(
    (place) => place >= language.before && word.length - place >= language.after,
  );
}

/** Patterns are made for words of five letters and more; shorter ones are not worth a hyphen. */
const shortest = 5;

/** The longest word that is divided: a longer one is none. */
const longest = 64;

/** A word under way: its letters between its two ends, and the greatest number at every place. */
const letters = new Uint16Array(longest + 2);
const numbers = new Uint8Array(2 * longest);

/** The places whose number is odd. */
function match(word: string, language: Language): number[] {
  for (let at = 0; at < word.length; at += 1) {
    letters[at + 1] = numberOf(word.charCodeAt(at), language);
  }
  const end = word.length + 1;
  letters[end] = 0;
  numbers.fill(0, 0, end);
  // A pattern has two letters at least, or a letter and an end of the word.
  for (let start = 0; start < word.length; start += 1) {
    // A pattern that begins with the word's beginning has no number before it.
    const first = Math.max(0, start - 1);
    let branch: Branch | null = language.start;
    for (let at = start; at <= end; at += 1) {
      const letter = letters[at] as number;
      const known: Branch | null | undefined = branch.next[letter];
      branch = known === undefined ? explore(branch, letter, dotted(word, at), language) : known;
      if (branch === null) break;
      if (branch.row) raise(branch.row, first);
    }
  }
  const places: number[] = [];
  for (let place = 2; place < word.length - 1; place += 1) {
    if ((numbers[place] as number) % 2 === 1) places.push(place);
  }
  return places;
}

function raise(row: readonly number[], first: number): void {
  for (let index = 0; index < row.length; index += 1) {
    const number = row[index] as number;
    if (number > (numbers[first + index] as number)) numbers[first + index] = number;
  }
}

function numberOf(code: number, { letters: all }: Language): number {
  let number = all.get(code);
  if (number === undefined) {
    number = all.size;
    all.set(code, number);
  }
  return number;
}

function dotted(word: string, at: number): string {
  return at === 0 || at > word.length ? '.' : (word[at - 1] as string);
}

/** Looks in the package's trie for what follows a place in it. */
function explore(
  from: Branch,
  number: number,
  letter: string,
  { patterns: [rows] }: Language,
): Branch | null {
  const found = from.trie && Object.hasOwn(from.trie, letter) ? from.trie[letter] : undefined;
  let branch: Branch | null = null;
  if (typeof found === 'number') branch = { trie: undefined, row: rows[found], next: [] };
  else if (isBoth(found)) branch = { trie: found[0], row: rows[found[1]], next: [] };
  else if (found) branch = { trie: found, row: undefined, next: [] };
  from.next[number] = branch;
  return branch;
}

function isBoth(found: Trie[string] | undefined): found is readonly [Trie, number] {
  return Array.isArray(found);
}

function isInstalled(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') return false;
    throw error;
  }
}
