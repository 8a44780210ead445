import { closest } from 'fastest-levenshtein';
import { catalogue, subjects } from '../report/catalogue.ts';
import type { RuleDescription } from '../report/rule.ts';
import { visible } from '../report/visible.ts';
import { exitCodes, UsageError } from './exit.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/**
 * `presspack explain`: what a rule means, with an example wrong and right; without a rule, all of
 * them by subject. Set for the eye on a terminal; in a pipe one paragraph or rule is one line.
 */
export function runExplain(rule: string | undefined): number {
  const terminal = openTerminal({ quiet: true });
  const width = terminal.isInteractive ? Math.min(process.stdout.columns || 80, 88) : Infinity;
  terminal.print(rule === undefined ? list(terminal, width) : page(known(rule), terminal, width));
  return exitCodes.ok;
}

/** The id of a rule that exists, be it typed with the brackets of a message. */
function known(typed: string): keyof typeof catalogue {
  const id = typed.replace(/^\(|\)$/g, '').toLowerCase();
  if (Object.hasOwn(catalogue, id)) return id as keyof typeof catalogue;
  throw new UsageError(
    `there is no rule “${typed}”. Did you mean ${closest(id, Object.keys(catalogue))}? \`presspack explain\` lists them all.`,
  );
}

function page(id: keyof typeof catalogue, { paint }: Terminal, width: number): string {
  const { means, wrong, right } = catalogue[id];
  const subject = Object.entries(subjects).find(([, rules]) => Object.hasOwn(rules, id))?.[0] ?? '';
  const block = (text: string): string =>
    text
      .split('\n')
      .map((line) => `${`    ${visible(line)}`.trimEnd()}\n`)
      .join('');
  return [
    `${paint.strong(id)}  ${paint.faint(subject)}\n\n`,
    wrap(means, width),
    `\n${paint.error('Wrong:')}\n\n${block(wrong)}`,
    `\n${paint.good('Right:')}\n\n${block(right)}`,
  ].join('');
}

function list({ paint }: Terminal, width: number): string {
  const column = Math.max(...Object.keys(catalogue).map((id) => id.length)) + 4;
  const line = ([id, { means }]: [string, RuleDescription]): string =>
    `  ${id}${' '.repeat(column - id.length - 2)}${wrap(firstSentence(means), width, column)}`;
  const groups = Object.entries(subjects).map(
    ([title, rules]) =>
      `${paint.strong(title)}\n${Object.entries<RuleDescription>(rules).map(line).join('')}`,
  );
  return groups.join('\n');
}

function firstSentence(text: string): string {
  return /^.*?[.?!](?=\s|$)/.exec(text)?.[0] ?? text;
}

/** Breaks a text into lines at its spaces; those behind the first stand as far in as the first. */
function wrap(text: string, width: number, indent = 0): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return `${[...lines, line].join(`\n${' '.repeat(indent)}`)}\n`;
}
