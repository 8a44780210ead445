import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problems, readInfo, readPdf, structureText } from './support/pdf/reader.ts';
import { makeProject, presspack, removeProjects, repository } from './support/project.ts';

/* The first real release, as a newcomer builds it: its words, its facts, its pages. */

const locales = ['en', 'fr', 'ru'] as const;

let folder: string;
beforeAll(async () => {
  const root = await makeProject();
  const run = await presspack(['build', '--root', root]);
  expect(run.stderr).toMatch(/^1 of 1 pack built/m);
  folder = join(root, 'dist/PR081-2018');
});
afterAll(removeProjects);

const file = (locale: string, extension: string): Promise<Buffer> =>
  readFile(join(folder, `PR081-2018_${locale}.${extension}`));

it('has the words of the press office, all of them and in their order', async () => {
  const source = await readFile(join(repository, 'source/PR081-2018.md'), 'utf8');
  const [, facts = '', text = ''] = source.split(/^---$/m);
  const kicker = /^kicker: (.*)$/m.exec(facts)?.[1] ?? '';
  const words = `${kicker} ${text.replace(/^(#|>) /gm, '')}`.trim().split(/\s+/).join(' ');
  // Of the paper that CNES sent out on 15 June 2018, from its headline to the end of the quotation.
  expect(createHash('sha256').update(words).digest('hex')).toBe(
    '717e2719e98c091b7479ecb6eedd9cbfb844a1cea1865ba0c2526d2e7bc65cf1',
  );
});

describe.each(locales)('in %s', (locale) => {
  it('states the facts exactly, on paper and on screen', async () => {
    const pdf = plain(structureText(readPdf(await file(locale, 'pdf'))));
    const html = plain(textOf(await file(locale, 'html')));
    for (const fact of [...sharedFacts, ...facts[locale]]) {
      expect(pdf, fact).toContain(fact);
      expect(html, fact).toContain(fact);
    }
  });

  it('says the same on paper and on screen, paragraph by paragraph', async () => {
    const pdf = plain(structureText(readPdf(await file(locale, 'pdf'))));
    const paragraphs: string[] = [];
    visit(treeOf(await file(locale, 'html')), 'element', (node: Element) => {
      if (/^(h1|h2|p|dd|address|blockquote)$/.test(node.tagName))
        paragraphs.push(plain(textOfNode(node)));
    });
    expect(paragraphs.length).toBeGreaterThan(10);
    const screenOnly = paragraphs.filter((text) => !pdf.includes(text) && !isContact(text));
    expect(screenOnly).toEqual(onlyOnScreen[locale]);
  });

  it('links telephones, mail, the site, the other languages and formats', async () => {
    const links: string[] = [];
    visit(treeOf(await file(locale, 'html')), 'element', (node: Element) => {
      if (node.tagName === 'a') links.push(String(node.properties.href));
    });
    const others = locales.filter((other) => other !== locale);
    expect([...new Set(links)].sort()).toEqual(
      [
        '#text',
        'https://cnes.fr',
        'https://presse.cnes.fr',
        'mailto:pascale.bresson@cnes.fr',
        'mailto:raphael.sart@cnes.fr',
        'tel:+33144767451',
        'tel:+33144767539',
        ...['pdf', 'txt', 'eml', 'docx', 'ninjs.json'].map((end) => `PR081-2018_${locale}.${end}`),
        ...others.map((other) => `PR081-2018_${other}.html`),
      ].sort(),
    );
  });

  it('has a paper of one page that is tagged, titled and sound', async () => {
    const pdf = readPdf(await file(locale, 'pdf'));
    expect(problems(pdf)).toEqual([]);
    expect(pdf.pages).toHaveLength(1);
    expect(plain(readInfo(pdf).get('Title') ?? '')).toBe(titles[locale]);
  });
});

const titles = {
  en: 'CNES and Roscosmos sign framework space science agreement',
  fr: 'Le CNES et Roscosmos signent un accord-cadre sur les sciences spatiales',
  ru: 'CNES и Роскосмос подписали рамочное соглашение в области космической науки',
};

const sharedFacts = [
  ...['PR081-2018', '+33 (0)1 44 76 75 39', '+33 (0)1 44 76 74 51', 'presse.cnes.fr'],
  ...['pascale.bresson@cnes.fr', 'raphael.sart@cnes.fr'],
  ...[
    '1966',
    '2019',
    'CNES',
    'BepiColombo',
    'Phebus',
    'MTB-2',
    'Mouse Telemetry for Bion-M2',
    'SCO',
  ],
];

const facts = {
  en: [
    ...['Press Release', '15 June 2018', 'Thursday 15 June', 'Jean-Yves Le Gall', 'Dmitry Rogozin'],
    ...['Pascale Bresson', 'Raphaël Sart', 'Press Officer', 'Bion-M N°2', 'Charles de Gaulle'],
    ...['Space Climate Observatory (SCO)', 'One Planet Summit', 'France-Russia space cooperation'],
  ],
  fr: [
    ...[
      'Communiqué de presse',
      '15 juin 2018',
      'Jeudi 15 juin',
      'Jean-Yves Le Gall',
      'Dmitri Rogozine',
    ],
    ...['Pascale Bresson', 'Raphaël Sart', 'Chargée de presse', 'Chargé de presse', 'Bion-M n° 2'],
    ...[
      'accord-cadre',
      'Charles de Gaulle',
      'Observatoire spatial du climat (SCO)',
      '« J’ai',
      'venir. »',
    ],
  ],
  ru: [
    ...[
      'Пресс-релиз',
      '15 июня 2018 г.',
      'В четверг, 15 июня',
      'Жан-Ив Ле Галль',
      'Дмитрием Рогозиным',
    ],
    ...['Паскаль Брессон', 'Рафаэль Сар', 'Пресс-атташе', '«Бион-М» № 2', 'Шарлем де Голлем'],
    ...['рамочное соглашение', 'Космической климатической обсерватории (SCO)', '«Одна планета»'],
  ],
};

/** What a page needs and paper does not: links between the files, and labels set apart by lines. */
const onlyOnScreen = { en: ['Download:'], fr: ['Télécharger :'], ru: ['Скачать:'] };

const isContact = (text: string): boolean => text.includes('@');

/** Every kind of space is one space. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

function treeOf(bytes: Buffer): Root {
  return unified().use(rehypeParse).parse(bytes.toString('utf8'));
}

function textOf(bytes: Buffer): string {
  return textOfNode(treeOf(bytes));
}

function textOfNode(node: Root | Element): string {
  const parts: string[] = [];
  visit(node, (child) => {
    if (child.type === 'text') parts.push(child.value);
    if (child.type === 'element' && child.tagName === 'br') parts.push(' ');
  });
  return parts.join('');
}
