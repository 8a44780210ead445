import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { VFile } from 'vfile';
import { afterAll, describe, expect, it } from 'vitest';
import { protect, restore } from '../pipeline/exchange/codes.ts';
import {
  exchangeFormats,
  fillTable,
  gatherRelease,
  merge,
  unwritable,
} from '../pipeline/exchange/exchange.ts';
import { hashOf } from '../pipeline/exchange/hash.ts';
import { descendantsOf, elementsOf, readXml, textOf } from '../pipeline/exchange/read-xml.ts';
import type { ExchangeDocument, ExchangeUnit } from '../pipeline/model/exchange.ts';
import { normalise } from '../pipeline/parse/segments.ts';
import { syncRelease } from '../pipeline/sync/sync.ts';
import { anyMarkdown } from './support/any-markdown.ts';
import { fileNames, hasProgram, read, sampleExchange, write } from './support/exchange.ts';
import { makeProject, presspack, removeProjects, repository } from './support/project.ts';
import './support/properties.ts';
import { frenchOf, layOut, releaseOf, tableOf } from './support/tables.ts';

afterAll(removeProjects);

const texts = Object.entries(fileNames) as [keyof typeof fileNames, string][];

describe('an export', () => {
  it.for(['xliff', 'xliff12', 'po', 'tmx', 'proof'])('is as it was: %s', async (name) => {
    const bytes = await write(name, sampleExchange());
    const { extension } = exchangeFormats.find((one) => one.name === name)!;
    await expect(Buffer.from(bytes).toString('utf8')).toMatchFileSnapshot(
      `golden/exchange/TEST-1.fr.${extension}`,
    );
  });

  it('is as it was: xlsx, part by part', async () => {
    const parts = unzipSync(await write('xlsx', sampleExchange()));
    const written = Object.entries(parts).map(
      ([name, bytes]) => `=== ${name}\n${Buffer.from(bytes).toString('utf8')}`,
    );
    await expect(written.join('\n')).toMatchFileSnapshot('golden/exchange/TEST-1.fr.xlsx.txt');
  });

  it.for(exchangeFormats.map(({ name }) => name))(
    'has the same bytes whenever and wherever: %s',
    async (name) => {
      const first = Buffer.from(await write(name, sampleExchange()));
      const zone = process.env.TZ;
      try {
        process.env.TZ = 'Pacific/Apia';
        expect(Buffer.from(await write(name, sampleExchange())).equals(first)).toBe(true);
      } finally {
        if (zone === undefined) delete process.env.TZ;
        else process.env.TZ = zone;
      }
    },
  );

  it('tells translated, changed and missing texts apart, and shows what has changed', () => {
    const { units } = sampleExchange();
    const states = Object.groupBy(units, ({ state }) => state);
    expect(states.changed?.map(({ source, earlier }) => [source, earlier])).toContainEqual([
      'The launch is in October 2019.',
      {
        source: 'The launch is in October 2018.',
        target: 'Le lancement aura lieu en octobre\u00a02018\u202f!',
      },
    ]);
    expect(states.missing?.map(({ source }) => source)).toContain('=1+1 is no formula');
    expect(states.translated?.find(({ kind }) => kind === 'contact role')).toMatchObject({
      source: 'Press Officer',
      context: 'Pascale Bresson',
      key: 'Press Officer_Pascale Bresson',
    });
  });
});

