import { matchesIn, pattern } from '../model/pattern-for.ts';
import type { Comparison, Finding, Question } from './question.ts';

/** Asks for a word that stands twice: « de de ». */
export const askDoubledWords: Question = (subject) =>
  matchesIn(subject.alone, doubled)
    .filter(({ 0: found, groups, index }) =>
      isSlip(groups?.word ?? '', found, index, subject.alone),
    )
    // A text with more is to be typed anew.
    .slice(0, 3)
    .map(({ 0: found, groups, index }) => doubledWord(groups?.word ?? '', found, index));

/** The same, but for what the source itself says twice. */
export const compareDoubledWords: Comparison = (pair, guide) => {
  if (matchesIn(pair.source.alone, doubled).length > 0) return [];
  return askDoubledWords(pair.target, guide);
};

const doubled = pattern.giu`(?<![\p{L}\p{N}’'.-])(?<word>\p{L}[\p{L}\p{M}]{0,40})[ \u00a0\u202f\n]+\k<word>(?![\p{L}\p{N}’'-])`;

/**
 * What may stand twice: « nous nous », “had had”, «чуть чуть», French inversions, names such as
 * Walla Walla, single capitals.
 */
const twins = new Set(
  'nous vous had that très bla ha hé faire si tout non oui là чуть еле едва давно точно так вот да нет очень много много-много no so very bye bla knock out'.split(
    ' ',
  ),
);

function isSlip(word: string, found: string, index: number, text: string): boolean {
  if (twins.has(word.toLowerCase())) return false;
  const [first = '', second = ''] = found.split(/\s+/);
  if (
    /^\p{Lu}/u.test(second) &&
    (/^\p{Lu}/u.test(first) || /[.!?…:]\s*$/.test(text.slice(0, index)))
  )
    return first.length === 1 || first === first.toUpperCase()
      ? false
      : second === first && isSmallWord(first);
  return true;
}

/** “The The”: a capital alone makes no name of an article. */
const isSmallWord = (word: string): boolean => word.length < 4;

function doubledWord(word: string, found: string, index: number): Finding {
  return {
    rule: 'doubled-word',
    level: 'warning',
    reason: `Unexpected second “${word}”, expected it once`,
    note: `The text says “${found.replace(/\s+/g, ' ')}”.`,
    at: index + found.length - word.length,
  };
}

/** Asks for a bracket or a quotation mark that opens and does not close, or the other way round. */
export const askPairs: Question = ({ prose: { text } }) => {
  const odd = loneMark(text);
  return odd ? [unbalanced(odd)] : [];
};

/** The same, but for what is open in the source, too: a quotation over several paragraphs. */
export const comparePairs: Comparison = ({ source, target }) => {
  const [mine, its] = [source.prose.text, target.prose.text];
  // Where the source has as many quotations, none stands inside another.
  const isFlat = !isNested(mine) && (its.match(/«/g)?.length ?? 0) <= quotationsIn(mine);
  const odd = loneMark(its, { isFlat });
  const before = loneMark(mine) ?? loneSingle(mine);
  if (!odd) return before?.kind === 'quotation mark' ? compareQuotations(mine, its) : [];
  return before?.kind === odd.kind ? [] : [unbalanced(odd)];
};

