import { stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { VFile } from 'vfile';
import {
  KeyError,
  liesIn,
  makeKeyPair,
  readSecretKey,
  type SecretKey,
  writePublicKey,
} from '../pack/keys.ts';
import { signFile } from '../pack/minisign.ts';
import { type Output, openOutput, type StandingManifest } from '../pack/pack.ts';
import { parseNewsroom } from '../parse/newsroom.ts';
import { readProject } from '../read/project.ts';
import type { Report } from '../report/json.ts';
import { isFatal, say } from '../report/message.ts';
import { reporters } from '../report/reporters.ts';
import { exitCodes, UsageError } from './exit.ts';
import { publishNewsroom } from './newsroom.ts';
import { askPassword } from './password.ts';
import { chooseReporter, tell } from './reporter.ts';
import { openTerminal } from './terminal.ts';
import { vaultOf } from './vault.ts';

/** What stands behind `presspack sign`, as commander reads it. */
export interface SignOptions {
  readonly key: string;
  readonly root: string;
  readonly out?: string;
  readonly embargoOut?: string;
  readonly reporter?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `presspack sign`: signs packs that stand, by reference or by folder. */
export async function runSign(
  packs: readonly string[],
  options: SignOptions,
  version: string,
): Promise<number> {
  const reporter = chooseReporter(options);
  const terminal = openTerminal({ quiet: Boolean(options.quiet || reporter === 'json') });
  if (!(await stat(options.key).catch(() => undefined))?.isFile()) {
    throw new UsageError(`there is no file ${options.key}. Name the file of your secret key.`);
  }
  const targets = await findTargets(packs, options);
  for (const folder of [...new Set([options.root, ...targets.map(({ directory }) => directory)])]) {
    await requireOutside(options.key, folder, folder === options.root);
  }
  const secret = await usable(readSecretKey(options.key, () => askPassword(options.key)));
  const publicKey = writePublicKey(secret);
  for (const { manifest } of targets) {
    const named = manifest.publisher.publicKey;
    if (named !== undefined && named !== publicKey) {
      throw new UsageError(
        `${options.key} is not the key of the newsroom: ${manifest.reference} was built with publicKey ${named}, and this is ${publicKey}. Nothing was signed.`,
      );
    }
  }
  const files: VFile[] = [];
  const signed: NonNullable<Report['signed']> = [];
  for (const target of targets) {
    const file = new VFile({ path: relative('', join(target.directory, target.slug)) });
    files.push(file);
    signed.push({
      reference: target.manifest.reference,
      outcome: await signOne(target, { secret, file }),
    });
  }
  files.push(...(await refreshIndex(targets, options)));
  const messages = files.flatMap((file) => file.messages);
  const exitCode = isFatal(messages) ? exitCodes.content : exitCodes.ok;
  const findings = { command: 'sign', presspack: version, exitCode, messages };
  if (reporter === 'json') {
    terminal.print(reporters.json({ ...findings, signed }));
    return exitCode;
  }
  const shown = options.quiet ? messages.filter(({ fatal }) => fatal) : messages;
  tell({ ...findings, messages: shown }, { reporter, terminal, root: '.' });
  if (options.quiet) return exitCode;
  for (const [index, { reference, outcome }] of signed.entries()) {
    const { directory, slug } = targets[index]!;
    const path = relative('', join(directory, slug));
    if (outcome === 'signed') terminal.print(`Signed ${reference}: ${path}/ and its zips.\n`);
    if (outcome === 'unchanged') terminal.print(`${reference} was signed already: ${path}/.\n`);
  }
  if (exitCode === exitCodes.ok)
    terminal.complain(`Anybody can check it with the key ${publicKey}\n`);
  return exitCode;
}

/** The index tells how large each zip is, and a signature makes it larger. */
async function refreshIndex(targets: readonly Target[], options: SignOptions): Promise<VFile[]> {
  const directory = resolve(options.out ?? join(options.root, 'dist'));
  const output = targets.find((target) => target.directory === directory)?.output;
  const project = output && (await readProject(resolve(options.root)));
  const newsroom = project && parseNewsroom(project.newsroom);
  if (!project || !newsroom) return [];
  const { complaints, locales } = project;
  await publishNewsroom({ newsroom, locales, output, directory, complaints });
  // What is wrong with the texts is no matter of a signature.
  const said = new VFile({ path: complaints.path });
  said.messages.push(...complaints.messages.filter(({ ruleId }) => ruleId === 'foreign-newsroom'));
  return [said];
}

/** `presspack key new`: makes a pair of keys. */
export async function runNewKey(
  file: string,
  options: { readonly root: string; readonly password: boolean },
): Promise<number> {
  const terminal = openTerminal({ quiet: true });
  await requireOutside(file, options.root, true);
  const password = options.password ? await askPassword(file, 'new') : '';
  const key = await usable(makeKeyPair(file, password)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') {
      throw new UsageError(`${error.path ?? file} exists already, and no key is overwritten.`);
    }
    if (error.code === 'ENOENT') throw new UsageError(`there is no folder ${dirname(file)}.`);
    throw error;
  });
  terminal.print(
    [
      `Secret key: ${file}. Keep it off shared disks, and keep a copy in a safe place.`,
      `Public key: ${file}.pub. Show it on your site, and write it into source/newsroom.yaml:`,
      '',
      `publicKey: ${writePublicKey(key)}`,
      '',
      'Then build, and sign: npx presspack sign <reference> --key <secret key>',
    ]
      .map((line) => `${line}\n`)
      .join(''),
  );
  return exitCodes.ok;
}

