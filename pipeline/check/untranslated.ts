import { matchesIn, pattern, patternFor } from '../model/pattern-for.ts';
import type { Stretch } from './prose.ts';
import type { Finding, Pair } from './question.ts';

/** Says whether a text is in one language rather than in another. */
export type Identify = (text: string, languages: readonly [string, string]) => string;

/**
 * Asks whether anything was left in the language of the source: the whole segment, a sentence, or
 * half of one.
 *
 * The cheap question comes first: does the translation share a run of words with its source that
 * no name or title explains? Only then a language is identified, by eld, which takes a quarter of a
 * second to load.
 */
export async function compareLanguages(
  { source, target, segment }: Pair,
  loadIdentify: () => Promise<Identify>,
): Promise<Finding[]> {
  // Names and codes are the same everywhere; a place or a role is a word or two.
  if (segment.kind === 'contact name' || source.language === target.language) return [];
  const run = longestRun(source.alone, target.alone);
  if (!run) return [];
  const identify = await loadIdentify();
  const languages = [source.language, target.language] as const;
  const whole = target.alone.trim();
  if (whole === source.alone.trim()) {
    if (identify(whole, languages) !== source.language) return [];
    return [left('untranslated', 0, whole)];
  }
  for (const sentence of target.sentences) {
    const text = target.alone.slice(sentence.start, sentence.end);
    if (run.end <= sentence.start || run.start >= sentence.end) continue;
    if (wordsIn(text) > 3 && identify(text, languages) === source.language) {
      return [left('source-language', sentence.start, text.trim())];
    }
  }
  const text = target.alone.slice(run.start, run.end);
  const enough = isLatin(source.alone) === isLatin(target.alone) ? 6 : 4;
  return run.words >= enough && identify(text, languages) === source.language
    ? [left('source-language', run.start, text)]
    : [];
}

function left(rule: 'untranslated' | 'source-language', at: number, text: string): Finding {
  const words = text.split(/\s+/);
  const shown = words.length > 9 ? `${words.slice(0, 8).join(' ')} …` : text;
  return {
    rule,
    level: 'error',
    reason: `Unexpected text in the language of the source, “${shown}”, expected its translation`,
    note: 'Translate it. A title or name that stays as it is: :span[Mouse Telemetry]{lang=en}.',
    at,
  };
}

/**
 * The longest run of words that a translation has in common with its source, if it is more than a
 * name or an address: it has three small words.
 */
function longestRun(source: string, target: string): (Stretch & { words: number }) | undefined {
  const known = ` ${plainWords(source)
    .map(({ text }) => text)
    .join(' ')} `;
  const words = plainWords(target);
  let best: (Stretch & { words: number }) | undefined;
  for (let from = 0; from < words.length; from += 1) {
    let run = '';
    let to = from;
    while (to < words.length && known.includes(` ${run}${words[to]?.text} `)) {
      run += `${words[to]?.text} `;
      to += 1;
    }
    const shared = words.slice(from, to);
    // A name may stand twice: “About micro systems: micro systems is …”.
    const small = new Set(
      shared.map(({ text }) => text).filter((text) => patternFor(text, smallWord).test(text)),
    );
    const last = shared.at(-1);
    if (last && small.size > 2 && shared.length > (best?.words ?? 3)) {
      const start = shared[0]?.start ?? 0;
      best = { start, end: last.start + last.text.length, words: shared.length };
    }
    if (to > from + 1) from = to - 1;
  }
  return best;
}

/** Words between spaces without the marks around them; addresses and codes are none. */
function plainWords(text: string): { text: string; start: number }[] {
  return matchesIn(text, plainWord).map(({ 0: word, index }) => ({ text: word, start: index }));
}

const plainWord = pattern.gu`(?<=^|[\s([«“"‘—–])\p{L}[\p{L}\p{M}’'-]*(?=[\s.,;:!?)\]»”"’…]*(?:\s|$))`;

const smallWord = pattern.u`^\p{Ll}[\p{Ll}’'-]+$`;

const wordsIn = (text: string): number => plainWords(text).length;

const isLatin = (text: string): boolean =>
  (text.match(/\p{Script=Latin}/gu)?.length ?? 0) > (text.match(/\p{L}/gu)?.length ?? 0) / 2;
