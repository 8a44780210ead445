/**
 * The pattern to look for in a text: the same matches, sooner.
 *
 * V8 takes half a millisecond to a whole one to compile `\p{L}`, at every place where it stands,
 * since most letters lie beyond U+FFFF; some four hundred patterns of ours have it, so that a build
 * of one release would spend a third of its time there. A text that has only the characters of
 * `alphabet` (Latin, Greek and Cyrillic, punctuation, currencies) is the same to a pattern that knows no
 * others: such a pattern is compiled fifty times faster. Any other text gets the pattern as it is.
 *
 * @param pattern With the flag `u`, if it has `\p`; not with `v`. What is returned may be shared, its
 *   `lastIndex` too: with the flag `g` use it for `matchAll`, `replace` or `search`.
 */
export function patternFor(text: string, pattern: RegExp): RegExp {
  let short = shortened.get(pattern);
  if (!short) {
    short = shorten(pattern);
    shortened.set(pattern, short);
  }
  return short === pattern || isWithinAlphabet(text) ? short : pattern;
}

const shortened = new WeakMap<RegExp, RegExp>();

/** The last few stand for what is covered in a text that is being read. */
const alphabet = [
  [0x0000, 0x052f],
  [0x2000, 0x215f],
  [0xfdd0, 0xfdd1],
  [0xfeff, 0xfeff],
  [0xfffc, 0xfffc],
] as const;

function isWithinAlphabet(text: string): boolean {
  if (text !== asked.text) {
    asked.text = text;
    asked.isWithin = /^[\0-\u052f\u2000-\u215f\ufdd0\ufdd1\ufeff\ufffc]*$/.test(text);
  }
  return asked.isWithin;
}

/** The text that was asked about last: many patterns are tried on one text in turn. */
const asked = { text: '', isWithin: true };

/** Writes each `\p{…}` as the characters of the alphabet that it means. */
function shorten(pattern: RegExp): RegExp {
  const { source, flags } = pattern;
  if (!/\\p/i.test(source)) return pattern;
  let isInClass = false;
  const short = source.replace(/\\p\{[^}]*\}|\\.|[[\]]/gi, (token) => {
    if (/^\\p\{/i.test(token)) {
      const members = membersOf(token, flags.includes('i') ? 'iu' : 'u');
      return isInClass ? members : `[${members}]`;
    }
    if (token === '[') isInClass = true;
    if (token === ']') isInClass = false;
    return token;
  });
  return new RegExp(short, flags);
}

/** The characters of the alphabet that `\p{…}` means under these flags, as ranges of a class. */
function membersOf(property: string, flags: string): string {
  const name = `${property}${flags}`;
  let members = known.get(name);
  if (members === undefined) {
    const one = new RegExp(property, `${flags}g`);
    members = '';
    for (const [first, last] of alphabet) {
      const all = Array.from({ length: last - first + 1 }, (_, at) => first + at);
      let from = -1;
      let to = -2;
      for (const { index } of String.fromCharCode(...all).matchAll(one)) {
        if (first + index !== to + 1) {
          members += rangeOf(from, to);
          from = first + index;
        }
        to = first + index;
      }
      members += rangeOf(from, to);
    }
    known.set(name, members);
  }
  return members;
}

const known = new Map<string, string>();

function rangeOf(from: number, to: number): string {
  if (from < 0) return '';
  return from === to ? hex(from) : `${hex(from)}-${hex(to)}`;
}

const hex = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
