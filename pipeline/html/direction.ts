/** Scripts in use today that run from right to left (ISO 15924 codes, Unicode UAX 31 table 5). */
const rightToLeft = new Set([
  'Adlm',
  'Arab',
  'Aran',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Syrc',
  'Thaa',
]);

/** The writing direction of the language with this BCP 47 tag, as HTML's `dir` says it. */
export function direction(tag: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(tag).maximize();
  return script !== undefined && rightToLeft.has(script) ? 'rtl' : 'ltr';
}
