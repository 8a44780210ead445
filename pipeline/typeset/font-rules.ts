import { type FontFile, firstWhere, tagAt } from './font-file.ts';

/**
 * What a font does with letters that stand side by side from left to right, as far as that is
 * kerning and ligatures; of all else it says only that there is something.
 */
export interface FontRules {
  /** Whether the font may make something else of a glyph, whatever stands beside it. */
  readonly changes: (glyph: number) => boolean;
  /** Whether the font may make something else of two neighbours, other than their ligature. */
  readonly changesPair: (left: number, right: number) => boolean;
  /** What the left one of two glyphs gains, in units of the em. */
  readonly kerning: (left: number, right: number) => number;
  /** The ligatures that begin with a glyph, the first that fits goes first. */
  readonly ligatures: (glyph: number) => readonly Ligature[];
}

export interface Ligature {
  readonly glyph: number;
  /** The glyphs behind the first. */
  readonly rest: readonly number[];
}

/** Features that are on unless somebody turns them off, in the order of no importance. */
const active = new Set(
  'rvrn ccmp locl rlig calt clig liga rclt ltra ltrm mark mkmk curs dist kern'.split(' '),
);

/** The scripts whose letters are shaped by these rules; a font must kern them alike. */
const scripts = new Set(['DFLT', 'latn', 'cyrl', 'grek']);

/**
 * Reads the rules of a font from its tables GSUB and GPOS; nothing if it has rules of kinds that
 * are not understood here.
 */
export function readRules({ view, tables }: FontFile): FontRules | undefined {
  const lookups = [
    ...lookupsOf(view, tables.get('GSUB'), true),
    ...lookupsOf(view, tables.get('GPOS'), false),
  ];
  const pairs = lookups.filter(({ kind }) => kind === 'pairs');
  const joining = lookups.filter(({ kind }) => kind === 'ligatures');
  const isPlain = ({ flags, isEverywhere }: Lookup) => flags === 0 && isEverywhere;
  const isKerning = (pair: number) =>
    view.getUint16(pair + 4) === onlyAdvance && view.getUint16(pair + 6) === 0;
  const isSimple = [...pairs, ...joining].every(isPlain) && joining.length < 2;
  if (!isSimple || tables.has('kern') || !pairs.every((one) => one.tables.every(isKerning))) {
    return undefined;
  }
  const conditions = lookups
    .filter(({ kind }) => kind !== 'pairs' && kind !== 'ligatures')
    .flatMap((lookup) => lookup.tables.map((one) => conditionOf(view, one, lookup.kind)));
  const alone = conditions.filter(({ before, after }) => !before && !after);
  const beside = conditions.filter(({ before, after }) => before ?? after);
  return {
    changes: (glyph) => alone.some(({ has }) => has(glyph)),
    changesPair: (left, right) =>
      beside.some(({ has, before, after }) =>
        after ? has(left) && after(right, left) : has(right) && before!(left),
      ),
    kerning: (left, right) =>
      pairs.reduce((sum, lookup) => sum + kerningIn(view, lookup.tables, left, right), 0),
    ligatures: (glyph) =>
      joining.flatMap((lookup) =>
        lookup.tables.flatMap((table) => ligaturesIn(view, table, glyph)),
      ),
  };
}

/** Format of a value that is an advance and nothing else. */
const onlyAdvance = 4;

interface Lookup {
  readonly kind: Kind;
  /** Of the glyphs that it passes over, but for marks: simple words have none. */
  readonly flags: number;
  /** Offsets of its subtables. */
  readonly tables: readonly number[];
  /** Whether it serves all of those scripts that the font has. */
  readonly isEverywhere: boolean;
}

/** The two that are understood; what merges or looks around otherwise; and all else. */
type Kind = 'pairs' | 'ligatures' | 'merging' | 'chained' | 'other';

/** The lookups of GSUB, which changes glyphs, or of GPOS, which moves them, that are on. */
function lookupsOf(view: DataView, table: number | undefined, isGlyphs: boolean): Lookup[] {
  if (table === undefined) return [];
  const all = recordsIn(view, table + view.getUint16(table + 4)).filter(({ tag }) =>
    scripts.has(tag),
  );
  const served = new Map<number, { readonly feature: string; readonly scripts: Set<string> }>();
  const features = recordsIn(view, table + view.getUint16(table + 6));
  for (const { tag: script, at } of all) {
    const system = at + view.getUint16(at);
    // Without a system for all languages, a script has no features here.
    if (system === at) continue;
    for (const index of numbersAt(view, system + 4)) {
      const feature = features[index]!;
      if (!active.has(feature.tag)) continue;
      for (const lookup of numbersAt(view, feature.at + 2)) {
        const known = served.get(lookup) ?? { feature: feature.tag, scripts: new Set() };
        known.scripts.add(script);
        served.set(lookup, known);
      }
    }
  }
  const list = table + view.getUint16(table + 8);
  const offsets = numbersAt(view, list);
  return [...served]
    .sort(([a], [b]) => a - b)
    .map(([index, { feature, scripts: some }]) => {
      const at = list + offsets[index]!;
      const { type, tables } = subtablesOf(view, at, isGlyphs);
      return {
        kind: kindOf(type, feature, isGlyphs),
        flags: view.getUint16(at + 2) & ~8,
        tables,
        isEverywhere: some.size === all.length,
      };
    });
}

/** The entries of a list of scripts or features. */
function recordsIn(view: DataView, list: number): { tag: string; at: number }[] {
  return Array.from({ length: view.getUint16(list) }, (_, index) => {
    const record = list + 2 + 6 * index;
    return { tag: tagAt(view, record), at: list + view.getUint16(record + 4) };
  });
}

