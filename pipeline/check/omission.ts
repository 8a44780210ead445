import { affinity, type Clue, cluesOf, echoOf } from './affinity.ts';
import { type Growth, growthOf } from './length.ts';
import type { Stretch } from './prose.ts';
import type { Comparison, Pair } from './question.ts';

/**
 * Asks whether a sentence of the source is missing in the translation.
 *
 * Three witnesses are heard for each sentence, and their logarithms of odds added: do its clues
 * (those that no other sentence shares) have an echo; is the translation shorter by as much as this
 * sentence is long; does it have fewer sentences? Measured on 586 paragraphs of which one sentence was
 * taken away, and 714 that were whole: above 3 lie 97 % and 3.6 %, and most of the latter lack
 * something indeed.
 */
export const compareSentences: Comparison = (pair) => {
  const { source, target } = pair;
  if (source.sentences.length < 2) return [];
  const fewer = source.sentences.length - target.sentences.length;
  const byCount = fewer > 0 ? 1.5 : fewer === 0 ? -2.5 : -3.5;
  const growth = growthOf(source, target);
  let worst: { sentence: Stretch; odds: number } | undefined;
  let fitting = 0;
  const clues = cluesOfSentences(pair);
  const echo = echoOf(target.prose.text);
  source.sentences.forEach((sentence, index) => {
    const share = (sentence.end - sentence.start) / source.prose.text.length;
    const byClues = -affinity(clues[index] ?? [], echo);
    if (byClues < 0) fitting += 1;
    const odds = byClues + byLength(growth, source.prose.text.length, share) + byCount;
    if (!worst || odds > worst.odds) worst = { sentence, odds };
  });
  // Where no sentence fits, the whole is another text's translation.
  if (!worst || worst.odds <= 3 || fitting === 0) return [];
  const text = source.prose.text.slice(worst.sentence.start, worst.sentence.end);
  return [
    {
      rule: 'omitted-sentence',
      level: 'warning',
      reason: `Unexpected absence of a sentence, expected the translation of “${text.length > 90 ? `${text.slice(0, 87).trimEnd()}…` : text}”`,
      note: `The source has ${source.sentences.length} sentences, the translation ${target.sentences.length}, and hardly a word of this one is found in it.`,
      at: Math.max(0, target.prose.text.length - 1),
    },
  ];
};

/** The clues of each sentence that no other sentence has. */
function cluesOfSentences({ source, target }: Pair): Clue[][] {
  const languages = { source: source.language, target: target.language };
  const all = source.sentences.map(({ start, end }) =>
    cluesOf(source.prose.text.slice(start, end), languages),
  );
  const owners = new Map<string, number>();
  all.forEach((clues, index) => {
    for (const form of new Set(clues.flatMap(({ forms }) => forms))) {
      owners.set(form, owners.has(form) ? -1 : index);
    }
  });
  return all.map((clues, index) =>
    clues.filter(({ forms }) => forms.every((form) => owners.get(form) === index)),
  );
}

/** How much likelier the length is if a share of the source is missing than if nothing is. */
function byLength({ surplus }: Growth, length: number, share: number): number {
  const deviation = 0.13 + 1 / Math.sqrt(length);
  const odds = (far: number): number => -(far ** 2) / (2 * deviation ** 2);
  return Math.max(-8, Math.min(8, odds(surplus - Math.log(1 - share)) - odds(surplus)));
}
