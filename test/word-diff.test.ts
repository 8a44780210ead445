import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showChange, showDiff, wordDiff } from '../pipeline/report/word-diff.ts';

describe('a word diff', () => {
  it.each([
    [
      'Thursday 15 June, CNES President Jean-Yves Le Gall, in good spirits, met Dmitry Rogozin in Moscow and Korolyov for talks',
      'Friday 15 June, CNES President Jean-Yves Le Gall, in good spirits, met Dmitry Rogozin in Moscow and Korolyov for some talks',
      '[-Thursday-] {+Friday+} 15 June, CNES President Jean-Yves Le … Rogozin in Moscow and Korolyov for {+some+} talks',
    ],
    [
      'В 2,019 году Роскосмос подписал соглашение',
      'В 2,020 году Роскосмосом подписано соглашение',
      'В [-2,019-] {+2,020+} году [-Роскосмос подписал-] {+Роскосмосом подписано+} соглашение',
    ],
    ['12.5 km', '12.6 km', '[-12.5-] {+12.6+} km'],
    ['One two.', 'One two', 'One two[-.-]'],
    ['One\ntwo', 'One two', 'One [-↵-] two'],
    ['', 'One', '{+One+}'],
    ['the same', 'the same', 'the same'],
  ])('of %j and %j', (before, after, shown) => {
    expect(showChange(before, after)).toBe(shown);
  });

  it('is painted, and keeps its marks', () => {
    const paint = { gone: (text: string) => `<${text}>`, new: (text: string) => `(${text})` };
    expect(showDiff(wordDiff('a b', 'a c'), paint)).toBe('a <[-b-]> ({+c+})');
  });

  it('holds both texts, spaces apart', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '12', '12.5', 'д', 'é', ',', '.', ' ', '  ', '\n'))
      .map((parts) => parts.join(''));
    const letters = (string: string) => string.replace(/\s/g, '');
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after);
        const side = (other: string) =>
          letters(parts.flatMap(({ kind, text }) => (kind === other ? [] : [text])).join(''));
        expect([side('new'), side('gone')]).toEqual([letters(before), letters(after)]);
      }),
    );
  });

  it('takes bounded time for texts that have nothing in common', () => {
    const one = Array.from({ length: 20_000 }, (_, index) => `a${index}`).join(' ');
    const other = one.replaceAll('a', 'b');
    expect(wordDiff(one, other).map(({ kind }) => kind)).toEqual(['gone', 'new']);
  });
});
