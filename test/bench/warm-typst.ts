import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { WarmRun } from './warm.ts';

/* Compiles the Typst files of a folder in one process, and tells what Typst alone has used. */

interface Compiler {
  pdf(source: string): Uint8Array;
  rest(): void;
}

const [folder = '', warmUp = '0', ...faces] = process.argv.slice(2);
const { openCompiler } = createRequire(import.meta.url)('./compiler.cjs') as {
  openCompiler: (faces: readonly string[]) => Compiler;
};
const compiler = openCompiler(faces);
const names = (await readdir(folder)).sort();
const sum = { cpu: 0, wall: 0 };
let documents = 0;
let pages = 0;
let bytes = 0;
for (const [index, name] of names.entries()) {
  const source = await readFile(join(folder, name), 'utf8');
  const started = performance.now();
  const before = process.cpuUsage();
  const made = compiler.pdf(source);
  compiler.rest();
  const { user, system } = process.cpuUsage(before);
  if (index < Number(warmUp)) continue;
  sum.cpu += (user + system) / 1000;
  sum.wall += performance.now() - started;
  documents += 1;
  pages += pagesOf(made);
  bytes += made.length;
}
const run: WarmRun = { stages: { typst: sum }, documents, pages, bytes };
process.stdout.write(JSON.stringify(run));

/** The number of pages, as the file's page tree states it. */
function pagesOf(made: Uint8Array): number {
  const text = Buffer.from(made).toString('latin1');
  return text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
