import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../pipeline/formats.ts';
import { reportSchema } from '../pipeline/report/json.ts';
import { bagitFolder, haveCheckers } from './support/checkers.ts';
import { hashFolder, makeProject, presspack, type Run, removeProjects } from './support/project.ts';

/*
 * The real command line, on the real release, with the programs that a journalist has.
 */

const run = promisify(execFile);
const reference = 'PR081-2018';
const zips = ['', '_en', '_fr', '_ru', '_bag'].map((end) => `${reference}${end}.zip`);
/** Outside every project: keys, and what a journalist unpacks. */
let desk: string;
let key: string;
let publicKey: string;
/** A project whose newsroom names its key, its pack signed. */
let project: string;
let dist: string;

beforeAll(async () => {
  desk = await mkdtemp(join(tmpdir(), 'presspack-desk-'));
  key = join(desk, 'press.key');
  const made = await presspack(['key', 'new', key, '--no-password'], { cwd: desk });
  publicKey = /^publicKey: (.*)$/m.exec(made.stdout)?.[1] ?? '';
  project = await makeProject({
    'source/newsroom.yaml': (text) => `${text}publicKey: ${publicKey}\n`,
  });
  dist = join(project, 'dist');
  expect(await presspack(['build', '--root', project])).toMatchObject({ exitCode: 0 });
  expect(await sign(project)).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining(publicKey),
  });
});

afterAll(async () => {
  await rm(desk, { recursive: true, force: true });
  await removeProjects();
});

function sign(root: string, ...more: string[]): Promise<Run> {
  return presspack(['sign', reference, '--key', key, '--root', root, ...more]);
}

function verify(path: string, ...more: string[]): Promise<Run> {
  return presspack(['verify', path, ...more]);
}

/** A copy of what stands in `dist/`, to be harmed. */
async function copy(name: string): Promise<string> {
  const place = await mkdtemp(join(desk, 'copy-'));
  await cp(join(dist, name), join(place, name), { recursive: true });
  return join(place, name);
}

/** Unpacks a zip with another program. */
async function unpack(zip: string): Promise<string> {
  const place = await mkdtemp(join(desk, 'unpacked-'));
  execFileSync('unzip', ['-q', zip, '-d', place]);
  const [folder = ''] = await readdir(place);
  return join(place, folder);
}

/** The commands of a VERIFY text: the lines that are set off. */
async function commandsOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8');
  return [...text.matchAll(/^ {2}(\S.*)$/gm)].map((match) => match[1] ?? '');
}

describe('a journalist without presspack', () => {
  it('checks a pack with the two commands of VERIFY, in any language', async (context) => {
    if (!haveCheckers(context, 'sha256sum', 'minisign', 'unzip')) return;
    for (const zip of zips.filter((name) => !name.includes('bag'))) {
      const folder = await unpack(join(dist, zip));
      const texts = (await readdir(folder)).filter((name) => name.startsWith('VERIFY_'));
      expect(texts).toHaveLength(zip === `${reference}.zip` ? 3 : 1);
      for (const text of texts) {
        const commands = await commandsOf(join(folder, text));
        expect(commands).toEqual([
          'sha256sum -c SHA256SUMS',
          `minisign -Vm SHA256SUMS -P ${publicKey}`,
        ]);
        for (const command of commands) {
          const ran = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
          expect(ran.stdout + ran.stderr).not.toMatch(/FAILED|WARNING/);
          expect(ran.status).toBe(0);
        }
      }
    }
  });

  it('sees with the first command that a file is damaged, and with the second that all is forged', async (context) => {
    if (!haveCheckers(context, 'sha256sum', 'minisign', 'unzip')) return;
    const folder = await unpack(join(dist, `${reference}.zip`));
    const [first = '', second = ''] = await commandsOf(join(folder, 'VERIFY_en.txt'));
    const check = (command: string) =>
      spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' }).status;
    const file = join(folder, `${reference}_ru.html`);
    await writeFile(file, (await readFile(file, 'utf8')).replace('Москв', 'Париж'));
    expect(check(first)).toBe(1);
    execFileSync('sh', ['-c', 'sha256sum $(cut -c67- SHA256SUMS) > new && mv new SHA256SUMS'], {
      cwd: folder,
    });
    expect(check(first)).toBe(0);
    expect(check(second)).toBe(1);
  });

  it('is told in the language of the file, on two pairs of lines', async () => {
    const folder = join(dist, reference);
    for (const [tag, words] of [
      ['en', 'To check'],
      ['fr', 'Pour vérifier'],
      ['ru', 'Чтобы проверить'],
    ] as const) {
      const text = await readFile(join(folder, `VERIFY_${tag}.txt`), 'utf8');
      const lines = text.split('\n');
      expect(lines).toHaveLength(5);
      expect(lines[0]).toMatch(words);
      expect(lines[2]).toContain('CNES');
      expect(lines[2]).toContain('https://cnes.fr');
      expect(text).not.toContain('{{');
    }
  });
});

