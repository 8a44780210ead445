/** What a pattern is made from: its source and flags. A `RegExp` is one, too. */
export type Pattern = Pick<RegExp, 'source' | 'flags'>;

/**
 * Writes a pattern with these flags down for `patternFor`, as in `` pattern.gu`\p{L}+` ``. A regular
 * expression would be read where it stands, with all letters of Unicode at each `\p{L}`, though
 * nearly every text is asked by a shorter one.
 */
export const pattern = { u: writer('u'), gu: writer('gu'), iu: writer('iu'), giu: writer('giu') };

function writer(flags: string) {
  return (source: TemplateStringsArray, ...parts: readonly string[]): Pattern => ({
    source: String.raw(source, ...parts),
    flags,
  });
}

/**
 * The pattern to look for in a text: the same matches, sooner.
 *
 * V8 takes half a millisecond to a whole one to compile `\p{L}`, at every place where it stands,
 * since most letters lie beyond U+FFFF; some four hundred patterns of ours have it, so that a build
 * of one release would spend a third of its time there. A text that has only the characters of
 * `alphabet` (Latin, Greek and Cyrillic, punctuation, signs) is the same to a pattern that knows no
 * others: such a pattern is compiled fifty times faster. Any other text gets the pattern as it is.
 *
 * @param pattern With the flag `u`, if it has `\p`; not with `v`. What is returned may be shared, its
 *   `lastIndex` too: with the flag `g` use it for `replace`, `match` or `search`, or use `matchesIn`.
 *   With the flag `i`, no range of a class may run across a character that `alphabet` leaves out.
 */
export function patternFor(text: string, pattern: Pattern): RegExp {
  const isShort = isWithinAlphabet(text);
  const made = isShort ? shortened : whole;
  let regExp = made.get(pattern);
  if (!regExp) {
    regExp = isShort ? shorten(pattern) : asRegExp(pattern);
    made.set(pattern, regExp);
  }
  return regExp;
}

/**
 * All matches of a pattern with the flag `g` in a text, from the left. Most texts have none, and say
 * so before `matchAll` makes a copy of the pattern.
 */
export function matchesIn(text: string, pattern: Pattern): readonly RegExpExecArray[] {
  const regExp = patternFor(text, pattern);
  return text.search(regExp) < 0 ? [] : [...text.matchAll(regExp)];
}

const shortened = new WeakMap<Pattern, RegExp>();
const whole = new WeakMap<Pattern, RegExp>();

function asRegExp(pattern: Pattern): RegExp {
  return pattern instanceof RegExp ? pattern : new RegExp(pattern.source, pattern.flags);
}

/**
 * The last few stand for what is covered in a text that is being read. Not among them are ſ, ϴ, Ω, K
 * and Å (the signs), whose other case differs by the flags `iu` and `i`.
 */
const alphabet = [
  [0x0000, 0x017e],
  [0x0180, 0x03f3],
  [0x03f5, 0x052f],
  [0x2000, 0x2125],
  [0x2127, 0x2129],
  [0x212c, 0x215f],
  [0x2190, 0x22ff],
  [0xfdd0, 0xfdd1],
  [0xfeff, 0xfeff],
  [0xfffc, 0xfffc],
] as const;

const ofAlphabet =
  /^[\0-\u017e\u0180-\u03f3\u03f5-\u052f\u2000-\u2125\u2127-\u2129\u212c-\u215f\u2190-\u22ff\ufdd0\ufdd1\ufeff\ufffc]*$/;

function isWithinAlphabet(text: string): boolean {
  if (text !== asked.text) {
    asked.text = text;
    asked.isWithin = ofAlphabet.test(text);
  }
  return asked.isWithin;
}

/** The text that was asked about last: many patterns are tried on one text in turn. */
const asked = { text: '', isWithin: true };

/**
 * Writes each `\p{…}` as the characters of the alphabet that it means, in both their cases where case
 * does not matter: `(?-i:…)` says that no other is to be looked for. Nor is the flag `u` needed to
 * tell halves of characters from whole ones, unless the pattern speaks of others than the alphabet's.
 */
function shorten(pattern: Pattern): RegExp {
  const { source, flags } = pattern;
  if (!hasProperty.test(source)) return asRegExp(pattern);
  const ignoresCase = flags.includes('i');
  const short = source.replace(classOrProperty, (token) => {
    if (!hasProperty.test(token)) return token;
    const members = token.replace(property, (one) => membersOf(one, ignoresCase ? 'iu' : 'u'));
    const oneOf = token.startsWith('[') ? members : `[${members}]`;
    const others = token.replace(propertyOrEscape, '');
    return ignoresCase && others.toLowerCase() === others.toUpperCase() ? `(?-i:${oneOf})` : oneOf;
  });
  const isOfAlphabet = ofAlphabet.test(source) && !/\\(?:0|u[{d])/i.test(source);
  return new RegExp(short, isOfAlphabet ? flags.replace('u', '') : flags);
}

const hasProperty = /\\p\{/i;
const property = /\\p\{[^}]*\}/gi;
const propertyOrEscape = /\\p\{[^}]*\}|\\./gi;
/** A class as a whole; a property outside of one; an escape, so that `\[` opens nothing. */
const classOrProperty = /\[(?:\\.|[^\]\\])*\]|\\p\{[^}]*\}|\\./gi;

/** The characters of the alphabet that `\p{…}` means under these flags, as ranges of a class. */
function membersOf(property: string, flags: string): string {
  const name = `${property}${flags}`;
  let members = known.get(name);
  if (members === undefined) {
    const runs = new RegExp(`${property}+`, `${flags}g`);
    const ranges = stretches.flatMap((stretch) => stretch.match(runs) ?? []).map(rangeOf);
    members = ranges.join('');
    known.set(name, members);
  }
  return members;
}

const known = new Map<string, string>();

/** The alphabet itself, in stretches without a gap. */
const stretches = alphabet.map(([first, last]) =>
  String.fromCharCode(...Array.from({ length: last - first + 1 }, (_, at) => first + at)),
);

/** A run of neighbours as it is written in a class. */
function rangeOf(run: string): string {
  const [first, last] = [run.at(0), run.at(-1)].map((end) => end?.replace(/[\\\]^-]/, '\\$&'));
  return run.length === 1 ? `${first}` : `${first}-${last}`;
}
