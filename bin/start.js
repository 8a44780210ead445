import { enableCompileCache } from 'node:module';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { compileCache, isCurrent, loadBundle } from './bundle.js';

enableCompileCache(compileCache);
const args = process.argv.slice(2);
const isBuild = args[0] === 'build';
const isBundled = isCurrent();
// Begun before anything is loaded here, so that it is ready when there are pages to set.
const thread =
  isBuild && availableParallelism() > 1
    ? new Worker(new URL('press.js', import.meta.url), { workerData: { isBundled } })
    : undefined;
thread?.unref();
const { main, keep } = isBundled ? loadBundle('main') : await import('../pipeline/cli/main.ts');
process.exitCode = await main(args, thread);
// What a build has called is nearly all that any command calls.
if (isBuild) keep?.();
