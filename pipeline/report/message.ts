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
