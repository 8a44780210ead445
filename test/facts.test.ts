import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { compareFacts } from '../pipeline/check/facts/compare.ts';
import { readFacts } from '../pipeline/check/facts/read.ts';
import { factMutations } from './measure/mutations/facts.ts';
import { readPairs } from './measure/pairs.ts';
import { check, measure } from './measure/tally.ts';
import { makeProject, presspack, removeProjects, repository } from './support/project.ts';
import './support/properties.ts';
import { checkSourceText } from './support/source-facts.ts';

/*
 * Facts: what a source states, and whether its translations state the same. The wide measurement
 * is `npm run measure`; here a small set of invented releases guards it.
 */

const good = await readPairs([`${repository}test/facts/good-pairs.jsonl`]);

/** What is said of facts alone. */
const factsOf = async (pair: Parameters<typeof check>[0]) =>
  (await check(pair)).filter(({ ruleId }) => ruleId?.startsWith('different-'));

describe('good translations', () => {
  it.each(good)('$from→$to: $target', async (pair) => {
    expect((await check(pair)).map(({ reason }) => reason)).toEqual([]);
  });

  it('may give one of two measures, and round it in their own way', async () => {
    const source = 'The storm lies 645 miles (1,040 km) west of the islands.';
    const said = (figures: string) =>
      factsOf({
        source,
        target: `La tempête se trouve à ${figures} kilomètres à l’ouest des îles.`,
        from: 'en',
        to: 'fr',
        document: '',
      });
    expect(await said('1 038')).toEqual([]);
    expect(await said('1 138')).not.toEqual([]);
  });

  it.each(['du 5 au 6 juin', 'de 5 à 6 juin', 'les 5 et 6 juin', '5–6 juin'])(
    'may say a range of days as they like: %s',
    async (target) => {
      const pair = { source: 'on 5–6 June', target, from: 'en', to: 'fr', document: '' };
      expect((await check(pair)).map(({ reason }) => reason)).toEqual([]);
    },
  );

  it('agree with themselves, whatever they say', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), factText);
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'fr', 'ru', 'de'), (said, language) => {
        const reading = readFacts(said, language);
        expect(compareFacts(reading, readFacts(said, language))).toEqual([]);
        for (const { text: fact, start, end } of reading.facts) {
          if (start >= 0) expect(reading.prose.text.slice(start, end)).toBe(fact);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** Pieces of which facts are made, in any order. */
const factText = fc
  .array(
    fc.constantFrom(
      ...'1 12 2018 15 June juin июня , . : - – / % million тыс. two deux две half 10:30 h p.m. € $ +33 №'.split(
        ' ',
      ),
      ...[
        'Thursday ',
        'https://example.org/1',
        'a@b.org',
        'MTB-2',
        '[a](tel:+331)',
        '½',
        '**',
        ' ',
      ],
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(' '));

describe('a number that is lost', () => {
  it.each([
    ['The Ariane 5 rocket flew.', 'La fusée Ariane a volé.', 'warning'],
    ['In Paris 12 people died.', 'À Paris, des personnes sont mortes.', 'error'],
    ['In France 300 engineers work.', 'En France travaillent des ingénieurs.', 'error'],
    ['Soyuz 300 flew.', 'Soyuz a volé.', 'error'],
  ])('%s → %s: %s', async (source, target, level) => {
    const said = await factsOf({ source, target, from: 'en', to: 'fr', document: '' });
    expect(said.map(({ fatal }) => (fatal ? 'error' : 'warning'))).toEqual([level]);
  });
});

describe('addresses', () => {
  const askLinks = async (to: string, source: string, target: string) => {
    const said = await factsOf({
      source: `See [it](${source}).`,
      target: `[Ici](${target}).`,
      from: 'en',
      to,
      document: '',
    });
    return said.map(({ fatal }) => (fatal ? 'error' : 'warning'));
  };

  it.each([
    ['fr', 'https://cosmos.org/en/news', 'https://cosmos.org/fr/news'],
    ['fr', 'https://cosmos.org/en/news', 'https://cosmos.org/fr/actualites'],
    ['fr', 'https://cosmos.org/news', 'https://cosmos.org/news?lang=fr'],
    ['ru', 'https://cosmos.org/index.en.html', 'https://cosmos.org/index.ru.html'],
    ['ru', 'https://cosmos.org/plan_eng.pdf#page=3', 'https://cosmos.org/plan_rus.pdf#page=3'],
    ['fr', 'https://www.cosmos.gc.ca/plan_e.html', 'https://www.cosmos.gc.ca/plan_f.html'],
    ['fr', 'https://cosmos.org/index-e.html', 'https://cosmos.org/index-f.html'],
    ['fr', 'https://en.wikipedia.org/wiki/Comet', 'https://fr.wikipedia.org/wiki/Com%C3%A8te'],
    ['fr', 'https://digital.cosmos.org/2018/plan', 'https://numerique.cosmos.org/2018/projet'],
    ['fr', '/en/page/partners/', 'https://cosmos.org/fr/page/partners/'],
  ])('%s: %s may become %s', async (to, source, target) => {
    expect(await askLinks(to, source, target)).toEqual([]);
  });

  it.each([
    ['fr', 'https://cosmos.org/en/news', 'https://cosmos.org/fr/nwes', 'error'],
    ['fr', 'https://cosmos.org/en/news', 'https://cosmos.org/de/news', 'error'],
    ['fr', 'https://cosmos.org/annex-e.pdf', 'https://cosmos.org/annex-f.pdf', 'error'],
    ['fr', 'https://cosmos.org/pt/news', 'https://cosmos.org/en/news', 'error'],
    ['fr', 'https://cosmos.org/en/news', 'https://cosmos.org/fg/actualites', 'warning'],
    ['fr', 'https://cosmos.org/a_eng.pdf#page=3', 'https://cosmos.org/a_fra.pdf#page=5', 'error'],
    ['fr', 'https://cosmos.org/en/team.html', 'https://cosmos.org/fr/equipe.htmk', 'warning'],
    ['fr', 'https://cosmos.org/plan', 'https://cosmso.org/plan?lang=fr', 'error'],
    ['fr', 'https://cosmos.org/#team', 'https://cosmos.org/#taem', 'error'],
    // Another page of the same site may be meant for these readers.
    ['fr', 'https://social.net/CSA_Space', 'https://social.net/ASC_Espace', 'warning'],
  ])('%s: %s must not become %s', async (to, source, target, level) => {
    expect(await askLinks(to, source, target)).toEqual([level]);
  });

  it('that a translation adds are a warning, and so is an amount in the readers’ money', async () => {
    const levels = async (source: string, target: string) =>
      (await factsOf({ source, target, from: 'en', to: 'fr', document: '' })).map(
        ({ ruleId, fatal }) => `${ruleId} ${fatal}`,
      );
    expect(
      await levels('Each vote counts.', 'Chaque [voix](https://cosmos.org/voix) compte.'),
    ).toEqual(['different-link false']);
    const raised = 'They raised $98,500.';
    expect(await levels(raised, 'Ils ont réuni 98 500 $ (environ 94 000 €).')).toEqual([
      'different-number false',
    ]);
    expect(await levels(raised, 'Ils ont réuni 98 500 $ et 94 000 €.')).toEqual([
      'different-number true',
    ]);
  });
});

describe('wrong translations', () => {
  it('are found, of every kind', async () => {
    const { mutations } = await measure(good);
    for (const { kind } of factMutations) {
      const { found, all } = mutations.get(kind) ?? { found: 0, all: 0 };
      expect({ kind, all: all > 0, missed: all - found }).toMatchObject({ all: true, missed: 0 });
    }
  });

  it.each([
    [
      'fr',
      'Thursday 15 June, the agency',
      'Jeudi 14 juin, l’agence',
      '1: Unexpected “Jeudi 14 juin”, expected “Jeudi 15 juin” as in the source (“Thursday 15 June”)',
    ],
    [
      'ru',
      'Thursday 15 June, the agency',
      'В четверг, 15 июля, агентство',
      '3: Unexpected “четверг, 15 июля”, expected “четверг, 15 июня” as in the source (“Thursday 15 June”)',
    ],
    [
      'fr',
      'on 2 June',
      'le 1er juin',
      '4: Unexpected “1er juin”, expected “2 juin” as in the source (“2 June”)',
    ],
    ['fr', 'in 1966', 'en 1696', '4: Unexpected “1696”, expected “1966” as in the source'],
    [
      'fr',
      '12,000 people',
      '12 500 personnes',
      '1: Unexpected “12 500”, expected “12 000” as in the source (“12,000”)',
    ],
    [
      'fr',
      'worth $4.3 trillion',
      'd’une valeur de 4 300 millions de dollars',
      '17: Unexpected “4 300 millions”, expected “4 300 milliards” as in the source (“4.3 trillion”)',
    ],
    [
      'fr',
      '$5 million',
      '5 millions d’euros',
      '1: Unexpected euro for “5 millions”, expected dollar as in the source',
    ],
    ['ru', 'two agencies', 'три агентства', '1: Unexpected “три”, expected “two” as in the source'],
    [
      'fr',
      'at 6:30 p.m.',
      'à 17 h 30',
      '3: Unexpected “17 h 30”, expected “18 h 30” as in the source (“6:30 p.m.”)',
    ],
    ['fr', 'a "12" here', 'un "13" ici', '6: Unexpected “13”, expected “12” as in the source'],
    [
      'fr',
      'the launch in 2019 of N°2',
      'le lancement du n° 2',
      '1: Unexpected translation without the number “2019”, expected it as in the source',
    ],
    [
      'fr',
      'the launch',
      'le lancement en 2019',
      '17: Unexpected number “2019”, expected only what the source says',
    ],
    [
      'fr',
      'At 2 p.m. two cars came.',
      'Deux voitures sont arrivées.',
      '1: Unexpected translation without the time “14 h”, expected it as in the source',
    ],
    [
      'ru',
      'within 40 miles',
      'в пределах 66 км',
      '12: Unexpected “66”, expected “40” as in the source',
    ],
    [
      'ru',
      'Call (919) 439-7792.',
      'Телефон: +8 919-439-7792.',
      '10: Unexpected “+8 919-439-7792”, expected “(919) 439-7792” as in the source',
    ],
    [
      'fr',
      'See KS-2018-plan-2.',
      'Voir JS-2018-plan-2-fr.',
      '6: Unexpected “JS-2018-plan-2-fr”, expected “KS-2018-plan-2” as in the source',
    ],
    ['fr', 'in May', 'en juin', '4: Unexpected “juin”, expected “mai” as in the source (“May”)'],
    [
      'ru',
      'on Monday',
      'во вторник',
      '4: Unexpected “вторник”, expected “понедельник” as in the source (“Monday”)',
    ],
    [
      'fr',
      'See [it](https://example.org/a/long/address/of/a/page/in/a/folder/mission.html).',
      'Voir [ici](https://example.org/a/long/address/of/a/page/in/a/folder/missoin.html).',
      '6: Unexpected “…/folder/missoin.html”, expected “…/folder/mission.html” as in the source',
    ],
  ])('%s: one clear line: %s → %s', async (to, source, target, line) => {
    const said = await factsOf({ source, target, from: 'en', to, document: '' });
    expect(said.map(({ column, reason }) => `${column}: ${reason}`)).toEqual([line]);
    expect(said[0]?.fatal).toBe(true);
  });

  it('names figures that have changed places', async () => {
    const said = await factsOf({
      source: 'in 1966',
      target: 'en 1696',
      from: 'en',
      to: 'fr',
      document: '',
    });
    expect(said[0]?.note).toContain('Two figures have changed places');
  });

  it.each([
    ['from 15 June to 3 July', 'du 3 juillet au 15 juin', '3 juillet'],
    ['57% said yes, 43% no', '43 % ont dit oui, 57 % non', '43'],
    ['from 1966 to 2018', 'de 2018 à 1966', '2018'],
    ['in room 4 on floor 2', 'au 2e étage, salle 4', undefined],
  ])('are doubted where two facts have changed places: %s → %s', async (source, target, found) => {
    const said = await factsOf({ source, target, from: 'en', to: 'fr', document: '' });
    expect(said.map(({ fatal, note }) => `${fatal} ${note}`)).toEqual(
      found ? ['false The source names them in another order. Have the two changed places?'] : [],
    );
    if (found) expect(said[0]?.reason).toContain(`Unexpected “${found}”`);
  });

  it('may leave the number of a name out, and are asked about it', async () => {
    const said = await factsOf({
      source: 'Ariane 5 will fly again.',
      target: 'Ariane volera de nouveau.',
      from: 'en',
      to: 'fr',
      document: '',
    });
    expect(said.map(({ fatal, reason }) => `${fatal} ${reason}`)).toEqual([
      'false Unexpected translation without the number “5”, expected it as in the source',
    ]);
  });

  it('are found in a language whose words are not known', async () => {
    const source = 'On 15 June 2018 two agencies signed a deal of $4.3 billion.';
    const target =
      'Am 15. Juni 2018 unterzeichneten zwei Agenturen einen Vertrag über 4,3 Milliarden.';
    const pair = { source, from: 'en', to: 'de', document: '' };
    expect(await check({ ...pair, target })).toEqual([]);
    for (const wrong of [target.replace('15', '16'), target.replace('4,3', '4,5')]) {
      expect(await check({ ...pair, target: wrong })).toHaveLength(1);
    }
  });

  it('may name a month in a form that nobody told us', async () => {
    const source = 'The launch in October follows that of 15 June.';
    const target = 'Start październikowy nastąpi po starcie z 15 czerwcową ekipą.';
    const said = await check({ source, target, from: 'en', to: 'pl', document: '' });
    expect(said.filter(({ ruleId }) => ruleId?.startsWith('different-'))).toEqual([]);
  });

  it('never keep the build busy', async () => {
    const bits = [
      '1 ',
      '1,',
      'a-1',
      '+1 ',
      'a@',
      'a.com ',
      'twenty-',
      '1:',
      '15 June ',
      'one ',
      '&amp;',
      '1/',
    ];
    for (const bit of bits) {
      const target = bit.repeat(40_000 / bit.length);
      const started = performance.now();
      await check({ source: 'a 1', target, from: 'en', to: 'fr', document: '' });
      // Squares would take minutes; the margin is for a busy machine.
      expect(performance.now() - started).toBeLessThan(10_000);
    }
  });
});

describe('sources', () => {
  it('whose weekday is wrong offer both repairs, in their own language', () => {
    const said = (language: string, text: string): string[] =>
      checkSourceText(text, language).map(({ line, column, note }) => `${line}:${column} ${note}`);
    expect(said('en', 'On Thursday 15 June they met.')).toEqual([
      '14:4 “Friday 15 June”, or “Thursday 14 June”?',
    ]);
    expect(said('en', '> A quotation\n> of Thursday, June 15th.')).toEqual([
      '15:6 “Friday, June 15th”, or “Thursday, June 14”?',
    ]);
    expect(said('fr', 'Vendredi 31 mai 2018 et jeudi 1er juin')).toEqual([
      '14:1 « Jeudi 31 mai 2018 », ou « Vendredi 1er juin 2018 » ?',
      '14:25 « vendredi 1er juin », ou « jeudi 31 mai » ?',
    ]);
    expect(said('ru', 'В четверг, 15 июня. 15 июня (четверг).')).toEqual([
      '14:3 «пятницу, 15 июня» или «четверг, 14 июня»?',
      '14:21 «15 июня (пятница)» или «14 июня (четверг)»?',
    ]);
  });

  it('take the year that is nearest to the release', () => {
    expect(checkSourceText('On Wednesday 2 January they met.', 'en', '2018-12-28')).toEqual([]);
    expect(checkSourceText('On Friday 28 December they met.', 'en', '2019-01-02')).toEqual([]);
    expect(checkSourceText('On Thursday 28 December they met.', 'en', '2019-01-02')).toHaveLength(
      1,
    );
  });

  it('with the right weekday are never doubted, with the wrong one always', () => {
    const day = fc.date({
      min: new Date('2016-01-01T00:00:00Z'),
      max: new Date('2030-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('en', 'fr', 'ru'),
        fc.integer({ min: 0, max: 6 }),
        (date, language, shift) => {
          const write = (options: Intl.DateTimeFormatOptions, moment: Date): string =>
            new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
              ...options,
              timeZone: 'UTC',
            }).format(moment);
          const weekday = write({ weekday: 'long' }, new Date(date.getTime() + shift * 864e5));
          const text = `${weekday} ${write({ day: 'numeric', month: 'long', year: 'numeric' }, date)}`;
          const rules = checkSourceText(text, language).map(({ ruleId }) => ruleId);
          expect(rules).toEqual(shift === 0 ? [] : ['weekday-date']);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    ['31 June', 'impossible-date', '14:1'],
    ['On 29 February 2019', 'impossible-date', '14:4'],
    ['at 25:00', 'impossible-time', '14:4'],
    ['Call +33 1 44 76 75 3 now', 'malformed-phone', '14:6'],
    ['Write to press@example today', 'malformed-email', '14:10'],
    ['See http:/example.org now', 'malformed-link', '14:5'],
    ['See www,example.org now', 'malformed-link', '14:5'],
    ['See [us](https://example) now', 'malformed-link', '14:5'],
    ['See [www.example.org](https://example.com/)', 'misleading-link', '14:5'],
    ['[+33 1 44 76 75 39](tel:+33144767593)', 'misleading-link', '14:1'],
  ])('%s: %s', (text, rule, place) => {
    const said = checkSourceText(text, 'en');
    expect(said.map(({ ruleId, line, column }) => `${ruleId} ${line}:${column}`)).toEqual([
      `${rule} ${place}`,
    ]);
    expect(said[0]?.fatal).toBe(false);
  });

  it('that are right are not doubted', () => {
    const text =
      'On Friday 15 June at 24:00, 29 February 2020, in a 16:9 picture, from Monday to Wednesday, 18–20 June 2018: +33 (0)1 44 76 75 39, press@example.org, https://example.org/a, [www.example.org](https://www.example.org/), [write](mailto:press@example.org), [+33 1 44 76 75 39](tel:+33144767539).';
    expect(checkSourceText(text, 'en')).toEqual([]);
  });
});

describe('presspack build', () => {
  afterAll(removeProjects);

  it('warns once of the weekday in PR081-2018, and builds it', async () => {
    const run = await presspack(['build'], { cwd: await makeProject() });
    expect(run.exitCode).toBe(0);
    expect(`${run.stdout}${run.stderr}`.match(/.*(?:warning|error):.*\n.*/g)).toEqual([
      'source/PR081-2018.md:19:1: warning: Unexpected “Thursday 15 June”, expected Friday, the weekday of 15 June 2018 (weekday-date)\n    “Friday 15 June”, or “Thursday 14 June”?',
    ]);
  });

  it('tells translators of each fact that they changed in one line, at its place', async () => {
    const fr = [
      ['Jeudi 15 juin', 'Jeudi 16 juin', 'different-date'],
      ['en 1966', 'en 1996', 'different-number'],
      ['en octobre prochain', 'en novembre prochain', 'different-date'],
      ['en 2019', 'en 2091', 'different-number'],
      ['n° 2', 'n° 3', 'different-number'],
      ['instrument MTB-2 (:', 'instrument MTB-7 (:', 'different-code'],
    ] as const;
    const ru = [
      ['четверг, 15 июня', 'среду, 15 июня', 'different-date'],
      ['в 1966 году', 'в 1956 году', 'different-number'],
      ['в октябре', 'в ноябре', 'different-date'],
      ['в 2019 году', 'в 2017 году', 'different-number'],
      ['прибором MTB-2', 'прибором MTV-2', 'different-code'],
    ] as const;
    const change = (list: readonly (readonly string[])[]) => (text: string) =>
      list.reduce((all, [from = '', to = '']) => all.replace(from, to), text);
    const changed = {
      'locales/fr/PR081-2018.json': change(fr),
      'locales/ru/PR081-2018.json': change(ru),
    };
    const project = await makeProject(changed);
    const run = await presspack(['build'], { cwd: project });
    expect(run.exitCode).toBe(1);
    const errors = `${run.stdout}${run.stderr}`.match(/.*: error: .*/g) ?? [];
    expect(errors.map((line) => /\(([a-z-]+)\)$/.exec(line)?.[1])).toEqual(
      [...fr, ...ru].map(([, , rule]) => rule),
    );
    for (const [index, line] of errors.entries()) {
      const [path = '', row, column] = line.split(':');
      const text = await readFile(join(project, path), 'utf8');
      const there = text.split('\n')[Number(row) - 1]?.slice(Number(column) - 1) ?? '';
      const found = /Unexpected “([^”]*)”/.exec(line)?.[1] ?? '';
      expect(there.startsWith(found)).toBe(true);
      expect([...fr, ...ru][index]?.[1]).toContain(found.slice(-4));
    }
  });
});
