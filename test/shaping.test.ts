import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faces } from '../pipeline/design/faces.ts';
import { readFaces } from '../pipeline/read/faces.ts';
import { hasGlyph, openFaces, shape, shapeWord } from '../pipeline/typeset/face.ts';
import { factsOf } from '../pipeline/typeset/font-file.ts';
import { shapeSimply } from '../pipeline/typeset/simple-words.ts';
import { repository } from './support/project.ts';

const open = openFaces(readFaces());
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

describe.each(Object.keys(faces))('the file of %s', (name) => {
  const { file, font } = open(name);

  it('has the glyphs that fontkit finds', () => {
    const characters: number[] = [];
    const advances: number[] = [];
    for (let code = 0; code < 0x20000; code++) {
      const glyph = file.glyphOf(code);
      if (glyph === 0) continue;
      characters.push(code);
      if (font.glyphForCodePoint(code).id !== glyph) expect.fail(`glyph of ${code}`);
      advances.push(file.advanceOf(glyph) - font.getGlyph(glyph).advanceWidth);
    }
    expect(characters).toEqual(
      font.characterSet.filter((code) => code < 0x20000).sort((a, b) => a - b),
    );
    expect(advances.every((difference) => difference === 0)).toBe(true);
  });

  it('says of the font what fontkit says', () => {
    const { postscriptName, ascent, descent, capHeight, xHeight, italicAngle, bbox } = font;
    const { minX, minY, maxX, maxY } = bbox;
    const facts = { postscriptName, ascent, descent, capHeight, xHeight, italicAngle };
    expect(factsOf(file)).toEqual({ ...facts, bbox: [minX, minY, maxX, maxY] });
    expect(file.unitsPerEm).toBe(font.unitsPerEm);
  });
});

describe.each(families)('shaping simple words in %s', (name) => {
  const face = open(name);
  const same = (word: string): boolean => {
    const shaped = shapeSimply(face.letters!, word);
    if (!shaped) return false;
    const whole = shapeWord(face, word);
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
    expect(quick).toBeGreaterThan(words.length * 0.7);
  });

  it('is shaping as a whole, for characters alone', () => {
    for (let code = 0x20; code < 0x3000; code++) {
      const character = String.fromCharCode(code);
      if (!hasGlyph(face, character) || /\p{Default_Ignorable_Code_Point}/u.test(character))
        continue;
      expect(shape(face, character), character).toEqual(shapeWord(face, character));
    }
  });

  it('is shaping as a whole, for letters side by side', () => {
    const alphabet = [
      ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÀÉÎŒçàéèêîïôœùБГДЁЖИЙКЛПРТУФЦЩЫЭЯабвгдеёжзиклоруфхщъьэюяΑΔαβγ0147²½.,:;!?’«»“”()–-/&+=°€%§№@#*',
    ];
    const odd = new Set<string>();
    const letters = alphabet.filter((letter) => hasGlyph(face, letter));
    for (const left of letters) {
      for (const right of letters) if (!same(left + right)) odd.add(left + right);
    }
    // Greek has forms of its own in some faces, and two diaereses meet.
    expect([...odd].filter((pair) => !/[α-γ]|ïï/.test(pair))).toEqual([]);
  });

  it('is shaping as a whole, for any word', () => {
    const letters = fc.constantFrom(
      ...'AVWTYLffiijltrvwyok+°€%²№aeéèçœáщыюяГТУРЖфжьъ0123456789.,:;’«»“”()–-/&',
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
        const face = openFaces(readFaces())(name);
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
