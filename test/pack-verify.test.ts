import { execFileSync } from 'node:child_process';
import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../pipeline/pack/archive.ts';
import { makeKeyPair, readSecretKey, type SecretKey } from '../pipeline/pack/keys.ts';
import {
  parsePublicKey,
  parseSignature,
  signFile,
  writePublicKey,
} from '../pipeline/pack/minisign.ts';
import { openOutput } from '../pipeline/pack/pack.ts';
import { type Fault, verify } from '../pipeline/pack/verify.ts';
import { compress, writeZip, type ZipEntry } from '../pipeline/pack/zip.ts';
import { illustratedPack } from './support/pack-writer.ts';

const slug = 'PR081-2018';
const version = '0.1.0';
const shapes = ['', '.zip', '_en.zip', '_ru.zip', '_bag.zip'].map((end) => slug + end);
let place: string;
let out: string;
let secret: SecretKey;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'presspack-verify-'));
  out = join(place, 'dist');
  await makeKeyPair(join(place, 'key'), '');
  secret = await readSecretKey(join(place, 'key'), async () => '');
  const output = await openOutput(out);
  await output.write(illustratedPack());
  expect(await sign(output)).toMatchObject({ outcome: 'signed' });
});

afterAll(() => rm(place, { recursive: true, force: true }));

function sign(output: Awaited<ReturnType<typeof openOutput>>) {
  return output.sign(slug, (sums, comment) => signFile(sums, secret, comment));
}

async function rulesOf(path: string, key?: SecretKey): Promise<Fault['rule'][]> {
  const { faults } = await verify(path, { version, ...(key && { key }) });
  return faults.map(({ rule }) => rule);
}

/** A copy to harm, gone after the use. */
async function harm<T>(name: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(place, 'harm-'));
  try {
    await cp(join(out, name), join(folder, name), { recursive: true });
    return await use(join(folder, name));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

describe('what was packed', () => {
  it('is whole in every shape, by the key as well', async () => {
    for (const name of shapes) {
      const found = await verify(join(out, name), { version, key: secret });
      expect([name, found.faults]).toEqual([name, []]);
      expect(found.signature.state).toBe('good');
      // Of another presspack, and unpacked.
      expect(await rulesOf(join(out, name))).toEqual([]);
      expect(await verify(join(out, name), { version: '9.9.9' })).toMatchObject({ faults: [] });
    }
  });

  it('has the pictures of its language in the zip of a language', async () => {
    const names = Object.keys(unzipSync(await readFile(join(out, `${slug}_en.zip`))));
    expect(names).toEqual([
      `${slug}_en/PR081-2018_en.html`,
      `${slug}_en/SHA256SUMS`,
      `${slug}_en/SHA256SUMS.minisig`,
      `${slug}_en/VERIFY_en.txt`,
      `${slug}_en/manifest.json`,
      `${slug}_en/media/launch.jpg`,
    ]);
    const russian = Object.keys(unzipSync(await readFile(join(out, `${slug}_ru.zip`))));
    expect(russian).toContain(`${slug}_ru/media/Été à Kourou.jpg`);
  });
});

describe('any harm is found', () => {
  it('to one byte of any file of the folder', async () => {
    const folder = join(out, slug);
    const names = await filesIn(folder);
    expect(names).toContain('media/launch.jpg');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (name, at, flip) =>
          harm(slug, async (copy) => {
            const bytes = await readFile(join(copy, name));
            const index = at % bytes.length;
            bytes[index] = (bytes[index] ?? 0) ^ flip;
            await writeFile(join(copy, name), bytes);
            expect(await rulesOf(copy, secret)).not.toEqual([]);
          }),
      ),
      { numRuns: 150 },
    );
  });

  it('to one byte of any zip, headers and all, without a key', async () => {
    for (const name of shapes.slice(1)) {
      const bytes = await readFile(join(out, name));
      const file = join(place, 'one-byte.zip');
      await fc.assert(
        fc.asyncProperty(
          fc.nat(bytes.length - 1),
          fc.integer({ min: 1, max: 255 }),
          async (at, flip) => {
            const changed = Buffer.from(bytes);
            changed[at] = (changed[at] ?? 0) ^ flip;
            await writeFile(file, changed);
            // What a signature says can only be judged by a key.
            expect(await rulesOf(file, secret)).not.toEqual([]);
          },
        ),
        { numRuns: 250 },
      );
    }
  });

  it('to every byte of the directory and the headers of a zip', async () => {
    const name = `${slug}_en.zip`;
    const bytes = await readFile(join(out, name));
    const archive = await openArchive(join(out, name));
    await archive.close();
    const headers = archive.entries.flatMap(({ offset }) =>
      Array.from({ length: 30 }, (_, i) => offset + i),
    );
    const tail = Array.from({ length: 400 }, (_, i) => bytes.length - 1 - i);
    const file = join(place, 'header.zip');
    for (const at of [...headers, ...tail]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(file, changed);
      expect([at, await rulesOf(file)]).not.toEqual([at, []]);
    }
  });

  it('by adding, removing, renaming or cutting a file', async () => {
    const names = await filesIn(join(out, slug));
    for (const name of names) {
      await harm(slug, async (copy) => {
        await rename(join(copy, name), join(copy, dirname(name), `x${basename(name)}`));
        expect(await rulesOf(copy, secret)).not.toEqual([]);
        await rm(join(copy, dirname(name), `x${basename(name)}`));
        expect(await rulesOf(copy, secret)).not.toEqual([]);
      });
    }
    await harm(slug, async (copy) => {
      await writeFile(join(copy, 'media', `${slug}_de.html`), '');
      expect(await rulesOf(copy)).toEqual(['pack-extra-file']);
    });
    const bytes = await readFile(join(out, `${slug}.zip`));
    for (const length of [0, 1, 21, 22, 100, bytes.length >> 1, bytes.length - 1]) {
      await writeFile(join(place, 'cut.zip'), bytes.subarray(0, length));
      expect(await rulesOf(join(place, 'cut.zip'))).toEqual(['pack-unreadable']);
    }
    for (const around of [
      Buffer.concat([bytes, Buffer.of(0)]),
      Buffer.concat([Buffer.of(0), bytes]),
    ]) {
      await writeFile(join(place, 'more.zip'), around);
      expect(await rulesOf(join(place, 'more.zip'))).toEqual(['pack-unreadable']);
    }
  });

  it('except what file managers leave behind, which is named', async () => {
    await harm(slug, async (copy) => {
      await writeFile(join(copy, '.DS_Store'), '');
      await writeFile(join(copy, 'media', 'Thumbs.db'), '');
      expect(await verify(copy, { version })).toMatchObject({
        faults: [],
        litter: expect.arrayContaining(['.DS_Store', 'media/Thumbs.db']),
      });
    });
  });
});

