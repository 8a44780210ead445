import { SaxesParser } from 'saxes';

/** What a Word file holds that Markdown does not, by kind and number. */
export type Survey = Readonly<Record<SurveyKind, number>>;

export type SurveyKind =
  | 'insertions'
  | 'deletions'
  | 'comments'
  | 'textBoxes'
  | 'objects'
  | 'equations'
  | 'charts'
  | 'mergedCells'
  | 'nestedTables';

/**
 * Counts what cannot be carried over, or not as it stands. Of a thing that Word writes twice, once for
 * older programs (`mc:Fallback`), one is counted.
 */
export function surveyWord(xml: Uint8Array): Survey {
  const counts: Record<SurveyKind, number> = {
    insertions: 0,
    deletions: 0,
    comments: 0,
    textBoxes: 0,
    objects: 0,
    equations: 0,
    charts: 0,
    mergedCells: 0,
    nestedTables: 0,
  };
  let fallbacks = 0;
  let tables = 0;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'mc:Fallback') fallbacks += 1;
    if (name === 'w:tbl') {
      tables += 1;
      if (tables > 1) counts.nestedTables += 1;
    }
    if (fallbacks > 0) return;
    const kind = kinds[name];
    if (kind) counts[kind] += 1;
    const uri = String(attributes.uri ?? '');
    if (name === 'a:graphicData' && /\/(?:chart|diagram)/.test(uri)) counts.charts += 1;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'mc:Fallback') fallbacks -= 1;
    if (name === 'w:tbl') tables -= 1;
  });
  parser
    .write(
      Buffer.from(xml)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    )
    .close();
  return counts;
}

/** Elements of WordprocessingML (ECMA-376, part 1, 17 and 22), under the prefixes that all programs use. */
const kinds: Readonly<Record<string, SurveyKind>> = {
  'w:ins': 'insertions',
  'w:moveTo': 'insertions',
  'w:del': 'deletions',
  'w:moveFrom': 'deletions',
  'w:commentReference': 'comments',
  'w:txbxContent': 'textBoxes',
  'w:object': 'objects',
  'm:oMath': 'equations',
  'w:gridSpan': 'mergedCells',
  'w:vMerge': 'mergedCells',
};

/** What is said of it, in sentences for the person who will edit the release. */
export function describeSurvey(survey: Survey): string[] {
  const { charts, comments, deletions, equations, insertions, mergedCells } = survey;
  const { nestedTables, objects, textBoxes } = survey;
  const changes = insertions + deletions;
  return [
    changes > 0
      ? `${count(changes, 'tracked change')}: the text is as if all were accepted (${insertions} inserted, ${deletions} deleted)`
      : '',
    comments > 0 ? `${count(comments, 'comment')}: left out` : '',
    textBoxes > 0
      ? `${count(textBoxes, 'text box', 'text boxes')}: the words stand where the box was anchored; look where they belong`
      : '',
    objects > 0 ? `${count(objects, 'embedded object')}: left out` : '',
    equations > 0 ? `${count(equations, 'equation')}: left out; type them, or add a picture` : '',
    charts > 0
      ? `${count(charts, 'chart or diagram', 'charts or diagrams')}: left out; save them as PNG and add them`
      : '',
    mergedCells > 0 ? 'merged cells: look at the tables, Markdown has none' : '',
    nestedTables > 0 ? 'a table inside a table: look at it, Markdown has none' : '',
  ].filter((line) => line !== '');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
