import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { Command, CommanderError, Option } from 'commander';
import { DiskError } from '../pack/pack.ts';
import { visible } from '../report/visible.ts';
import type { ApproveOptions } from './approve.ts';
import type { BuildContext, BuildOptions } from './build.ts';
import type { CheckOptions } from './check.ts';
import { exitCodes, UsageError } from './exit.ts';
import type { ExportOptions } from './export.ts';
import type { ImportOptions } from './import.ts';
import type { LocaleOptions } from './locale.ts';
import type { NewOptions } from './new.ts';
import type { SignOptions } from './sign.ts';
import type { StatusOptions } from './status.ts';
import type { SyncCommandOptions } from './sync.ts';
import type { VerifyCommandOptions } from './verify.ts';

/** `reporters` is the table; it need not be loaded to say so. */
const reporterHelp =
  'text, github or json: how messages are told (default: github where GitHub Actions runs this, else text)';

const jsonHelp = 'print one JSON object for programs, like --reporter json';

/**
 * Runs the command line: the only place that knows all its commands, and the only `catch` for what
 * should not happen.
 *
 * @param args Without the program's own name.
 * @param thread One for `presspack build`, which runs `press/thread.ts`.
 * @returns The exit code: 0, 1 (content), 2 (usage), 70 (bug), 74 (disk).
 */
export async function main(args: readonly string[], thread?: Worker): Promise<number> {
  // A reader that goes away early, such as `head`, is no trouble of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  let exitCode: number = exitCodes.ok;
  try {
    const context = { version: await version(), ...(thread && { thread }) };
    const program = commandLine(context, async (work) => {
      exitCode = await work;
    });
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error, args);
  }
}