/** A count, and so many numbers. */
function numbersAt(view: DataView, at: number): number[] {
  return Array.from({ length: view.getUint16(at) }, (_, index) =>
    view.getUint16(at + 2 + 2 * index),
  );
}

/** Subtables, behind the long offsets of an extension if need be. */
function subtablesOf(view: DataView, lookup: number, isGlyphs: boolean) {
  const offsets = numbersAt(view, lookup + 4).map((offset) => lookup + offset);
  const type = view.getUint16(lookup);
  const [first] = offsets;
  if (type !== (isGlyphs ? 7 : 9) || first === undefined) return { type, tables: offsets };
  const tables = offsets.map((offset) => offset + view.getUint32(offset + 4));
  return { type: view.getUint16(first + 2), tables };
}

function kindOf(type: number, feature: string, isGlyphs: boolean): Kind {
  if (type === (isGlyphs ? 6 : 8)) return 'chained';
  if (isGlyphs && type === 4) return feature === 'liga' ? 'ligatures' : 'merging';
  return !isGlyphs && type === 2 ? 'pairs' : 'other';
}

/** When a lookup may do something with a glyph: more often than it does, but never less. */
interface Condition {
  readonly has: (glyph: number) => boolean;
  readonly before?: (glyph: number) => boolean;
  readonly after?: (glyph: number, first: number) => boolean;
}

function conditionOf(view: DataView, table: number, kind: Kind): Condition {
  if (kind !== 'chained' || view.getUint16(table) !== 3) {
    const has = coverageAt(view, table + view.getUint16(table + 2));
    if (kind !== 'merging') return { has };
    const after = (glyph: number, first: number) =>
      ligaturesIn(view, table, first).some(({ rest: [second] }) => second === glyph);
    return { has, after };
  }
  let at = table + 2;
  const [backwards, inside, ahead] = [0, 1, 2].map(() => {
    const count = view.getUint16(at);
    const coverages = Array.from({ length: count }, (_, index) =>
      coverageAt(view, table + view.getUint16(at + 2 + 2 * index)),
    );
    at += 2 + 2 * count;
    return coverages;
  });
  const after = inside![1] ?? ahead![0];
  const before = backwards![0];
  return { has: inside![0]!, ...(before && { before }), ...(after && { after }) };
}

function coverageAt(view: DataView, table: number): (glyph: number) => boolean {
  return (glyph) => indexIn(view, table, glyph) >= 0;
}

/** The index of a glyph in a coverage table; -1 if it is not there. */
function indexIn(view: DataView, table: number, glyph: number): number {
  const count = view.getUint16(table + 2);
  if (view.getUint16(table) === 1) {
    const at = firstWhere(count, (index) => view.getUint16(table + 4 + 2 * index) >= glyph);
    return at < count && view.getUint16(table + 4 + 2 * at) === glyph ? at : -1;
  }
  const range = table + 4 + 6 * rangeOf(view, table + 4, count, glyph);
  if (range >= table + 4 + 6 * count || view.getUint16(range) > glyph) return -1;
  return view.getUint16(range + 4) + glyph - view.getUint16(range);
}

/** The first of some ranges of glyphs that does not end before a glyph. */
function rangeOf(view: DataView, ranges: number, count: number, glyph: number): number {
  return firstWhere(count, (index) => view.getUint16(ranges + 6 * index + 2) >= glyph);
}

function classIn(view: DataView, table: number, glyph: number): number {
  if (view.getUint16(table) === 1) {
    const index = glyph - view.getUint16(table + 2);
    const isThere = index >= 0 && index < view.getUint16(table + 4);
    return isThere ? view.getUint16(table + 6 + 2 * index) : 0;
  }
  const count = view.getUint16(table + 2);
  const range = table + 4 + 6 * rangeOf(view, table + 4, count, glyph);
  const isThere = range < table + 4 + 6 * count && view.getUint16(range) <= glyph;
  return isThere ? view.getUint16(range + 4) : 0;
}

/** The kerning of the first subtable that knows the pair. */
function kerningIn(view: DataView, tables: readonly number[], left: number, right: number): number {
  for (const table of tables) {
    const index = indexIn(view, table + view.getUint16(table + 2), left);
    if (index < 0) continue;
    if (view.getUint16(table) === 2) {
      const row = classIn(view, table + view.getUint16(table + 8), left);
      const column = classIn(view, table + view.getUint16(table + 10), right);
      return view.getInt16(table + 16 + 2 * (row * view.getUint16(table + 14) + column));
    }
    const set = table + view.getUint16(table + 10 + 2 * index);
    const count = view.getUint16(set);
    const at = firstWhere(count, (item) => view.getUint16(set + 2 + 4 * item) >= right);
    if (at < count && view.getUint16(set + 2 + 4 * at) === right) {
      return view.getInt16(set + 4 + 4 * at);
    }
  }
  return 0;
}

function ligaturesIn(view: DataView, table: number, glyph: number): Ligature[] {
  const index = indexIn(view, table + view.getUint16(table + 2), glyph);
  if (index < 0) return [];
  const set = table + view.getUint16(table + 6 + 2 * index);
  return Array.from({ length: view.getUint16(set) }, (_, item) => {
    const ligature = set + view.getUint16(set + 2 + 2 * item);
    const rest = Array.from({ length: view.getUint16(ligature + 2) - 1 }, (_, part) =>
      view.getUint16(ligature + 4 + 2 * part),
    );
    return { glyph: view.getUint16(ligature), rest };
  });
}