/** How many quotations open: straight marks open and close alike. */
const quotationsIn = (text: string): number =>
  (text.match(/[“«]/g)?.length ?? 0) + Math.floor((text.match(/"/g)?.length ?? 0) / 2);

/** Whether a quotation opens inside another. */
const isNested = (text: string): boolean => /[“«][^”»]*[“«]/.test(text);

/** Asks for the mark of a quotation that began or ends in another paragraph. */
function compareQuotations(source: string, target: string): Finding[] {
  // An apostrophe looks like a single mark; those of HTML are no quotations, nor is that of 5".
  if (
    !/(?<![=\d])["“”„«»](?!>)/.test(source) ||
    /["“”„«»‘’'‚‹›]/.test(target.replace(/(?<=\p{L})[’']/gu, ''))
  )
    return [];
  return [
    {
      rule: 'unbalanced-quotes',
      level: 'warning',
      reason: 'Unexpected absence of quotation marks, expected one as in the source',
      note: 'A quotation over several paragraphs has its marks in the translation, too.',
      at: 0,
    },
  ];
}

interface LoneMark {
  readonly mark: string;
  readonly at: number;
  readonly kind: 'bracket' | 'quotation mark';
  readonly partner: string;
}

function unbalanced({ mark, at, kind, partner }: LoneMark): Finding {
  return {
    rule: kind === 'bracket' ? 'unbalanced-brackets' : 'unbalanced-quotes',
    level: 'warning',
    reason: `Unexpected ${kind} “${mark}” alone, expected ${partner ? `“${partner}” with it` : 'a pair'}`,
    note: 'Each one that opens must close, and each one that closes must open.',
    at,
  };
}

/** The first bracket or quotation mark without its partner. */
function loneMark(text: string, { isFlat = false } = {}): LoneMark | undefined {
  return loneBracket(text) ?? loneQuote(text, isFlat);
}

function loneBracket(text: string): LoneMark | undefined {
  const open: { mark: string; at: number }[] = [];
  for (const { 0: mark, index } of text.matchAll(/[()[\]{}]/g)) {
    if ('([{'.includes(mark)) open.push({ mark, at: index });
    else {
      // “a)”, “1)” number a list; “:)” smiles.
      const before = text.slice(0, index);
      if (open.length === 0 && /(?:^|[\s;,.(])(?:[\p{L}]|\d{1,2}|[ivx]{1,4}|[:;]-?)$/u.test(before))
        continue;
      if (/[:;]-?$/.test(before) && open.at(-1)?.mark !== '(') continue;
      const partner = '([{'[')]}'.indexOf(mark)] ?? '';
      if (open.at(-1)?.mark !== partner) return { mark, at: index, kind: 'bracket', partner };
      open.pop();
    }
  }
  const last = open.at(-1);
  const partner = last ? (')]}'['([{'.indexOf(last.mark)] ?? '') : '';
  return last && { ...last, kind: 'bracket', partner };
}

/**
 * Guillemets must pair; curled marks too, where they are not single (an apostrophe looks the same)
 * and not German or Russian inner ones; straight ones must be even.
 */
function loneQuote(text: string, isFlat: boolean): LoneMark | undefined {
  const kind = 'quotation mark' as const;
  let depth: number[] = [];
  let deepest = 0;
  for (const { 0: mark, index } of text.matchAll(/[«»]/g)) {
    if (mark === '«') deepest = Math.max(deepest, depth.push(index));
    else if (depth.length === 0) return { mark, at: index, kind, partner: '«' };
    else depth.pop();
  }
  // One » may close a quotation and the one inside it, as many like it.
  if (depth[0] !== undefined && (isFlat || depth.length > 1 || deepest < 2))
    return { mark: '«', at: depth[0], kind, partner: '»' };
  depth = [];
  const low = (text.match(/„/g) ?? []).length;
  for (const { 0: mark, index } of text.matchAll(/[“”„]/g)) {
    if (mark === '„' || (mark === '“' && (low === 0 || depth.length === 0))) depth.push(index);
    else if (depth.length === 0) return { mark, at: index, kind, partner: '“' };
    else depth.pop();
  }
  if (depth[0] !== undefined) {
    const mark = text[depth[0]] ?? '';
    return { mark, at: depth[0], kind, partner: mark === '„' ? '“' : '”' };
  }
  // An inch is a straight mark behind a figure.
  const straight = [...text.matchAll(/"/g)].filter(
    ({ index }) => !/\d$/.test(text.slice(0, index)) || / "|^"/.test(text),
  );
  const last = straight.at(-1);
  return straight.length % 2 && last
    ? { mark: '"', at: last.index, kind, partner: '"' }
    : undefined;
}

/** A quotation in single marks that does not open, or does not close, in this text. */
function loneSingle(text: string): LoneMark | undefined {
  const opening = matchesIn(text, singleOpening);
  // Behind a letter it is an apostrophe, more likely: “the players’ union”.
  const closing = matchesIn(text, singleClosing);
  const after = matchesIn(text, singleBehindWord);
  const [first] = [...opening, ...closing];
  const isPaired =
    opening.length >= closing.length && opening.length <= closing.length + after.length;
  if (!first || isPaired) return undefined;
  return { mark: first[0], at: first.index, kind: 'quotation mark', partner: '’' };
}

const singleOpening = pattern.gu`(?<![\p{L}\p{N}])['‘](?=\p{L})`;
const singleClosing = pattern.gu`(?<=[.,!?…])['’](?![\p{L}\p{N}])`;
const singleBehindWord = pattern.gu`(?<=[\p{L}\p{N}])['’](?![\p{L}\p{N}])`;

/** Asks whether a translation ends with the mark of its source: a question is still a question. */
export const compareEnd: Comparison = ({ source, target, segment }) => {
  const wanted = endOf(source.prose.text);
  const found = endOf(target.prose.text);
  if (wanted === found || isAlike(wanted, found, segment.kind)) return [];
  return [
    {
      rule: 'end-mark',
      level: 'warning',
      reason: `Unexpected ${found ? `“${found}”` : 'end without a mark'}, expected ${wanted ? `“${wanted}”` : 'no mark'} as in the source`,
      note: 'Was the end cut off, or something added?',
      at: Math.max(0, target.prose.text.trimEnd().length - 1),
    },
  ];
};

/** The mark behind which only closing brackets and quotation marks stand; three points are one. */
function endOf(text: string): string {
  const bareEnd = text.trimEnd().replace(/[\s"”»“’')\]*]+$/u, '');
  // “?!” and “!?” both ask.
  if (/[!?]{2,}$/.test(bareEnd)) return bareEnd.endsWith('!!') ? '!' : '?';
  const end = /(?:\.\.\.|…|[.!?:;,。])$/u.exec(bareEnd)?.[0] ?? '';
  return end === '...' ? '…' : end;
}

/** Items of a list end as each language likes it; an exclamation may calm down. */
function isAlike(wanted: string, found: string, kind: string): boolean {
  const pair = `${wanted}→${found}`;
  if (
    [
      '!→.',
      '.→!',
      '…→.',
      '.→…',
      ':→.',
      '.→:',
      ';→.',
      '.→;',
      ',→;',
      ';→,',
      '→;',
      ';→',
      '→,',
      ',→',
    ].includes(pair)
  ) {
    return pair !== ':→.' && pair !== '.→:';
  }
  if (wanted === '' && found === '.') return kind === 'paragraph';
  // A headline, a caption or a cell with a full stop in the source loses it by rule.
  return wanted === '.' && found === '' && kind !== 'paragraph';
}
