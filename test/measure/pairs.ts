import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { alignDocuments } from './align.ts';

/** A segment, its translation, and what is known of the two. */
export interface Pair {
  readonly source: string;
  readonly target: string;
  readonly from: string;
  readonly to: string;
  /** The document it stands in: halves are made of whole documents. */
  readonly document: string;
  /** The error that a person has found or planted; nothing in a good pair. */
  readonly error?: string;
}

/** The aligned pairs of files and folders, in the forms that `measure.ts` lists. */
export async function readPairs(paths: readonly string[]): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const path of paths) {
    if ((await stat(path)).isDirectory()) pairs.push(...(await readFolder(path)));
    else pairs.push(...(await readOne(path)));
  }
  return pairs;
}

async function readFolder(folder: string): Promise<Pair[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const pairs: Pair[] = [];
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const markdown = files.filter((name) => /^[a-z]{2}\.(?:md|mdx)$/.test(name));
  pairs.push(...(await readDocuments(folder, markdown)));
  for (const name of files) {
    if (/\.(?:jsonl|json|po)$/.test(name)) pairs.push(...(await readOne(join(folder, name))));
  }
  if (languagesOf(folders).length > 1) pairs.push(...(await readYamlFolders(folder, folders)));
  else {
    for (const name of folders) {
      if (name !== 'orig') pairs.push(...(await readFolder(join(folder, name))));
    }
  }
  return pairs;
}

async function readOne(path: string): Promise<Pair[]> {
  const text = await readFile(path, 'utf8');
  if (path.endsWith('.po')) return readPo(text, path);
  if (path.endsWith('.jsonl')) {
    return text
      .split('\n')
      .filter((line) => line.trim())
      .flatMap((line, at) => pairsOfRow(JSON.parse(line), `${basename(path)}#${at >> 4}`));
  }
  const { segments, doc } = JSON.parse(text) as { segments?: Row[]; doc?: string };
  return (segments ?? []).flatMap((row) => pairsOfRow(row, String(doc ?? basename(path))));
}

type Row = Readonly<Record<string, unknown>>;

function pairsOfRow(row: Row, document: string): Pair[] {
  const text = (name: string): string => (typeof row[name] === 'string' ? row[name] : '');
  if (text('target') || text('source')) {
    const [from = 'en', to = 'fr'] = text('lang').split('-');
    const error = errorOf(row);
    const pair = { source: text('source'), target: text('target'), from, to, document };
    return [
      ...(pair.source && pair.target ? [{ ...pair, ...(error && { error }) }] : []),
      ...(text('control_target') ? [{ ...pair, target: text('control_target') }] : []),
      ...(text('control_source') ? [{ ...pair, source: text('control_source') }] : []),
    ];
  }
  return manyWays(document, (language) => text(language));
}

function errorOf(row: Row): string | undefined {
  if (row.expect === 'ok' || row.error_type === 'none' || row.error_type === 'mqm-none') {
    return undefined;
  }
  return String(row.error_type ?? '') || undefined;
}

/** English into the others, and each of them back. */
function manyWays(document: string, text: (language: string) => string): Pair[] {
  return ['fr', 'ru'].flatMap((other) => {
    const [english, foreign] = [text('en'), text(other)];
    if (!english || !foreign) return [];
    return [
      { source: english, target: foreign, from: 'en', to: other, document },
      { source: foreign, target: english, from: other, to: 'en', document },
    ];
  });
}

const languagesOf = (names: readonly string[]): string[] =>
  names.filter((name) => /^(?:en|fr|ru)$/.test(name));

/** `en/x.yml`, `fr/x.yml`: one text for each key. */
async function readYamlFolders(folder: string, folders: readonly string[]): Promise<Pair[]> {
  const names = await readdir(join(folder, 'en'));
  const pairs: Pair[] = [];
  for (const name of names.filter((one) => /\.ya?ml$/.test(one))) {
    const texts = new Map<string, Record<string, string>>();
    for (const language of languagesOf(folders)) {
      const text = await readFile(join(folder, language, name), 'utf8').catch(() => '');
      texts.set(language, parseYaml(text) ?? {});
    }
    for (const key of Object.keys(texts.get('en') ?? {})) {
      pairs.push(
        ...manyWays(`${name}#${key.split('-')[0]}`, (one) => String(texts.get(one)?.[key] ?? '')),
      );
    }
  }
  return pairs;
}

/** `en.md`, `fr.md`, `ru.md`: the same document in each language. */
async function readDocuments(folder: string, names: readonly string[]): Promise<Pair[]> {
  const english = names.find((name) => name.startsWith('en.'));
  if (!english) return [];
  const source = await readFile(join(folder, english), 'utf8');
  const document = join(basename(dirname(folder)), basename(folder));
  const pairs: Pair[] = [];
  for (const name of names) {
    const to = name.slice(0, 2);
    if (to === 'en') continue;
    const target = await readFile(join(folder, name), 'utf8');
    for (const [one, other] of alignDocuments(source, target)) {
      pairs.push({ source: one, target: other, from: 'en', to, document });
    }
  }
  return pairs;
}

/** The translated entries of a gettext file; fuzzy ones are no translations. */
function readPo(text: string, path: string): Pair[] {
  const document = basename(dirname(path));
  const to = basename(path).slice(0, 2);
  return text.split(/\n\s*\n/).flatMap((entry) => {
    if (/^#,.*\bfuzzy\b/m.test(entry)) return [];
    const field = (name: string): string => {
      const found = new RegExp(`^${name} ((?:"(?:[^"\\\\]|\\\\.)*"\\s*)+)`, 'm').exec(entry)?.[1];
      const parts = (found?.match(/"(?:[^"\\]|\\.)*"/g) ?? []).map((part) => JSON.parse(part));
      // Markdown is wrapped where it was typed: a line feed is a space there.
      return parts
        .join('')
        .replace(/\s*\n\s*/g, ' ')
        .trim();
    };
    const [source, target] = [field('msgid'), field('msgstr')];
    return source && target ? [{ source, target, from: 'en', to, document }] : [];
  });
}
