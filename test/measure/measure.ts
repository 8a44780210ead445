/*
 * Measures the checks of translations: how many errors they find, and how often they cry wolf.
 *
 *     npm run measure -- [options] PATH…
 *
 * A PATH is a file or a folder with aligned texts in English, French and Russian:
 *
 *     *.jsonl          a line each: {"source", "target", "lang": "en-fr"}, with "error_type" and
 *                      "control_target" or "control_source" if an error was planted;
 *                      or {"en", "fr", "ru"}
 *     *.json           {"segments": [{"en", "fr", "ru"}, …]}
 *     *.po             gettext, in a file named for its language: fr.po
 *     en.md, fr.md …   one document in each language, in a folder of its own (also .mdx)
 *     en/x.yml, fr/…   texts by keys
 *
 * Good pairs are checked as they are (false alarms), then once more for each kind of mutation that
 * can be made of them (recall). Labelled pairs are counted by their label. Options:
 *
 *     --half a|b       only one half of the documents, by the hash of their names
 *     --to fr          only translations into this language; --from likewise
 *     --rule ID        only messages of these rules, by the beginning of their names
 *     --alarms         print every good pair that a message speaks of
 *     --misses KIND    print every mutated pair without a message, of kinds that begin so
 *     --labelled       print every labelled pair without a message
 */
import { parseArgs } from 'node:util';
import { readPairs } from './pairs.ts';
import { measure, type Tally } from './tally.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    half: { type: 'string' },
    to: { type: 'string' },
    from: { type: 'string' },
    rule: { type: 'string' },
    alarms: { type: 'boolean' },
    misses: { type: 'string' },
    labelled: { type: 'boolean' },
  },
});

const pairs = (await readPairs(positionals)).filter(
  ({ from, to, document }) =>
    (!values.half || halfOf(document) === values.half) &&
    (!values.to || values.to === to) &&
    (!values.from || values.from === from),
);
const started = process.cpuUsage();
const tally = await measure(pairs, { ...(values.rule && { rule: values.rule }) });
const { user } = process.cpuUsage(started);
print(tally);
console.log(`\n${(user / 1e6).toFixed(2)} s of processor time`);

function halfOf(document: string): string {
  let hash = 0;
  for (const unit of document) hash = (Math.imul(hash, 31) + (unit.codePointAt(0) ?? 0)) | 0;
  return hash & 1 ? 'a' : 'b';
}

function print({ good, rules, mutations, labels, alarms, misses, unlabelled }: Tally): void {
  if (values.alarms) for (const alarm of alarms) console.log(alarm);
  if (values.misses !== undefined) {
    const wanted = values.misses;
    for (const miss of misses) if (miss.kind.startsWith(wanted)) console.log(miss.text);
  }
  if (values.labelled) for (const miss of unlabelled) console.log(miss);
  console.log(`\n${good.pairs} good pairs`);
  console.log(`  with errors   ${share(good.errors, good.pairs)}`);
  console.log(`  with warnings ${share(good.warnings, good.pairs)}`);
  for (const [rule, count] of sorted(rules)) console.log(`    ${rule.padEnd(28)} ${count}`);
  console.log('\nmutations found');
  for (const [kind, { found, errors, all }] of mutations) {
    console.log(
      `  ${kind.padEnd(28)} ${share(found, all)}${errors < found ? `  (errors ${errors})` : ''}`,
    );
  }
  if (labels.size > 0) console.log('\nlabelled pairs with a message');
  for (const [label, { found, all }] of labels) {
    console.log(`  ${label.padEnd(44)} ${share(found, all)}`);
  }
}

function share(part: number, all: number): string {
  const percent = all === 0 ? '–' : `${((100 * part) / all).toFixed(2)} %`;
  return `${percent.padStart(9)}  ${part} of ${all}`;
}

function sorted(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort((left, right) => right[1] - left[1]);
}