/** Zips the files of a pack anew, after a change. */
async function rezip(change: (files: Map<string, Uint8Array>) => void, file = 'rezipped.zip') {
  const files = new Map<string, Uint8Array>();
  for (const name of await filesIn(join(out, slug))) {
    files.set(`${slug}/${name}`, await readFile(join(out, slug, name)));
  }
  change(files);
  const entries = [...files].map(
    ([name, bytes]): ZipEntry => ({
      name,
      compressed: compress(bytes, name.endsWith('.jpg') ? 'image/jpeg' : 'text/plain'),
    }),
  );
  const path = join(place, file);
  await writeFile(path, writeZip(entries, '2018-06-15'));
  return path;
}

/** Gives a pack in memory sums that fit its files. */
function sumAnew(files: Map<string, Uint8Array>, more = ''): void {
  const own = /\/SHA256SUMS(\.minisig)?$/;
  const lines = [...files]
    .filter(([name]) => !own.test(name))
    .map(([name, bytes]) => `${hash(bytes)}  ${name.slice(slug.length + 1)}\n`)
    .sort();
  files.set(`${slug}/SHA256SUMS`, Buffer.from(lines.join('') + more));
}

function hash(bytes: Uint8Array): string {
  return execFileSync('sha256sum', { input: bytes, encoding: 'utf8' }).slice(0, 64);
}

