import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { checkTranslation } from '../../pipeline/check/check.ts';
import { formsOf } from '../../pipeline/parse/segments.ts';
import { chooser, type Mutation } from './mutation.ts';
import { factMutations } from './mutations/facts.ts';
import { languageMutations } from './mutations/language.ts';
import type { Pair } from './pairs.ts';

/** Every kind of mutation; the kinds of one subject stand in one file of `mutations/`. */
export const mutations: readonly Mutation[] = [...factMutations, ...languageMutations];

export interface Tally {
  readonly good: { pairs: number; errors: number; warnings: number };
  /** Good pairs with a message, by its rule. */
  readonly rules: Map<string, number>;
  readonly mutations: Map<string, { found: number; errors: number; all: number }>;
  /** Pairs in which a person knows an error, by its kind. */
  readonly labels: Map<string, { found: number; all: number }>;
  readonly alarms: string[];
  readonly misses: { kind: string; text: string }[];
  readonly unlabelled: string[];
}

/** Checks good pairs as they are and made wrong, and labelled pairs as they are. */
export async function measure(
  pairs: readonly Pair[],
  { rule = '' }: { rule?: string } = {},
): Promise<Tally> {
  const tally: Tally = {
    good: { pairs: 0, errors: 0, warnings: 0 },
    rules: new Map(),
    mutations: new Map(mutations.map(({ kind }) => [kind, { found: 0, errors: 0, all: 0 }])),
    labels: new Map(),
    alarms: [],
    misses: [],
    unlabelled: [],
  };
  for (const { pair, neighbours, document, strangers } of situate(pairs)) {
    const near = neighbours.slice(0, 12);
    const messages = (await check(pair, near)).filter(({ ruleId }) => ruleId?.startsWith(rule));
    if (pair.error) countLabelled(tally, pair, messages);
    else {
      countGood(tally, pair, messages);
      const known = new Set(messages.map(({ reason }) => reason));
      const isWrong = messages.some(({ fatal }) => fatal);
      if (!isWrong) {
        await tryMutations(tally, { pair, near, document, strangers }, { known, rule });
      }
    }
  }
  return tally;
}

/** Each pair once, with good pairs of its document, and some of the others. */
function situate(pairs: readonly Pair[]) {
  const seen = new Set<string>();
  const once = pairs.filter((pair) => {
    // A good pair often stands in a corpus once for each error that was planted in it.
    const id = `${pair.error} ${pair.to} ${pair.source} → ${pair.target}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
  const documents = Map.groupBy(once, ({ document, from, to }) => `${document} ${from}-${to}`);
  const all = [...documents.values()];
  return all.flatMap((document, index) =>
    document.map((pair, at) => {
      const good = (one: Pair): boolean => one !== pair && !one.error;
      const around = (reach: number): Pair[] =>
        document.slice(Math.max(0, at - reach), at + reach + 1).filter(good);
      const other = all[(index + 7) % all.length]?.filter(({ to }) => to === pair.to) ?? [];
      const strangers = other === document ? [] : other.map(({ target }) => target);
      const neighbours = pair.error ? [] : around(6);
      // Long tables of figures would take hours.
      return { pair, neighbours, document: around(30), strangers };
    }),
  );
}

/** What the checks say of one pair, among others of its document. */
export async function check(pair: Pair, near: readonly Pair[] = []): Promise<VFileMessage[]> {
  const { from, to } = pair;
  const file = new VFile({ path: `locales/${to}/release.json` });
  const translated = [pair, ...near].map(({ source, target }, index) => ({
    segment: {
      ...formsOf(source),
      kind: 'paragraph' as const,
      place: { path: 'source/release.md', line: index + 1, column: 1 },
    },
    text: target,
    place: { path: file.path, line: index + 1, column: 1 },
  }));
  await checkTranslation(translated, { source: from, target: to }, { newsroom, file });
  return file.messages.filter(({ line }) => line === 1);
}

const newsroom = {
  name: 'Newsroom',
  site: 'https://example.org',
  language: 'en',
  wordmark: 'Newsroom',
  timeZone: 'Europe/Paris',
  paper: 'a4',
} as const;

function countGood(tally: Tally, pair: Pair, messages: readonly VFileMessage[]): void {
  tally.good.pairs += 1;
  if (messages.some(({ fatal }) => fatal)) tally.good.errors += 1;
  if (messages.some(({ fatal }) => !fatal)) tally.good.warnings += 1;
  for (const rule of new Set(messages.map(({ ruleId }) => ruleId ?? ''))) {
    tally.rules.set(rule, (tally.rules.get(rule) ?? 0) + 1);
  }
  if (messages.length > 0) tally.alarms.push(describe(pair, messages));
}

function countLabelled(tally: Tally, pair: Pair, messages: readonly VFileMessage[]): void {
  const label = `${pair.from}-${pair.to} ${pair.error}`;
  const count = tally.labels.get(label) ?? { found: 0, all: 0 };
  count.all += 1;
  if (messages.length > 0) count.found += 1;
  else tally.unlabelled.push(describe(pair, []));
  tally.labels.set(label, count);
}

interface Situation {
  readonly pair: Pair;
  readonly near: readonly Pair[];
  readonly document: readonly Pair[];
  readonly strangers: readonly string[];
}

async function tryMutations(
  tally: Tally,
  { pair, near, document, strangers }: Situation,
  { known, rule }: { known: ReadonlySet<string>; rule: string },
): Promise<void> {
  const around = { ...pair, neighbours: near.map(({ target }) => target), strangers };
  // What is said of the good pair among all its document is no finding either.
  let knownAmong: ReadonlySet<string> | undefined;
  for (const { kind, mutate, among } of mutations) {
    const choose = chooser(`${kind} ${pair.source} ${pair.to}`);
    const target = mutate(pair.target, choose, around);
    if (!target?.trim() || target === pair.target) continue;
    const mutated = { ...pair, target };
    // Most mistakes show without the rest of the document, and far faster.
    const rest = among ? { neighbours: near, document }[among] : [];
    if (among === 'document' && !knownAmong) {
      knownAmong = new Set((await check(pair, document)).map(({ reason }) => reason));
    }
    const isKnown = (reason: string): boolean =>
      known.has(reason) || (among === 'document' && knownAmong?.has(reason) === true);
    const said = (await check(mutated, rest)).filter(
      ({ ruleId, reason }) => ruleId?.startsWith(rule) && !isKnown(reason),
    );
    const count = tally.mutations.get(kind);
    if (!count) continue;
    count.all += 1;
    if (said.length > 0) count.found += 1;
    else
      tally.misses.push({ kind, text: `${kind}: ${describe(mutated, [])}\n  was: ${pair.target}` });
    if (said.some(({ fatal }) => fatal)) count.errors += 1;
  }
}

function describe(pair: Pair, messages: readonly VFileMessage[]): string {
  const said = messages.map(
    ({ fatal, reason, ruleId }) => `\n  ${fatal ? 'ERROR' : 'warning'} ${reason} (${ruleId})`,
  );
  return `\n${pair.from}→${pair.to} ${pair.document}${pair.error ? ` [${pair.error}]` : ''}\n  ${pair.source}\n  ${pair.target}${said.join('')}`;
}
