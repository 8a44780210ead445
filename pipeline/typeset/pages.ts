import type { PageDesign } from '../design/page.ts';
import type { Strip } from './strip.ts';

/** A strip and the distance of its top from the top of its page. */
export interface PlacedStrip {
  readonly strip: Strip;
  readonly y: number;
  /** The space that was left above it. */
  readonly before: number;
  /** Whether it repeats something, and so is furniture. */
  readonly repeated?: boolean;
}

/** Shares a flow of strips out among pages. */
export function paginate(flow: readonly Strip[], design: PageDesign): PlacedStrip[][] {
  const groups = groupKept(flow);
  const pages = fill(groups, design);
  const last = pages.at(-1);
  if (pages.length < 2 || !last || last.height >= leastHeight(last)) return placedOf(pages);
  // A last page of one line looks like a mistake: it gets company from the page before.
  const lastStart = groups.length - last.groups - 1;
  const moved = fill(groups, design, { page: pages.length - 1, group: lastStart });
  return placedOf(moved.length === pages.length ? moved : pages);
}

interface FilledPage {
  readonly placed: PlacedStrip[];
  /** How many groups begin on the page. */
  groups: number;
  height: number;
}

/** About three lines. */
function leastHeight({ placed }: FilledPage): number {
  return 3 * Math.min(20, ...placed.map(({ strip }) => strip.height));
}

function placedOf(pages: readonly FilledPage[]): PlacedStrip[][] {
  return pages.map(({ placed }) => placed);
}

/** The strips between two places where a page may end. */
function groupKept(flow: readonly Strip[]): Strip[][] {
  const groups: Strip[][] = [];
  let open = false;
  for (const strip of flow) {
    if (open) groups.at(-1)!.push(strip);
    else groups.push([strip]);
    open = strip.keep;
  }
  return groups;
}

/** Fills page after page; `turn` says which group begins a page even if the one before has room. */
function fill(
  groups: readonly (readonly Strip[])[],
  design: PageDesign,
  turn?: { readonly page: number; readonly group: number },
): FilledPage[] {
  const filler = new Filler(design);
  for (const [index, group] of groups.entries()) {
    if (index === turn?.group && filler.pages.length === turn.page) filler.turn();
    filler.add(group);
  }
  return filler.pages;
}

/** A page that is being filled, and those that are full. */
class Filler {
  readonly pages: FilledPage[] = [];
  readonly #design: PageDesign;
  #page: FilledPage;
  #y: number;
  /** Lowest edge of what hangs beside the text. */
  #hanging = 0;

  constructor(design: PageDesign) {
    this.#design = design;
    this.#page = this.#newPage();
    this.#y = design.top;
  }

  /** Puts a group on this page or the next; one that no page holds is cut where a page ends. */
  add(group: readonly Strip[]): void {
    const height = group.reduce(
      (sum, strip, index) => sum + strip.height + (index > 0 || !this.#isEmpty ? strip.before : 0),
      0,
    );
    if (this.#y + height > this.#design.bottom && !this.#isEmpty) this.turn();
    this.#page.groups++;
    for (const strip of group) {
      const bottom = this.#y + strip.before + strip.height;
      if (bottom > this.#design.bottom && !this.#isEmpty) this.turn();
      this.#put(strip);
    }
  }

  /** Begins a new page. */
  turn(): void {
    this.#page = this.#newPage();
    this.#y = this.#design.continuationTop;
    this.#hanging = 0;
  }

  get #isEmpty(): boolean {
    return this.#page.placed.length === 0;
  }

  #newPage(): FilledPage {
    const page: FilledPage = { placed: [], groups: 0, height: 0 };
    this.pages.push(page);
    return page;
  }

  #put(strip: Strip): void {
    const before = this.#isEmpty ? 0 : strip.before;
    if (this.#isEmpty && strip.continuation && this.pages.length > 1) {
      this.#page.placed.push({ strip: strip.continuation, y: this.#y, before: 0, repeated: true });
      this.#y += strip.continuation.height;
    }
    const natural = this.#y + before;
    const y = strip.clear ? Math.max(natural, this.#hanging) : natural;
    this.#page.placed.push({ strip, y, before });
    this.#y = y + strip.height;
    this.#hanging = Math.max(this.#hanging, this.#y + (strip.overhang ?? 0));
    this.#page.height = this.#y - this.#design.continuationTop;
  }
}
