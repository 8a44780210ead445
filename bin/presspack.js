#!/usr/bin/env node
// Plain JavaScript that any Node can read: the rest is TypeScript, which needs Node 24.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `presspack needs Node 24 or newer, and this is Node ${process.versions.node}: start it with \`npm run build\` or \`npx presspack\`, which bring their own.\n`,
  );
  process.exitCode = 2;
} else {
  // Not a static import: an old Node lacks some of what this needs, and would say so before we can.
  await import('./start.js');
}
