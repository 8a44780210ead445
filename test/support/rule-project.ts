import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, checkManners, filesOf, type Order, parseReleases } from '../../pipeline/build.ts';
import { formats } from '../../pipeline/formats.ts';
import { parseNewsroom } from '../../pipeline/parse/newsroom.ts';
import { pressHere } from '../../pipeline/press/press.ts';
import { readFaces } from '../../pipeline/read/faces.ts';
import { readImages } from '../../pipeline/read/images.ts';
import { readProject } from '../../pipeline/read/project.ts';
import { catalogue } from '../../pipeline/report/catalogue.ts';
import { creditedPng, enormousPng, stripedPng } from './png.ts';
import { repository } from './project.ts';

/*
 * The small invented project in which the examples of `presspack explain` stand: each is put in its
 * place there, and the pipeline says which rules it breaks.
 */

/** What stands at a path: a text, bytes, a link to somewhere, or nothing. */
export type Placed = string | Uint8Array | { readonly link: string } | null;

export const source = 'source/PR012-2018.md';
export const table = 'locales/fr/PR012-2018.json';
export const frenchLabels = 'locales/fr/labels.json';

const settings = /---\n[\s\S]*?---\n/.exec(catalogue['front-matter-missing'].right)?.[0] ?? '';
const headline = '# New satellite in orbit';
const sentence = 'The satellite was launched today.';

/** The release with these settings, each on a line, in the place of its own or beside them. */
export function withSettings(lines: string): string {
  return `${lines.split('\n').reduce(withSetting, settings)}\n${headline}\n\n${sentence}\n`;
}

function withSetting(known: string, line: string): string {
  const former = new RegExp(`^${line.split(':')[0]}:.*$`, 'm');
  return former.test(known)
    ? known.replace(former, () => line)
    : known.replace('\ncontacts:', () => `\n${line}\ncontacts:`);
}

/** The release with another text; a headline stands above one that has none. */
export function withText(text: string): string {
  return `${settings}\n${/^# /m.test(text) ? '' : `${headline}\n\n`}${text}\n`;
}

/** The French table with these entries; the headline's stands there in any case. */
export function withEntries(entries: string): string {
  const isThere = entries.includes('"New satellite in orbit"');
  const first = isThere
    ? ''
    : '  "New satellite in orbit":\n    "Un nouveau satellite en orbite",\n\n';
  return `{\n${first}${entries}\n\n  "$end":\n    "Keep this entry last."\n}\n`;
}

/** The real French labels with one entry replaced, or added. */
export async function withLabel(entry: string): Promise<string> {
  const labels = await readFile(join(repository, frenchLabels), 'utf8');
  const name = /"(\w+)":/.exec(entry)?.[1] ?? '';
  const known = new RegExp(`^  "${name}":\\n.*$`, 'm');
  return known.test(labels)
    ? labels.replace(known, () => entry)
    : labels.replace('  "$end"', () => `${entry}\n\n  "$end"`);
}

/** Makes the project with what is placed in it, builds it in memory, and gives the rules it breaks. */
export async function rulesBroken(placed: Readonly<Record<string, Placed>>): Promise<Set<string>> {
  const root = await mkdtemp(join(tmpdir(), 'presspack-rule-'));
  try {
    await lay(root, { ...(await soundProject()), ...placed });
    return await collectRules(root);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function soundProject(): Promise<Record<string, Placed>> {
  const read = (path: string) => readFile(join(repository, path), 'utf8');
  const common = await read('locales/fr/common.json');
  return {
    'source/newsroom.yaml': await read('source/newsroom.yaml'),
    [source]: withText(sentence),
    'source/launch.png': stripedPng('launch.png', 40, 30).bytes,
    'source/credited.png': creditedPng('Jeanne Martin'),
    'source/enormous.png': enormousPng,
    'locales/en/labels.json': await read('locales/en/labels.json'),
    [frenchLabels]: await read(frenchLabels),
    'locales/fr/common.json': common.replace('{', '{\n  "Ann Example":\n    "Ann Example",\n'),
    [table]: catalogue['table-missing'].right,
  };
}

async function lay(root: string, placed: Readonly<Record<string, Placed>>): Promise<void> {
  for (const [path, what] of Object.entries(placed)) {
    const file = join(root, path);
    await mkdir(dirname(file), { recursive: true });
    if (what === null) await rm(file, { force: true });
    else if (typeof what === 'string' && path.endsWith('/')) {
      await cp(join(root, what), file, { recursive: true });
    } else if (typeof what === 'string' || what instanceof Uint8Array) await writeFile(file, what);
    else {
      await rm(file, { force: true });
      await symlink(what.link, file);
    }
  }
}

async function collectRules(root: string): Promise<Set<string>> {
  const project = await readProject(root);
  const newsroom = parseNewsroom(project.newsroom);
  const files = new Set([project.complaints, project.newsroom, ...project.sources]);
  if (newsroom) {
    const order: Order = {
      newsroom,
      locales: project.locales,
      wanted: project.locales,
      formats,
      draft: false,
      press: pressHere(readFaces()),
      version: '0.0.0',
      complaints: project.complaints,
      illustrate: (release) => readImages(project.root, release),
    };
    checkManners(project.locales, project.complaints);
    for (const release of parseReleases(project.sources, newsroom).values()) {
      if (!release) continue;
      await build(release, order);
      for (const file of filesOf(release, order)) files.add(file);
    }
  }
  const messages = [...files].flatMap((file) => file.messages);
  return new Set(messages.map(({ ruleId }) => ruleId ?? ''));
}
