import { colors } from '../../design/colors.ts';
import { screen } from '../../design/screen.ts';
import type { Paper } from '../../model/newsroom.ts';

const { print } = screen;

/** How a page looks when a browser prints it: no controls, no grounds, contacts side by side. */
export function printRules(paper: Paper): string {
  return `
@page {
  size: ${print.sizes[paper]};
  margin: ${print.margin};
  @bottom-right {
    color: ${colors.muted};
    content: counter(page) " / " counter(pages);
    font: ${print.small} sans-serif;
  }
}
@media print {
  :root {
    --size-small: ${print.small};
    --size-text: ${print.text};
    --size-quote: ${print.quote};
    --size-subtitle: ${print.subtitle};
    --size-headline: ${print.headline};
    --size-heading2: ${print.heading2};
    --size-heading3: ${print.heading3};
    --size-heading4: ${print.text};
    --leading-text: 1.4;
    --measure: none;
    --space-line: 9pt;
    --space-block: 14pt;
    --space-part: 18pt;
    font-size: ${print.text};
  }
  .skip, nav, .downloads, footer { display: none; }
  .draft, .band, .facts, main { padding-inline: 0; }
  .draft {
    padding-block: 0 var(--space-line);
    background: none;
    color: var(--warning);
  }
  .band { padding-block: 0 var(--space-small); background: none; color: var(--navy); }
  .facts { padding-block: var(--space-small); border-block: 1.5pt solid var(--navy); border-block-end: 0.5pt solid var(--rule); }
  .facts, .contacts, .table, .footnotes { font-size: var(--size-small); }
  .title { padding-block-end: var(--space-block); }
  main { padding-block: var(--space-block); }
  a { color: inherit; text-decoration-color: var(--rule); }

  article { display: block; }
  .text { font-size: var(--size-text); hyphens: auto; orphans: 3; widows: 3; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  h1 { hyphens: manual; }
  blockquote, figure, pre, tr, address, .embargo, .notice { break-inside: avoid; }
  blockquote { border-inline-start-width: 2.5pt; font-size: var(--size-quote); }
  img { max-height: 120mm; width: auto; }
  .table { overflow: visible; }
  /* No grid: Chromium lets a page end between its heading and its first picture. */
  .pictures { display: block; }
  .pictures figure { margin-block-start: var(--space-block); }
  .contacts {
    grid-template-columns: 1fr 1fr;
    margin-block-start: var(--space-part);
    break-inside: avoid;
  }
  .contacts [href^="mailto:"] { display: inline; }
  .contacts address { padding: var(--space-small) 0 0; border-block-start: 1.5pt solid var(--accent); background: none; }

  [data-draft]::after {
    position: fixed;
    inset: 0;
    display: grid;
    place-items: center;
    color: var(--warning);
    content: attr(data-draft);
    font: 700 ${print.draft}/1 var(--sans);
    opacity: 0.13;
    pointer-events: none;
    transform: rotate(-52deg);
  }
}
`;
}
