import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFolder, bytesOf, shelfOf, stateOf } from './bundle.js';

/*
 * Makes the bundle that `bin/presspack.js` starts from, when npm installs (`prepare`) or by hand
 * (`npm run bundle`). Nothing depends on it but the time of a start: where it cannot be made,
 * presspack runs from its modules.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'bin/presspack.js');

/** Where the bundle begins. */
const entries = { main: './pipeline/cli/main.ts', press: './pipeline/press/thread.ts' };

/** Packages that bring files of their own, which they look for beside their modules. */
const withFiles = [/^@jsquash\//, /^hunspell-asm$/, /^dictionary-/, /^eld\//, /^diff\//];

/** What pdfkit and commander import and never call here: modules and their names. */
const idle = {
  pdfkit: { fontkit: ['create'], '@noble/ciphers/aes': ['cbc', 'ecb'] },
  commander: { 'node:child_process': ['default'] },
};

/** White space and comments, but no names: an error is to tell where it was. */
const minify = { compress: false, mangle: false, codegen: { removeWhitespace: true } };
const heed = 'throw new Error("left out of the bundle: see bin/make-bundle.js");';

/**
 * Fonts are written as `pipeline/pdf/` writes them, a release is no secret, and no command is a program
 * of its own.
 */
const leaveOut = {
  name: 'leave-out',
  resolveId(source, importer) {
    const [, owner] = /[\\/]node_modules[\\/](\w+)[\\/]/.exec(importer ?? '') ?? [];
    const names = idle[owner]?.[source];
    return names ? `\0idle:${names}` : null;
  },
  load(id) {
    if (!id.startsWith('\0idle:')) return null;
    const names = id.slice('\0idle:'.length).split(',');
    return `const stop = () => { ${heed} };\n${names.map((name) => `export { stop as ${name} };`).join('\n')}`;
  },
};

/** What inflates, at each start, the tables of `linebreak`: Node's own does it in a tenth of the time. */
const inflateFast = {
  name: 'inflate-fast',
  resolveId: (source) => (source === 'tiny-inflate' ? '\0inflate' : null),
  load: (id) =>
    id === '\0inflate'
      ? "module.exports = (from, to) => (to.set(require('node:zlib').inflateRawSync(from)), to);"
      : null,
};

try {
  await makeBundle();
  await warmUp();
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`presspack runs from its modules, a little slower: no bundle (${reason}).`);
}

async function makeBundle() {
  // Not a static import: where its binary is missing, npm must install all the same.
  const { rolldown } = await import('rolldown');
  const state = stateOf(await filesOfCode());
  const folder = `${bundleFolder}-${process.pid}`;
  try {
    const build = await rolldown({
      input: entries,
      cwd: root,
      platform: 'node',
      external: withFiles,
      plugins: [leaveOut, inflateFast],
      logLevel: 'silent',
    });
    // CommonJS: a module that imports one of Node's own by name reads all that this exports, and so
    // loads what nobody asked for.
    const { output } = await build.generate({
      format: 'cjs',
      chunkFileNames: '[name]-[hash].js',
      minify,
    });
    const chunks = output.map(({ fileName, code }) => [fileName, bytesOf(wrapped(code))]);
    await mkdir(folder);
    await writeFile(join(folder, 'code'), shelfOf(chunks));
    await writePatterns(join(folder, 'node_modules/hyphen'));
    await writeFile(join(folder, 'state'), state);
    await rm(bundleFolder, { recursive: true, force: true });
    await rename(folder, bundleFolder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A chunk as the function that `loadBundle` calls. Node's own `import` is not for scripts yet. */
function wrapped(code) {
  const own = code.replace(/\bimport\((["'`])([^"'`]+)\1\)/g, (whole, _, name) =>
    withFiles.some((one) => one.test(name)) ? `importOther("${name}")` : whole,
  );
  return `(function (exports, require, module, __filename, __dirname, importOther) {${own}\n})`;
}

/**
 * The patterns of hyphenation in JSON, which is read six times as fast as the modules that npm has: the
 * bundle finds this copy first, because it lies nearer.
 */
async function writePatterns(folder) {
  const require = createRequire(import.meta.url);
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(join(root, 'node_modules/hyphen'))) {
    if (!/^[a-z]{2,3}(-[a-z]{2})?$/.test(name)) continue;
    try {
      const { patterns } = require(`hyphen/${name}`);
      await writeFile(join(folder, `${name}.json`), JSON.stringify({ patterns }));
    } catch {
      // One of them has a mistake of form, which whoever asks for it is told of.
    }
  }
}

/** What the bundle is made of and by, and the list that npm keeps of what is installed. */
async function filesOfCode() {
  const files = await readdir(join(root, 'pipeline'), { recursive: true });
  const modules = files.filter((file) => file.endsWith('.ts')).sort();
  return [
    ...modules.map((file) => `pipeline/${file.replaceAll('\\', '/')}`),
    'bin/bundle.js',
    'bin/make-bundle.js',
    'package.json',
    'node_modules/.package-lock.json',
  ];
}

/**
 * Builds a release, into a folder that goes: what V8 compiles for the first build, it keeps.
 */
async function warmUp() {
  const sources = await readdir(join(root, 'source')).catch(() => []);
  const first = sources.sort().find((name) => /^(?!readme\.).*\.md$/i.test(name));
  if (!first) return;
  const folder = await mkdtemp(join(tmpdir(), 'presspack-'));
  try {
    // A key that is not there is made, but not where it is named: nothing outlasts this build.
    const places = ['dist', 'embargo', 'key'].map((name) => join(folder, name));
    const options = ['--out', '--embargo-out', '--embargo-key'].flatMap((name, at) => [
      name,
      places[at],
    ]);
    const order = ['build', first.slice(0, -'.md'.length), '--quiet', '--root', root];
    spawnSync(process.execPath, [program, ...order, ...options], { timeout: 60_000 });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
