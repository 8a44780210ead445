import type { PageDesign } from '../design/page.ts';
import type { NoteColumn } from './foot.ts';
import { Pile } from './pile.ts';
import type { Strip } from './strip.ts';

/** Where a page begins: its first strip of text, and the first strip of notes that is still to come. */
export interface Turn {
  readonly text: number;
  readonly notes: number;
}

/** What is to be shared out among pages. */
export interface Book {
  readonly flow: readonly Strip[];
  readonly notes: NoteColumn;
  readonly design: PageDesign;
}

/*
 * What makes a page worse than another, by eye. An empty share of a page costs its square in per
 * cent: a line less than it could hold about 4, a fifth of it 400, half of it 2500.
 */
const costs = {
  page: 1000,
  /** A word that runs on over the page. */
  hyphen: 100,
  /** Two strips on two pages that had better stand on one. */
  clinging: 300,
  /** A note that runs on over the page. */
  splitNote: 400,
  /** A last page of a line or two. */
  poorEnd: 1e5,
  /** A note that does not even begin on the page that refers to it. */
  lateNote: 1e6,
  /** Two strips on two pages that belong together. */
  parted: 1e7,
};

interface Stop extends Turn {
  readonly cost: number;
  readonly previous?: Stop;
}

/**
 * Where the pages of a book begin, the best way there is: as D. E. Knuth and M. F. Plass break
 * paragraphs into lines, so M. F. Plass breaks books into pages ("Optimal Pagination Techniques for
 * Automatic Typesetting Systems", Stanford University, 1981). Ends with the end of the book.
 */
export function findTurns(book: Book): Turn[] {
  const last = book.flow.length;
  const open: Stop[][] = Array.from({ length: last + 1 }, () => []);
  open[0]!.push({ text: 0, notes: 0, cost: 0 });
  let best: Stop | undefined;
  for (const stops of open) {
    for (let stop = takeFirst(stops); stop; stop = takeFirst(stops)) {
      for (const next of pagesFrom(stop, book)) {
        if (best && next.cost >= best.cost) continue;
        if (next.text === last && next.notes === book.notes.broughtBy[last]) best = next;
        else admit(next, open[next.text]!);
      }
    }
  }
  const turns: Turn[] = [];
  for (let stop = best; stop; stop = stop.previous) turns.unshift(stop);
  return turns;
}

/** Of stops at the same place in the text, the one with most notes to come: it leads to the others. */
function takeFirst(stops: Stop[]): Stop | undefined {
  const first = stops.reduce((least, { notes }) => Math.min(least, notes), Infinity);
  const at = stops.findIndex(({ notes }) => notes === first);
  return at < 0 ? undefined : stops.splice(at, 1)[0];
}

/** Adds a stop unless another is as cheap and has as few notes to come; those it betters go. */
function admit(stop: Stop, stops: Stop[]): void {
  if (stops.some(({ notes, cost }) => notes >= stop.notes && cost <= stop.cost)) return;
  const worse = ({ notes, cost }: Stop) => notes <= stop.notes && cost >= stop.cost;
  const kept = stops.filter((other) => !worse(other));
  stops.splice(0, stops.length, ...kept, stop);
}

/** Every way to fill one page from here; there is always one. */
function* pagesFrom(stop: Stop, book: Book): Generator<Stop> {
  const { flow, notes, design } = book;
  const pile = new Pile(stop.text, flow, design);
  const carried = stop.notes < notes.broughtBy[stop.text]!;
  if (carried) yield notesAlone(stop, book);
  for (let text = stop.text + 1; text <= flow.length; text++) {
    pile.put(flow[text - 1]!);
    const room = design.bottom - pile.bottom;
    const fitting = notes.fit(stop, text, room);
    if (fitting !== undefined) {
      const left = room - notes.heightOf(stop.notes, fitting);
      yield follow(stop, { text, notes: fitting }, left, book);
      continue;
    }
    // What no page holds stands on its own all the same.
    const alone = text === stop.text + 1 && !carried;
    if (alone) yield follow(stop, { text, notes: stop.notes }, room, book);
    return;
  }
}

/** A page on which nothing but notes goes on. */
function notesAlone(stop: Stop, book: Book): Stop {
  const { notes, design } = book;
  const room = design.bottom - design.continuationTop;
  const fitting = notes.fit(stop, stop.text, room) ?? notes.leastFrom(stop.notes);
  const left = room - notes.heightOf(stop.notes, fitting);
  return follow(stop, { text: stop.text, notes: fitting }, left, book);
}

function follow(stop: Stop, turn: Turn, room: number, book: Book): Stop {
  return { ...turn, cost: stop.cost + costOf(stop, turn, room, book), previous: stop };
}

/** What a page costs on which so much room is left. */
function costOf(from: Turn, to: Turn, room: number, { flow, notes, design }: Book): number {
  const height = design.bottom - design.continuationTop;
  const whole = to.notes === notes.broughtBy[to.text];
  const late = to.notes < notes.begunBy[to.text]! && to.text > from.text ? costs.lateNote : 0;
  const split = whole ? 0 : costs.splitNote;
  if (to.text === flow.length && whole) {
    const poor = from.text > 0 && height - room < design.leastEnd;
    return costs.page + (poor ? costs.poorEnd : 0);
  }
  const empty = (100 * Math.max(0, room)) / height;
  const end = to.text > from.text && to.text < flow.length ? flow[to.text - 1] : undefined;
  const parted = end?.keep ? costs.parted : end?.clings ? costs.clinging : 0;
  const hyphen = end?.hyphenated ? costs.hyphen : 0;
  return costs.page + empty ** 2 + split + late + parted + hyphen;
}
