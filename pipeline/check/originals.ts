import type { Comparison } from './question.ts';
import { indexOfWhole, inSmallLetters } from './tokens.ts';

/**
 * Asks whether what a translation leaves in the language of its source, as `:span[…]{lang=en}`,
 * stands there letter for letter as in the source: a title of which a letter is lost is a slip that
 * no reader of the translation sees.
 */
export const compareOriginals: Comparison = ({ source, target }) => {
  if (source.prose.text.length > longestSource) return [];
  const passages = target.prose.foreign.filter(
    ({ language }) => language?.split('-')[0] === source.language,
  );
  if (passages.length === 0) return [];
  const text = plain(source.prose.text);
  return passages.slice(0, mostPassages).flatMap(({ start, end }) => {
    const found = target.prose.text.slice(start, end);
    if (!isTitle(found) || indexOfWhole(plain(found), text) >= 0) return [];
    const near = nearestPassage(plain(found), text);
    if (near.far > found.length / 8) return [];
    // To the end of the word: of “Bion-M2”, “Bion-M” is not all.
    const rest = /^[\p{L}\p{N}]*/u.exec(source.prose.text.slice(near.end))?.[0] ?? '';
    const wanted = source.prose.text.slice(near.start, near.end) + rest;
    return [
      {
        rule: 'altered-original' as const,
        level: 'warning' as const,
        reason: `Unexpected “${found}”, expected “${wanted}” as in the source`,
        note: 'What stays in the language of the source stays as it is, letter for letter.',
        at: start,
      },
    ];
  });
};

/** Several words: a short one is a letter off many others. */
function isTitle(passage: string): boolean {
  return passage.length > 7 && passage.length <= longest && /\S\s\S/.test(passage);
}

/** The search takes the product of both lengths, for each passage. */
const longest = 200;
const longestSource = 5000;
const mostPassages = 20;

/** Case, quotation marks and kinds of spaces and hyphens are the typesetter's; lengths stay. */
function plain(text: string): string {
  return inSmallLetters(text)
    .replace(/[\s‐‑–—-]/g, ' ')
    .replace(/[‘’]/g, "'")
    .replace(/[“”„«»]/g, '"');
}

/**
 * The passage of a text that is the fewest edits away (P. H. Sellers, The theory and computation of
 * evolutionary distances: pattern recognition, Journal of Algorithms 1, 1980, 359–373).
 */
function nearestPassage(
  wanted: string,
  text: string,
): { readonly start: number; readonly end: number; readonly far: number } {
  // By the length of what is matched of `wanted`: the cost, and where the passage begins.
  let costs = Array.from({ length: wanted.length + 1 }, (_, length) => length);
  let starts = costs.map(() => 0);
  let best = { start: 0, end: 0, far: wanted.length };
  for (let at = 0; at < text.length; at++) {
    const [costsNow, startsNow] = [[0], [at + 1]];
    for (let length = 1; length <= wanted.length; length++) {
      const same = (costs[length - 1] ?? 0) + (wanted[length - 1] === text[at] ? 0 : 1);
      const less = (costsNow[length - 1] ?? 0) + 1;
      const more = (costs[length] ?? 0) + 1;
      costsNow[length] = Math.min(same, less, more);
      startsNow[length] =
        (costsNow[length] === same
          ? starts[length - 1]
          : costsNow[length] === less
            ? startsNow[length - 1]
            : starts[length]) ?? 0;
    }
    [costs, starts] = [costsNow, startsNow];
    const far = costs[wanted.length] ?? 0;
    if (far < best.far) best = { start: starts[wanted.length] ?? 0, end: at + 1, far };
  }
  return best;
}
