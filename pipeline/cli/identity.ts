import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UsageError } from './exit.ts';

/**
 * Who works here: the name that was typed, else the name and address that git puts on commits.
 *
 * @param root The project's folder, whose git settings count.
 */
export async function identify(root: string, typed: string | undefined): Promise<string> {
  if (typed !== undefined) return checked(typed);
  const name = await setting(root, 'user.name');
  if (name === '') {
    throw new UsageError(
      'who approves? Add --by "First Last", or tell git once: git config --global user.name "First Last".',
    );
  }
  const email = await setting(root, 'user.email');
  return checked(email === '' ? name : `${name} <${email}>`);
}

function checked(typed: string): string {
  const name = typed.normalize('NFC').trim();
  if (
    !/\p{L}/u.test(name) ||
    name.length > 200 ||
    /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(name)
  ) {
    throw new UsageError('--by needs a person’s name, such as --by "Ann Example".');
  }
  return name;
}

/** A setting of git; empty where there is none, or no git. */
async function setting(root: string, name: string): Promise<string> {
  const git = promisify(execFile)('git', ['-C', root, 'config', '--get', name], {
    encoding: 'utf8',
    timeout: 10_000,
  });
  const { stdout } = await git.catch(() => ({ stdout: '' }));
  return stdout.trim();
}
