import { decodeUtf16 } from './encodings.ts';
import { Keyword, Lexer } from './lexer.ts';
import { PdfArray, PdfError, type PdfObject, PdfString } from './objects.ts';

/** A character code as it stands in a string: its value and how many bytes it takes. */
export interface Code {
  readonly value: number;
  readonly length: number;
}

/** A character map: how strings fall into codes, and what each code stands for. */
export interface CMap {
  readonly spaces: readonly {
    readonly length: number;
    readonly low: Uint8Array;
    readonly high: Uint8Array;
  }[];
  /** Code to Unicode text, of `bfchar` and `bfrange`. */
  text(code: Code): string | undefined;
  /** Code to character identifier, of `cidchar` and `cidrange`. */
  cid(code: Code): number | undefined;
}

const mostEntries = 500_000;

/** Reads an embedded CMap (Adobe Technical Note 5014; ISO 32000-1, 9.7.5 and 9.10.3). */
export function readCMap(bytes: Uint8Array): CMap {
  const spaces: CMap['spaces'][number][] = [];
  const texts = new Map<string, string>();
  const cids = new Map<string, number>();
  let entries = 0;
  for (const [section, operands] of readSections(bytes)) {
    const width = section.endsWith('range') ? 3 : 2;
    const step = section === 'codespacerange' ? 2 : width;
    for (let at = 0; at + step <= operands.length; at += step) {
      const low = operands[at] as PdfObject;
      const high = (
        step === 2 && section !== 'codespacerange' ? low : operands[at + 1]
      ) as PdfObject;
      const target = operands[at + step - 1] as PdfObject;
      if (!(low instanceof PdfString) || !(high instanceof PdfString))
        throw new PdfError('A CMap has a code that is no string');
      if (section === 'codespacerange')
        spaces.push({ length: low.bytes.length, low: low.bytes, high: high.bytes });
      else if (section.startsWith('bf')) addTexts(texts, low.bytes, high.bytes, target);
      else if (section.startsWith('cid')) addCids(cids, low.bytes, high.bytes, target);
      entries += section === 'codespacerange' ? 0 : numberOf(high.bytes) - numberOf(low.bytes) + 1;
      if (entries > mostEntries || spaces.length > 100)
        throw new PdfError('A CMap has too many entries');
    }
  }
  return {
    spaces,
    text: (code) => texts.get(keyOf(code.value, code.length)),
    cid: (code) => cids.get(keyOf(code.value, code.length)),
  };
}

/** Cuts a string into codes by the code spaces of a CMap; none fits: one byte is one code. */
export function splitCodes(bytes: Uint8Array, spaces: CMap['spaces']): readonly Code[] {
  const codes: Code[] = [];
  for (let at = 0; at < bytes.length; ) {
    const space = spaces.find(({ length, low, high }) =>
      Array.from({ length }, (_, index) => bytes[at + index]).every(
        (byte, index) =>
          byte !== undefined && byte >= (low[index] ?? 0) && byte <= (high[index] ?? 0),
      ),
    );
    const length = space?.length ?? 1;
    codes.push({ value: numberOf(bytes.subarray(at, at + length)), length });
    at += length;
  }
  return codes;
}

/** The operands between each `begin…` and `end…` of the sections that map codes. */
function* readSections(bytes: Uint8Array): Generator<readonly [string, readonly PdfObject[]]> {
  const lexer = new Lexer(bytes);
  let operands: PdfObject[] = [];
  for (let next = lexer.next(); ; next = lexer.next()) {
    if (!(next instanceof Keyword)) {
      operands.push(next);
      continue;
    }
    if (next.word === '') return;
    const section = /^end(codespacerange|bfchar|bfrange|cidchar|cidrange)$/.exec(next.word)?.[1];
    if (section) yield [section, operands];
    operands = [];
  }
}

function addTexts(
  texts: Map<string, string>,
  low: Uint8Array,
  high: Uint8Array,
  target: PdfObject,
): void {
  eachCode(low, high, (key, index) => {
    const start = target instanceof PdfArray ? target.at(index) : target;
    if (!(start instanceof PdfString)) throw new PdfError('A ToUnicode target is no string');
    const bytes = Uint8Array.from(start.bytes);
    // A range counts up the last byte of its first target (9.10.3).
    if (!(target instanceof PdfArray) && bytes.length > 0)
      bytes[bytes.length - 1] = (bytes[bytes.length - 1] as number) + index;
    texts.set(key, decodeUtf16(bytes));
  });
}

function addCids(
  cids: Map<string, number>,
  low: Uint8Array,
  high: Uint8Array,
  target: PdfObject,
): void {
  if (typeof target !== 'number') throw new PdfError('A CMap has a CID that is no number');
  eachCode(low, high, (key, index) => cids.set(key, target + index));
}

function eachCode(
  low: Uint8Array,
  high: Uint8Array,
  visit: (key: string, index: number) => void,
): void {
  const first = numberOf(low);
  const count = numberOf(high) - first + 1;
  if (low.length !== high.length || low.length > 4 || count < 1 || count > 65_536)
    throw new PdfError('A CMap has an impossible range');
  for (let index = 0; index < count; index += 1) visit(keyOf(first + index, low.length), index);
}

function keyOf(value: number, length: number): string {
  return `${length}:${value}`;
}

function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}
