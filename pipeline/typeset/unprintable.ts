import type { Code, InlineCode } from 'mdast';
import type { Node } from 'unist';
import type { Place } from '../model/release.ts';
import { type Problem, sayOnce } from '../report/message.ts';
import type { Job } from './job.ts';

/**
 * Says that no face has a grapheme cluster: once each, and once for all letters of scripts that
 * cannot be set at all.
 */
export function reportMissing(cluster: string, job: Job, node: Node | undefined): void {
  const gap = gaps.find(({ has }) => has.test(cluster));
  if (job.told.has(gap ?? cluster)) return;
  job.told.add(gap ?? cluster);
  const problem: Problem = {
    rule: gap ? 'unsupported-script' : 'missing-glyph',
    level: 'error',
    reason: `Unexpected ${named(cluster)}, expected ${gap?.expected ?? 'a character that the faces have'}`,
    note:
      gap?.note ??
      'The fonts of the PDF cannot show this character. Write it another way, e.g. in Latin letters.',
  };
  const place = node && placeOf(cluster, node, job);
  sayOnce(job.file, { ...problem, ...(place && { place }) });
}

/** Warns of characters that nobody sees but that may turn the order of the letters around. */
export function reportControls(text: string, job: Job, node: Node | undefined): void {
  if (text.search(controls) < 0) return;
  for (const [character] of text.matchAll(controls)) {
    if (job.told.has(character)) continue;
    job.told.add(character);
    const problem: Problem = {
      rule: 'control-character',
      level: 'warning',
      reason: `Unexpected control character ${codesOf(character)}, expected characters that can be seen`,
      note: 'The PDF leaves it out. It was probably copied along with the text: type the words around it again.',
    };
    const place = node && placeOf(character, node, job);
    sayOnce(job.file, { ...problem, ...(place && { place }) });
  }
}

/** Whether a cluster is written from right to left. */
export function isRightToLeft(cluster: string): boolean {
  return rightToLeft.test(cluster);
}

/** The ranges that Unicode sets aside for such scripts (UAX #9, 3.2, in DerivedBidiClass.txt). */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Scripts that the faces lack. */
const gaps = [
  {
    has: rightToLeft,
    expected: 'a script that is written from left to right',
    note: 'The PDF cannot show right-to-left scripts yet. Write such words in another script, e.g. in Latin letters; only the first place is reported.',
  },
  {
    has: /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}])\p{L}|[\u3001-\u303f]/u,
    expected: 'a script that the faces have',
    note: 'The fonts of the PDF have no letters of this script. Write such words in another script, e.g. in Latin letters; only the first place is reported.',
  },
] as const;

/** Controls that are no spaces, embeddings and overrides of direction, and what is no character. */
const controls =
  /[^\P{Cc}\t\n\v\f\r\u0085]|[\u202a-\u202e\u2066-\u2069\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** A cluster for the eye, as far as it can be seen, and by its code points. */
function named(cluster: string): string {
  const visible = /[\p{Cs}\p{Co}\p{Cn}\p{Cf}]/u.test(cluster) ? '' : `\`${cluster}\` `;
  return visible ? `${visible}(${codesOf(cluster)})` : codesOf(cluster);
}

function codesOf(cluster: string): string {
  return [...cluster]
    .map((character) => character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0'))
    .map((code) => `U+${code}`)
    .join(' ');
}

/** Where a cluster stands in its file, as far as the node still reads as the file does. */
function placeOf(cluster: string, node: Node, job: Job): Place | undefined {
  const start = node.position?.start;
  if (!start) return undefined;
  const path = node.data?.origin ?? job.file.path;
  const value = 'value' in node ? String(node.value) : '';
  const spelt = [cluster, cluster.normalize('NFD')].find((form) => value.includes(form));
  const before = spelt === undefined ? [''] : value.split(spelt, 1)[0]!.split('\n');
  const inLine = before.at(-1)!.length;
  const fence = fenceOf(node as Code | InlineCode);
  const line = start.line + before.length - 1 + fence.lines;
  const first = before.length === 1 && fence.lines === 0;
  return { path, line, column: first ? start.column + fence.columns + inLine : inLine + 1 };
}

/** What stands in the source before the value of a piece of code. */
function fenceOf({ type, value, position }: Code | InlineCode) {
  const { start, end } = position!;
  if (type === 'code') {
    const lines = end.line - start.line + 1 - value.split('\n').length;
    return { lines: lines > 0 ? 1 : 0, columns: 0 };
  }
  const whole = start.line === end.line ? end.column - start.column : 0;
  const columns = type === 'inlineCode' ? Math.max(0, Math.floor((whole - value.length) / 2)) : 0;
  return { lines: 0, columns };
}
