import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/*
 * The modules of `pipeline/` and their packages in one file (and once more those of the press, for its
 * thread), with what V8 has compiled of it, which starts three times as fast as eight hundred. `make-bundle.js` writes it when npm installs; what is
 * edited in `pipeline/`, or installed, afterwards counts at once, because a bundle that is not of
 * this code is not used.
 */

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Where the bundle lies: inside `node_modules`, so that it goes when the packages go, and as deep as
 * `pipeline/cli/`, which looks for `package.json` two folders above.
 */
export const bundleFolder = join(root, 'node_modules/.presspack');

/** Where Node keeps what V8 has compiled of other modules: beside the bundle, for no other project. */
export const compileCache = join(bundleFolder, 'modules');

/**
 * In what the bundle is stored. The letters of it are many alphabets', and V8 holds such a text in two
 * bytes a letter: so stored, it is read six times as fast as from UTF-8.
 */
export const encoding = 'utf16le';

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
 * The file of a bundle, `main` or `press`, or nothing if there is none of the code as it is now. Costs two milliseconds: a
 * file that is new can only matter if one of those that are known has changed.
 */
export function currentBundle(name) {
  try {
    const state = readFileSync(join(bundleFolder, 'state'), 'utf8');
    const paths = state.split('\n').map((line) => line.split(' ', 1)[0]);
    return stateOf(paths) === state ? join(bundleFolder, `${name}.js`) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Runs a bundle.
 *
 * Node's own compile cache keeps a module as it was before it ran, which is without most functions:
 * V8 compiles those when they are first called. Ours is written after a run, with all that ran.
 *
 * @returns What the bundle exports, and `keep`, if V8 had to compile it: writes down what is compiled
 *   by now.
 */
export function loadBundle(path) {
  const module = { exports: {} };
  const script = new Script(readFileSync(path, encoding), {
    filename: path,
    cachedData: compiled(path),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  script.runInThisContext()(module.exports, createRequire(path), module, path, dirname(path));
  const isCompiled = script.cachedDataRejected === false;
  return {
    ...module.exports,
    ...(!isCompiled && { keep: () => keep(path, script.createCachedData()) }),
  };
}

/** Other versions of Node come with other versions of V8, which keep what they compile apart. */
const compiledCode = (path) => `${path}.${process.version}-${process.arch}`;

/** What V8 has compiled of the bundle, unless the disk has changed it: V8 would run whatever it is. */
function compiled(path) {
  if (process.env.NODE_DISABLE_COMPILE_CACHE) return undefined;
  try {
    const bytes = readFileSync(compiledCode(path));
    const code = bytes.subarray(4);
    return bytes.readUInt32LE() === crc32(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

function keep(path, code) {
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(code));
  const draft = `${path}-${process.pid}`;
  try {
    writeFileSync(draft, Buffer.concat([sum, code]));
    renameSync(draft, compiledCode(path));
  } catch {
    // Where nothing may be written, each start compiles.
  }
}
