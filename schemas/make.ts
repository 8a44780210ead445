import { writeFile } from 'node:fs/promises';
import { z } from 'zod/mini';
import { type LabelRule, labelRules } from '../pipeline/localize/labels.ts';
import { glossarySchema, waiversSchema } from '../pipeline/parse/guide.ts';
import { approvalsSchema } from '../pipeline/seal/approvals.ts';

/*
 * Writes the JSON Schemas by which an editor helps people who translate: it shows what each label
 * is for, and marks what cannot be right. `npm run schemas`; a test holds that they are up to date.
 * `.vscode/settings.json` says which file follows which schema.
 */

type Schema = Readonly<Record<string, unknown>>;

const translation = {
  type: 'string',
  description:
    'The translation of the text above it, or of the text to its left. Between two straight quotation marks, on one line; inside it, use “ ” or « ».',
};

const closing = {
  $end: {
    type: 'string',
    description: 'Closes the table. Keep it last: no text is looked up here.',
  },
  $schema: { type: 'string', description: 'For editors: no text is looked up here.' },
};

/** The schemas of the files of `locales/<locale>/`, by file name. */
export const schemas: Readonly<Record<string, Schema>> = {
  'labels.schema.json': labels(labelRules),
  'common.schema.json': table(
    'Texts that releases share: names of people, their roles. A release’s own table comes first.',
  ),
  'release.schema.json': table(
    'The text of one release, in the order of the document. Change only the second line of each pair.',
  ),
  'memory.schema.json': table(
    'Earlier translations that `npm run sync` has put away. Nothing here is published; it is shown where the same text is to be translated again.',
  ),
  'glossary.schema.json': {
    ...z.toJSONSchema(glossarySchema, { target: 'draft-7', io: 'input', unrepresentable: 'any' }),
    description:
      'How terms and names are written in this language, and words that are right as they are.',
  },
  'waivers.schema.json': {
    ...z.toJSONSchema(waiversSchema, { target: 'draft-7', io: 'input', unrepresentable: 'any' }),
    description: 'Warnings that somebody has looked at, each with the reason why it is wrong.',
  },
  'approvals.schema.json': {
    ...z.toJSONSchema(approvalsSchema, { target: 'draft-7', unrepresentable: 'any' }),
    description: 'Who has approved what. Written by `presspack approve`: do not change it by hand.',
  },
};

/** The text of a schema's file. */
export function schemaText(schema: Schema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function table(description: string): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    description,
    type: 'object',
    properties: closing,
    additionalProperties: translation,
  };
}

function labels(rules: Readonly<Record<string, LabelRule>>): Schema {
  const entries = Object.entries(rules);
  const single = entries.map(([id, rule]) => [id, label(rule)]);
  const plural = entries
    .filter(([, rule]) => rule.plural)
    .map(([id, rule]) => [`^${id}_(zero|one|two|few|many|other)$`, label(rule)]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    description: 'The words around the text of every release.',
    type: 'object',
    properties: { ...Object.fromEntries(single), ...closing },
    patternProperties: Object.fromEntries(plural),
    additionalProperties: false,
  };
}

function label({ description, placeholders = [], optional = [], plural, maximum }: LabelRule) {
  const braces = (names: readonly string[]) => names.map((name) => `{{${name}}}`).join(', ');
  return {
    type: 'string',
    description: [
      `${description}.`,
      ...(placeholders.length > 0 ? [`It must hold ${braces(placeholders)}.`] : []),
      ...(optional.length > 0 ? [`It may hold ${braces(optional)}.`] : []),
      ...(plural ? ['One form for each number that the language tells apart.'] : []),
      ...(maximum ? [`At most ${maximum} characters.`] : []),
    ].join(' '),
    ...(placeholders.length > 0 && {
      // Empty as long as it is not translated.
      pattern: `^$|${placeholders.map((name) => `(?=.*\\{\\{\\s*${name}\\s*\\}\\})`).join('')}`,
    }),
    ...(maximum && { maxLength: maximum }),
  };
}

if (import.meta.main) {
  for (const [name, schema] of Object.entries(schemas)) {
    await writeFile(new URL(name, import.meta.url), schemaText(schema));
  }
}
