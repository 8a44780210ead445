import type { FootnoteDefinition, Nodes, PhrasingContent, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { LocalizedDocument } from '../../pipeline/model/localized-document.ts';

/**
 * What someone hears who has a document read aloud, one block a line: written from the document and
 * not from its layout, so that the two can be compared.
 */
export function documentText(document: LocalizedDocument): string {
  const { labels, publisher, kicker, headline, subtitle, dateline, embargo, notice, website } =
    document;
  const reading = { document, notes: notesOf(document), read: new Set<string>() };
  return [
    publisher.wordmark,
    labels.banner,
    labels.reference + labels.colon + document.reference,
    labels.date + labels.colon + document.date.text,
    document.draft ? labels.draft + (labels.draftNotice && labels.colon + labels.draftNotice) : '',
    embargo?.text ?? '',
    notice ? notice.label + labels.colon + inline(notice.text.children, reading) : '',
    kicker ? inline(kicker.children, reading) : '',
    inline(headline.children, reading),
    subtitle ? inline(subtitle.children, reading) : '',
    dateline ?? '',
    ...document.body.children.flatMap((node) => blocksAndNotes(node, reading)),
    ...notesIn([...reading.notes.keys()], reading),
    document.contacts.length > 0 ? labels.contacts : '',
    ...document.contacts.flatMap(({ name, role, phone, email }) => [
      name.text,
      role.text,
      labels.telephone + labels.colon + phone.text,
      labels.email + labels.colon + email,
    ]),
    website ? labels.website + labels.colon + website.text : '',
  ]
    .map((block) => block.replace(/ +/g, ' ').trim())
    .filter((block) => block !== '')
    .join('\n');
}

interface Reading {
  readonly document: LocalizedDocument;
  /** Identifier → number. */
  readonly notes: ReadonlyMap<string, number>;
  /** Identifiers of the notes that were read. */
  readonly read: Set<string>;
}

function notesOf({ body }: LocalizedDocument): Reading['notes'] {
  const notes = new Map<string, number>();
  visit(body, 'footnoteReference', ({ identifier }) => {
    if (!notes.has(identifier)) notes.set(identifier, notes.size + 1);
  });
  return notes;
}

/** A block and then the notes to which it is the first to refer. */
function blocksAndNotes(node: RootContent, reading: Reading): string[] {
  if (node.type === 'footnoteDefinition') return [];
  const texts = blocks(node, reading);
  return [...texts, ...notesIn(referencesIn(node), reading)];
}

function referencesIn(node: Nodes): string[] {
  const identifiers: string[] = [];
  visit(node, 'footnoteReference', ({ identifier }) => void identifiers.push(identifier));
  return identifiers;
}

/** Notes, and then the notes to which they refer, each once in the document. */
function notesIn(identifiers: readonly string[], reading: Reading): string[] {
  const texts: string[] = [];
  const queue = [...identifiers];
  for (const identifier of queue) {
    const number = reading.notes.get(identifier);
    if (number === undefined || reading.read.has(identifier)) continue;
    reading.read.add(identifier);
    let found: FootnoteDefinition | undefined;
    visit(reading.document.body, 'footnoteDefinition', (node) => {
      if (node.identifier === identifier) found ??= node;
    });
    if (!found) continue;
    texts.push(String(number), ...found.children.flatMap((child) => blocks(child, reading)));
    queue.push(...referencesIn(found));
  }
  return texts;
}

function blocks(node: RootContent, reading: Reading): string[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return paragraph(node.children, reading);
    case 'blockquote':
      return node.children.flatMap((child) => blocks(child, reading));
    case 'code':
      return [node.value.replace(/^ +/gm, (indent) => '\u00a0'.repeat(indent.length))].map((text) =>
        text.replaceAll('\n', ' '),
      );
    case 'list':
      return node.children.flatMap((item, index) => {
        const number = `${(node.start ?? 1) + index}.`;
        const box = item.checked ? '☑' : '☐';
        const label = typeof item.checked === 'boolean' ? box : node.ordered ? number : '•';
        return [label, ...item.children.flatMap((child) => blocks(child, reading))];
      });
    case 'table':
      return node.children.flatMap((row) =>
        row.children.map((cell) => inline(cell.children, reading)),
      );
    default:
      return [];
  }
}

/** Pictures stand between the parts of their paragraph; a title is a caption. */
function paragraph(nodes: readonly PhrasingContent[], reading: Reading): string[] {
  const parts = [''];
  for (const node of nodes) {
    const image = imageOf(node, reading);
    if (image) {
      const shown = reading.document.images.has(image.url);
      parts.push(shown ? '' : (image.alt ?? ''), image.title ?? '', '');
    } else parts[parts.length - 1] += inline([node], reading);
  }
  return parts;
}

function imageOf(node: PhrasingContent, { document }: Reading) {
  if (node.type === 'image') return node;
  if (node.type === 'link' && node.children[0]?.type === 'image') return node.children[0];
  if (node.type !== 'imageReference') return undefined;
  let image: { url: string; alt?: string | null; title?: string | null } | undefined;
  visit(document.body, 'definition', ({ identifier, url, title }) => {
    if (identifier === node.identifier)
      image ??= { url, title: title ?? null, alt: node.alt ?? null };
  });
  return image;
}

function inline(nodes: readonly Nodes[], reading: Reading): string {
  return nodes
    .map((node) => {
      if (node.type === 'text' || node.type === 'inlineCode')
        return node.value.replace(/\s*\n\s*/g, ' ');
      if (node.type === 'break') return ' ';
      if (node.type === 'footnoteReference')
        return String(reading.notes.get(node.identifier) ?? '');
      return 'children' in node ? inline(node.children, reading) : '';
    })
    .join('');
}
