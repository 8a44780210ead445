import {
  closeSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

/*
 * The modules of `pipeline/` and their packages in a hundred chunks, with what V8 has compiled of
 * them, which starts three times as fast as eight hundred modules. `make-bundle.js` writes them when
 * npm installs; what is edited in `pipeline/`, or installed, afterwards counts at once, because a
 * bundle that is not of this code is not used.
 */

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Where the bundle lies: inside `node_modules`, so that it goes when the packages go, and as deep as
 * `pipeline/cli/`, which looks for `package.json` two folders above.
 */
export const bundleFolder = join(root, 'node_modules/.presspack');

/** Where Node keeps what V8 has compiled of other modules: beside the bundle, for no other project. */
export const compileCache = join(bundleFolder, 'modules');

/** The state of some files, a line for each: name, size and time of the last change. */
export function stateOf(paths) {
  return paths
    .map((path) => {
      const stats = statSync(root + path, { throwIfNoEntry: false });
      return stats ? `${path} ${stats.size} ${stats.mtimeMs}` : path;
    })
    .join('\n');
}

/**
 * Whether there is a bundle of the code as it is now. Costs two milliseconds: a file that is new can
 * only matter if one of those that are known has changed.
 */
export function isCurrent() {
  try {
    const state = readFileSync(join(bundleFolder, 'state'), 'utf8');
    const paths = state.split('\n').map((line) => line.split(' ', 1)[0]);
    return stateOf(paths) === state;
  } catch {
    return false;
  }
}

/**
 * Loads the bundle from one of its entries, `main` or `press`, and each chunk when it is asked for.
 *
 * Node's own compile cache keeps a module as it was before it ran, which is without most functions:
 * V8 compiles those when they are first called. Ours is written after a run, with all that ran.
 *
 * @returns What the entry exports, and `keep`: writes down what is compiled by now, if V8 has had to
 *   compile a chunk.
 */
export function loadBundle(entry) {
  const sources = openShelf(join(bundleFolder, 'code'));
  const compiled = isKept ? openShelf(join(bundleFolder, compiledCode(entry))) : undefined;
  const requireOther = createRequire(join(bundleFolder, 'main.js'));
  const modules = new Map();
  const scripts = new Map();
  const load = (name) => {
    const loaded = modules.get(name);
    if (loaded) return loaded.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const filename = join(bundleFolder, name);
    const source = sources?.get(name);
    if (!source) throw new Error(`${filename} is damaged: \`npm run bundle\` makes it anew.`);
    const script = new Script(textOf(source), {
      filename,
      cachedData: compiled?.get(name),
    });
    scripts.set(name, script);
    const require = (id) => (id.startsWith('./') ? load(id.slice(2)) : requireOther(id));
    const run = script.runInThisContext();
    run(module.exports, require, module, filename, bundleFolder, (id) => import(id));
    return module.exports;
  };
  return { ...load(`${entry}.js`), keep: () => keep(entry, scripts, compiled) };
}

/** Other versions of Node come with other versions of V8, which keep what they compile apart. */
const compiledCode = (entry) => `compiled-${entry}-${process.version}-${process.arch}`;

/** Node's own switch for its cache of what V8 has compiled. */
const isKept = process.env.NODE_DISABLE_COMPILE_CACHE !== '1';

function keep(entry, scripts, former) {
  const isWhole = [...scripts.values()].every(
    ({ cachedDataRejected }) => cachedDataRejected === false,
  );
  if (isWhole || !isKept) return;
  const path = join(bundleFolder, compiledCode(entry));
  const draft = `${path}-${process.pid}`;
  try {
    const others = former?.names.filter((name) => !scripts.has(name)) ?? [];
    const parts = [
      ...others.map((name) => [name, Buffer.from(former.get(name) ?? '')]),
      ...[...scripts].map(([name, script]) => [name, script.createCachedData()]),
    ];
    writeFileSync(draft, shelfOf(parts));
    renameSync(draft, path);
  } catch {
    // Where nothing may be written, or another process reads, each start compiles.
    rmSync(draft, { force: true });
  }
}

/**
 * Many files in one, of which few are read: a list of them in JSON, then their bytes.
 *
 * @param parts Name and bytes of each.
 */
export function shelfOf(parts) {
  let start = 0;
  const list = parts.map(([name, bytes]) => {
    start += bytes.length;
    return [name, { start: start - bytes.length, length: bytes.length, sum: crc32(bytes) }];
  });
  const index = Buffer.from(JSON.stringify(Object.fromEntries(list)));
  const head = Buffer.alloc(4);
  head.writeUInt32LE(index.length);
  return Buffer.concat([head, index, ...parts.map(([, bytes]) => bytes)]);
}

/** Opens what `shelfOf` made; nothing if it is not there. */
function openShelf(path) {
  let file;
  try {
    file = openSync(path, 'r');
    let page = Buffer.alloc(0);
    const read = (length, position) => {
      // Megabytes that lived longer would have V8 collect garbage while it starts.
      if (page.length < length) page = Buffer.allocUnsafeSlow(2 * length);
      readSync(file, page, 0, length, position);
      return page.subarray(0, length);
    };
    const length = read(4, 0).readUInt32LE();
    const list = JSON.parse(read(length, 4).toString());
    return {
      names: Object.keys(list),
      /**
       * The bytes of a part, until the next is asked for; nothing, if the disk has changed them, for V8
       * would run whatever they are.
       */
      get(name) {
        const part = list[name];
        const bytes = part && read(part.length, 4 + length + part.start);
        return bytes && crc32(bytes) === part.sum ? bytes : undefined;
      },
    };
  } catch {
    if (file !== undefined) closeSync(file);
    return undefined;
  }
}

/**
 * The bytes of a source. V8 holds a text in one byte a letter if all are Latin-1, else in two, and reads
 * both much faster than UTF-8.
 */
export function bytesOf(text) {
  const isNarrow = !/[^\0-\xff]/.test(text);
  return Buffer.concat([
    Buffer.from([isNarrow ? 1 : 2]),
    Buffer.from(text, isNarrow ? 'latin1' : 'utf16le'),
  ]);
}

function textOf(bytes) {
  return bytes.toString(bytes[0] === 1 ? 'latin1' : 'utf16le', 1);
}
