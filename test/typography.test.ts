import fc from 'fast-check';
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { isSmallWord } from '../pipeline/typography/small-words.ts';
import { hasManners, typographText, typography } from '../pipeline/typography/typography.ts';

/** In this file ⍽ is a no-break space (U+00A0) and ┆ a narrow one (U+202F). */
function show(text: string): string {
  return text.replaceAll('\u00A0', '⍽').replaceAll('\u202F', '┆');
}

type Case = readonly [before: string, after: string];

const english: readonly Case[] = [
  // Quotes
  ['He said "yes".', 'He said “yes”.'],
  ['"Yes," she said, "and no."', '“Yes,” she said, “and no.”'],
  ['"The "Phebus" team is ready."', '“The ‘Phebus’ team is ready.”'],
  ['"He called it "superb""', '“He called it ‘superb’”'],
  ['("quoted")', '(“quoted”)'],
  ['"…and on', '“…and on'],
  ['the mission «Bion» flew', 'the mission “Bion” flew'],
  ['the mission « Bion » flew', 'the mission “Bion” flew'],
  ["the 'so-called' plan", 'the ‘so-called’ plan'],
  [`'He said "no" twice'`, '‘He said “no” twice’'],
  ["the 'agencies' plan' of 2018", 'the ‘agencies’ plan’ of 2018'],
  // Apostrophes
  ["ESA's launch", 'ESA’s launch'],
  ["the agencies' plan", 'the agencies’ plan'],
  ["the '90s, rock 'n' roll, 'tis", 'the ’90s, rock ’n’ roll, ’tis'],
  ["O'Brien isn't", 'O’Brien isn’t'],
  // Inches and feet are no quotation marks.
  [`a 5" disc, 6' wide, 5'10" tall`, `a 5" disc, 6' wide, 5'10" tall`],
  // Unbalanced
  ['"It goes on', '“It goes on'],
  ['and ends here," he said', 'and ends here,” he said'],
  ['and the "inner" ends here."', 'and the ‘inner’ ends here.”'],
  ['a lone " mark, a lone \' mark', 'a lone " mark, a lone \' mark'],
  // Dashes
  ['France - and Russia - agreed', 'France⍽– and Russia⍽– agreed'],
  ['France -- and Russia', 'France⍽– and Russia'],
  ['France — and Russia', 'France⍽— and Russia'],
  ['France—and Russia', 'France—and Russia'],
  ['a French-Russian, ten-year-old plan', 'a French-Russian, ten-year-old plan'],
  ['- a typed list', '- a typed list'],
  ['2018-2020, 10-12 June, pp. 3-5', '2018–2020, 10–12⍽June, pp.⍽3–5'],
  ['10:30-12:00, 1.5-2 km, season 2018-19', '10:30–12:00, 1.5–2⍽km, season 2018–19'],
  ['won 3-1, open 24-7', 'won 3-1, open 24-7'],
  // Things that stay together
  ['15 June 2018, 1st May, June 15', '15⍽June 2018, 1st⍽May, June⍽15'],
  ['800 km, 25 %, 4.3 trillion, 9 a.m.', '800⍽km, 25⍽%, 4.3⍽trillion, 9⍽a.m.'],
  ['No. 5, Fig. 2', 'No.⍽5, Fig.⍽2'],
  ['Dr Smith, Mr. J. Le Gall', 'Dr⍽Smith, Mr.⍽J.⍽Le Gall'],
  ['12,000.5 and 12 000', '12,000.5 and 12 000'],
  ['wait.... or ..', 'wait.... or ..'],
];

