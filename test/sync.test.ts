import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelRules } from '../pipeline/localize/labels.ts';
import {
  addKeys,
  addToMemory,
  prepareRecall,
  type SyncedTable,
  syncLabels,
  syncRelease,
} from '../pipeline/sync/sync.ts';
import { frenchOf, layOut, releaseOf, tableOf } from './support/tables.ts';

const common = layOut([
  ['Title', 'Titre'],
  ['Press Officer', 'Chargé de presse'],
  ['Pascale Bresson', 'Pascale Bresson'],
]);

/** Syncs a table with a release of these paragraphs; the table as it was where nothing is due. */
function sync(table: string, body: string, prune = false): string {
  const synced = run(table, body, prune);
  return synced?.after ?? table;
}

function run(table: string, body: string, prune = false): SyncedTable | undefined {
  return syncRelease(releaseOf(body), frenchOf({ common, 'TEST-1': table }), { prune });
}

describe('sync', () => {
  it('adds new texts beside their neighbours, and none that is shared', () => {
    const table = layOut([
      ['One', 'Un'],
      ['Four', 'Quatre'],
    ]);
    expect(sync(table, 'Zero\n\nOne\n\nTwo\n\nThree\n\nFour\n\nFive\n\nTitle')).toBe(
      layOut([
        ['Zero', ''],
        ['One', 'Un'],
        ['Two', ''],
        ['Three', ''],
        ['Four', 'Quatre'],
        ['Five', ''],
      ]),
    );
  });

  it('makes a table where there is none', () => {
    const synced = syncRelease(releaseOf('One “two”\n\nOne “two”'), frenchOf({}), { prune: false });
    expect(synced?.before).toBeUndefined();
    expect(synced?.after).toBe(
      layOut([
        ['Title', ''],
        ['One “two”', ''],
        ['Pascale Bresson', ''],
        ['Press Officer', ''],
      ]),
    );
  });

  it('puts a changed text above its earlier form, until it is translated', () => {
    const table = layOut([
      ['Before', 'Avant'],
      ['We met on Thursday in Moscow', 'Jeudi'],
      ['After', 'Après'],
    ]);
    const body = 'Before\n\nWe met on Friday in Moscow\n\nAfter';
    const synced = run(table, body);
    expect(synced?.changed.map(({ key, earlier }) => [key, earlier.entry.value])).toEqual([
      ['We met on Friday in Moscow', 'Jeudi'],
    ]);
    const pending = layOut([
      ['Before', 'Avant'],
      ['We met on Friday in Moscow', ''],
      ['We met on Thursday in Moscow', 'Jeudi'],
      ['After', 'Après'],
    ]);
    expect(synced?.after).toBe(pending);
    expect(run(pending, body)).toBeUndefined();
    const filled = pending.replace('""', '"Vendredi"');
    const settled = run(filled, body);
    expect(settled?.removed.map(({ key }) => key)).toEqual(['We met on Thursday in Moscow']);
    expect(settled?.after).toBe(
      layOut([
        ['Before', 'Avant'],
        ['We met on Friday in Moscow', 'Vendredi'],
        ['After', 'Après'],
      ]),
    );
  });

  it('keeps the newest of several forms on top, and the translated one beneath', () => {
    const first = layOut([['We met on Thursday in Moscow', 'Jeudi']]);
    const second = sync(first, 'We met on Friday in Moscow');
    const third = sync(second, 'We met on Saturday in Moscow');
    expect(third).toBe(
      layOut([
        ['We met on Saturday in Moscow', ''],
        ['We met on Friday in Moscow', ''],
        ['We met on Thursday in Moscow', 'Jeudi'],
      ]),
    );
    const done = run(third.replace('""', '"Samedi"'), 'We met on Saturday in Moscow');
    expect(done?.after).toBe(layOut([['We met on Saturday in Moscow', 'Samedi']]));
  });

  it('takes the earlier text that fits best, though another stands beneath a likeness of it', () => {
    const table = layOut([
      ['Launch of the satellite Alpha', 'A'],
      ['Launch of the satellite Beta on Monday', 'B'],
    ]);
    const body = 'Launch of the satellite Alpha\n\nLaunch of the satellite Beta on Tuesday';
    expect(run(table, body)?.changed.map(({ earlier }) => earlier.entry.value)).toEqual(['B']);
  });

  it('leaves texts that are gone where they are, until they are pruned', () => {
    const table = layOut([
      ['One', 'Un'],
      ['Gone for ever', 'Parti'],
      ['Never translated', ''],
      ['Two', 'Deux'],
    ]);
    expect(run(table, 'One\n\nTwo')).toBeUndefined();
    const pruned = run(table, 'One\n\nTwo', true);
    expect(pruned?.after).toBe(
      layOut([
        ['One', 'Un'],
        ['Two', 'Deux'],
      ]),
    );
    expect(pruned?.removed.map(({ key }) => key)).toEqual(['Gone for ever', 'Never translated']);
  });

  it('reorders nothing when the source is put in another order', () => {
    const table = layOut([
      ['One', 'Un'],
      ['Two', 'Deux'],
      ['Three', 'Trois'],
    ]);
    expect(run(table, 'Three\n\nOne\n\nTwo')).toBeUndefined();
  });

  it('knows keys that were typed with straight quotes, and shorter context forms', () => {
    const table = '{"A \\"word\\"": "Un mot", "Press Officer_Pascale Bresson": "Chargée"}';
    expect(run(table, 'A "word"')).toBeUndefined();
  });

  it('writes what JSON needs escaped', () => {
    const synced = run('{}', 'A hard\\\nbreak and a \\\\ backslash');
    expect(synced?.after).toContain('"A hard\\nbreak and a \\\\ backslash":\n    ""');
    expect(tableOf(synced?.after ?? '').file.messages).toEqual([]);
  });

  it('adds no text whose key a table cannot have', () => {
    const added = run('{}', '$end\n\n$schema\n\nOne')?.added;
    expect(added).toEqual(['One']);
  });

  it('leaves a table with a mistake alone, and all tables where the shared strings have one', () => {
    expect(run('{"One": "Un"', 'One\n\nTwo')).toBeUndefined();
    expect(run('{"One": "Un", "One": "Deux"}', 'One\n\nTwo')).toBeUndefined();
    const locale = frenchOf({ common: '{"Title" "Titre"}', 'TEST-1': '{}' });
    expect(syncRelease(releaseOf('One'), locale, { prune: false })).toBeUndefined();
  });
});

