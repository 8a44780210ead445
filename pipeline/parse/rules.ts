import type { Definition, Html, Image, Link, PhrasingContent, Root } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import { unified } from 'unified';
import { CONTINUE, SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { isOverlong, longestAddress } from '../model/address.ts';
import { isLanguageTag } from '../model/language.ts';
import { placeOf } from '../model/mdast.ts';
import { excerpt, say } from '../report/message.ts';

/*
 * What is asked of any Markdown that goes to the media, a release as much as a translation. Each
 * rule is a unified transformer: it mends or marks the tree, and complains on the file.
 */

/** The rules for the text of a release and of a translation, in the order in which they apply. */
export const rules = unified()
  .use(() => inlineReferences)
  .use(() => markLanguages)
  .use(() => pairTags)
  .use(() => checkLinks)
  .use(() => checkImages)
  .use(() => checkTables)
  .use(() => dropHtml)
  .freeze();

/** Puts the definitions of references in their place: `[text][id]` becomes `[text](url)`. */
function inlineReferences(tree: Root): void {
  const definitions = new Map<string, Definition>();
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  visit(tree, (node, index, parent) => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return;
    const definition = definitions.get(node.identifier);
    if (!definition || !parent || index === undefined) return;
    const { url, title } = definition;
    const { position } = node;
    const resource = { url, title: title ?? null, ...(position ? { position } : {}) };
    parent.children[index] =
      node.type === 'linkReference'
        ? { type: 'link', children: node.children, ...resource }
        : { type: 'image', alt: node.alt ?? null, ...resource };
    return [CONTINUE, index];
  });
  visit(tree, 'definition', (_node, index, parent) => {
    if (!parent || index === undefined) return;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

/**
 * Gives `:span[…]{lang=en}` its language, and back to the text what only looked like a directive:
 * in “status:open” nobody meant one.
 */
function markLanguages(tree: Root, file: VFile): void {
  visit(tree, 'textDirective', (node, index, parent) => {
    if (!parent || index === undefined) return;
    const attributes = Object.keys(node.attributes ?? {});
    if (node.children.length === 0 && attributes.length === 0) {
      parent.children[index] = {
        type: 'text',
        value: `:${node.name}`,
        ...(node.position ? { position: node.position } : {}),
      };
      return [SKIP, index + 1];
    }
    const lang = node.attributes?.lang ?? '';
    if (node.name === 'span' && attributes.join() === 'lang' && isLanguageTag(lang)) {
      node.data = { ...node.data, hName: 'span', hProperties: { lang } };
    } else complainOfDirective(node, file);
    return CONTINUE;
  });
}

function complainOfDirective(node: TextDirective, file: VFile): void {
  const attributes = Object.entries(node.attributes ?? {})
    .map(([name, value]) => (value ? `${name}=${value}` : name))
    .join(' ');
  say(file, {
    rule: 'unknown-directive',
    level: 'error',
    reason: `Unexpected \`:${node.name}[…]{${attributes}}\`, expected \`:span[…]{lang=en}\``,
    note: 'This marks a passage in another language, whose tag (en, fr, ru, de, …) stands behind lang=.',
    place: placeOf(node, file.path),
  });
}

/** Understands `<sub>` and `<sup>`, the only HTML that means something here: CO₂, m². */
function pairTags(tree: Root): void {
  visit(tree, (node) => {
    if (!('children' in node)) return;
    const children = node.children as PhrasingContent[];
    for (let start = 0; start < children.length; start += 1) {
      const name = tagOf(children[start], /^<(sub|sup)>$/i);
      if (!name) continue;
      const end = children.findIndex(
        (child, index) => index > start && tagOf(child, /^<\/(sub|sup)>$/i) === name,
      );
      if (end < 0) continue;
      const inside = children.slice(start + 1, end);
      const { position } = children[start] as PhrasingContent;
      children.splice(start, end - start + 1, {
        type: 'textDirective',
        name,
        attributes: {},
        children: inside,
        data: { hName: name },
        ...(position && { position }),
      });
    }
  });
}

function tagOf(node: PhrasingContent | undefined, tag: RegExp): 'sub' | 'sup' | undefined {
  const name = node?.type === 'html' ? tag.exec(node.value)?.[1]?.toLowerCase() : undefined;
  return name as 'sub' | 'sup' | undefined;
}

/** Refuses links that lead nowhere from a pack, and those that would run something. */
function checkLinks(tree: Root, file: VFile): void {
  visit(tree, 'link', (node) => {
    const fault = faultOfLink(node);
    if (!fault) return;
    say(file, {
      rule: 'forbidden-link',
      level: 'error',
      reason: `Unexpected link to “${excerpt(node.url)}”, expected ${fault.expected}`,
      note: fault.note,
      place: placeOf(node, file.path),
    });
  });
}

function faultOfLink(node: Link): { expected: string; note: string } | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers ignore them in addresses.
  const url = node.url.replace(/[\u0000-\u0020]/g, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (!scheme || !['http', 'https', 'mailto', 'tel'].includes(scheme)) {
    return {
      expected: 'an address that begins with https://, mailto: or tel:',
      note: worksAnywhere,
    };
  }
  if (!URL.canParse(url)) return { expected: 'a well-formed address', note: worksAnywhere };
  if (!isOverlong(node.url)) return undefined;
  return {
    expected: `at most ${longestAddress} characters`,
    note: 'Was something pasted here that is no address? A letter such as é or ж counts as six, since it travels as %C3%A9 or %D0%B6.',
  };
}

const worksAnywhere =
  'A pack travels by mail and on sticks: a link must be a full address that works from anywhere.';

/** Says that HTML is not passed on: tags are dropped, the text between them stays. */
function dropHtml(tree: Root, file: VFile): void {
  visit(tree, 'html', (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (!isComment(node)) {
      say(file, {
        rule: 'raw-html',
        level: 'warning',
        reason: `Unexpected HTML \`${excerpt(node.value)}\`, expected Markdown`,
        note: 'HTML is left out of the pack. Write emphasis as *…*, strong text as **…**, links as [text](address).',
        place: placeOf(node, file.path),
      });
    }
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

/** Refuses rows that have more cells than the head of their table: the format leaves them out (GFM, 4.10). */
function checkTables(tree: Root, file: VFile): void {
  visit(tree, 'table', ({ children: [head, ...rows] }) => {
    const columns = head?.children.length ?? 0;
    for (const { children: cells } of rows) {
      const [extra] = cells.splice(columns);
      if (!extra) continue;
      say(file, {
        rule: 'extra-cell',
        level: 'error',
        reason: `Unexpected cell after the last of ${columns} columns, expected as many cells as the head of the table has`,
        note: 'What stands in it would be lost. Write a `|` that belongs to the text as `\\|`, or add a column to the head.',
        place: placeOf(extra, file.path),
      });
    }
  });
}

/** Asks for the text that stands for each image where it cannot be seen. */
function checkImages(tree: Root, file: VFile): void {
  visit(tree, 'image', (node: Image) => {
    if (node.alt?.trim()) return;
    say(file, {
      rule: 'missing-alternative-text',
      level: 'error',
      reason: `Unexpected image “${excerpt(node.url)}” without a description, expected \`![description](…)\``,
      note: 'Say in a few words what the picture shows, for readers who do not see it.',
      place: placeOf(node, file.path),
    });
  });
}

const isComment = (node: Html): boolean => /^<!--[\s\S]*-->\s*$/.test(node.value);
