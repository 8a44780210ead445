import type {
  Drawing,
  GlyphRun,
  MarkedContent,
  PagedDocument,
} from '../../pipeline/model/paged-document.ts';

/**
 * A paged document as text to review: one line a drawing, with its tag, left edge, baseline or top,
 * width, face and size, and its text, in which a space at the end of a line shows as `·`.
 */
export function layoutText({ pages }: PagedDocument): string {
  return pages
    .map(({ content, links }, index) =>
      [
        `page ${index + 1}`,
        ...content.flatMap((marked) => marked.drawings.map((drawing) => line(marked, drawing))),
        ...links.map(
          ({ href, areas }) =>
            `link ${href} ${areas.map((area) => `[${area.map(round).join(' ')}]`).join(' ')}`,
        ),
      ].join('\n'),
    )
    .join('\n\n')
    .concat('\n');
}

/** The characters that a run of glyphs stands for. */
export function runText({ glyphs }: GlyphRun): string {
  return glyphs.map(({ text }) => text).join('');
}

/** The width of a run of glyphs, in points. */
export function runWidth({ glyphs }: GlyphRun): number {
  return glyphs.reduce((sum, { advance }) => sum + advance, 0);
}

function line({ owner }: MarkedContent, drawing: Drawing): string {
  const tag = 'artifact' in owner ? `(${owner.artifact})` : owner.type;
  const { x, y } = drawing;
  const start = `${tag} ${round(x)} ${round(y)}`;
  if (drawing.kind !== 'glyphs') {
    const color = drawing.kind === 'box' ? drawing.color : 'picture';
    return `${start} ${round(drawing.width)}×${round(drawing.height)} ${color}`;
  }
  const text = runText(drawing).replace(/ $/, '·').replaceAll('\u00a0', '␣');
  return `${start} ${round(runWidth(drawing))} ${drawing.face.name} ${drawing.size} ${text}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
