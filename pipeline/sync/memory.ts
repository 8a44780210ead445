import { type Found, isFilled, type Orphan } from '../localize/coverage.ts';
import type { Locale, StringTable } from '../model/string-table.ts';
import { normalise } from '../parse/segments.ts';
import {
  assemble,
  closed,
  dissect,
  emptyTable,
  endKey,
  newPiece,
  type Piece,
} from './table-text.ts';

/** A translation that a text had elsewhere or earlier. */
export type Recalled = Found;

/** Finds a text in the memory of a language: what was pruned, and the tables of other releases. */
export type Recall = (text: string) => Recalled | undefined;

/**
 * Prepares the look-up of texts that are translated already. What it finds is shown to translators
 * and never filled in: whether it fits here, a person decides.
 *
 * @param memory `locales/<locale>/memory.json`, if there is one.
 */
export function prepareRecall(locale: Locale, memory: StringTable | undefined): Recall {
  const tables = [...locale.tables.values()].filter(({ namespace }) => namespace !== 'labels');
  const known = new Map<string, Recalled>();
  for (const table of [...tables, ...(memory ? [memory] : [])]) {
    for (const [key, entry] of table.entries) {
      const text = normalise(key);
      if (isFilled(entry) && !known.has(text)) known.set(text, { entry, table });
    }
  }
  return (text) => known.get(normalise(text));
}

/**
 * The text of a memory with translations added, in the order of their keys, so that two people's
 * additions rarely meet. The later translation of a text takes the place of an earlier one.
 *
 * @param memory The memory as it is; nothing where none is yet.
 */
export function addToMemory(memory: StringTable | undefined, orphans: readonly Orphan[]): string {
  const text = memory ? dissect(memory) : emptyTable();
  const pieces = [...text.pieces];
  for (const { key, entry } of orphans) {
    const piece = newPiece(key, entry.value, text);
    const at = pieces.findIndex((one) => one.key === key);
    if (at < 0) pieces.splice(positionOf(key, pieces), 0, piece);
    else if (memory?.entries.get(key)?.value !== entry.value) {
      const { lead, after, wasFirst } = pieces[at] as Piece;
      pieces[at] = {
        ...piece,
        ...(lead !== undefined && { lead }),
        ...(after !== undefined && { after }),
        ...(wasFirst !== undefined && { wasFirst }),
      };
    }
  }
  return assemble(closed({ ...text, pieces }));
}

function positionOf(key: string, pieces: readonly Piece[]): number {
  const at = pieces.findIndex(
    (one) => one.key === endKey || (one.key !== '$schema' && one.key > key),
  );
  return at < 0 ? pieces.length : at;
}
