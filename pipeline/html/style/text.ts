/** How the blocks of a release look: paragraphs, headings, quotations, lists, figures, tables, notes. */
export const textRules = `.text { max-width: var(--measure); }
/* The distance before a block; of rules that fit, the last one holds. */
.text :where(blockquote, div, figure, hr, ol, p, pre, section, ul) { margin-block-start: var(--space-line); }
.text :where(blockquote, figure, hr, .table),
.text :where(blockquote, figure, hr, .table) + :where(*) { margin-block-start: var(--space-block); }
.text :where(h2, .footnotes) { margin-block-start: var(--space-part); }
.text :where(h3, h4, h5, h6) { margin-block-start: var(--space-block); }
.text :where(h2, h3, h4, h5, h6) + :where(*) { margin-block-start: var(--space-half); }
.text :where(:first-child) { margin-block-start: 0; }
.text :where(li + li, li > ol, li > ul) { margin-block-start: var(--space-hair); }
p { text-wrap: pretty; }
.dateline { color: var(--navy); font-size: 1rem; font-weight: 600; line-height: var(--leading-label); }
.text .dateline + * { margin-block-start: var(--space-small); }
h2, h3, h4, h5, h6 { color: var(--navy); font-weight: 700; line-height: 1.25; text-wrap: balance; }
h2 { font-size: var(--size-heading2); }
h3 { font-size: var(--size-heading3); }
h4, h5, h6 { font-size: var(--size-heading4); }

blockquote {
  padding-inline-start: var(--space-line);
  border-inline-start: 4px solid var(--accent);
  color: var(--navy);
  font-size: var(--size-quote);
  line-height: 1.5;
}
blockquote blockquote { font-size: 1em; }
.hung { text-indent: -0.44em; }
.hung-wide { text-indent: -0.72em; }
ul, ol { padding-inline-start: 1.4em; }
li::marker { color: var(--muted); }
.task-list-item { list-style: none; }
/* In the place of the bullet, for other items may have one. */
.task-list-item input {
  width: 1em;
  height: 1em;
  margin: 0;
  margin-inline: -1.4em 0.4em;
  font: inherit;
  vertical-align: -0.1em;
}

hr { width: 100%; border: 0; border-block-start: 1px solid var(--rule); }
code { font-family: var(--mono); font-size: 0.85em; }
pre {
  padding: var(--space-half) var(--space-line);
  background: var(--tint);
  line-height: var(--leading-label);
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
sub, sup { font-size: 0.7em; line-height: 0; }

img { display: block; max-width: 100%; height: auto; }
p img, li img, td img { display: inline; vertical-align: text-bottom; }
span.image { color: var(--muted); font-style: italic; }
figcaption {
  margin-block-start: var(--space-small);
  color: var(--muted);
  font-size: var(--size-small);
  line-height: var(--leading-label);
}

.table { overflow-x: auto; font-size: 1rem; line-height: var(--leading-label); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums lining-nums; }
th, td {
  min-width: 6em;
  padding: var(--space-small) var(--space-half);
  border-block-end: 1px solid var(--rule);
  overflow-wrap: normal;
  text-align: start;
  vertical-align: top;
}
:is(th, td):first-child { padding-inline-start: 0; }
:is(th, td):last-child { padding-inline-end: 0; }
th { color: var(--navy); font-weight: 600; }
thead th, thead td { border-block-end: 2px solid var(--navy); vertical-align: bottom; }
.left { text-align: left; }
.center { text-align: center; }
.right { text-align: right; }

sup a { padding-inline: 0.15em; text-decoration: none; }
.footnotes {
  padding-block-start: var(--space-line);
  border-block-start: 1px solid var(--rule);
  font-size: 1rem;
  line-height: var(--leading-label);
}
.footnotes h2 { font-size: var(--size-heading4); }
[data-footnote-backref] { padding-inline: 0.3em; font-family: var(--sans); text-decoration: none; }
:target { background: var(--tint); }
main:target { background: none; }
`;
