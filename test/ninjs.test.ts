import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromXml } from 'xast-util-from-xml';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import { hostileText } from './support/any-text.ts';
import { make, paragraph, ruledDocument, surroundings } from './support/formats.ts';
import { samplePages, suite } from './support/pages.ts';
import './support/properties.ts';

/* News items for the systems of agencies: valid against the schema of the IPTC, and right. */

const schema = JSON.parse(
  await readFile(new URL('schemas/ninjs-3.2-schema.json', import.meta.url), 'utf8'),
);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
// A news item of ours has no coordinates: whatever stood in their place would be wrong.
ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', not: {} });
const validate = ajv.compile(schema);

const faultsOf = (item: unknown): unknown => (validate(item) ? [] : validate.errors);

async function itemOf(document: LocalizedDocument, siblings: Parameters<typeof make>[2] = []) {
  const item = JSON.parse(`${await make('ninjs', document, siblings)}`);
  expect(faultsOf(item)).toEqual([]);
  return item;
}

const text = '# Head\n\nFirst paragraph.\n\nSecond, with **strong** words.';

describe('is valid:', () => {
  it('the schema refuses what it should', () => {
    expect(faultsOf({ uri: 'tag:a.example,2018:x', wordcount: 3 })).not.toEqual([]);
    expect(faultsOf({ uri: 'no address' })).not.toEqual([]);
    expect(faultsOf({ uri: 'tag:a.example,2018:x', firstCreated: '2018-06-15' })).not.toEqual([]);
    expect(faultsOf({ type: 'text' })).not.toEqual([]);
  });

  it.for(suite())('%s.md', async ([, markdown]) => {
    await itemOf(ruledDocument(markdown, surroundings));
  });

  it.for(Object.entries(samplePages()))('sample page %s', async ([, page]) => {
    await itemOf(page);
  });

  it('whatever the texts hold, and its markup is XML', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (one, other) => {
        const document = ruledDocument(text, {
          ...surroundings,
          kicker: paragraph(one),
          reference: other,
          body: { type: 'root', children: [paragraph(one), paragraph(other)] },
          notice: { kind: 'correction', label: one, text: paragraph(other) },
          town: { text: other },
          publisher: { name: one, site: other, wordmark: one },
          website: { text: one, href: other },
        });
        const item = await itemOf(document);
        fromXml(item.bodies[1].value);
      }),
      { numRuns: 60 },
    );
  });
});

describe('says', () => {
  it('what it is, which version, in which language, from when on', async () => {
    const item = await itemOf(ruledDocument(text, surroundings));
    expect(item).toMatchObject({
      standard: { name: 'ninjs', version: '3.2' },
      uri: 'tag:cnes.fr,2018:TEST-1:en',
      type: 'text',
      version: '2',
      pubStatus: 'usable',
      language: 'en',
      firstCreated: '2018-06-15T12:00:00+02:00',
      embargoedUntil: '2018-06-15T18:00:00+02:00',
      edNote: 'Embargoed until 18:00 CEST (16:00 UTC)\nCorrection',
      slugline: 'TEST-1',
      located: 'Moscow',
      by: 'CNES',
    });
    expect(item.bodies[0]).toEqual({
      role: 'main',
      contentType: 'text/plain',
      value:
        'Correction: The launch is in October, and not in November.\n\nMoscow, 15 June 2018\u00A0– First paragraph.\n\nSecond, with strong words.\n',
      charCount: 125,
      wordCount: 20,
    });
    expect(item.bodies[1]).toEqual({
      role: 'main',
      contentType: 'application/xhtml+xml',
      value:
        '<div xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en"><p><strong>Correction:</strong> The launch is in October, and not in November.</p>\n<p>Moscow, 15 June 2018\u00A0– First paragraph.</p>\n<p>Second, with <strong>strong</strong> words.</p></div>',
      charCount: 125,
      wordCount: 20,
    });
  });

  it('which drafts and withdrawn releases are not to be used', async () => {
    const draft = await itemOf(ruledDocument(text, { draft: true }));
    expect(draft).toMatchObject({
      pubStatus: 'withheld',
      edNote: expect.stringMatching(/^DRAFT: /),
    });
    const withdrawn = await itemOf(
      ruledDocument('# Head', {
        notice: { kind: 'withdrawal', label: 'Withdrawn', text: paragraph('It was wrong.') },
      }),
    );
    expect(withdrawn.pubStatus).toBe('canceled');
    expect(withdrawn.bodies[0].value).toBe('Withdrawn: It was wrong.\n');
  });

  it('whom to call, and takes nobody of them for a person of the text', async () => {
    const item = await itemOf(ruledDocument(text));
    expect(item.people).toBeUndefined();
    expect(item.organisations[0].contactInfo).toContainEqual({
      type: 'phone',
      role: 'press',
      name: 'Pascale Bresson, Press Officer',
      value: '+33144767539',
    });
  });

  it('which other files there are, each with its hash, and where if that is known', async () => {
    const bytes = Buffer.from('%PDF');
    const sibling = {
      name: 'TEST-1_en.pdf',
      locale: 'en',
      format: 'pdf',
      mediaType: 'application/pdf',
      bytes,
    };
    const hash = createHash('sha256').update(bytes).digest('hex');
    const offline = await itemOf(ruledDocument(text), [sibling]);
    expect(offline.altIds).toContainEqual({ role: 'sha256:TEST-1_en.pdf', value: hash });
    expect(offline.renditions).toEqual([
      { name: 'pdf', contentType: 'application/pdf', title: 'TEST-1_en.pdf', sizeInBytes: 4 },
    ]);
    const publisher = {
      name: 'CNES',
      site: 'https://cnes.fr',
      wordmark: 'CNES',
      baseUrl: 'https://presse.cnes.fr/packs/',
    };
    const online = await itemOf(ruledDocument(text, { publisher }), [sibling]);
    expect(online.renditions[0].href).toBe('https://presse.cnes.fr/packs/TEST-1/TEST-1_en.pdf');
  });

  it('which languages there are, and which of them is the original', async () => {
    const item = await itemOf(ruledDocument(text, { originalLanguage: 'fr' }));
    expect(
      item.associations.map(({ language, rel, uri }: Record<string, string>) => [
        language,
        rel,
        uri,
      ]),
    ).toEqual([
      ['fr', 'translationOfWork', 'tag:cnes.fr,2018:TEST-1:fr'],
      ['ru', 'workTranslation', 'tag:cnes.fr,2018:TEST-1:ru'],
    ]);
  });

  it('which pictures there are, what they show, who made them', async () => {
    const { associations, profile } = await itemOf(
      ruledDocument(text, { ...surroundings, alternates: [] }),
    );
    expect(profile).toBe('text-photo');
    expect(associations[0]).toMatchObject({
      name: 'rocket.png',
      type: 'picture',
      by: 'Jeanne Martin',
      copyrightNotice: '© CNES 2018',
      descriptions: [
        { role: 'caption', value: 'The rocket at dusk.' },
        { role: 'alternative text', value: 'A rocket on its pad' },
      ],
    });
  });
});
