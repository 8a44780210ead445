import fc from 'fast-check';
import { VFile } from 'vfile';
import { afterAll, describe, expect, it } from 'vitest';
import { checkSource, checkTranslation } from '../pipeline/check/check.ts';
import { readProse } from '../pipeline/check/prose.ts';
import { sentencesOf } from '../pipeline/check/sentences.ts';
import { translatedSegments } from '../pipeline/localize/localize.ts';
import type { Guide, Guides } from '../pipeline/model/guide.ts';
import { parse } from '../pipeline/parse/parse.ts';
import { readDictionary } from '../pipeline/read/dictionaries.ts';
import { readStringTable } from '../pipeline/read/string-table.ts';
import type { RuleDescription } from '../pipeline/report/rule.ts';
import { glossaryRules } from '../pipeline/report/rules/glossary.ts';
import { languageRules } from '../pipeline/report/rules/language.ts';
import { check } from './measure/tally.ts';
import { makeProject, presspack, removeProjects } from './support/project.ts';

afterAll(removeProjects);

const newsroom = {
  name: 'CNES',
  site: 'https://cnes.fr',
  language: 'en',
  wordmark: 'CNES',
  timeZone: 'Europe/Paris',
  paper: 'a4',
} as const;

const frontMatter = `---
reference: PR012-2018
date: 2018-06-15
contacts:
  - { name: Ann Example, role: Press Officer, phone: +33 1 44 76 75 39, email: ann@example.org }
---

# New satellite in orbit

`;

const nobody: Guide = { terms: [], names: [], words: new Set(), waivers: [] };

/** The guide that the examples of the glossary speak of. */
const agreed: Guide = {
  ...nobody,
  terms: [{ source: ['framework agreement'], target: ['accord*-cadre*'], forbidden: [] }],
  names: [{ source: 'Dmitry Rogozin', target: 'Dmitri Rogozine' }],
};

/** What is said of a source text. */
async function rulesOfSource(text: string): Promise<string[]> {
  const file = new VFile({ path: 'source/PR012-2018.md', value: frontMatter + text });
  const release = parse(file, newsroom);
  if (!release) throw new Error(String(file.messages[0]));
  await checkSource(release, { newsroom, file });
  return file.messages.map(({ ruleId }) => ruleId ?? '');
}

/** What is said of the entries of a table, in the form of `rule line:column`. */
async function rulesOfEntries(entries: string, guide = nobody): Promise<string[]> {
  const messages = await messagesOfEntries(entries, guide);
  return messages.map(({ ruleId, line, column }) => `${ruleId} ${line}:${column}`);
}

async function messagesOfEntries(entries: string, guide = nobody) {
  const language = /\p{Script=Cyrillic}{3}/u.test(entries) ? 'ru' : 'fr';
  const path = `locales/${language}/PR012-2018.json`;
  const value = `{\n${entries.replace(/^\(.*\)$/m, '')}\n  "$end":\n    "Keep this entry last."\n}`;
  const table = readStringTable(new VFile({ path, value }), language, 'PR012-2018');
  expect(table.file.messages).toEqual([]);
  const text = [...table.entries.keys()].join('\n\n');
  const file = new VFile({ path: 'source/PR012-2018.md', value: frontMatter + text });
  const release = parse(file, newsroom);
  if (!release) throw new Error(String(file.messages[0]));
  const tables = new Map([['PR012-2018', table]]);
  const translated = translatedSegments(release, { tag: language, tables, settings: new Map() });
  expect(translated).toHaveLength(table.entries.size);
  const guides: Guides = { shared: nobody, locales: new Map([[language, guide]]), sharedFiles: [] };
  const dictionaries = entries.includes('satelite ') ? { dictionaries: readDictionary } : {};
  const context = { newsroom, file, guides, ...dictionaries };
  await checkTranslation(translated, { source: 'en', target: language }, context);
  return file.messages;
}

const isEntry = (example: string): boolean => example.trimStart().startsWith('"');

describe('the examples of the rules', () => {
  const projects = ['inconsistent-translation', 'unused-waiver'];
  const rules = Object.entries<RuleDescription>({ ...languageRules, ...glossaryRules }).filter(
    ([id]) => !projects.includes(id),
  );

  it.each(rules)('%s: the wrong one is found, the right one passes', async (id, example) => {
    const ask = async (text: string) =>
      isEntry(text) ? rulesOfEntries(text, agreed) : rulesOfSource(text);
    expect((await ask(example.wrong)).map((found) => found.split(' ')[0])).toContain(id);
    expect(await ask(example.right)).toEqual([]);
  });
});

