#!/usr/bin/env node
// Plain JavaScript that any Node can read: the rest is TypeScript, which needs Node 24.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `presspack needs Node 24 or newer, and this is Node ${process.versions.node}: start it with \`npm run build\` or \`npx presspack\`, which bring their own.\n`,
  );
  process.exitCode = 2;
} else {
  // Not static imports: an old Node lacks some of these, and would say so before we can.
  const { enableCompileCache } = await import('node:module');
  const { availableParallelism } = await import('node:os');
  const { Worker } = await import('node:worker_threads');
  const { compileCache, loadBundle } = await import('./bundle.js');
  enableCompileCache(compileCache);
  const args = process.argv.slice(2);
  // Begun before anything is loaded here, so that it is ready when there are pages to set.
  const press =
    args[0] === 'build' && availableParallelism() > 1
      ? new Worker(new URL('press.js', import.meta.url))
      : undefined;
  press?.unref();
  const { main, keep } = loadBundle('main') ?? (await import('../pipeline/cli/main.ts'));
  process.exitCode = await main(args, press);
  // What a build has called is nearly all that any command calls.
  if (args[0] === 'build') keep?.();
}
