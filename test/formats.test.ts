import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../pipeline/formats.ts';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import {
  bodyWords,
  htmlWords,
  mailWords,
  textWords,
  tokens,
  type Words,
  wordWords,
  xhtmlWords,
} from './support/format-words.ts';
import { make, paragraph, ruledDocument, surroundings } from './support/formats.ts';
import { samplePages, suite } from './support/pages.ts';
import { readPdf, structureText } from './support/pdf/reader.ts';
import { makeProject, presspack, removeProjects } from './support/project.ts';

/* One release, every format a newsroom takes: the same words in the same order in all of them. */

afterAll(removeProjects);

it('has every format that the issue of a pack promises', () => {
  expect(formats.map(({ name, extension }) => [name, extension])).toEqual([
    ['html', 'html'],
    ['pdf', 'pdf'],
    ['card', 'png'],
    ['txt', 'txt'],
    ['eml', 'eml'],
    ['docx', 'docx'],
    ['ninjs', 'ninjs.json'],
  ]);
});

const dateline = { dateline: 'Moscow, 15 June 2018', opening: 'Moscow, 15 June 2018\u00A0–' };

describe('says the same in every format:', () => {
  it.for(suite())('%s.md', async ([, markdown]) => {
    const document = ruledDocument(markdown, { ...dateline, kicker: paragraph('The kicker') });
    const page = withoutSigns(htmlWords(await make('html', document)), document);
    expect(page.text.length).toBeGreaterThan(10);
    for (const [format, words] of Object.entries(await wordsOf(document))) {
      expect({ format, ...withoutSigns(words, document) }).toEqual({ format, ...page });
    }
  });

  // Paper puts notes below the block that refers to them, every picture on a line of its own, and
  // has no faces for Arabic.
  const printed = suite().filter(([name]) => !/notes|figures|pictures|html-languages/.test(name));
  it.for(printed)('%s.md, on paper', async ([, markdown]) => {
    const document = ruledDocument(markdown, { ...dateline, kicker: paragraph('The kicker') });
    const lines = structureText(readPdf(await make('pdf', document))).split('\n');
    const paper = tokens(lines.filter((line) => !/^\d+\.$/.test(line.trim())).join('\n'));
    const page = htmlWords(await make('html', document));
    expect(paper.slice(-page.text.length)).toEqual(page.text);
  });

  it.for(Object.entries(samplePages()))('sample page %s', async ([, sample]) => {
    const { embargo: _, notice: __, ...bare } = sample;
    const barePage = htmlWords(await make('html', bare));
    const bareWords = await wordsOf(bare);
    const page = htmlWords(await make('html', sample));
    for (const [format, words] of Object.entries(await wordsOf(sample))) {
      // A news item says the embargo in a property, and the notice behind its titles.
      const isItem = format.startsWith('ninjs');
      expect({ format, ...(isItem ? bareWords[format] : words) }).toEqual({
        format,
        ...(isItem ? barePage : page),
      });
    }
  });

  it('what stands around a text: embargo, correction, pictures', async () => {
    const document = ruledDocument('# Head\n\nText with a note[^1].\n\n[^1]: Note.', surroundings);
    const { txt, ...others } = await wordsOf(document);
    const pictures =
      'Pictures rocket.png The rocket at dusk. Photo: Jeanne Martin © CNES 2018 lost.png A satellite in a clean room';
    for (const part of [
      'Embargoed until 18:00 CEST (16:00 UTC) Correction: The launch is in October, and not in November.',
      'France–Russia space cooperation Head The framework takes over from the agreement of 1966',
      'Moscow, 15 June 2018 Text with a note. ',
      tokens(pictures).join(' '),
      'Press contacts Pascale Bresson',
    ]) {
      expect(txt!.text.join(' ')).toContain(part);
    }
    expect(others.eml).toEqual(txt);
    expect(others['eml, HTML']).toEqual(txt);
    expect(others.docx).toEqual(txt);
    // A news item says the embargo and the pictures in properties of their own.
    const own = txt!.text.join(' ').replace(/^.*?(?=Correction:)/, '');
    const item = others.ninjs!.text.join(' ');
    expect(item).toContain('Correction: The launch is in October, and not in November. Moscow,');
    expect(own).toContain('Correction: The launch is in October, and not in November. France');
  });
});

describe('the real release', () => {
  let folder: string;
  beforeAll(async () => {
    const root = await makeProject();
    const run = await presspack(['build', '--root', root]);
    expect(run.stderr).toMatch(/^1 of 1 pack built/m);
    folder = join(root, 'dist/PR081-2018');
  });
  const read = (locale: string, extension: string) =>
    readFile(join(folder, `PR081-2018_${locale}.${extension}`));

  it.for(['en', 'fr', 'ru'])('says the same in every format in %s', async (locale) => {
    const labels = await labelsOf(locale);
    const page = htmlWords(await read(locale, 'html'));
    expect(page.text.length).toBeGreaterThan(300);
    const mail = await mailWords(await read(locale, 'eml'), labels);
    const paper = tokens(structureText(readPdf(await read(locale, 'pdf'))));
    const start = paper.lastIndexOf(page.text[0]!, paper.length - page.text.length);
    expect(paper.slice(start)).toEqual(page.text);
    expect(textWords(`${await read(locale, 'txt')}`, labels)).toEqual(page);
    expect(mail.text).toEqual(page);
    expect(mail.html).toEqual(page);
    expect(wordWords(await read(locale, 'docx'))).toEqual(page);
    const item = itemWords(`${await read(locale, 'ninjs.json')}`, labels);
    const contacts = page.text.lastIndexOf(tokens(labels.contacts)[0]!);
    for (const words of Object.values(item)) {
      expect(words.text).toEqual(page.text.slice(0, contacts));
    }
  });

  it('keeps quotes and spaces as they paste best', async () => {
    const french = `${await read('fr', 'txt')}`;
    expect(french).toContain('\n\n«\u00A0J’ai eu aujourd’hui avec Dmitri Rogozine');
    expect(french).toContain('décennie à venir.\u00A0»\n');
    expect(french).toContain('Référence\u00A0: PR081-2018\n');
    const all = await Promise.all(['en', 'fr', 'ru'].map((locale) => read(locale, 'txt')));
    for (const text of all)
      expect(`${text}`).not.toMatch(/[\u2007\u2009\u202F\u2011\u00AD\u2060\r]/);
  });
});

