import type { Element, ElementContent } from 'hast';
import { pattern, patternFor } from '../../model/pattern-for.ts';
import { isSmallWord } from '../../typography/small-words.ts';
import { element } from '../element.ts';

/**
 * The same headline or heading, but that no line of it ends in a small word, nor inside a compound if
 * there is room, as on paper. A small word gets a no-break space, which browsers copy as a plain one; a
 * no-break hyphen would be another character for those who search, so a style holds compounds.
 */
export function holdTogether(headline: Element, locale: string): Element {
  const language = languageOf(headline, locale);
  const [first, ...others] = headline.children;
  // Beside an element, a line could end between what is held and its comma.
  const holdsCompounds = first?.type === 'text' && others.length === 0;
  const text = holdsCompounds ? markCompounds(first.value, language) : headline.children;
  return { ...headline, children: text.map((child) => bind(child, language)) };
}

/** The language of an element that stands in another. */
function languageOf({ properties: { lang } }: Element, outer: string): string {
  return typeof lang === 'string' ? lang : outer;
}

function markCompounds(text: string, locale: string): ElementContent[] {
  const parts: ElementContent[] = [];
  // A compound takes along the small words before it: “un accord-cadre”.
  let group = '';
  for (const [token] of text.matchAll(/ *[^ ]+/g)) {
    const word = token.trimStart();
    if (isSmallWord(word, locale)) {
      group += token;
      continue;
    }
    const held = group + token;
    const space = held.startsWith(' ') ? ' ' : '';
    const isCompound = patternFor(word, compound).test(word);
    parts.push(
      ...(isCompound
        ? [textNode(space), element('span', { className: ['held'] }, held.slice(space.length))]
        : [textNode(held)]),
    );
    group = '';
  }
  return [...parts, textNode(group)].filter((part) => part.type !== 'text' || part.value !== '');
}

const compound = pattern.u`[\p{L}\p{N}]-[\p{L}\p{N}]`;

function textNode(value: string): ElementContent {
  return { type: 'text', value };
}

/** The same text with no-break spaces behind its small words; code stays what it is. */
function bind(node: ElementContent, locale: string): ElementContent {
  if (node.type === 'element') {
    if (node.tagName === 'code') return node;
    const language = languageOf(node, locale);
    return { ...node, children: node.children.map((child) => bind(child, language)) };
  }
  if (node.type !== 'text') return node;
  const value = node.value.replace(/([^ ]+) /g, (found, word: string) =>
    isSmallWord(word, locale) ? `${word}\u00a0` : found,
  );
  return { ...node, value };
}
