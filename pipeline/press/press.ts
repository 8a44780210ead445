import type { Worker } from 'node:worker_threads';
import type { FaceFiles } from '../model/paged-document.ts';
import type { Print, PrintJob } from './print.ts';
import type { Order } from './thread.ts';

export type { Print, Sheet } from './print.ts';

/** Sets documents. */
export type Press = (job: PrintJob) => Promise<Print>;

/** A press in this thread, which sets a document when it is asked to. */
export function pressHere(faces: FaceFiles): Press {
  return async (job) => {
    const { print } = await import('./print.ts');
    return print(job, faces);
  };
}

/**
 * A press in a thread of its own, which sets documents while this one does other things: setting
 * takes as long as all the checks of a release. It ends with the process.
 *
 * @param worker Runs `thread.ts`.
 * @param locales BCP 47 tags of the documents that will come: it is ready for others too, but later.
 */
export function openPress(worker: Worker, locales: readonly string[]): Press {
  worker.postMessage({ locales } satisfies Order);
  const waiting: { resolve: (print: Print) => void; reject: (error: unknown) => void }[] = [];
  let failure: unknown;
  const fail = (error: unknown): void => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  worker.on('message', (print: Print) => {
    waiting.shift()?.resolve(print);
    // Only a thread that is awaited keeps the process alive.
    if (waiting.length === 0) worker.unref();
  });
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', (code) => fail(new Error(`The press has stopped (${code}).`)));
  worker.unref();
  return (job) =>
    new Promise((resolve, reject) => {
      if (failure !== undefined) return reject(failure);
      worker.postMessage(job satisfies Order);
      waiting.push({ resolve, reject });
      worker.ref();
    });
}
