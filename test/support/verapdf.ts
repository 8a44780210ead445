import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { repository } from './project.ts';

/** A PDF to be judged; its name is for people. */
export interface Candidate {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What veraPDF says of one file, asked whether it conforms to one standard. */
export interface Verdict {
  readonly name: string;
  readonly profile: 'PDF/UA-1' | 'PDF/A-2a';
  readonly compliant: boolean;
  /** How many questions were asked; none if the file cannot be read. */
  readonly checks: number;
  readonly failures: readonly Failure[];
  /** Why the file cannot be read, if so. */
  readonly error?: string | undefined;
}

/** A rule that a file breaks, and the first place where it does. */
export interface Failure {
  /** Of the standard. */
  readonly clause: string;
  /** veraPDF's number of the rule within the clause. */
  readonly test: number;
  readonly description: string;
  readonly problem: string | null;
  /** The way from the document to the object. */
  readonly context: string;
  /** In how many places. */
  readonly count: number;
}

/**
 * Has veraPDF judge files by PDF/UA-1 and by PDF/A-2a, all in one start of Java.
 *
 * @returns Two verdicts a file, in the order of the files; nothing where veraPDF is absent, which is
 *   said, and is an error where every checker is required.
 */
export async function judge(pdfs: readonly Candidate[]): Promise<Verdict[] | undefined> {
  const lack = await findLack();
  if (lack) return complain(lack);
  if (pdfs.length === 0) return [];
  const scratch = await mkdtemp(join(tmpdir(), 'presspack-verapdf-'));
  try {
    const names = new Map<string, string>();
    for (const [index, { name, bytes }] of pdfs.entries()) {
      const path = join(scratch, `${index}.pdf`);
      await writeFile(path, bytes);
      names.set(path, name);
    }
    const lines = (await verify([...names.keys()])).split('\n').filter((line) => line !== '');
    if (lines.length !== 2 * pdfs.length) {
      throw new Error(`veraPDF gave ${lines.length} verdicts on ${pdfs.length} files`);
    }
    return lines.map((line) => {
      const { file, ...verdict } = schema.parse(JSON.parse(line));
      return { name: names.get(file)!, ...verdict };
    });
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** What a verdict holds against its file, a line each; empty if it conforms. */
export function objections({ compliant, checks, failures, error }: Verdict): string[] {
  const lines = failures.map(
    ({ clause, test, description, problem, context, count }) =>
      `${clause}-${test} (${count} times): ${problem ?? description}\n  at ${context}`,
  );
  if (error !== undefined) lines.push(error);
  // A judge who asked nothing, or condemns without a reason, is not to be believed either.
  if (lines.length === 0 && !(compliant && checks > 0)) lines.push('no verdict');
  return lines;
}

const execute = promisify(execFile);

const folder = join(repository, 'test/verapdf');

const schema = z.strictObject({
  file: z.string(),
  profile: z.enum(['PDF/UA-1', 'PDF/A-2a']),
  compliant: z.boolean(),
  checks: z.int(),
  failures: z.array(
    z.strictObject({
      clause: z.string(),
      test: z.int(),
      description: z.string(),
      problem: z.string().nullable(),
      context: z.string(),
      count: z.int(),
    }),
  ),
  error: z.string().optional(),
});

/** What is missing before veraPDF can be asked: its jars, in the version that we want, or Java. */
async function findLack(): Promise<string | undefined> {
  const pom = await readFile(join(folder, 'pom.xml'), 'utf8');
  const [, name, version] = /<artifactId>(validation.*)<.*\s*<version>(.*)</.exec(pom)!;
  if (!existsSync(join(folder, `lib/${name}-${version}.jar`))) {
    return `veraPDF ${version} is not in test/verapdf/lib: run npm run verapdf`;
  }
  try {
    // A Java without the compiler cannot run a source file.
    await execute('java', ['--describe-module', 'jdk.compiler']);
    return undefined;
  } catch {
    return 'there is no Java development kit (java) for veraPDF';
  }
}

function complain(lack: string): undefined {
  if (process.env.CI || process.env.PRESSPACK_REQUIRE_CHECKERS) throw new Error(lack);
  console.warn(`SKIPPED: the verdicts of veraPDF. ${lack}.`);
}

/** What the Java program says of some paths; rejects unless it ends well. */
async function verify(paths: readonly string[]): Promise<string> {
  const program = ['-cp', join(folder, 'lib/*'), join(folder, 'Verify.java')];
  // Of so short a life, the optimizing compiler and more threads for the heap would take a half.
  const thrift = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
  const limits = { timeout: 240_000, maxBuffer: 2 ** 26 };
  const { stdout } = await execute('java', [...thrift, ...program, ...paths], limits);
  return stdout;
}
