import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../support/project.ts';
import { type Language, openVocabulary, pick, type Random, seeded } from './words.ts';

const languages: readonly Language[] = ['en', 'fr', 'ru'];

/** One string of a release in each of the languages. */
type Parallel = Readonly<Record<Language, string>>;

/** Gives the same number of words in each language, with what surrounds them. */
type Writer = (make: (words: Words) => string) => Parallel;

/** What a passage is written with. */
interface Words {
  /** So many words. */
  readonly some: (count: number) => string;
  /** So many sentences. */
  readonly sentences: (count: number) => string;
}

/**
 * Writes a project of invented releases in three languages, about two pages each: headings,
 * paragraphs with links, a list, a table, a quotation, two contacts. Always the same ones, and in
 * each some three words of ten that none before it has.
 */
export async function writeProject(root: string, count: number): Promise<void> {
  await mkdir(join(root, 'source'), { recursive: true });
  await cp(join(repository, 'source/newsroom.yaml'), join(root, 'source/newsroom.yaml'));
  for (const language of languages) {
    const labels = `locales/${language}/labels.json`;
    await cp(join(repository, labels), join(root, labels));
  }
  const random = seeded(2018);
  const write = openWriter(random);
  for (let index = 0; index < count; index++) {
    const reference = `PR${String(index + 1).padStart(4, '0')}`;
    await writeRelease(root, reference, makeRelease(reference, write, random));
  }
}

/** A release: its source, and the strings that have translations. */
interface Invented {
  readonly source: string;
  readonly strings: readonly Parallel[];
}

function makeRelease(reference: string, write: Writer, random: Random): Invented {
  const strings: Parallel[] = [];
  /** Writes a string, keeps its translations and returns the English. */
  const say = (make: (words: Words) => string): string => {
    const parallel = write(make);
    strings.push(parallel);
    return parallel.en;
  };
  const heading = () => `## ${say(({ some }) => capital(some(4)))}`;
  const paragraph = () => {
    const mark = makeMark(random);
    return say(({ some, sentences }) => {
      const end = `${capital(some(3))} ${mark(some(2))} ${some(4)}.`;
      return `${sentences(3)} ${end}`;
    });
  };
  const line = () => say(({ sentences }) => sentences(1));
  const cell = () => say(({ some }) => capital(some(2)));
  const distance = () => {
    const kilometres = 1 + Math.floor(random() * 900);
    return say(() => `${kilometres} km`);
  };
  const row = () => `| ${cell()} | ${cell()} | ${distance()} |`;
  const contact = (index: number) => contactLines(say, index);
  const facts = [
    '---',
    `reference: ${reference}`,
    `date: 20${10 + Math.floor(random() * 15)}-0${1 + Math.floor(random() * 9)}-15`,
    `kicker: ${say(({ some }) => capital(some(4)))}`,
    `subtitle: ${say(({ some }) => capital(some(9)))}`,
    'contacts:',
    contact(75),
    contact(76),
    'website: presse.cnes.fr',
    '---',
  ];
  const blocks = [
    `# ${say(({ some }) => capital(some(8)))}`,
    paragraph(),
    paragraph(),
    heading(),
    paragraph(),
    [line(), line(), line(), line()].map((item) => `- ${item}`).join('\n'),
    paragraph(),
    heading(),
    paragraph(),
    `> ${paragraph()}`,
    `| ${cell()} | ${cell()} | ${cell()} |\n| --- | --- | --- |\n${row()}\n${row()}\n${row()}`,
    heading(),
    paragraph(),
  ];
  return { source: `${facts.join('\n')}\n\n${blocks.join('\n\n')}\n`, strings };
}

function contactLines(say: (make: (words: Words) => string) => string, index: number): string {
  const name = say(({ some }) => some(2).replace(/(^| )./gu, (letter) => letter.toUpperCase()));
  const role = say(({ some }) => capital(some(2)));
  const mailbox = name.toLowerCase().replace(' ', '.');
  return `  - name: ${name}
    role: ${role}
    phone: +33 (0)1 44 76 ${index} 39
    email: ${mailbox}@cnes.fr`;
}

/** The tables of the release, in the layout in which translators keep them. */
async function writeRelease(root: string, reference: string, { source, strings }: Invented) {
  await writeFile(join(root, `source/${reference}.md`), source);
  for (const language of languages.filter((one) => one !== 'en')) {
    const table = Object.fromEntries(strings.map((string) => [string.en, string[language]]));
    await writeFile(
      join(root, `locales/${language}/${reference}.json`),
      JSON.stringify({ ...table, $end: 'Keep this entry last.' }, undefined, 2),
    );
  }
}

function openWriter(random: Random): Writer {
  const en = openWords('en', random);
  const fr = openWords('fr', random);
  const ru = openWords('ru', random);
  return (make) => ({ en: make(en), fr: make(fr), ru: make(ru) });
}

function openWords(language: Language, random: Random): Words {
  const next = openVocabulary(language, random);
  const some = (count: number) => Array.from({ length: count }, next).join(' ');
  const sentence = () => {
    const length = 9 + Math.floor(random() * 14);
    const comma = random() < 0.6 ? ',' : '';
    return `${capital(some(length >> 1))}${comma} ${some(length - (length >> 1))}.`;
  };
  return {
    some,
    sentences: (count) => Array.from({ length: count }, sentence).join(' '),
  };
}

/** A mark such as the paragraphs of real releases have, the same in every language. */
function makeMark(random: Random): (text: string) => string {
  const page = Math.floor(random() * 1e6);
  const marks = [
    (text: string) => `[${text}](https://cnes.fr/fr/${page})`,
    (text: string) => `**${text}**`,
    (text: string) => `*${text}*`,
  ];
  return pick(marks, random);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
