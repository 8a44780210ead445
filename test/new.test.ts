import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readWord } from '../pipeline/begin/word.ts';
import { hashFolder, makeProject, presspack, removeProjects } from './support/project.ts';
import { wordDraft } from './support/word-draft.ts';

/* Where a release begins: `presspack new`. */

afterAll(removeProjects);

const day = ['--date', '2018-06-20'];

describe('a new release', () => {
  it('explains itself, and is sound but for what is to be filled in', async () => {
    const root = await makeProject();
    const run = await presspack(['new', 'PR082-2018', '--root', root, ...day]);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    await expect(run.stdout).toMatchFileSnapshot('golden/new/said.txt');
    const text = await readFile(join(root, 'source/PR082-2018.md'), 'utf8');
    await expect(text).toMatchFileSnapshot('golden/new/release.md');
    const build = await presspack([
      'build',
      'PR082-2018',
      '--root',
      root,
      '--locale',
      'en',
      '--format',
      'html',
      '--draft',
    ]);
    expect(build).toMatchObject({ exitCode: 0 });
  });

  it('asks for contacts where no other release has any', async () => {
    const root = await makeProject({ 'source/PR081-2018.md': null });
    await presspack(['new', '1', '--root', root, ...day]);
    const text = await readFile(join(root, 'source/1.md'), 'utf8');
    expect(text).toContain('reference: "1"\n');
    const build = await presspack(['build', '--root', root, '--locale', 'en', '--draft']);
    expect(build.exitCode).toBe(1);
    expect(build.stderr).toMatch(/source\/1\.md:\d+:\d+: error: .*the person’s name/);
  });

  it('is of today, where the newsroom works', async () => {
    const root = await makeProject();
    const before = today();
    await presspack(['new', 'PR082-2018', '--root', root]);
    const text = await readFile(join(root, 'source/PR082-2018.md'), 'utf8');
    expect([before, today()]).toContain(/^date: (.*)$/m.exec(text)?.[1]);
  });

  it.each([
    [['PR082_2018'], 'but not _. Did you mean PR082-2018?'],
    [['../PR082'], 'expected one that begins with a letter or digit'],
    [['labels'], 'a file in locales/ has this name'],
    [
      ['PR081-2018'],
      'source/PR081-2018.md is there already, and nothing was written. Did you mean PR082-2018?',
    ],
    [['pr081/2018'], 'is there already'],
    [['PR082-2018', '--date', '2018-02-30'], '“2018-02-30” is no day'],
    [['PR082-2018', '--from', 'none.docx'], 'there is no file none.docx'],
  ])('is refused with a hint: %j', async (args, hint) => {
    const root = await makeProject();
    const before = await hashFolder(root);
    const run = await presspack(['new', ...args, '--root', root]);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toContain(hint);
    expect(await hashFolder(root)).toEqual(before);
  });

  it('writes nothing over what is there, and nothing outside the project', async () => {
    const root = await makeProject({ 'source/images/PR082-2018-2.png': 'mine' });
    const file = join(root, 'draft.docx');
    await writeFile(file, await wordDraft());
    const before = await hashFolder(root);
    const taken = await presspack(['new', 'PR082-2018', '--root', root, '--from', file]);
    expect(taken.exitCode).toBe(2);
    expect(taken.stderr).toContain('source/images/PR082-2018-2.png is there already');
    expect(await hashFolder(root)).toEqual(before);
    const away = await makeProject();
    await mkdir(join(away, 'elsewhere'));
    const other = await makeProject();
    await symlink(join(away, 'elsewhere'), join(other, 'source/images'));
    const led = await presspack(['new', 'PR082-2018', '--root', other, '--from', file]);
    expect(led.stderr).toContain('is a link that leads out of the project');
    expect(await readdir(join(away, 'elsewhere'))).toEqual([]);
  });
});

