import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike, likeness, pairUp, wordsOf } from '../pipeline/localize/likeness.ts';

const like = (left: string, right: string): number => likeness(wordsOf(left), wordsOf(right));

describe('an earlier text', () => {
  it.each([
    ['The launch is planned for June.', 'The launch is planned for 18 July at Kourou.'],
    ['Press Officer', 'Press Officers'],
    ['Moscow', 'Moskow'],
    [
      'В четверг, 15 июня, они встретились в Москве.',
      'В пятницу, 15 июня, они встретились в Москве.',
    ],
    [
      'CNES and Roscosmos sign an agreement',
      'CNES and Roscosmos have signed a framework agreement',
    ],
  ])('is known again: %j, %j', (before, after) => {
    expect(like(before, after)).toBeGreaterThanOrEqual(alike);
  });

  it.each([
    ['The launch is planned for June.', 'Four ministers met in Paris to speak of ice.'],
    ['Press Officer', 'France-Russia space cooperation'],
    ['Paris', 'Moscow'],
    ['', 'Moscow'],
  ])('is not taken for another: %j, %j', (before, after) => {
    expect(like(before, after)).toBeLessThan(alike);
  });

  it('is the one that is most alike, counted fast or slowly', () => {
    const word = fc.constantFrom('launch', 'of', 'the', 'Moon', 'moon', 'in', '2018', 'мая', 'a');
    const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
    const texts = fc.uniqueArray(text, { maxLength: 6 });
    fc.assert(
      fc.property(texts, texts, (now, before) => {
        const all = now.flatMap((one, at) =>
          before.map((other, which) => ({ at, which, like: like(one, other) })),
        );
        all.sort((a, b) => b.like - a.like || a.at - b.at || a.which - b.which);
        const expected: { text: number; earlier: number }[] = [];
        for (const { at, which, like: found } of all) {
          const isTaken = expected.some((pair) => pair.text === at || pair.earlier === which);
          if (found >= alike && !isTaken) expected.push({ text: at, earlier: which });
        }
        expect(pairUp(now, before)).toMatchObject(expected);
      }),
      { numRuns: 500 },
    );
  });
});
