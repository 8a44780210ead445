import { pattern, patternFor } from '../../model/pattern-for.ts';
import { type Atom, type Demand, numberKey } from './fact.ts';
import type { Lexicon } from './lexicon.ts';
import { find, fold, halfIn, note, type Passage } from './passage.ts';
import { unitOf } from './units.ts';

/** Notes the numbers that are written in figures, with the words that multiply them. */
export function readNumbers(passage: Passage): void {
  if (!/[\d½¼¾⅓⅔]/.test(passage.rest)) return;
  readFractions(passage);
  const numbers = [...find(passage, figures)].flatMap((match) => numberAt(passage, match));
  numbers.forEach((number, at) => {
    const next = numbers[at + 1];
    if (!next || !isRange(passage.text.slice(number.end, next.start))) return;
    // “10–12 million”, “from $3 to $5 billion”, “2 to 4 inches”: what is counted is said once.
    if (number.factor === 1 && next.factor !== 1) {
      number.keys.push(...number.values.map((value) => numberKey(value * next.factor)));
    }
    number.unit ??= next.unit;
  });
  for (const { start, end, keys, demand, unit } of numbers) {
    const text = passage.text.slice(start, end);
    note(passage, {
      kind: 'number',
      start,
      end,
      keys,
      atoms: [{ keys, demand, text }],
      ...(unit && { unit }),
    });
  }
}

interface Figures {
  readonly start: number;
  readonly end: number;
  readonly values: readonly number[];
  /** What the words behind the figures multiply them by. */
  readonly factor: number;
  readonly keys: string[];
  readonly demand: Demand;
  unit: string | undefined;
}

const space = '[ \\u00a0\\u202f\\u2009]';
const figures = new RegExp(
  `(?<!\\d)(?:\\d{1,3}(?:${space}\\d{3})+(?:[.,]\\d+)?(?!\\d)|\\d+(?:[.,'’]\\d+)*)`,
  'gu',
);

function numberAt(passage: Passage, match: RegExpExecArray): Figures[] {
  const [written] = match;
  const start = match.index;
  const pieces = piecesOf(written);
  if (pieces.length > 1) {
    let at = start;
    return pieces.flatMap((piece) => {
      const from = passage.text.indexOf(piece, at);
      at = from + piece.length;
      return figuresAt(passage, piece, from);
    });
  }
  return [figuresAt(passage, written, start)];
}

/** “2013,2014” is a list; “1.2.3” and “192.168.0.1” are no numbers, but their parts are compared. */
function piecesOf(written: string): string[] {
  if (/^\d+,\d{4,}$/.test(written)) return written.split(',');
  return [written];
}