describe('the dateline runs into the first paragraph by national custom', () => {
  it('in every language, and the end is marked where that is the custom', async () => {
    const town = (name: string) => (text: string) =>
      text.replace('  "$end"', `  "Moscow":\n    "${name}",\n\n  "$end"`);
    const root = await makeProject({
      'source/PR081-2018.md': (text) => text.replace('kicker:', 'place: Moscow\nkicker:'),
      'locales/fr/PR081-2018.json': town('Moscou'),
      'locales/ru/PR081-2018.json': town('Москва'),
    });
    const run = await presspack(['build', '--root', root, '--format', 'txt,docx,ninjs']);
    expect(run.stderr).toMatch(/^1 of 1 pack built/m);
    const openings: Record<string, string> = {
      en: 'MOSCOW, 15\u00A0June 2018\u00A0– Thursday 15\u00A0June, CNES President',
      fr: 'Moscou, le 15\u00A0juin 2018\u00A0– Jeudi 15\u00A0juin, Jean-Yves',
      ru: 'Москва, 15\u00A0июня 2018\u00A0г.\u00A0— ',
    };
    for (const [locale, opening] of Object.entries(openings)) {
      const file = join(root, `dist/PR081-2018/PR081-2018_${locale}`);
      const text = await readFile(`${file}.txt`, 'utf8');
      expect(text).toContain(`\n\n${opening}`);
      expect(text.includes('\n\n– ENDS –\n\n')).toBe(locale === 'en');
      const item = JSON.parse(await readFile(`${file}.ninjs.json`, 'utf8'));
      expect(item.bodies[0].value.startsWith(opening)).toBe(true);
      expect(item.located).toBe({ en: 'Moscow', fr: 'Moscou', ru: 'Москва' }[locale]);
      const words = wordWords(await readFile(`${file}.docx`)).text.join(' ');
      expect(words).toContain(tokens(opening).join(' '));
    }
  });
});

/** The words of the formats that are no page, and of a mail and a news item both ways. */
async function wordsOf(document: LocalizedDocument): Promise<Record<string, Words>> {
  const { labels } = document;
  const mail = await mailWords(await make('eml', document), labels);
  const item = itemWords(`${await make('ninjs', document)}`, labels);
  // An item names the people to call in properties of their own.
  const contacts = contactWords(document);
  const whole = (words: Words): Words => ({ ...words, text: [...words.text, ...contacts] });
  return {
    txt: textWords(`${await make('txt', document)}`, labels),
    eml: mail.text,
    'eml, HTML': mail.html,
    docx: wordWords(await make('docx', document)),
    ninjs: whole(item.plain),
    'ninjs, XHTML': whole(item.xhtml),
  };
}

function itemWords(json: string, labels: LocalizedDocument['labels']) {
  const item = JSON.parse(json);
  const values = new Map<string, string>(
    item.headlines.map(({ role, value }: { role: string; value: string }) => [role, value]),
  );
  const titles = ['kicker', 'main', 'subtitle'].map((role) => values.get(role) ?? '').join('\n');
  const withTitles = (words: Words): Words => ({
    ...words,
    text: [...tokens(titles), ...words.text],
  });
  return {
    plain: withTitles(bodyWords(item.bodies[0].value.trimEnd(), labels)),
    xhtml: withTitles(xhtmlWords(item.bodies[1].value, labels)),
  };
}

function contactWords({ contacts, labels, website }: LocalizedDocument): string[] {
  const lines = contacts.flatMap(({ name, role, phone, email }) => [
    name.text,
    role.text,
    `${labels.telephone}${labels.colon}${phone.text}`,
    `${labels.email}${labels.colon}${email}`,
  ]);
  if (website) lines.push(`${labels.website}${labels.colon}${website.text}`);
  return tokens([contacts.length > 0 ? labels.contacts : '', ...lines].join('\n'));
}

/** Words without what stands in brackets for a picture, which pages and paper show. */
function withoutSigns({ text, notes }: Words, { images: _ }: LocalizedDocument): Words {
  const seen = [
    '[A second view of the pad]',
    '[small]',
    '[inside a line]',
    '[Nobody can find this one]',
    '[A rocket]',
    'Nobody can find this one',
    'inside a line',
  ];
  let line = ` ${text.join(' ')} `;
  for (const words of seen) line = line.replaceAll(` ${words} `, ' ');
  return { text: line.trim().split(' '), notes };
}

async function labelsOf(locale: string): Promise<LocalizedDocument['labels']> {
  const file = new URL(`../locales/${locale}/labels.json`, import.meta.url);
  const labels = JSON.parse(await readFile(file, 'utf8'));
  const colon = locale === 'fr' ? '\u00A0: ' : ': ';
  return { ...labels, contacts: labels.contacts_other, end: labels.end ?? '', colon };
}
