// What `pipeline/press/press.ts` starts as a thread: the press of `pipeline/press/thread.ts`.
import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { compileCache, currentBundle, loadBundle } from './bundle.js';

enableCompileCache(compileCache);
const bundle = currentBundle('press');
const { serve, keep } = bundle ? loadBundle(bundle) : await import('../pipeline/press/thread.ts');
serve(parentPort, keep);
