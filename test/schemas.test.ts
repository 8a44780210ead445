import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { labelRules } from '../pipeline/localize/labels.ts';
import { schemas, schemaText } from '../schemas/make.ts';
import { repository } from './support/project.ts';

const read = (path: string) => readFile(join(repository, path), 'utf8');

describe('the JSON Schemas', () => {
  it.each(Object.entries(schemas))('%s is what `npm run schemas` writes', async (name, schema) => {
    expect(await read(`schemas/${name}`)).toBe(schemaText(schema));
  });

  it('tell what every label is for', () => {
    const { properties } = schemas['labels.schema.json'] as unknown as {
      properties: Record<string, { description: string }>;
    };
    for (const [id, { description }] of Object.entries(labelRules)) {
      expect(properties[id]?.description).toContain(description);
    }
  });

  it('fit every table of the repository, each of which an editor finds', async () => {
    const settings = JSON.parse(await read('.vscode/settings.json'));
    const rules = settings['json.schemas'] as { fileMatch: string[]; url: string }[];
    for (const tag of ['en', 'fr', 'ru']) {
      for (const name of await readdir(join(repository, 'locales', tag))) {
        const path = `locales/${tag}/${name}`;
        const match = (pattern: string) =>
          new RegExp(`^${pattern.replace(/^!?\//, '').replaceAll('*', '[^/]+')}$`).test(path);
        const found = rules.filter(
          ({ fileMatch }) =>
            fileMatch.some((pattern) => !pattern.startsWith('!') && match(pattern)) &&
            !fileMatch.some((pattern) => pattern.startsWith('!') && match(pattern)),
        );
        expect(
          found.map(({ url }) => url),
          path,
        ).toHaveLength(1);
        const schema = z.fromJSONSchema(JSON.parse(await read(found[0]?.url ?? '')));
        expect(schema.safeParse(JSON.parse(await read(path))).error?.issues).toBeUndefined();
      }
    }
  });

  it('fit approvals as presspack writes them', () => {
    const schema = z.fromJSONSchema(schemas['approvals.schema.json'] as never);
    const approval = {
      by: 'Ann Example <ann@example.org>',
      at: '2018-06-15T17:55:00+02:00',
      seal: 1,
      sha256: 'a'.repeat(64),
      parts: { text: 'b'.repeat(16) },
    };
    expect(schema.safeParse({ 'PR081-2018': approval, $end: '' }).success).toBe(true);
    expect(schema.safeParse({ 'PR081-2018': { ...approval, sha256: 'a' } }).success).toBe(false);
  });

  it.each([
    ['a misspelt label', { bannr: 'Press release' }],
    ['a label without its placeholder', { page: 'Page {{page}}' }],
    ['a label that is too long', { reference: 'Numéro de la référence' }],
    ['a value that is no text', { banner: 4 }],
  ])('mark %s', (_, labels) => {
    const schema = z.fromJSONSchema(schemas['labels.schema.json'] as never);
    expect(schema.safeParse(labels).success).toBe(false);
    expect(schema.safeParse({ page: '', contacts_few: 'x', $end: '' }).success).toBe(true);
  });
});
