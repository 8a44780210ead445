import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import type { LocalizedDocument } from '../pipeline/model/localized-document.ts';
import { openPress, pressHere, type Sheet } from '../pipeline/press/press.ts';
import { readFaces } from '../pipeline/read/faces.ts';
import { sayOnce } from '../pipeline/report/message.ts';
import { sampleImages, samplePages } from './support/pages.ts';
import { repository } from './support/project.ts';
import { sampleDocument } from './support/sample.ts';

const here = pressHere(readFaces());
const open = () => openPress(new Worker(join(repository, 'bin/press.js')), ['en', 'xx', 'ru']);
const path = 'source/TEST-1.md';
const job = (document: LocalizedDocument, sheet: Sheet = 'pdf') => ({ document, sheet, path });

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
    const jobs = documents.flatMap((document) => [job(document), job(document, 'card')]);
    const prints = await Promise.all(jobs.map(press));
    for (const [at, one] of jobs.entries()) {
      const { bytes, problems } = await here(one);
      expect(Buffer.compare(prints[at]!.bytes, bytes)).toBe(0);
      expect(prints[at]!.problems).toEqual(problems);
    }
  });

  it('says what there is to say, with its place', async () => {
    const { problems } = await open()(job(faulty));
    expect(problems).toEqual((await here(job(faulty))).problems);
    const said = problems.map(({ rule, level, place }) => [rule, level, place?.line]);
    expect(said).toEqual(
      expect.arrayContaining([
        ['missing-glyph', 'error', 3],
        ['unsupported-script', 'error', 5],
        ['control-character', 'warning', 7],
      ]),
    );
  });

  it('says once what stands in every language and on every sheet', async () => {
    const titled = sampleDocument('# Title \u{e000}\n\nText.');
    const file = new VFile({ path });
    for (const locale of ['en', 'fr']) {
      for (const sheet of ['pdf', 'card'] as const) {
        const { problems } = await here(job({ ...titled, locale }, sheet));
        expect(problems).toHaveLength(1);
        for (const problem of problems) sayOnce(file, problem);
      }
    }
    expect(file.messages.map(String)).toEqual([expect.stringMatching(/^1:9: Unexpected U/)]);
  });

  it('fails as setting fails, and from then on', async () => {
    const broken = { ...faulty, paper: 'foolscap' } as unknown as LocalizedDocument;
    const press = open();
    const [one, other] = [press(job(broken)), press(job(faulty))];
    await expect(one).rejects.toThrow(TypeError);
    await expect(other).rejects.toThrow(TypeError);
    await expect(press(job(faulty))).rejects.toThrow(TypeError);
    const unsent = { ...faulty, draft: () => true } as unknown as LocalizedDocument;
    await expect(open()(job(unsent))).rejects.toThrow(/could not be cloned/);
    await expect(here(job(broken))).rejects.toThrow(TypeError);
  });

  it('keeps no process alive that awaits nothing', async () => {
    const program = `import { Worker } from 'node:worker_threads';
      import { openPress } from './pipeline/press/press.ts';
      const open = () => openPress(new Worker('./bin/press.js'), []);
      open();
      const press = open();
      press({ document: {}, sheet: 'pdf', path: 'x' }).then(() => {}, () => console.log('told'));`;
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
