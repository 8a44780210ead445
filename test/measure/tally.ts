import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { checkTranslation } from '../../pipeline/check/check.ts';
import { normalise } from '../../pipeline/parse/segments.ts';
import { chooser, type Mutation } from './mutation.ts';
import { factMutations } from './mutations/facts.ts';
import type { Pair } from './pairs.ts';

/** Every kind of mutation; the kinds of one subject stand in one file of `mutations/`. */
export const mutations: readonly Mutation[] = [...factMutations];

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
export function measure(pairs: readonly Pair[], { rule = '' }: { rule?: string } = {}): Tally {
  const tally: Tally = {
    good: { pairs: 0, errors: 0, warnings: 0 },
    rules: new Map(),
    mutations: new Map(mutations.map(({ kind }) => [kind, { found: 0, errors: 0, all: 0 }])),
    labels: new Map(),
    alarms: [],
    misses: [],
    unlabelled: [],
  };
  const seen = new Set<string>();
  for (const pair of pairs) {
    // A good pair often stands in a corpus once for each error that was planted in it.
    const id = `${pair.error} ${pair.to} ${pair.source} → ${pair.target}`;
    if (seen.has(id)) continue;
    seen.add(id);
    const messages = check(pair).filter(({ ruleId }) => ruleId?.startsWith(rule));
    if (pair.error) countLabelled(tally, pair, messages);
    else {
      countGood(tally, pair, messages);
      if (!messages.some(({ fatal }) => fatal)) tryMutations(tally, pair, { messages, rule });
    }
  }
  return tally;
}

/** What the checks say of one pair. */
export function check({ source, target, from, to }: Pair): VFileMessage[] {
  const file = new VFile({ path: `locales/${to}/release.json` });
  const place = { path: file.path, line: 1, column: 1 };
  const segment = {
    key: normalise(source),
    kind: 'paragraph' as const,
    place: { path: 'source/release.md', line: 1, column: 1 },
  };
  checkTranslation(
    [{ segment, text: target, place }],
    { source: from, target: to },
    {
      newsroom,
      file,
    },
  );
  return file.messages;
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

function tryMutations(
  tally: Tally,
  pair: Pair,
  { messages, rule }: { messages: readonly VFileMessage[]; rule: string },
): void {
  const known = new Set(messages.map(({ reason }) => reason));
  for (const { kind, mutate } of mutations) {
    const choose = chooser(`${kind} ${pair.source} ${pair.to}`);
    const target = mutate(pair.target, choose, pair);
    if (!target?.trim() || target === pair.target) continue;
    const mutated = { ...pair, target };
    const said = check(mutated).filter(
      ({ ruleId, reason }) => ruleId?.startsWith(rule) && !known.has(reason),
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
