import type { Paragraph, Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { momentParts, noonOf, writeDay } from '../pipeline/localize/dates.ts';
import { type Edition, linkAlternates, localize } from '../pipeline/localize/localize.ts';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import { languageOf } from '../pipeline/model/mdast.ts';
import type { Release } from '../pipeline/model/release.ts';
import type { Locale } from '../pipeline/model/string-table.ts';
import { parse } from '../pipeline/parse/parse.ts';
import { readProject } from '../pipeline/read/project.ts';
import { readStringTable } from '../pipeline/read/string-table.ts';
import { repository } from './support/project.ts';
import { sampleNewsroom as newsroom } from './support/sample.ts';

const project = await readProject(repository);

/** The labels and shared strings of the repository, with one release's table in place of the real ones. */
function localeWith(tag: string, strings: Record<string, string>): Locale {
  const real = project.locales.find((locale) => locale.tag === tag);
  const file = new VFile({ path: `locales/${tag}/TEST-1.json`, value: JSON.stringify(strings) });
  const tables = new Map(real?.tables);
  tables.set('TEST-1', readStringTable(file, tag, 'TEST-1'));
  return { tag, tables, settings: new Map() };
}

function releaseOf(text: string, facts = ''): Release {
  const value = `---
reference: TEST-1
date: 2018-06-01
contacts:
  - {name: Pascale Bresson, role: Press Officer, phone: +33 1 44 76 75 39, email: a@b.fr}
${facts}---

# Title

${text}
`;
  const release = parse(new VFile({ path: 'source/TEST-1.md', value }), newsroom);
  if (!release) throw new Error('the release of a test is broken');
  return release;
}

interface Setting {
  readonly text: string;
  readonly facts?: string;
  readonly strings: Record<string, string>;
  readonly tag?: string;
  readonly draft?: boolean;
}

function set({ text, facts, strings, tag = 'fr', draft = false }: Setting) {
  const release = releaseOf(text, facts);
  const locale = localeWith(tag, { Title: 'Titre', ...strings });
  const edition: Edition = { newsroom, locales: [...project.locales, locale], draft };
  const document = localize(release, locale, edition, release.file);
  const messages = release.file.messages.map(
    ({ file, line, column, ruleId }) => `${file}:${line}:${column} ${ruleId}`,
  );
  return { document, messages };
}

describe('localizing', () => {
  it('puts each translation in its place, and its typography with it', () => {
    const { document, messages } = set({
      text: 'A *fine* day: "really"?\n\n- 12 km\n\n> Words',
      strings: {
        'A *fine* day: “really”?': 'Un *beau* jour : "vraiment" ?',
        '12 km': '12 km',
        Words: 'Paroles',
      },
    });
    expect(messages).toEqual([]);
    expect(plainText(document.headline)).toBe('Titre');
    expect(document.body.children.map((node) => plainText(node))).toEqual([
      'Un beau jour\u00a0: «\u00a0vraiment\u00a0»\u202f?',
      '12\u00a0km',
      'Paroles',
    ]);
  });

  it('takes shared strings, and the form that fits the person', () => {
    const { document } = set({ text: 'Text', strings: { Text: 'Texte' } });
    expect(document.contacts[0]?.role).toMatchObject({ text: 'Chargée de presse' });
    const other = set({
      text: 'Text',
      strings: { Text: 'Texte', 'Press Officer': 'Porte-parole' },
    });
    expect(other.document.contacts[0]?.role).toMatchObject({ text: 'Porte-parole' });
  });

  it('never lets an empty value fall back to a shared string', () => {
    const { messages } = set({ text: 'Press Officer', strings: { 'Press Officer': '' } });
    // The release has this text twice, and one entry translates both.
    expect(messages).toEqual(['locales/fr/TEST-1.json:1:35 missing-translation']);
  });

  it('executes nothing that stands in a text', () => {
    const { document, messages } = set({
      text: 'a:b::c.d $t(labels:banner) {{reference}}',
      strings: {
        'a:b::c.d $t(labels:banner) {{reference}}':
          'é:b::c.d $t(labels:banner) {{reference}} $t(Title)',
      },
      tag: 'ru',
    });
    expect(messages).toEqual([]);
    expect(plainText(document.body)).toBe('é:b::c.d $t(labels:banner) {{reference}} $t(Title)');
  });

  it('gives every node of a translation its place in the table', () => {
    const { document } = set({ text: 'One *two*', strings: { 'One *two*': 'Un *deux*' } });
    const places: string[] = [];
    visit(document.body.children[0] as unknown as Root, (node) => {
      if (node.type === 'emphasis')
        places.push(
          `${node.data?.origin}:${node.position?.start.line}:${node.position?.start.column}`,
        );
    });
    expect(places).toEqual(['locales/fr/TEST-1.json:1:34']);
  });

  it('holds translations to the rules of the source', () => {
    const { messages } = set({
      text: 'One',
      strings: { One: '[Un](javascript:alert(1)) <b>deux</b> ![](x.png) :spam[x]{lang=fr}' },
    });
    expect(messages.map((message) => message.split(' ')[1]).sort()).toEqual([
      'forbidden-link',
      'missing-alternative-text',
      'raw-html',
      'raw-html',
      'unknown-directive',
    ]);
  });

  it('marks in a draft what stands in the original language, and only that', () => {
    const { document, messages } = set({
      text: 'One\n\nTwo\n\n![A launch](a.png "Caption")',
      facts: 'kicker: Space\nsubtitle: Below\n',
      strings: { Two: 'Deux', Space: 'Espace' },
      draft: true,
    });
    expect(messages).toEqual([]);
    const languages = [
      document.kicker,
      document.headline,
      document.subtitle,
      ...document.body.children,
    ].map((node) => node && languageOf(node));
    expect(languages).toEqual([undefined, undefined, 'en', 'en', undefined, undefined]);
    const image = (document.body.children[2] as Paragraph).children[0];
    expect(image && languageOf(image)).toBe('en');
  });

  it('resolves what a document knows of its twins', () => {
    const documents = ['fr', 'ru'].map(
      (tag) => set({ text: 'One', strings: { One: 'x' }, tag }).document,
    );
    const [french] = linkAlternates(documents) as [LocalizedDocument];
    expect(french.alternates).toEqual([{ locale: 'ru', name: 'Русский', title: 'Titre' }]);
  });
});

describe('dates', () => {
  it('are written as each language does', () => {
    expect(
      ['en', 'en-US', 'fr', 'ru', 'de'].map((locale) =>
        writeDay('2018-06-01', locale).replace(/\s/g, ' '),
      ),
    ).toEqual(['1 June 2018', 'June 1, 2018', '1er juin 2018', '1 июня 2018 г.', '1. Juni 2018']);
    expect(writeDay('2018-06-11', 'fr')).toBe('11 juin 2018');
  });

  it('tell a moment in a zone', () => {
    expect(momentParts('2018-06-15T23:30:00+02:00', 'en', 'Europe/Moscow')).toEqual({
      date: '16 June 2018',
      weekday: 'Saturday',
      hour: '00',
      minute: '30',
      zone: 'GMT+3',
    });
  });

  it.each([
    [
      'en',
      'Moscow, 1 June 2018',
      'Embargoed until 18:00 CEST (19:00 Moscow time, 16:00 UTC), Friday 1\u00a0June 2018',
    ],
    [
      'fr',
      'Moscou, le 1er\u00a0juin 2018',
      'Sous embargo jusqu’au vendredi 1er\u00a0juin 2018, 18\u00a0h\u00a000 (heure de Paris), soit 19\u00a0h\u00a000 à Moscou et 16\u00a0h\u00a000 UTC',
    ],
    [
      'ru',
      'Москва, 1\u00a0июня 2018\u00a0г.',
      'Эмбарго до 19:00 МСК, 1 июня 2018 г. (18:00 по парижскому времени, 16:00 UTC)',
    ],
  ])('head a release in %s', (tag, dateline, embargo) => {
    const { document } = set({
      text: 'One',
      facts: 'place: Moscow\nembargo: 2018-06-01T18:00:00+02:00\n',
      strings: { One: 'x', Moscow: tag === 'fr' ? 'Moscou' : 'Москва' },
      tag,
    });
    const spaces = (text = '') => text.replaceAll('\u00a0', ' ');
    expect(spaces(document.dateline)).toBe(spaces(dateline));
    expect(spaces(document.embargo?.text)).toBe(spaces(embargo));
    expect(document.embargo?.iso).toBe('2018-06-01T18:00:00+02:00');
  });

  it('name the day of a time that falls on another day elsewhere', () => {
    const { document } = set({
      text: 'One',
      facts: 'embargo: 2018-06-01T23:30:00+02:00\n',
      strings: {},
      tag: 'en',
    });
    expect(document.embargo?.text.replaceAll('\u00a0', ' ')).toBe(
      'Embargoed until 23:30 CEST (00:30 on 2 June 2018 Moscow time, 21:30 UTC), Friday 1 June 2018',
    );
  });
});

describe('a release that was published before', () => {
  const strings = { One: 'Un', 'The date was wrong.': 'La date était *fausse*.' };

  it('says at its head what was corrected, and when', () => {
    const facts = 'version: 2\ncorrection: The date was wrong.\nupdated: 2018-06-02\n';
    const { document, messages } = set({ text: 'One', facts, strings, tag: 'fr' });
    expect(messages).toEqual([]);
    expect(document.version).toBe(2);
    expect(document.notice).toMatchObject({ kind: 'correction', label: 'Rectificatif' });
    expect(plainText(document.notice?.text ?? '')).toBe('La date était fausse.');
    expect(document.updated.iso).toBe('2018-06-02');
    expect(plainText(document.body)).toBe('Un');
  });

  it('keeps nothing of its text when it is withdrawn', () => {
    const facts = 'withdrawn: The date was wrong.\nupdated: 2018-06-02\n';
    const { document, messages } = set({
      text: 'One[^1]\n\n[^1]: Note',
      facts,
      strings,
      tag: 'fr',
    });
    expect(messages).toEqual([]);
    expect(document.notice).toMatchObject({ kind: 'withdrawal', label: 'Communiqué retiré' });
    expect(document.body.children).toEqual([]);
  });
});

describe('pictures beside the text', () => {
  it('are described in each language', () => {
    const facts = `media:
  - file: images/launch.jpg
    alt: A rocket
    caption: The *Soyuz* rocket
    credit: ESA
    copyright: © ESA 2018
`;
    const strings = {
      One: 'Un',
      'A rocket': 'Une fusée',
      'The *Soyuz* rocket': 'La fusée *Soyouz*',
      ESA: 'ESA',
    };
    const { document, messages } = set({ text: 'One', facts, strings, tag: 'fr' });
    expect(messages).toEqual([]);
    expect(document.media).toMatchObject([
      {
        file: 'images/launch.jpg',
        alt: { text: 'Une fusée' },
        credit: { text: 'ESA' },
        copyright: '© ESA 2018',
      },
    ]);
    expect(plainText(document.media[0]?.caption ?? '')).toBe('La fusée Soyouz');
  });
});

describe('noon of a day', () => {
  it('bears the offset of its zone on that day', () => {
    expect(noonOf('2018-06-15', 'Europe/Paris')).toBe('2018-06-15T12:00:00+02:00');
    expect(noonOf('2018-01-15', 'Europe/Paris')).toBe('2018-01-15T12:00:00+01:00');
    expect(noonOf('2018-06-15', 'Europe/Moscow')).toBe('2018-06-15T12:00:00+03:00');
    expect(noonOf('2018-06-15', 'UTC')).toBe('2018-06-15T12:00:00+00:00');
    expect(noonOf('2018-06-15', 'Asia/Kathmandu')).toBe('2018-06-15T12:00:00+05:45');
    expect(noonOf('2018-06-15', 'Pacific/Kiritimati')).toBe('2018-06-15T12:00:00+14:00');
    // The day on which the clocks change, before noon.
    expect(noonOf('2018-03-25', 'Europe/Paris')).toBe('2018-03-25T12:00:00+02:00');
    // Noon in Apia is another day in Greenwich, before and after it crossed the date line.
    expect(noonOf('2011-12-31', 'Pacific/Apia')).toBe('2011-12-31T12:00:00+14:00');
    expect(noonOf('2011-12-29', 'Pacific/Apia')).toBe('2011-12-29T12:00:00-10:00');
  });
});

describe('the dateline of a text', () => {
  it('opens its first paragraph by the custom of the language', () => {
    const facts = 'place: Moscow\n';
    const openings = Object.entries({ en: 'Moscow', fr: 'Moscou', ru: 'Москва' }).map(
      ([tag, town]) => set({ text: 'Text.', facts, strings: { Moscow: town, 'Text.': 'X.' }, tag }),
    );
    expect(openings.map(({ document }) => document.opening)).toEqual([
      'MOSCOW, 1\u00A0June 2018\u00A0–',
      'Moscou, le 1er\u00A0juin 2018\u00A0–',
      'Москва, 1\u00A0июня 2018\u00A0г.\u00A0—',
    ]);
    expect(openings.map(({ document }) => document.town?.text)).toEqual([
      'Moscow',
      'Moscou',
      'Москва',
    ]);
  });
});
