import { matchesIn, type Pattern, pattern } from '../model/pattern-for.ts';

/** A no-break space (U+00A0), as wide as an ordinary one. */
export const NBSP = '\u00A0';

/** A narrow no-break space (U+202F). */
export const NNBSP = '\u202F';

/**
 * What a rule sees in the place of something that has no manners: code, a picture, an address, a
 * passage in another language. A Unicode noncharacter, so that no text has it by right.
 */
export const OBJECT = '\uFDD0';

/** What a rule sees in the place of a hard line break. */
export const LINE = '\uFDD1';

/**
 * How a language is set: everything that a newsroom does to a text after it is written and before
 * it is printed. Adding a language is a file that exports one of these and a line in
 * `languages.ts`.
 */
export interface Manners {
  readonly quotes: {
    readonly outer: Quotes;
    /** A quotation within a quotation, and whatever lies deeper. */
    readonly inner: Quotes;
  };
  /**
   * What becomes of 'single quotes' around a passage: curled, or raised to the quotation marks of
   * the language where it has no single ones.
   */
  readonly singleQuotes: 'curled' | 'raised';
  /** Words that begin with an apostrophe, from that apostrophe on; sticky. */
  readonly elisions?: RegExp;
  /** Applied in this order; where two rules want the same space, the later one has it. */
  readonly rules: readonly Rule[];
}

/** A pair of quotation marks and the space that stands inside each of them, or nothing. */
export interface Quotes {
  readonly open: string;
  readonly close: string;
  readonly inside: string;
}

/**
 * One small habit of a language. A rule sees the text of a whole block at once, with `OBJECT` and
 * `LINE` for what it may not touch, and changes only spaces, quotes and dashes. Its second
 * application must change nothing, so it looks at *whether* there is a space, never at which.
 */
export interface Rule {
  /** For tests and for whoever asks why a text was changed. */
  readonly name: string;
  readonly edits: (text: string) => readonly Edit[];
}

/** Puts `insert` in the place of the characters from `start` to before `end`; never empty. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

/**
 * A rule that rewrites every match of a pattern, which needs the flag `g`. A function may decline
 * by returning nothing. The pattern should match no more than changes (look around for the rest):
 * a match may lie in several text nodes, and what it becomes goes to the first of them.
 */
export function change(
  name: string,
  pattern: Pattern,
  becomes: string | ((match: RegExpExecArray) => string | undefined),
): Rule {
  return {
    name,
    edits: (text) =>
      matchesIn(text, pattern).flatMap((match) => {
        const insert = typeof becomes === 'string' ? becomes : becomes(match);
        if (insert === undefined) return [];
        return [{ start: match.index, end: match.index + match[0].length, insert }];
      }),
  };
}

/**
 * A rule that makes the space between two things unbreakable. Of the patterns only the sources
 * count; they are compiled with the flag `u`, and should bear it. `before` must end in something
 * that is no space: then a long run of spaces is looked at once, not once for each of them.
 */
export function bind(name: string, before: Pattern, after: Pattern, space = NBSP): Rule {
  return change(name, pattern.gu`(?<=${before.source})\s+(?=${after.source})`, space);
}

/** « J.-Y. Le Gall », « А. С. Пушкин »: initials stay with the name. */
export const initials = bind('initials', pattern.u`(?<![\p{L}\p{N}])\p{Lu}\.`, pattern.u`\p{Lu}`);

/** Groups of three digits: `12 000` is one number. */
export function thousands(space: string): Rule {
  return bind('thousands', /(?<![\d.,])\d{1,3}/u, /\d{3}(?!\d)/u, space);
}

/**
 * An en dash in a range of rising numbers: years, days, pages, times. Whatever could be a code is
 * a fact and keeps its hyphen: leading zeros, a second hyphen, letters attached, a capital acronym
 * or a number sign before it.
 */
export const ranges = change(
  'ranges',
  pattern.gu`(?<=(?<![\p{L}\p{N}_.,:/\\+–—-]|(?:\p{Lu}{2}|[Nn]o\.?)\s{1,3}|[°º№#]\s{0,3})(?<from>\d{1,4}(?:[.,:]\d{1,2})?))-(?=(?<to>\d{1,4}(?:[.,:]\d{1,2})?)(?![\p{L}\p{N}_/\\–—-]|[.,:]\d))`,
  ({ groups }) => (isRising(groups?.from ?? '', groups?.to ?? '') ? '–' : undefined),
);

function isRising(from: string, to: string): boolean {
  if (/^0\d/.test(from) || /^0\d(?!:)/.test(to)) return false;
  // 2018-19 is a season; 24-7 is not a range of anything.
  const end = /^\d{4}$/.test(from) && /^\d\d$/.test(to) ? from.slice(0, 2) + to : to;
  return toNumber(from) < toNumber(end);
}

function toNumber(text: string): number {
  return Number(text.replace(/[,:]/, '.'));
}
