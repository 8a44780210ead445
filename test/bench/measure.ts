import { spawn } from 'node:child_process';

/** What one run of a program has used: milliseconds, milliseconds of all cores, mebibytes. */
export interface Usage {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
  readonly stdout: string;
}

/** How a program is started. */
export interface Start {
  readonly env?: Readonly<Record<string, string>>;
  /** What to start Node with, such as `taskset -c 1`. */
  readonly prefix?: readonly string[];
}

const meter = new URL('meter.cjs', import.meta.url).pathname;

/** Runs a program in a Node of its own and measures it from start to end. */
export function measure(args: readonly string[], { env = {}, prefix = [] }: Start = {}) {
  return new Promise<Usage>((resolve, reject) => {
    const [command = '', ...rest] = [...prefix, process.execPath, '--require', meter, ...args];
    const started = performance.now();
    const child = spawn(command, rest, {
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    let wall = 0;
    child.on('error', reject);
    child.on('exit', () => {
      wall = performance.now() - started;
    });
    const output = ['', '', '', ''];
    for (const stream of [1, 2, 3]) {
      child.stdio[stream]!.on('data', (data: Buffer) => {
        output[stream] += data.toString();
      });
    }
    child.on('close', (exitCode) => {
      const [, stdout = '', stderr, usage = ''] = output;
      if (exitCode !== 0) reject(new Error(`${args.join(' ')} ended with ${exitCode}\n${stderr}`));
      else resolve({ wall, stdout, ...(JSON.parse(usage) as { cpu: number; memory: number }) });
    });
  });
}

/** How measurements lie. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Median, least and most of some measurements. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
  return { median, min: sorted[0] ?? 0, max: sorted.at(-1) ?? 0 };
}