describe('markup', () => {
  it('is protected: emphasis, links, code, calls of notes, breaks, languages, tags', () => {
    const text =
      '**a *b* c** `d` [e](f) ![g](h) i[^1] <sub>2</sub> :span[j]{lang=en} ~~k~~ https://l.org, m\nn';
    const codes = protect(text).filter((piece) => typeof piece !== 'string');
    expect(codes.map(({ kind }) => kind)).toEqual([
      'strong',
      'code',
      'link',
      'image',
      'note',
      'html',
      'span',
      'delete',
      'link',
      'break',
    ]);
  });

  it('is protected where it holds quotation marks, whatever a table of old has for a key', () => {
    const body = 'Say [a "b"](https://e.org "c"): `d="e"`';
    const source = 'Say [a “b”](https://e.org "c"): `d="e"`';
    const old = layOut([['Say [a “b”](https://e.org “c”): `d=”e”`', 'Dites …']]);
    for (const [tables, state] of [
      [{}, 'missing'],
      [{ 'TEST-1': old }, 'translated'],
    ] as const) {
      const { units } = gatherRelease(releaseOf(body), frenchOf(tables));
      expect(units[1]).toMatchObject({ source, state });
    }
    expect(protect(source)).toMatchObject([
      'Say ',
      { kind: 'link', open: '[', close: '](https://e.org "c")', pieces: ['a “b”'] },
      ': ',
      { kind: 'code', data: '`d="e"`' },
    ]);
    const synced = syncRelease(releaseOf(body), frenchOf({}), { prune: false });
    expect(synced?.added).toContain(source);
    const again = frenchOf({ 'TEST-1': synced?.after ?? '' });
    expect(syncRelease(releaseOf(body), again, { prune: true })).toBeUndefined();
  });

  it('and words together are the text, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), anyMarkdown('fr')), (text) => {
        expect(restore(protect(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

/** Texts as no translator writes them, and as some do. */
const anyText = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          ...[
            '\u00a0',
            '\u202f',
            ' ',
            '\n',
            '\t',
            '\r',
            '"',
            '\\',
            '«',
            '’',
            '👩‍🚀',
            '_x0041_',
            ']]>',
          ],
          ...['**a**', '[b](c)', ':span[d]{lang=en}', '&amp;', '<sub>2</sub>', '=1+1', '[^1]', 'é'],
        ),
      )
      .map((parts) => parts.join('')),
  )
  .filter((text) => unwritable(text) === undefined);

const anySource = anyText.filter((text) => text.trim() !== '');

const anyUnit: fc.Arbitrary<ExchangeUnit> = fc
  .record({
    source: anySource,
    target: anyText.map((text) => (text.trim() === '' ? '' : text)),
    earlier: fc.option(fc.record({ source: anySource, target: anySource }), { nil: undefined }),
    context: fc.option(
      anySource.filter((text) => !/[\r\n]/.test(text)),
      { nil: undefined },
    ),
  })
  .map(({ source, target, earlier, context }) => ({
    id: `s${hashOf(source)}`,
    table: 'TEST-1',
    key: source,
    source,
    target,
    state: target !== '' ? 'translated' : earlier ? 'changed' : 'missing',
    ...(earlier && { earlier }),
    kind: 'paragraph',
    ...(context && { context }),
    notes: ['A note'],
    place: { path: 'source/TEST-1.md', line: 1, column: 1 },
    base: hashOf(target),
  }));

const anyDocument: fc.Arbitrary<ExchangeDocument> = fc
  .uniqueArray(anyUnit, { selector: ({ source }) => source, maxLength: 6 })
  .map((units) => ({
    source: 'en',
    target: 'fr',
    name: 'TEST-1',
    title: 'TEST-1: Title',
    original: 'source/TEST-1.md',
    date: '2018-06-01',
    units,
  }));

describe.for(texts)('%s, written and read again,', ([name, fileName]) => {
  it('has lost nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const { returned, reasons } = await read(fileName, await write(name, document));
        const isMemory = name === 'tmx';
        const sent = document.units.filter(({ state }) => !isMemory || state === 'translated');
        if (isMemory && sent.length === 0) return;
        expect(reasons).toEqual([]);
        expect(returned?.document.target).toBe('fr');
        const came = returned?.document.units.map((unit) => ({
          id: unit.id,
          source: unit.source,
          context: unit.context,
          ...(isMemory ? {} : { base: unit.base }),
          // A fuzzy entry bears its old translation, and is none.
          target: unit.isDraft ? '' : unit.target,
        }));
        expect(came).toEqual(
          sent.map(({ id, source, context, base, target }) => ({
            id,
            source,
            context,
            ...(isMemory ? {} : { base }),
            target,
          })),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('gives the table back, byte for byte', async () => {
    if (name === 'tmx') return;
    await fc.assert(
      fc.asyncProperty(
        anyMarkdown('en'),
        fc.array(anySource, { minLength: 1, maxLength: 5 }),
        async (markdown, translations) => {
          const release = releaseOf(
            markdown.replace(/^# /, '## ').replaceAll('![](', '![Rocket]('),
          );
          const empty = syncRelease(release, frenchOf({}), { prune: false })!.after;
          const keys = [...tableOf(empty).entries.keys()];
          const values = new Map(
            keys.map((key, index) => [key, translations[index % translations.length]!]),
          );
          const full = fillTable(tableOf(empty), values);
          expect(full).toBe(layOut([...values]));
          const bytes = await write(name, gatherRelease(release, frenchOf({ 'TEST-1': full })));
          const { returned, file } = await read(fileName, bytes);
          const now = gatherRelease(release, frenchOf({ 'TEST-1': empty }));
          const merged = merge([now], returned!.document, { take: undefined, file });
          expect(file.messages.map(String)).toEqual([]);
          const changes = new Map(merged.changes.map(({ key, after }) => [key, after]));
          expect(fillTable(tableOf(empty), changes)).toBe(full);
          // And into the table from which it came: nothing is to be done.
          const same = gatherRelease(release, frenchOf({ 'TEST-1': full }));
          expect(merge([same], returned!.document, { take: undefined, file }).changes).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('XLIFF 2.0', () => {
  it('names each thing once, and refers to what is there (2.0, 4.7)', async () => {
    const text = Buffer.from(await write('xliff', sampleExchange())).toString('utf8');
    const root = readXml(text, new VFile({ path: 'x.xlf' }))!;
    const units = [...descendantsOf(root, 'unit')];
    expect(units.length).toBeGreaterThan(10);
    expect(new Set(units.map(({ attributes }) => attributes.get('id'))).size).toBe(units.length);
    for (const one of units) {
      expect(one.attributes.get('xml:space')).toBe('preserve');
      const data = new Set(
        elementsOf(one, 'originalData')
          .flatMap((list) => elementsOf(list, 'data'))
          .map(({ attributes }) => attributes.get('id')),
      );
      for (const side of ['source', 'target']) {
        const codes = elementsOf(one, 'segment')
          .flatMap((segment) => elementsOf(segment, side))
          .flatMap((element) => [...allOf(element)]);
        const ids = codes.map(({ attributes }) => attributes.get('id'));
        expect(new Set(ids).size).toBe(ids.length);
        const refs = codes.flatMap(({ attributes }) =>
          ['dataRef', 'dataRefStart', 'dataRefEnd'].flatMap((key) => attributes.get(key) ?? []),
        );
        expect(refs.filter((ref) => !data.has(ref))).toEqual([]);
      }
    }
    function* allOf(node: Parameters<typeof elementsOf>[0]): Generator<typeof node> {
      for (const child of elementsOf(node)) {
        yield child;
        yield* allOf(child);
      }
    }
  });

  it('gives source and translation the same number for the same markup', async () => {
    const document = sampleExchange();
    const [first] = document.units;
    const bytes = await write('xliff', {
      ...document,
      units: [
        {
          ...first!,
          source: '*a* **b** [c](d)',
          target: '[C](d) *A* :span[x]{lang=en} **B**',
          state: 'translated',
        },
      ],
    });
    const root = readXml(Buffer.from(bytes).toString('utf8'), new VFile())!;
    const [target] = [...descendantsOf(root, 'target')];
    expect(elementsOf(target!).map((code) => [code.attributes.get('id'), textOf(code)])).toEqual([
      ['3', 'C'],
      ['1', 'A'],
      ['4', 'x'],
      ['2', 'B'],
    ]);
  });

  it('is read where a tool has split, moved and shortened it', async () => {
    const { returned } = await read(
      'x.xlf',
      `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr">
        <file id="f1"><group id="g"><unit id="s1"><originalData><data id="d1">**</data></originalData>
        <segment id="a" state="final"><source>One <pc id="1" dataRefStart="d1" dataRefEnd="d1">two</pc>.</source>
          <target order="3"><mrk id="m1" type="term">Un</mrk> <pc id="1">deux</pc>.</target></segment>
        <ignorable id="b"><source> </source></ignorable>
        <segment id="c"><source>Three<cp hex="0001"/></source><target order="1">Trois</target></segment>
        </unit></group></file></xliff>`,
    );
    expect(returned?.document.units).toMatchObject([
      { id: 's1', source: 'One **two**. Three\u0001', target: 'Trois Un **deux**.' },
    ]);
  });
});

it('XLIFF 1.2 with the short forms of a tool is read', async () => {
  const { returned } = await read(
    'x.xliff',
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="x" source-language="en" target-language="fr-FR" datatype="plaintext"><body>
      <trans-unit id="s1"><source><bpt id="1">**</bpt>One<ept id="1">**</ept> <ph id="2">[^1]</ph></source>
      <seg-source><mrk mtype="seg" mid="1">One</mrk></seg-source>
      <target><mrk mtype="seg" mid="1"><g id="1">Un</g> <x id="2"/></mrk></target>
      <alt-trans><source>Old</source><target>Vieux</target></alt-trans></trans-unit></body></file></xliff>`,
  );
  expect(returned?.document).toMatchObject({
    target: 'fr-FR',
    units: [{ id: 's1', source: '**One** [^1]', target: '**Un** [^1]' }],
  });
});

it('of a memory of another program only the words are read', async () => {
  const { returned } = await read(
    'x.tmx',
    Buffer.from(
      `\ufeff<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header creationtool="Other" srclang="en-US"/><body>
      <tu><tuv xml:lang="EN-us"><seg><bpt i="1">&lt;b&gt;</bpt>One<ept i="1">&lt;/b&gt;</ept> <hi>two</hi></seg></tuv><tuv xml:lang="de"><seg>Eins</seg></tuv><tuv xml:lang="FR_CA"><seg>Un deux</seg></tuv></tu>
      </body></tmx>`,
      'utf16le',
    ),
  );
  expect(returned).toMatchObject({
    isMemory: true,
    document: { units: [{ source: 'One two', target: 'Un deux' }] },
  });
});

describe('other programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'presspack-exchange-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const save = async (name: string): Promise<string> => {
    const path = join(folder, `${name}.${name === 'po' ? 'po' : 'xml'}`);
    writeFileSync(path, await write(name, sampleExchange()));
    return path;
  };

  const hasMsgfmt = hasProgram('msgfmt', ['--version'], 'gettext');
  it.skipIf(!hasMsgfmt)('msgfmt finds nothing to complain of', async () => {
    const path = await save('po');
    const { status, stderr } = spawnSync('msgfmt', ['-c', '-v', '-o', '/dev/null', path]);
    expect(stderr.toString()).toMatch(
      /^7 translated messages, 1 fuzzy translation, \d+ untranslated/,
    );
    expect(status).toBe(0);
    // What a person sees who merges it: the old source beside the fuzzy entry.
    const seen = execFileSync('msgattrib', ['--only-fuzzy', '--no-wrap', path]).toString();
    expect(seen).toContain('#| msgid "The launch is in October 2018."');
  });

  const hasXmllint = hasProgram('xmllint', ['--version'], 'libxml2-utils');
  it.skipIf(!hasXmllint).for(['xliff', 'xliff12', 'tmx'])(
    'xmllint finds %s well-formed, with the same texts',
    async (name) => {
      const path = await save(name);
      const args = ['--nonet', '--noout', path];
      const { status, stderr } = spawnSync('xmllint', args);
      expect([status, stderr.toString()]).toEqual([0, '']);
    },
  );

  it.skipIf(!hasXmllint).for(['xliff', 'xliff12'])(
    'xmllint finds %s valid by the schemas of OASIS, whatever a release holds',
    async (name) => {
      const root = await makeProject({
        'source/PR081-2018.md': (text) => text.replace('Thursday 15', 'Friday 15'),
      });
      const out = join(root, 'out');
      const run = await presspack(['export', '--root', root, '--to', name, '--out', out]);
      expect(run.stdout).toMatch(/1 changed/);
      const real = readdirSync(out).map((file) => join(out, file));
      expect(real).toHaveLength(4);
      const random = fc.sample(anyDocument, { numRuns: 60, seed: 7 });
      const documents = [sampleExchange(), ...random.filter(({ units }) => units.length > 0)];
      const made = await Promise.all(
        documents.map(async (document, index) => {
          const path = join(folder, `${name}-${index}.xlf`);
          writeFileSync(path, await write(name, document));
          return path;
        }),
      );
      const schema = join(repository, 'test/schemas/xliff/exports.xsd');
      const args = ['--nonet', '--noout', '--schema', schema, ...real, ...made];
      const { status, stderr } = spawnSync('xmllint', args);
      const said = stderr.toString().split('\n');
      expect(said.filter((line) => / error |fails/.test(line))).toEqual([]);
      expect(said.filter((line) => line.endsWith(' validates'))).toHaveLength(
        real.length + made.length,
      );
      expect(status).toBe(0);
    },
  );
});

it('keys of units are those of their tables', () => {
  for (const { key, source, context } of sampleExchange().units) {
    expect(normalise(key)).toBe(normalise(context ? `${source}_${context}` : source));
  }
});