function commandLine(
  { version, thread }: BuildContext,
  run: (work: Promise<number>) => Promise<void>,
): Command {
  const program = new Command('presspack')
    .description('Turns one press release into press packs in several languages.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('Type `presspack --help` for what it can do.')
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'presspack: ')),
    })
    .exitOverride();

  program
    .command('build', { isDefault: false })
    .description('write the press packs of the releases in source/')
    .argument('[reference...]', 'which releases; without one, all')
    .option('--root <dir>', 'the folder that holds source/ and locales/', '.')
    .option('--out <dir>', 'where the packs go (default: dist, or dist-draft for drafts)')
    .option('--locale <tags>', 'only these languages, such as en,fr', list)
    .option('--format <names>', 'only these formats, such as html,pdf', list)
    .option('--draft', 'build what is not translated yet, marked as a draft, into dist-draft/')
    .option('--final', 'build only what somebody has approved in every language (see approve)')
    .option('--strict', 'let warnings forbid a pack, as errors do')
    .option('--replace', 'let a pack with fewer files take the place of one with more')
    .option('--now <time>', 'when, such as 2018-06-15T18:00:00+02:00 (default: the clock)')
    .option('--embargo-out <dir>', 'where packs under embargo go (default: dist-embargo)')
    .option('--embargo-key <file>', 'what hides them, outside the project (default: a key is made)')
    .option('--reporter <name>', reporterHelp)
    .option('--json', jsonHelp)
    .option('--quiet', 'print only what is wrong')
    .addOption(new Option('--debug').hideHelp())
    .action((references: string[], options: BuildOptions) =>
      run(
        import('./build.ts').then(({ runBuild }) =>
          runBuild(references, options, { version, thread }),
        ),
      ),
    );

  program
    .command('new')
    .description('begin a release: a text to fill in, or one that a Word file gives')
    .argument('<reference>', 'its reference, such as PR082-2018')
    .option('--from <file>', 'a Word file (.docx) whose text it begins with')
    .option('--date <day>', 'the day of the release, such as 2018-06-20 (default: today)')
    .option('--root <dir>', 'the folder that holds source/ and locales/', '.')
    .addOption(new Option('--debug').hideHelp())
    .action((reference: string, options: NewOptions) =>
      run(import('./new.ts').then(({ runNew }) => runNew(reference, options))),
    );

  program
    .command('sync')
    .description('bring the tables of locales/ in line with their sources')
    .argument('[reference...]', 'which releases; without one, all')
    .option('--root <dir>', 'the folder that holds source/ and locales/', '.')
    .option('--locale <tags>', 'only these languages, such as fr,ru', list)
    .option('--prune', 'move translations of texts that are gone into memory.json')
    .option('--check', 'write nothing; exit with 1 if a sync is due')
    .option('--reporter <name>', reporterHelp)
    .option('--json', jsonHelp)
    .addOption(new Option('--debug').hideHelp())
    .action((references: string[], options: SyncCommandOptions) =>
      run(import('./sync.ts').then(({ runSync }) => runSync(references, options, version))),
    );

  program
    .command('status')
    .description('show how far each release is in each language')
    .argument('[reference...]', 'which releases; without one, all')
    .option('--root <dir>', 'the folder that holds source/ and locales/', '.')
    .option('--locale <tags>', 'only these languages, such as fr,ru', list)
    .option('--reporter <name>', reporterHelp)
    .option('--json', jsonHelp)
    .addOption(new Option('--debug').hideHelp())
    .action((references: string[], options: StatusOptions) =>
      run(import('./status.ts').then(({ runStatus }) => runStatus(references, options, version))),
    );

  const locale = program.command('locale').description('look after the languages of locales/');
  locale
    .command('add')
    .description('begin a language: a folder with everything to translate')
    .argument('<tag>', 'its language tag, such as de or pt-BR')
    .option('--root <dir>', 'the folder that holds source/ and locales/', '.')
    .option('--reporter <name>', reporterHelp)
    .option('--json', jsonHelp)
    .addOption(new Option('--debug').hideHelp())
    .action((tag: string, options: LocaleOptions) =>
      run(import('./locale.ts').then(({ addLocale }) => addLocale(tag, options, version))),
    );

  program
    .command('approve')
    .description('write down who approves a release in a language; build --final asks for it')
    .argument('<reference...>', 'which releases')
    .requiredOption('--locale <tags>', 'in which languages, such as fr', list)
    .option('--root <dir>', 'the folder that holds source/ and locales/', '.')
    .option('--by <name>', 'who approves (default: the name that git puts on commits)')
    .option('--now <time>', 'when, such as 2018-06-15T17:55:00+02:00 (default: the clock)')
    .option('--remove', 'take the approval back')
    .option('--reporter <name>', reporterHelp)
    .option('--json', jsonHelp)
    .addOption(new Option('--debug').hideHelp())
    .action((references: string[], options: ApproveOptions) =>
      run(
        import('./approve.ts').then(({ runApprove }) => runApprove(references, options, version)),
      ),
    );

  program
    .command('explain')
    .description('say what a rule means, with an example wrong and right')
    .argument('[rule]', 'which rule, as a message names it; without one, the list of all')
    .addOption(new Option('--debug').hideHelp())
    .action((rule: string | undefined) =>
      run(import('./explain.ts').then(({ runExplain }) => runExplain(rule))),
    );

  addExchange(program, run, version);
  program
    .command('verify')
    .description('check a pack that you have received: is it whole, and whose is it?')
    .argument('<pack>', 'a folder or a zip')
    .option('--key <key>', 'the publisher’s minisign key (RW…), or the file that holds it')
    .option('--reporter <name>', reporterHelp)
    .option('--json', jsonHelp)
    .option('--quiet', 'print only what is wrong')
    .addOption(new Option('--debug').hideHelp())
    .action((pack: string, options: VerifyCommandOptions) =>
      run(import('./verify.ts').then(({ runVerify }) => runVerify(pack, options, version))),
    );
  program
    .command('sign')
    .description('sign packs, so that the media can tell whose they are')
    .argument('<pack...>', 'references, or folders')
    .requiredOption('--key <file>', 'your secret minisign key, which lies outside the project')
    .option('--root <dir>', 'the folder that holds source/ and locales/', '.')
    .option('--out <dir>', 'where the packs are (default: dist)')
    .option('--embargo-out <dir>', 'where packs under embargo are (default: dist-embargo)')
    .option('--reporter <name>', reporterHelp)
    .option('--json', jsonHelp)
    .option('--quiet', 'print only what is wrong')
    .addOption(new Option('--debug').hideHelp())
    .action((packs: string[], options: SignOptions) =>
      run(import('./sign.ts').then(({ runSign }) => runSign(packs, options, version))),
    );
  program
    .command('key')
    .description('keys to sign with')
    .command('new')
    .description('make a pair of keys, once for a newsroom')
    .argument('<file>', 'where the secret key goes, outside the project; the public one beside it')
    .option('--no-password', 'for a machine that signs by itself: the key is not encrypted')
    .option('--root <dir>', 'the folder that holds source/ and locales/', '.')
    .addOption(new Option('--debug').hideHelp())
    .action((file: string, options: { root: string; password: boolean }) =>
      run(import('./sign.ts').then(({ runNewKey }) => runNewKey(file, options))),
    );
  program
    .command('check')
    .description('ask whether sources and translations say the right thing; writes nothing')
    .argument('[reference...]', 'which releases; without one, all')
    .option('--root <dir>', 'the folder that holds source/ and locales/', '.')
    .option('--locale <tags>', 'only these languages, such as en,fr', list)
    .option('--spelling', 'ask about spelling, too')
    .option('--strict', 'count warnings as errors')
    .option('--reporter <name>', reporterHelp)
    .option('--json', jsonHelp)
    .addOption(new Option('--debug').hideHelp())
    .action((references: string[], options: CheckOptions) =>
      run(import('./check.ts').then(({ runCheck }) => runCheck(references, options, version))),
    );
  return program;
}

