import { VFile } from 'vfile';
import type { Release } from '../../pipeline/model/release.ts';
import type { Locale, StringTable } from '../../pipeline/model/string-table.ts';
import { parse } from '../../pipeline/parse/parse.ts';
import { readStringTable } from '../../pipeline/read/string-table.ts';
import { decode } from '../../pipeline/read/text.ts';
import { sampleNewsroom } from './sample.ts';

/** A release of some paragraphs, without a headline of interest and with one contact. */
export function releaseOf(body: string, facts = ''): Release {
  const value = `---
reference: TEST-1
date: 2018-06-01
contacts:
  - {name: Pascale Bresson, role: Press Officer, phone: +33 1 44 76 75 39, email: a@b.fr}
${facts}---

# Title

${body}
`;
  const release = parse(new VFile({ path: 'source/TEST-1.md', value }), sampleNewsroom);
  if (!release) throw new Error('the release of a test is broken');
  return release;
}

/** A table of `locales/fr/`, read from its text. */
export function tableOf(text: string, namespace = 'TEST-1'): StringTable {
  return readStringTable(
    decode(Buffer.from(text), `locales/fr/${namespace}.json`),
    'fr',
    namespace,
  );
}

/** French, with these tables by name, and nothing else. */
export function frenchOf(tables: Readonly<Record<string, string>>): Locale {
  const entries = Object.entries(tables);
  return {
    tag: 'fr',
    tables: new Map(entries.map(([name, text]) => [name, tableOf(text, name)])),
    settings: new Map(),
  };
}

/** A table in the layout of the project. */
export function layOut(entries: readonly (readonly [string, string])[]): string {
  const lines = [...entries, ['$end', 'Keep this entry last.'] as const].map(
    ([key, value]) => `  ${JSON.stringify(key)}:\n    ${JSON.stringify(value)}`,
  );
  return `{\n${lines.join(',\n\n')}\n}\n`;
}
