/**
 * What PDFDocEncoding puts where Latin-1 has control characters (ISO 32000-1, D.3). The hyphen
 * (0xAD) is undefined there.
 */
const docAccents = '\u02d8\u02c7\u02c6\u02d9\u02dd\u02db\u02da\u02dc';
const docSymbols =
  '\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203a\u2212\u2030\u201e\u201c\u201d\u2018' +
  '\u2019\u201a\u2122\ufb01\ufb02\u0141\u0152\u0160\u0178\u017d\u0131\u0142\u0153\u0161\u017e\ufffd\u20ac';

/** Reads a text string: UTF-16BE or UTF-8 with its mark, else PDFDocEncoding (7.9.2.2). */
export function decodeTextString(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return new TextDecoder().decode(bytes);
  let text = '';
  for (const byte of bytes) text += decodeDocByte(byte);
  return text;
}

/** Reads UTF-16BE without a mark, as ToUnicode has it. Lone surrogates become U+FFFD. */
export function decodeUtf16(bytes: Uint8Array): string {
  return new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes);
}

/** The bytes as Latin-1, one character a byte: for syntax and for messages. */
export function decodeLatin1(bytes: Uint8Array): string {
  return new TextDecoder('iso-8859-1').decode(bytes);
}

/** The encodings that simple fonts may name, as far as they are the same as a web encoding's. */
const simpleEncodings: ReadonlyMap<string, string> = new Map([
  ['WinAnsiEncoding', 'windows-1252'],
  ['MacRomanEncoding', 'macintosh'],
  ['StandardEncoding', 'us-ascii'],
]);

/** One byte in a simple font's encoding, or undefined where it stands for nothing. */
export function decodeSimpleByte(encoding: string, byte: number): string | undefined {
  const label = simpleEncodings.get(encoding);
  if (!label || byte < 32) return undefined;
  if (encoding === 'StandardEncoding') {
    if (byte === 39) return '\u2019';
    if (byte === 96) return '\u2018';
    if (byte > 126) return undefined;
  }
  const text = new TextDecoder(label).decode(Uint8Array.of(byte));
  return /[\p{Cc}\ufffd]/u.test(text) ? undefined : text;
}

/**
 * The character of a glyph name by the algorithm of the Adobe Glyph List: `uni20AC`, `u1F600`,
 * single letters and the names of common punctuation. Others are unknown, and undefined.
 */
export function decodeGlyphName(name: string): string | undefined {
  const base = name.split('.')[0] ?? '';
  if (/^[A-Za-z]$/.test(base)) return base;
  const hex = /^uni((?:[0-9A-F]{4})+)$/.exec(base)?.[1] ?? /^u([0-9A-F]{4,6})$/.exec(base)?.[1];
  if (hex === undefined) return glyphNames.get(base);
  const codes = base.startsWith('uni') ? (hex.match(/.{4}/g) ?? []) : [hex];
  const points = codes.map((code) => Number.parseInt(code, 16));
  return points.every((point) => point <= 0x10ffff) ? String.fromCodePoint(...points) : undefined;
}

function decodeDocByte(byte: number): string {
  if (byte >= 0x18 && byte <= 0x1f) return docAccents[byte - 0x18] ?? '';
  if (byte >= 0x80 && byte <= 0xa0) return docSymbols[byte - 0x80] ?? '';
  if (byte === 0x7f || byte === 0xad) return '\ufffd';
  return String.fromCharCode(byte);
}

/** Names of the Adobe Glyph List for ASCII and the punctuation that subsets most often carry. */
const glyphNames: ReadonlyMap<string, string> = new Map(
  (
    'space   exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle \' ' +
    'parenleft ( parenright ) asterisk * plus + comma , hyphen - period . slash / zero 0 one 1 ' +
    'two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 colon : semicolon ; less < equal = ' +
    'greater > question ? at @ bracketleft [ backslash \\ bracketright ] asciicircum ^ ' +
    'underscore _ grave ` braceleft { bar | braceright } asciitilde ~ bullet \u2022 ' +
    'endash \u2013 emdash \u2014 quoteleft \u2018 quoteright \u2019 quotedblleft \u201c ' +
    'quotedblright \u201d quotedblbase \u201e quotesinglbase \u201a ellipsis \u2026 ' +
    'guillemotleft \u00ab guillemotright \u00bb fi \ufb01 fl \ufb02 ff \ufb00 ffi \ufb03 ' +
    'ffl \ufb04 Euro \u20ac eacute \u00e9 egrave \u00e8 agrave \u00e0 ccedilla \u00e7'
  )
    .split(/ (?=[A-Za-z]{2,} )/)
    .map((pair) => {
      const at = pair.indexOf(' ');
      return [pair.slice(0, at), pair.slice(at + 1).trim() || ' '];
    }),
);
