import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * The modules of `pipeline/` and their packages in a few files, which start three times as fast as
 * eight hundred. `make-bundle.js` writes them when npm installs; what is edited in `pipeline/`, or
 * installed, afterwards counts at once, because a bundle that is not of this code is not used.
 */

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Where the bundle lies: inside `node_modules`, so that it goes when the packages go, and as deep as
 * `pipeline/cli/`, which looks for `package.json` two folders above.
 */
export const bundleFolder = join(root, 'node_modules/.presspack');

/** Where V8 keeps what it has compiled: beside the bundle, so that no other project pushes it out. */
export const compileCache = join(bundleFolder, 'compiled');

/** The state of some files, a line for each: name, size and time of the last change. */
export function stateOf(paths) {
  return paths
    .map((path) => {
      const stats = statSync(join(root, path), { throwIfNoEntry: false });
      return stats ? `${path} ${stats.size} ${stats.mtimeMs}` : path;
    })
    .join('\n');
}

/**
 * The bundle's entry, or nothing if there is none of the code as it is now. Costs two milliseconds:
 * a file that is new can only matter if one of those that are known has changed.
 */
export function currentBundle() {
  try {
    const state = readFileSync(join(bundleFolder, 'state'), 'utf8');
    const paths = state.split('\n').map((line) => line.split(' ', 1)[0]);
    return stateOf(paths) === state ? join(bundleFolder, 'main.js') : undefined;
  } catch {
    return undefined;
  }
}
