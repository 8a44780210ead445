import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type FaceFile, faces } from '../design/faces.ts';
import type { FaceFiles } from '../model/paged-document.ts';

/**
 * Makes the font files available that the table of faces names, each read when it is first asked for:
 * symbols and emoji are big, and most releases have none.
 */
export function readFaces(): FaceFiles {
  const files = new Map<string, Uint8Array>();
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