function addExchange(
  program: Command,
  run: (work: Promise<number>) => Promise<void>,
  version: string,
): void {
  program
    .command('export')
    .description('write texts and translations into files for translators’ own tools')
    .argument('[reference...]', 'which releases; without one, all, and the labels')
    .requiredOption(
      '--to <format>',
      'xliff, xliff12, po, xlsx, tmx, or proof: a page to print or mail',
    )
    .option('--root <dir>', 'the folder that holds source/ and locales/', '.')
    .option('--locale <tags>', 'only these languages, such as fr,ru', list)
    .option('--out <path>', 'a file, or a folder (default: exchange)')
    .option('--replace', 'write over a file that says something else')
    .option('--reporter <name>', reporterHelp)
    .option('--json', jsonHelp)
    .addOption(new Option('--debug').hideHelp())
    .action((references: string[], options: ExportOptions) =>
      run(import('./export.ts').then(({ runExport }) => runExport(references, options, version))),
    );

  program
    .command('import')
    .description('put what a translator’s tool has saved into the tables of locales/')
    .argument('<file>', 'an exported file that came back: .xlf, .xliff, .po, .xlsx or .tmx')
    .option('--root <dir>', 'the folder that holds source/ and locales/', '.')
    .option('--locale <tag>', 'the language, if the file does not name it')
    .option('--dry-run', 'say what would change, and change nothing')
    .addOption(
      new Option('--take <which>', 'whose translation counts where both have changed').choices([
        'file',
        'table',
      ]),
    )
    .option('--reporter <name>', reporterHelp)
    .option('--json', jsonHelp)
    .addOption(new Option('--debug').hideHelp())
    .action((path: string, options: ImportOptions) =>
      run(import('./import.ts').then(({ runImport }) => runImport(path, options, version))),
    );
}

function list(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

async function version(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** Says what stopped the program, and gives its exit code. */
async function explain(error: unknown, args: readonly string[]): Promise<number> {
  // Commander has already printed its message, its help or the version.
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
  if (error instanceof UsageError) {
    process.stderr.write(`presspack: ${visible(error.message)}\n`);
    return exitCodes.usage;
  }
  if (error instanceof DiskError) {
    process.stderr.write(`presspack: ${visible(error.message)}\n`);
    return exitCodes.disk;
  }
  if (isDiskTrouble(error)) {
    process.stderr.write(
      `presspack: ${error.path ?? 'the disk'} cannot be read (${error.code}). Check that it exists and that you may read it.\n`,
    );
    return exitCodes.disk;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (args.includes('--debug')) process.stderr.write(`${stack}\n`);
  const log = join(await mkdtemp(join(tmpdir(), 'presspack-')), 'bug.log');
  await writeFile(log, `presspack ${args.join(' ')}\nNode ${process.version}\n\n${stack}\n`);
  process.stderr.write(
    `presspack: this is a bug in presspack, not in your text, and we are sorry. No pack was changed by it.\nWhat happened is written down in ${log}: please send it to whoever looks after presspack.\n`,
  );
  return exitCodes.bug;
}

function isDiskTrouble(error: unknown): error is NodeJS.ErrnoException {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return error instanceof Error && typeof code === 'string' && typeof syscall === 'string';
}
