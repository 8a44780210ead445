import { type Pair, type Piece, protect, type Standalone } from './codes.ts';

/** A piece whose markup has the number by which source and translation speak of the same. */
export type NumberedPiece = string | NumberedPair | NumberedStandalone;
export type NumberedPair = Omit<Pair, 'pieces'> & {
  readonly id: number;
  readonly pieces: readonly NumberedPiece[];
};
export type NumberedStandalone = Standalone & { readonly id: number };

/**
 * Takes a source text and its translation apart. What is the same markup in both has the same
 * number, so that a tool can say which one is missing.
 */
export function protectPair(
  source: string,
  target: string,
): { readonly source: readonly NumberedPiece[]; readonly target: readonly NumberedPiece[] } {
  let next = 1;
  const waiting: { readonly key: string; readonly kind: string; readonly id: number }[] = [];
  const numbered = number(protect(source), (code) => {
    waiting.push({ key: keyOf(code), kind: shapeOf(code), id: next });
    return next++;
  });
  const take = (fits: (one: (typeof waiting)[number]) => boolean): number | undefined => {
    const at = waiting.findIndex(fits);
    return at < 0 ? undefined : waiting.splice(at, 1)[0]?.id;
  };
  const pieces = protect(target);
  // The same markup first, wherever it stands; then, of what is left, the same kind.
  const exact = new Map<Pair | Standalone, number>();
  for (const code of codesOf(pieces)) {
    const id = take((one) => one.key === keyOf(code));
    if (id !== undefined) exact.set(code, id);
  }
  return {
    source: numbered,
    target: number(pieces, (code) => {
      return exact.get(code) ?? take((one) => one.kind === shapeOf(code)) ?? next++;
    }),
  };
}

function number(
  pieces: readonly Piece[],
  idOf: (code: Pair | Standalone) => number,
): NumberedPiece[] {
  return pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    const id = idOf(piece);
    return 'data' in piece
      ? { ...piece, id }
      : { ...piece, id, pieces: number(piece.pieces, idOf) };
  });
}

function* codesOf(pieces: readonly Piece[]): Generator<Pair | Standalone> {
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    yield piece;
    if ('pieces' in piece) yield* codesOf(piece.pieces);
  }
}

/** Pairs and standalone codes never match each other: they are other elements. */
function shapeOf(code: Pair | Standalone): string {
  return `${code.kind} ${'data' in code ? 'alone' : 'pair'}`;
}

function keyOf(code: Pair | Standalone): string {
  return 'data' in code ? code.data : `${code.open}\n${code.close}`;
}
