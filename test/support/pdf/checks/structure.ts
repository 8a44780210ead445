import type { PdfFile } from '../document.ts';
import { allElements, type StructureNode, standardTypes, structureTree } from '../structure.ts';
import { languageTag } from './catalog.ts';

/** The structure tree but for its nesting (ISO 14289-1, 7.1 to 7.5, 7.7 and 7.9). */
export function structureProblems(file: PdfFile): readonly string[] {
  const root = structureTree(file);
  const elements = allElements(root).slice(1);
  const problems: string[] = [];
  const [document, second] = root.children;
  if (second || document?.kind !== 'element' || document.type !== 'Document')
    problems.push('The structure tree does not hold exactly one Document');
  if (root.dict.name('Type') !== 'StructTreeRoot')
    problems.push('The structure tree root has no Type StructTreeRoot');
  return [
    ...problems,
    ...roleProblems(root, elements),
    ...parentProblems(root),
    ...headingProblems(root, elements),
    ...elements.flatMap(elementProblems),
    ...idProblems(elements),
  ];
}

function roleProblems(root: StructureNode, elements: readonly StructureNode[]): readonly string[] {
  const roles = root.dict.dict('RoleMap');
  const remapped = [...(roles?.entries.keys() ?? [])]
    .filter((type) => standardTypes.has(type))
    .map((type) => `The role map maps the standard type ${type}`);
  const unknown = elements
    .filter(({ type }) => !standardTypes.has(type))
    .map(({ writtenType }) => `The type ${writtenType} is not mapped to a standard type`);
  return [...remapped, ...unknown];
}

/** Every element's P is the element that has it as a kid. */
function parentProblems(root: StructureNode): readonly string[] {
  return allElements(root).flatMap((parent) =>
    parent.children
      .filter((child) => child.kind === 'element')
      .filter((child) => child.dict.dict('P') !== parent.dict)
      .map((child) => `The P of ${nameOf(child)} is not ${nameOf(parent)}, which holds it`),
  );
}

function headingProblems(
  root: StructureNode,
  elements: readonly StructureNode[],
): readonly string[] {
  const problems: string[] = [];
  let last = 0;
  for (const element of elements) {
    const level = Number(/^H([1-6])$/.exec(element.type)?.[1] ?? 0);
    if (level === 0) continue;
    if (level > last + 1)
      problems.push(
        last === 0 ? `The first heading is ${element.type}, not H1` : `H${level} follows H${last}`,
      );
    last = level;
  }
  const strong = elements.some(({ type }) => type === 'H');
  if (strong && last > 0) problems.push('The document has headings H and Hn');
  for (const element of [root, ...elements]) {
    const heads = element.children.filter(
      (child) => child.kind === 'element' && child.type === 'H',
    );
    if (heads.length > 1) problems.push(`${nameOf(element)} holds more than one H`);
  }
  return problems;
}

function elementProblems(element: StructureNode): readonly string[] {
  const { type, alt, actualText, ownLang, attributes } = element;
  const problems: string[] = [];
  if ((type === 'Figure' || type === 'Formula') && !alt?.trim() && actualText === undefined)
    problems.push(`<${type}> has neither Alt nor ActualText`);
  const scope = attributes.get('Scope');
  if (type === 'TH' && !attributes.has('Headers') && !/^(Row|Column|Both)$/.test(String(scope)))
    problems.push(`${nameOf(element)} has no Scope`);
  if (ownLang !== undefined && !languageTag.test(ownLang))
    problems.push(`${nameOf(element)} has the Lang "${ownLang}", which is no tag`);
  return problems;
}

function idProblems(elements: readonly StructureNode[]): readonly string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const element of elements) {
    const { id, type } = element;
    if (type === 'Note' && !id) problems.push(`${nameOf(element)} has no ID`);
    if (id && seen.has(id)) problems.push(`Two structure elements have the ID "${id}"`);
    if (id) seen.add(id);
  }
  for (const element of elements) {
    const headers = element.attributes.get('Headers');
    for (const header of Array.isArray(headers) ? headers : [])
      if (!seen.has(header)) problems.push(`${nameOf(element)} has the unknown header "${header}"`);
  }
  return problems;
}

/** An element by its type and the beginning of its first text, for messages. */
export function nameOf(element: StructureNode): string {
  let at: StructureNode | undefined = element;
  let text = '';
  while (at && text === '') {
    for (const child of at.children) if (child.kind === 'text') text ||= child.text.trim();
    at = at.children.find((child) => child.kind === 'element');
  }
  const type = standardTypes.has(element.type) ? element.type : element.writtenType;
  return text === '' ? `<${type}>` : `<${type}> "${text.slice(0, 30)}"`;
}
