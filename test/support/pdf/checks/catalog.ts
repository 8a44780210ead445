import type { PdfFile } from '../document.ts';
import { type OutlineEntry, readOutline } from '../navigation.ts';
import { dictOf, type PdfDict } from '../objects.ts';
import type { Standard } from '../problems.ts';

/** A well-formed BCP 47 tag, as far as its shape goes. */
export const languageTag = /^([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8}|[xi](?=-))(-[a-z0-9]{1,8})*$/i;

/** What the catalog promises about the whole document (ISO 14289-1, 6.2, 7.1, 7.2, 7.10). */
export function catalogProblems(file: PdfFile, standards: readonly Standard[]): readonly string[] {
  const problems: string[] = [];
  const { catalog } = file;
  if (catalog.dict('MarkInfo')?.boolean('Marked') !== true)
    problems.push('MarkInfo does not say Marked true');
  if (catalog.dict('MarkInfo')?.boolean('Suspects') === true)
    problems.push('MarkInfo says Suspects true');
  if (catalog.dict('ViewerPreferences')?.boolean('DisplayDocTitle') !== true)
    problems.push('ViewerPreferences does not say DisplayDocTitle true');
  const lang = catalog.text('Lang');
  if (lang === undefined || !languageTag.test(lang))
    problems.push(`The catalog's Lang is ${lang === undefined ? 'missing' : `"${lang}", no tag`}`);
  if (standards.includes('PDF/A-2a')) {
    const intents = catalog.list('OutputIntents').map((intent) => dictOf(intent));
    if (!intents.some((intent) => intent?.name('S') === 'GTS_PDFA1'))
      problems.push('There is no OutputIntent of PDF/A');
  }
  return [
    ...problems,
    ...outlineProblems(readOutline(file)),
    ...layerProblems(catalog),
    ...fileSpecificationProblems(file),
  ];
}

function outlineProblems(entries: readonly OutlineEntry[]): readonly string[] {
  return entries.flatMap(({ title, page, children }) => [
    ...(title.trim() === '' ? ['An entry of the outline has no title'] : []),
    ...(page === undefined ? [`The outline entry "${title}" leads to no page`] : []),
    ...outlineProblems(children),
  ]);
}

/** Optional content needs a name in every configuration and may not switch itself (7.10). */
function layerProblems(catalog: PdfDict): readonly string[] {
  const layers = catalog.dict('OCProperties');
  if (!layers) return [];
  const configurations = [...layers.list('D'), ...layers.list('Configs')].map(dictOf);
  return configurations.flatMap((configuration) => [
    ...(configuration?.text('Name') ? [] : ['A configuration of optional content has no Name']),
    ...(configuration?.has('AS') ? ['A configuration of optional content has an AS'] : []),
  ]);
}

/** An embedded file has both of its names (7.11). */
function fileSpecificationProblems(file: PdfFile): readonly string[] {
  const problems: string[] = [];
  for (const [number, entry] of file.entries) {
    if (entry.kind === 'free') continue;
    const dict = dictOf(file.object(number));
    if (!dict?.dict('EF')) continue;
    if (!dict.text('F') || !dict.text('UF'))
      problems.push(`The embedded file of object ${number} lacks F or UF`);
  }
  return problems;
}