describe('a hostile pack', () => {
  it('in a zip that was packed again unchanged passes, and without a manifest’s file does not', async () => {
    expect(await rulesOf(await rezip(() => undefined))).toEqual([]);
    const fewer = await rezip((files) => {
      files.delete(`${slug}/media/launch.jpg`);
      sumAnew(files);
    });
    expect(await rulesOf(fewer)).toEqual(['pack-contradiction']);
    const forgedManifest = await rezip((files) => {
      const manifest = JSON.parse(String(Buffer.from(files.get(`${slug}/manifest.json`) ?? [])));
      manifest.files.pop();
      files.set(`${slug}/manifest.json`, Buffer.from(JSON.stringify(manifest)));
      sumAnew(files);
    });
    expect(await rulesOf(forgedManifest)).toEqual(['pack-contradiction']);
    expect(await rulesOf(forgedManifest, secret)).toContain('pack-forged');
  });

  it.each([
    ['../x', '../x'],
    ['an absolute path', '/etc/passwd'],
    ['a drive', 'C:\\x'],
    ['a backslash', '..\\x'],
    ['a deeper folder', 'media/a/b'],
    ['an escape for the terminal', '\u001b]0;x\u0007'],
    ['a stream', `${slug}_fr.pdf:x`],
  ])('whose sums name %s is not followed there', async (_, name) => {
    await harm(slug, async (copy) => {
      const file = join(copy, 'SHA256SUMS');
      await writeFile(file, `${await readFile(file, 'utf8')}${'0'.repeat(64)}  ${name}\n`);
      const { faults } = await verify(copy, { version });
      expect(faults.map(({ rule }) => rule)).toContain('pack-unsafe-file');
      expect(faults.map(({ rule }) => rule)).not.toContain('pack-missing-file');
      expect(faults.map(({ reason }) => reason).join()).not.toMatch(/\p{Cc}/u);
    });
  });

  it.each([
    ['no list', 'hello'],
    ['nothing', ''],
    ['a name twice', `${'0'.repeat(64)}  a\n${'1'.repeat(64)}  a\n`],
    ['no end of line', `${'0'.repeat(64)}  a`],
    ['binary marks', `${'0'.repeat(64)} *a\n`],
    ['no text', Buffer.from([0xff, 0xfe, 0x0a])],
    ['too much', 'x'.repeat(5_000_000)],
  ])('whose sums are %s is not believed', async (_, text) => {
    await harm(slug, async (copy) => {
      await writeFile(join(copy, 'SHA256SUMS'), text);
      expect(await rulesOf(copy)).toEqual(['pack-unreadable']);
    });
  });

  it.each([
    ['no JSON', '{'],
    ['another version', '{"manifest":2}'],
    ['null', 'null'],
    ['a prototype', '{"__proto__":{"manifest":1}}'],
    ['a bomb', `${'['.repeat(100_000)}`],
  ])('whose manifest is %s is not believed', async (_, text) => {
    const zip = await rezip((files) => {
      files.set(`${slug}/manifest.json`, Buffer.from(text));
      sumAnew(files);
    });
    expect(await rulesOf(zip)).toContain('pack-unreadable');
    expect(({} as { manifest?: number }).manifest).toBeUndefined();
  });

  it('with links, devices or folders in the folder is refused, and nothing there is read', async () => {
    await harm(slug, async (copy) => {
      await symlink('/dev/zero', join(copy, `${slug}_fr.txt`));
      await rm(join(copy, 'media/launch.jpg'));
      await symlink(join(out, slug, 'media/launch.jpg'), join(copy, 'media/launch.jpg'));
      await mkdir(join(copy, 'media/deep/deeper'), { recursive: true });
      execFileSync('mkfifo', [join(copy, 'pipe')]);
      const { faults } = await verify(copy, { version });
      expect(faults.map(({ rule, name }) => `${rule} ${name}`).sort()).toEqual([
        'pack-missing-file media/launch.jpg',
        `pack-unsafe-file ${slug}_fr.txt`,
        'pack-unsafe-file media/deep',
        'pack-unsafe-file media/launch.jpg',
        'pack-unsafe-file pipe',
      ]);
    });
    // The sums themselves, and the manifest, as links.
    await harm(slug, async (copy) => {
      await rename(join(copy, 'SHA256SUMS'), join(dirname(copy), 'sums'));
      await symlink('../sums', join(copy, 'SHA256SUMS'));
      expect(await rulesOf(copy)).toEqual(['pack-unsafe-file', 'pack-unreadable']);
    });
  });

  it('with names that differ in case only is refused', async () => {
    await harm(slug, async (copy) => {
      await writeFile(join(copy, 'MANIFEST.json'), 'x');
      expect(await rulesOf(copy)).toContain('pack-unsafe-file');
    });
  });

  /** Zips that other programs write, or that nobody honest writes; all of them with the true files. */
  const oddZips: [string, () => Promise<Uint8Array>][] = [
    ['written by another program', async () => zipSync(Object.fromEntries(await entriesOf()))],
    ['with a comment', async () => withTail(await original(), 'Hello')],
    [
      'with an entry twice',
      async () => {
        const [first, ...rest] = await packed();
        return writeZip([first!, first!, ...rest], '2018-06-15');
      },
    ],
    [
      'that leads out',
      async () => writeZip([...(await packed()), entry('../x', 'x')], '2018-06-15'),
    ],
    [
      'with an absolute name',
      async () => writeZip([...(await packed()), entry('/x', 'x')], '2018-06-15'),
    ],
    [
      'with a second folder',
      async () => writeZip([...(await packed()), entry('x/y', 'x')], '2018-06-15'),
    ],
    [
      'that says it holds a link',
      async () => {
        const bytes = await original();
        const at = bytes.readUInt32LE(bytes.length - 6);
        bytes.writeUInt16LE(0x0314, at + 4);
        bytes.writeUInt32LE(0xa1ff0000, at + 38);
        return bytes;
      },
    ],
    [
      'that says it is encrypted',
      async () => {
        const bytes = await original();
        const at = bytes.readUInt32LE(bytes.length - 6);
        bytes.writeUInt16LE(1, at + 8);
        bytes.writeUInt16LE(1, 6);
        return bytes;
      },
    ],
    [
      'whose directory points to one entry for two',
      async () => {
        const bytes = await original();
        const at = bytes.readUInt32LE(bytes.length - 6);
        const second = at + 46 + bytes.readUInt16LE(at + 28);
        bytes.writeUInt32LE(0, second + 42);
        return bytes;
      },
    ],
    ['of another date', async () => writeZip(await packed(), '2018-06-16')],
    [
      'whose folder has another name',
      async () =>
        writeZip(
          (await packed()).map((one) => ({ ...one, name: one.name.replace(slug, 'PR082-2018') })),
          '2018-06-15',
        ),
    ],
    [
      'compressed by another program',
      async () =>
        writeZip(
          (await packed()).map((one) => ({ ...one, compressed: deflated(one) })),
          '2018-06-15',
        ),
    ],
    [
      'of too many files',
      async () =>
        writeZip(
          Array.from({ length: 60_000 }, (_, i) => ({
            name: `${slug}/media/${'x'.repeat(40)}${i}`,
            compressed: nothing,
          })),
          '2018-06-15',
        ),
    ],
    ['that unpacks to a gigabyte', async () => writeZip([bomb()], '2018-06-15')],
    [
      'that says it unpacks to four gigabytes',
      async () =>
        writeZip(
          [{ name: `${slug}/x`, compressed: { ...bomb().compressed, size: 0xffffffff } }],
          '2018-06-15',
        ),
    ],
    [
      'that says it unpacks to less than it does',
      async () =>
        writeZip(
          [{ name: `${slug}/SHA256SUMS`, compressed: { ...bomb().compressed, size: 10 } }],
          '2018-06-15',
        ),
    ],
    ['of nothing', async () => writeZip([], '2018-06-15')],
    ['that is none', async () => Buffer.from('PK? no')],
  ];

  it.each(oddZips)('in a zip %s is refused at once', async (_, make) => {
    const file = join(place, 'odd.zip');
    await writeFile(file, await make());
    const started = performance.now();
    const { faults } = await verify(file, { version });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]?.reason).toMatch(/^Unexpected .*, expected /);
    expect(process.memoryUsage().rss).toBeLessThan(2e9);
  });

  it('never makes the reader throw anything but a verdict', async () => {
    const bytes = await readFile(join(out, `${slug}_en.zip`));
    const file = join(place, 'fuzzed.zip');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.nat(bytes.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 })),
          { minLength: 1, maxLength: 6 },
        ),
        async (patches) => {
          const changed = Buffer.from(bytes);
          for (const [at, patch] of patches) changed.set(patch.subarray(0, bytes.length - at), at);
          await writeFile(file, changed);
          const rules = await rulesOf(file, secret);
          if (!changed.equals(bytes)) expect(rules).not.toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  async function original(): Promise<Buffer> {
    return readFile(join(out, `${slug}.zip`));
  }
  async function entriesOf(): Promise<[string, Uint8Array][]> {
    return Object.entries(unzipSync(await original()));
  }
  async function packed(): Promise<ZipEntry[]> {
    return (await entriesOf()).map(([name, bytes]) => ({
      name,
      compressed: compress(bytes, name.endsWith('.jpg') ? 'image/jpeg' : 'text/plain'),
    }));
  }
});