function figuresAt(passage: Passage, written: string, start: number): Figures {
  const { lexicon, text } = passage;
  const values = valuesOf(written, lexicon);
  const scale = scaleBehind(passage, start + written.length);
  const after = text.slice(scale.end, scale.end + 40);
  const before = text.slice(Math.max(0, start - 24), start);
  const scaled = values.map((value) => (value + scale.half) * scale.factor);
  const keys = [...scaled, ...scale.others.map((factor) => (values[0] ?? 0) * factor)].map(
    numberKey,
  );
  // “Debian 9.0” is no Debian 9.
  if (/^\d+[.,]0$/.test(written) && scale.factor === 1)
    keys.splice(0, keys.length, `n:${values[0]}.0`);
  if (values.length === 0) keys.push(`v:${written.replace(/^0+(?=\d)/, '')}`);
  const [value = 0] = values;
  // “No. 1” is often just the leader.
  const isLeader = written === '1' && /(?:№|\bno\.?|n[°º]|number)\s?$/iu.test(before);
  const closeBefore = before.slice(-12);
  if (lexicon.isDecade(before, text.slice(start + written.length, scale.end + 12))) {
    if (value < 100) keys.push(numberKey(value + 1900));
  }
  // 2014–15: the century is said once.
  if (/^\d\d$/.test(written) && /(?:19|20)\d\d\s?[-–/]\s?$/.test(closeBefore)) {
    keys.push(numberKey(2000 + value), numberKey(1900 + value));
  }
  if (/^\d\d$/.test(written) && /['’]$/.test(closeBefore)) {
    keys.push(numberKey(1900 + value), numberKey(2000 + value));
  }
  // 10.30 may be a time of day.
  const clock = /^([01]?\d|2[0-3])[.,]([0-5]\d)$/.exec(written);
  if (clock && scale.end === start + written.length)
    keys.push(`t:${60 * Number(clock[1]) + Number(clock[2])}`);
  const unit = unitOf(before, after);
  // “one-quarter” may be 25 %.
  if (unit === '%') keys.push(...values.map((one) => numberKey(one / 100)));
  return {
    start,
    end: scale.end,
    values,
    factor: scale.factor,
    keys: [...new Set(keys)],
    demand: isLeader ? 'never' : 'always',
    unit,
  };
}

/** What the figures may mean: 12,000 is twelve thousand in English, twelve in French. */
export function valuesOf(written: string, { decimal }: Lexicon): number[] {
  const plain = written.replace(/[\s'’]/g, '');
  const marks = plain.match(/[.,]/g) ?? [];
  const grouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(plain);
  if (marks.length === 0) return [Number(plain)];
  const last = marks.at(-1) ?? '';
  if (marks.length > 1) {
    const inner = marks.slice(0, -1);
    if (grouped && inner.every((mark) => mark === last))
      return [Number(plain.replace(/[.,]/g, ''))];
    const [whole, fraction] = splitAtLast(plain);
    const isNumber = inner.every((mark) => mark !== last) && /^\d{1,3}([.,]\d{3})*$/.test(whole);
    return isNumber ? [Number(`${whole.replace(/[.,]/g, '')}.${fraction}`)] : [];
  }
  const asFraction = Number(plain.replace(',', '.'));
  const asGroup = Number(plain.replace(/[.,]/g, ''));
  if (!grouped || /\s/.test(written)) return [asFraction];
  if (decimal === undefined || last === decimal) {
    // In the language's own writing this is a fraction; a hasty hand may have meant thousands.
    return /^0/.test(plain) ? [asFraction] : [asFraction, asGroup];
  }
  return decimal === '.' ? [asGroup] : [asGroup, asFraction];
}

function splitAtLast(plain: string): [string, string] {
  const at = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  return [plain.slice(0, at), plain.slice(at + 1)];
}

interface Scale {
  readonly factor: number;
  /** What a letter such as M may multiply by, if it is no unit. */
  readonly others: readonly number[];
  readonly half: number;
  readonly end: number;
}

/** The words that multiply the figures before them: million, млрд, “mille milliards”. */
function scaleBehind({ text, rest, lexicon }: Passage, from: number): Scale {
  let end = from;
  let half = 0;
  const part = vulgar.get(text[end] ?? '');
  if (part !== undefined) {
    half = part;
    end += 1;
  }
  const joined = halfIn(text.slice(end, end + 24), lexicon);
  if (joined) {
    half = 0.5;
    end += joined[0].length;
  }
  let factor = 1;
  for (;;) {
    const next = rest.slice(end, end + 24);
    const word = patternFor(next, scaling).exec(next);
    const by = word?.[1] && lexicon.magnitudes.get(fold(word[1], lexicon));
    if (!word || !by) break;
    factor *= by;
    end += word[0].length - (word[2] && !/^(?:тыс|млн|млрд|трлн)$/i.test(word[1] ?? '') ? 1 : 0);
  }
  const close = rest.slice(end, end + 3);
  const letter = patternFor(close, scalingLetter).exec(close)?.[1];
  const others = factor === 1 && letter ? (letters.get(letter.toLowerCase()) ?? []) : [];
  return { factor, others, half, end };
}

const scaling = pattern.u`^[\s-]{0,2}(\p{L}+)(\.?)`;
const scalingLetter = pattern.u`^\s?(k|K|M|m|B|b|T)(?![\p{L}\p{N}])`;

const vulgar = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
]);
const letters = new Map([
  ['k', [1e3]],
  ['m', [1e6]],
  ['b', [1e9]],
  ['t', [1e12]],
]);

function isRange(between: string): boolean {
  return /^(?:\s*%)?\s*(?:[-–—/]|to|and|or|through|à|a|au|et|ou|до|и|или)?\s*[$€£]?$/iu.test(
    between,
  );
}

/** 1/2, ½: one number, or two where it is a date or a score. */
function readFractions(passage: Passage): void {
  for (const match of find(passage, fraction)) {
    const [text] = match;
    const [over = '', under = ''] = text.split('/');
    const atoms = [over, under].map(
      (part): Atom => ({ keys: [numberKey(Number(part))], demand: 'always', text: part }),
    );
    const keys = [`f:${over}/${under}`];
    if (Number(under) > 0) keys.push(numberKey(Number(over) / Number(under)));
    note(passage, {
      kind: 'number',
      start: match.index,
      end: match.index + text.length,
      keys,
      atoms,
    });
  }
  for (const match of find(passage, vulgarAlone)) {
    const keys = [numberKey(vulgar.get(match[0]) ?? 0)];
    note(passage, {
      kind: 'number',
      start: match.index,
      end: match.index + 1,
      keys,
      atoms: [{ keys, demand: 'always', text: match[0] }],
    });
  }
}

const vulgarAlone = /(?<!\d)[½¼¾⅓⅔]/gu;
const fraction = /(?<![\d/.,])\d{1,2}\/\d{1,2}(?![\d/])/gu;
