import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { addFolder, writeTexts } from '../pipeline/write/write.ts';
import { hashFolder, makeProject, removeProjects } from './support/project.ts';

afterAll(removeProjects);

const path = 'locales/fr/common.json';

describe('writing texts', () => {
  it('puts new files in the place of the old ones, and makes those that were not there', async () => {
    const root = await makeProject();
    const before = await readFile(join(root, path), 'utf8');
    await chmod(join(root, path), 0o640);
    await writeTexts(root, [
      { path, before, after: 'new\r\n' },
      { path: 'locales/fr/NEW.json', before: undefined, after: '\uFEFFé' },
    ]);
    expect(await readFile(join(root, path), 'utf8')).toBe('new\r\n');
    expect((await stat(join(root, path))).mode & 0o777).toBe(0o640);
    expect(await readFile(join(root, 'locales/fr/NEW.json'), 'utf8')).toBe('\uFEFFé');
    const names = await readdir(join(root, 'locales/fr'));
    expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
    expect(names).toContain('NEW.json');
  });

  it('changes nothing where one of the files has changed meanwhile', async () => {
    const root = await makeProject();
    const pristine = await hashFolder(root);
    const labels = await readFile(join(root, 'locales/fr/labels.json'), 'utf8');
    const changes = [
      { path: 'locales/fr/labels.json', before: labels, after: 'new' },
      { path, before: 'what stood there a minute ago', after: 'new' },
    ];
    await expect(writeTexts(root, changes)).rejects.toThrow('changed by somebody else');
    await expect(writeTexts(root, [{ path, before: undefined, after: 'new' }])).rejects.toThrow(
      'changed by somebody else',
    );
    expect(await hashFolder(root)).toEqual(pristine);
  });

  it('follows no link out of locales/', async () => {
    const root = await makeProject();
    const outside = await makeProject();
    const victim = join(outside, 'victim.json');
    await writeFile(victim, 'mine');
    await symlink(victim, join(root, 'locales/fr/LINK.json'));
    await symlink(join(outside, 'absent.json'), join(root, 'locales/fr/LOST.json'));
    await symlink(join(outside, 'locales'), join(root, 'locales/de'));
    const pristine = await hashFolder(outside);
    for (const [name, before] of [
      ['fr/LINK', 'mine'],
      ['fr/LOST', undefined],
      ['de/NEW', undefined],
    ] as const) {
      const change = { path: `locales/${name}.json`, before, after: 'new' };
      await expect(writeTexts(root, [change]), name).rejects.toThrow(/link/);
    }
    expect(await hashFolder(outside)).toEqual(pristine);
  });

  it('follows a link inside locales/ to the file that it means', async () => {
    const root = await makeProject();
    await mkdir(join(root, 'locales/fr-CA'));
    await symlink('../fr/common.json', join(root, 'locales/fr-CA/common.json'));
    const before = await readFile(join(root, path), 'utf8');
    await writeTexts(root, [{ path: 'locales/fr-CA/common.json', before, after: 'new' }]);
    expect(await readFile(join(root, path), 'utf8')).toBe('new');
  });

  it.each([
    '../x.json',
    'locales/../x.json',
    'source/x.json',
    'locales/fr/../../x.json',
    '/etc/x.json',
    'locales/fr/a\\b.json',
    'locales/.git/config',
    'locales/fr/deep/x.json',
  ])('takes %j for a bug', async (bad) => {
    const root = await makeProject();
    await expect(writeTexts(root, [{ path: bad, before: undefined, after: '' }])).rejects.toThrow(
      'No text can be written',
    );
  });

  it('adds a folder, whole, and none where something stands', async () => {
    const root = await makeProject();
    await addFolder(
      root,
      'locales/de',
      new Map([
        ['a.json', '{}'],
        ['b.json', '[]'],
      ]),
    );
    expect((await readdir(join(root, 'locales/de'))).sort()).toEqual(['a.json', 'b.json']);
    await expect(addFolder(root, 'locales/de', new Map())).rejects.toThrow('stands there already');
    expect((await readdir(join(root, 'locales'))).sort()).toEqual([
      'README.md',
      'de',
      'en',
      'fr',
      'glossary.json',
      'ru',
    ]);
  });
});
