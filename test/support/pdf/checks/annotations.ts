import type { PdfFile, PdfPage } from '../document.ts';
import { destinationPage } from '../navigation.ts';
import type { PdfDict, PdfObject } from '../objects.ts';
import type { Standard } from '../problems.ts';
import { allElements, type StructureNode, structureTree } from '../structure.ts';
import { readNumberTree } from '../trees.ts';
import { nameOf } from './structure.ts';

/** Where the structure refers to an annotation. */
interface Reference {
  readonly element: StructureNode;
  readonly page: number | undefined;
}

interface Context {
  readonly file: PdfFile;
  readonly references: ReadonlyMap<PdfDict, readonly Reference[]>;
  readonly parents: ReadonlyMap<number, PdfObject>;
  readonly standards: readonly Standard[];
}

const hidden = 2;
const printed = 4;

/** Annotations and their places in the structure (ISO 14289-1, 7.18; ISO 19005-2, 6.3). */
export function annotationProblems(
  file: PdfFile,
  standards: readonly Standard[],
): readonly string[] {
  const root = structureTree(file);
  const tree = root.dict.dict('ParentTree');
  const context: Context = {
    file,
    references: readReferences(root),
    parents: tree ? readNumberTree(tree) : new Map(),
    standards,
  };
  const present = new Set(file.pages.flatMap(({ annotations }) => annotations));
  const lost = [...context.references]
    .filter(
      ([dict]) => dict.name('Subtype') !== undefined && dict.has('Rect') && !present.has(dict),
    )
    .map(
      ([, [reference]]) =>
        `An annotation of ${nameOf(reference?.element as StructureNode)} is on no page`,
    );
  return [
    ...file.pages.flatMap((page) => pageProblems(page, context)),
    ...lost,
    ...linkElementProblems(root),
  ];
}

function readReferences(root: StructureNode): Context['references'] {
  const references = new Map<PdfDict, Reference[]>();
  for (const element of allElements(root))
    for (const child of element.children) {
      if (child.kind !== 'annotation') continue;
      const known = references.get(child.dict);
      if (known) known.push({ element, page: child.page });
      else references.set(child.dict, [{ element, page: child.page }]);
    }
  return references;
}

function pageProblems(page: PdfPage, context: Context): readonly string[] {
  const where = `Page ${page.index + 1}`;
  const tabs = page.annotations.length > 0 && page.dict.name('Tabs') !== 'S';
  return [
    ...(tabs ? [`${where} has annotations, but its Tabs is not S`] : []),
    ...page.annotations.flatMap((annotation) =>
      annotationFaults(annotation, page, context).map((fault) => `${where}: ${fault}`),
    ),
  ];
}

function annotationFaults(annotation: PdfDict, page: PdfPage, context: Context): readonly string[] {
  const subtype = annotation.name('Subtype') ?? '';
  const flags = annotation.number('F') ?? 0;
  const references = context.references.get(annotation) ?? [];
  const faults: string[] = [];
  if (subtype === 'TrapNet') faults.push('a TrapNet annotation is not permitted');
  if (subtype === 'PrinterMark')
    return references.length > 0 ? ['a PrinterMark annotation is in the structure'] : faults;
  if (
    context.standards.includes('PDF/A-2a') &&
    subtype !== 'Popup' &&
    (flags & 0b100111) !== printed
  )
    faults.push(`a ${subtype} annotation has the flags ${flags}: it must print and be visible`);
  if ((flags & hidden) !== 0 || subtype === 'Popup') return faults;
  return [
    ...faults,
    ...descriptionFaults(annotation, subtype, references),
    ...placeFaults(annotation, page, references, context.parents),
    ...targetFaults(annotation, subtype, context.file),
  ];
}

function descriptionFaults(
  annotation: PdfDict,
  subtype: string,
  references: readonly Reference[],
): readonly string[] {
  const described = annotation.text('Contents')?.trim();
  if (subtype === 'Link') return described ? [] : ['a Link annotation has no Contents'];
  if (subtype === 'Widget' || described) return [];
  return references.some(({ element }) => element.alt)
    ? []
    : [`a ${subtype} annotation has neither Contents nor an Alt`];
}

function placeFaults(
  annotation: PdfDict,
  page: PdfPage,
  references: readonly Reference[],
  parents: ReadonlyMap<number, PdfObject>,
): readonly string[] {
  const subtype = annotation.name('Subtype') ?? '';
  const [reference, second] = references;
  if (!reference) return [`a ${subtype} annotation is not in the structure`];
  const { element } = reference;
  const faults: string[] = [];
  const wanted = subtype === 'Link' ? 'Link' : subtype === 'Widget' ? 'Form' : 'Annot';
  if (second) faults.push(`a ${subtype} annotation is in the structure more than once`);
  if (element.type !== wanted)
    faults.push(`a ${subtype} annotation is in <${element.type}>, not in <${wanted}>`);
  if (reference.page !== page.index)
    faults.push(`the reference to a ${subtype} annotation does not name this page`);
  const key = annotation.number('StructParent');
  if (key === undefined) faults.push(`a ${subtype} annotation has no StructParent`);
  else if (parents.get(key) !== element.dict)
    faults.push(`ParentTree does not lead from a ${subtype} annotation to its <${element.type}>`);
  return faults;
}

/** A link that goes nowhere. */
function targetFaults(annotation: PdfDict, subtype: string, file: PdfFile): readonly string[] {
  if (subtype !== 'Link') return [];
  const action = annotation.dict('A');
  if (action && action.name('S') !== 'GoTo') return [];
  const destination = action ? action.get('D') : annotation.get('Dest');
  return destinationPage(file, destination) === undefined
    ? ['a Link annotation leads nowhere']
    : [];
}

function linkElementProblems(root: StructureNode): readonly string[] {
  return allElements(root)
    .filter(({ type }) => type === 'Link')
    .filter(
      (link) =>
        !allElements(link).some(({ children }) =>
          children.some(({ kind }) => kind === 'annotation'),
        ),
    )
    .map((link) => `${nameOf(link)} has no annotation`);
}
