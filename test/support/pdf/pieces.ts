import { type Mark, ownerOf, type Run, readContents } from './content.ts';
import type { PdfFile } from './document.ts';
import type { PdfDict } from './objects.ts';

/** A stretch of text in one marked-content sequence: a run, or an ActualText in place of runs. */
export interface Piece {
  readonly text: string;
  /** The first and last run it stands for; an ActualText may stand for none. */
  readonly first: Run | undefined;
  readonly last: Run | undefined;
}

/** The text of every marked-content sequence, by its page or form and its MCID. */
export type Pieces = ReadonlyMap<PdfDict, ReadonlyMap<number, readonly Piece[]>>;

interface GrowingPiece {
  text: string;
  first: Run | undefined;
  last: Run | undefined;
}

const known = new WeakMap<PdfFile, Pieces>();

/**
 * Collects the text of all marked content of a file, once. The outermost ActualText in a property
 * list stands for everything that is marked with it (ISO 32000-1, 14.9.4).
 */
export function readPieces(file: PdfFile): Pieces {
  let pieces = known.get(file);
  if (!pieces) {
    pieces = collect(file);
    known.set(file, pieces);
  }
  return pieces;
}

function collect(file: PdfFile): Pieces {
  const pieces = new Map<PdfDict, Map<number, GrowingPiece[]>>();
  const replacements = new Map<Mark, GrowingPiece>();
  for (const { paintings, marks } of readContents(file)) {
    let next = 0;
    for (let index = 0; index <= paintings.length; index += 1) {
      for (; marks[next] && (marks[next]?.before as number) <= index; next += 1) {
        const { mark } = marks[next] as { readonly mark: Mark };
        const list = listOf(pieces, mark);
        const actual = replacementOf(mark);
        if (actual !== mark || !list) continue;
        const piece = {
          text: mark.properties?.text('ActualText') ?? '',
          first: undefined,
          last: undefined,
        };
        replacements.set(mark, piece);
        list.push(piece);
      }
      const painting = paintings[index];
      if (!painting?.run) continue;
      const { mark, run } = painting;
      const replaced = mark && replacements.get(replacementOf(mark) ?? mark);
      if (replaced) {
        replaced.first ??= run;
        replaced.last = run;
      } else if (mark) listOf(pieces, mark)?.push({ text: run.text, first: run, last: run });
    }
  }
  return pieces;
}

/** The list of the sequence that a mark belongs to; an artifact's has none. */
function listOf(
  pieces: Map<PdfDict, Map<number, GrowingPiece[]>>,
  mark: Mark,
): GrowingPiece[] | undefined {
  const owner = ownerOf(mark);
  if (owner?.mcid === undefined) return undefined;
  const home = pieces.get(owner.home) ?? new Map<number, GrowingPiece[]>();
  pieces.set(owner.home, home);
  const list = home.get(owner.mcid) ?? [];
  home.set(owner.mcid, list);
  return list;
}

/** The outermost mark with ActualText around or at this mark. */
function replacementOf(mark: Mark): Mark | undefined {
  let found: Mark | undefined;
  for (let at: Mark | undefined = mark; at; at = at.parent)
    if (at.properties?.text('ActualText') !== undefined) found = at;
  return found;
}
