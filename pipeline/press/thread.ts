import type { MessagePort } from 'node:worker_threads';
import { readFaces } from '../read/faces.ts';
import { readHyphenation } from '../typography/hyphenation.ts';
import { type PrintJob, print } from './print.ts';

/** What is sent to the thread: BCP 47 tags of documents that will come, or one that has come. */
export type Order = { readonly locales: readonly string[] } | PrintJob;

/**
 * Sets documents, one after the other, and answers with the `Print` of each; while none has come, it
 * reads what those to come will need. Throws, and with that ends the thread, for what is no mistake of
 * an author's.
 *
 * @param onPrinted Is called before each answer.
 */
export function serve(port: MessagePort, onPrinted?: () => void): void {
  const faces = readFaces();
  let last: Promise<unknown> = Promise.resolve();
  port.on('message', (order: Order) => {
    last = last.then(async () => {
      if ('locales' in order) {
        for (const locale of order.locales) readHyphenation(locale);
        return;
      }
      const printed = await print(order, faces);
      onPrinted?.();
      port.postMessage(printed);
    });
  });
}
