import { createRequire } from 'node:module';
import { visible } from './visible.ts';

/** A part of two texts: what both have, what only the old or only the new one has. */
export interface DiffPart {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/**
 * What became of a text, in whole words of any script: `2,019` and `Роскосмос` are never cut.
 * The parts that are not `gone` make the new text, those that are not `new` the old one, spaces at
 * the seams apart.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  // Loaded when first needed, and at once: a build of sound texts does not wait for it.
  const { diffWords } = require('diff/lib/diff/word.js') as typeof import('diff');
  const changes = diffWords(before, after, { intlSegmenter: segmenter(), maxEditLength });
  // Two texts that have hardly a word in common are two texts.
  if (!changes) {
    return [
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ];
  }
  return joinSeams(
    changes.map(({ value, added, removed }) => ({
      kind: added ? 'new' : removed ? 'gone' : 'same',
      text: value,
    })),
  );
}

/** What became of a text, on one line: see `showDiff`. A line feed, which is a hard break, is `↵`; what could not be seen is made visible. */
export function showChange(before: string, after: string, paint?: DiffPaint): string {
  const [old, now] = [before, after].map((text) => visible(text.replaceAll('\n', ' ↵ '))) as [
    string,
    string,
  ];
  return showDiff(wordDiff(old, now), paint);
}

/** How the parts of a difference are shown: the marks stay without colours too. */
export interface DiffPaint {
  readonly gone: (text: string) => string;
  readonly new: (text: string) => string;
}

/**
 * A difference on one line, `launch in [-2019-] {+2020+} of the`, in the marks of
 * `git diff --word-diff`; long stretches are shortened.
 */
export function showDiff(parts: readonly DiffPart[], paint?: DiffPaint): string {
  return parts
    .map(({ kind, text }, index) => {
      if (kind === 'same') return shorten(text, index > 0, index < parts.length - 1);
      const core = text.trim();
      if (core === '') return text;
      const words = core.length > longest ? `${core.slice(0, longest).trimEnd()}…` : core;
      const marked = kind === 'gone' ? `[-${words}-]` : `{+${words}+}`;
      // What takes the place of something stands apart from it.
      const between = kind === 'gone' && parts[index + 1]?.kind === 'new' ? ' ' : '';
      return text.replace(core, () => (paint ? paint[kind](marked) : marked)) + between;
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

const require = createRequire(import.meta.url);

/** More edits than this and a difference says nothing; it also bounds the time that is taken. */
const maxEditLength = 400;

/** How much is shown of what is gone, or new, in characters: enough to know it again. */
const longest = 200;

/** What both texts have: forty characters beside a change, whole words, and what lies between left out. */
function shorten(text: string, hasBefore: boolean, hasAfter: boolean): string {
  const head = hasBefore ? (/^[\s\S]{0,40}(?=\s|$)/.exec(text)?.[0] ?? '') : '';
  const tail = hasAfter ? (/(?<=\s|^)[\s\S]{0,40}$/.exec(text)?.[0] ?? '') : '';
  if (head.length + tail.length + 20 >= text.length) return text;
  return `${head}${hasBefore ? ' … ' : '… '}${tail}`;
}

let words: Intl.Segmenter | undefined;

function segmenter(): Intl.Segmenter {
  words ??= new Intl.Segmenter('en', { granularity: 'word' });
  return words;
}

/** Parts of one kind that follow each other as one. */
function joinSeams(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.kind === part.kind) joined.splice(-1, 1, { ...part, text: last.text + part.text });
    else joined.push(part);
  }
  return joined;
}
