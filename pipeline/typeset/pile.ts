import type { PageDesign } from '../design/page.ts';
import type { Strip } from './strip.ts';

/** A strip and the distance of its top from the top of its page. */
export interface PlacedStrip {
  readonly strip: Strip;
  readonly y: number;
  /** The space that was left above it. */
  readonly before: number;
  /** Whether it repeats something, and so is furniture. */
  readonly repeated?: true;
}

/** The text of one page, while strip is put below strip. */
export class Pile {
  /** The head of a table that runs on, drawn again at the top of the page. */
  readonly head: PlacedStrip | undefined;
  /** Lower edge of the last strip. */
  bottom: number;
  /** Lowest edge of what hangs beside the text. */
  #hanging = 0;
  #empty = true;

  /** Begins the page of which this strip of the flow is the first. */
  constructor(first: number, flow: readonly Strip[], { top, continuationTop }: PageDesign) {
    const repeated = first > 0 ? flow[first]?.continuation : undefined;
    this.bottom = first > 0 ? continuationTop : top;
    if (repeated) {
      this.head = { strip: repeated, y: this.bottom, before: 0, repeated: true };
      this.bottom += repeated.height;
    }
  }

  /** Puts a strip below the others and says where it stands. */
  put(strip: Strip): PlacedStrip {
    const before = this.#empty ? 0 : strip.before;
    const natural = this.bottom + before;
    const y = strip.clear ? Math.max(natural, this.#hanging) : natural;
    this.bottom = y + strip.height;
    this.#hanging = Math.max(this.#hanging, this.bottom + (strip.overhang ?? 0));
    this.#empty = false;
    return { strip, y, before };
  }
}
