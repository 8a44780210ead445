import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from './support/project.ts';

/*
 * The map of ARCHITECTURE.md, kept true: which room may open which door, and where each package
 * lives. When a room needs a new door, change the map here and in ARCHITECTURE.md together.
 */

/** Rooms whose doors each room may open. Everybody may use `model` and `report`. */
const doors: Readonly<Record<string, readonly string[]>> = {
  model: [],
  report: ['model'],
  design: [],
  typography: [],
  read: ['design'],
  parse: [],
  localize: ['parse', 'typography'],
  sync: ['localize', 'parse'],
  exchange: ['design', 'localize', 'parse'],
  html: ['design', 'typography'],
  text: [],
  mail: ['design'],
  word: ['design'],
  ninjs: [],
  media: [],
  begin: ['parse'],
  typeset: ['design', 'typography'],
  card: [],
  pdf: [],
  press: ['read', 'typeset', 'typography', 'card', 'pdf'],
  check: ['parse'],
  seal: ['parse', 'localize'],
  scan: [],
  newsroom: ['design', 'html'],
  pack: [],
  write: ['pack'],
  cli: [
    'build.ts',
    'check',
    'formats.ts',
    'parse',
    'read',
    'newsroom',
    'pack',
    'press',
    'write',
    'sync',
    'localize',
    'begin',
    'design',
    'exchange',
    'seal',
  ],
  'build.ts': [
    'formats.ts',
    'parse',
    'localize',
    'check',
    'media',
    'press',
    'scan',
    'seal',
    'typography',
  ],
  'formats.ts': ['html', 'press', 'text', 'mail', 'word', 'ninjs'],
};

/** The rooms in which a package may be known; a package that is not named here may be known nowhere. */
const landlords: Readonly<Record<string, readonly string[]>> = {
  commander: ['cli'],
  'dictionary-en-gb': ['read'],
  'dictionary-fr': ['read'],
  'dictionary-ru': ['read'],
  diff: ['report'],
  eld: ['check'],
  'fastest-levenshtein': ['cli', 'parse', 'localize', 'check'],
  fflate: ['card', 'pack', 'scan', 'exchange', 'word', 'begin'],
  '@jsquash/jpeg': ['read'],
  '@jsquash/png': ['read'],
  '@noble/hashes': ['pack'],
  docx: ['word'],
  fontkit: ['typeset'],
  'gettext-parser': ['exchange'],
  'hunspell-asm': ['check'],
  i18next: ['localize'],
  'libphonenumber-js': ['parse'],
  linebreak: ['typeset'],
  mdast: '*'.split(''),
  hast: ['html', 'mail', 'newsroom', 'ninjs', 'model', 'exchange', 'begin'],
  'hast-util-to-mdast': ['begin'],
  'hast-util-to-xast': ['ninjs'],
  unist: '*'.split(''),
  mammoth: ['begin'],
  'mdast-util-directive': ['parse', 'model'],
  'mdast-util-to-hast': ['html', 'model'],
  'mdast-util-to-markdown': ['parse'],
  'mdast-util-to-string': [
    'parse',
    'localize',
    'check',
    'html',
    'typeset',
    'text',
    'word',
    'begin',
  ],
  nodemailer: ['mail'],
  pdfkit: ['pdf'],
  picocolors: ['cli'],
  'rehype-parse': ['begin'],
  'rehype-stringify': ['html', 'mail', 'newsroom', 'exchange'],
  'remark-directive': ['parse'],
  'remark-frontmatter': ['parse'],
  'remark-gfm': ['parse'],
  'remark-parse': ['parse'],
  'remark-rehype': ['html'],
  'remark-stringify': ['parse'],
  saxes: ['exchange', 'read', 'begin'],
  unified: ['parse', 'localize', 'html', 'mail', 'newsroom', 'typography', 'exchange', 'begin'],
  'unist-util-visit': ['parse', 'localize', 'html', 'typeset', 'typography', 'read', 'begin'],
  vfile: '*'.split(''),
  'vfile-message': ['report', 'cli'],
  'xast-util-to-xml': ['newsroom', 'ninjs'],
  xast: ['newsroom'],
  xastscript: ['newsroom'],
  yaml: ['parse'],
  'yocto-spinner': ['cli'],
  zod: ['parse', 'report', 'seal', 'model', 'pack'],
};

/** The rooms that touch the world: all others are pure. */
const worldly = ['read', 'press', 'pack', 'write', 'cli'];

