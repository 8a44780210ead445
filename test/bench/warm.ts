import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { writeProject } from './corpus.ts';
import { measure, type Spread, spreadOf, type Usage } from './measure.ts';
import { documentsOf, facePaths, openProject } from './project.ts';
import { type Row, tableOf } from './table.ts';
import { toTypst } from './typst.ts';

/** What a process that made many documents says of itself: sums of milliseconds and of bytes. */
export interface WarmRun {
  readonly stages: Readonly<Record<string, { readonly cpu: number; readonly wall: number }>>;
  readonly documents: number;
  readonly pages: number;
  readonly bytes: number;
}

type Measured = WarmRun & Pick<Usage, 'memory'>;

/**
 * Measures many invented releases in three languages, in one process on one core, and the same
 * documents through Typst. A tenth as many releases go before, uncounted, so that both are warm.
 */
export async function measureWarm(folder: string, releases: number, rounds: number) {
  const warmUp = Math.ceil(releases / 10);
  const root = join(folder, 'project');
  const sources = join(folder, 'typst');
  await writeProject(root, releases + warmUp);
  await mkdir(sources);
  const project = await openProject(root);
  const vocabulary = openCount();
  for (const [index, document] of documentsOf(project).entries()) {
    const text = toTypst(document);
    vocabulary(document.locale, text.slice(text.indexOf('\n= ')), index >= warmUp * 3);
    await writeFile(join(sources, `${document.slug}_${document.locale}.typ`), text);
  }
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await runWarm('warm-presspack.ts', [root, `${warmUp}`]));
    theirs.push(await runWarm('warm-typst.ts', [sources, `${warmUp * 3}`, ...facePaths()]));
  }
  const share = (vocabulary('', '', false) * 100).toFixed(0);
  return [
    `Warm: ${releases} releases in 3 languages, ${share} % of a document's words new to the run, one process${oneCore.length > 0 ? ' on one core' : ''}, ${rounds} runs each`,
    tableOf('(a pace is better above 1, all else below)', rowsOf(ours, theirs)),
    `Mean document, presspack / Typst: ${means(ours)} / ${means(theirs)}`,
  ].join('\n');
}

/** Keeps a process on the last core, where the machine has the program for it. */
const oneCore =
  spawnSync('taskset', ['-V']).status === 0 ? ['taskset', '-c', `${cpus().length - 1}`] : [];

async function runWarm(script: string, args: readonly string[]): Promise<Measured> {
  const path = new URL(script, import.meta.url).pathname;
  const { stdout, memory } = await measure([path, ...args], { prefix: oneCore });
  return { ...(JSON.parse(stdout) as WarmRun), memory };
}

const pdfStages = ['typeset', 'pdf'];

function rowsOf(ours: readonly Measured[], theirs: readonly Measured[]): Row[] {
  const typst = (quantity: 'cpu' | 'wall') => spreadPer(theirs, ['typst'], quantity);
  const all = Object.keys(ours[0]!.stages);
  const rate = ({ median, min, max }: Spread): Spread => ({
    median: 1000 / median,
    min: 1000 / max,
    max: 1000 / min,
  });
  const stages = all.map((stage) => ({
    name: `  ${stage}`,
    unit: 'ms',
    spread: spreadPer(ours, [stage], 'cpu'),
    typst: typst('cpu'),
  }));
  const cpu = (name: string, of: readonly string[]): Row => ({
    name,
    unit: 'ms',
    spread: spreadPer(ours, of, 'cpu'),
    typst: typst('cpu'),
  });
  const pace = (name: string, of: readonly string[]): Row => ({
    name,
    unit: '/s',
    spread: rate(spreadPer(ours, of, 'wall')),
    typst: rate(typst('wall')),
  });
  const memory = (runs: readonly Measured[]) => spreadOf(runs.map((run) => run.memory));
  return [
    pace('presspack: documents a second, everything', all),
    pace('presspack: documents a second, typeset and pdf', pdfStages),
    { name: 'Typst: documents a second', unit: '/s', spread: rate(typst('wall')) },
    cpu('presspack: CPU a document, everything', all),
    ...stages,
    cpu('presspack: CPU a document, typeset and pdf', pdfStages),
    { name: 'Typst: CPU a document', unit: 'ms', spread: typst('cpu') },
    { name: 'presspack: peak memory', unit: 'MiB', spread: memory(ours), typst: memory(theirs) },
    { name: 'Typst: peak memory', unit: 'MiB', spread: memory(theirs) },
  ];
}

/** Milliseconds a document of some stages together. */
function spreadPer(
  runs: readonly Measured[],
  stages: readonly string[],
  quantity: 'cpu' | 'wall',
): Spread {
  return spreadOf(
    runs.map(
      (run) => stages.reduce((sum, stage) => sum + run.stages[stage]![quantity], 0) / run.documents,
    ),
  );
}

function means([run]: readonly Measured[]): string {
  const { documents, pages, bytes } = run!;
  return `${(pages / documents).toFixed(2)} pages, ${(bytes / documents / 1000).toFixed(1)} kB`;
}

/** Counts the share of the words that no document before has in its language. */
function openCount(): (language: string, text: string, counts: boolean) => number {
  const seen = new Set<string>();
  let total = 0;
  let fresh = 0;
  return (language, text, counts) => {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
      const key = `${language} ${word}`;
      if (counts) total += 1;
      if (counts && !seen.has(key)) fresh += 1;
      seen.add(key);
    }
    return fresh / total;
  };
}
