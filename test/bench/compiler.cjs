// Plain JavaScript, so that Typst's time from the start of the process has no types to strip.
const { readFileSync } = require('node:fs');

/** A compiler that knows the given font files and no others of the machine. */
exports.openCompiler = (faces) => {
  const compiler = loadCompiler().create({
    fontArgs: [{ fontBlobs: faces.map((path) => readFileSync(path)) }],
  });
  return {
    pdf: (source) => compiler.pdf({ mainFileContent: source }, { pdfStandard: 'ua-1' }),
    // What Typst's own `watch` does after every compilation, lest memory grow without end.
    rest: () => compiler.evictCache(10),
  };
};

/** Typst 0.14, from the package that fits the machine and was installed. */
function loadCompiler() {
  const packages = ['linux-x64-gnu', 'linux-x64-musl'];
  for (const name of packages) {
    try {
      return require(`@myriaddreamin/typst-ts-node-compiler-${name}`).NodeCompiler;
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new Error(`Typst is not installed: it comes for ${packages.join(' and ')} only.`);
}
