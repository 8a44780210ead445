import type { PhrasingContent } from 'mdast';
import { matchesIn, pattern } from '../model/pattern-for.ts';
import type { Comparison, Finding, Pair } from './question.ts';

/** Asks whether a translation has the marks of its source: no link, no emphasis, no code lost. */
export const compareMarkup: Comparison = (pair) => {
  const source = countMarks(pair.source.prose.nodes);
  const target = countMarks(pair.target.prose.nodes);
  return [...marks].flatMap(([mark, name]) => {
    const wanted = source.get(mark)?.count ?? 0;
    const found = target.get(mark)?.count ?? 0;
    if (wanted === found) return [];
    return found < wanted
      ? lost(pair, { mark, name, wanted, found })
      : added(pair, { mark, name, wanted, found, first: target.get(mark)?.first });
  });
};

/** Asks whether marks were left half: a `**` that opens nothing, a `]` without its address. */
export const compareLeftovers: Comparison = ({ source, target }) =>
  matchesIn(target.prose.text, leftovers)
    .filter(({ 0: found, index }) => {
      const inCode = target.prose.foreign.some(({ start, end }) => start <= index && index < end);
      return !inCode && !source.prose.text.includes(found);
    })
    .slice(0, 1)
    .map(({ 0: found, index }) => ({
      rule: 'broken-markup',
      level: 'error' as const,
      reason: `Unexpected \`${found}\` to be read, expected marks that open and close`,
      note: 'It will be printed as it stands. A mark that opens must close: **strong**, *emphasis*, `code`, [text](address), with no space inside the marks or between ] and (.',
      at: index,
    }));

const leftovers = pattern.giu`\*\*|__|~~|\x60|\]\s*\(|(?<![\p{L}\p{N}*])\*(?=\p{L})|(?<=\p{L})\*(?![\p{L}\p{N}*])|:span\b|\[\^|&(?:nbsp|amp|lt|gt|quot|[rl]aquo|[lr]dquo|[lr]squo|[mn]dash|hellip|eacute|egrave|agrave|ccedil|shy|thinsp|#\d+|#x[\da-f]+);?`;

/** How each kind of mark is called, and how it is typed. */
const marks = new Map([
  ['link', 'a link, [text](address)'],
  ['strong', 'strong text, **…**'],
  ['emphasis', 'emphasis, *…*'],
  ['delete', 'struck text, ~~…~~'],
  ['inlineCode', 'code, `…`'],
  ['image', 'a picture, ![description](file)'],
  ['footnoteReference', 'a footnote, [^…]'],
  ['sub', 'lowered text, <sub>…</sub>'],
  ['sup', 'raised text, <sup>…</sup>'],
  ['break', 'a line break, \\n'],
]);

/** Marks that change how a word looks, and neither what it says nor where it leads. */
const looks: ReadonlySet<string> = new Set(['strong', 'emphasis', 'delete']);

interface Difference {
  readonly mark: string;
  readonly name: string;
  readonly wanted: number;
  readonly found: number;
}

function lost(pair: Pair, { mark, name, wanted, found }: Difference): Finding[] {
  // A title in italics may stand in quotation marks instead, as Russian likes it.
  const quotes = (text: string): number => text.match(/[«„“"]/g)?.length ?? 0;
  const { source, target } = pair;
  if (
    mark === 'emphasis' &&
    quotes(target.prose.text) - quotes(source.prose.text) >= wanted - found
  )
    return [];
  return [
    {
      rule: 'lost-markup',
      // A word that only looks different says the same.
      level: looks.has(mark) ? 'warning' : 'error',
      reason:
        found === 0 && wanted === 1
          ? `Unexpected absence of ${name}, expected it as in the source`
          : `Unexpected number of marks: ${found} times ${name}, expected ${wanted} as in the source`,
      note: 'Put the same marks around the words that translate the marked ones.',
      at: 0,
    },
  ];
}

function added(
  pair: Pair,
  { mark, name, wanted, found, first }: Difference & { first: number | undefined },
): Finding[] {
  // French and Russian set foreign words and titles in italics where English need not.
  if (mark === 'emphasis') return [];
  return [
    {
      rule: 'added-markup',
      // A link that helps these readers only, or a word set as code, may be meant.
      level: mark === 'link' || mark === 'inlineCode' ? 'warning' : 'error',
      reason:
        wanted === 0
          ? `Unexpected mark: ${name}, expected none as in the source`
          : `Unexpected number of marks: ${found} times ${name}, expected ${wanted} as in the source`,
      note: 'Leave marks out that the source has not. A passage in another language is :span[…]{lang=en}.',
      at: Math.min(first ?? 0, Math.max(0, pair.target.prose.text.length - 1)),
    },
  ];
}

/** How often each mark is used, and how much is read before its first use. */
function countMarks(nodes: readonly PhrasingContent[]) {
  const counts = new Map<string, { count: number; first: number }>();
  let read = 0;
  const add = (mark: string): void => {
    const known = counts.get(mark);
    if (known) known.count += 1;
    else counts.set(mark, { count: 1, first: read });
  };
  const visit = (node: PhrasingContent): void => {
    if (node.type === 'html') {
      const tag = /^<(su[bp])>/i.exec(node.value)?.[1];
      if (tag) add(tag.toLowerCase());
    } else if (node.type === 'textDirective') {
      if (node.name === 'sub' || node.name === 'sup') add(node.name);
    } else if (!isAddress(node)) add(node.type);
    readInside(node);
  };
  const readInside = (node: PhrasingContent): void => {
    if ('value' in node && node.type !== 'html') read += node.value.length;
    if ('children' in node) visitAll(node.children as PhrasingContent[]);
  };
  const visitAll = (children: readonly PhrasingContent[]): void => {
    children.forEach((node, index) => {
      // Two lines in italics are in italics whether the mark closes between them or not.
      if (goesOn(children, index)) readInside(node);
      else visit(node);
    });
  };
  visitAll(nodes);
  return counts;
}

/** Whether a mark only opens again behind a line break. */
function goesOn(nodes: readonly PhrasingContent[], index: number): boolean {
  const { type } = nodes[index] ?? {};
  if (type !== 'emphasis' && type !== 'strong') return false;
  const isBreak = (node: PhrasingContent): boolean =>
    node.type === 'break' || (node.type === 'html' && /^<br\b/i.test(node.value));
  const isBlank = (node: PhrasingContent): boolean =>
    isBreak(node) || (node.type === 'text' && node.value.trim() === '');
  const before = nodes.slice(0, index).findLastIndex((node) => !isBlank(node));
  return nodes[before]?.type === type && nodes.slice(before + 1, index).some(isBreak);
}

/** A bare address is a link of its own making: it is compared as an address. */
function isAddress(node: PhrasingContent): boolean {
  if (node.type !== 'link') return false;
  const [only] = node.children;
  if (only?.type !== 'text') return false;
  return [only.value, `http://${only.value}`, `mailto:${only.value}`].includes(node.url);
}