interface Module {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const modules = await readModules();

describe('the house', () => {
  it('has rooms that ARCHITECTURE.md names', async () => {
    const rooms = new Set(modules.map(({ room }) => room));
    const architecture = await readFile(join(repository, 'ARCHITECTURE.md'), 'utf8');
    for (const room of rooms) expect(architecture).toContain(`\`${room}`);
    expect([...rooms].filter((room) => !(room in doors))).toEqual([]);
  });

  it('opens only the doors on the map', () => {
    const trespasses = modules.flatMap(({ path, room, imports }) =>
      imports
        .filter((name) => name.startsWith('.'))
        .map((name) => normalize(join(dirname(path), name)))
        .filter((target) => roomOf(target) !== room)
        .filter((target) => !mayOpen(room, target))
        .map((target) => `${path} → ${target}`),
    );
    expect(trespasses).toEqual([]);
  });

  it('knows each package in its own room only', () => {
    const strangers = modules.flatMap(({ path, room, imports }) =>
      imports
        .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
        .map(packageOf)
        .filter((name) => !(landlords[name]?.includes('*') || landlords[name]?.includes(room)))
        .map((name) => `${path} → ${name}`),
    );
    expect(strangers).toEqual([]);
  });

  it('keeps the text stages pure', () => {
    const impure = modules
      .filter(({ room }) => !worldly.includes(room))
      .flatMap(({ path, text, imports }) => [
        ...imports
          .filter((name) => /^node:(fs|os|child_process|process|net|http|dns|timers)/.test(name))
          .map((name) => `${path} → ${name}`),
        ...[
          ...text.matchAll(/\b(Date\.now|Math\.random|process\.env|console\.|new Date\(\))/g),
        ].map(([found]) => `${path}: ${found}`),
      ]);
    expect(impure).toEqual([]);
  });

  it('has no drawers for everything', () => {
    const drawers = modules.filter(({ path }) =>
      /(^|\/)(utils?|helpers?|common|misc|index)\.ts$/.test(path),
    );
    expect(drawers.map(({ path }) => path)).toEqual([]);
  });
});

/** A door bears its room's name; `model`, `report` and `design` are open altogether. */
function mayOpen(room: string, target: string): boolean {
  const to = roomOf(target);
  if (to === 'model' || to === 'report') return room !== 'model' || to === 'model';
  if (!doors[room]?.includes(to)) return false;
  return to === 'design' || to.endsWith('.ts') || isDoor(to, target);
}

/** Doors besides the one with the room's name, each with a reason. */
const sideDoors: Readonly<Record<string, readonly string[]>> = {
  // The vocabulary of segments and Markdown strings, which a translation shares with its source.
  parse: [
    'guide.ts',
    'limits.ts',
    'markdown.ts',
    'newsroom.ts',
    'reference.ts',
    'rules.ts',
    'segments.ts',
    'settings.ts',
    'yaml.ts',
  ],
  // What is translated and what the labels are for: nobody needs i18next to know.
  localize: ['coverage.ts', 'labels.ts'],
  // What a new language begins with: asked for once in its life.
  sync: ['new-locale.ts'],
  // The card of a release is set as its pages are, and only where it is asked for.
  typeset: ['card.ts'],
  // A Word file in the place of an empty text: its readers are large, and few need them.
  begin: ['word.ts'],
  // Where words are divided, which only paper asks; and where lines of a headline do not end.
  typography: ['hyphenation.ts', 'small-words.ts'],
  // A new file, and trouble with the disk, are the same wherever something is written; who builds needs neither keys
  // nor the ways to check a pack; nor, without an embargo, the places where packs are hidden.
  pack: ['create-file.ts', 'disk-error.ts', 'embargo.ts', 'keys.ts', 'minisign.ts', 'verify.ts'],
  // The text as plain markup, which mail and news items put into theirs.
  // And with what pages are built, and look like: those of the newsroom are their siblings.
  html: ['story.ts', 'element.ts', 'direction.ts', 'style.ts'],
  // Each reads one kind of thing; there is nothing in common to stand behind one door.
  read: ['project.ts', 'images.ts', 'faces.ts', 'string-table.ts', 'dictionaries.ts'],
};

function isDoor(room: string, target: string): boolean {
  const file = target.slice(`${room}/`.length);
  return file === `${room}.ts` || (sideDoors[room]?.includes(file) ?? false);
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function packageOf(name: string): string {
  const [scope, rest] = name.split('/');
  return scope?.startsWith('@') ? `${scope}/${rest}` : (scope ?? '');
}

async function readModules(): Promise<Module[]> {
  const root = join(repository, 'pipeline');
  const names = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.ts'));
  return Promise.all(
    names.sort().map(async (path) => {
      const text = await readFile(join(root, path), 'utf8');
      const imports = [
        ...text.matchAll(
          /^(?:import|export)\b[^'"]*?from '([^']+)'|^import '([^']+)'|\b(?:import|require)\('([^']+)'\)/gm,
        ),
      ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
      return { path, room: roomOf(path), text, imports };
    }),
  );
}
