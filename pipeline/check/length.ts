import type { Comparison, Subject } from './question.ts';

/** How much longer a translation is than is usual, as logarithms of a ratio of characters. */
export interface Growth {
  /** Above the mean of the two languages. */
  readonly surplus: number;
  /** The standard deviation for texts of this length. */
  readonly deviation: number;
}

/**
 * By how much translations are longer than their source: the mean of the logarithm of the ratio,
 * measured on 2 700 pairs of news, health texts and UN goals. For other languages it is taken from
 * the nearest thing known: nothing.
 */
const usual: Readonly<Record<string, number>> = {
  'en-fr': 0.17,
  'en-ru': 0.08,
  'fr-en': -0.17,
  'ru-en': -0.08,
  'fr-ru': -0.09,
  'ru-fr': 0.09,
};

/** The growth of a translation. Short texts vary more: their deviation falls with the root. */
export function growthOf(source: Subject, target: Subject): Growth {
  const before = source.prose.text.length;
  const after = target.prose.text.length;
  const mean = usual[`${source.language}-${target.language}`] ?? 0;
  return {
    surplus: Math.log((after + 1) / (before + 1)) - mean,
    deviation: 0.16 + 1.2 / Math.sqrt(before + 1),
  };
}

/** How many standard deviations a growth is from the usual. */
export function excess({ surplus, deviation }: Growth): number {
  return surplus / deviation;
}

/** Asks whether a translation is far too short or far too long. */
export const compareLength: Comparison = ({ source, target }) => {
  if (source.prose.text.length < 15) return [];
  const growth = growthOf(source, target);
  const far = excess(growth);
  // Beyond 3 and 3.5 lay 3 in 1 000 good pairs.
  if (far > -3 && far < 3.5) return [];
  return [
    {
      rule: 'unlikely-length',
      level: 'warning',
      reason: `Unexpected length: ${target.prose.text.length} characters for ${source.prose.text.length}, expected about ${Math.round(source.prose.text.length * Math.exp(usual[`${source.language}-${target.language}`] ?? 0))}`,
      note: far < 0 ? 'Is something left out?' : 'Is something added that the source does not say?',
      at: 0,
    },
  ];
};
