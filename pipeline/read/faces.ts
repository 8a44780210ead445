import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type FaceFile, faces } from '../design/faces.ts';
import type { FaceFiles } from '../model/paged-document.ts';

/**
 * Makes the font files available that the table of faces names. Those that nearly every document
 * needs are read at once, each of the others when it is first asked for: symbols and emoji are big,
 * and most releases have none.
 */
export async function readFaces(): Promise<FaceFiles> {
  const common = Object.entries(faces).filter(([, face]) => face.common);
  const files = new Map<string, Uint8Array>(
    await Promise.all(
      common.map(async ([name, face]) => [name, await readFile(pathOf(face))] as const),
    ),
  );
  return {
    get(name) {
      const face = faces[name];
      if (face && !files.has(name)) files.set(name, readFileSync(pathOf(face)));
      return files.get(name);
    },
  };
}

const { resolve } = createRequire(import.meta.url);

function pathOf({ package: name, path }: FaceFile): string {
  return resolve(`${name}/${path}`);
}
