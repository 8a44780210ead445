/**
 * The ToUnicode CMap (Adobe Technical Note 5014): what every code says to those who search, copy or
 * listen.
 *
 * @param codes In ascending order.
 */
export function toUnicode(
  codes: readonly { readonly code: number; readonly text: string }[],
): Uint8Array {
  const ranges = rangesOf(codes);
  const single = ranges.filter(({ first, last }) => first === last);
  const several = ranges.filter(({ first, last }) => first !== last);
  const map = [
    '/CIDInit/ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def',
    '/CMapName/Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000><ffff>',
    'endcodespacerange',
    ...blocksOf('bfchar', single, ({ first, text }) => `<${hex(first)}><${utf16(text)}>`),
    ...blocksOf(
      'bfrange',
      several,
      ({ first, last, text }) => `<${hex(first)}><${hex(last)}><${utf16(text)}>`,
    ),
    'endcmap',
    'CMapName currentdict/CMap defineresource pop',
    'end',
    'end',
  ];
  return Buffer.from(map.join('\n'), 'latin1');
}

/** A block holds 100 entries at most (1.4.1). */
function blocksOf(name: string, ranges: readonly Range[], write: (range: Range) => string) {
  const blocks: string[] = [];
  for (let at = 0; at < ranges.length; at += 100) {
    const block = ranges.slice(at, at + 100).map(write);
    blocks.push(`${block.length} begin${name}`, ...block, `end${name}`);
  }
  return blocks;
}

/** Codes whose texts follow each other as the codes do. */
interface Range {
  readonly first: number;
  last: number;
  /** Of the first code. */
  readonly text: string;
}

function rangesOf(codes: readonly { readonly code: number; readonly text: string }[]): Range[] {
  const ranges: Range[] = [];
  for (const { code, text } of codes) {
    const range = ranges.at(-1);
    if (range && continues(range, code, text)) range.last = code;
    else ranges.push({ first: code, last: code, text });
  }
  return ranges;
}

/** Only the last byte of codes and of texts may change within a range (1.4.2, 1.4.3). */
function continues({ first, last, text: start }: Range, code: number, text: string): boolean {
  const unit = start.charCodeAt(0) + code - first;
  return (
    code === last + 1 &&
    code >> 8 === first >> 8 &&
    start.length === 1 &&
    text.length === 1 &&
    text.charCodeAt(0) === unit &&
    unit >> 8 === start.charCodeAt(0) >> 8
  );
}

/** Four hexadecimal digits. */
function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('');
}
