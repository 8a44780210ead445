import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../support/project.ts';
import { measure, type Start, spreadOf, type Usage } from './measure.ts';
import { documentsOf, facePaths, openProject } from './project.ts';
import { type Row, tableOf } from './table.ts';
import { toTypst } from './typst.ts';

/** A program to be measured from the start of its process to its end. */
interface Contestant {
  readonly name: string;
  readonly args: (out: string) => readonly string[];
  readonly start?: Start;
}

/**
 * Measures the build of the real release from nothing, and the same three PDFs through Typst: one
 * run of each in turn, so that what else the machine does falls on all alike. A first run of each,
 * which fills the caches of the disk and of the compiler, is not counted.
 */
export async function measureCold(folder: string, rounds: number): Promise<string> {
  const sources = join(folder, 'cold');
  await mkdir(sources);
  const documents = documentsOf(await openProject(repository));
  for (const document of documents) {
    await writeFile(join(sources, `${document.slug}_${document.locale}.typ`), toTypst(document));
  }
  const contestants = contestantsFor(sources);
  const runs = new Map<Contestant, Usage[]>(contestants.map((one) => [one, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [at, contestant] of contestants.entries()) {
      const out = join(folder, `cold-${at}-${round}`);
      await mkdir(out);
      const usage = await measure(contestant.args(out), contestant.start);
      if (round > 0) runs.get(contestant)!.push(usage);
    }
  }
  const tables = (['wall', 'cpu', 'memory'] as const).map((quantity) =>
    tableOf(titles[quantity], rowsOf(runs, quantity)),
  );
  return [
    ...tables,
    await sizesOf(
      folder,
      documents.map(({ slug, locale }) => [slug, locale]),
    ),
  ].join('\n\n');
}

const titles = {
  wall: 'Cold, from process start to end: time',
  cpu: 'Cold: CPU of all cores',
  memory: 'Cold: peak memory',
};

const program = join(repository, 'bin/presspack.js');

function contestantsFor(sources: string): readonly Contestant[] {
  const build = (out: string) => [
    ...[program, 'build', '--quiet', '--root', repository, '--out', out],
    // What Typst is compared with, however many formats there are.
    ...['--format', 'html,pdf'],
  ];
  const typst = new URL('cold-typst.cjs', import.meta.url).pathname;
  return [
    { name: 'presspack: 3 PDFs, 3 pages, zip', args: build },
    { name: 'Typst: 3 PDFs', args: (out) => [typst, sources, out, ...facePaths()] },
    { name: 'presspack: 3 PDFs, zip', args: (out) => [...build(out), '--format', 'pdf'] },
    {
      name: 'presspack as the first, without compile cache',
      args: build,
      start: { env: { NODE_DISABLE_COMPILE_CACHE: '1' } },
    },
    { name: 'Node alone', args: () => ['--eval', '0'] },
  ];
}

function rowsOf(
  runs: ReadonlyMap<Contestant, readonly Usage[]>,
  quantity: 'wall' | 'cpu' | 'memory',
): Row[] {
  const rows = [...runs].map(([{ name }, usages]) => ({
    name,
    unit: quantity === 'memory' ? 'MiB' : 'ms',
    spread: spreadOf(usages.map((usage) => usage[quantity])),
  }));
  const typst = rows[1]!.spread;
  return rows.map((row) => ({ ...row, typst }));
}

async function sizesOf(folder: string, names: readonly (readonly [string, string])[]) {
  const rows: string[] = [];
  for (const [slug, locale] of names) {
    const ours = (await readFile(join(folder, `cold-0-1/${slug}/${slug}_${locale}.pdf`))).length;
    const theirs = (await readFile(join(folder, `cold-1-1/${slug}_${locale}.pdf`))).length;
    rows.push(`${locale} ${kilobytes(ours)} / ${kilobytes(theirs)} kB`);
  }
  return `Sizes of the PDFs, presspack / Typst: ${rows.join(', ')}`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}
