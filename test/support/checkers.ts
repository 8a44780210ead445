import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './project.ts';

/** Where `npm run bagit` puts the Library of Congress's program. */
export const bagitFolder = join(repository, 'test/bagit/lib');

/**
 * Whether the programs by which others check our packs are here: skips a test, loudly, where one is
 * missing, and fails where all must be there.
 */
export function haveCheckers(context: { skip(): void }, ...names: readonly Checker[]): boolean {
  const missing = names.filter((name) => !isHere(name));
  if (missing.length === 0) return true;
  const message = `The test needs ${missing.join(' and ')}, which is missing.`;
  if (process.env.CI || process.env.PRESSPACK_REQUIRE_CHECKERS) throw new Error(message);
  console.warn(`SKIPPED: ${message}`);
  context.skip();
  return false;
}

type Checker = 'minisign' | 'sha256sum' | 'unzip' | 'bagit';

function isHere(name: Checker): boolean {
  if (name === 'bagit') return existsSync(join(bagitFolder, 'bagit.py'));
  const { error } = spawnSync(name, [name === 'sha256sum' ? '--version' : '-v'], {
    timeout: 10_000,
  });
  return error === undefined;
}
