import type { TextStyle } from '../design/page.ts';
import type { ShapingFace } from './face.ts';
import type { LinkTarget } from './strip.ts';
import type { Branch } from './structure.ts';

/** Characters of one face and style that belong to one structure element. */
export interface TextRun {
  /** Free of control characters and of runs of spaces; a line feed is a forced line break. */
  readonly text: string;
  readonly face: ShapingFace;
  readonly style: TextStyle;
  readonly owner: Branch;
  readonly link?: LinkTarget;
  readonly underlined?: boolean;
  readonly struck?: boolean;
}

/** The BCP 47 tag of the language that a run is in: its element's, or that of one around it. */
export function languageOfRun(run: TextRun, locale: string): string {
  for (let owner: Branch | undefined = run.owner; owner; owner = owner.parent) {
    if (owner.element.lang !== undefined) return owner.element.lang;
  }
  return locale;
}
