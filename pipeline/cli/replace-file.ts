import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createFile } from '../pack/create-file.ts';
import { onDisk } from '../pack/disk-error.ts';

/** Writes a file whole or not at all: beside its place first, and then over what stands there. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const draft = join(dirname(path), `.presspack-${randomUUID()}`);
  await onDisk(path, async () => {
    try {
      await createFile(draft, bytes);
      await rename(draft, path);
    } finally {
      await rm(draft, { force: true });
    }
  });
}