describe('the text of a table', () => {
  it.each([
    ['one line', '{"One": "Un", "Three": "Trois"}'],
    ['no blank lines', '{\n    "One" : "Un" ,\n    "Three": "Trois"\n}'],
    ['tabs and CRLF', '{\r\n\t"One":\r\n\t\t"Un",\r\n\r\n\t"Three":\r\n\t\t"Trois"\r\n}\r\n'],
    ['a byte order mark', '\uFEFF{\n  "One": "Un",\n  "Three": "Trois",\n  "$end": ""\n}'],
    ['odd white space', '  \n{ "One"\n:"Un"\n,\n\n\n"Three":"Trois" }  \n\n'],
    ['a schema', '{\n  "$schema": "x",\n  "One":\n    "Un",\n\n  "Three":\n    "Trois"\n}\n'],
  ])('keeps every byte that it need not touch: %s', async (name, table) => {
    const body = 'Zero\n\nOne\n\nTwo\n\nThree\n\nFour';
    const after = sync(table, body);
    const read = tableOf(after);
    expect(read.file.messages).toEqual([]);
    const keys = [...read.entries.keys()];
    expect(keys).toEqual(['Zero', 'One', 'Two', 'Three', 'Four']);
    // Without what was added, the old text is there: its bytes in their order.
    let at = 0;
    for (const byte of table) {
      at = after.indexOf(byte, at) + 1;
      expect(at).toBeGreaterThan(0);
    }
    if (table.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(sync(after, body)).toBe(after);
    await expect(after).toMatchFileSnapshot(`golden/sync/${name.replaceAll(' ', '-')}.json`);
  });

  it('changes two lines and a blank one for each new text', () => {
    const table = layOut([
      ['One', 'Un'],
      ['Three', 'Trois'],
    ]);
    const lines = (text: string) => text.split('\n');
    const after = lines(sync(table, 'One\n\nTwo\n\nThree'));
    expect(after.toSpliced(4, 3)).toEqual(lines(table));
    expect(after.slice(4, 7)).toEqual(['  "Two":', '    "",', '']);
  });
});

describe('labels and shared strings', () => {
  it('get what is missing, in the order in which presspack lists it', () => {
    const locale = frenchOf({
      labels: layOut([
        ['language', 'Français'],
        ['draft', 'PROJET'],
      ]),
    });
    const labels = tableOf(syncLabels(locale)?.after ?? '', 'labels');
    expect([...labels.entries].slice(0, 7).map(([key, { value }]) => [key, value])).toEqual([
      ['language', 'Français'],
      ['banner', ''],
      ['reference', ''],
      ['date', ''],
      ['contacts_one', ''],
      ['contacts_other', ''],
      ['telephone', ''],
    ]);
    expect([...labels.entries.keys()].at(-1)).toBe(Object.keys(labelRules).at(-1));
  });

  it('accept one form for all numbers', () => {
    const locale = frenchOf({ labels: layOut([['contacts', 'Contacts']]) });
    expect(syncLabels(locale)?.after).not.toContain('contacts_');
  });

  it('can be begun empty', () => {
    expect(addKeys('locales/fr/common.json', undefined, [])?.after).toBe(layOut([]));
  });
});

describe('the memory', () => {
  const orphans = (entries: readonly (readonly [string, string])[]) =>
    [...tableOf(layOut(entries)).entries].map(([key, entry]) => ({ key, text: key, entry }));

  it('takes translations up in the order of their texts, the later in the place of the earlier', () => {
    const memory = tableOf(
      addToMemory(
        undefined,
        orphans([
          ['b', '2'],
          ['d', '4'],
        ]),
      ),
      'memory',
    );
    expect(
      addToMemory(
        memory,
        orphans([
          ['c', '3'],
          ['$4 trillion', '0'],
          ['b', 'two'],
        ]),
      ),
    ).toBe(
      layOut([
        ['$4 trillion', '0'],
        ['b', 'two'],
        ['c', '3'],
        ['d', '4'],
      ]),
    );
  });

  it('recalls what was translated there or in another release, and nothing empty', () => {
    const locale = frenchOf({
      'OTHER-1': layOut([
        ['One', 'Un'],
        ['Two', ''],
      ]),
      labels: layOut([['Three', 'x']]),
    });
    const recall = prepareRecall(locale, tableOf(layOut([['Four', 'Quatre']]), 'memory'));
    expect(['One', 'Two', 'Three', 'Four'].map((key) => recall(key)?.entry.value)).toEqual([
      'Un',
      undefined,
      undefined,
      'Quatre',
    ]);
  });
});

describe('whatever happens to a release and its table', () => {
  const word = fc.constantFrom(
    'launch',
    'of',
    'the',
    'satellite',
    'in',
    '2018',
    'Moscow',
    '“x”',
    '*y*',
  );
  const paragraph = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(' '));
  const step = fc.record({
    action: fc.constantFrom('insert', 'remove', 'change', 'swap', 'fill', 'fill', 'sync', 'prune'),
    at: fc.nat(30),
    text: paragraph,
  });

  it('a sync is done once, loses no translation and moves nothing', () => {
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 6 }),
        fc.array(step, { maxLength: 25 }),
        (paragraphs, steps) => {
          const body = [...paragraphs];
          let table = layOut([]);
          let memory = layOut([]);
          // Of each text, the translation that it was given last.
          const written = new Map<string, string>();
          for (const { action, at, text } of [...steps, { action: 'sync', at: 0, text: '' }]) {
            const index = at % Math.max(1, body.length);
            if (action === 'insert') body.splice(index, 0, text);
            if (action === 'remove' && body.length > 1) body.splice(index, 1);
            if (action === 'change') body[index] = `${body[index]?.replace(/^\S+ ?/, '')} ${text}`;
            if (action === 'swap') body.push(...body.splice(index, 1));
            if (action === 'fill') table = fill(table, at, written);
            if (action !== 'sync' && action !== 'prune') continue;
            const prune = action === 'prune';
            const synced = run(table, body.join('\n\n'), prune);
            if (!synced) continue;
            expectUntouched(table, synced);
            const kept = synced.removed.filter(({ entry }) => entry.value !== '');
            memory = addToMemory(tableOf(memory, 'memory'), kept);
            table = synced.after;
            expect(tableOf(table).file.messages).toEqual([]);
            expect(run(table, body.join('\n\n'), prune)).toBeUndefined();
          }
          const places = [tableOf(table), tableOf(memory)];
          for (const [key, value] of written) {
            expect(places.map(({ entries }) => entries.get(key)?.value)).toContain(value);
          }
          const open = [...tableOf(table).entries.keys()];
          for (const { key } of releaseOf(body.join('\n\n')).segments) {
            expect([...open, 'Title', 'Press Officer', 'Pascale Bresson']).toContain(key);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Types a translation into one of the empty entries of a table. */
function fill(text: string, at: number, written: Map<string, string>): string {
  const { entries, spans } = tableOf(text);
  const empty = spans.filter(({ key }) => entries.get(key)?.value === '');
  const span = empty[at % Math.max(1, empty.length)];
  if (!span) return text;
  const value = `t${written.size}-${at}`;
  written.set(span.key, value);
  return `${text.slice(0, span.valueStart)}"${value}"${text.slice(span.end)}`;
}

/** Every entry that was not taken out is there as it was, in the order in which it was. */
function expectUntouched(table: string, { after, removed }: SyncedTable): void {
  const gone = new Set(removed.map(({ key }) => key));
  const rawOf = (text: string) =>
    tableOf(text).spans.map(({ key, start, end }) => ({ key, raw: text.slice(start, end) }));
  const old = rawOf(table).filter(({ key }) => !gone.has(key));
  const kept = new Set(old.map(({ key }) => key));
  expect(rawOf(after).filter(({ key }) => kept.has(key))).toEqual(old);
}
