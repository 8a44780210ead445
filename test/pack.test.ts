import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Pack } from '../pipeline/model/artifact.ts';
import { manifestSchema } from '../pipeline/model/manifest.ts';
import { contentsOf } from '../pipeline/pack/contents.ts';
import { openDisk } from '../pipeline/pack/disk.ts';
import { layOut } from '../pipeline/pack/layout.ts';
import { locked } from '../pipeline/pack/lock.ts';
import { DiskError, openOutput, zip } from '../pipeline/pack/pack.ts';
import { illustratedPack, type Orders, sampleArtifact, samplePack } from './support/pack-writer.ts';

const slug = 'PR081-2018';
const versions = { old: samplePack('old'), new: samplePack('new'), newer: samplePack('newer') };
let place: string;
/** The output directory of a test, inside `place`. */
let out: string;

beforeEach(async () => {
  place = await realpath(await mkdtemp(join(tmpdir(), 'presspack-pack-')));
  out = join(place, 'dist');
});

afterEach(() => rm(place, { recursive: true, force: true }));

describe('zip', () => {
  it('is read by another program, sorted and dated', (context) => {
    if (!canRun(context, 'unzip', ['-v'])) return;
    const file = join(place, 'a.zip');
    execFileSync('tee', [file], {
      input: zip(samplePack('old')),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    execFileSync('unzip', ['-tqq', file]);
    const names = execFileSync('unzip', ['-Z1', file], { encoding: 'utf8' }).trim().split('\n');
    expect(names).toEqual(
      [
        'PR081-2018_en.html',
        'PR081-2018_fr.html',
        'PR081-2018_fr.pdf',
        'SHA256SUMS',
        'VERIFY_en.txt',
        'VERIFY_fr.txt',
        'manifest.json',
      ].map((name) => `${slug}/${name}`),
    );
    const details = execFileSync('unzip', ['-Z', '-T', file], { encoding: 'utf8' });
    expect(details.match(/20180615\.000000/g)).toHaveLength(7);
  });

  it('gives the files back', () => {
    const files = unzipSync(zip(versions.old));
    for (const { name, bytes } of versions.old.artifacts) {
      expect(files[`${slug}/${name}`]).toEqual(bytes);
    }
  });

  it('gives the same bytes in any time zone and language, whatever the order of the files', () => {
    // On 4 November 2018 São Paulo had no midnight; on 30 December 2011 Apia had no day at all.
    for (const date of ['2018-06-15', '2018-11-04', '2011-12-30']) {
      const hashes = [
        'UTC',
        'Asia/Tokyo',
        'America/New_York',
        'America/Sao_Paulo',
        'Pacific/Apia',
      ].map((TZ) => {
        const env = { ...process.env, TZ, LANG: 'ru_RU.UTF-8', LC_ALL: 'ru_RU.UTF-8' };
        return runWriter({ action: 'hash', versions: ['old'], date }, env).stdout;
      });
      expect(hashes[0]).toMatch(/^[0-9a-f]{64}\n$/);
      expect(new Set(hashes).size).toBe(1);
    }
    const turned = { ...versions.old, artifacts: versions.old.artifacts.toReversed() };
    expect(Buffer.compare(zip(turned), zip(versions.old))).toBe(0);
  });

  it('says the nearest date that a zip can say', () => {
    const stamp = (date: string) =>
      Buffer.from(zip(samplePack('new', { date })))
        .readUInt32LE(10)
        .toString(16);
    expect(stamp('1969-07-20')).toBe('210000');
    expect(stamp('1980-01-01')).toBe('210000');
    expect(stamp('2107-12-31')).toBe('ff9f0000');
  });

  const unsound: [string, Partial<Pack>][] = [
    ['no files', { artifacts: [] }],
    ['no date', { date: 'yesterday' }],
    ['a file of another pack', { artifacts: [sampleArtifact('PR082_fr.pdf', '')] }],
    [
      'one name twice',
      { artifacts: ['a', 'A'].map((x) => sampleArtifact(`${slug}_${x}.pdf`, '')) },
    ],
    ['a file in a folder', { artifacts: [sampleArtifact(`${slug}_x/y.pdf`, '')] }],
    ['a file outside', { artifacts: [sampleArtifact(`${slug}_/../../y.pdf`, '')] }],
    ['a stream of NTFS', { artifacts: [sampleArtifact(`${slug}_fr.pdf:x.exe`, '')] }],
    ['a half of a character', { artifacts: [sampleArtifact(`${slug}_\ud800.pdf`, '')] }],
    ...['', '.', '..', '../x', 'a/b', 'a\\b', '/etc', 'C:', 'CON', 'nul.txt', 'com1', 'a.', 'a ']
      .concat(['.presspack', 'a\0', 'a\nb', 'a\u202Eb', 'x'.repeat(252), 'PR.zip'])
      .map((bad): [string, Partial<Pack>] => [
        `the slug ${JSON.stringify(bad.slice(0, 20))}`,
        { slug: bad },
      ]),
  ];

  it.each(unsound)('throws for a pack with %s, and nothing is written', async (_, overrides) => {
    const pack = samplePack('new', overrides);
    expect(() => zip(pack)).toThrow(Error);
    const output = await openOutput(out);
    await expect(output.write(pack, { replace: true })).rejects.not.toBeInstanceOf(DiskError);
    expect(await readdir(place)).toEqual(['dist']);
    expect(await readdir(out)).toEqual([]);
  });

  it('never makes an entry that leads elsewhere', () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('..', '/', '.', '\\'),
    );
    const name = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(name, name, (folder, end) => {
        const pack = samplePack('new', { slug: folder });
        const artifacts = [sampleArtifact(`${folder}_${end}.pdf`, '')];
        const [entry] = namesOf({ ...pack, artifacts });
        if (entry === undefined) return;
        expect(entry.split(/[/\\]/)).toHaveLength(2);
        expect(entry.split('/')).not.toContain('..');
      }),
    );
  });
});

