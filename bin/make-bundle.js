import { spawnSync } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { bundleFolder, stateOfCode } from './bundle.js';

/*
 * Makes the bundle that `bin/presspack.js` starts from, when npm installs (`prepare`) or by hand
 * (`npm run bundle`). Nothing depends on it but the time of a start: where it cannot be made,
 * presspack runs from its modules.
 */

const program = fileURLToPath(new URL('presspack.js', import.meta.url));

/** Packages that bring files of their own, which they look for beside their modules. */
const withFiles = [/^@jsquash\//, /^hunspell-asm$/, /^dictionary-/, /^eld\//, /^diff\//];

try {
  await makeBundle();
  await warmUp();
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  console.error(`presspack runs from its modules, a little slower: no bundle (${reason}).`);
}

async function makeBundle() {
  const state = stateOfCode();
  const folder = `${bundleFolder}-${process.pid}`;
  try {
    const build = await rolldown({
      input: { main: fileURLToPath(new URL('../pipeline/cli/main.ts', import.meta.url)) },
      platform: 'node',
      external: withFiles,
      logLevel: 'silent',
    });
    await build.write({ dir: folder, format: 'esm', chunkFileNames: '[name]-[hash].js' });
    // Node would otherwise read each file to find out what kind of module it is.
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
    await writeFile(join(folder, 'state'), state);
    await rm(bundleFolder, { recursive: true, force: true });
    await rename(folder, bundleFolder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Builds once, into a folder that goes: V8 keeps what the first run has compiled and adds nothing
 * later, and a first run that only printed help would leave little to keep.
 */
async function warmUp() {
  const folder = await mkdtemp(join(tmpdir(), 'presspack-'));
  try {
    const out = ['--out', join(folder, 'dist'), '--embargo-out', join(folder, 'embargo')];
    const root = join(program, '../..');
    spawnSync(process.execPath, [program, 'build', '--quiet', '--root', root, ...out]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
