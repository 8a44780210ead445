import type { PhrasingContent } from 'mdast';
import { writeBreaks } from '../../parse/markdown.ts';
import { nodesOf } from '../prose.ts';

/** The words of a block without its markup, and the addresses that its markup names. */
export interface Prose {
  readonly text: string;
  readonly links: readonly LinkTarget[];
  /** Where a character of `text` stands in the Markdown, in code units. */
  readonly offsetOf: (at: number) => number;
}

/** The address of a link or an image, which readers do not see. */
export interface LinkTarget {
  readonly url: string;
  /** What stands between the brackets. */
  readonly label: string;
  /** Where the link begins in the Markdown. */
  readonly offset: number;
}

/** The prose of a string as it stands in a table. */
export function readProse(markdown: string): Prose {
  const { raw, typedAt } = writeBreaks(markdown);
  const prose = proseOf(nodesOf(markdown), raw);
  if (raw === markdown) return prose;
  return { ...prose, offsetOf: (at) => typedAt(prose.offsetOf(at)) };
}

/** The prose of nodes whose positions speak of `raw`. */
export function proseOf(children: readonly PhrasingContent[], raw: string): Prose {
  const [only, ...others] = children;
  if (only?.type === 'text' && others.length === 0 && only.value === raw) {
    return { text: raw, links: [], offsetOf: (at) => at };
  }
  const pen: Pen = { text: '', offsets: [], links: [], raised: false };
  for (const child of children) write(child, raw, pen);
  const { text, offsets, links } = pen;
  return {
    text,
    links,
    offsetOf: (at) => offsets[at] ?? (offsets.at(-1) ?? -1) + 1,
  };
}

interface Pen {
  text: string;
  readonly offsets: number[];
  readonly links: LinkTarget[];
  /** Inside `<sup>`: figures there are no part of the number before them. */
  raised: boolean;
}

function write(node: PhrasingContent, raw: string, pen: Pen): void {
  const at = node.position?.start.offset ?? 0;
  if (node.type === 'text') put(node.value, align(node.value, raw, at), pen);
  else if (node.type === 'inlineCode') {
    const inside = Math.max(raw.indexOf(node.value, at), at);
    put(node.value, countFrom(inside, node.value.length), pen);
  } else if (node.type === 'break') put(' ', [at], pen);
  else if (node.type === 'html') {
    if (/^<sup\b/i.test(node.value)) pen.raised = true;
    else if (/^<\/sup\b/i.test(node.value)) pen.raised = false;
    else if (/^<br\b/i.test(node.value)) put(' ', [at], pen);
    // HTML is not printed, but whoever writes it means its addresses, in whatever quotes.
    const url = /\b(?:href|src)\s*=\s*["'“”‘’]?([^"'“”‘’\s>]+)/i.exec(node.value)?.[1];
    if (url) pen.links.push({ url, label: '', offset: at });
  } else if (node.type === 'image') {
    pen.links.push({ url: node.url, label: '', offset: at });
    if (node.alt) put(` ${node.alt} `, [...Array(node.alt.length + 2).keys()].fill(at), pen);
  } else if (node.type === 'textDirective' && !['span', 'sub', 'sup'].includes(node.name)) {
    // “at 11:15” is no directive named 15, though the parser takes it for one.
    const typed = raw.slice(at, node.position?.end.offset ?? at);
    put(typed, countFrom(at, typed.length), pen);
  } else if (node.type === 'textDirective') {
    const wasRaised = pen.raised;
    pen.raised = node.name === 'sup' || wasRaised;
    for (const child of node.children) write(child, raw, pen);
    pen.raised = wasRaised;
  } else if (node.type === 'link') {
    const start = pen.text.length;
    for (const child of node.children) write(child, raw, pen);
    const label = pen.text.slice(start);
    // An address that is written out takes the quotation mark behind it along.
    const isBare = isItsOwnLabel(node.url, label);
    const url = isBare ? node.url.replace(/[“”„«»‘’<>].*$/s, '') : node.url;
    pen.links.push({ url, label, offset: at });
    if (isBare) blank(pen, start);
  } else if ('children' in node) {
    for (const child of node.children) write(child as PhrasingContent, raw, pen);
  }
}

/** An address that is written out is one fact, not two. */
function isItsOwnLabel(url: string, label: string): boolean {
  const bare = (text: string): string =>
    text
      .trim()
      .toLowerCase()
      .replace(/^(?:mailto:|https?:\/\/)(?:www\.)?|^www\./, '')
      .replace(/\/$/, '');
  return label !== '' && bare(url) === bare(label);
}

function blank(pen: Pen, start: number): void {
  pen.text = pen.text.slice(0, start) + OBJECT.repeat(pen.text.length - start);
}

/** Stands for something that has been understood; no pattern takes it for a letter or a figure. */
export const OBJECT = '\uFFFC';

function put(value: string, offsets: readonly number[], pen: Pen): void {
  pen.text += pen.raised
    ? value.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? '')
    : value;
  for (let at = 0; at < value.length; at++) pen.offsets.push(offsets[at] ?? 0);
}

function countFrom(first: number, length: number): number[] {
  return Array.from({ length }, (_, step) => first + step);
}

/** For each character of a text node, where it is typed: escapes and `> ` are in between. */
function align(value: string, raw: string, start: number): number[] {
  const offsets: number[] = [];
  let at = start;
  for (const unit of value) {
    const entity = raw[at] === '&' ? /^&#?\w{1,31};/.exec(raw.slice(at, at + 34))?.[0] : undefined;
    if (!entity) while (at < raw.length && raw[at] !== unit[0]) at += 1;
    for (let step = 0; step < unit.length; step++) offsets.push(at + (entity ? 0 : step));
    at += entity ? entity.length : unit.length;
  }
  return offsets;
}
