import type { Nodes, Root } from 'mdast';
import type { VFile } from 'vfile';
import { pattern, patternFor } from '../model/pattern-for.ts';
import { say } from '../report/message.ts';

/*
 * What no release needs, and what would take the parser minutes or its stack: a few kilobytes of
 * brackets keep it busy for an hour, since its time grows with their square.
 */

/** Levels of quotations and lists inside each other. */
const deepest = 50;

/** Signs that may open, close or escape markup or make an address a link, in one paragraph. */
const most = 3000;

/** Lines and characters of one text: some five hundred pages of either. */
const longest = { lines: 30_000, characters: 2_000_000 } as const;

/** Whether a text can be parsed in bounded time; complains at the first line that forbids it. */
export function isParseable(text: string, file: VFile): boolean {
  let count = 0;
  let characters = 0;
  // What ends the last line begins no other.
  const lines = text.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
  for (const [index, line] of lines.entries()) {
    characters += line.length;
    if (index >= longest.lines || characters > longest.characters) {
      complain(file, index + 1, index >= longest.lines ? 'lines' : 'characters');
      return false;
    }
    const containers = /^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*)*/.exec(line)?.[0] ?? '';
    if (startsBlock.test(line)) count = 0;
    count += line.match(patternFor(line, signs))?.length ?? 0;
    const levels = Math.max(
      containers.match(/>|[-+*](?=[ \t])|\d[.)]/g)?.length ?? 0,
      /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/.test(line) ? indentOf(line) / 2 : 0,
    );
    const fault = levels > deepest ? 'deep' : count > most ? 'dense' : undefined;
    if (!fault) continue;
    complain(file, index + 1, fault);
    return false;
  }
  return true;
}

/** Whether a tree is shallow enough for everyone who walks it; complains if it is not. */
export function isShallow(tree: Root, file: VFile): boolean {
  let level: Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > 3 * deepest) {
      complain(file, level[0]?.position?.start.line ?? 1, 'deep');
      return false;
    }
    level = level.flatMap((node) => ('children' in node ? (node.children as Nodes[]) : []));
  }
  return true;
}

const signs = pattern.giu`[*_[\]<\x60~@\\]|:(?=\/\/|[\p{L}\p{N}])|www\.`;

/** A line that is blank or begins a block of its own. */
const startsBlock = /^\s*(?:$|[|#>]|(?:[-+*]|\d{1,9}[.)])[ \t]|```|~~~)/;

function indentOf(line: string): number {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  return indent.replaceAll('\t', '    ').length;
}

const faults = {
  deep: {
    rule: 'nested-too-deep',
    reason: `Unexpected quotations, lists or marks more than ${deepest} levels deep, expected a text that people can follow`,
  },
  dense: {
    rule: 'too-much-markup',
    reason: `Unexpected paragraph with more than ${most} signs of markup, expected a text`,
  },
  lines: {
    rule: 'too-long',
    reason: `Unexpected text of more than ${longest.lines} lines, expected a release`,
  },
  characters: {
    rule: 'too-long',
    reason: `Unexpected text of more than ${longest.characters} characters, expected a release`,
  },
} as const;

function complain(file: VFile, line: number, what: keyof typeof faults): void {
  say(file, {
    ...faults[what],
    level: 'error',
    note: 'Was something pasted here that is no text? Delete it.',
    place: { path: file.path, line, column: 1 },
  });
}
