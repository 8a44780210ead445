import { VFile } from 'vfile';
import type { Place } from '../model/release.ts';
import type { RuleId } from '../report/catalogue.ts';
import type { Finding, Subject } from './question.ts';

/** A finding with its place, and the segment that it is about. */
export interface Placed extends Omit<Finding, 'at'> {
  readonly place: Place;
  /** The source text of its segment: what a waiver names. */
  readonly segment: string;
}

/** Gives a finding its place in the file. */
export function placed(finding: Finding, subject: Subject): Placed {
  const { at, rule, level, reason, note } = finding;
  const place = subject.place(at);
  return { rule, level, reason, ...(note && { note }), place, segment: subject.segment.key };
}

/**
 * What a check that speaks for itself has to say, to be weighed with the rest before it is said.
 *
 * @param segmentAt The source text of the segment that stands at a place.
 */
export function overhear(
  path: string,
  speak: (file: VFile) => void,
  segmentAt: (place: Place) => string,
): Placed[] {
  const file = new VFile({ path });
  speak(file);
  return file.messages.map(({ ruleId, fatal, reason, note, file: at, line, column }) => {
    const place = { path: at ?? path, line: line ?? 1, column: column ?? 1 };
    return {
      rule: ruleId as RuleId,
      level: fatal ? ('error' as const) : ('warning' as const),
      reason,
      ...(note && { note }),
      place,
      segment: segmentAt(place),
    };
  });
}
