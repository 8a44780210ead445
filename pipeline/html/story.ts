import type { Element, ElementContent, Properties } from 'hast';
import type { Paragraph, Root } from 'mdast';
import { VFile } from 'vfile';
import type { LocalizedDocument } from '../model/localized-document.ts';
import { beginsWithWords } from '../model/mdast.ts';
import { element } from './element.ts';
import { makeText, type TextElements } from './text.ts';

/** The text of a release as markup that can stand anywhere: in a mail, in somebody else's page. */
export interface Story extends TextElements {
  /** « Rectificatif : … », a paragraph. */
  readonly notice?: Element;
  /** The captions of the pictures that go with the release, in their order. */
  readonly captions: readonly (readonly ElementContent[] | undefined)[];
}

/**
 * Makes the text of a release as plain markup: no style, script, class or id, no link within the
 * page, and in the place of a picture its caption, or in brackets what is seen. The dateline runs
 * into the first paragraph.
 */
export function makeStory(document: LocalizedDocument): Story {
  const { kicker, headline, subtitle, body } = makeText(document, new VFile());
  const { labels, notice } = document;
  return {
    ...(notice && {
      notice: element(
        'p',
        {},
        element('strong', {}, `${notice.label}${labels.colon.trimEnd()}`),
        ' ',
        ...contentOf(notice.text, document),
      ),
    }),
    ...(kicker && { kicker: plainElement(kicker) }),
    headline: plainElement(headline),
    ...(subtitle && { subtitle: plainElement(subtitle) }),
    body: openText(body.flatMap(plain).filter(saysSomething), document),
    captions: document.media.map(({ caption }) => caption && contentOf(caption, document)),
  };
}

/** A paragraph that stands outside the text, as the children of an element. */
function contentOf(paragraph: Paragraph, document: LocalizedDocument): ElementContent[] {
  const { kicker: _, subtitle: __, ...rest } = document;
  const body: Root = { type: 'root', children: [paragraph] };
  const elements = makeText({ ...rest, body }, new VFile()).body.flatMap(plain);
  return elements.flatMap((node) => (node.type === 'element' ? node.children : []));
}

function openText(body: ElementContent[], document: LocalizedDocument): ElementContent[] {
  const { dateline, opening } = document;
  if (dateline === undefined) return body;
  const first = body.find((node) => node.type === 'element');
  if (opening === undefined || first?.tagName !== 'p' || !beginsWithWords(document.body)) {
    return [element('p', {}, dateline), '\n', ...body].map(asNode);
  }
  first.children.unshift({ type: 'text', value: `${opening} ` });
  return body;
}

function saysSomething(node: ElementContent): boolean {
  return node.type !== 'element' || node.tagName !== 'p' || node.children.length > 0;
}

function asNode(node: ElementContent | string): ElementContent {
  return typeof node === 'string' ? { type: 'text', value: node } : node;
}

function plainElement(node: Element): Element {
  return { ...node, properties: keep(node), children: node.children.flatMap(plain) };
}

/** A node without what has a meaning in our own page only. */
function plain(node: ElementContent): ElementContent[] {
  if (node.type === 'text') return [node];
  if (node.type !== 'element') return [];
  const { tagName, properties } = node;
  if (tagName === 'img') return [asNode(imageText(properties))];
  if (tagName === 'input') return [asNode(properties.checked ? '☑' : '☐')];
  if ('dataFootnoteBackref' in properties) return [];
  if (isReference(node) || isLost(node)) {
    return [asNode('['), ...node.children.flatMap(plain), asNode(']')];
  }
  const made = plainElement(node);
  if (tagName === 'figure') return [figureText(node, made)];
  const isBare = Object.keys(made.properties).length === 0;
  const isEmptied = tagName === 'a' && made.properties.href === undefined;
  if (['section', 'label'].includes(tagName) || (tagName === 'span' && isBare) || isEmptied) {
    return made.children;
  }
  return [made];
}

/** What an attribute may say outside our page. */
const kept = new Set(['lang', 'dir', 'href', 'scope', 'start', 'title']);

function keep({ properties, tagName }: Element): Properties {
  const made: Properties = {};
  for (const [name, value] of Object.entries(properties)) {
    if (kept.has(name) && !String(value).startsWith('#')) made[name] = value;
  }
  const [align] = [properties.className].flat();
  if (/^t[dh]$/.test(tagName) && /^(?:left|center|right)$/.test(String(align))) {
    made.style = `text-align: ${align}`;
  }
  return made;
}

/** As the plain text has it: in brackets what is seen. */
function imageText({ alt }: Properties): string {
  return typeof alt === 'string' && alt !== '' ? `[${alt}]` : '';
}

/** The number of a note, which in a mail or a foreign page has nowhere to lead. */
function isReference({ properties }: Element): boolean {
  return 'dataFootnoteRef' in properties || /-fnref-/.test(String(properties.id ?? ''));
}

/** A picture that was not found: its place is a `span` with its description. */
function isLost({ tagName, properties }: Element): boolean {
  return tagName === 'span' && [properties.className].flat()[0] === 'image';
}

/** A paragraph in the place of a figure: its caption, or what is seen; of one that is lost, both. */
function figureText(figure: Element, made: Element): Element {
  const { lang, dir } = made.properties;
  const parts = figure.children.filter((child) => child.type === 'element');
  const caption = parts.find(({ tagName }) => tagName === 'figcaption');
  const shown = parts.filter((part) => !(caption && part.tagName === 'img'));
  const lines = shown.map((part) => (part === caption ? plainElement(part).children : plain(part)));
  const children = lines.flatMap((line, index) => [...(index ? [element('br', {})] : []), ...line]);
  return element('p', { lang, dir }, ...children);
}