describe('an archive', () => {
  it('finds the bag valid by the program of the Library of Congress', async (context) => {
    if (!haveCheckers(context, 'bagit', 'unzip')) return;
    const bag = await unpack(join(dist, `${reference}_bag.zip`));
    const env = { ...process.env, PYTHONPATH: bagitFolder };
    const judge = () =>
      spawnSync('python3', ['-m', 'bagit', '--validate', bag], { env, encoding: 'utf8' });
    const verdict = judge();
    expect(verdict.stderr).toMatch(/is valid\s*$/);
    expect(verdict.status).toBe(0);
    const payload = await Promise.all(
      (await readdir(join(bag, 'data'))).map((name) => readFile(join(bag, 'data', name))),
    );
    const octets = payload.reduce((sum, { length }) => sum + length, 0);
    const info = await readFile(join(bag, 'bag-info.txt'), 'utf8');
    expect(info).toContain(`Payload-Oxum: ${octets}.${payload.length}\n`);
    expect(info.replace(/^Payload-Oxum.*\n/m, '')).toMatchInlineSnapshot(`
      "Source-Organization: CNES
      External-Identifier: PR081-2018
      External-Description: CNES and Roscosmos sign framework space science agreement
      Bagging-Date: 2018-06-15
      Bag-Software-Agent: presspack 0.1.0
      "
    `);
    expect(await readFile(join(bag, 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );
    expect(await verify(bag, '--key', publicKey)).toMatchObject({ exitCode: 0 });
    // And the program is one that can say no.
    await writeFile(join(bag, 'data', `${reference}_fr.html`), 'forged');
    expect(judge().status).toBe(1);
  });
});

describe('presspack verify', () => {
  it('believes the folder and every zip, and says what it cannot know without a key', async () => {
    for (const name of [reference, ...zips]) {
      const ran = await verify(join(dist, name));
      expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
      expect(ran.stdout).toContain('It does not prove who made it');
      const known = await verify(join(dist, name), '--key', publicKey);
      expect(known).toMatchObject({ exitCode: 0, stderr: '' });
      expect(known.stdout).toContain(`Signed by the owner of the key ${publicKey}`);
      expect(known.stdout).not.toContain('not prove');
    }
    const quiet = await verify(join(dist, reference), '--key', `${key}.pub`, '--quiet');
    expect(quiet).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('reports to programs', async () => {
    const ran = await verify(join(dist, `${reference}_fr.zip`), '--key', publicKey, '--json');
    const report = reportSchema.parse(JSON.parse(ran.stdout));
    expect(report).toMatchObject({
      command: 'verify',
      exitCode: 0,
      messages: [],
      verified: {
        kind: 'zip',
        whole: true,
        // The manifest and the way to check it, besides.
        files: formats.length + 2,
        reference,
        version: 1,
        status: 'published',
        languages: ['fr'],
        signature: { state: 'good', comment: `${reference}, 2018-06-15, version 1, fr` },
      },
    });
  });

  it('names each thing that is wrong, and the terminal stays in one piece', async () => {
    const folder = await copy(reference);
    await rm(join(folder, `${reference}_en.pdf`));
    await writeFile(join(folder, `${reference}_fr.html`), 'something else');
    await writeFile(join(folder, 'letter\u001b[2J.docx'), 'added');
    await writeFile(join(folder, '.DS_Store'), 'a file manager was here');
    const ran = await verify(folder);
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toBe('');
    expect(ran.stderr.replaceAll(folder, 'PACK')).toMatchInlineSnapshot(`
      "PACK: error: Unexpected absence of PR081-2018_en.pdf, expected every file that SHA256SUMS lists (pack-missing-file)
      PACK: error: Unexpected contents of PR081-2018_fr.html, expected what was packed (pack-changed-file)
          The file was damaged or altered after it was packed. Get it again from its publisher.
      PACK: error: Unexpected file letter\\u{1b}[2J.docx, expected only what SHA256SUMS lists (pack-extra-file)
          It is not part of the pack: somebody has added it.

      PACK: do not use this pack.
      "
    `);
  });

  it('knows a forged pack by the key alone', async () => {
    const folder = await copy(reference);
    const forgery = join(desk, 'forger.key');
    await presspack(['key', 'new', forgery, '--no-password'], { cwd: desk });
    // All as presspack would make it, by somebody with another text and another key.
    const theirs = await makeProject({
      'source/PR081-2018.md': (text) => text.replace('2018-06-15', '2018-06-16'),
    });
    await presspack(['build', '--root', theirs]);
    await presspack(['sign', reference, '--root', theirs, '--key', forgery]);
    const forged = join(theirs, 'dist', reference);
    expect(await verify(forged)).toMatchObject({ exitCode: 0 });
    const otherKey = await verify(forged, '--key', publicKey);
    expect(otherKey.exitCode).toBe(1);
    expect(otherKey.stderr).toContain('(pack-other-key)');
    // With the publisher's signature beside the forged sums.
    await cp(join(folder, 'SHA256SUMS.minisig'), join(forged, 'SHA256SUMS.minisig'));
    expect((await verify(forged, '--key', publicKey)).stderr).toContain('(pack-forged)');
    await rm(join(forged, 'SHA256SUMS.minisig'));
    expect((await verify(forged, '--key', publicKey)).stderr).toContain('(pack-unsigned)');
    // With the number of the publisher's key in the forger's signature.
    await presspack(['sign', reference, '--root', theirs, '--key', forgery]);
    const lines = (await readFile(join(forged, 'SHA256SUMS.minisig'), 'utf8')).split('\n');
    const signature = Buffer.from(lines[1] ?? '', 'base64');
    Buffer.from(publicKey, 'base64').copy(signature, 2, 2, 10);
    lines[1] = signature.toString('base64');
    await writeFile(join(forged, 'SHA256SUMS.minisig'), lines.join('\n'));
    expect((await verify(forged, '--key', publicKey)).stderr).toContain('(pack-forged)');
  });

  it('takes mistyped commands for what they are', async () => {
    for (const [args, words] of [
      [[join(desk, 'nothing.zip')], 'there is no folder or zip'],
      [[dist, '--key', 'RWshort'], 'neither a minisign public key'],
      [[dist, '--key', key], 'holds no minisign public key'],
      [[], "missing required argument 'pack'"],
    ] as const) {
      const ran = await presspack(['verify', ...args]);
      expect(ran.exitCode).toBe(2);
      expect(ran.stderr).toContain(words);
    }
    const ran = await verify(dist);
    expect(ran.exitCode).toBe(1);
    expect(ran.stderr).toContain('Unexpected absence of SHA256SUMS');
  });
});

describe('presspack sign', () => {
  it('gives the same bytes again, and a rebuild of the same texts keeps them', async () => {
    const before = await hashFolder(dist);
    expect(Object.keys(before)).toContain(`${reference}/SHA256SUMS.minisig`);
    expect((await sign(project)).stdout).toContain('was signed already');
    const built = await presspack(['build', '--root', project, '--json']);
    const report = reportSchema.parse(JSON.parse(built.stdout));
    expect(report.packs?.[0]).toMatchObject({ outcome: 'unchanged', signature: 'kept' });
    expect(await hashFolder(dist)).toEqual(before);
    // Written anew after damage, signature and all.
    await rm(join(dist, `${reference}.zip`));
    expect((await presspack(['build', '--root', project])).stdout).toMatch(/^written/);
    expect(await hashFolder(dist)).toEqual(before);
  });

  it('is dropped, and said so, when the texts change', async () => {
    const other = await makeProject({
      'source/newsroom.yaml': (text) => `${text}publicKey: ${publicKey}\n`,
    });
    await presspack(['build', '--root', other]);
    await sign(other);
    expect(
      (await readFile(join(other, 'dist', `${reference}_fr.zip`))).equals(
        await readFile(join(dist, `${reference}_fr.zip`)),
      ),
    ).toBe(true);
    const table = join(other, 'locales/fr/PR081-2018.json');
    await writeFile(table, (await readFile(table, 'utf8')).replace('a rencontré', 'a vu'));
    const built = await presspack(['build', '--root', other]);
    expect(built.exitCode).toBe(0);
    expect(built.stderr).toContain('(signature-dropped)');
    expect(built.stderr).toContain(`${reference}, ${reference}_fr.zip lost the signature`);
    expect(await readdir(join(other, 'dist', reference))).not.toContain('SHA256SUMS.minisig');
    for (const name of [
      reference,
      `${reference}.zip`,
      `${reference}_fr.zip`,
      `${reference}_bag.zip`,
    ]) {
      expect((await verify(join(other, 'dist', name), '--key', publicKey)).stderr).toContain(
        '(pack-unsigned)',
      );
    }
    // The other languages are as they were signed.
    expect(
      await verify(join(other, 'dist', `${reference}_ru.zip`), '--key', publicKey),
    ).toMatchObject({ exitCode: 0 });
    expect((await presspack(['build', '--root', other])).stderr).not.toContain('signature-dropped');
  });

  it('takes a folder, and warns if the newsroom names no key', async () => {
    const other = await makeProject();
    await presspack(['build', '--root', other]);
    const folder = join(other, 'dist', reference);
    const ran = await presspack(['sign', folder, '--key', key, '--root', other]);
    expect(ran.exitCode).toBe(0);
    expect(ran.stderr).toContain('(unnamed-key)');
    expect(await verify(folder, '--key', publicKey)).toMatchObject({ exitCode: 0 });
    const text = await readFile(join(folder, 'VERIFY_en.txt'), 'utf8');
    expect(text).toContain('sha256sum -c SHA256SUMS');
    expect(text).not.toContain('minisign');
  });

  it('refuses what must not be signed, and leaves it as it was', async () => {
    const other = await makeProject({
      'source/newsroom.yaml': (text) => `${text}publicKey: ${publicKey}\n`,
    });
    await presspack(['build', '--root', other]);
    await presspack(['build', '--root', other, '--draft']);
    const stranger = join(desk, 'stranger.key');
    await presspack(['key', 'new', stranger, '--no-password'], { cwd: desk });
    await cp(key, join(other, 'press.key'));
    const html = join(other, 'dist', reference, `${reference}_fr.html`);
    await writeFile(html, `${await readFile(html, 'utf8')}<!-- altered -->`);
    const before = await hashFolder(other);
    for (const [args, exitCode, words] of [
      [[reference, '--key', join(other, 'press.key')], 2, 'lies in the project'],
      [[reference, '--key', stranger], 2, 'is not the key of the newsroom'],
      [[reference, '--key', join(desk, 'none.key')], 2, 'there is no file'],
      [[reference, '--key', `${key}.pub`], 2, 'holds no minisign secret key'],
      [['PR082-2018', '--key', key], 2, 'There is: PR081-2018'],
      [[reference, '--key', key, '--out', join(other, 'dist-draft')], 2, 'is a draft'],
      [[reference, '--key', key], 1, '(damaged-pack)'],
    ] as const) {
      const ran = await presspack(['sign', ...args, '--root', other]);
      expect(ran.stderr).toContain(words);
      expect(ran.exitCode).toBe(exitCode);
      expect(ran.stdout).toBe('');
    }
    expect(await hashFolder(other)).toEqual(before);
    await expect(
      presspack(['key', 'new', join(other, 'new.key'), '--no-password', '--root', other]),
    ).resolves.toMatchObject({ exitCode: 2 });
    await expect(
      presspack(['key', 'new', key, '--no-password'], { cwd: desk }),
    ).resolves.toMatchObject({ exitCode: 2 });
    expect(await hashFolder(other)).toEqual(before);
  });

  it('understands keys of minisign, and minisign ours, encrypted or not', async (context) => {
    if (!haveCheckers(context, 'minisign')) return;
    const other = await makeProject();
    await presspack(['build', '--root', other]);
    const folder = join(other, 'dist', reference);
    const secret = join(desk, 'theirs.key');
    const password = 'correct horse';
    execFileSync('minisign', ['-G', '-p', `${secret}.pub`, '-s', secret], {
      input: `${password}\n${password}\n`,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    const plain = join(desk, 'plain.key');
    execFileSync('minisign', ['-G', '-W', '-p', `${plain}.pub`, '-s', plain], { stdio: 'ignore' });
    const args = (file: string) => ['sign', reference, '--key', file, '--root', other];
    const known = { env: { PRESSPACK_KEY_PASSWORD: password } };
    for (const file of [plain, secret]) {
      expect(await presspack(args(file), known)).toMatchObject({ exitCode: 0 });
      await run('minisign', ['-Vm', join(folder, 'SHA256SUMS'), '-p', `${file}.pub`]);
    }
    const wrong = await presspack(args(secret), { env: { PRESSPACK_KEY_PASSWORD: 'wrong' } });
    expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('password') });
    const silent = await presspack(args(secret), { env: { PRESSPACK_KEY_PASSWORD: '' } });
    expect(silent).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('PRESSPACK_KEY_PASSWORD'),
    });

    const ours = join(desk, 'ours.key');
    expect(await presspack(['key', 'new', ours], { cwd: desk, ...known })).toMatchObject({
      exitCode: 0,
    });
    const letter = join(desk, 'letter.txt');
    await writeFile(letter, 'Bonjour');
    for (const [file, input] of [
      [ours, `${password}\n`],
      [key, ''],
    ] as const) {
      execFileSync('minisign', ['-Sm', letter, '-s', file], {
        input,
        stdio: ['pipe', 'ignore', 'pipe'],
      });
      await run('minisign', ['-Vm', letter, '-p', `${file}.pub`]);
    }
    // What minisign has signed in the folder passes, and the next build packs it into the zips.
    execFileSync('minisign', ['-Sm', join(folder, 'SHA256SUMS'), '-s', key], {
      input: '',
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    expect(await verify(folder, '--key', publicKey)).toMatchObject({ exitCode: 0 });
    await presspack(['build', '--root', other]);
    expect(await verify(join(other, 'dist', `${reference}.zip`), '--key', publicKey)).toMatchObject(
      { exitCode: 0 },
    );
    // Five times scrypt with 1 GiB, as minisign wants it.
  }, 240_000);
});

describe('a build', () => {
  it('lists in SHA256SUMS and in the manifest every file of the folder', async () => {
    const folder = join(dist, reference);
    const names = (await readdir(folder)).sort();
    const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8');
    const listed = sums
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(66));
    expect([...listed, 'SHA256SUMS', 'SHA256SUMS.minisig'].sort()).toEqual(names);
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    expect(
      [...manifest.files.map(({ name }: { name: string }) => name), 'manifest.json'].sort(),
    ).toEqual(listed.sort());
    for (const { name, size, sha256 } of manifest.files) {
      const bytes = await readFile(join(folder, name));
      expect([size, sha256]).toEqual([
        bytes.length,
        createHash('sha256').update(bytes).digest('hex'),
      ]);
    }
    const { files: _, ...head } = manifest;
    const text = `${JSON.stringify(head, null, 2)}\n`.replace(publicKey, 'RW…');
    await expect(text).toMatchFileSnapshot('golden/trust/manifest.json');
  });

  it('makes nothing but a folder and one zip of a draft', async () => {
    const other = await makeProject();
    await presspack(['build', '--root', other, '--draft']);
    const drafts = join(other, 'dist-draft');
    expect((await readdir(drafts)).sort()).toEqual([
      `${reference}_DRAFT`,
      `${reference}_DRAFT.zip`,
    ]);
    expect(await readdir(join(drafts, `${reference}_DRAFT`))).not.toContain('VERIFY_en.txt');
    const ran = await verify(join(drafts, `${reference}_DRAFT.zip`));
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toContain('This is a draft, not for publication.');
  });
});
