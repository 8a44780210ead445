import type { Guide, Name, Term } from '../model/guide.ts';
import { type Pattern, pattern, patternFor } from '../model/pattern-for.ts';
import { isNamed, longestForm, nearestName, patternOfName } from './names.ts';
import type { Comparison, Finding, Pair, Subject } from './question.ts';
import { fold } from './tokens.ts';

/** Asks whether the glossary's terms are rendered as agreed. */
export const compareTerms: Comparison = (pair, { terms }) =>
  terms.flatMap((term) => compareTerm(pair, term));

/** Asks whether names are spelt as agreed. */
export const compareNames: Comparison = (pair, { names }) => {
  const findings = names.flatMap((name) => compareName(pair, name));
  // “Le Gall” is told once, not again as a part of “Jean-Yves Le Gall”.
  return findings.filter(
    ({ at, reason }, index) =>
      findings.findIndex((other) => other.at === at && (at > 0 || other.reason === reason)) ===
      index,
  );
};

function compareTerm({ source, target }: Pair, term: Term): Finding[] {
  const asked = term.source
    .map((form) => findTerm(form, source))
    .find((found) => found !== undefined);
  if (!asked) return [];
  const note = term.note ? { note: term.note } : {};
  for (const form of term.forbidden) {
    const found = findTerm(form, target);
    if (found) {
      return [
        {
          rule: 'glossary-term',
          level: 'error',
          reason: `Unexpected “${found.text}” for “${asked.text}”, expected ${listOf(term.target)}`,
          note: `The glossary forbids it.${term.note ? ` ${term.note}` : ''}`,
          at: found.at,
        },
      ];
    }
  }
  if (term.target.length === 0 || term.target.some((form) => findTerm(form, target))) return [];
  return [
    {
      rule: 'glossary-term',
      level: 'error',
      reason: `Unexpected rendering of “${asked.text}”, expected ${listOf(term.target)}`,
      note: 'The glossary wants it so.',
      ...note,
      at: 0,
    },
  ];
}

/** Where a form of a term stands in a text. */
function findTerm(form: string, { folded, prose }: Subject): Found | undefined {
  const sought = fold(form).slice(0, longestForm);
  // Up to the first character that the pattern takes for several.
  const [beginning = ''] = sought.split(/[*…\s.'’-]/, 1);
  if (!folded.includes(beginning)) return undefined;
  const found = patternFor(folded, patternOfTerm(sought)).exec(folded);
  return found
    ? { text: prose.text.slice(found.index, found.index + found[0].length), at: found.index }
    : undefined;
}

interface Found {
  readonly text: string;
  readonly at: number;
}

/** `framework … agreement*`: endings and up to three words between; of a folded form. */
function patternOfTerm(form: string): Pattern {
  let known = patterns.get(form);
  if (!known) {
    const source = form
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\s*(?:…|\\\.\\\.\\\.)\s*/g, '§')
      .replace(/[ \u00a0\u202f]+/g, '\\s+')
      .replaceAll('-', '[-‑–]')
      .replace(/['’]/g, "['’]")
      .replace(/\*+/g, '[\\p{L}\\p{M}]*')
      .replaceAll('§', '(?:[^\\p{L}\\p{N}]+[\\p{L}\\p{N}]+){0,3}?[^\\p{L}\\p{N}]+');
    known = pattern.u`(?<![\p{L}\p{N}])${source}(?![\p{L}\p{N}])`;
    patterns.set(form, known);
  }
  return known;
}

const patterns = new Map<string, Pattern>();

/** The renderings as a translator would write them: a Russian ending is left open. */
function listOf(forms: readonly string[]): string {
  return forms
    .map((form) => `“${form.replaceAll('*', /\p{Script=Cyrillic}/u.test(form) ? '…' : '')}”`)
    .join(' or ');
}

/**
 * A person may be called by the last name alone, in either language; a first name that stands
 * there must be right all the same.
 */
function compareName(pair: Pair, name: Name): Finding[] {
  const { source, target } = pair;
  const whole = isNamed(name.source, source);
  const last = lastName(name.source);
  if (!whole && !(last && isNamed(last, source))) return [];
  const { text } = target.prose;
  if (isNamed(name.target, target)) return askVariants(name, pair, whole);
  const wanted = whole ? name.target : (lastName(name.target) ?? name.target);
  const short = lastName(name.target);
  const near = nearestName(wanted, text);
  const isShort = short !== undefined && isNamed(short, target);
  // “Le Gall” alone is right; « Jean-Ives Le Gall » is not.
  const isWhole =
    isShort && near && near.text.match(patternOfName(short, near.text))?.[0] === near.text;
  if (near && !isWhole) return [misspelt(near, name, wanted)];
  if (isShort) return [];
  return [
    {
      rule: 'glossary-name',
      level: 'error',
      reason: `Unexpected absence of “${wanted}”, expected it for “${whole ? name.source : last}” in the source`,
      note: 'The name stands in the source. Where the sentence is better without it, waive this in waivers.json.',
      at: 0,
    },
  ];
}

/** Where a name is right once, it may still be wrong the second time. */
function askVariants(name: Name, { source, target }: Pair, isWhole: boolean): Finding[] {
  const wanted = name.target;
  const { text } = target.prose;
  const short = lastName(wanted) ?? wanted;
  if (short.length < 5) return [];
  // A surname is said again where the other language has “he”; what is one word is counted.
  if (short === wanted) {
    const [asked, found] = [countOf(name.source, source), countOf(wanted, target)];
    if (!isWhole || found >= asked) return [];
  }
  const others = text.replaceAll(patternOfName(wanted, text), (found) => ' '.repeat(found.length));
  const near = nearestName(short, others);
  if (!near || near.text.search(patternOfName(short, near.text)) >= 0) return [];
  const isForeign = source.tokens.some((token) => token.text === near.text);
  return isForeign ? [] : [misspelt(near, name, short)];
}

function countOf(name: string, { prose: { text } }: Subject): number {
  return text.match(patternOfName(name, text))?.length ?? 0;
}

function misspelt(near: { text: string; at: number }, name: Name, wanted: string): Finding {
  return {
    rule: 'glossary-name',
    level: 'error',
    reason: `Unexpected spelling “${near.text}”, expected “${wanted}”${
      name.source.endsWith(wanted) ? '' : ` for “${name.source}”`
    }`,
    note: 'A name has one spelling in each language; the glossary, or common.json for contacts, has this one.',
    at: near.at,
  };
}

/** All but the first word: “Le Gall”, “Rogozin”; nothing of a single word. */
function lastName(name: string): string | undefined {
  const [, ...rest] = name.split(' ');
  return rest.length > 0 ? rest.join(' ') : undefined;
}

/** The names of a glossary, and those of the contacts as `common.json` has them. */
export function withContacts(guide: Guide, pairs: readonly Pair[]): Guide {
  const contacts = pairs
    .filter(({ segment }) => segment.kind === 'contact name')
    .map(({ segment, target }) => ({ source: segment.source, target: target.prose.text.trim() }));
  return { ...guide, names: [...guide.names, ...contacts] };
}
