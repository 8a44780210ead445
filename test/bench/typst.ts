import type { Nodes } from 'mdast';
import { colors } from '../../pipeline/design/colors.ts';
import { pageDesigns, type TextStyle } from '../../pipeline/design/page.ts';
import type {
  LocalizedContact,
  LocalizedDocument,
} from '../../pipeline/model/localized-document.ts';
import { languageOf } from '../../pipeline/model/mdast.ts';

/**
 * Writes a localized document as Typst source with the page of `pipeline/design/`: the same faces,
 * sizes, columns, words and links; justified and hyphenated.
 */
export function toTypst(document: LocalizedDocument): string {
  const { headline, kicker, subtitle, body } = document;
  return [
    preamble(document),
    masthead(document),
    kicker && `#kicker[${inline(kicker)}]`,
    `= ${inline(headline)}`,
    subtitle && `#subtitle[${inline(subtitle)}]`,
    ...body.children.map(block),
    contacts(document),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function preamble({ headline, publisher, locale, date, labels }: LocalizedDocument): string {
  const { width, height, main, full, densities, headings, styles } = pageDesigns.a4;
  const [{ text, headline: title, gap }] = densities;
  const [year, month, day] = date.iso.split('-').map(Number);
  return `#set document(title: [${inline(headline)}], author: ${string(publisher.name)}, date: datetime(year: ${year}, month: ${month}, day: ${day}))
#let furniture = ${styled(styles.furniture)}
#set page(width: ${width}pt, height: ${height}pt, margin: (left: ${main.x}pt, right: ${width - main.x - main.width}pt, top: 46pt, bottom: 56pt),
  footer: move(dx: -${main.x - full.x}pt, block(width: ${full.width}pt, furniture[${plain(publisher.name)} #h(1fr) #context [${pageNumber(labels.page)}]])))
#set text(font: "Source Serif 4", size: ${text.size}pt, fill: rgb("${text.color}"), lang: ${string(locale)}, hyphenate: true, top-edge: 0.75em, bottom-edge: -0.25em)
#set par(justify: true, leading: ${text.leading - text.size}pt, spacing: ${gap + text.leading - text.size}pt)
#set smartquote(enabled: false)
#set strong(delta: 200)
#show link: set text(fill: rgb("${colors.accent}"))
#show heading: set par(justify: false)
#show heading.where(level: 1): it => block(below: 12pt, ${styled(title)}(hyphenate: false, it.body))
#show heading.where(level: 2): it => block(above: 14pt, below: 9pt, ${styled(headings[0])}(it.body))
#show heading.where(level: 3): it => block(above: 12pt, below: 8pt, ${styled(headings[1])}(it.body))
#show quote.where(block: true): it => block(inset: (left: 16pt), stroke: (left: 2pt + rgb("${colors.navy}")), it.body)
#set table(stroke: (x: none, y: 0.5pt + rgb("${colors.rule}")), inset: 4pt)
#show table: set text(font: "Source Sans 3", size: ${styles.table.size}pt)
#show table: set par(justify: false)
#let wordmark = ${styled(styles.wordmark)}
#let banner = ${styled(styles.banner)}
#let meta = ${styled(styles.meta)}
#let contact = ${styled(styles.contact)}
#let kicker(body) = block(below: 8pt, ${styled(styles.kicker)}(body))
#let subtitle(body) = block(below: 12pt, ${styled(styles.subtitle)}(body))`;
}

/** A function of Typst that sets text in a style of the sans serif face. */
function styled({ size, color, bold }: TextStyle): string {
  const weight = bold ? 600 : 400;
  return `text.with(font: "Source Sans 3", size: ${size}pt, fill: rgb("${color}"), weight: ${weight})`;
}

/** The label of the page, with Typst's counters in its places. */
function pageNumber(label: string): string {
  const counters: Record<string, string> = {
    page: '#counter(page).display()',
    pages: '#counter(page).final().first()',
  };
  return label
    .split(/\{\{(\w+)\}\}/)
    .map((part, index) => (index % 2 === 0 ? plain(part) : counters[part]))
    .join('');
}

function masthead({ labels, publisher, reference, date }: LocalizedDocument): string {
  const { main, full } = pageDesigns.a4;
  const left = main.x - full.x;
  return `#move(dx: -${left}pt, block(width: ${full.width}pt, below: 14pt, stroke: (bottom: 1.5pt + rgb("${colors.navy}")), inset: (bottom: 8pt), wordmark(tracking: 0.16em)[${plain(publisher.wordmark)}] + h(1fr) + banner[${plain(labels.banner)}]))
#place(dx: -${left}pt, block(width: 80pt, meta(hyphenate: false)[${plain(`${labels.reference}${labels.colon}`)} \\ ${plain(reference)} \\ ${plain(date.text)}]))`;
}

function contacts({ contacts: people, labels, website }: LocalizedDocument): string {
  const labelled = (label: string, text: string, href: string) =>
    `${plain(`${label}${labels.colon}`)}${link(href, plain(text))}`;
  const cell = ({ name, role, phone, email }: LocalizedContact) => {
    const call = labelled(labels.telephone, phone.text, `tel:${phone.e164}`);
    const write = labelled(labels.email, email, `mailto:${email}`);
    return `[*${plain(name.text)}* \\ ${plain(role.text)} \\ ${call} \\ ${write}]`;
  };
  const site = website ? labelled(labels.website, website.text, website.href) : '';
  return `#block(breakable: false, above: 18pt, stroke: (top: 0.5pt + rgb("${colors.rule}")), inset: (top: 8pt))[
#set par(justify: false)
== ${plain(labels.contacts)}
#contact(hyphenate: false)[#grid(columns: (1fr, 1fr), gutter: 16pt, ${people.map(cell).join(', ')})]

#contact[${site}]
]`;
}

function block(node: Nodes): string {
  switch (node.type) {
    case 'heading':
      return `${'='.repeat(node.depth)} ${inline(node)}`;
    case 'paragraph':
      return inline(node);
    case 'blockquote':
      return `#quote(block: true)[${node.children.map(block).join('\n\n')}]`;
    case 'list':
      return `#${node.ordered ? 'enum' : 'list'}(${node.children.map((item) => `[${item.children.map(block).join('\n\n')}]`).join(', ')})`;
    case 'table': {
      const [head, ...rows] = node.children.map(({ children }) =>
        children.map((cell) => `[${inline(cell)}]`).join(', '),
      );
      const columns = node.children[0]!.children.length;
      return `#table(columns: (1fr,) * ${columns}, table.header(${head}), ${rows.join(', ')})`;
    }
    default:
      throw new Error(`the benchmark has no Typst for a ${node.type}`);
  }
}

function inline(node: Nodes): string {
  if (!('children' in node))
    return node.type === 'break' ? '\\\n' : plain('value' in node ? node.value : '');
  return node.children.map(phrase).join('');
}

function phrase(node: Nodes): string {
  const lang = languageOf(node);
  const text = inline(node);
  switch (node.type) {
    case 'strong':
      return `#strong[${text}]`;
    case 'emphasis':
      return `#emph[${text}]`;
    case 'link':
      return link(node.url, text);
    default:
      return lang ? `#text(lang: ${string(lang)})[${text}]` : text;
  }
}

function link(href: string, text: string): string {
  return `#link(${string(href)})[${text}]`;
}

/** Text in which no sign has a meaning to Typst. */
function plain(text: string): string {
  return text.replace(/[\\#$*_`<>@=\-+/~[\]"'.]/g, '\\$&');
}

function string(text: string): string {
  return JSON.stringify(text);
}
