import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureCold } from './cold.ts';
import { measureWarm } from './warm.ts';

/*
 * `npm run bench`: how long presspack takes, beside Typst on the same texts with the same faces.
 * Nothing fails here: whoever asks reads the ratios. `--quick` takes half a minute.
 */

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const folder = await mkdtemp(join(tmpdir(), 'presspack-bench-'));
try {
  console.log(machine());
  console.log('Typst 0.14: same words, same faces, justified and hyphenated, PDF/UA-1');
  console.log(`\n${await measureCold(folder, values.quick ? 3 : 9)}`);
  console.log(`\n${await measureWarm(folder, values.quick ? 30 : 300, values.quick ? 1 : 3)}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function machine(): string {
  const [first] = cpus();
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return `${cpus().length} cores (${first?.model.trim()}), load ${load}, ${process.platform}, Node ${process.versions.node}`;
}
