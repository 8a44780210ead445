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
  return open(locale) !== undefined;
}

interface Language {
  readonly insert: (word: string, options: { readonly hyphenChar: string }) => string;
  /** Fewest letters before and after the hyphen. */
  readonly before: number;
  readonly after: number;
  readonly capitalsNouns: boolean;
  readonly words: Map<string, readonly number[]>;
}

const none: readonly number[] = [];
const mark = '\u00ad';

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

/** The patterns of a locale, or of its language; plain `en` is British, as its dates are. */
function load(locale: string): Language | undefined {
  const { language, region } = new Intl.Locale(locale);
  const names = [region && `${language}-${region}`, language === 'en' ? 'en-gb' : language];
  for (const name of names) {
    // Only a tag's letters reach the file system.
    if (!name || !/^[a-z]{2,3}(-[a-z]{2})?$/i.test(name)) continue;
    try {
      const patterns = require(`hyphen/${name.toLowerCase()}`) as {
        hyphenateSync: Language['insert'];
      };
      const [before, after] = custom[language] ?? [2, 3];
      const capitalsNouns = language === 'de' || language === 'lb';
      return { insert: patterns.hyphenateSync, before, after, capitalsNouns, words: new Map() };
    } catch (error) {
      if (!isUnknownModule(error)) throw error;
    }
  }
  return undefined;
}

function divide(word: string, language: Language): readonly number[] {
  if (word.length < language.before + language.after || word.length > 64) return none;
  const lower = word.toLowerCase();
  const isPlain = language.capitalsNouns ? word.slice(1) === lower.slice(1) : word === lower;
  if (!isPlain) return none;
  const places: number[] = [];
  let letters = 0;
  for (const part of language.insert(word, { hyphenChar: mark }).split(mark)) {
    if (letters >= language.before && word.length - letters >= language.after) places.push(letters);
    letters += part.length;
  }
  return places;
}

function isUnknownModule(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'MODULE_NOT_FOUND' || code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
}
