import { closest } from 'fastest-levenshtein';
import type { VFile } from 'vfile';
import type { Release } from '../model/release.ts';
import { UsageError } from './exit.ts';

/** The named ones of a list, in the list's order; all of them where none is named. */
export function choose<T>(
  names: readonly string[] | undefined,
  all: readonly T[],
  nameOf: (one: T) => string,
  noun: string,
): readonly T[] {
  if (names === undefined) return all;
  const known = all.map(nameOf);
  for (const name of names) if (!known.includes(name)) throw unknown(noun, name, known);
  if (names.length === 0) throw new UsageError(`--${noun} needs a name: ${known.join(', ')}.`);
  return all.filter((one) => names.includes(nameOf(one)));
}

/** The sources that were asked for, by reference or by file name; all of them where none was. */
export function chooseReleases(
  references: readonly string[],
  releases: ReadonlyMap<VFile, Release | undefined>,
): (readonly [VFile, Release | undefined])[] {
  if (references.length === 0) return [...releases];
  const nameOf = ([source, release]: readonly [VFile, Release | undefined]): string[] => [
    ...(release ? [release.facts.reference, release.slug] : []),
    source.stem ?? '',
  ];
  for (const reference of references) {
    if (![...releases].some((entry) => nameOf(entry).includes(reference))) {
      const known = [...releases].map((entry) => nameOf(entry)[0] ?? '');
      throw unknown('reference', reference, known);
    }
  }
  return [...releases].filter((entry) => nameOf(entry).some((name) => references.includes(name)));
}

function unknown(noun: string, name: string, known: readonly string[]): UsageError {
  if (known.length === 0) return new UsageError(`there is no ${noun} “${name}”, and no other.`);
  const near = closest(name, [...known]);
  return new UsageError(
    `there is no ${noun} “${name}”. Did you mean ${near}? There is: ${known.join(', ')}.`,
  );
}
