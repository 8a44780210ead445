import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faces } from '../pipeline/design/faces.ts';
import { readFaces } from '../pipeline/read/faces.ts';
import { openFaces, shape, shapeWord } from '../pipeline/typeset/face.ts';
import { shapeByPairs } from '../pipeline/typeset/pairs.ts';
import { repository } from './support/project.ts';

const open = openFaces(await readFaces());
const families = Object.keys(faces).filter((name) => /^(serif|sans|mono)/.test(name));

const texts = await Promise.all(
  [
    'source/PR081-2018.md',
    'locales/fr/PR081-2018.json',
    'locales/ru/PR081-2018.json',
    'README.md',
  ].map((path) => readFile(join(repository, path), 'utf8')),
);
const words = [...new Set(texts.join(' ').split(/\s+/))];

describe.each(families)('shaping by pairs in %s', (name) => {
  const face = open(name);
  const same = (word: string): boolean => {
    const shaped = shapeByPairs(face.pairs, word);
    if (!shaped) return false;
    const whole = shapeWord(face.font, word);
    expect(
      shaped.map(({ id, text }) => [id, text]),
      word,
    ).toEqual(whole.map(({ id, text }) => [id, text]));
    for (const [index, { advance }] of shaped.entries()) {
      expect(advance, word).toBeCloseTo(whole[index]?.advance ?? Number.NaN, 6);
    }
    return true;
  };

  it('is shaping as a whole, for the words of releases', () => {
    const quick = words.filter(same).length;
    expect(quick).toBeGreaterThan(words.length * 0.6);
  });

  it('is shaping as a whole, for any word', () => {
    const letters = fc.constantFrom(
      ...'AVWTYLfijltrvwyokaeéèçœáщыюяГТУРЖфжьъ0123456789.,:;’«»“”()–-/&',
    );
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 12 }), (word) => {
        same(word);
      }),
      { numRuns: 400 },
    );
  });
});

describe('a glyph that characters share', () => {
  const shared = [
    '-',
    '\u00ad',
    '\u2010',
    '\u2011',
    ' ',
    '\u00a0',
    '\u202f',
    '\u2009',
    'K',
    '\u212a',
  ];

  it.each(['serif', 'sans', 'mono'])(
    'is the same in %s whichever of them comes first',
    async (name) => {
      const inOrder = async (characters: readonly string[]) => {
        const face = openFaces(await readFaces())(name);
        const glyphs = characters.map((character) => [character, shape(face, character)] as const);
        return Object.fromEntries(glyphs.map(([character, [glyph]]) => [character, glyph]));
      };
      const forwards = await inOrder(shared);
      expect(await inOrder([...shared].reverse())).toEqual(forwards);
      for (const glyph of Object.values(forwards)) expect(glyph?.advance).toBeGreaterThan(0);
      expect(forwards['\u00ad']?.id).toBe(forwards['-']?.id);
    },
  );
});