const french: readonly Case[] = [
  // Quotes
  ['Il a dit "oui".', 'Il a dit «⍽oui⍽».'],
  ['Il a dit “oui”.', 'Il a dit «⍽oui⍽».'],
  ["Il a dit 'oui'.", 'Il a dit «⍽oui⍽».'],
  ['Il a dit «oui».', 'Il a dit «⍽oui⍽».'],
  ['Il a dit «  oui ».', 'Il a dit «⍽oui⍽».'],
  ['Il a dit " oui ".', 'Il a dit «⍽oui⍽».'],
  ['"Le projet "Phebus" avance"', '«⍽Le projet “Phebus” avance⍽»'],
  ['« Le projet «Phebus» avance »', '«⍽Le projet “Phebus” avance⍽»'],
  [`l'"accord-cadre" d'"aujourd'hui"`, 'l’«⍽accord-cadre⍽» d’«⍽aujourd’hui⍽»'],
  ['"Enfin la suite', '«⍽Enfin la suite'],
  ['la fin", dit-il', 'la fin⍽», dit-il'],
  ['un écran 5" ou 6\'', 'un écran 5" ou 6\''],
  // High punctuation
  ['Vraiment ? Oui ! Non ; si : voilà', 'Vraiment┆? Oui┆! Non┆; si⍽: voilà'],
  ['Vraiment? Oui! Non; si: voilà', 'Vraiment┆? Oui┆! Non┆; si⍽: voilà'],
  ['Quoi ?! Quoi?! (!)', 'Quoi┆?! Quoi┆?! (!)'],
  ['"Vraiment?" et « ! »', '«⍽Vraiment┆?⍽» et «⍽!⍽»'],
  ['à 10:30, au format 16:9, a:b, :-)', 'à 10:30, au format 16:9, a:b, :-)'],
  ['Contact :', 'Contact⍽:'],
  [' : ', '⍽: '],
  // Dashes
  ['Le CNES – agence – signe', 'Le CNES –⍽agence⍽– signe'],
  ['Le CNES — agence —, puis', 'Le CNES —⍽agence⍽—, puis'],
  ['Le CNES - agence - signe', 'Le CNES –⍽agence⍽– signe'],
  ['Il signe – enfin. Le CNES – agence – aussi', 'Il signe –⍽enfin. Le CNES –⍽agence⍽– aussi'],
  ['J.-Y. Le Gall – M. Dupont – a dit', 'J.-Y.⍽Le Gall –⍽M.⍽Dupont⍽– a dit'],
  ['– Bonjour', '–⍽Bonjour'],
  ['accord-cadre, 2018-2020, peut-être', 'accord-cadre, 2018-2020, peut-être'],
  // Things that stay together
  ['15 juin 2018, 1er juin', '15⍽juin 2018, 1er⍽juin'],
  ['10 h 30, 18 h, 10 h ?', '10⍽h⍽30, 18⍽h, 10⍽h┆?'],
  ['12 000 km, 1 234 567,8 €', '12┆000⍽km, 1┆234┆567,8⍽€'],
  ['en 2018 300 personnes', 'en 2018 300 personnes'],
  ['25 %, 3 M€, 20 °C, 4 milliards', '25⍽%, 3⍽M€, 20⍽°C, 4⍽milliards'],
  ['n° 2, N°2, p. 3', 'n°⍽2, N°⍽2, p.⍽3'],
  ['M. Le Gall, Mme Bresson, Dr Sart', 'M.⍽Le Gall, Mme⍽Bresson, Dr⍽Sart'],
  ["l'univers, aujourd'hui...", 'l’univers, aujourd’hui...'],
];

