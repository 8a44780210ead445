import type { MessagePort } from 'node:worker_threads';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { readFaces } from '../read/faces.ts';
import { print } from './print.ts';

/** A document to set, as it is sent to the thread. */
export interface Job {
  readonly document: LocalizedDocument;
  /** Of the file that holds the release. */
  readonly path: string;
}

/**
 * Sets documents, one after the other, and answers with the `Print` of each. Throws, and with that
 * ends the thread, for what is no mistake of an author's.
 *
 * @param onPrinted Is called before each answer.
 */
export function serve(port: MessagePort, onPrinted?: () => void): void {
  const faces = readFaces();
  let last: Promise<unknown> = faces;
  port.on('message', ({ document, path }: Job) => {
    last = last.then(async () => {
      const printed = await print(document, await faces, path);
      onPrinted?.();
      port.postMessage(printed);
    });
  });
}
