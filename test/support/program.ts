import { spawnSync } from 'node:child_process';

/**
 * Whether an external program can be started. Where it cannot, that is said, and is an error where
 * every checker is required.
 */
export function findProgram(name: string, args: readonly string[]): boolean {
  const run = spawnSync(name, args, { encoding: 'utf8', timeout: 60_000 });
  if (!run.error && run.status === 0) return true;
  const lack = `${name} cannot be started: its verdict is missing`;
  if (process.env.CI || process.env.PRESSPACK_REQUIRE_CHECKERS) throw new Error(lack);
  console.warn(`SKIPPED: ${lack}.`);
  return false;
}
