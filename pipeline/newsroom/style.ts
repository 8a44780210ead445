import { hash } from 'node:crypto';
import { screen } from '../design/screen.ts';
import { type Style, styleFor } from '../html/style.ts';
import type { Paper } from '../model/newsroom.ts';

const { wide } = screen.breakpoints;

/** The style sheet of index pages: that of releases, and what a list of them needs. */
export function indexStyle(paper: Paper): Style {
  const text = styleFor(paper).text + listRules;
  return { text, hash: `sha256-${hash('sha256', text, 'base64')}` };
}

const listRules = `
main > h1 { margin-block-end: var(--space-block); font-family: var(--sans); }
.releases { margin: 0; padding: 0; list-style: none; font-family: var(--sans); line-height: var(--leading-label); }
.release {
  display: grid;
  gap: var(--space-small) var(--space-gutter);
  padding-block: var(--space-line);
  border-block-start: 1px solid var(--rule);
}
.release p, .release ul { font-size: 1rem; }
.release h2 { max-width: 32em; font-size: var(--size-heading3); }
.release h2 a { color: inherit; }
.release h2 ~ * { margin-block-start: var(--space-small); }
.when { display: flex; flex-wrap: wrap; gap: 0 var(--space-line); color: var(--muted); }
.state { color: var(--warning); font-weight: 700; }
.missing, .others { color: var(--muted); }
.release .downloads { display: flex; flex-wrap: wrap; gap: var(--space-hair) var(--space-line); margin-inline: 0; padding: 0; list-style: none; font-weight: 400; }
.downloads small { color: var(--muted); font-size: var(--size-small); white-space: nowrap; }
.years { margin-block-start: var(--space-part); font-family: var(--sans); }
.years h2 { margin-block-end: var(--space-half); font-size: var(--size-heading4); }
@media (min-width: ${wide}) {
  .release { grid-template-columns: 11rem minmax(0, 1fr); }
  .when { flex-direction: column; }
}
@media print {
  .release { break-inside: avoid; padding-block: var(--space-half); }
  /* Else it would hold on to the next release, and that one to its next. */
  .release h2 { break-after: auto; }
  .release .downloads, .release .others { display: none; }
}
`;
