#!/usr/bin/env node
// Plain JavaScript that any Node can read: the rest is TypeScript, which needs Node 24.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `presspack needs Node 24 or newer, and this is Node ${process.versions.node}: start it with \`npm run build\` or \`npx presspack\`, which bring their own.\n`,
  );
  process.exitCode = 2;
} else {
  // Not a static import: an old Node has no such export, and would say so before we can.
  const { enableCompileCache } = await import('node:module');
  const { compileCache, currentBundle, loadBundle } = await import('./bundle.js');
  enableCompileCache(compileCache);
  const bundle = currentBundle('main');
  const { main, keep } = bundle ? loadBundle(bundle) : await import('../pipeline/cli/main.ts');
  const args = process.argv.slice(2);
  process.exitCode = await main(args);
  // What a build has called is nearly all that any command calls.
  if (args[0] === 'build') keep?.();
}
