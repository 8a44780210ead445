import type { PdfFile, PdfPage } from './document.ts';
import type { Character, PdfFont } from './fonts.ts';
import { Interpreter } from './interpreter.ts';
import type { PdfDict } from './objects.ts';

/** An open marked-content sequence (ISO 32000-1, 14.6), and the one it stands in. */
export interface Mark {
  readonly tag: string;
  readonly mcid: number | undefined;
  readonly properties: PdfDict | undefined;
  /** The page, or the form XObject, whose stream holds the mark: the scope of its MCID. */
  readonly home: PdfDict;
  readonly parent: Mark | undefined;
}

/** The glyphs of one show operator (one string or one TJ array), in the page's user space. */
export interface Run {
  readonly page: number;
  readonly font: PdfFont;
  /** Size in points after all scaling. */
  readonly size: number;
  /** The start of the baseline; the origin is the bottom left corner, y grows upwards. */
  readonly x: number;
  readonly y: number;
  /** The end of the baseline. */
  readonly endX: number;
  readonly endY: number;
  readonly text: string;
  readonly characters: readonly Character[];
}

/** One operator that leaves something on the page, or would if it were not invisible. */
export interface Painting {
  readonly kind: 'text' | 'path' | 'image' | 'shading';
  readonly operator: string;
  /** The innermost mark it stands in. */
  readonly mark: Mark | undefined;
  readonly run?: Run;
}

/** Everything a page paints, with its forms, in painting order. */
export interface PageContent {
  readonly page: PdfPage;
  readonly paintings: readonly Painting[];
  /** Marks in the order in which they open; `before` is the count of paintings ahead of each. */
  readonly marks: readonly { readonly mark: Mark; readonly before: number }[];
  /** Form XObjects, one entry for each time that one is painted. */
  readonly forms: readonly PdfDict[];
  /** Faults of the stream that do not keep us from reading it, as sentences. */
  readonly faults: readonly string[];
}

const known = new WeakMap<PdfFile, readonly PageContent[]>();

/** The contents of all pages, interpreted once a file. */
export function readContents(file: PdfFile): readonly PageContent[] {
  let contents = known.get(file);
  if (!contents) {
    const interpreter = new Interpreter(file);
    contents = file.pages.map((page) => interpreter.run(page));
    known.set(file, contents);
  }
  return contents;
}

/** The innermost mark that makes its content real (an MCID) or furniture (an artifact). */
export function ownerOf(mark: Mark | undefined): Mark | undefined {
  let at = mark;
  while (at && at.mcid === undefined && at.tag !== 'Artifact') at = at.parent;
  return at;
}

/** A run in numbers and words, for tests that look at places on the page. */
export interface GlyphRun {
  /** From 0. */
  readonly page: number;
  /** BaseFont without the tag of a subset. */
  readonly font: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  /** Length of the baseline. */
  readonly width: number;
  readonly text: string;
  readonly mcid: number | undefined;
  readonly artifact: boolean;
}

/** All glyph runs of a file in painting order; points from the bottom left corner of the page. */
export function glyphRuns(file: PdfFile): readonly GlyphRun[] {
  return readContents(file).flatMap(({ paintings }) =>
    paintings.flatMap(({ run, mark }) => {
      if (!run) return [];
      const owner = ownerOf(mark);
      return {
        page: run.page,
        font: run.font.name.replace(/^[A-Z]{6}\+/, ''),
        size: run.size,
        x: run.x,
        y: run.y,
        width: Math.hypot(run.endX - run.x, run.endY - run.y),
        text: run.text,
        mcid: owner?.mcid,
        artifact: owner?.tag === 'Artifact',
      };
    }),
  );
}

/**
 * The text of one page in painting order, furniture included, a line feed where the baseline
 * changes. Nothing is added or taken away; an unmapped code is U+FFFD.
 */
export function pageText(file: PdfFile, pageIndex: number): string {
  let text = '';
  let last: Run | undefined;
  for (const { run } of readContents(file)[pageIndex]?.paintings ?? []) {
    if (!run) continue;
    if (last && !onOneLine(last, run)) text += '\n';
    text += run.text;
    last = run;
  }
  return text;
}

/**
 * Whether the second run goes on on the line of the first: its start is less than half an em off
 * the first one's baseline, which leaves room for superscripts, and not behind its start.
 */
export function onOneLine(first: Run, second: Run): boolean {
  if (first.page !== second.page) return false;
  const length = Math.hypot(first.endX - first.x, first.endY - first.y);
  const [cos, sin] =
    length > 0 ? [(first.endX - first.x) / length, (first.endY - first.y) / length] : [1, 0];
  const along = (second.x - first.x) * cos + (second.y - first.y) * sin;
  const across = (second.y - first.y) * cos - (second.x - first.x) * sin;
  const em = Math.max(first.size, second.size);
  return Math.abs(across) < em / 2 && along > -em / 2;
}
