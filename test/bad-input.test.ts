import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../pipeline/formats.ts';
import {
  type Change,
  changeProject,
  hashFolder,
  makeProject,
  presspack,
  removeProjects,
} from './support/project.ts';

/*
 * Bad input: for each case the real command line runs on the real release, spoilt in one way. It
 * must say where and what in plain words (`golden/messages/`), exit with the right code, and leave
 * the pack that stood in `dist/` exactly as it was.
 */

const release = 'source/PR081-2018.md';
const french = 'locales/fr/PR081-2018.json';
const replace =
  (from: string | RegExp, to: string): Change =>
  (text) =>
    text.replace(from, () => to);
const append =
  (more: string): Change =>
  (text) =>
    `${text}\n${more}\n`;
const reference = (name: string): Record<string, Change> => ({
  [release]: replace('reference: PR081-2018', `reference: ${name}`),
});

/** One pixel, 68 bytes, sound. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

interface Case {
  readonly changes: Readonly<Record<string, Change>>;
  readonly args?: readonly string[];
  readonly exitCode?: number;
  readonly prepare?: (root: string) => Promise<void>;
}

const cases: Readonly<Record<string, Case>> = {
  // The front matter
  'front matter missing': {
    changes: { [release]: (text) => text.replace(/^---[\s\S]*?---\n/, '') },
  },
  'front matter not closed': { changes: { [release]: replace('---\n\n# CNES', '\n# CNES') } },
  'broken YAML': { changes: { [release]: replace('kicker: France', 'kicker: "France') } },
  'YAML alias': {
    changes: {
      [release]: replace(
        'role: Press Officer\n    phone: +33 (0)1 44 76 74',
        'role: *officer\n    phone: +33 (0)1 44 76 74',
      ),
    },
  },
  'duplicate setting': {
    changes: { [release]: replace('date: 2018', 'date: 2018-06-14\ndate: 2018') },
  },
  'wrong types': {
    changes: {
      [release]: (text) =>
        text
          .replace('date: 2018-06-15', 'date: [2018, 6, 15]')
          .replace('kicker: France-Russia space cooperation', 'kicker: 12'),
    },
  },
  'contacts not a list': {
    changes: {
      [release]: (text) =>
        text.replace(/contacts:\n[\s\S]*?website/, 'contacts: Pascale Bresson\nwebsite'),
    },
  },
  'no contacts': {
    changes: { [release]: (text) => text.replace(/contacts:\n[\s\S]*?website/, 'website') },
  },
  'impossible date': { changes: { [release]: replace('2018-06-15', '2018-02-30') } },
  'date in another order': { changes: { [release]: replace('2018-06-15', '15/06/2018') } },
  'unknown settings': {
    changes: {
      [release]: (text) => text.replace('kicker:', 'kiker:').replace('    email: p', '    mail: p'),
    },
  },
  'embargo without zone': {
    changes: {
      [release]: replace('date: 2018-06-15', 'date: 2018-06-15\nembargo: 2018-06-15T18:00'),
    },
  },
  'telephone without country': {
    changes: { [release]: replace('+33 (0)1 44 76 75 39', '01 44 76 75 39') },
  },
  'addresses that are too long': {
    changes: {
      [release]: (text) =>
        text
          .replace(/website: .*/, `website: presse.cnes.fr/${'ж'.repeat(1400)}`)
          .replace(/email: .*/, `email: ${'a'.repeat(250)}@cnes.fr`),
    },
  },
  'prototype in the front matter': {
    changes: { [release]: replace('kicker:', '__proto__: {polluted: yes}\nkicker:') },
  },

  // References
  'reference that climbs': { changes: reference('../../etc/passwd') },
  'reference of a device': { changes: reference('NUL') },
  'reference of a table': { changes: reference('labels') },
  'reference with strange characters': { changes: reference('"PR081:2018"') },
  'two releases with one file name': {
    changes: {
      [release]: replace('reference: PR081-2018', 'reference: IP/18/4107'),
      'source/second.md':
        '---\nreference: ip-18 4107\ndate: 2018-06-15\ncontacts:\n  - {name: A, role: B, phone: +33 1 44 76 75 39, email: a@b.fr}\n---\n\n# Title\n\nText.\n',
    },
  },

  // The text
  'no headline': { changes: { [release]: replace('# CNES', 'CNES') } },
  'two headlines': { changes: { [release]: append('# Another') } },
  'text above the headline': { changes: { [release]: replace('# CNES', 'Above.\n\n# CNES') } },
  'forbidden links': {
    changes: {
      [release]: append(
        '[a](javascript:alert(1)) [b](data:text/html,x) [c](page.html) [d][e] <vbscript:x>\n\n[e]: JaVaScRiPt:alert(1)'.concat(
          `\n\n[f](https://example.org/${'long/'.repeat(2000)})`,
          `\n\n[g](https://example.org/${'ж'.repeat(1400)})`,
        ),
      ),
    },
    args: ['--locale', 'en'],
  },
  'unknown directive': {
    changes: { [release]: append(':sapn[Bion]{lang=fr} :span[Bion] :span[Bion]{lang="f r"}') },
    args: ['--locale', 'en'],
  },
  'table with a cell too many': {
    changes: { [release]: append('| a | b |\n| --- | --- |\n| 1 |\n| cat x | sort | sorts |') },
    args: ['--locale', 'en'],
  },
  'raw HTML': {
    changes: { [release]: append('A <b>bold</b> word<script>alert(1)</script>.') },
    args: ['--locale', 'en'],
    exitCode: 0,
  },
  'invalid UTF-8': {
    changes: { [release]: Buffer.from('---\nreference: X\n---\n\n# Rapha\xebl\n', 'latin1') },
  },
  'missing glyphs': {
    changes: { [release]: append('Written 漢字 and שלום.') },
    args: ['--locale', 'en', '--format', 'pdf'],
  },
  'missing glyphs outside the text': {
    changes: {
      [release]: (text) =>
        text
          .replace('kicker: France-Russia', 'kicker: שלום France-Russia')
          .replace('role: Press Officer', 'role: 漢字')
          .concat('\n![A launch](launch.png "Start \u{10ffa}")\n'),
      'source/launch.png': png,
    },
    args: ['--locale', 'en', '--format', 'pdf'],
  },
  'missing glyphs in a translation outside the text': {
    changes: { 'locales/fr/common.json': replace('    "Raphaël Sart"', '    "漢字"') },
    args: ['--format', 'pdf'],
  },
  'a name without end in a translation': {
    changes: {
      'locales/fr/common.json': replace(
        '    "Raphaël Sart"',
        `    "${'The quick brown fox. '.repeat(5000)}"`,
      ),
    },
    args: ['--format', 'html'],
  },

  // Images
  'image missing': {
    changes: { [release]: append('![A launch](launch.png)') },
    args: ['--locale', 'en'],
  },
  'image without description': {
    changes: { [release]: append('![](launch.png)'), 'source/launch.png': png },
    args: ['--locale', 'en'],
  },
  'image broken': {
    changes: {
      [release]: append('![A launch](launch.png) ![B](short.jpg) ![C](text.png)'),
      'source/launch.png': png.subarray(0, 50),
      'source/short.jpg': Buffer.from('ffd8ffe000', 'hex'),
      'source/text.png': 'not an image',
    },
    args: ['--locale', 'en'],
  },
  'image that no file system has': {
    changes: { [release]: append(`![A](${'long'.repeat(2000)}.png) ![B](circle.png)`) },
    args: ['--locale', 'en'],
    prepare: (root) => symlink('circle.png', join(root, 'source/circle.png')),
  },
  'image outside the project': {
    changes: {
      [release]: append(
        '![A](../../../../etc/passwd) ![B](/etc/passwd) ![C](link.png) ![D](https://example.org/x.png) ![E](data:image/png;base64,AAAA) ![F](%2e%2e/%2e%2e/x.png)',
      ),
    },
    args: ['--locale', 'en'],
    prepare: (root) => symlink('/etc/hostname', join(root, 'source/link.png')),
  },

  // String tables
  'JSON: comma missing': { changes: { [french]: replace('franco-russe",', 'franco-russe"') } },
  'JSON: straight quote inside': {
    changes: { [french]: replace('Coopération spatiale', 'Coopération "spatiale"') },
  },
  'JSON: straight quote inside a key': {
    changes: { [french]: replace('"France-Russia space', '"France-Russia "space') },
  },
  'JSON: curly quotes around a text': {
    changes: { [french]: replace(/"(Coopération[^"]*)"/, '“Coopération”') },
  },
  'JSON: curly quote at the end': {
    changes: { [french]: replace('franco-russe",', 'franco-russe”,') },
  },
  'JSON: single quotes': {
    changes: { [french]: replace('"France-Russia space cooperation"', "'France-Russia'") },
  },
  'JSON: colon missing': { changes: { [french]: replace('cooperation":', 'cooperation"') } },
  'JSON: translation missing': {
    changes: { [french]: replace(/\n {4}"Coopération[^\n]*\n/, '\n') },
  },
  'JSON: line feed inside': {
    changes: { [french]: replace('Coopération spatiale', 'Coopération\nspatiale') },
  },
  'JSON: two commas': { changes: { [french]: replace('franco-russe",', 'franco-russe",,') } },
  'JSON: a remark': { changes: { [french]: replace('{\n', '{\n  // to be checked\n') } },
  'JSON: brace missing': { changes: { [french]: replace(/\n\}\s*$/, '\n') } },
  'JSON: empty file': { changes: { [french]: '' } },
  'JSON: invisible character': { changes: { [french]: replace('{\n', '{\n\u00a0') } },
  'JSON: marks of a merge': {
    changes: {
      [french]: replace(
        '    "Coopération spatiale franco-russe",',
        '<<<<<<< HEAD\n    "Coopération",\n=======\n    "Coopérations",\n>>>>>>> theirs',
      ),
    },
  },
  'JSON: comma too many': { changes: { [french]: replace(/\n\}\s*$/, ',\n}\n') } },
  'JSON: end lost': { changes: { [french]: (text) => text.slice(0, 700) } },
  'JSON: value not a text': {
    changes: { [french]: replace(/:\n {4}"Coopération[^\n]*/, ': 42,') },
  },
  'JSON: nested': { changes: { [french]: replace(/:\n {4}"Coopération[^\n]*/, ': {"a": "b"},') } },
  'JSON: not an object': { changes: { [french]: '["a"]' } },
  'JSON: nested a hundred thousand deep': { changes: { [french]: '['.repeat(100_000) } },
  'JSON: invalid UTF-8': { changes: { [french]: Buffer.from('{"a": "Rapha\xebl"}', 'latin1') } },
  'JSON: duplicate key': {
    changes: {
      [french]: replace('{\n', '{\n  "France-Russia space cooperation":\n    "Coopération",\n\n'),
    },
  },
  'JSON: __proto__': {
    changes: { [french]: replace('{\n', '{\n  "__proto__":\n    "polluted",\n\n') },
  },
  'JSON: byte order mark': { changes: { [french]: (text) => `\uFEFF${text}` }, exitCode: 0 },
  'table missing': { changes: { [french]: null } },
  'translation missing': {
    changes: { [french]: (text) => text.replace(/ {2}"After the meeting[^\n]*\n[^\n]*\n\n/, '') },
  },
  'translation empty': {
    changes: {
      [french]: replace('"À l’issue de la rencontre, Jean-Yves Le Gall a déclaré :"', '"  "'),
    },
  },
  'translation stale': { changes: { [release]: replace('launch in 2019', 'launch in 2020') } },
  'translation unused': {
    changes: {
      [french]: replace('{\n', '{\n  "A sentence that nobody wrote":\n    "Une phrase",\n\n'),
    },
    exitCode: 0,
  },
  'translation with forbidden links': {
    changes: {
      [french]: replace(
        '"Coopération spatiale franco-russe"',
        '"[Coopération](javascript:alert(1)) spatiale"',
      ),
    },
  },

  // Labels and settings
  'label missing': {
    changes: {
      'locales/ru/labels.json': (text) =>
        text
          .replace(/ {2}"telephone":\n[^\n]*\n\n/, '')
          .replace(/ {2}"contacts_few":\n[^\n]*\n\n/, ''),
    },
  },
  'label unknown': { changes: { 'locales/ru/labels.json': replace('"telephone"', '"telefone"') } },
  'label too long': {
    changes: { 'locales/fr/labels.json': replace('"Référence"', '"Numéro de la référence"') },
    exitCode: 0,
  },
  'label empty': { changes: { 'locales/fr/labels.json': replace('"Référence"', '""') } },
  'table that nobody has begun': {
    changes: {
      [french]: (text) => text.replace(/:\n {4}"(?!Keep)[^\n]*",\n/g, ':\n    "",\n'),
    },
  },
  'label without its placeholder': {
    changes: {
      'locales/fr/labels.json': replace('{{page}} sur {{pages}}', '{{page}} sur {{total}}'),
    },
  },
  'locale with a strange name': { changes: { 'locales/fr_FR!/labels.json': '{}' } },
  'newsroom missing': { changes: { 'source/newsroom.yaml': null } },
  'newsroom with a site too long': {
    changes: {
      'source/newsroom.yaml': replace(/site: .*/, `site: https://cnes.fr/${'long/'.repeat(1600)}`),
    },
  },
  'newsroom unknown paper': {
    changes: { 'source/newsroom.yaml': replace('wordmark', 'paper: A5\nwordmark') },
  },
  'newsroom unknown setting': {
    changes: { 'source/newsroom.yaml': replace('timeZone', 'timezone') },
  },
  'source empty': { changes: { [release]: null } },
  'no source at all': { changes: { source: null, locales: null } },

  // The command line
  'unknown reference': { changes: {}, args: ['PR082-2018'], exitCode: 2 },
  'unknown locale': { changes: {}, args: ['--locale', 'fr,de'], exitCode: 2 },
  'unknown format': { changes: {}, args: ['--format', 'pfd'], exitCode: 2 },
  'unknown option': { changes: {}, args: ['--locales', 'fr'], exitCode: 2 },
  'draft into dist': { changes: {}, args: ['--draft', '--out', 'dist'], exitCode: 2 },
  'packs among the texts': { changes: {}, args: ['--out', 'source'], exitCode: 2 },
  'fewer languages than before': {
    changes: {},
    args: ['--locale', 'en,fr', '--format', formats.map(({ name }) => name).join()],
  },
  'no room for the packs': {
    changes: {},
    args: ['--out', 'file/packs'],
    exitCode: 74,
    prepare: (root) => writeFile(join(root, 'file'), ''),
  },
  'foreign files in the place of the pack': {
    changes: { 'other/PR081-2018/notes.txt': 'mine' },
    args: ['--out', 'other'],
  },
};

let former: string;
let pristine: Record<string, string>;

beforeAll(async () => {
  former = await makeProject();
  const run = await presspack(['build'], { cwd: former });
  expect(run.exitCode, run.stderr).toBe(0);
  pristine = await hashFolder(join(former, 'dist'));
  expect(Object.keys(pristine)).toHaveLength(3 * formats.length + 10 + 4);
});
afterAll(removeProjects);

describe.concurrent('bad input', () => {
  for (const [name, { changes, args = [], exitCode = 1, prepare }] of Object.entries(cases)) {
    it(name, async ({ expect }) => {
      const root = await makeProject();
      await copyPack(root);
      await changeProject(root, changes);
      await prepare?.(root);
      const chosen = args.includes('--format') ? [] : ['--format', 'html'];
      const reach = exitCode === 0 ? ['--replace'] : [];
      const run = await presspack(['build', ...chosen, ...reach, ...args], { cwd: root });

      const said = `exit ${run.exitCode}\n\n${run.stdout}${run.stderr}`
        .replaceAll(root, '<root>')
        .replace(/\d+ bytes/g, '… bytes');
      await expect(said).toMatchFileSnapshot(
        `golden/messages/${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.txt`,
      );
      expect(run.exitCode).toBe(exitCode);
      expect(said).not.toMatch(/^\s+at .*[:(]\d+/m);
      if (exitCode !== 0) expect(await hashFolder(join(root, 'dist'))).toEqual(pristine);
    });
  }
});

async function copyPack(root: string): Promise<void> {
  const { cp } = await import('node:fs/promises');
  await mkdir(join(root, 'dist'), { recursive: true });
  await cp(join(former, 'dist'), join(root, 'dist'), { recursive: true });
}
