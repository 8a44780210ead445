// What `start.js` starts as a thread of its own: the press of `pipeline/press/thread.ts`.
import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { compileCache, loadBundle } from './bundle.js';

enableCompileCache(compileCache);
const { serve, keep } = workerData?.isBundled
  ? loadBundle('press')
  : await import('../pipeline/press/thread.ts');
serve(parentPort, keep);
