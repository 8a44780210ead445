import type { OutlineItem, PagedDocument } from '../model/paged-document.ts';
import { type PdfDictionary, type Reference, textString } from './value.ts';
import type { Writer } from './writer.ts';

/** Writes the outline, all of it unfolded, which viewers then show (ISO 32000-1, 12.3.3). */
export function writeOutline(writer: Writer, document: PagedDocument): void {
  if (document.outline.length === 0) return;
  const root = writer.ref({});
  Object.assign(root.data, familyOf(document.outline, root, writer));
  writer.catalog.data.Outlines = root;
  writer.catalog.data.PageMode = 'UseOutlines';
}

/** The first and the last of the items under a parent, each of which knows its neighbours. */
function familyOf(items: readonly OutlineItem[], parent: Reference, writer: Writer): PdfDictionary {
  const references = items.map(({ title, page, y, children }) => {
    const { dictionary } = writer.pages[page]!;
    const [, , , height] = dictionary.data.MediaBox as readonly [number, number, number, number];
    const reference = writer.ref({
      Title: textString(title),
      Parent: parent,
      Dest: [dictionary, 'XYZ', null, height - y, null],
    });
    if (children.length === 0) return reference;
    const family = familyOf(children, reference, writer);
    Object.assign(reference.data, family, { Count: countOf(children) });
    return reference;
  });
  for (const [index, { data }] of references.entries()) {
    if (index > 0) data.Prev = references[index - 1]!;
    if (index < references.length - 1) data.Next = references[index + 1]!;
  }
  return { First: references[0]!, Last: references.at(-1)! };
}

/** The number of items that are seen below one that is unfolded. */
function countOf(items: readonly OutlineItem[]): number {
  return items.reduce((sum, { children }) => sum + 1 + countOf(children), 0);
}