describe('a translation', () => {
  const ask = (source: string, target: string, guide = nobody) =>
    rulesOfEntries(`${JSON.stringify(source)}:\n${JSON.stringify(target)},`, guide);

  it('is met with silence where it is right', async () => {
    const good = [
      ['CNES sent an SMS to the IT company.', 'CNES направил SMS-сообщение IT-компании.'],
      ['The MTB-2 instrument will fly in 2019.', 'Прибор МТБ-2 полетит в 2019 году.'],
      ['In 2019 CO<sub>2</sub> will be measured.', 'En 2019, le CO<sub>2</sub> sera mesuré.'],
      ['We will meet again.', 'Nous nous reverrons.'],
      ['The mission will cost 10% of the budget.', 'La mission coûtera 10 % de son budget.'],
      ['“It is a great day,” she said.', '« C’est un grand jour », a-t-elle déclaré.'],
      ['The press officer of Université Paris Cité', 'L’attaché de presse d’Université Paris Cité'],
      ['Family 👨‍👩‍👧 day at the space centre', 'Journée des familles 👨‍👩‍👧 au centre spatial'],
      ['The *Phebus* instrument studies Mercury.', 'Прибор «Phebus» изучает Меркурий.'],
      [
        'About micro systems: micro systems is a company.',
        'О фирме micro systems: micro systems — это компания.',
      ],
      ['Who would have thought it!?', 'Qui l’aurait cru ?!'],
      ['“He said ‘no’ to us,” she said.', '« Il nous a dit « non », a-t-elle raconté.'],
    ] as const;
    for (const [source, target] of good)
      expect([target, await ask(source, target)]).toEqual([target, []]);
  });

  it('may decline the names of the glossary, and not misspell them', async () => {
    const guide: Guide = {
      ...nobody,
      names: [
        { source: 'Dmitry Rogozin', target: 'Дмитрий Рогозин' },
        { source: 'Jean-Yves Le Gall', target: 'Жан-Ив Ле Галль' },
      ],
    };
    const met = 'Jean-Yves Le Gall met Dmitry Rogozin.';
    const right = [
      'Жан-Ив Ле Галль встретился с Дмитрием Рогозиным.',
      'Встреча Жан-Ива Ле Галля с Рогозиным.',
      'Дмитрия Рогозина принял Ле Галль.',
    ];
    for (const target of right)
      expect([target, await ask(met, target, guide)]).toEqual([target, []]);
    const wrong = [
      'Жан-Ив Ле Галль встретился с Дмитрием Рогожиным.',
      'Жан-Ив Ле Галь встретился с Дмитрием Рогозиным.',
      'Жан-Ив Ле Галл встретился с Дмитрием Рогозиным.',
      'Жан-Ив Ле Галль встретился с Ивановым.',
    ];
    for (const target of wrong) {
      expect((await ask(met, target, guide)).map((found) => found.split(' ')[0])).toContain(
        'glossary-name',
      );
    }
  });

  it.each([
    // A name that is right once and wrong once; of the glossary, in either alphabet.
    [
      'glossary-name',
      'Roscosmos is a partner, and Roscosmos knows it.',
      'Roscosmos est un partenaire, et Roscosmo le sait.',
    ],
    [
      'glossary-name',
      'Roscosmos is a partner, and Roscosmos knows it.',
      'Роскосмос — партнёр, и Рскосмос это знает.',
    ],
    // An acronym that both languages have, whether it stands elsewhere or not.
    ['misspelt-name', 'The chairman of CNES spoke.', 'Le président du CES a pris la parole.'],
    [
      'misspelt-name',
      'CNES met ESA, and CNES paid.',
      'Le CNES a rencontré l’ESA, et le CNS a payé.',
    ],
    // A title that stays as it is in the source.
    [
      'altered-original',
      'The rule “Bring your own device” holds.',
      'La règle :span[Bring your own devise]{lang=en} s’applique.',
    ],
    [
      'altered-original',
      'The Mouse Lab for Bion-M2 flies.',
      'Le :span[Mouse Lab for Bion-M]{lang=en} vole.',
    ],
    // A code of which the number is lost, though the same number stands elsewhere.
    [
      'different-code',
      'The mission N°2 carries the MTB-2 box.',
      'La mission n° 2 emporte le boîtier MTB.',
    ],
  ])('is told of a name that is a letter off: %s', async (rule, source, target) => {
    const glossary = {
      ...nobody,
      names: [{ source: 'Roscosmos', target: /[а-я]/.test(target) ? 'Роскосмос' : 'Roscosmos' }],
    };
    expect((await ask(source, target, glossary)).map((found) => found.split(' ')[0])).toContain(
      rule,
    );
  });

  it.each([
    [
      'Roscosmos and CNES met. Roscosmos agreed.',
      'Roscosmos et le CNES se sont rencontrés. Il a accepté.',
    ],
    ['ESA and NASA met in Bern.', 'L’ESA et la NASA se sont rencontrées à Berne.'],
    ['EASA wrote to ESA.', 'L’AESA a écrit à l’ESA.'],
    [
      'The “Bring Your Own Device” rule holds.',
      'La règle :span[bring your own device]{lang=en} s’applique.',
    ],
    ['The summit was long.', 'Le :span[Space Summit]{lang=en} a été long.'],
    ['We built a site.', 'Nous avons fait un site :span[Web]{lang=en}.'],
    ['Many startups came.', 'Beaucoup de :span[start-up]{lang=en} sont venues.'],
    ['We ask for Big Data.', 'Nous demandons du :span[big-data]{lang=en}.'],
    // Nothing at all is no title, and ends no search.
    ['A title without any mark', ':span[]{lang=en}Un titre sans aucun signe'],
    ['The screen of 5" is new.', 'L’écran de 5 pouces est nouveau.'],
  ])('is told of nothing where names are right: %s', async (source, target) => {
    const guide = { ...nobody, names: [{ source: 'Roscosmos', target: 'Roscosmos' }] };
    expect(await ask(source, target, guide)).toEqual([]);
  });

  it('is told of a name that is spelt otherwise elsewhere, whatever its case', async () => {
    const rulesOf = async (...targets: readonly string[]) => {
      const sources = [
        'France and Russia met.',
        'They spoke of France.',
        'They will return to France.',
        'It is time for France.',
      ];
      const entries = targets.map((target, at) => `"${sources[at]}":\n"${target}",`).join('\n\n');
      return (await messagesOfEntries(entries)).map(({ ruleId, line }) => `${ruleId} ${line}`);
    };
    expect(
      await rulesOf(
        'La France et la Russie se sont vues.',
        'On a parlé de la Fance.',
        'On ira en France.',
      ),
    ).toEqual(['uneven-name 6']);
    expect(
      await rulesOf(
        'Встреча Франции и России.',
        'Говорили о Фрнции.',
        'Возвратятся во Францию.',
        'Пора Франции.',
      ),
    ).toEqual(['uneven-name 6']);
    expect(
      await rulesOf(
        'La France et la Russie se sont vues.',
        'On a parlé de la France.',
        'On ira chez les Français.',
      ),
    ).toEqual([]);
  });

  it('has the emphasis of its source, in one stretch or in two', async () => {
    const source = '*We are here at last.*\n*Ann Example, director of the mission*';
    const whole = '*Nous y voilà enfin.\nAnn Example, directrice de la mission*';
    const said = async (target: string) =>
      (await check({ source, target, from: 'en', to: 'fr', document: '' })).map(
        ({ ruleId, fatal }) => `${ruleId} ${fatal}`,
      );
    expect(await said(whole)).toEqual([]);
    expect(await said(whole.replaceAll('*', ''))).toEqual(['lost-markup false']);
  });

  it('has the marks of a quotation, and of one that goes on in the next paragraph', async () => {
    const two = ['“We fly,” she said. “We all fly.”', '« Nous volons », dit-elle. « Nous tous. »'];
    const open = ['“We fly at last, she said.', '« Nous volons enfin, dit-elle.'];
    for (const [source = '', target = ''] of [two, open]) {
      expect(await ask(source, target)).toEqual([]);
      const lost = target.replace(target.includes('»') ? ' »' : '« ', '');
      expect((await ask(source, lost)).map((said) => said.split(' ')[0])).toEqual([
        'unbalanced-quotes',
      ]);
    }
  });

  it('writes an address that it translates alike everywhere, and as its words are written', async () => {
    const entry = (words: string, address: string, target: string) =>
      `${JSON.stringify(`${words} [here](https://digital.cosmos.org/en/${address}).`)}:\n${JSON.stringify(target)},`;
    const text = (site: string, page: string) =>
      [
        entry('Join us', 'join', `Rejoignez-nous [ici](https://numerique.cosmos.org/fr/venez).`),
        entry('Read on', 'plan', `Lisez la suite [ici](https://${site}.cosmos.org/fr/projet).`),
        entry(
          'Our values',
          'values',
          `Nos valeurs [ici](https://numerique.cosmos.org/fr/${page}).`,
        ),
      ].join('\n');
    expect(await rulesOfEntries(text('numerique', 'nos-valeurs'))).toEqual([]);
    expect(await rulesOfEntries(text('numerlque', 'nos-valeurs'))).toEqual([
      'misspelt-address 5:18',
    ]);
    expect(await rulesOfEntries(text('numerique', 'nos-vaieurs'))).toEqual([
      'misspelt-address 7:15',
    ]);
  });

  it('names what the glossary means, whatever length small letters have', async () => {
    const [message] = await messagesOfEntries(
      '"İİİİ A Framework Agreement was signed.":\n"İİİİ Une entente a été signée.",',
      agreed,
    );
    expect(message?.reason).toBe(
      'Unexpected rendering of “Framework Agreement”, expected “accord-cadre”',
    );
  });

  it('may have names that sound alike, as the source has', async () => {
    const names = [
      ['Ivanov came. Ivashov came.', 'Пришёл Иванов, пришёл Ивашов.'],
      ['I saw Ivanov.', 'Я видел Иванова.'],
      ['Ask Ivanov.', 'Спросите Иванова.'],
    ];
    const entries = names.map(([source, target]) => `"${source}":\n"${target}",`).join('\n\n');
    expect(await rulesOfEntries(entries)).toEqual([]);
  });

  it('may be a list of thousands of names', async () => {
    const name = fc.string({ unit: fc.constantFrom(...'aeinorst'), minLength: 6, maxLength: 9 });
    const [names = []] = fc.sample(fc.array(name, { minLength: 5000, maxLength: 5000 }), {
      numRuns: 1,
      seed: 1,
    });
    const list = names.map((one) => `X${one}`).join(', ');
    expect(await ask(list, list)).toEqual([]);
  });

  it('is judged at the very character', async () => {
    const [message] = await messagesOfEntries(
      '"The **new** agreement was signed.":\n"L’accord \\"**nouveau**\\" a été été signé.",',
    );
    // Behind two escaped quotation marks and four stars.
    expect([message?.ruleId, message?.line, message?.column]).toEqual(['doubled-word', 3, 33]);
  });

  it('may be waived, with a reason', async () => {
    const entry = '"Is it time?":\n"C’est l’heure.",';
    const place = { path: 'locales/fr/waivers.json', line: 3, column: 15 };
    const waiver = (rule: string, segment: string) => ({ rule, segment, reason: 'Why not', place });
    const waived = { ...nobody, waivers: [waiver('end-mark', 'Is it time?')] };
    expect(await rulesOfEntries(entry)).toEqual(['end-mark 3:15']);
    expect(await rulesOfEntries(entry, waived)).toEqual([]);
    const idle = { ...nobody, waivers: [...waived.waivers, waiver('doubled-word', 'Is it time?')] };
    expect(await rulesOfEntries(entry, idle)).toEqual(['unused-waiver 3:15']);
  });
});

describe('what is read', () => {
  it('knows where each of its letters was typed', () => {
    const piece = fc.constantFrom(
      'a',
      'é',
      'Я',
      ' ',
      '**b**',
      '*i*',
      '\\*',
      '&amp;',
      '`c`',
      '[l](https://x.org)',
      '\n',
      ':span[s]{lang=en}',
      '<sub>2</sub>',
      '👩',
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const typed = pieces.join('');
        const { text, typedAt } = readProse(typed);
        for (let index = 0; index < text.length; index += 1) {
          const at = typedAt(index);
          const isEscaped = typed[at] === '\\' || typed[at] === '&';
          if (/[\p{L}\p{N}]/u.test(text[index] ?? '') && !isEscaped)
            expect(typed[at]).toBe(text[index]);
          expect(at).toBeLessThanOrEqual(typed.length);
        }
      }),
    );
  });

  it.each([
    ['Mr. Smith met Dr. Jones. They spoke.', 2],
    ['J.-Y. Le Gall was there at 3 p.m. on Monday.', 1],
    ['« Oui ! » a dit M. Dupont. Il est parti.', 2],
    ['В 1966 г. Франция подписала соглашение. Оно действует.', 2],
    ['It cost 4.5 million. “Really?” he asked.', 2],
    ['See www.cnes.fr. It is new', 2],
  ])('has its sentences: %s', (text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
  });
});

