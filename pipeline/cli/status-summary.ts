import type { CoveredSegment } from '../localize/coverage.ts';
import type { Report } from '../report/json.ts';
import { excerpt } from '../report/message.ts';
import type { Paint } from '../report/reporter.ts';
import { visible } from '../report/visible.ts';
import { type DiffPaint, showChange } from '../report/word-diff.ts';
import { sealedParts } from '../seal/seal.ts';
import type { StatusRow } from './status.ts';
import { table } from './terminal.ts';

/** How the releases stand, for a person: a table, then each text that waits for a translation. */
export function showStatus(rows: readonly StatusRow[], paint: Paint & DiffPaint): string {
  if (rows.length === 0) return 'There is no release to tell of.\n';
  const cells = rows.map((row, index) => [
    rows[index - 1]?.reference === row.reference ? '' : row.reference,
    row.locale,
    ...columns.map(({ cell }) => cell(row)),
  ]);
  const head = ['release', 'language', ...columns.map(({ name }) => name)];
  const right = columns.flatMap(({ isNumber }, index) => (isNumber ? [index + 2] : []));
  const details = rows.flatMap((row) => showOpen(row, paint));
  const shown = table([head, ...cells], right);
  const [first = '', ...rest] = shown.split('\n');
  const absent = rows.flatMap(openOf).filter(({ found }) => !found).length;
  return [
    [paint.faint(first), ...rest].join('\n'),
    ...(details.length > 0 ? [details.join('\n')] : []),
    ...(absent > 0
      ? [
          `${absent === 1 ? '1 text is' : `${absent} texts are`} not in the tables yet. Type: npm run sync\n`,
        ]
      : []),
  ].join('\n');
}

/** A row for a program. */
export function statusReport(row: StatusRow): NonNullable<Report['status']>[number] {
  const { reference, locale, coverage, isOriginal, errors, warnings, approval, recall } = row;
  const open = openOf(row);
  return {
    reference,
    locale,
    original: isOriginal,
    ...(coverage && { translated: count(row, 'translated') }),
    changed: open.flatMap(({ segment, found, earlier }) =>
      earlier
        ? [
            {
              text: segment.source,
              kind: segment.kind,
              place: placeOf(found?.entry.valuePlace ?? segment.place),
              earlierText: earlier.text,
              earlierTranslation: earlier.entry.value,
            },
          ]
        : [],
    ),
    missing: open.flatMap(({ segment, found, earlier }) => {
      if (earlier) return [];
      const suggestion = recall(segment.key)?.entry.value;
      const place = placeOf(found?.entry.valuePlace ?? segment.place);
      return [
        { text: segment.source, kind: segment.kind, place, ...(suggestion && { suggestion }) },
      ];
    }),
    errors,
    warnings,
    approval: {
      state: approval.state,
      ...(approval.state !== 'none' && { by: approval.by, at: approval.at }),
      ...(approval.state === 'broken' && { changed: [...approval.changed] }),
    },
  };
}

/** The columns behind release and language. */
const columns: readonly {
  readonly name: string;
  readonly isNumber: boolean;
  readonly cell: (row: StatusRow) => string;
}[] = [
  { name: 'translated', isNumber: true, cell: (row) => covered(row, 'translated') },
  { name: 'changed', isNumber: true, cell: (row) => covered(row, 'changed') },
  { name: 'missing', isNumber: true, cell: (row) => covered(row, 'missing') },
  { name: 'errors', isNumber: true, cell: ({ errors }) => String(errors) },
  { name: 'warnings', isNumber: true, cell: ({ warnings }) => String(warnings) },
  { name: 'signed off', isNumber: false, cell: ({ approval }) => signature(approval) },
];

function covered(row: StatusRow, state: CoveredSegment['state']): string {
  if (row.isOriginal) return state === 'translated' ? 'original' : '';
  return row.coverage ? String(count(row, state)) : '?';
}

/** Who has signed a release, and when; or what has changed since. */
function signature(approval: StatusRow['approval']): string {
  if (approval.state === 'none') return 'no';
  const { by, at } = approval;
  const who = `${visible(by.replace(/ *<.*>$/, ''))}, ${at.slice(0, 10)}`;
  if (approval.state === 'approved') return who;
  const changed = approval.changed.map((part) => sealedParts[part]).join('; ');
  return `no longer (${who}): ${changed || 'sealed by another version of presspack'}`;
}

function count({ coverage }: StatusRow, state: CoveredSegment['state']): number {
  return coverage?.segments.filter((one) => one.state === state).length ?? 0;
}

function openOf({ coverage }: StatusRow): CoveredSegment[] {
  return coverage?.segments.filter(({ state }) => state !== 'translated') ?? [];
}

/** The texts of a row that wait for a translation, each with what helps to translate it. */
function showOpen(row: StatusRow, paint: Paint & DiffPaint): string[] {
  const open = openOf(row);
  if (open.length === 0) return [];
  const few = open.slice(0, most);
  const more = open.length - few.length;
  return [
    `${row.reference}, ${row.locale}: to translate`,
    ...few.flatMap((one) => showSegment(one, row, paint)),
    ...(more > 0 ? [`  and ${more} more`] : []),
    '',
  ];
}

/** A table that nobody has begun fills no screen. */
const most = 12;

function showSegment(
  { segment, found, earlier }: CoveredSegment,
  { recall }: StatusRow,
  paint: Paint & DiffPaint,
): string[] {
  const head = `  ${paint.place(visible(placeOf(found?.entry.valuePlace ?? segment.place)))}`;
  if (earlier) {
    return [
      `${head}: ${segment.kind} changed`,
      `      ${showChange(earlier.text, segment.key, paint)}`,
      `      translated before as: ${visible(earlier.entry.value)}`,
    ];
  }
  const recalled = recall(segment.key);
  return [
    `${head}: ${segment.kind}`,
    `      ${visible(excerpt(segment.source))}`,
    ...(recalled
      ? [
          `      translated before, ${placeOf(recalled.entry.valuePlace)}: ${visible(excerpt(recalled.entry.value))}`,
        ]
      : []),
  ];
}

function placeOf({ path, line, column }: CoveredSegment['segment']['place']): string {
  return `${path}:${line}:${column}`;
}
