import type { VFileMessage } from 'vfile-message';
import { visible } from './visible.ts';

/** How a piece of a report is shown: colours on a terminal, the text itself elsewhere. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly place: (text: string) => string;
  readonly faint: (text: string) => string;
}

/**
 * Writes messages for the person who mends them, in the order of their files and places:
 *
 *     source/PR081-2018.md:3:7: error: Unexpected …, expected … (rule)
 *         why it matters and what to type
 */
export function report(messages: readonly VFileMessage[], paint: Paint): string {
  return inOrder(messages)
    .map((message) => {
      const level = message.fatal ? paint.error('error') : paint.warning('warning');
      const place = paint.place(visible(placeOf(message)));
      const head = `${place}: ${level}: ${visible(message.reason)} ${paint.faint(`(${message.ruleId})`)}\n`;
      const note = message.note?.split('\n').map((line) => `    ${visible(line)}\n`) ?? [];
      return head + note.join('');
    })
    .join('');
}

/** How many errors and warnings there are, in words; empty if there are none. */
export function count(messages: readonly VFileMessage[]): string {
  const errors = messages.filter((message) => message.fatal).length;
  const warnings = messages.length - errors;
  const words = (number: number, noun: string): string[] =>
    number === 0 ? [] : [`${number} ${noun}${number === 1 ? '' : 's'}`];
  return [...words(errors, 'error'), ...words(warnings, 'warning')].join(' and ');
}

/** Messages in the order of their files, lines and columns. */
export function inOrder(messages: readonly VFileMessage[]): VFileMessage[] {
  return [...messages].sort(byPlace);
}

/** `file:line:column`, as editors and terminals know it. */
export function placeOf({ file, line, column }: VFileMessage): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

function byPlace(left: VFileMessage, right: VFileMessage): number {
  const file = (left.file ?? '') < (right.file ?? '') ? -1 : Number(left.file !== right.file);
  return file || (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0);
}
