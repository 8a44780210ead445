import { screen } from '../../design/screen.ts';
import { textRules } from './text.ts';

const { narrow, wide } = screen.breakpoints;

/** How a page looks on a screen, from 320 pixels upwards. */
export const screenRules = `
*, ::before, ::after { box-sizing: border-box; }

html {
  background: var(--paper);
  color: var(--ink);
  color-scheme: light;
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
}
body {
  margin: 0;
  font: var(--size-text)/var(--leading-text) var(--serif);
  overflow-wrap: break-word;
}
a { color: var(--accent); text-decoration-thickness: 0.07em; text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 0.14em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
main:focus { outline: none; }
p, ul, ol, dl, figure, blockquote, pre, hr, h1, h2, h3, h4, h5, h6 { margin: 0; }

.skip { position: absolute; inset-inline-start: -100vw; }
.skip:focus {
  inset-inline-start: var(--space-half);
  top: var(--space-half);
  padding: var(--space-small) var(--space-line);
  background: var(--paper);
  font-family: var(--sans);
}

.draft, .band, .facts, main, footer {
  padding-inline: max(var(--space-line), (100% - var(--page)) / 2);
}
.draft, header, footer, .title, .contacts, h2, h3, h4, h5, h6, .table, figcaption, .dateline, sup {
  font-family: var(--sans);
}

.draft {
  padding-block: var(--space-half);
  background: var(--warning);
  color: var(--paper);
  font-size: 1rem;
  line-height: var(--leading-label);
}
.draft strong { margin-inline-end: var(--space-small); letter-spacing: 0.08em; }

.band {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  justify-content: space-between;
  gap: var(--space-small) var(--space-block);
  padding-block: var(--space-line);
  background: var(--navy);
  color: var(--paper);
}
.band a { color: inherit; }
.band :focus-visible { outline-color: var(--paper); }
.wordmark {
  font-size: var(--size-wordmark);
  font-weight: 700;
  letter-spacing: 0.14em;
  line-height: 1;
}
.wordmark a { text-decoration: none; }
nav ul {
  display: flex;
  flex-wrap: wrap;
  gap: var(--space-hair) var(--space-line);
  padding: 0;
  list-style: none;
  font-size: 1rem;
  line-height: var(--leading-label);
}
nav [aria-current] { font-weight: 700; }

.facts {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: var(--space-hair) var(--space-block);
  padding-block: var(--space-half);
  border-block-end: 1px solid var(--rule);
  color: var(--muted);
  font-size: var(--size-small);
  line-height: var(--leading-label);
}
.banner {
  color: var(--navy);
  font-weight: 700;
  letter-spacing: 0.08em;
  text-transform: uppercase;
}
dl, .facts div { display: flex; flex-wrap: wrap; }
dl { gap: var(--space-hair) var(--space-block); }
dt { white-space: pre; }
dd { margin: 0; color: var(--ink); font-variant-numeric: lining-nums; }
.downloads {
  display: flex;
  flex-wrap: wrap;
  gap: 0 var(--space-small);
  margin-inline-start: auto;
}
.downloads ul { gap: 0 var(--space-half); font-size: inherit; font-weight: 600; }

main { padding-block: var(--space-part); }
.title { padding-block-end: var(--space-block); }
.title > * + * { margin-block-start: var(--space-half); }
.embargo {
  width: fit-content;
  padding: var(--space-small) var(--space-line);
  border: 2px solid var(--warning);
  color: var(--warning);
  font-weight: 700;
  line-height: var(--leading-label);
}
.notice {
  padding-inline-start: var(--space-line);
  border-inline-start: 4px solid var(--warning);
}
.notice strong { color: var(--warning); }
.title .embargo + *, .title .notice + * { margin-block-start: var(--space-block); }
.kicker {
  color: var(--accent);
  font-weight: 600;
  letter-spacing: 0.02em;
  line-height: var(--leading-label);
}
h1 {
  max-width: 24em;
  color: var(--navy);
  font-size: var(--size-headline);
  font-weight: 700;
  letter-spacing: -0.012em;
  line-height: var(--leading-tight);
  text-wrap: balance;
}
.held { display: inline-block; }
.subtitle {
  max-width: var(--measure);
  color: var(--muted);
  font-size: var(--size-subtitle);
  line-height: 1.35;
}

${textRules}
.pictures { display: grid; gap: var(--space-block); max-width: var(--measure); margin-block-start: var(--space-part); }
.pictures img { max-height: 90vh; width: auto; background: var(--tint); }
.pictures figcaption p + p { margin-block-start: var(--space-hair); }
.pictures figcaption p:first-child { color: var(--ink); }

.contacts {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
  align-content: start;
  gap: var(--space-line);
  margin-block-start: var(--space-part);
  font-size: 1rem;
  line-height: var(--leading-label);
}
.contacts > * { grid-column: 1 / -1; }
.contacts h2 { font-size: var(--size-heading4); }
.contacts address {
  grid-column: auto;
  padding: var(--space-line);
  border-block-start: 3px solid var(--accent);
  background: var(--tint);
  font-style: normal;
}
.name { color: var(--navy); font-weight: 700; }
.role { margin-block-end: var(--space-small); color: var(--muted); }
.label { color: var(--muted); }
a[href^="tel:"] { white-space: nowrap; }
.contacts a { overflow-wrap: anywhere; }
/* Always below its label: long and short addresses make cards of one height. */
.contacts [href^="mailto:"] { display: table; }

footer {
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  gap: var(--space-hair) var(--space-block);
  padding-block: var(--space-line) var(--space-part);
  border-block-start: 1px solid var(--rule);
  color: var(--muted);
  font-size: var(--size-small);
}

@media (max-width: ${narrow}) {
  main { padding-block: var(--space-block); }
  .text, .contacts, h1 { hyphens: auto; }
  h1, .text { hyphenate-limit-chars: 8 4 4; }
  /* Words and what is said of them: prose wants no scrolling for the sake of one long word. */
  tr:not(:has(> :nth-child(3))) > :nth-child(2) { overflow-wrap: anywhere; }
  .downloads { margin-inline-start: 0; }
  .text { font-size: 1.125rem; }
  blockquote { font-size: 1.1875rem; }
}
@media (min-width: ${wide}) {
  article {
    display: grid;
    grid-template-columns: minmax(0, var(--measure)) minmax(0, var(--aside));
    justify-content: space-between;
    column-gap: var(--space-gutter);
  }
  .title { grid-column: 1 / -1; padding-block-end: var(--space-part); }
  .pictures { grid-column: 1; }
  .contacts { grid-column: 2; grid-row: 2 / span 2; margin-block-start: var(--space-small); }
}
`;
