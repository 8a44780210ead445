import { readdirSync, readFileSync } from 'node:fs';
import type { Paragraph } from 'mdast';
import type { ImageFile } from '../../pipeline/model/image.ts';
import type { Labels, LocalizedDocument } from '../../pipeline/model/localized-document.ts';
import { sampleDocument, sampleLabels } from './sample.ts';

/** One release in three languages, for the tests of its page: plain, as a draft, under embargo. */
export function samplePages(): Record<string, LocalizedDocument> {
  const shared = { reference: 'PR081-2018', slug: 'PR081-2018' };
  return {
    en: sampleDocument(english, {
      ...shared,
      kicker: paragraph('France–Russia space cooperation'),
      subtitle: paragraph('The framework takes over from the agreement of 1966'),
      dateline: 'Moscow, 15 June 2018',
    }),
    fr: sampleDocument(french, {
      ...shared,
      locale: 'fr',
      labels: { ...sampleLabels, ...frenchLabels },
      alternates: [
        { locale: 'en', name: 'English', title: 'Two agencies sign an agreement' },
        { locale: 'ru', name: 'Русский', title: 'Два агентства подписали соглашение' },
      ],
      date: { iso: '2018-06-15', text: '15 juin 2018' },
      dateline: 'Moscou, le 15 juin 2018',
      embargo: {
        iso: '2018-06-15T18:00:00+02:00',
        text: 'Sous embargo jusqu’au 15 juin 2018, 18 h 00 (heure de Paris)',
      },
      draft: true,
    }),
    ru: sampleDocument(russian, {
      ...shared,
      locale: 'ru',
      labels: { ...sampleLabels, ...russianLabels },
      alternates: [
        { locale: 'en', name: 'English', title: 'Two agencies sign an agreement' },
        { locale: 'fr', name: 'Français', title: 'Deux agences signent un accord' },
      ],
      date: { iso: '2018-06-15', text: '15 июня 2018 г.' },
      dateline: 'Москва, 15 июня 2018 г.',
      version: 2,
      updated: { iso: '2018-06-18', text: '18 июня 2018 г.' },
      notice: {
        kind: 'correction',
        label: 'Исправленная версия',
        text: paragraph('Уточнён день недели.'),
      },
      contacts: [
        {
          name: { text: 'Pascale Bresson', lang: 'fr' },
          role: { text: 'сотрудник пресс-службы' },
          phone: { text: '+33 1 44 76 75 39', e164: '+33144767539' },
          email: 'pascale.bresson@cnes.fr',
        },
      ],
    }),
  };
}

/** The Markdown of every case under `test/suite/` whose file name begins so, by name. */
export function suite(prefix = ''): [name: string, markdown: string][] {
  const folder = new URL('../suite/', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.startsWith(prefix) && file.endsWith('.md'))
    .sort()
    .map((file) => [file.slice(0, -3), readFileSync(new URL(file, folder), 'utf8')]);
}

/** The image that the cases of the suite call `images/rocket.png`: one blue pixel. */
export const sampleImages: ReadonlyMap<string, ImageFile> = new Map([
  [
    'images/rocket.png',
    {
      path: 'source/images/rocket.png',
      bytes: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPg8p8HAAFeAPhvInelAAAAAElFTkSuQmCC',
        'base64',
      ),
      mediaType: 'image/png',
      width: 1,
      height: 1,
    },
  ],
]);

function paragraph(value: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}

const english = `# Two agencies sign an agreement on space science

The presidents of both agencies met in Moscow to take stock of their work and to sign an agreement that covers climate monitoring, biology in orbit, solar research and planetology.

> “I had a most constructive meeting.”

## What comes next

The spectrometer[^1] leaves for Mercury in October.

[^1]: Built in Guyancourt.
`;

const french = `# Deux agences signent un accord sur les sciences spatiales

Les présidents des deux agences se sont rencontrés à Moscou.

:span[This passage has not been translated yet.]{lang=en}

> « Cette rencontre a été particulièrement constructive. »
`;

const russian = `# Два агентства подписали соглашение о сотрудничестве в области космической науки

Руководители двух агентств встретились в Москве.

> «Встреча была весьма конструктивной».
`;

const frenchLabels: Partial<Labels> = {
  language: 'Français',
  banner: 'Communiqué de presse',
  reference: 'Référence',
  contacts: 'Contacts presse',
  telephone: 'Tél.',
  email: 'Courriel',
  website: 'Site',
  skip: 'Aller au texte',
  availableIn: 'Disponible en',
  download: 'Télécharger',
  draft: 'PROJET',
  draftNotice: 'Ne pas publier : les passages non traduits sont dans la langue d’origine.',
  colon: ' : ',
};

const russianLabels: Partial<Labels> = {
  language: 'Русский',
  banner: 'Пресс-релиз',
  reference: 'Номер',
  date: 'Дата',
  contacts: 'Контакты для СМИ',
  telephone: 'Тел.',
  email: 'Эл. почта',
  website: 'Сайт',
  skip: 'Перейти к тексту',
  availableIn: 'Доступно на языках',
  download: 'Скачать',
};
