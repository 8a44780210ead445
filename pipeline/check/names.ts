import { distance } from 'fastest-levenshtein';
import { matchesIn, type Pattern, pattern, patternFor } from '../model/pattern-for.ts';
import type { Subject } from './question.ts';
import { bare, fold, indexOfWhole } from './tokens.ts';

/** Whether a name stands in a text, in whatever case. */
export function isNamed(name: string, { folded, prose }: Subject): boolean {
  if (indexOfWhole(fold(name), folded) >= 0) return true;
  const [first = ''] = name.split(/[\s-]/, 1);
  const [beginning = ''] = fold(isCyrillic(first) ? stemOf(first) : first).split(/['’]/, 1);
  return folded.includes(beginning) && prose.text.search(patternOfName(name, prose.text)) >= 0;
}

/**
 * Finds a name in whatever case it stands: «Рогозин» finds «Рогозиным». A Latin name may have an
 * `s` of the plural or of the genitive. Every match, from the left.
 */
export function patternOfName(name: string, text: string): RegExp {
  let known = patterns.get(name);
  if (!known) {
    const parts = name
      .slice(0, longestForm)
      .split(/\s+/)
      .map((part) => part.split('-').map(formOf).join('[-‑]'));
    known = pattern.giu`(?<![\p{L}\p{N}])${parts.join('\\s+')}(?![\p{L}\p{N}])`;
    patterns.set(name, known);
  }
  return patternFor(text, known);
}

const patterns = new Map<string, Pattern>();

/** Characters of a name or a term that are looked for: of thousands, no pattern can be made. */
export const longestForm = 200;

function formOf(word: string): string {
  const exact = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’]/g, "['’]");
  if (!isCyrillic(word)) return `${exact}(?:['’]?s)?`;
  const stem = stemOf(exact);
  // What ends in a vowel, й or ь never ends in nothing: «Голль» is not «Голл».
  const none = stem === exact ? '?' : '';
  return `${stem.replace(/[её]/g, '[её]')}(?:${endings})${none}`;
}

const isCyrillic = (word: string): boolean => patternFor(word, allCyrillic).test(word);
const allCyrillic = pattern.u`^\p{Script=Cyrillic}+$`;

/** Endings of Russian names and adjectives in all cases (Зализняк, «Грамматический словарь»). */
const endings =
  '[аяуюеиыйь]|[оеёыиая]м|[оеыи]й|[оеиую]ю|[иая]я|[ыи]е|ии|[ыиая]х|[оеё]в|ием|[ое]го|[ое]му|[ыиая]ми';

/** A Cyrillic word without the vowel, й or ь that its cases change. */
export function stemOf(word: string): string {
  if (word.length < 4) return word;
  return word.replace(/(?:ий|ый|ой|ая|яя|[аеёиоуыэюяйь])$/u, '');
}

/** A Cyrillic word without the longer endings of its cases. */
export function withoutCase(word: string): string {
  return word.length > 5
    ? word.replace(/(?:ами|ями|ого|ему|ому|ым|им|ом|ем|ой|ей|ах|ях|ов|ев|ам|ям)$/u, '')
    : word;
}

/**
 * What stands in a text where a name is meant, but is spelt otherwise: as many words that begin
 * with a capital, a letter or two away from it.
 */
export function nearestName(name: string, text: string): { text: string; at: number } | undefined {
  const words = name.split(' ');
  const candidates = [...matchesIn(text, capitalised), ...matchesIn(text, capitalisedBehindSpace)];
  let best: { text: string; at: number; far: number } | undefined;
  // The surname tells who is meant.
  const key = words.at(-1) ?? name;
  const keyStem = bare(stemOf(key));
  for (const { 0: found, index } of candidates) {
    const first = found.split(/\s+/)[0] ?? '';
    const stem = bare(stemOf(first));
    const far = Math.min(
      distance(stem, keyStem),
      distance(bare(first), bare(key)),
      distance(bare(withoutCase(first)), keyStem),
    );
    if (far > Math.max(1, Math.floor(keyStem.length / 4)) || keyStem.length < 3) continue;
    const start = startOf(text, index, words.slice(0, -1));
    const whole = text.slice(start, index + first.length);
    if (whole.search(patternOfName(name, whole)) >= 0) return undefined;
    if (!best || far < best.far) best = { text: whole, at: start, far };
  }
  return best;
}

/** A word with a capital, and the one behind it. */
const capitalised = pattern.gu`(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}’'-]*(?:\s+\p{L}[\p{L}\p{M}’'-]*)?`;
const capitalisedAtEnd = pattern.u`(?<![\p{L}\p{N}-])(\p{Lu}[\p{L}\p{M}’'-]*)\s+$`;
const capitalisedBehindSpace = pattern.gu`(?<=\s)\p{Lu}[\p{L}\p{M}’'-]*`;

/**
 * Where the words before a surname begin, as long as they are part of a name: not a title, nor the
 * first word of a sentence, unless it is like the name's own.
 */
function startOf(text: string, index: number, words: readonly string[]): number {
  let start = index;
  for (const wanted of words.toReversed()) {
    const ahead = text.slice(0, start);
    const before = patternFor(ahead, capitalisedAtEnd).exec(ahead);
    const word = before?.[1];
    if (!before || !word) break;
    const isAlike = distance(bare(stemOf(withoutCase(word))), bare(stemOf(wanted))) <= 2;
    const opens = /(?:^|[.!?…:«“"]\s*)$/u.test(text.slice(0, before.index));
    if (!isAlike && (opens || patternFor(word, titles).test(word))) break;
    start = before.index;
  }
  return start;
}

const titles = pattern.u`^(?:M|MM|Mme|Mr|Mrs|Ms|Dr|Sir|Lord|Prof|Pr|Monsieur|Madame|Messieurs|Pr[ée]sidente?|Minist\p{L}+|Premier|Director|Directeur|Directrice|Docteur|Professeur|Президент\p{L}*|Министр\p{L}*|Директор\p{L}*|Господин\p{L}*|Госпож\p{L}*)$`;
