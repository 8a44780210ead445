import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { faces } from '../design/faces.ts';
import type { FaceFiles } from '../model/paged-document.ts';

/** Reads the font files that the table of faces names, from the packages that carry them. */
export async function readFaces(): Promise<FaceFiles> {
  const { resolve } = createRequire(import.meta.url);
  return new Map(
    await Promise.all(
      Object.entries(faces).map(
        async ([name, face]) =>
          [name, await readFile(resolve(`${face.package}/${face.path}`))] as const,
      ),
    ),
  );
}
