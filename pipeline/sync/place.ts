import { isAlike } from '../localize/coverage.ts';
import { endKey, type Piece } from './table-text.ts';

/** What a list of entries is put in order by. */
export interface Order {
  /** The keys of the document in its order, each as it stands in the table or is to stand there. */
  readonly keys: readonly string[];
  /** Whether no text of the document asks for an entry (any more). */
  readonly isOrphan: (key: string) => boolean;
  /** Keys that stand above an earlier text already, and must not be parted from it. */
  readonly kept: ReadonlySet<string>;
}

/** Puts a new entry directly above an earlier text, and above what else became of that one since. */
export function placeAbove(pieces: Piece[], piece: Piece, earlier: string, order: Order): void {
  let at = pieces.findIndex(({ key }) => key === earlier);
  for (; at > 0; at -= 1) {
    const above = pieces[at - 1]?.key ?? '';
    if (!order.isOrphan(above) || order.kept.has(above) || !isAlike(above, piece.key)) break;
  }
  pieces.splice(Math.max(0, at), 0, piece);
}

/**
 * Puts a new entry beside its neighbours of the document: behind the nearest one before it and that
 * one's earlier texts, else above the nearest one after it, else at the end of the table.
 */
export function placeInOrder(pieces: Piece[], piece: Piece, { keys, isOrphan }: Order): void {
  const positions = new Map(pieces.map(({ key }, index) => [key, index]));
  const index = keys.indexOf(piece.key);
  const before = keys.slice(0, index).findLast((key) => positions.has(key));
  if (before !== undefined) {
    let at = (positions.get(before) ?? 0) + 1;
    for (; at < pieces.length; at += 1) {
      const beneath = pieces[at]?.key ?? '';
      if (!isOrphan(beneath) || !isAlike(before, beneath)) break;
    }
    pieces.splice(at, 0, piece);
    return;
  }
  const after = keys.slice(index + 1).find((key) => positions.has(key)) ?? endKey;
  pieces.splice(positions.get(after) ?? pieces.length, 0, piece);
}
