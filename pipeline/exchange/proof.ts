import type { Element, ElementContent, Properties, Root } from 'hast';
import type { PhrasingContent } from 'mdast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { VFile } from 'vfile';
import type { ExchangeDocument, ExchangeUnit } from '../model/exchange.ts';
import { isParseable } from '../parse/limits.ts';
import { parseInline } from '../parse/markdown.ts';
import { type DiffPart, wordDiff } from '../report/word-diff.ts';
import { hashOf } from './hash.ts';
import { proofStyle, proofStyleHash } from './proof-style.ts';

/**
 * Makes a page for people who have neither git nor npm: source and translation side by side, each
 * text with a number to speak of, what has changed or is missing marked. It is printed or mailed,
 * and read with a pen or a screen reader; nothing in it runs or is fetched.
 */
export function writeProof(document: ExchangeDocument): Uint8Array {
  const { title, source } = document;
  const page = element(
    'html',
    { lang: 'en' },
    element(
      'head',
      {},
      element('meta', { charSet: 'utf-8' }),
      element('meta', { httpEquiv: ['content-security-policy'], content: policy }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'robots', content: 'noindex' }),
      element('title', {}, `Proof: ${title} (${source} – ${document.target})`),
      element('style', {}, proofStyle),
    ),
    '\n',
    element('body', {}, ...makeHead(document), element('main', {}, makeTable(document)), '\n'),
  );
  const root: Root = {
    type: 'root',
    children: [{ type: 'doctype' }, text('\n'), page, text('\n')],
  };
  return Buffer.from(unified().use(rehypeStringify).stringify(root), 'utf8');
}

const policy = `default-src 'none'; style-src '${proofStyleHash}'; base-uri 'none'; form-action 'none'`;

function makeHead(document: ExchangeDocument): (Element | string)[] {
  const { title, source, target, original, units } = document;
  const due = units.filter(({ state }) => state !== 'translated');
  const link = (unit: ExchangeUnit): Element => {
    const number = units.indexOf(unit) + 1;
    return element('a', { href: `#s${number}` }, String(number));
  };
  const list = (state: ExchangeUnit['state'], words: string): (Element | string)[] => {
    const found = due.filter((unit) => unit.state === state);
    if (found.length === 0) return [];
    const links = found.flatMap((unit) => [link(unit), ', ']).slice(0, -1);
    return [element('p', { className: ['due'] }, element('strong', {}, `${words}: `), ...links)];
  };
  return [
    '\n',
    element(
      'header',
      {},
      element('p', { className: ['kicker'] }, `${languageName(source)} – ${languageName(target)}`),
      element('h1', {}, title),
      element(
        'p',
        {},
        `${units.length} texts of ${original}, version ${versionOf(document)}. Say which text you mean by its number.`,
      ),
      ...(due.length === 0 ? [element('p', {}, 'All of them are translated.')] : []),
      ...list('changed', 'Source has changed, to be translated anew'),
      ...list('missing', 'Not translated'),
    ),
    '\n',
  ];
}

/** Eight digits by which two people know whether they read the same. */
function versionOf({ units }: ExchangeDocument): string {
  return hashOf(units.map(({ id, base }) => id + base).join('\n')).slice(0, 8);
}

function makeTable({ source, target, units }: ExchangeDocument): Element {
  const languages = { source, target };
  // On a narrow screen the rows are blocks, and browsers then forget that this is a table.
  const column = { scope: 'col', role: 'columnheader' };
  return element(
    'table',
    { role: 'table' },
    element('caption', {}, 'Source and translation, text by text'),
    element(
      'thead',
      { role: 'rowgroup' },
      element(
        'tr',
        { role: 'row' },
        element('th', column, element('abbr', { title: 'Number' }, '№')),
        element('th', column, languageName(source)),
        element('th', column, languageName(target)),
      ),
    ),
    '\n',
    element(
      'tbody',
      { role: 'rowgroup' },
      ...units.flatMap((unit, index) => [makeRow(unit, index + 1, languages), '\n']),
    ),
  );
}

