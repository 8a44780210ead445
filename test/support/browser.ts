import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/**
 * The path of a Chromium: the one that `CHROMIUM` names, or the system's. Without one the tests
 * that need it are skipped and say so, except where every checker is required: there they fail.
 */
export function findBrowser(): string | undefined {
  const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (existsSync(path)) return path;
  const sentence = `No Chromium at ${path}: set CHROMIUM to the path of one`;
  if (process.env.CI || process.env.PRESSPACK_REQUIRE_CHECKERS) throw new Error(sentence);
  console.warn(`SKIPPED: the tests in a browser. ${sentence}.`);
  return undefined;
}

/** Starts the browser at a path, without a window, with a fresh profile and no network of its own. */
export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
