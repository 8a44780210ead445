import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from './exit.ts';

/**
 * The password of a key: from the environment variable PRESSPACK_KEY_PASSWORD, else typed without
 * being shown. A new one is typed twice.
 */
export async function askPassword(file: string, kind: 'new' | 'known' = 'known'): Promise<string> {
  const given = process.env.PRESSPACK_KEY_PASSWORD;
  if (given !== undefined && given !== '') return given;
  if (process.stdin.isTTY !== true) {
    const without = kind === 'new' ? ', or make a key without one: --no-password' : '';
    throw new UsageError(
      `${file} needs a password, and there is nobody to type it. Set PRESSPACK_KEY_PASSWORD${without}.`,
    );
  }
  const first = await askSecretly(`Password for ${file}: `);
  if (kind === 'known') return first;
  if (first === '') throw new UsageError('the password is empty. For none, say --no-password.');
  if ((await askSecretly('The same again: ')) !== first) {
    throw new UsageError('the two passwords differ. Nothing was written.');
  }
  return first;
}

async function askSecretly(question: string): Promise<string> {
  process.stderr.write(question);
  // What readline would show of the keys goes nowhere.
  const nowhere = new Writable({ write: (_, __, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    const closed = new Promise<never>((_, reject) => {
      lines.once('SIGINT', () => reject(new UsageError('interrupted. Nothing was written.')));
      lines.once('close', () => reject(new UsageError('no password was typed.')));
    });
    return await Promise.race([lines.question(''), closed]);
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