const russian: readonly Case[] = [
  // Quotes
  ['Глава "Роскосмоса" сказал', 'Глава «Роскосмоса» сказал'],
  ['Глава “Роскосмоса” сказал', 'Глава «Роскосмоса» сказал'],
  ['Глава „Роскосмоса“ сказал', 'Глава «Роскосмоса» сказал'],
  ["Глава 'Роскосмоса' сказал", 'Глава «Роскосмоса» сказал'],
  ['"Аппарат "Бион" готов"', '«Аппарат „Бион“ готов»'],
  ['«Аппарат «Бион» готов»', '«Аппарат „Бион“ готов»'],
  ['"Аппарат “Бион” готов"', '«Аппарат „Бион“ готов»'],
  ['«Аппарат „Бион“ готов»', '«Аппарат „Бион“ готов»'],
  ['"Всё продолжается', '«Всё продолжается'],
  ["Жанна д'Арк", 'Жанна д’Арк'],
  // Dashes
  ['КНЕС - агентство', 'КНЕС⍽— агентство'],
  ['КНЕС – агентство — Франции', 'КНЕС⍽— агентство⍽— Франции'],
  ['"Да", - сказал он', '«Да»,⍽— сказал он'],
  ['кто-то, 2018-2020, 10-12 км', 'кто-то, 2018–2020, 10–12⍽км'],
  ['счёт 3 - 1, счёт 3-1', 'счёт 3 - 1, счёт 3-1'],
  // Short words and particles
  ['и в космосе, и на Земле', 'и⍽в⍽космосе, и⍽на⍽Земле'],
  ['Не до того, но из-за льда', 'Не⍽до⍽того, но⍽из-за льда'],
  ['если бы он же знал ли', 'если⍽бы он⍽же знал⍽ли'],
  ['дом, сон, бык', 'дом, сон, бык'],
  // Things that stay together
  ['15 июня 2018 г. и 2018 году', '15⍽июня 2018⍽г. и⍽2018⍽году'],
  ['№ 2, №2, § 4', '№⍽2, №⍽2, §⍽4'],
  ['А. С. Пушкин, г-н Рогозин', 'А.⍽С.⍽Пушкин, г-н⍽Рогозин'],
  ['т. е. так, и т. д.', 'т.⍽е. так, и⍽т.⍽д.'],
  ['12 000 км, 25 %, 4 млрд руб.', '12⍽000⍽км, 25⍽%, 4⍽млрд руб.'],
  ['в XX в., стр. 5', 'в⍽XX⍽в., стр.⍽5'],
];

describe.each([
  ['en', english],
  ['fr', french],
  ['ru', russian],
])('%s', (locale, cases) => {
  test.each(cases)('%s → %s', (before, after) => {
    expect(show(typographText(before, locale))).toBe(after);
  });

  test.each([
    "https://cnes.fr/a'b?c=1;d=2!e:f...g-1-2",
    'http://cnes.fr:8080/',
    'www.cnes.fr',
    'presse.cnes.fr',
    "o'brien@example.org",
    'PR081-2018_fr.pdf',
    'images/2018-2019/1-2.jpg',
    'PR081-2018',
    'MTB-2',
    'Bion-M2',
    'COVID-19',
    'ISO 9001-2015',
    '2018-06-15',
    '081-2018',
    '8-800-200-0600',
    '10:30',
  ])('leaves %s alone', (fact) => {
    expect(typographText(fact, locale)).toBe(fact);
  });

  test.each([
    ['+33 (0)1 44 76 75 39', '+33⍽(0)1⍽44⍽76⍽75⍽39'],
    ['+7 (495) 123-45-67', '+7⍽(495)⍽123-45-67'],
    ['8 (800) 555-35-35', '8⍽(800)⍽555-35-35'],
    ['01 44 76 75 39', '01⍽44⍽76⍽75⍽39'],
    ['+1 202 555 0100', '+1⍽202⍽555⍽0100'],
  ])('holds %s together', (before, after) => {
    expect(show(typographText(before, locale))).toBe(after);
  });
});

test('punctuation after an address is the sentence’s own', () => {
  expect(show(typographText('Voir https://cnes.fr/a?b=c ! Ou presse.cnes.fr?', 'fr'))).toBe(
    'Voir https://cnes.fr/a?b=c┆! Ou presse.cnes.fr┆?',
  );
  expect(show(typographText('Tél. : 44 76 75', 'fr'))).toBe('Tél.⍽: 44⍽76⍽75');
});

