import type { Node } from 'unist';
import { isLanguageTag } from '../model/language.ts';
import { languageOf } from '../model/mdast.ts';
import type { LinkArea, MarkedContent, StructureElement } from '../model/paged-document.ts';

/**
 * A structure element while the document grows: it joins its parent when its first content is put
 * on a page, so that the order of the tree is the order of the pages; blocks that have notes join it sooner.
 */
export interface Branch {
  readonly element: StructureElement & {
    readonly children: (StructureElement | MarkedContent | LinkArea)[];
    bbox?: readonly [number, number, number, number];
  };
  readonly parent: Branch | undefined;
  joined: boolean;
}

/** Begins an element; `undefined` attributes are left out. */
export function branch(
  parent: Branch | undefined,
  type: StructureElement['type'],
  attributes: { readonly [Key in keyof Attributes]?: Attributes[Key] | undefined } = {},
): Branch {
  const given = Object.fromEntries(
    Object.entries(attributes).filter(([, value]) => value !== undefined),
  ) as Attributes;
  return { element: { type, ...given, children: [] }, parent, joined: parent === undefined };
}

type Attributes = Omit<StructureElement, 'type' | 'children' | 'bbox'>;

/** Puts an element into the tree, after its ancestors; a second time does nothing. */
export function join(owner: Branch): void {
  if (owner.joined || !owner.parent) return;
  join(owner.parent);
  owner.parent.element.children.push(owner.element);
  owner.joined = true;
}

/** The block of the text that an element is part of: itself or an ancestor, below the root. */
export function blockOf(owner: Branch): Branch {
  let block = owner;
  while (block.parent?.parent) block = block.parent;
  return block;
}

/** The language that a node says it is in, if that is a tag that a screen reader may know. */
export function langOf(node: Node): string | undefined {
  const lang = languageOf(node);
  return lang !== undefined && isLanguageTag(lang) ? lang : undefined;
}
