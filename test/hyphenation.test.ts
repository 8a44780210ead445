import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasHyphenation, hyphenate } from '../pipeline/typography/hyphenation.ts';
import { type Language, openVocabulary, seeded } from './bench/words.ts';
import { repository } from './support/project.ts';

function show(word: string, locale: string): string {
  const places = hyphenate(word, locale);
  return [...word]
    .map((letter, index) => (places.includes(index) ? `-${letter}` : letter))
    .join('');
}

describe('hyphenation', () => {
  it.each([
    ['en', 'in-ter-na-tional spec-tro-meter agree-ment sci-ent-ist launch'],
    ['fr', 'co-opé-ra-tion in-ter-gou-ver-ne-men-tal spec-tro-mètre agence'],
    ['ru', 'со-труд-ни-че-ство меж-пра-ви-тель-ствен-но-го до-го-во-рён-но-стей агентств'],
    ['de', 'Zu-sam-men-ar-beit Welt-raum-agen-tur'],
    ['en-US', 'in-ter-na-tional spec-trom-e-ter'],
    ['fr-CA', 'spec-tro-mètre'],
  ])('divides words of %s', (locale, words) => {
    const plain = words.replaceAll('-', '').split(' ');
    expect(plain.map((word) => show(word, locale)).join(' ')).toBe(words);
  });

  it('leaves names, abbreviations and short words whole', () => {
    expect(hyphenate('Rogozine', 'fr')).toEqual([]);
    expect(hyphenate('Роскосмосом', 'ru')).toEqual([]);
    expect(hyphenate('UNESCO', 'en')).toEqual([]);
    expect(hyphenate('into', 'en')).toEqual([]);
  });

  it('knows nothing of languages without patterns, and opens no other file', () => {
    expect(hyphenate('abcdefgh', 'xx')).toEqual([]);
    expect(hasHyphenation('ja')).toBe(false);
    expect(hasHyphenation('ru')).toBe(true);
  });

  it('keeps the fewest letters on either line', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzéèàабвгдежзийклмн'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(word, fc.constantFrom('en', 'fr', 'ru'), (letters, locale) => {
        const after = locale === 'ru' ? 2 : 3;
        const places = hyphenate(letters, locale);
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        for (const place of places) {
          expect(place).toBeGreaterThanOrEqual(2);
          expect(letters.length - place).toBeGreaterThanOrEqual(after);
        }
      }),
    );
  });

  it.each(['en', 'en-us', 'fr', 'ru', 'de', 'pl', 'el'])(
    'divides as the package that has the patterns does, in %s',
    async (locale) => {
      const package_ = locale === 'en' ? 'en-gb' : locale;
      const { hyphenateSync } = require(`hyphen/${package_}`) as {
        hyphenateSync: (word: string, options: { hyphenChar: string }) => string;
      };
      for (const word of await manyWords()) {
        const parts = hyphenateSync(word, { hyphenChar: '|' }).split('|');
        const after = locale === 'ru' ? 2 : 3;
        const places = parts
          .map((_, index) => parts.slice(0, index).join('').length)
          .filter((place) => place >= 2 && word.length - place >= after);
        expect(hyphenate(word, locale), word).toEqual(places);
      }
    },
  );
});

const require = createRequire(import.meta.url);

/** Real words of releases and documentation, and invented ones. */
async function manyWords(): Promise<Set<string>> {
  const paths = ['source/PR081-2018.md', 'README.md', 'DECISIONS.md'];
  for (const locale of ['fr', 'ru']) paths.push(`locales/${locale}/PR081-2018.json`);
  const texts = await Promise.all(paths.map((path) => readFile(join(repository, path), 'utf8')));
  const random = seeded(1983);
  const invented = (['en', 'fr', 'ru'] as const satisfies Language[]).flatMap((language) =>
    Array.from({ length: 3000 }, openVocabulary(language, random)),
  );
  return new Set([...(texts.join(' ').match(/(?<!\p{L})\p{Ll}{4,64}/gu) ?? []), ...invented]);
}