test.for([
  ['en', 'the A (of “in ‘a', '4A 2a d’Or O’in day'],
  ['en-GB', 'The', '1a'],
  ['fr', "le (le d’un (d’un «d’un « d’un L’un jusqu’à d'une d’", '4A 1à jour d’abord (jour'],
  ['ru', 'в «И (на', '1С 5В день д’в'],
  ['de', '', 'in an'],
] as const)('words that end no line of a headline: %s', ([locale, small, others]) => {
  const chosen = (words: string) => words.split(' ').filter((word) => isSmallWord(word, locale));
  expect(chosen(small).join(' ')).toBe(small);
  expect(chosen(others)).toEqual([]);
});

describe('locales', () => {
  test('a region falls back to its language', () => {
    for (const locale of ['fr-CA', 'FR', 'ru-RU', 'en-GB', 'en-Latn-US']) {
      expect(hasManners(locale), locale).toBe(true);
    }
    expect(show(typographText('Oui !', 'fr-CA'))).toBe('Oui┆!');
  });

  test('an unknown language is set neutrally', () => {
    for (const locale of ['de', 'tlh', '', 'constructor', 'not a tag', '__proto__']) {
      expect(hasManners(locale), locale).toBe(false);
      const text = `Er sagte: "Nein" - 'ja'... 5 km !`;
      expect(typographText(text, locale)).toBe(text);
    }
    expect(show(typographText('Tel. +49 30 1234 5678', 'de'))).toBe('Tel. +49⍽30⍽1234⍽5678');
  });
});

describe('trees', () => {
  test.each([
    ['quotes across emphasis', 'en', '"*Hello* world"', '“|Hello| world”'],
    ['a quote inside emphasis', 'en', 'a *"Hello"* world', 'a |“Hello”| world'],
    ['an apostrophe across nodes', 'en', "*ESA*'s", 'ESA|’s'],
    [
      'spaces go with the mark they belong to',
      'fr',
      '*Oui*! **Non:** "*si*"',
      'Oui|┆! |Non⍽:| «⍽|si|⍽»',
    ],
    ['spaces in another node than their mark', 'fr', '« *oui* » **!**', '«⍽|oui|⍽»┆|!'],
    ['a dash keeps its node', 'fr', 'a **- b -** c', 'a |–⍽b⍽–| c'],
    ['a number in bold', 'ru', '**12** км **в** *Москве*', '12|⍽км |в|⍽|Москве'],
    ['a soft line break is a space', 'fr', 'le 15\njuin\n!', 'le 15⍽juin┆!'],
    ['a hard line break is none', 'fr', 'le 15\\\njuin\\\n"oui"', 'le 15|juin|«⍽oui⍽»'],
    ['code is no text', 'fr', '"`a "b" ...`" !', '«⍽|⍽»┆!'],
    ['a quoted image', 'en', '"![x](x.png)"', '“|”'],
    ['a footnote mark', 'fr', '"Oui"[^1] !\n\n[^1]: "Non" !', '«⍽Oui⍽»|┆!/«⍽Non⍽»┆!'],
    ['raw HTML', 'en', '<i class="x">"a"</i>', '“a”'],
    ['a link’s text', 'fr', '["Oui" !](https://x.fr)', '«⍽Oui⍽»┆!'],
    [
      'a link that shows its address',
      'en',
      '<https://x.org/1-2...> "a"',
      'https://x.org/1-2...| “a”',
    ],
    ['a bare address as link', 'fr', '[x.fr/a!b](https://x.fr/a!b) !', 'x.fr/a!b|┆!'],
    ['a telephone link', 'fr', '[44 76 75](tel:+33144767539)', '44⍽76⍽75'],
    ['several paragraphs', 'en', '"One.\n\n"Two "x".\n\n"Three."', '“One./“Two ‘x’./“Three.”'],
    [
      'a quotation that only its ends mark',
      'ru',
      '"Раз.\n\nДва.\n\nТри "икс"."',
      '«Раз./Два./Три „икс“.»',
    ],
    ['lists and tables', 'fr', '- "a" !\n\n| "b" ? |\n| --- |\n| c : |', '«⍽a⍽»┆!/«⍽b⍽»┆?/c⍽:'],
    ['a foreign passage', 'fr', 'Il dit ":span["Да" - он]{lang=ru}" !', 'Il dit «⍽|«Да»⍽— он|⍽»┆!'],
    [
      'a foreign passage with emphasis',
      'en',
      'the ":span[«*Бион* - М»]{lang=ru}"',
      'the “|«|Бион|⍽— М»|”',
    ],
    [
      'a passage within a passage',
      'en',
      ':span[в :span["a"]{lang=en} и]{lang=ru} "b"',
      'в⍽|“a”| и| “b”',
    ],
    ['an unknown language', 'fr', '":span["ja" !]{lang=de}"', '«⍽|"ja" !|⍽»'],
  ])('%s', (_, locale, markdown, expected) => {
    const tree = parse(markdown);
    typography(locale)(tree);
    expect(showBlocks(tree)).toBe(expected);
  });

  test('a foreign block', () => {
    const tree = parse('"a" !\n\n"b" !');
    const [first] = tree.children;
    if (first) first.data = { hProperties: { lang: 'en' } } as typeof first.data;
    typography('fr')(tree);
    expect(showBlocks(tree)).toBe('“a” !/«⍽b⍽»┆!');
  });

  test('alternative texts and titles', () => {
    const tree = parse('![Le "Bion" !](a.png "Oui ?")');
    typography('fr')(tree);
    const image = tree.children[0]?.type === 'paragraph' ? tree.children[0].children[0] : undefined;
    expect(image).toMatchObject({ alt: 'Le «\u00A0Bion\u00A0»\u202F!', title: 'Oui\u202F?' });
  });

  test('a unified plugin', async () => {
    const processor = unified().use(remarkParse).use(typography, 'fr');
    const tree = await processor.run(processor.parse('Oui !'));
    expect(showBlocks(tree as Root)).toBe('Oui┆!');
  });
});

