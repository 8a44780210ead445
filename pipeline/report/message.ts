import type { VFile } from 'vfile';
import { VFileMessage } from 'vfile-message';
import type { Place } from '../model/release.ts';
import type { RuleId } from './catalogue.ts';

/** Something to say to the person who wrote a text, a translation or a setting. */
export interface Problem {
  /** Which rule it is that `presspack explain` describes, e.g. `missing-translation`. */
  readonly rule: RuleId;
  readonly level: 'error' | 'warning';
  /** What was found and what was expected, in one sentence without a full stop. */
  readonly reason: string;
  /** Why it matters and what to type. */
  readonly note?: string;
  readonly place?: Place;
}

/**
 * Adds a message to a file: the only way in which a stage complains. The stage then goes on, so
 * that everything that is wrong is said at once.
 */
export function say(file: VFile, problem: Problem): VFileMessage {
  const { place } = problem;
  const message = new VFileMessage(problem.reason, {
    ruleId: problem.rule,
    source: 'presspack',
    place: place && { line: place.line, column: place.column },
  });
  message.fatal = problem.level === 'error';
  message.file = place?.path ?? file.path;
  message.note = problem.note;
  file.messages.push(message);
  return message;
}

/**
 * Adds a message to a file, unless it is there: what stands in a source stands in every language and
 * every format of a release, and is one mistake.
 */
export function sayOnce(file: VFile, problem: Problem): void {
  const { place } = problem;
  const isSaid = file.messages.some(
    ({ ruleId, reason, file: path, line, column }) =>
      ruleId === problem.rule &&
      reason === problem.reason &&
      // What has no place is the same text once more, in a running header or on the card.
      (!place || (path === place.path && line === place.line && column === place.column)),
  );
  if (!isSaid) say(file, problem);
}

/** What a message says: what `say` made it of. */
export function problemOf(message: VFileMessage): Problem {
  const { ruleId, fatal, reason, note, file, line, column } = message;
  return {
    rule: ruleId as RuleId,
    level: fatal ? 'error' : 'warning',
    reason,
    ...(note && { note }),
    ...(file && line && column && { place: { path: file, line, column } }),
  };
}

/** Whether any of these messages forbids a pack. */
export function isFatal(messages: readonly VFileMessage[]): boolean {
  return messages.some((message) => message.fatal === true);
}

/** Makes an error of every warning that these files have: what `--strict` asks for. */
export function promoteWarnings(files: Iterable<VFile>): void {
  for (const { messages } of files) for (const message of messages) message.fatal = true;
}

/** The beginning of a text, on one line, short enough to stand inside a sentence. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57).trimEnd()}…` : line;
}
