import { lstat, realpath } from 'node:fs/promises';
import { VFile } from 'vfile';
import { KeyError, readPublicKey, writePublicKey } from '../pack/keys.ts';
import { type Verification, verify } from '../pack/verify.ts';
import type { Report } from '../report/json.ts';
import { say } from '../report/message.ts';
import { reporters } from '../report/reporters.ts';
import { exitCodes, UsageError } from './exit.ts';
import { chooseReporter, tell } from './reporter.ts';
import { openTerminal } from './terminal.ts';

/** What stands behind `presspack verify`, as commander reads it. */
export interface VerifyCommandOptions {
  readonly key?: string;
  readonly reporter?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `presspack verify`: says whether a pack is whole and, by a key, whose it is. */
export async function runVerify(
  path: string,
  options: VerifyCommandOptions,
  version: string,
): Promise<number> {
  const reporter = chooseReporter(options);
  const terminal = openTerminal({ quiet: Boolean(options.quiet || reporter === 'json') });
  const place = await locate(path);
  const key = options.key === undefined ? undefined : await readKey(options.key);
  const found = await verify(place, { ...(key && { key }), version });
  const file = new VFile({ path });
  for (const { rule, reason, note } of found.faults) {
    say(file, { rule, level: 'error', reason, ...(note && { note }) });
  }
  const isWhole = found.faults.length === 0;
  const exitCode = isWhole ? exitCodes.ok : exitCodes.content;
  const findings = { command: 'verify', presspack: version, exitCode, messages: file.messages };
  if (reporter === 'json') {
    terminal.print(reporters.json({ ...findings, verified: describe(path, found) }));
    return exitCode;
  }
  // A list of thousands helps nobody; --json has it all.
  const shown = file.messages.slice(0, 40);
  tell({ ...findings, messages: shown }, { reporter, terminal, root: '.' });
  if (file.messages.length > shown.length) {
    terminal.complain(`… and ${file.messages.length - shown.length} more.\n`);
  }
  if (!isWhole) terminal.complain(`${path}: do not use this pack.\n`);
  else if (!options.quiet) terminal.print(approval(path, found, key && writePublicKey(key)));
  return exitCode;
}

function describe(path: string, found: Verification): NonNullable<Report['verified']> {
  const { kind, manifest, checked, faults, signature, litter } = found;
  return {
    path,
    kind,
    whole: faults.length === 0,
    files: checked,
    ignored: [...litter],
    ...(manifest && {
      reference: manifest.reference,
      date: manifest.date,
      version: manifest.version,
      status: manifest.status,
      languages: manifest.languages.map(({ tag }) => tag),
    }),
    signature,
  };
}

/** What a journalist may believe now, and what not. */
function approval(path: string, found: Verification, key: string | undefined): string {
  const { manifest, checked, signature, litter } = found;
  const lines = [`${path}: whole, ${checked} files as they were packed.`];
  if (manifest) {
    const { reference, version, languages, status, originalLanguage } = manifest;
    const entry = languages.find(({ tag }) => tag === originalLanguage) ?? languages[0];
    const edition = version > 1 ? `, version ${version}` : '';
    lines.push(
      `  ${printable(`${reference}${edition}, ${entry?.date ?? manifest.date}: ${entry?.title}`)}`,
    );
    lines.push(`  In ${printable(languages.map(({ name }) => name).join(', '))}.`);
    if (status === 'draft') lines.push('  This is a draft, not for publication.');
    if (status === 'withdrawn') lines.push('  The publisher has withdrawn this release.');
  }
  if (litter.length > 0) lines.push(`  Passed over: ${printable(litter.join(', '))}.`);
  if (signature.state === 'good') {
    lines.push(`Signed by the owner of the key ${key} (“${signature.comment}”).`);
  } else {
    lines.push(
      'This proves that nothing was damaged or changed since the pack was made. It does not prove who made it:',
      signature.state === 'absent'
        ? 'the pack is not signed.'
        : `it is signed by key ${signature.keyNumber}. Take the publisher’s key from their site, then add --key RW…`,
    );
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** The pack may be anybody's: what it says must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '');
}

/** The path without links, if something stands there that can be a pack. */
async function locate(path: string): Promise<string> {
  const place = await realpath(path).catch(() => undefined);
  const found = place === undefined ? undefined : await lstat(place);
  if (place === undefined || !(found?.isDirectory() || found?.isFile())) {
    throw new UsageError(`there is no folder or zip ${path}. Name what you have received.`);
  }
  return place;
}

async function readKey(keyOrFile: string) {
  try {
    return await readPublicKey(keyOrFile);
  } catch (error) {
    if (error instanceof KeyError) throw new UsageError(error.message);
    throw error;
  }
}