function makeRow(
  unit: ExchangeUnit,
  number: number,
  { source, target }: { readonly source: string; readonly target: string },
): Element {
  const { state, earlier, kind, context, notes } = unit;
  const label = [kind, ...(context ? [context] : [])].join(', ');
  const told = notes.map((note) => element('p', { className: ['note'] }, note));
  const former = earlier && state === 'changed' ? earlier : undefined;
  return element(
    'tr',
    { id: `s${number}`, className: [state, roomFor(unit.source)], role: 'row' },
    element('th', { scope: 'row', role: 'rowheader' }, String(number)),
    element(
      'td',
      { role: 'cell' },
      element('p', { className: ['kind'] }, label),
      element('div', textProperties(source, kind), ...inline(unit.source)),
      ...(former
        ? [
            element('p', { className: ['was'] }, 'What has changed:'),
            element('div', textProperties(source, 'diff'), ...diff(former.source, unit.source)),
          ]
        : []),
      ...told,
    ),
    element(
      'td',
      { role: 'cell' },
      ...(state === 'translated'
        ? [element('p', { className: ['kind'], ariaHidden: 'true' }, '\u00a0')]
        : [element('p', { className: ['mark'] }, marks[state])]),
      unit.target === ''
        ? element('div', { className: ['blank', roomFor(unit.source)] })
        : element('div', textProperties(target, kind), ...inline(unit.target)),
      ...(former
        ? [
            element('p', { className: ['was'] }, 'Translation of the former text:'),
            element('div', textProperties(target, 'former'), ...inline(former.target)),
          ]
        : []),
    ),
  );
}

/** How much room a translation by hand needs, on paper. */
function roomFor(source: string): string {
  if (source.length < 80) return 'line';
  return source.length < 400 ? 'lines' : 'block';
}

const marks = { changed: 'Source has changed', missing: 'Not translated' } as const;

function textProperties(lang: string, kind: string): Properties {
  const [language = ''] = lang.split('-');
  const isFromRight = ['ar', 'he', 'fa', 'ur'].includes(language);
  return {
    lang,
    dir: isFromRight ? 'rtl' : undefined,
    className: ['text', kind.replaceAll(' ', '-')],
  };
}

/** The old words struck out and the new ones underlined: seen in black and white, and read out. */
function diff(before: string, after: string): (Element | string)[] {
  return wordDiff(before, after).map(({ kind, text: words }: DiffPart) => {
    if (kind === 'same') return words;
    return element(kind === 'gone' ? 'del' : 'ins', {}, words);
  });
}

/** A string of the tables as it will look: bold, emphasis, the language of a passage. */
function inline(markdown: string): ElementContent[] {
  // A table is not read with the parser's limits in mind: what would keep it busy stands as typed.
  if (!isParseable(markdown, new VFile())) return [text(markdown)];
  const labels = [...markdown.matchAll(/\[\^([^\]\s]+)\]/g)].map((match) => match[1] ?? '');
  return inlineElements(parseInline(markdown, labels));
}

/** `<sub>` and `</sub>` are two nodes to the parser; other tags are left out. */
function inlineElements(nodes: readonly PhrasingContent[]): ElementContent[] {
  const done: ElementContent[] = [];
  const open: { readonly name: string; readonly at: number }[] = [];
  for (const node of nodes) {
    if (node.type !== 'html') {
      done.push(inlineElement(node));
      continue;
    }
    const [, slash, name = ''] = /^<(\/?)(sub|sup)>$/.exec(node.value) ?? [];
    if (slash === '') open.push({ name, at: done.length });
    const last = open.at(-1);
    if (slash === '/' && last?.name === name) {
      open.pop();
      done.push(element(name, {}, ...done.splice(last.at)));
    }
  }
  return done;
}

function inlineElement(node: PhrasingContent): ElementContent {
  const children = 'children' in node ? inlineElements(node.children) : [];
  switch (node.type) {
    case 'text':
      return text(node.value);
    case 'strong':
      return element('strong', {}, ...children);
    case 'emphasis':
      return element('em', {}, ...children);
    case 'delete':
      return element('s', {}, ...children);
    case 'inlineCode':
      return element('code', {}, node.value);
    case 'break':
      return element('br', {});
    case 'footnoteReference':
      return element('sup', {}, `[${node.label ?? node.identifier}]`);
    case 'image':
      return element('span', { className: ['image'] }, `[${node.alt || node.url}]`);
    case 'link':
      return linkElement(node.url, children);
    case 'textDirective':
      return element('span', { lang: languageTag(node.attributes?.lang) }, ...children);
    default:
      return element('span', {}, ...children);
  }
}

/** The address stands behind the words: it is proofread, too. */
function linkElement(url: string, children: ElementContent[]): Element {
  const [only] = children;
  const address = url.replace(/^mailto:/, '');
  const isBare = children.length === 1 && only?.type === 'text' && only.value.includes(address);
  return element(
    'span',
    { className: ['link'] },
    element('u', {}, ...children),
    ...(isBare ? [] : [element('span', { className: ['address'] }, ` (${url})`)]),
  );
}

const languageTag = (tag: string | null | undefined): string | undefined =>
  tag && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : undefined;

function languageName(tag: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
}

function element(
  tagName: string,
  properties: Properties,
  ...children: readonly (ElementContent | string)[]
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
  };
}

function text(value: string): { type: 'text'; value: string } {
  return { type: 'text', value };
}
