import { open } from 'node:fs/promises';

/**
 * Writes a file that must not exist yet, down to the medium. What stands in its place is not touched,
 * and a link that somebody laid there is not followed: both are `EEXIST`.
 */
export async function createFile(
  path: string,
  contents: Uint8Array | string,
  { mode, onCreated }: CreateFileOptions = {},
): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    onCreated?.();
    await file.writeFile(contents);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** How to create a file. */
export interface CreateFileOptions {
  /** Its rights, less those that the process withholds from every file. */
  readonly mode?: number;
  /** Is called when the file is there and empty. */
  readonly onCreated?: () => void;
}
