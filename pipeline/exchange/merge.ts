import type { VFile } from 'vfile';
import type {
  ExchangeDocument,
  ExchangeUnit,
  ReturnedDocument,
  ReturnedUnit,
} from '../model/exchange.ts';
import { normalise } from '../parse/segments.ts';
import { excerpt, say } from '../report/message.ts';
import { showChange } from '../report/word-diff.ts';
import { hashOf } from './hash.ts';
import { unwritable } from './xml.ts';

/** What becomes of the texts that came back. */
export interface Merge {
  /** Values to write: the table, the key as it is typed there, the text. */
  readonly changes: readonly MergeChange[];
  /**
   * How many texts were the same already, left as they are because only the project has changed
   * since the export, or are not translated yet.
   */
  readonly same: number;
  readonly kept: number;
  readonly open: number;
  /** How many were not imported and why stands on the file. */
  readonly refused: number;
}

export interface MergeChange {
  readonly table: string;
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

/** Who wins where both have changed: nobody, which is said, or the one that is named. */
export type Take = 'file' | 'table' | undefined;

/** Longer than any paragraph: what a slip of the clipboard may bring. */
const longest = 50_000;

/**
 * Holds what came back against the tables as they are now: a merge of three, because the file says
 * what stood in the table when it was exported.
 *
 * An empty text deletes nothing; an empty entry is always filled; what nobody has changed since the
 * export is replaced. Where table and file have both changed, the table's text stays and both are
 * shown, on the file.
 */
export function merge(
  documents: readonly ExchangeDocument[],
  returned: ReturnedDocument,
  { take, file }: { readonly take: Take; readonly file: VFile },
): Merge {
  const index = indexUnits(documents);
  const count = { same: 0, kept: 0, open: 0, refused: 0 };
  const taken = new Map<ExchangeUnit, ReturnedUnit>();
  const changes = new Map<ExchangeUnit, MergeChange>();
  const refuse = (problem: Omit<Parameters<typeof say>[1], 'level'>): void => {
    count.refused += 1;
    say(file, { ...problem, level: 'error' });
  };
  for (const unit of returned.units) {
    if (unit.target.trim() === '' || unit.isDraft) {
      count.open += 1;
      continue;
    }
    const found = find(unit, index);
    if ('problem' in found) {
      // What the translator has left alone is no work that could be lost.
      if (isAsExported(unit)) count.kept += 1;
      else refuse(found.problem);
      continue;
    }
    const current = found.unit;
    const twin = taken.get(current);
    taken.set(current, unit);
    const fault = faultOf(unit, twin);
    if (fault) {
      refuse(fault);
      changes.delete(current);
    } else if (twin) continue;
    else if (unit.target === current.target) count.same += 1;
    else {
      const outcome = judge(unit, current, take);
      if (outcome === 'conflict') refuse(conflict(unit, current, file));
      else if (outcome === 'keep') count.kept += 1;
      else {
        const { table, key, target: before } = current;
        changes.set(current, { table, key, before, after: unit.target });
      }
    }
  }
  return { changes: [...changes.values()], ...count };
}

interface Index {
  readonly byId: ReadonlyMap<string, ExchangeUnit>;
  readonly bySource: ReadonlyMap<string, readonly ExchangeUnit[]>;
  /** What texts were before they changed. */
  readonly earlier: ReadonlyMap<string, ExchangeUnit>;
}

function indexUnits(documents: readonly ExchangeDocument[]): Index {
  const units = documents.flatMap((document) => document.units);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return {
    byId,
    bySource: Map.groupBy(byId.values(), ({ source }) => normalise(source)),
    earlier: new Map(
      units.flatMap((unit) => (unit.earlier ? [[normalise(unit.earlier.source), unit]] : [])),
    ),
  };
}

type Problem = Omit<Parameters<typeof say>[1], 'level'>;

/** The text that is meant: by its name, or by its words where a tool has dropped the names. */
function find(
  { id, source, context, place }: ReturnedUnit,
  { byId, bySource, earlier }: Index,
): { readonly unit: ExchangeUnit } | { readonly problem: Problem } {
  const named = id === undefined ? undefined : byId.get(id);
  const text = normalise(source);
  if (named && normalise(named.source) !== text) {
    return {
      problem: {
        rule: 'exchange-source',
        reason: `Unexpected source “${excerpt(source)}”, expected “${excerpt(named.source)}” beside this name`,
        note: 'It was not imported: the translation may belong to another text. Were only some columns sorted, or was the source typed over?',
        place,
      },
    };
  }
  if (named) return { unit: named };
  const alike = bySource.get(text) ?? [];
  // A catalogue tells texts apart by their kind where they have no context.
  const isMeant = (one: ExchangeUnit): boolean =>
    alike.length === 1 || one.context === context || (!one.context && one.kind === context);
  const [only] = alike.filter(isMeant);
  if (only) return { unit: only };
  const successor = earlier.get(text);
  return {
    problem: {
      rule: 'exchange-unknown-text',
      reason: successor
        ? `Unexpected translation of a text that has changed since the export: “${excerpt(source)}” is now “${excerpt(successor.source)}”`
        : `Unexpected text “${excerpt(source)}”, expected one that a release or the labels have`,
      note: successor
        ? 'It was not imported. Export again, and translate the text as it is now.'
        : 'It was not imported. The source has changed since the export, or the file is of another project.',
      place,
    },
  };
}

function faultOf(unit: ReturnedUnit, twin: ReturnedUnit | undefined): Problem | undefined {
  const { target, source, place } = unit;
  const character = unwritable(target);
  if (character !== undefined || target.length > longest) {
    const code = character?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return {
      rule: 'exchange-character',
      reason:
        character === undefined
          ? `Unexpected translation of ${target.length} characters, expected at most ${longest}`
          : `Unexpected character U+${code} in the translation of “${excerpt(source)}”`,
      note: 'It was not imported. Delete what is no text, and import again.',
      place,
    };
  }
  if (!twin || twin.target === target) return undefined;
  return {
    rule: 'exchange-twice',
    reason: `Unexpected second translation of “${excerpt(source)}”, expected one`,
    note: `The first, at ${twin.place.line}:${twin.place.column}, is “${excerpt(twin.target)}”; this one is “${excerpt(target)}”. Neither was imported: delete one.`,
    place,
  };
}

function judge(
  unit: ReturnedUnit,
  current: ExchangeUnit,
  take: Take,
): 'take' | 'keep' | 'conflict' {
  if (current.target === '') return 'take';
  if (unit.base === current.base) return 'take';
  // The translator has left it alone, and somebody else has not.
  if (isAsExported(unit) && take !== 'file') return 'keep';
  if (take === undefined) return 'conflict';
  return take === 'file' ? 'take' : 'keep';
}

const isAsExported = ({ base, target }: ReturnedUnit): boolean => base === hashOf(target);

function conflict(unit: ReturnedUnit, current: ExchangeUnit, file: VFile): Problem {
  const reason = unit.base
    ? 'the table has changed since the export'
    : 'the file does not say what stood there when it was exported';
  return {
    rule: 'exchange-conflict',
    reason: `Unexpected other translation of “${excerpt(current.source)}”: ${reason}`,
    note: [
      `table: ${current.target}`,
      `file:  ${unit.target}`,
      `from table to file: ${showChange(current.target, unit.target)}`,
      `The table’s was kept. If the file’s is the right one, import ${file.basename} again with --take file; if not, with --take table.`,
    ].join('\n'),
    place: unit.place,
  };
}
