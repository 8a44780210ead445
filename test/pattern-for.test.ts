import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesIn, pattern, patternFor } from '../pipeline/model/pattern-for.ts';

const properties = [
  ...['L', 'M', 'N', 'Lu', 'Ll', 'Nd', 'P', 'S', 'Z', 'Cc', 'Cf', 'Cs'],
  ...['Script=Latin', 'Script=Cyrillic', 'Script=Greek', 'Script=Common'],
];

/** Every character of the basic plane but halves of characters, and some beyond it. */
const characters = [
  ...Array.from({ length: 0x10000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCharCode(code)),
  ...'𝐀𝟘🛰𐐀𐍈',
];

/** Shapes of patterns as the rooms write them, with `@` for a property. */
const shapes = [
  '@',
  '[@]',
  '[^@\\d]',
  '(?<![@_])[@]+(?![@_])',
  '[\\][(@-]{2}',
  '(?<word>@[@’-]*)\\s+\\k<word>',
  '(?<=@\\.)\\s+(?=@)|[^@\\s]',
  '[@\\sk–]|[^å@]ω',
  '\\bs@?|(?<!ß)[^@]θ',
];

describe('the pattern for a text', () => {
  it.each(properties)('means the same characters by \\p{%s}', (name) => {
    for (const flags of ['u', 'iu']) {
      for (const source of [`\\p{${name}}`, `\\P{${name}}`, `[^\\p{${name}}]`]) {
        const pattern = new RegExp(source, flags);
        const other = characters.filter(
          (one) => patternFor(one, pattern).test(one) !== pattern.test(one),
        );
        expect(other, `${source} ${flags}`).toEqual([]);
      }
    }
  });

  it('means the same letters in either case', () => {
    const letters = characters.filter((one) => one.toLowerCase() !== one.toUpperCase());
    const odd = [...'sSſkK\u212aåÅ\u212bωΩ\u2126θΘϑϴßẞ'];
    const other = letters.flatMap((letter) => {
      const either = new RegExp(`\\p{Cs}|${letter}`, 'iu');
      return [letter, letter.toLowerCase(), letter.toUpperCase(), ...odd]
        .filter((one) => patternFor(one, either).test(one) !== either.test(one))
        .map((one) => `${letter} ${one}`);
    });
    expect(other).toEqual([]);
  });

  it('finds the same matches in any text', () => {
    const letter = fc.constantFrom(
      ...'aAéßſKıЯёЁΩςͅ .,-–’“«»(0²№€[]\\_\n\ufdd0',
      '🛰',
      '漢',
      '𝐀',
      '\u0301',
    );
    const text = fc.string({
      unit: fc.oneof(
        { weight: 9, arbitrary: letter },
        { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
      ),
      maxLength: 40,
    });
    const anyPattern = fc
      .tuple(
        fc.constantFrom(...shapes),
        fc.constantFrom(...properties.map((name) => `\\p{${name}}`)),
        fc.constantFrom('gu', 'giu'),
      )
      .map(([shape, property, flags]) => new RegExp(shape.replaceAll('@', property), flags));
    fc.assert(
      fc.property(anyPattern, text, (one, where) => {
        const places = (matches: Iterable<RegExpExecArray>) =>
          [...matches].map(({ 0: found, index }) => [index, found]);
        const wanted = places(where.matchAll(one));
        expect(places(where.matchAll(patternFor(where, one)))).toEqual(wanted);
        expect(places(matchesIn(where, one))).toEqual(wanted);
        expect(places(matchesIn(where, { source: one.source, flags: one.flags }))).toEqual(wanted);
      }),
      { numRuns: 2000 },
    );
  });

  it('is made from what is written down, for either kind of text', () => {
    const word = pattern.giu`(?<!\p{L})${'ab|é'}\p{Lu}?\d(?!\p{L})`;
    expect(word).toEqual({ source: '(?<!\\p{L})ab|é\\p{Lu}?\\d(?!\\p{L})', flags: 'giu' });
    expect(patternFor('ab', word)).toBe(patternFor('cd', word));
    expect('ABx1, 漢É1'.match(patternFor('漢', word))).toEqual(['AB', 'É1']);
    expect('ABx1, É1'.match(patternFor('É', word))).toEqual(['AB', 'É1']);
  });

  it('is the pattern itself where that has no property, or the text has other characters', () => {
    const simple = /[a-z]+/g;
    expect(patternFor('abc', simple)).toBe(simple);
    const letters = /\p{L}+/gu;
    expect(patternFor('漢字', letters)).toBe(letters);
    expect(patternFor('Роскосмос', letters)).not.toBe(letters);
  });
});
