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
