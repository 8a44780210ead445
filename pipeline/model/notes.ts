import type { FootnoteDefinition, Nodes } from 'mdast';
import type { LocalizedDocument } from './localized-document.ts';

/** A note to which a text refers. */
export interface Note {
  /** From 1, in the order in which a reader meets the notes. */
  readonly number: number;
  readonly definition: FootnoteDefinition;
  /** The note that is the first to refer to it, if the text itself does not. */
  readonly within?: Note;
}

/**
 * The notes of a document by their identifiers, in the order of their numbers: first those to which
 * its text refers, then those to which only other notes refer. A note without a reference is none.
 */
export function notesOf(document: LocalizedDocument): ReadonlyMap<string, Note> {
  const { kicker, headline, subtitle, body } = document;
  const definitions = new Map<string, FootnoteDefinition>();
  const collect = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node);
    }
    if ('children' in node) node.children.forEach(collect);
  };
  collect(body);
  const notes = new Map<string, Note>();
  const meet = (node: Nodes, within?: Note): void => {
    if (node.type === 'footnoteReference') {
      const definition = definitions.get(node.identifier);
      if (!definition || notes.has(node.identifier)) return;
      notes.set(node.identifier, {
        number: notes.size + 1,
        definition,
        ...(within && { within }),
      });
    } else if ('children' in node && node.type !== 'footnoteDefinition') {
      for (const child of node.children) meet(child, within);
    }
  };
  for (const node of [kicker, headline, subtitle, body]) if (node) meet(node);
  // A map gives what is added while it is read, too: notes of notes of notes.
  for (const note of notes.values()) {
    for (const child of note.definition.children) meet(child, note);
  }
  return notes;
}
