import type { LocalizedDocument } from '../model/localized-document.ts';

/**
 * Everything that a document says, a line for each paragraph and label. On paper a text is glyphs
 * and no longer letters, so that secrets in it are looked for before it is set.
 */
export function textOfDocument(document: LocalizedDocument): string {
  return textOf(document);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const { children, value: own, alt } = value as Record<string, unknown>;
  if (!Array.isArray(children)) {
    return typeof own === 'string' || typeof alt === 'string'
      ? String(own ?? alt)
      : Object.values(value).map(textOf).join('\n');
  }
  const isText = children.some((child) => inline.has((child as { type?: string }).type ?? ''));
  return children.map(textOf).join(isText ? '' : '\n');
}

/** Nodes that stand in a line of text (mdast, “PhrasingContent”). */
const inline = new Set(['text', 'emphasis', 'strong', 'link', 'textDirective', 'break', 'delete']);
