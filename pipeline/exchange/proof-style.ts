import { hash } from 'node:crypto';
import { colors } from '../design/colors.ts';
import { screen } from '../design/screen.ts';

const { faces, leading, print, sizes, spaces } = screen;

/** The style sheet of the proof: the colours and faces of every page, and room for a pen on paper. */
export const proofStyle = `
@page {
  size: A4 landscape;
  margin: 14mm 14mm 16mm;
  @bottom-right { color: ${colors.muted}; content: counter(page) " / " counter(pages); font: ${print.small} sans-serif; }
}
* { box-sizing: border-box; margin: 0; }
body { padding: ${spaces.block}; background: ${colors.paper}; color: ${colors.ink}; font: 1rem/${leading.label} ${faces.sans}; }
header { max-width: 60rem; padding-block-end: ${spaces.line}; }
header p + p { margin-block-start: ${spaces.hair}; }
h1 { margin-block: ${spaces.hair} ${spaces.small}; color: ${colors.navy}; font-size: ${sizes.heading2}; line-height: ${leading.tight}; }
.kicker { color: ${colors.accent}; font-weight: 700; }
.due, .mark { color: ${colors.warning}; }
a { color: ${colors.accent}; }
.due a { padding: 0 0.15em; }
a:focus-visible { outline: 3px solid ${colors.accent}; outline-offset: 2px; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: ${spaces.half}; border-block-end: 1px solid ${colors.rule}; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
thead th { border-block-end: 2px solid ${colors.navy}; color: ${colors.navy}; font-weight: 700; }
th:first-child { width: 3.5rem; color: ${colors.muted}; font-variant-numeric: tabular-nums; font-weight: 600; text-align: end; }
abbr { text-decoration: none; }
.text { font: 1.0625rem/1.5 ${faces.serif}; white-space: break-spaces; }
.headline { color: ${colors.navy}; font-weight: 700; }
.kind, .note, .was { color: ${colors.muted}; font-size: ${sizes.small}; }
.mark { font-size: ${sizes.small}; font-weight: 700; }
.note, .was { margin-block-start: ${spaces.small}; }
.former { color: ${colors.muted}; }
.changed, .missing { background: ${colors.tint}; }
:is(.changed, .missing) > th { border-inline-start: 4px solid ${colors.warning}; color: ${colors.warning}; }
.blank { min-height: 2.5rem; margin-block-start: ${spaces.small}; border: 1px dashed ${colors.muted}; }
.blank.lines { min-height: 6rem; }
.blank.block { min-height: 12rem; }
.link u { text-decoration-color: ${colors.accent}; }
.address, .image { color: ${colors.muted}; font-size: 0.875em; font-weight: 400; }
sub, sup { font-size: 0.7em; line-height: 0; }
del { color: ${colors.warning}; text-decoration-thickness: 2px; }
ins { font-weight: 700; text-decoration-thickness: 2px; }
code { font-family: ${faces.mono}; font-size: 0.9em; }
:target { background: ${colors.tint}; }
@media (max-width: ${screen.breakpoints.narrow}) {
  body { padding: ${spaces.half}; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, th, td { display: block; }
  tr { padding-block: ${spaces.half}; border-block-end: 2px solid ${colors.navy}; }
  th, td { padding: ${spaces.hair} ${spaces.small}; border: 0; }
  th:first-child { width: auto; text-align: start; }
  td + td { margin-block-start: ${spaces.small}; padding-inline-start: ${spaces.half}; border-inline-start: 3px solid ${colors.rule}; }
}
@media print {
  body { padding: 0; font-size: ${print.text}; }
  h1 { font-size: ${print.subtitle}; }
  .text { font-size: ${print.text}; line-height: 1.45; }
  .kind, .note, .was, .mark { font-size: ${print.small}; }
  th, td { padding: 5pt 6pt; }
  .blank { min-height: 1.2cm; }
  .blank.lines { min-height: 3cm; }
  .blank.block { min-height: 7cm; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  tr.block { break-inside: auto; }
  .text { orphans: 3; widows: 3; }
  .changed, .missing { background: none; }
  a { color: inherit; text-decoration: none; }
}
`;

/** By which a content security policy admits this style sheet and no other. */
export const proofStyleHash = `sha256-${hash('sha256', proofStyle, 'base64')}`;
