import { colors } from '../design/colors.ts';
import type { TextStyle } from '../design/page.ts';
import type { ArtifactOwner, Drawing, MarkedContent } from '../model/paged-document.ts';
import { widthOfText } from './characters.ts';
import { plainText } from './inline.ts';
import type { Job } from './job.ts';
import { drawLine, print, shorten } from './single-line.ts';

/** What every page carries and no one reads aloud: header, footer, the word on a draft. */
export function setFurniture(page: number, pages: number, job: Job): MarkedContent[] {
  const parts = [...watermark(job), ...(page > 0 ? [header(job)] : []), footer(page, pages, job)];
  return parts.filter(({ drawings }) => drawings.length > 0);
}

function artifact(kind: ArtifactOwner['artifact'], drawings: Drawing[]): MarkedContent {
  return { owner: { artifact: kind }, drawings };
}

/** The short reference and the headline, with the word of a draft before them. */
function header(job: Job): MarkedContent {
  const { document, design } = job;
  const { full, headerBaseline, hairline } = design;
  const style = design.styles.furniture;
  const warning = { ...style, bold: true, color: colors.warning };
  const draft = document.draft ? `${document.labels.draft} · ` : '';
  const room = full.width - widthOfText(draft, warning, job);
  const title = shorten(
    `${document.reference} · ${plainText(document.headline)}`,
    room,
    style,
    job,
  );
  const runs = [...print(draft, warning, job), ...print(title, style, job)];
  const rule: Drawing = {
    kind: 'box',
    x: full.x,
    y: headerBaseline + 7,
    width: full.width,
    height: hairline,
    color: colors.rule,
  };
  return artifact('Header', [
    ...drawLine(runs, { column: full, baseline: headerBaseline }, job),
    rule,
  ]);
}

function footer(page: number, pages: number, job: Job): MarkedContent {
  const { document, design } = job;
  const { full, footerBaseline: baseline } = design;
  const style = design.styles.furniture;
  const label = document.labels.page
    .replaceAll('{{page}}', String(page + 1))
    .replaceAll('{{pages}}', String(pages));
  const room = full.width - widthOfText(label, style, job) - style.size;
  const site = new URL(document.publisher.site).host;
  const publisher = shorten(`${document.publisher.name} · ${site}`, room, style, job);
  return artifact('Footer', [
    ...drawLine(print(publisher, style, job), { column: full, baseline }, job),
    ...drawLine(print(label, style, job), { column: full, baseline, align: 'right' }, job),
  ]);
}

/** The word of a draft, pale and large across the page, under everything else. */
function watermark(job: Job): MarkedContent[] {
  const { document, design } = job;
  if (!document.draft) return [];
  const word = document.labels.draft;
  const { angle, color, size } = design.watermark;
  const plain: TextStyle = { ...design.styles.furniture, bold: true, color, size };
  // A long word is reduced to the diagonal that is there.
  const room = Math.hypot(design.width, design.height) * 0.7;
  const style = { ...plain, size: size * Math.min(1, room / widthOfText(word, plain, job)) };
  const width = widthOfText(word, style, job);
  // Drawn about the origin, then turned about it and moved to the middle of the page.
  const place = { column: { x: -width / 2, width }, baseline: style.size * 0.33 };
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const turned = drawLine(print(word, style, job), place, job).map((drawing) => ({
    ...drawing,
    angle,
    x: design.width / 2 + drawing.x * cos + drawing.y * sin,
    y: design.height / 2 - drawing.x * sin + drawing.y * cos,
  }));
  return [artifact('Watermark', turned)];
}
