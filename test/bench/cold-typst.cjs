// Compiles the Typst files of one folder into PDFs of another: what Typst's time from the start of a
// process is measured on. Plain JavaScript, so that Node has no types to strip.
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { openCompiler } = require('./compiler.cjs');

const [sources, target, ...faces] = process.argv.slice(2);
const compiler = openCompiler(faces);
for (const name of readdirSync(sources)) {
  const bytes = compiler.pdf(readFileSync(join(sources, name), 'utf8'));
  writeFileSync(join(target, `${basename(name, '.typ')}.pdf`), bytes);
}