/** A standing pack that is to be signed. */
interface Target extends StandingManifest {
  readonly directory: string;
  readonly output: Output;
}

/** The packs that are meant: each by its reference or the name of its folder, or by a path. */
async function findTargets(packs: readonly string[], options: SignOptions): Promise<Target[]> {
  const main = resolve(options.out ?? join(options.root, 'dist'));
  const opened = new Map<string, Promise<readonly Target[]>>();
  const read = (directory: string) => {
    const known = opened.get(directory) ?? readTargets(directory);
    opened.set(directory, known);
    return known;
  };
  // What is under embargo is signed before it is public, and lies where nobody could name it.
  const hidden = async () => {
    const { findHidden } = await import('../pack/embargo.ts');
    const found = await findHidden(vaultOf(main, options));
    const directories = new Set(found.map(({ directory }) => directory));
    return (await Promise.all([...directories].map(read))).flat();
  };
  const targets: Target[] = [];
  for (const pack of packs) {
    const isPath = /[/\\]/.test(pack) && (await isFolder(pack));
    const directory = isPath ? dirname(resolve(pack)) : main;
    const name = isPath ? basename(resolve(pack)) : pack;
    const all = await read(directory);
    const isMeant = ({ slug, manifest }: Target) => slug === name || manifest.reference === name;
    const found = all.find(isMeant) ?? (isPath ? undefined : (await hidden()).find(isMeant));
    if (!found) {
      const known = all.map(({ manifest }) => manifest.reference).join(', ');
      throw new UsageError(
        `there is no pack ${pack} in ${relative('', directory) || '.'}${known ? `. There is: ${known}` : ''}. Build it first.`,
      );
    }
    if (found.manifest.status === 'draft') {
      throw new UsageError(
        `${pack} is a draft, and drafts are not signed. Build the release first.`,
      );
    }
    targets.push(found);
  }
  return targets;
}

async function readTargets(directory: string): Promise<readonly Target[]> {
  if (!(await isFolder(directory))) return [];
  const output = await openOutput(directory);
  return (await output.manifests()).map((standing) => ({ ...standing, directory, output }));
}

/** Signs one pack, and says what keeps it from being signed. */
async function signOne(
  { output, slug, manifest }: Target,
  { secret, file }: { readonly secret: SecretKey; readonly file: VFile },
): Promise<'signed' | 'unchanged' | 'refused'> {
  const { reference, publisher } = manifest;
  const result = await output.sign(slug, (sums, comment) => signFile(sums, secret, comment));
  switch (result.outcome) {
    case 'signed':
    case 'unchanged':
      if (publisher.publicKey === undefined) {
        say(file, {
          rule: 'unnamed-key',
          level: 'warning',
          reason:
            'Unexpected newsroom without a public key, expected `publicKey` in source/newsroom.yaml',
          note: `VERIFY.txt cannot tell the media how to check the signature. Add publicKey: ${writePublicKey(secret)}, build and sign again.`,
        });
      }
      return result.outcome;
    case 'refused':
      say(file, {
        rule: 'foreign-file',
        level: 'error',
        reason: `Unexpected files in the place of the pack: ${result.message}`,
        note: 'presspack touches only what it made. Move them away and sign again.',
      });
      return 'refused';
    default:
      say(file, {
        rule: 'damaged-pack',
        level: 'error',
        reason: `Unexpected state of ${reference}, expected the pack as it was built`,
        note: [
          ...(result.outcome === 'damaged' ? result.faults.slice(0, 10) : []),
          `Build it again, then sign it: npm run build -- ${reference}`,
        ].join('\n'),
      });
      return 'refused';
  }
}

/** What lies in the project would be committed, or published, one day. */
async function requireOutside(key: string, folder: string, isRoot: boolean): Promise<void> {
  const isProject = !isRoot || (await isFolder(join(folder, 'source')));
  if (isProject && (await liesIn(resolve(key), resolve(folder)))) {
    throw new UsageError(
      `the secret key ${key} lies in the project, from where it could be published. Keep it outside, such as in your home folder.`,
    );
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** A key that cannot be used is the typist's matter. */
async function usable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof KeyError) throw new UsageError(error.message);
    throw error;
  }
}