describe('a Word file', () => {
  it('becomes clean Markdown that builds, and what is lost is listed', async () => {
    const root = await makeProject();
    const file = join(root, 'draft.docx');
    await writeFile(file, await wordDraft());
    const args = ['--root', root, '--from', file, ...day];
    const run = await presspack(['new', 'PR082-2018', ...args]);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    await expect(run.stdout).toMatchFileSnapshot('golden/new/word-said.txt');
    const path = join(root, 'source/PR082-2018.md');
    const text = await readFile(path, 'utf8');
    await expect(text).toMatchFileSnapshot('golden/new/word.md');
    const build = () =>
      presspack(['build', 'PR082-2018', '--root', root, '--locale', 'en', '--draft']);
    const refused = await build();
    expect(refused.stderr).toContain('(missing-alternative-text)');
    await writeFile(path, text.replace('![](', '![Another picture]('));
    expect(await build()).toMatchObject({ exitCode: 0 });
  });

  it('is read as LibreOffice writes it', async (context) => {
    const root = await makeProject();
    await writeFile(join(root, 'draft.docx'), await wordDraft());
    const profile = `-env:UserInstallation=file://${join(root, 'profile')}`;
    const convert = ['--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir'];
    try {
      const path = join(root, 'draft.docx');
      execFileSync('soffice', [profile, ...convert, join(root, 'out'), path], { stdio: 'pipe' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      if (process.env.CI || process.env.PRESSPACK_REQUIRE_CHECKERS) throw error;
      console.warn('SKIPPED: LibreOffice is not installed.');
      return context.skip();
    }
    const draft = await readWord(await readFile(join(root, 'out/draft.docx')), 'PR082-2018');
    if (typeof draft === 'string') throw new Error(draft);
    const own = await readWord(await wordDraft(), 'PR082-2018');
    if (typeof own === 'string') throw new Error(own);
    for (const line of own.text.split('\n').filter((one) => /^[#\w]|^\[\^1\]/.test(one))) {
      if (!line.startsWith('![') && !/^PRESS/.test(line)) expect(draft.text).toContain(line);
    }
    expect(draft.images.size).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ['an old one', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /an old Word file/],
    ['a PDF', Buffer.from('%PDF-1.7'), /it is a PDF/],
    [
      'an OpenDocument',
      zipSync({ mimetype: [strToU8('application/vnd.oasis'), { level: 0 }] }),
      /OpenDocument/,
    ],
    ['a zip', zipSync({ a: strToU8('b') }), /it has no text/],
    ['broken', zipSync({ 'word/document.xml': strToU8('<w:document') }), /broken/],
    ['nothing', Buffer.alloc(0), /no file of Word/],
    ['a bomb', zipSync({ 'word/document.xml': new Uint8Array(140e6) }), /more than 128 MB/],
    [
      'entities',
      zipSync({
        'word/document.xml': strToU8(
          '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
        ),
      }),
      /declares entities/,
    ],
    [
      'thousands of parts',
      zipSync(
        Object.fromEntries(Array.from({ length: 2500 }, (_, i) => [`a${i}`, new Uint8Array()])),
      ),
      /more than 2000 parts/,
    ],
  ])('that is none is refused: %s', async (_, bytes, reason) => {
    expect(await readWord(bytes, 'PR082-2018')).toMatch(reason);
  });

  it('leads to no other file, and brings no macros', async () => {
    const parts = unzipSync(await wordDraft());
    const rels = Buffer.from(parts['word/_rels/document.xml.rels']!).toString('utf8');
    const hostile = rels.replace(
      /Target="media\/[^"]*"/,
      'Target="file:///etc/passwd" TargetMode="External"',
    );
    expect(hostile).not.toBe(rels);
    const file = zipSync({
      ...parts,
      'word/_rels/document.xml.rels': strToU8(hostile),
      'word/vbaProject.bin': strToU8('Sub AutoOpen()'),
      '../../evil.xml': strToU8('<x/>'),
      'word/media/../../../evil.png': strToU8('x'),
    });
    const draft = await readWord(file, 'PR082-2018');
    if (typeof draft === 'string') throw new Error(draft);
    expect(draft.remarks).toContain('macros: left out');
    expect([...draft.images.keys()].every((name) => /^PR082-2018-\d\.png$/.test(name))).toBe(true);
    expect(draft.text).not.toContain('root:');
  });

  it('stays bounded however deep it is', async () => {
    const parts = unzipSync(await wordDraft());
    const deep = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:sdt><w:sdtContent>'.repeat(50_000)}</w:body></w:document>`;
    const file = zipSync({ ...parts, 'word/document.xml': strToU8(deep) });
    expect(await readWord(file, 'x')).toMatch(/broken/);
  });
});

function today(): string {
  return new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris' }).format(new Date());
}
