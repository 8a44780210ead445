import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * The modules of `pipeline/` and their packages in a few files, which start three times as fast as
 * a thousand. `make-bundle.js` writes them when npm installs; whatever is edited afterwards counts
 * at once, because a bundle that is not of this code is not used.
 */

const root = fileURLToPath(new URL('..', import.meta.url));

/** Where the bundle lies: inside `node_modules`, so that it goes when the packages go. */
export const bundleFolder = join(root, 'node_modules/.presspack');

/** Where V8 keeps what it has compiled: beside the bundle, so that no other project pushes it out. */
export const compileCache = join(bundleFolder, 'compiled');

/**
 * The state of the code: the name, size and time of each file of `pipeline/`, and of the list that
 * npm keeps of what is installed. Asked at every start, in three milliseconds.
 */
export function stateOfCode() {
  const files = readdirSync(join(root, 'pipeline'), { recursive: true }).sort();
  const paths = [
    ...files.map((file) => join('pipeline', file)),
    'package.json',
    'node_modules/.package-lock.json',
  ];
  return paths.map(stateOf).join('\n');
}

/** The bundle's entry, or nothing if there is none of the code as it is now. */
export function currentBundle() {
  try {
    const isCurrent = readFileSync(join(bundleFolder, 'state'), 'utf8') === stateOfCode();
    return isCurrent ? new URL('../node_modules/.presspack/main.js', import.meta.url) : undefined;
  } catch {
    return undefined;
  }
}

function stateOf(path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  return stats?.isFile() ? `${path} ${stats.size} ${stats.mtimeMs}` : path;
}