describe('write', () => {
  it('puts the folder and the zip in their places and leaves nothing else', async () => {
    const output = await openOutput(join(out, 'deep'));
    const layout = layOut(contentsOf(versions.old));
    expect(await output.write(versions.old)).toEqual({
      outcome: 'written',
      folder: join(out, 'deep', slug),
      zip: join(out, 'deep', `${slug}.zip`),
      zipSize: zip(versions.old).length,
      siblings: ['en', 'fr', 'bag'].map((suffix) => ({
        path: join(out, 'deep', `${slug}_${suffix}.zip`),
        ...(suffix !== 'bag' && { language: suffix }),
        size: layout.zips.get(suffix)?.length,
      })),
      files: layout.files.map(({ name, bytes }) => ({ name, size: bytes.length })),
      signed: false,
      unsigned: [],
    });
    expect(await stateOf(join(out, 'deep'))).toBe('old');
    expect((await readdir(join(out, 'deep'))).sort()).toEqual(namesOfPack('en', 'fr'));
  });

  it('refuses to lose files, touches nothing, and obeys replace', async () => {
    const output = await openOutput(out);
    await output.write(versions.old);
    const lost = [`${slug}_fr.html`, `${slug}_fr.pdf`];
    expect(await output.write(versions.new)).toMatchObject({
      outcome: 'refused',
      reason: 'fewer-files',
      names: lost,
    });
    expect(await stateOf(out)).toBe('old');
    // What only the zip still holds counts too.
    await rm(join(out, slug), { recursive: true });
    expect(await output.write(versions.new)).toMatchObject({ reason: 'fewer-files' });
    expect(await output.write(versions.new, { replace: true })).toMatchObject({
      outcome: 'written',
    });
    expect(await stateOf(out)).toBe('new');
  });

  it('does not touch what is unchanged, and mends what is damaged', async () => {
    const output = await openOutput(out);
    await output.write(versions.new);
    const before = await stat(join(out, slug, `${slug}_en.html`), { bigint: true });
    await writeFile(join(out, slug, '.DS_Store'), 'a file manager was here');
    expect(await output.write(versions.new)).toMatchObject({ outcome: 'unchanged' });
    const after = await stat(join(out, slug, `${slug}_en.html`), { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
    for (const damage of [
      () => rm(join(out, `${slug}.zip`)),
      () => rm(join(out, slug, `${slug}_en.html`)),
      () => rm(join(out, slug), { recursive: true }),
      async () => {
        const file = join(out, slug, `${slug}_en.html`);
        const bytes = await readFile(file);
        bytes[0] = 0;
        await writeFile(file, bytes);
      },
    ]) {
      await damage();
      expect(await output.write(versions.new)).toMatchObject({ outcome: 'written' });
      expect(await stateOf(out)).toBe('new');
    }
  });

  it('keeps several packs apart', async () => {
    const output = await openOutput(out);
    const other = samplePack('old', { slug: 'PR082-2018' });
    await Promise.all([output.write(versions.old), output.write(other)]);
    expect(await output.write(versions.new, { replace: true })).toMatchObject({
      outcome: 'written',
    });
    expect(await output.write(other)).toMatchObject({ outcome: 'unchanged' });
  });

  it('refuses a name that differs from a standing one in case only', async () => {
    const output = await openOutput(out);
    await output.write(versions.old);
    const twin = samplePack('old', { slug: slug.toLowerCase() });
    expect(await output.write(twin, { replace: true })).toMatchObject({
      outcome: 'refused',
      reason: 'foreign',
      names: expect.arrayContaining([slug]),
    });
    expect(await stateOf(out)).toBe('old');
  });

  it('follows a link to the output directory itself', async () => {
    await mkdir(join(place, 'elsewhere'));
    await symlink(join(place, 'elsewhere'), out);
    await (await openOutput(out)).write(versions.old);
    expect(await stateOf(join(place, 'elsewhere'))).toBe('old');
  });
});

describe('what is foreign', () => {
  /** Each lays something in the way of the pack and names it. */
  const obstacles: Record<string, (directory: string) => Promise<string>> = {
    'a file of another name in the folder': async (directory) => {
      await (await openOutput(directory)).write(versions.old);
      await writeFile(join(directory, slug, 'notes.txt'), 'do not lose me');
      return `${slug}/notes.txt`;
    },
    'a folder in the folder': async (directory) => {
      await mkdir(join(directory, slug, `${slug}_fr.pdf`), { recursive: true });
      return `${slug}/${slug}_fr.pdf`;
    },
    'a file in place of the folder': async (directory) => {
      await writeFile(join(directory, slug), 'mine');
      return slug;
    },
    'a zip of somebody else': async (directory) => {
      await writeFile(
        join(directory, `${slug}.zip`),
        zipSync({ 'holiday.jpg': new Uint8Array(9) }),
      );
      return `${slug}.zip`;
    },
    'no zip at all under that name': async (directory) => {
      await writeFile(join(directory, `${slug}.zip`), 'PK? no');
      return `${slug}.zip`;
    },
    'a folder in place of the zip': async (directory) => {
      await mkdir(join(directory, `${slug}.zip`));
      return `${slug}.zip`;
    },
    'a link in place of the folder': async (directory) => {
      await (await openOutput(join(place, 'victim'))).write(versions.old);
      await symlink(join(place, 'victim', slug), join(directory, slug));
      return slug;
    },
    'a link in place of the zip': async (directory) => {
      await (await openOutput(join(place, 'victim'))).write(versions.old);
      await symlink(join(place, 'victim', `${slug}.zip`), join(directory, `${slug}.zip`));
      return `${slug}.zip`;
    },
    'a link that leads nowhere': async (directory) => {
      await symlink(join(place, 'nowhere'), join(directory, slug));
      return slug;
    },
    'a link in place of a file': async (directory) => {
      await mkdir(join(directory, slug));
      await writeFile(join(place, 'victim.pdf'), 'do not lose me');
      await symlink(join(place, 'victim.pdf'), join(directory, slug, `${slug}_fr.pdf`));
      return `${slug}/${slug}_fr.pdf`;
    },
  };

  it.each(Object.keys(obstacles))('is neither replaced, listed nor removed: %s', async (kind) => {
    await mkdir(out);
    const name = await obstacles[kind]?.(out);
    const before = await snapshot(place);
    const output = await openOutput(out);
    const refusal = { outcome: 'refused', reason: 'foreign', names: [name] };
    expect(await output.write(versions.new, { replace: true })).toMatchObject(refusal);
    expect(await output.remove(slug)).toMatchObject(refusal);
    expect(await output.list()).toEqual([]);
    expect(await snapshot(place)).toEqual(before);
  });

  it('is not followed out of the work folder', async () => {
    await mkdir(out);
    await mkdir(join(place, 'victim'));
    await symlink(join(place, 'victim'), join(out, '.presspack'));
    await expect(openOutput(out)).rejects.toMatchObject({ name: 'DiskError', code: 'ELOOP' });
    expect(await readdir(join(place, 'victim'))).toEqual([]);
  });

  const staging = 'stage_1_1__01234567-89ab_elsewhere.example';
  const zips = { written: [], dropped: [] };

  it.each([
    ['another folder', JSON.stringify({ action: 'remove', slug: '../victim', staging, ...zips })],
    [
      'another staging folder',
      JSON.stringify({ action: 'write', slug, staging: '../../victim', ...zips }),
    ],
    [
      'another zip',
      JSON.stringify({ action: 'remove', slug, staging, ...zips, dropped: ['/../x'] }),
    ],
    ['no action', JSON.stringify({ slug, staging, ...zips })],
    ['nothing', 'null'],
    ['half a change', '{"action":"write","sl'],
  ])('is not reached by a journal that names %s', async (_, journal) => {
    await mkdir(join(out, '.presspack', staging), { recursive: true });
    await mkdir(join(place, 'victim', 'pack'), { recursive: true });
    await writeFile(join(out, '.presspack', 'journal.json'), journal);
    await expect(openOutput(out)).rejects.toMatchObject({ name: 'DiskError', code: 'EBADMSG' });
    expect(await readdir(join(place, 'victim'))).toEqual(['pack']);
    await rm(join(out, '.presspack', 'journal.json'));
    await symlink(join(place, 'victim'), join(out, '.presspack', 'journal.json'));
    await expect(openOutput(out)).rejects.toMatchObject({ name: 'DiskError', code: 'ELOOP' });
  });

  it('stops a change that was decided before it came, and the change goes on when it is gone', async () => {
    await (await openOutput(out)).write(versions.old);
    await runToStop(
      { action: 'write', versions: ['new'], stopAt: `^move ${slug}` },
      async (child) => {
        await kill(child);
      },
    );
    const notes = join(out, slug, 'notes.txt');
    await writeFile(notes, 'do not lose me');
    await expect(openOutput(out)).rejects.toMatchObject({ code: 'EEXIST', path: notes });
    expect(await readFile(notes, 'utf8')).toBe('do not lose me');
    await rm(notes);
    await openOutput(out);
    expect(await stateOf(out)).toBe('new');
  });
});

describe('pictures', () => {
  it('are written, compared, mended, listed and removed with the pack', async () => {
    const pack = illustratedPack();
    const output = await openOutput(out);
    expect(await output.write(pack)).toMatchObject({ outcome: 'written' });
    expect(await output.write(pack)).toMatchObject({ outcome: 'unchanged' });
    const picture = join(out, slug, 'media/launch.jpg');
    expect(await readFile(picture, 'utf8')).toBe('the picture launch.jpg');
    expect((await output.list())[0]?.files.map(({ name }) => name)).toContain('media/launch.jpg');
    await writeFile(picture, 'damaged');
    expect(await output.write(pack)).toMatchObject({ outcome: 'written' });
    expect(await readFile(picture, 'utf8')).toBe('the picture launch.jpg');
    await writeFile(join(out, slug, 'media/.DS_Store'), 'a file manager was here');
    // Losing a picture is a loss.
    const lost = ['media/launch.jpg', 'media/Été à Kourou.jpg'];
    expect(await output.write(versions.new)).toMatchObject({ reason: 'fewer-files', names: lost });
    expect(await output.write(versions.new, { replace: true })).toMatchObject({
      outcome: 'written',
    });
    expect(await stateOf(out)).toBe('new');
    await output.write(pack);
    expect(await output.remove(slug)).toEqual({ outcome: 'removed' });
    expect(await readdir(out)).toEqual([]);
  });

  it.each(['', 'a/b', '../x', '.', '..', 'CON.jpg', 'a:b.jpg', '.hidden', 'x'.repeat(252), 'a\n'])(
    'of a name that could lead elsewhere are a bug: %j',
    (name) => {
      const artifacts = [...versions.new.artifacts, sampleArtifact(`media/${name}`, '')];
      expect(() => zip({ ...versions.new, artifacts })).toThrow(Error);
    },
  );

  it('of names that differ in letters only are a bug', () => {
    const twins = ['media/Été.jpg', 'media/e\u0301te\u0301.JPG'.normalize('NFD')];
    const artifacts = [...versions.new.artifacts, ...twins.map((name) => sampleArtifact(name, ''))];
    expect(() => zip({ ...versions.new, artifacts })).toThrow(Error);
  });
});

describe('what bears a name of ours and is not', () => {
  /** Files of a person's, which no pack names. */
  const belongings: Record<string, readonly string[]> = {
    'a manifest of another program': ['manifest.json'],
    'a list of sums of one’s own': ['SHA256SUMS'],
    'pictures of one’s own': ['media/holiday.jpg'],
    'a text of the name of ours': ['VERIFY_de.txt'],
    'a signature alone': ['SHA256SUMS.minisig'],
  };

  it.each(Object.keys(belongings))('in a folder of one’s own stays: %s', async (kind) => {
    const [name = ''] = belongings[kind] ?? [];
    await mkdir(join(out, slug, 'media'), { recursive: true });
    await writeFile(join(out, slug, name), `${'0'.repeat(64)}  holiday.jpg\n`);
    const before = await snapshot(place);
    const output = await openOutput(out);
    const refusal = { outcome: 'refused', reason: 'foreign', names: [`${slug}/${name}`] };
    expect(await output.write(versions.new, { replace: true })).toMatchObject(refusal);
    expect(await output.remove(slug)).toMatchObject(refusal);
    expect(await output.list()).toEqual([]);
    expect(await output.manifests()).toEqual([]);
    expect(await snapshot(place)).toEqual(before);
  });

  it('beside a pack of ours stays too, and is no part of it', async () => {
    const output = await openOutput(out);
    await output.write(illustratedPack());
    for (const name of ['media/holiday.jpg', 'VERIFY_de.txt']) {
      await writeFile(join(out, slug, name), 'do not lose me');
      expect(await output.write(versions.new, { replace: true })).toMatchObject({
        reason: 'foreign',
        names: [`${slug}/${name}`],
      });
      await rm(join(out, slug, name));
    }
    await mkdir(join(out, slug, 'media/raw'));
    expect(await output.remove(slug)).toMatchObject({ names: [`${slug}/media/raw`] });
    await rm(join(out, slug, 'media/raw'), { recursive: true });
    await rm(join(out, slug, 'media'), { recursive: true });
    await mkdir(join(place, 'victim'));
    await writeFile(join(place, 'victim/launch.jpg'), 'do not lose me');
    await symlink(join(place, 'victim'), join(out, slug, 'media'));
    expect(await output.remove(slug)).toMatchObject({ names: [`${slug}/media`] });
    expect(await readFile(join(place, 'victim/launch.jpg'), 'utf8')).toBe('do not lose me');
  });

  it('is a zip beside it: refused where ours must stand, nobody’s business elsewhere', async () => {
    await mkdir(out);
    const holiday = zipSync({ 'holiday.jpg': new Uint8Array(9) });
    await writeFile(join(out, `${slug}_de.zip`), holiday);
    const output = await openOutput(out);
    expect(await output.write(versions.new)).toMatchObject({ outcome: 'written' });
    expect((await output.list())[0]?.zips).toHaveLength(3);
    expect(await output.remove(slug)).toMatchObject({ outcome: 'removed' });
    expect(await readdir(out)).toEqual([`${slug}_de.zip`]);
    for (const suffix of ['en', 'bag']) {
      await writeFile(join(out, `${slug}_${suffix}.zip`), holiday);
      expect(await output.write(versions.new, { replace: true })).toMatchObject({
        reason: 'foreign',
        names: [`${slug}_${suffix}.zip`],
      });
      await rm(join(out, `${slug}_${suffix}.zip`));
    }
  });

  it('goes when the manifest or the sums are damaged only if the other names it', async () => {
    const output = await openOutput(out);
    await output.write(illustratedPack());
    for (const name of ['manifest.json', 'SHA256SUMS']) {
      await writeFile(join(out, slug, name), 'damaged');
      expect(await output.write(illustratedPack())).toMatchObject({ outcome: 'written' });
    }
    for (const name of ['manifest.json', 'SHA256SUMS']) {
      await writeFile(join(out, slug, name), 'damaged');
    }
    expect(await output.write(illustratedPack())).toMatchObject({ reason: 'foreign' });
  });
});

describe('manifests', () => {
  it('tell of each pack what an index needs, with the sizes of its zips', async () => {
    const output = await openOutput(out);
    await output.write(illustratedPack());
    await output.write(samplePack('new', { slug: 'PR082-2018' }));
    const found = await output.manifests();
    expect(found.map((one) => one.slug)).toEqual([slug, 'PR082-2018']);
    expect(found[0]?.zips.map(({ name }) => name)).toEqual([
      `${slug}.zip`,
      `${slug}_bag.zip`,
      `${slug}_en.zip`,
      `${slug}_ru.zip`,
    ]);
    expect(found[0]?.manifest).toMatchObject({
      reference: 'PR081/2018',
      languages: [{ tag: 'en', title: 'Title in en' }, { tag: 'ru' }],
    });
  });

  it('that are damaged, foreign or hostile are left out', async () => {
    const output = await openOutput(out);
    await output.write(illustratedPack());
    const file = join(out, slug, 'manifest.json');
    const good = await readFile(file, 'utf8');
    const harms: ((manifest: { [key: string]: unknown }) => unknown)[] = [
      (one) => ({ ...one, slug: 'PR082-2018' }),
      (one) => ({ ...one, manifest: 2 }),
      (one) => ({ ...one, files: [] }),
      (one) => ({ ...one, date: '2018-06-31' }),
      (one) => ({ ...one, publisher: { name: 'x', site: 'javascript:alert(1)' } }),
      (one) => ({ ...one, languages: [] }),
      (one) => ({ ...one, files: [{ ...firstFile(one), name: '../../x' }] }),
      (one) => ({ ...one, files: [{ ...firstFile(one), name: '/etc/passwd' }] }),
      (one) => ({ ...one, files: [firstFile(one), firstFile(one)] }),
      (one) => ({ ...one, files: [{ ...firstFile(one), language: 'de' }] }),
      (one) => ({ ...one, title: 'x', reference: 'x'.repeat(1000) }),
      () => null,
    ];
    for (const change of harms) {
      await writeFile(file, JSON.stringify(change(JSON.parse(good))));
      expect(await output.manifests()).toEqual([]);
    }
    await writeFile(file, good.padEnd(5_000_000));
    expect(await output.manifests()).toEqual([]);
    // What a later version adds to version 1 is passed over.
    await writeFile(file, JSON.stringify({ ...JSON.parse(good), later: true }));
    const [found] = await output.manifests();
    expect(found?.manifest).toEqual(JSON.parse(good));
  });

  function firstFile(manifest: { [key: string]: unknown }): object {
    return (manifest.files as object[])[0] ?? {};
  }

  it('have a published JSON Schema, which the real one fits', async () => {
    const schema = z.toJSONSchema(manifestSchema);
    const text = `${JSON.stringify({ ...schema, title: 'manifest.json of a press pack' }, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../docs/manifest.schema.json');
    const bytes = layOut(contentsOf(illustratedPack({ embargo: '2018-06-15T18:00+02:00' }))).files;
    const manifest = bytes.find(({ name }) => name === 'manifest.json')?.bytes ?? Buffer.of();
    expect(manifestSchema.safeParse(JSON.parse(String(manifest))).success).toBe(true);
  });
});

describe('list and remove', () => {
  it('lists packs with their sizes, whole or in part, and nothing else', async () => {
    const output = await openOutput(out);
    await output.write(versions.new);
    for (const only of ['A-folder', 'B-zip', 'C-empty']) {
      await output.write(samplePack('new', { slug: only }));
      for (const suffix of ['en', 'ru', 'bag']) await rm(join(out, `${only}_${suffix}.zip`));
    }
    await rm(join(out, 'A-folder.zip'));
    await rm(join(out, 'B-zip'), { recursive: true });
    await rm(join(out, 'C-empty.zip'));
    await rm(join(out, 'C-empty'), { recursive: true });
    await mkdir(join(out, 'C-empty'));
    await mkdir(join(out, '.git'));
    await writeFile(join(out, 'README.md'), 'mine');
    const sizes = (of: string) =>
      layOut(contentsOf(samplePack('new', { slug: of }))).files.map(({ name, bytes }) => ({
        name,
        size: bytes.length,
      }));
    const { zips } = layOut(contentsOf(versions.new));
    expect(await output.list()).toEqual([
      { slug: 'A-folder', files: sizes('A-folder'), zips: [] },
      { slug: 'B-zip', files: [], zip: zip(samplePack('new', { slug: 'B-zip' })).length, zips: [] },
      {
        slug,
        files: sizes(slug),
        zip: zip(versions.new).length,
        zips: ['bag', 'en', 'ru'].map((suffix) => ({
          name: `${slug}_${suffix}.zip`,
          size: zips.get(suffix)?.length,
        })),
      },
    ]);
  });

  it('removes a pack once and leaves the others', async () => {
    const output = await openOutput(out);
    await output.write(versions.new);
    await output.write(samplePack('new', { slug: 'PR082' }));
    expect(await output.remove('PR082')).toEqual({ outcome: 'removed' });
    expect(await output.remove('PR082')).toEqual({ outcome: 'absent' });
    expect(await stateOf(out)).toBe('new');
    expect((await readdir(out)).sort()).toEqual(namesOfPack('en', 'ru'));
    await expect(output.remove('../dist')).rejects.not.toBeInstanceOf(DiskError);
  });
});

describe('a process killed at every step', () => {
  it.each([
    { action: 'write', from: 'none', to: 'new' },
    { action: 'write', from: 'old', to: 'new' },
    { action: 'remove', from: 'old', to: 'none' },
  ] as const)('of a $action leaves $from or $to', async ({ action, from, to }) => {
    await mkdir(join(place, 'before'));
    if (from !== 'none') await (await openOutput(join(place, 'before'))).write(versions[from]);
    const orders = { action, versions: ['new'] } as const;
    const outcomes: string[] = [];
    for (let killAt = 1; ; killAt++) {
      await restore();
      if (!wasKilled(runWriter({ ...orders, killAt }))) break;
      await expectWholeFiles();
      await openOutput(out);
      outcomes.push(await stateOf(out));
      expect(await readdir(out)).not.toContain('.presspack');
    }
    expect(await stateOf(out)).toBe(to);
    // One moment of decision: before it all is old, after it all is new.
    expect(outcomes.join(' ')).toMatch(new RegExp(`^(${from} ){5,}(${to} ?){5,}$`));
  });

  it('is recovered by a process that is killed at every step too', async () => {
    await mkdir(join(place, 'before'));
    await (await openOutput(join(place, 'before'))).write(versions.old);
    let recoveries = 0;
    const moments = ['^move .*/journal$', `^move ${slug}$`, '^move .*/pack$', '^move .*/pack.zip$'];
    for (const stopAt of [...moments, '^discard .*/journal.json$', '^discard .*/stage_']) {
      for (let killAt = 1; ; killAt++) {
        await restore();
        await runToStop({ action: 'write', versions: ['new'], stopAt }, kill);
        const recovery = runWriter({ action: 'open', versions: [], killAt });
        await expectWholeFiles();
        await openOutput(out);
        expect(['old', 'new']).toContain(await stateOf(out));
        if (!wasKilled(recovery)) break;
        recoveries++;
      }
    }
    expect(recoveries).toBeGreaterThan(15);
  }, 300_000);

  /** What the doc comment promises to a reader even before recovery. */
  async function expectWholeFiles(): Promise<void> {
    const known = [filesOf(versions.old), filesOf(versions.new)];
    const found = await snapshot(out);
    const here = [...found].filter(([name]) => name.startsWith(slug));
    for (const [name, hex] of here) {
      expect(known.some((files) => files.get(name) === hex)).toBe(true);
    }
    // The folder is of one version, or not there for an instant.
    const inFolder = (names: Iterable<string>) =>
      [...names].filter((name) => name.startsWith(`${slug}/`)).sort();
    const folder = inFolder(found.keys());
    const same = known.filter(
      (files) =>
        inFolder(files.keys()).join() === folder.join() &&
        folder.every((name) => files.get(name) === found.get(name)),
    );
    expect(folder.length === 0 || same.length === 1).toBe(true);
  }

  async function restore(): Promise<void> {
    await rm(out, { recursive: true, force: true });
    await cp(join(place, 'before'), out, { recursive: true });
  }
});

describe('several processes', () => {
  it('leave one version when one of them is killed at any moment', async () => {
    await (await openOutput(out)).write(versions.old);
    for (let run = 0; run < 8; run++) {
      const child = startWriter({ action: 'write forever', versions: ['new', 'newer', 'old'] });
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 250));
      await kill(child);
      const output = await openOutput(out);
      expect(['old', 'new', 'newer']).toContain(await stateOf(out));
      expect(await readdir(out)).not.toContain('.presspack');
      expect(await output.list()).toHaveLength(1);
    }
  });

  it('that write at once leave one version', async () => {
    const ends = await Promise.all(
      [['new'], ['newer'], ['old', 'new']].map((turn) =>
        ended(startWriter({ action: 'write in turn', versions: turn })),
      ),
    );
    expect(ends).toEqual([0, 0, 0]);
    expect(['old', 'new', 'newer']).toContain(await stateOf(out));
    expect([namesOfPack('en', 'fr'), namesOfPack('en', 'ru')]).toContainEqual(
      (await readdir(out)).sort(),
    );
  });

  it('do not sweep what a living one has begun, and sweep what a dead one has', async () => {
    await runToStop({ action: 'write', versions: ['old'], stopAt: '^fill' }, async (child) => {
      const output = await openOutput(out);
      await output.write(versions.new);
      const left = await readdir(join(out, '.presspack'));
      expect(left).toEqual([expect.stringContaining(`stage_${child.pid}_`)]);
      // Several files are begun at once: how many there are by now is a matter of luck.
      const staged = await readdir(join(out, '.presspack', left[0] ?? ''));
      expect(staged).toContain('pack');
      for (const name of staged) expect(name).toMatch(/^pack(?:(?:_(?:en|fr|bag))?\.zip)?$/);
      await kill(child);
      await openOutput(out);
    });
    expect(await readdir(out)).not.toContain('.presspack');
    expect(await stateOf(out)).toBe('new');
  });

  it('look again, once they have the lock, at what they were to replace', async () => {
    let other = '';
    const output = await openOutput(out, {
      onStep: (step) => {
        if (other === '' && step.startsWith('fill')) {
          other = runWriter({ action: 'write', versions: ['old'] }).stdout;
        }
      },
    });
    expect(await output.write(versions.new)).toMatchObject({ reason: 'fewer-files' });
    expect(other).toMatch(/^written\n/);
    expect(await stateOf(out)).toBe('old');
    expect(await readdir(out)).not.toContain('.presspack');
  });

  it('never hold the lock at once', async () => {
    const disk = await openDisk(place, {});
    // The folder is there, so that all of them find it free in the same instant.
    await mkdir(disk.work);
    let inside = 0;
    let done = 0;
    const task = async () => {
      inside++;
      expect(inside).toBe(1);
      await readdir(place);
      inside--;
      done++;
    };
    await Promise.all(Array.from({ length: 10 }, () => locked(disk, task)));
    expect(done).toBe(10);
  });

  it('wait for each other, and say for whom they waited in vain', async () => {
    await (await openOutput(out)).write(versions.old);
    await runToStop(
      { action: 'write', versions: ['new'], stopAt: `^move ${slug}` },
      async (child) => {
        const waiting = openOutput(out, { patience: 0 });
        await expect(waiting).rejects.toThrow(`process ${child.pid} on `);
        await expect(waiting).rejects.toMatchObject({ name: 'DiskError', code: 'EBUSY' });
        const patient = openOutput(out);
        await kill(child);
        await (await patient).list();
      },
    );
    expect(await stateOf(out)).toBe('new');
  });

  it('respect a lock of another host, and not one whose process number has a new owner', async () => {
    await mkdir(join(out, '.presspack'), { recursive: true });
    const lay = async (name: string) => {
      const path = join(out, '.presspack', name);
      await writeFile(path, '');
      return path;
    };
    const lock = await lay('lock_4242_1__0123abcd-4567_elsewhere.example');
    await expect(openOutput(out, { patience: 0 })).rejects.toMatchObject({
      code: 'EBUSY',
      path: lock,
    });
    await expect(openOutput(out, { patience: 0 })).rejects.toThrow(
      'process 4242 on elsewhere.example',
    );
    await rm(lock);

    if (!existsSync('/proc/self/stat')) return;
    const steps: string[] = [];
    await openOutput(out, { onStep: (step) => steps.push(step) });
    const name = steps.at(-1)?.replace('discard .presspack/', '') ?? '';
    expect(name).toMatch(new RegExp(`^lock_${process.pid}_\\d+_`));
    await mkdir(join(out, '.presspack'));
    await lay(name);
    await expect(openOutput(out, { patience: 0 })).rejects.toMatchObject({ code: 'EBUSY' });
    await rm(join(out, '.presspack', name));
    await lay(name.replace(/^(lock_\d+)_\d+/, '$1_1'));
    await expect(openOutput(out, { patience: 0 })).resolves.toBeDefined();
  });
});

describe('trouble with the disk', () => {
  it('is a DiskError that says what to do', async () => {
    const file = join(place, 'file');
    await writeFile(file, '');
    for (const path of [file, join(file, 'dist'), join(file, 'dist', 'deep')]) {
      const error = await openOutput(path).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(DiskError);
      expect(error).toMatchObject({ code: 'ENOTDIR', path: expect.stringContaining(file) });
      expect((error as DiskError).message).toMatch(/ (Move|Choose|Ask).*\.$/);
    }
    await writeFile(join(place, '.presspack'), '');
    await expect(openOutput(place)).rejects.toMatchObject({ name: 'DiskError', code: 'ENOTDIR' });
  });

  it('is a DiskError where writing is forbidden, and nothing is begun', async (context) => {
    if (process.platform === 'win32') return context.skip();
    // For root nothing is forbidden, so the child takes the rights of nobody.
    const uid = process.getuid?.() === 0 ? { uid: 65534 } : {};
    await (await openOutput(out)).write(versions.old);
    await chmod(place, 0o755);
    await chmod(out, 0o555);
    const forbidden = runWriter({ action: 'write', versions: ['new'], ...uid });
    expect(forbidden.stdout).toMatch(
      /^DiskError EACCES: There is no permission to change \S*dist\. .*\.\n$/,
    );
    expect(forbidden.status).toBe(74);
    // A folder that could not be moved aside is noticed before anything is decided.
    await chmod(out, 0o777);
    await chmod(join(out, slug), 0o555);
    const stuck = runWriter({ action: 'write', versions: ['new'], ...uid });
    expect(stuck.stdout).toMatch(/^DiskError EACCES: /);
    await chmod(join(out, slug), 0o755);
    expect(await stateOf(out)).toBe('old');
    expect(await readdir(out)).not.toContain('.presspack');
  });

  it('leaves nothing begun, and other errors stay what they are', async () => {
    let failAt = '';
    const failure = { thrown: new Error('none') };
    const output = await openOutput(out, {
      onStep: (step) => {
        if (failAt && step.startsWith(failAt)) {
          failAt = '';
          throw failure.thrown;
        }
      },
    });
    await output.write(versions.old);
    for (const code of ['ENOSPC', 'EDQUOT', 'EIO', 'EMFILE', 'EROFS']) {
      failAt = 'fill';
      failure.thrown = Object.assign(new Error(code), { code });
      const writing = output.write(versions.new, { replace: true });
      await expect(writing).rejects.toMatchObject({ name: 'DiskError', code });
      expect(await stateOf(out)).toBe('old');
      expect(await readdir(out)).not.toContain('.presspack');
    }
    failAt = 'fill';
    failure.thrown = new TypeError('a bug');
    await expect(output.write(versions.new, { replace: true })).rejects.toBe(failure.thrown);
    // After the decision the change is finished by whatever comes next.
    failAt = `move ${slug}`;
    failure.thrown = Object.assign(new Error('EIO'), { code: 'EIO' });
    await expect(output.write(versions.new, { replace: true })).rejects.toMatchObject({
      code: 'EIO',
    });
    expect(await stateOf(out)).toBe('old');
    await output.list();
    expect(await stateOf(out)).toBe('new');
  });
});

/** What stands in an output directory for one pack in some languages. */
function namesOfPack(...tags: readonly string[]): string[] {
  return [slug, `${slug}.zip`, ...[...tags, 'bag'].map((tag) => `${slug}_${tag}.zip`)].sort();
}

/** Every file of a pack, by its path from the output directory, in hexadecimal. */
function filesOf(pack: Pack): Map<string, string> {
  const { files, zips } = layOut(contentsOf(pack));
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  return new Map([
    ...files.map(({ name, bytes }) => [`${pack.slug}/${name}`, hex(bytes)] as const),
    ...[...zips].map(
      ([suffix, bytes]) => [`${pack.slug}${suffix && `_${suffix}`}.zip`, hex(bytes)] as const,
    ),
  ]);
}

/** Which version stands in a directory, folder and zips alike; anything else is a mixture. */
async function stateOf(directory: string): Promise<string> {
  const found = await snapshot(directory);
  for (const [version, pack] of Object.entries(versions)) {
    const expected = filesOf(pack);
    const here = [...found].filter(
      ([name]) => name.startsWith(slug) && !name.endsWith('/.DS_Store'),
    );
    if (here.length === 0) return 'none';
    if (here.length === expected.size && here.every(([name, hex]) => expected.get(name) === hex)) {
      return version;
    }
  }
  return `a mixture: ${[...found.keys()].join(', ')}`;
}

/** All files under a directory with their contents in hexadecimal; links are not followed. */
async function snapshot(directory: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(directory.length + 1).replaceAll('\\', '/');
    if (entry.isFile()) files.set(name, (await readFile(path)).toString('hex'));
    else if (entry.isSymbolicLink()) files.set(name, 'a link');
  }
  return files;
}

function namesOf(pack: Pack): string[] {
  try {
    return Object.keys(unzipSync(zip(pack)));
  } catch {
    return [];
  }
}

function writerCommand(orders: Omit<Orders, 'directory'>): string[] {
  return [
    join(import.meta.dirname, 'support/pack-writer.ts'),
    JSON.stringify({ directory: out, ...orders }),
  ];
}

function runWriter(orders: Omit<Orders, 'directory'>, env = process.env) {
  return spawnSync(process.execPath, writerCommand(orders), {
    encoding: 'utf8',
    env: { ...env, ...cache },
  });
}

/** Hundreds of processes start here: they need not all compile the same modules. */
const cache = { NODE_COMPILE_CACHE: join(tmpdir(), 'presspack-test-cache') };

function wasKilled(run: ReturnType<typeof runWriter>): boolean {
  if (run.signal === 'SIGKILL') return true;
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  return false;
}

function startWriter(orders: Omit<Orders, 'directory'>): ChildProcess {
  return spawn(process.execPath, writerCommand(orders), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...cache },
  });
}

/** Starts a writer, waits until it has stopped before the step that it was told, and uses it so. */
async function runToStop(
  orders: Omit<Orders, 'directory'>,
  use: (child: ChildProcess) => Promise<void>,
): Promise<void> {
  const child = startWriter(orders);
  try {
    const said = await new Promise<string>((resolve) => {
      child.stdout?.once('data', (data) => resolve(String(data)));
    });
    expect(said).toMatch(/^stopped before: /);
    await use(child);
  } finally {
    await kill(child);
  }
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended(child);
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => child.once('exit', resolve));
  }
  return child.exitCode;
}

/** Skips a test, loudly, where a program is missing that it needs; fails where all must be there. */
function canRun(context: { skip(): void }, program: string, args: readonly string[]): boolean {
  if (spawnSync(program, args).status === 0) return true;
  const message = `The test needs ${program}, which is missing.`;
  if (process.env.CI || process.env.PRESSPACK_REQUIRE_CHECKERS) throw new Error(message);
  console.warn(message);
  context.skip();
  return false;
}
