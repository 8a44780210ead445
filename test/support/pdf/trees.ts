import {
  PdfDict as Dict,
  PdfArray,
  type PdfDict,
  PdfError,
  type PdfObject,
  PdfString,
} from './objects.ts';

/** A number tree such as ParentTree or PageLabels (ISO 32000-1, 7.9.7), in the order of the file. */
export function readNumberTree(root: PdfDict): ReadonlyMap<number, PdfObject> {
  const map = new Map<number, PdfObject>();
  for (const [key, value] of readPairs(root, 'Nums')) {
    if (typeof key !== 'number') throw new PdfError('A number tree has a key that is no number');
    if (map.has(key)) throw new PdfError(`A number tree has the key ${key} twice`);
    map.set(key, value);
  }
  return map;
}

/** A name tree such as that of named destinations (ISO 32000-1, 7.9.6). */
export function readNameTree(root: PdfDict): ReadonlyMap<string, PdfObject> {
  const map = new Map<string, PdfObject>();
  for (const [key, value] of readPairs(root, 'Names')) {
    if (!(key instanceof PdfString)) throw new PdfError('A name tree has a key that is no string');
    map.set(key.text, value);
  }
  return map;
}

function readPairs(root: PdfDict, leaves: 'Nums' | 'Names'): readonly [PdfObject, PdfObject][] {
  const pairs: [PdfObject, PdfObject][] = [];
  const seen = new Set<PdfDict>();
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (seen.has(node)) throw new PdfError('A number or name tree goes round in a circle');
    seen.add(node);
    const items = node.array(leaves) ?? new PdfArray([], (object) => object);
    for (let index = 0; index + 1 < items.length; index += 2)
      pairs.push([items.at(index), items.at(index + 1)]);
    for (const kid of [...node.list('Kids')].reverse()) if (kid instanceof Dict) waiting.push(kid);
  }
  return pairs;
}
