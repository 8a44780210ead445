import { closest } from 'fastest-levenshtein';
import type { VFile } from 'vfile';
import type { Guides, Waiver } from '../model/guide.ts';
import type { Release } from '../model/release.ts';
import { normalise } from '../parse/segments.ts';
import { excerpt, type Problem, say } from '../report/message.ts';
import type { Placed } from './placed.ts';

/** What is to be said, and what was waived. */
export interface Verdict {
  readonly findings: readonly Placed[];
  readonly waived: number;
  /** Waivers of these segments that waive nothing (any more). */
  readonly unused: readonly Problem[];
}

/**
 * Takes out what is waived. A waiver of a segment that was asked about and that waives nothing is
 * told: what it was for may be mended.
 *
 * @param segments The source texts that were asked about.
 * @param isAsked Whether a rule was asked about at all: spelling is not always.
 */
export function applyWaivers(
  findings: readonly Placed[],
  waivers: readonly Waiver[],
  { segments, isAsked }: { segments: ReadonlySet<string>; isAsked: (rule: string) => boolean },
): Verdict {
  const used = new Set<Waiver>();
  const rest = findings.filter((finding) => {
    const waiver = waivers.find(
      ({ rule, segment }) => rule === finding.rule && normalise(segment) === finding.segment,
    );
    if (waiver) used.add(waiver);
    return waiver === undefined;
  });
  const unused = waivers
    .filter((waiver) => !used.has(waiver) && isAsked(waiver.rule))
    .filter(({ segment }) => segments.has(normalise(segment)))
    .map((waiver) => useless(waiver, 'Nothing of this rule is said of this text (any more).'));
  return { findings: rest, waived: findings.length - rest.length, unused };
}

/** Says which waivers can never waive anything: they name no rule, or no text of any release. */
export async function checkWaivers(
  guides: Guides,
  releases: readonly Release[],
  file: VFile,
): Promise<void> {
  const all = [guides.shared, ...guides.locales.values()].flatMap(({ waivers }) => waivers);
  if (all.length === 0) return;
  const { catalogue } = await import('../report/catalogue.ts');
  const known = new Set([
    '',
    ...releases.flatMap(({ segments }) => segments.map(({ key }) => key)),
  ]);
  for (const waiver of all) {
    if (!Object.hasOwn(catalogue, waiver.rule)) {
      const near = closest(waiver.rule, Object.keys(catalogue));
      say(file, useless(waiver, `No rule is called so. Did you mean ${near}?`));
    } else if (!known.has(normalise(waiver.segment))) {
      say(
        file,
        useless(waiver, `No release has the text “${excerpt(waiver.segment)}” (any more).`),
      );
    }
  }
}

function useless({ rule, place }: Waiver, why: string): Problem {
  return {
    rule: 'unused-waiver',
    level: 'warning',
    reason: `Unexpected waiver of ${rule}, expected one that waives a message`,
    note: `${why} Delete the waiver, or mend it.`,
    place,
  };
}