describe('presspack check', () => {
  const check = async (changes: Parameters<typeof makeProject>[0], ...args: string[]) => {
    const root = await makeProject(changes);
    return presspack(['check', '--root', root, ...args]);
  };
  const fr = 'locales/fr/PR081-2018.json';
  const ru = 'locales/ru/PR081-2018.json';
  const swap = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

  it('has nothing to say of the language of the release that stands here', async () => {
    const { stdout, stderr, exitCode } = await check({}, '--spelling', '--json');
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    const rules = (JSON.parse(stdout) as { messages: { rule: string }[] }).messages.map(
      ({ rule }) => rule,
    );
    expect(rules.filter((rule) => rule in languageRules || rule in glossaryRules)).toEqual([]);
  });

  it.each([
    ['name-fr', { [fr]: swap('Dmitri Rogozine', 'Dmitri Rogojine') }],
    ['name-ru', { [ru]: swap('Дмитрием Рогозиным, чтобы', 'Дмитрием Рогожиным, чтобы') }],
    ['sentence-fr', { [fr]: swap(/ Il permettra à la France[^"]*/, '') }],
    ['sentence-ru', { [ru]: swap(/ Оно позволит Франции[^"]*/, '') }],
    ['term', { [fr]: swap('accord-cadre de coopération', 'accord de coopération') }],
    ['source-language', { [ru]: swap('Оно позволит Франции', 'The agreement will allow France') }],
    [
      'glossary-mistakes',
      {
        'locales/fr/glossary.json':
          '{\n\t"term": [],\n\t"names": [{ "source": "Rogozin" }],\n\t"words": "CNES"\n}\n',
      },
    ],
    [
      'waivers',
      {
        [fr]: swap('accord-cadre sur', 'accord sur'),
        'locales/fr/waivers.json': `{
  "waivers": [
    {
      "rule": "glossary-term",
      "segment": "CNES and Roscosmos sign framework space science agreement",
      "reason": "The headline has to be short."
    },
    { "rule": "end-mrk", "segment": "After the meeting", "reason": "A slip." },
    { "rule": "end-mark", "segment": "A text of last year.", "reason": "Gone." }
  ]
}
`,
      },
    ],
  ])('says in one clear line what is wrong: %s', async (name, changes) => {
    const { stderr } = await check(changes);
    const own = stderr.replace(/^source\/PR081-2018\.md:.*\n(?: {4}.*\n)*/gm, '');
    await expect(own).toMatchFileSnapshot(`golden/check/${name}.txt`);
  });

  it('tells of a contact whose name lost a letter, in either alphabet', async () => {
    const { stderr } = await check({
      'locales/fr/common.json': swap(/^( +)"Pascale Bresson",/m, '$1"Pascal Bresson",'),
      'locales/ru/common.json': swap('"Рафаэль Сар"', '"Рафаль Сар"'),
    });
    expect(stderr).toContain('Unexpected spelling “Pascal Bresson”, expected “Pascale Bresson”');
    expect(stderr).toContain('Unexpected spelling “Рафаль Сар”, expected “Рафаэль Сар”');
  });

  it('counts warnings as errors where it is strict, and says of which language', async () => {
    const changes = { [fr]: swap(/ Il permettra à la France[^"]*/, '') };
    expect((await check(changes, '--locale', 'fr')).exitCode).toBe(0);
    expect((await check(changes, '--locale', 'fr', '--strict')).exitCode).toBe(1);
    expect((await check({}, '--locale', 'de')).exitCode).toBe(2);
  });

  it('finds a text that another release translates otherwise', async () => {
    const copy = (reference: string) => (text: string) => text.replace('PR081-2018', reference);
    const root = await makeProject({});
    const { readFile, writeFile } = await import('node:fs/promises');
    const release = await readFile(`${root}/source/PR081-2018.md`, 'utf8');
    await writeFile(`${root}/source/PR082-2018.md`, copy('PR082-2018')(release));
    for (const language of ['fr', 'ru']) {
      const table = await readFile(`${root}/locales/${language}/PR081-2018.json`, 'utf8');
      const other = table.replace('franco-russe"', 'entre la France et la Russie"');
      await writeFile(`${root}/locales/${language}/PR082-2018.json`, other);
    }
    const { stdout } = await presspack(['check', '--root', root, '--json']);
    const { messages } = JSON.parse(stdout) as {
      messages: { rule: string; path: string; line: number }[];
    };
    const found = messages.filter(({ rule }) => rule === 'inconsistent-translation');
    expect(found.map(({ path, line }) => `${path}:${line}`)).toEqual([
      'locales/fr/PR082-2018.json:3',
    ]);
  });

  it('asks about spelling where newsroom.yaml says so', async () => {
    const changes = {
      'source/newsroom.yaml': (text: string) => `${text}spelling: true\n`,
      [fr]: swap('coopération spatiale entre', 'coopperation spatiale entre'),
    };
    const { stderr } = await check(changes);
    expect(stderr).toContain('Unexpected word “coopperation”, expected “coopération”');
  });
});
