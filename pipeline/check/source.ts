import type { Heading, Root } from 'mdast';
import type { VFile } from 'vfile';
import type { Guide } from '../model/guide.ts';
import { placeOf } from '../model/mdast.ts';
import type { Newsroom } from '../model/newsroom.ts';
import type { Place, Release, Segment } from '../model/release.ts';
import { slotsOf } from '../parse/segments.ts';
import { findUnexplained } from './acronyms.ts';
import { askBroken, askInvisible, askScripts } from './characters.ts';
import { checkSourceFacts } from './facts/facts.ts';
import { askFrench } from './french.ts';
import { overhear, type Placed, placed } from './placed.ts';
import { proseOf, readProse } from './prose.ts';
import { askDoubledWords, askPairs } from './punctuation.ts';
import { makeSubject, type Question, type Subject } from './question.ts';
import { askRussian } from './russian.ts';

/** Asks a source text whether its language is right. */
export function askSource(release: Release, newsroom: Newsroom, guide: Guide): Placed[] {
  const subjects = subjectsOf(release);
  const known = [newsroom.name, newsroom.wordmark].flatMap(
    (name) => name.match(/\p{Lu}{2,}/gu) ?? [],
  );
  return [
    ...subjects.flatMap((subject) =>
      questions.flatMap((ask) => ask(subject, guide).map((finding) => placed(finding, subject))),
    ),
    ...findUnexplained(subjects, guide, known).map((finding) => placed(finding, finding.subject)),
    ...skippedHeadings(release.tree, release.file),
    ...overhear(
      release.file.path,
      (file) => checkSourceFacts(release, { newsroom, file }),
      (place) => segmentAt(release, place),
    ),
  ];
}

/** The segment in which a place of the source stands: the last that begins before it. */
function segmentAt({ segments }: Release, { line, column }: Place): string {
  const before = segments.filter(
    ({ place }) => place.line < line || (place.line === line && place.column <= column),
  );
  const last = before.reduce<Segment | undefined>(
    (best, one) =>
      best && (best.place.line - one.place.line || best.place.column - one.place.column) > 0
        ? best
        : one,
    undefined,
  );
  return last?.key ?? '';
}

const questions: readonly Question[] = [
  askInvisible,
  askBroken,
  askScripts,
  askDoubledWords,
  askPairs,
  askFrench,
  askRussian,
];

/** The text in its order, then what the front matter says; each character knows its line. */
export function subjectsOf({ tree, segments, file, language }: Release): Subject[] {
  const text = String(file.value);
  const lines = [0, ...text.matchAll(/\n/g).map(({ index }) => index + 1)];
  const placeAt = (offset: number): Place => {
    const line = lines.findLastIndex((start) => start <= offset);
    return { path: file.path, line: line + 1, column: offset - (lines[line] ?? 0) + 1 };
  };
  const slots = slotsOf(tree, file.path);
  const keys = new Set(slots.map(({ segment }) => segment.key));
  const facts = segments.filter(({ key }) => !keys.has(key));
  const fact = (segment: Release['segments'][number]): Subject =>
    makeSubject(segment, readProse(segment.source), language, (typed) => ({
      ...segment.place,
      column: segment.place.column + typed,
    }));
  const isAbove = ({ kind }: Release['segments'][number]): boolean =>
    kind !== 'subtitle' && !kind.startsWith('contact');
  return [
    ...slots.map((slot) =>
      'field' in slot
        ? fact(slot.segment)
        : makeSubject(slot.segment, proseOf(slot.node.children, text), language, placeAt),
    ),
    ...facts.filter(isAbove).map(fact),
    ...facts.filter((one) => !isAbove(one)).map(fact),
  ];
}

/** Headings must not skip a level: a screen reader lists them as a table of contents. */
function skippedHeadings(tree: Root, file: VFile): Placed[] {
  let depth = 1;
  return tree.children
    .filter((node): node is Heading => node.type === 'heading')
    .flatMap((heading) => {
      const skipped = heading.depth > depth + 1;
      const expected = depth + 1;
      depth = heading.depth;
      if (!skipped) return [];
      return [
        {
          rule: 'skipped-heading',
          level: 'warning' as const,
          reason: `Unexpected \`${'#'.repeat(heading.depth)}\` heading, expected \`${'#'.repeat(expected)}\``,
          note: 'Headings go down one step at a time: readers who hear the page find their way by them.',
          place: placeOf(heading, file.path),
          segment: '',
        },
      ];
    });
}