function entry(name: string, text: string): ZipEntry {
  return { name, compressed: compress(Buffer.from(text), 'text/plain') };
}

const nothing = compress(Buffer.of(), 'image/jpeg');

function deflated({ compressed }: ZipEntry): ZipEntry['compressed'] {
  if (compressed.method === 0) return compressed;
  const bytes = unzipSync(writeZip([{ name: 'x', compressed }], '2018-06-15')).x!;
  return { ...compressed, data: deflateRawSync(bytes, { level: 1 }) };
}

function bomb(): ZipEntry {
  const zeros = Buffer.alloc(2 ** 28);
  const compressed = {
    method: 8 as const,
    crc: crc32(zeros),
    size: zeros.length,
    data: deflateRawSync(zeros),
  };
  return { name: `${slug}/SHA256SUMS`, compressed };
}

function withTail(bytes: Buffer, comment: string): Buffer {
  bytes.writeUInt16LE(comment.length, bytes.length - 2);
  return Buffer.concat([bytes, Buffer.from(comment)]);
}

describe('a signature', () => {
  it('is read in one form only, whatever is put before or behind it', () => {
    const sums = Buffer.from('sums');
    const text = signFile(sums, secret, 'PR081-2018, 2018-06-15, version 1').toString();
    expect(parseSignature(Buffer.from(text))?.trustedComment).toBe(
      'PR081-2018, 2018-06-15, version 1',
    );
    for (const other of [
      '',
      `${text}\n`,
      ` ${text}`,
      text.replaceAll('\n', '\r\n'),
      text.slice(0, -1),
      text.replace('RU', 'RW'),
      text.replace('trusted comment: ', 'comment: '),
      text.replace('=\n', '\n'),
      `${text}${'x'.repeat(3000)}`,
    ]) {
      expect(parseSignature(Buffer.from(other))).toBeUndefined();
    }
  });

  it('knows public keys from everything else', () => {
    const text = writePublicKey(secret);
    expect(parsePublicKey(`untrusted comment: minisign public key\n${text}\n`)?.key).toEqual(
      secret.key,
    );
    for (const other of [
      '',
      'RW',
      `${text}A`,
      text.slice(1),
      `x\n${text}`,
      `${text}\n${text}`,
      text.replace('RW', 'RU'),
    ]) {
      expect(parsePublicKey(other)).toBeUndefined();
    }
  });

  it('comes with all of the pack or not at all, whichever step fails', async () => {
    const before = join(place, 'before');
    await (await openOutput(before)).write(illustratedPack());
    const where = join(place, 'steps');
    const steps: string[] = [];
    let failing = -1;
    const trySigning = async () => {
      await rm(where, { recursive: true, force: true });
      await cp(before, where, { recursive: true });
      const output = await openOutput(where);
      const fragile = await openOutput(where, {
        onStep: (step) => {
          steps.push(step);
          if (steps.length - 1 === failing) throw Object.assign(new Error('EIO'), { code: 'EIO' });
        },
      });
      steps.length = 0;
      const signed = await sign(fragile).catch(() => undefined);
      failing = -1;
      await output.list();
      return signed?.outcome;
    };
    expect(await trySigning()).toBe('signed');
    const all = [...steps];
    const states: string[] = [];
    for (const [index, step] of all.entries()) {
      // Of the staging, where nothing is decided yet, some steps do.
      if (/^(create|fill) .*\/pack/.test(step) && index % 7 !== 0) continue;
      // A lock that cannot be taken back is another matter.
      if (step.includes('/lock_')) continue;
      failing = index;
      await trySigning();
      const found = await Promise.all(shapes.map((name) => verify(join(where, name), { version })));
      const state = new Set(
        found.map(({ signature, faults }) => `${signature.state} ${faults.length}`),
      );
      expect([step, state.size]).toEqual([step, 1]);
      states.push(...state);
      expect(await readdir(where)).not.toContain('.presspack');
    }
    // One moment of decision.
    expect(states.join()).toMatch(/^(absent 0,){5,}(unchecked 0,?){5,}$/);
  });
});