describe('a release', () => {
  test('in English', () => {
    expect(
      setParagraphs(
        'en',
        "They also discussed current and future projects: the launch this October of ESA's BepiColombo mission, to which CNES and Roscosmos are contributing with the Phebus ultraviolet spectrometer to study Mercury's exosphere, and the launch in 2019 of the Russian Bion-M N°2 mission and its MTB-2 instrument (Mouse Telemetry for Bion-M2) developed by CNES.",
        'Thursday 15 June, CNES President Jean-Yves Le Gall met Dmitry Rogozin in Moscow.',
        'After the meeting, Jean-Yves Le Gall commented: "I had a most constructive meeting with Dmitry Rogozin today. My counterpart was particularly attentive to new prospects, one of the biggest challenges facing us in the decade ahead."',
        'Tel. +33 (0)1 44 76 75 39 pascale.bresson@cnes.fr, presse.cnes.fr, PR081-2018',
      ),
    ).toEqual([
      'They also discussed current and future projects: the launch this October of ESA’s BepiColombo mission, to which CNES and Roscosmos are contributing with the Phebus ultraviolet spectrometer to study Mercury’s exosphere, and the launch in 2019 of the Russian Bion-M N°2 mission and its MTB-2 instrument (Mouse Telemetry for Bion-M2) developed by CNES.',
      'Thursday 15⍽June, CNES President Jean-Yves Le Gall met Dmitry Rogozin in Moscow.',
      'After the meeting, Jean-Yves Le Gall commented: “I had a most constructive meeting with Dmitry Rogozin today. My counterpart was particularly attentive to new prospects, one of the biggest challenges facing us in the decade ahead.”',
      'Tel. +33⍽(0)1⍽44⍽76⍽75⍽39 pascale.bresson@cnes.fr, presse.cnes.fr, PR081-2018',
    ]);
  });

  test('in French', () => {
    expect(
      setParagraphs(
        'fr',
        "Jeudi 15 juin, Jean-Yves Le Gall, président du CNES, a rencontré Dmitri Rogozine pour signer un accord-cadre sur l'exploration de l'univers.",
        "Ils ont évoqué les projets en cours: le lancement, en octobre, de la mission BepiColombo de l'ESA - avec le spectromètre Phebus - et, en 2019, celui de la mission russe Bion-M N°2 et de son instrument MTB-2 (Mouse Telemetry for Bion-M2).",
        `A l'issue de la rencontre, Jean-Yves Le Gall a déclaré : "Mon homologue s'est montré très attentif au projet "Space Climate Observatory". C'est l'un des plus grands défis!"`,
        'Tél. : +33 (0)1 44 76 75 39, pascale.bresson@cnes.fr',
      ),
    ).toEqual([
      'Jeudi 15⍽juin, Jean-Yves Le Gall, président du CNES, a rencontré Dmitri Rogozine pour signer un accord-cadre sur l’exploration de l’univers.',
      'Ils ont évoqué les projets en cours⍽: le lancement, en octobre, de la mission BepiColombo de l’ESA –⍽avec le spectromètre Phebus⍽– et, en 2019, celui de la mission russe Bion-M N°⍽2 et de son instrument MTB-2 (Mouse Telemetry for Bion-M2).',
      'A l’issue de la rencontre, Jean-Yves Le Gall a déclaré⍽: «⍽Mon homologue s’est montré très attentif au projet “Space Climate Observatory”. C’est l’un des plus grands défis┆!⍽»',
      'Tél.⍽: +33⍽(0)1⍽44⍽76⍽75⍽39, pascale.bresson@cnes.fr',
    ]);
  });

  test('in Russian', () => {
    expect(
      setParagraphs(
        'ru',
        'В пятницу, 15 июня 2018 г., президент КНЕС Жан-Ив Ле Галль встретился в Москве с Д. О. Рогозиным - генеральным директором госкорпорации "Роскосмос".',
        'В 2019 году будет запущен российский аппарат "Бион-М" № 2 с прибором MTB-2, а также миссия BepiColombo.',
        'Жан-Ив Ле Галль сказал: "Мой коллега поддержал проект "Космическая климатическая обсерватория" - это один из важнейших вызовов, если бы не сказать больше".',
        'Тел. +33 (0)1 44 76 75 39, pascale.bresson@cnes.fr',
      ),
    ).toEqual([
      'В⍽пятницу, 15⍽июня 2018⍽г., президент КНЕС Жан-Ив Ле Галль встретился в⍽Москве с⍽Д.⍽О.⍽Рогозиным⍽— генеральным директором госкорпорации «Роскосмос».',
      'В⍽2019⍽году будет запущен российский аппарат «Бион-М»⍽№⍽2 с⍽прибором MTB-2, а⍽также миссия BepiColombo.',
      'Жан-Ив Ле Галль сказал: «Мой коллега поддержал проект „Космическая климатическая обсерватория“⍽— это один из⍽важнейших вызовов, если⍽бы не⍽сказать больше».',
      'Тел. +33⍽(0)1⍽44⍽76⍽75⍽39, pascale.bresson@cnes.fr',
    ]);
  });
});

