import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import { openPress, pressHere } from '../pipeline/press/press.ts';
import { readFaces } from '../pipeline/read/faces.ts';
import { sayOnce } from '../pipeline/report/message.ts';
import { sampleImages, samplePages } from './support/pages.ts';
import { repository } from './support/project.ts';
import { sampleDocument } from './support/sample.ts';

const here = pressHere(readFaces());
const open = () => openPress(new Worker(join(repository, 'bin/press.js')), ['en', 'xx', 'ru']);
const path = 'source/TEST-1.md';

/** With a letter that no face has, a script that cannot be set, and characters that nobody sees. */
const faulty = sampleDocument(
  '# Title \u{e000}\n\nOne \u{e000} two \u{e000}.\n\n- item \u05d0\u05d1\n\nA \u202e turn.',
);

describe('the press', () => {
  it('makes the same files in its thread as here', async () => {
    const press = open();
    const documents = [
      ...Object.values(samplePages()),
      sampleDocument('# Title\n\n![A flag](flag.png)', { images: sampleImages }),
    ];
    // All are asked for at once, and come each to its own.
    const prints = await Promise.all(documents.map((document) => press(document, path)));
    for (const [at, document] of documents.entries()) {
      const { bytes, problems } = await here(document, path);
      expect(Buffer.compare(prints[at]!.bytes, bytes)).toBe(0);
      expect(prints[at]!.problems).toEqual(problems);
    }
  });

  it('says what there is to say, with its place', async () => {
    const { problems } = await open()(faulty, path);
    expect(problems).toEqual((await here(faulty, path)).problems);
    const said = problems.map(({ rule, level, place }) => [rule, level, place?.line]);
    expect(said).toEqual(
      expect.arrayContaining([
        ['missing-glyph', 'error', 3],
        ['unsupported-script', 'error', 5],
        ['control-character', 'warning', 7],
      ]),
    );
  });

  it('says once what stands in every language', async () => {
    const file = new VFile({ path });
    for (const locale of ['en', 'fr']) {
      for (const problem of (await here({ ...faulty, locale }, path)).problems) {
        sayOnce(file, problem);
      }
    }
    expect(file.messages).toHaveLength((await here(faulty, path)).problems.length);
  });

  it('fails as setting fails, and from then on', async () => {
    const broken = { ...faulty, paper: 'foolscap' } as unknown as LocalizedDocument;
    const press = open();
    const [one, other] = [press(broken, path), press(faulty, path)];
    await expect(one).rejects.toThrow(TypeError);
    await expect(other).rejects.toThrow(TypeError);
    await expect(press({ ...faulty }, path)).rejects.toThrow(TypeError);
    const unsent = { ...faulty, draft: () => true } as unknown as LocalizedDocument;
    await expect(open()(unsent, path)).rejects.toThrow(/could not be cloned/);
    await expect(here(broken, path)).rejects.toThrow(TypeError);
  });

  it('keeps no process alive that awaits nothing', async () => {
    const program = `import { Worker } from 'node:worker_threads';
      import { openPress } from './pipeline/press/press.ts';
      const open = () => openPress(new Worker('./bin/press.js'), []);
      open();
      const press = open();
      press(${JSON.stringify({ ...faulty, images: undefined })}, '').then(() => {}, () => console.log('told'));`;
    expect(await run(program)).toBe('told\n');
  });
});

function run(program: string): Promise<string> {
  const args = ['--input-type=module', '--eval', program];
  return new Promise((resolve, reject) => {
    const options = { cwd: repository, timeout: 60_000 };
    execFile(process.execPath, args, options, (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });
}
