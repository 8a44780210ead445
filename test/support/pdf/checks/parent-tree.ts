import { readContents } from '../content.ts';
import type { PdfFile } from '../document.ts';
import { PdfArray, type PdfDict, type PdfObject } from '../objects.ts';
import { allElements, type StructureNode, structureTree } from '../structure.ts';
import { readNumberTree } from '../trees.ts';
import { nameOf } from './structure.ts';

/** Which structure element claims each MCID of one page or form. */
type Claims = Map<PdfDict, Map<number, StructureNode[]>>;

/**
 * MCIDs of the pages, kids of the structure and ParentTree say the same (ISO 32000-1, 14.7.4.4):
 * each MCID has one element, and each reference of either side has its content.
 */
export function parentTreeProblems(file: PdfFile): readonly string[] {
  const root = structureTree(file);
  const tree = root.dict.dict('ParentTree');
  const parents = tree ? readNumberTree(tree) : new Map<number, PdfObject>();
  const next = root.dict.number('ParentTreeNextKey');
  const problems: string[] = [];
  if (!tree) problems.push('The structure tree has no ParentTree');
  if (next !== undefined && [...parents.keys()].some((key) => key >= next))
    problems.push(`ParentTreeNextKey is ${next}, but ParentTree has keys beyond it`);
  const { claims, lost } = readClaims(root);
  const homes = readHomes(file, claims);
  const keys = new Map<number, PdfDict>();
  for (const [home, { name, mcids }] of homes) {
    const key = home.number('StructParents');
    if (key === undefined) {
      if (mcids.size > 0) problems.push(`${name} has MCIDs but no StructParents`);
    } else if (keys.has(key)) problems.push(`Two pages or forms have the StructParents ${key}`);
    else keys.set(key, home);
    const entry = key === undefined ? undefined : parents.get(key);
    const faults = homeProblems({ name, mcids }, claims.get(home) ?? new Map(), entry);
    for (const fault of faults) problems.push(fault);
  }
  return [...problems, ...lost, ...strayKeys(file, parents, keys)];
}

/** All pages, and the forms that hold or are said to hold MCIDs. */
function readHomes(
  file: PdfFile,
  claims: Claims,
): ReadonlyMap<PdfDict, { readonly name: string; readonly mcids: ReadonlySet<number> }> {
  const homes = new Map<PdfDict, { name: string; mcids: Set<number> }>();
  for (const page of file.pages)
    homes.set(page.dict, { name: `Page ${page.index + 1}`, mcids: new Set() });
  const add = (home: PdfDict): Set<number> => {
    const known = homes.get(home) ?? { name: 'A form XObject', mcids: new Set<number>() };
    homes.set(home, known);
    return known.mcids;
  };
  for (const { marks } of readContents(file))
    for (const { mark } of marks) if (mark.mcid !== undefined) add(mark.home).add(mark.mcid);
  for (const home of claims.keys()) add(home);
  return homes;
}

function readClaims(root: StructureNode): { readonly claims: Claims; readonly lost: string[] } {
  const claims: Claims = new Map();
  const lost: string[] = [];
  for (const element of allElements(root))
    for (const child of element.children) {
      if (child.kind !== 'text') continue;
      if (!child.home) {
        lost.push(`A kid of ${nameOf(element)} is MCID ${child.mcid} of no page`);
        continue;
      }
      const home = claims.get(child.home) ?? new Map<number, StructureNode[]>();
      claims.set(child.home, home);
      const elements = home.get(child.mcid);
      if (elements) elements.push(element);
      else home.set(child.mcid, [element]);
    }
  return { claims, lost };
}

function homeProblems(
  { name, mcids }: { readonly name: string; readonly mcids: ReadonlySet<number> },
  claims: ReadonlyMap<number, readonly StructureNode[]>,
  entry: PdfObject | undefined,
): readonly string[] {
  const problems: string[] = [];
  const parents = entry instanceof PdfArray ? entry.items : [];
  for (const mcid of mcids) {
    const [owner, second] = claims.get(mcid) ?? [];
    if (!owner) problems.push(`${name}: MCID ${mcid} is in no structure element`);
    if (second) problems.push(`${name}: MCID ${mcid} is in more than one place of the structure`);
    if (owner && parents[mcid] !== owner.dict)
      problems.push(`${name}: ParentTree does not lead from MCID ${mcid} to ${nameOf(owner)}`);
  }
  for (const [mcid, [owner]] of claims)
    if (!mcids.has(mcid) && owner)
      problems.push(`${name}: ${nameOf(owner)} holds MCID ${mcid}, which the page does not have`);
  for (const [mcid, parent] of parents.entries())
    if (parent !== null && !mcids.has(mcid))
      problems.push(`${name}: ParentTree has MCID ${mcid}, which the page does not have`);
  return problems;
}

/** Keys of ParentTree that no page, form or annotation bears. */
function strayKeys(
  file: PdfFile,
  parents: ReadonlyMap<number, PdfObject>,
  keys: ReadonlyMap<number, PdfDict>,
): readonly string[] {
  const annotations = new Set(
    file.pages.flatMap((page) => page.annotations.map((dict) => dict.number('StructParent'))),
  );
  return [...parents.keys()]
    .filter((key) => !keys.has(key) && !annotations.has(key))
    .map((key) => `ParentTree has the key ${key}, which nothing bears`);
}