const locales = ['en', 'fr', 'ru', 'de'];

/** Scraps in which rules meet: marks, spaces of all kinds, dashes, numbers, words that rules know. */
const scraps = fc.constantFrom(
  ...`"'«»“”„‘’ \n\t\u00A0\u202F.!?;:…-–—(),/12a0Mвsé🚀\uFDD0\uFDD1\uD83D`,
  ...[
    '12 000',
    '10-12',
    ' - ',
    '...',
    '  ',
    '№3',
    'N°2',
    'n° 2',
    'M. X',
    '1er juin',
    '5 km',
    'ab! A',
  ],
  ...['он же', 'т. е.', '2018 г.', "'90s", "n'", 'http://a.b', "x'y@y.z", 'a-1.fr', 'tel : 12 34'],
  ...['+33 1 44 76 75 39', '01 44 76 75 39', '(495) 123-45-67', 'PR081-2018'],
);

const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.array(scraps, { maxLength: 16 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

/** What must survive: all but spaces, quotes, apostrophes and dashes. */
function essence(text: string): string {
  return text.replace(/[\s"“”„‟«»'‘’–—-]/gu, '');
}

/** The letters and digits: what even dots over several nodes cannot blur. */
function words(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

describe.each(locales)('properties of %s', (locale) => {
  test('twice is once, and nothing but spaces, quotes, dashes and dots changes', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const once = typographText(text, locale);
        expect(essence(once)).toBe(essence(text));
        expect(typographText(once, locale)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  test('text nodes keep their number and order, and say together what a string would say', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (values) => {
        const tree: Root = {
          type: 'root',
          children: [
            {
              type: 'paragraph',
              children: values.map((value, index) => {
                const text = { type: 'text', value } as const;
                return index % 2 ? { type: 'emphasis', children: [text] } : text;
              }),
            },
          ],
        };
        typography(locale)(tree);
        const after = textsOf(tree);
        expect(after.map(words)).toEqual(values.map(words));
        expect(after.join('')).toBe(typographText(values.join(''), locale));
        const again = structuredClone(tree);
        typography(locale)(again);
        expect(again).toEqual(tree);
      }),
      { numRuns: 1000 },
    );
  });

  test('a parsed document keeps its shape', () => {
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 30 }), (parts) => {
        const tree = parse(parts.join('*'));
        const before = shapeOf(tree);
        typography(locale)(tree);
        expect(shapeOf(tree)).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  test('long input ends', () => {
    const units = ['"', "'", ' ', '1', 'a', '.', ' - ', ' !', '« ', '”', '1 ', '000 ', 'a@', 'a.'];
    units.push(
      'www.',
      'http://',
      '+1 ',
      '(1) ',
      'tel ',
      '1-2 ',
      'в ',
      'A. ',
      '! A',
      "a' ",
      '+',
      'a/',
    );
    for (const unit of units) {
      const text = unit.repeat(200_000 / unit.length);
      expect(essence(typographText(text, locale))).toBe(essence(text));
    }
  }, 120_000);
});

function parse(markdown: string): Root {
  const tree = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkDirective)
    .parse(markdown) as Root;
  visit(tree, 'textDirective', (node) => {
    const lang = node.attributes?.lang;
    if (lang) node.data = { hName: 'span', hProperties: { lang } };
  });
  return tree;
}

function setParagraphs(locale: string, ...paragraphs: readonly string[]): string[] {
  const tree = parse(paragraphs.join('\n\n'));
  typography(locale)(tree);
  return tree.children.map((child) => show(textsOf(child).join('')));
}

function textsOf(node: Parameters<typeof visit>[0]): string[] {
  const texts: string[] = [];
  visit(node as Root, 'text', ({ value }) => {
    texts.push(value);
  });
  return texts;
}

function shapeOf(tree: Root): string[] {
  const shape: string[] = [];
  visit(tree, ({ type, ...node }) => {
    if (type === 'text') shape.push(`text ${words('value' in node ? String(node.value) : '')}`);
    else if ('value' in node) shape.push(`${type} ${node.value}`);
    else shape.push(type);
  });
  return shape;
}

/** The text nodes of each block with `|` between them, and the blocks with `/`. */
function showBlocks(tree: Root): string {
  const blocks: string[] = [];
  visit(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'tableCell') return;
    blocks.push(show(textsOf(node).join('|')));
  });
  return blocks.join('/');
}
