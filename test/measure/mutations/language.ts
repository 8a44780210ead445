import { sentencesOf } from '../../../pipeline/check/sentences.ts';
import { type Mutation, replaceOne } from '../mutation.ts';

/* The language made wrong: marks, characters, sentences, whole segments. */

const link = /\[([^\]]+)\]\(([^)\s]+)\)/g;
const strong = /\*\*([^*]+)\*\*/g;
const emphasis = /(?<!\*)\*([^*\s][^*]*)\*(?!\*)/g;
const code = /`([^`]+)`/g;

const twins: Readonly<Record<string, string>> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  А: 'A',
  С: 'C',
  Е: 'E',
  О: 'O',
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  x: 'х',
  A: 'А',
  C: 'С',
  E: 'Е',
  O: 'О',
};

/** Kinds that need a pattern and its replacement only. */
const replacements: readonly (readonly [string, RegExp, (match: RegExpExecArray) => string])[] = [
  ['markup: strong lost', strong, ([, text = '']) => text],
  ['markup: strong half', strong, ([, text]) => `**${text}*`],
  ['markup: strong open', strong, ([, text]) => `**${text}`],
  ['markup: emphasis lost', emphasis, ([, text = '']) => text],
  ['markup: emphasis open', emphasis, ([, text]) => `*${text}`],
  ['markup: link lost', link, ([, text = '']) => text],
  ['markup: link apart', link, ([, text, address]) => `[${text}] (${address})`],
  ['markup: link open', link, ([, text, address]) => `[${text}(${address})`],
  ['markup: code lost', code, ([, text = '']) => text],
  ['markup: code open', code, ([, text]) => `\`${text}`],
  ['markup: strong added', /(?<=\s)\p{L}{5,}(?=\s)(?![^[]*\])/gu, ([word]) => `**${word}**`],
  ['character: invisible', /(?<=\p{L})(?=\p{L})(?![^(]*\))/gu, () => '\u200b'],
  [
    'character: of another script',
    /[аеорсхaeopcx](?=\p{L}\p{L})(?![^(]*\))/gu,
    ([letter]) => twins[letter] ?? letter,
  ],
  ['word: doubled', /(?<=\s)\p{Ll}{2,}(?=\s)/gu, ([word]) => `${word} ${word}`],
  ['end: mark lost', /[.!?]$/g, () => ''],
  ['end: question', /(?<=[^.])\.$/g, () => '?'],
  ['pair: bracket lost', /[()](?![^[]*\))/g, () => ''],
  ['pair: quotation mark lost', /[«»“”]/g, () => ''],
];

export const languageMutations: readonly Mutation[] = [
  ...replacements.map(
    ([kind, pattern, change]): Mutation => ({
      kind,
      mutate: (target, choose) => replaceOne(target, pattern, choose, (_, match) => change(match)),
    }),
  ),
  {
    kind: 'sentence: omitted',
    mutate: (target, choose, { source }) => {
      const sentences = sentencesOf(target);
      const lost = choose(sentences);
      if (!lost || sentences.length < 2 || sentences.length !== sentencesOf(source).length) return;
      return target.slice(0, lost.start) + target.slice(lost.end).trimStart();
    },
  },
  {
    kind: 'sentence: in the source’s language',
    mutate: (target, choose, { source }) => {
      const sentences = sentencesOf(target);
      const own = sentencesOf(source);
      const left = choose(own.filter(({ start, end }) => end - start > 30));
      const there = left && sentences[own.indexOf(left)];
      if (!there || sentences.length < 2 || sentences.length !== own.length) return;
      return `${target.slice(0, there.start)}${source.slice(left.start, left.end)}${target.slice(there.end)}`;
    },
  },
  {
    kind: 'segment: not translated',
    mutate: (_target, _choose, { source }) => (source.split(' ').length > 4 ? source : undefined),
  },
  {
    kind: 'segment: of another document',
    mutate: (_target, choose, { source, strangers }) =>
      source.split(' ').length > 3 ? choose(strangers) : undefined,
  },
  {
    kind: 'segment: of a neighbour',
    among: 'neighbours',
    mutate: (_target, choose, { source, neighbours }) =>
      source.split(' ').length > 3 ? choose(neighbours) : undefined,
  },
];
