import type { PageDesign } from '../design/page.ts';
import { NoteColumn } from './foot.ts';
import { Pile, type PlacedStrip } from './pile.ts';
import type { Strip } from './strip.ts';
import { findTurns } from './turns.ts';

/** What stands on one page. */
export interface FilledPage {
  /** From the top of the page. */
  readonly text: readonly PlacedStrip[];
  /** At the foot of the page, below a rule. */
  readonly notes: readonly PlacedStrip[];
}

/**
 * Shares a flow of strips out among pages, as evenly filled as they can be; the notes that a strip
 * brings stand at the foot of its page, below `rule`.
 */
export function paginate(flow: readonly Strip[], rule: Strip, design: PageDesign): FilledPage[] {
  const notes = new NoteColumn(flow, rule);
  const turns = findTurns({ flow, notes, design });
  return turns.slice(1).map((end, index) => {
    const start = turns[index]!;
    const pile = new Pile(start.text, flow, design);
    const text = flow.slice(start.text, end.text).map((strip) => pile.put(strip));
    return {
      text: pile.head && text.length > 0 ? [pile.head, ...text] : text,
      notes: notes.place(start.notes, end.notes, design.bottom),
    };
  });
}

/**
 * Pages with strips behind what they hold: each stands below the one before where there is room, else
 * on a page of its own.
 */
export function continued(
  pages: readonly FilledPage[],
  strips: readonly Strip[],
  { bottom, continuationTop }: PageDesign,
): FilledPage[] {
  const filled = pages.map(({ text, notes }) => ({ text: [...text], notes }));
  for (const strip of strips) {
    const page = filled.at(-1);
    const end = page && endOf(page.text);
    const y = end === undefined ? continuationTop : end + strip.before;
    if (page && y + strip.height <= (page.notes[0]?.y ?? bottom)) {
      page.text.push({ strip, y, before: end === undefined ? 0 : strip.before });
    } else filled.push({ text: [{ strip, y: continuationTop, before: 0 }], notes: [] });
  }
  return filled;
}

/** The lowest edge of what stands on a page, and beside it. */
function endOf(text: readonly PlacedStrip[]): number | undefined {
  if (text.length === 0) return undefined;
  return Math.max(...text.map(({ strip, y }) => y + strip.height + (strip.overhang ?? 0)));
}
