import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokens, wordWords } from './support/format-words.ts';
import { readPdf, structureText } from './support/pdf/reader.ts';
import { stripedPng } from './support/png.ts';
import { type Change, makeProject, presspack, removeProjects } from './support/project.ts';

/*
 * A release that was published wrong, in every format and language as the media receive it: a
 * correction stands at its head, a withdrawal in its place.
 */

const source = 'source/PR081-2018.md';
const notice = 'The first version gave the wrong day.';
const translations: Readonly<Record<string, string>> = {
  en: notice,
  fr: 'La première version donnait un jour erroné.',
  ru: 'В первой версии был указан неверный день.',
};
const alt = 'A rocket on its pad';
const pictured: Readonly<Record<string, string>> = {
  en: alt,
  fr: 'Une fusée sur son pas de tir',
  ru: 'Ракета на стартовом столе',
};
const heads = {
  correction: { en: 'Correction', fr: 'Rectificatif', ru: 'Исправленная версия' },
  withdrawal: { en: 'Press release withdrawn', fr: 'Communiqué retiré', ru: 'Пресс-релиз отозван' },
};
const locales = ['en', 'fr', 'ru'] as const;
const ends = ['html', 'pdf', 'txt', 'eml', 'docx', 'ninjs.json'];

/** The files of a pack of the real release with these settings, by language and format. */
async function build(settings: string): Promise<(locale: string, end: string) => Promise<Buffer>> {
  const translated = (locale: string): Change => {
    const entries = { [notice]: translations[locale], [alt]: pictured[locale] };
    const lines = JSON.stringify(entries, undefined, 2).slice(2, -2);
    return (text) => text.replace('{', `{\n${lines},\n`);
  };
  const media = `media:\n  - file: images/pad.png\n    alt: ${alt}`;
  const root = await makeProject({
    [source]: (text) => text.replace(/^date: /m, `${settings}\n${media}\n$&`),
    'source/images/pad.png': stripedPng('', 40, 30).bytes,
    'locales/fr/PR081-2018.json': translated('fr'),
    'locales/ru/PR081-2018.json': translated('ru'),
  });
  const run = await presspack(['build', '--root', root]);
  expect([run.exitCode, run.stderr]).toEqual([0, expect.not.stringContaining('error')]);
  const folder = join(root, 'dist/PR081-2018');
  names = (await readdir(folder)).sort();
  return (locale, end) => readFile(join(folder, `PR081-2018_${locale}.${end}`));
}

let names: string[] = [];

afterAll(removeProjects);

describe.each([
  ['correction', `version: 2\nupdated: 2018-06-18\ncorrection: ${notice}`],
  ['withdrawal', `updated: 2018-06-18\nwithdrawn: ${notice}`],
] as const)('a %s', (kind, settings) => {
  let read: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => {
    read = await build(settings);
  });

  it('keeps the names of the files, and pictures only with the text', () => {
    const all = locales.flatMap((locale) => ends.map((end) => `PR081-2018_${locale}.${end}`));
    expect(names).toEqual(expect.arrayContaining(all));
    if (kind === 'withdrawal') expect(names).not.toContain('media');
  });

  describe.each(locales)('in %s', (locale) => {
    const label = heads[kind][locale];
    // A colon stands apart in French, and by markup elsewhere.
    const plain = (words: readonly string[]) => words.join(' ').replace(/ ?:/g, '');
    const said = plain(tokens(`${label} ${translations[locale]}`));
    const headline = async (): Promise<string> =>
      JSON.parse(String(await read(locale, 'ninjs.json'))).title;
    /** The notice, then the headline; of a withdrawn release nothing of the text after it. */
    const expectHead = async (words: readonly string[]) => {
      const text = plain(words);
      const [before = '', after] = text.split(said);
      expect({ text, isSaid: after !== undefined }).toEqual({ text, isSaid: true });
      const title = plain(tokens(await headline()));
      expect(before).not.toContain(title);
      expect(after).toContain(title);
      expect(text.includes('Phebus')).toBe(kind === 'correction');
      expect(text).toContain('pascale.bresson@cnes.fr');
      if (kind === 'withdrawal') expect(text).not.toContain(pictured[locale]);
    };

    it('stands at the head of the web page', async () => {
      const page = String(await read(locale, 'html'));
      const body = page.slice(page.indexOf('<article')).replace(/<[^>]*>/g, ' ');
      await expectHead(tokens(body));
    });

    it('stands at the head of the PDF', async () => {
      await expectHead(tokens(structureText(readPdf(await read(locale, 'pdf')))));
    });

    it('stands at the head of the text', async () => {
      const text = plain(tokens(String(await read(locale, 'txt'))));
      expect(text.includes(pictured[locale]!)).toBe(kind === 'correction');
      await expectHead(tokens(String(await read(locale, 'txt'))));
    });

    it('stands in the subject and at the head of the mail', async () => {
      const mail = await PostalMime.parse(await read(locale, 'eml'));
      const subject = mail.subject?.normalize('NFKC');
      expect(subject?.split(' – ')[0]).toBe(label.toLocaleUpperCase(locale));
      expect(subject).toContain(await headline().then((text) => text.normalize('NFKC')));
      await expectHead(tokens(mail.text ?? ''));
      await expectHead(
        tokens((mail.html ?? '').replace(/<(style|title)[\s\S]*?<\/\1>|<[^>]*>/g, ' ')),
      );
      expect(mail.date).toBe('2018-06-18T10:00:00.000Z');
    });

    it('stands at the head of the Word file', async () => {
      await expectHead(wordWords(await read(locale, 'docx')).text);
    });

    it('is told to importers', async () => {
      const item = JSON.parse(String(await read(locale, 'ninjs.json')));
      expect(item).toMatchObject({
        version: kind === 'correction' ? '2' : '1',
        versionCreated: '2018-06-18T12:00:00+02:00',
        firstCreated: '2018-06-15T12:00:00+02:00',
        pubStatus: kind === 'correction' ? 'usable' : 'canceled',
        edNote: label,
      });
      for (const { value } of item.bodies) {
        const text = plain(tokens(value.replace(/<[^>]*>/g, ' ')));
        expect(text).toContain(said);
        expect(text.includes('Phebus')).toBe(kind === 'correction');
      }
    });
  });
});
