/**
 * A text as word processors, mail programs and newsroom systems take it without harm, letters and
 * digits untouched.
 *
 * No-break spaces stay, because « 15 juin » should not break, but all have the ordinary width
 * (U+00A0): it is in Windows-1252, Word's own French typing sets it, and its search (`^s`) finds
 * no other. The narrow one (U+202F) shows as a box in fonts and systems that lack it. So does the
 * hyphen that does not break (U+2011). Invisible characters (soft hyphens, word joiners) go: what
 * is pasted would break searches. Characters that XML forbids go, too (XML 1.0, 2.2).
 */
export function pasteable(text: string): string {
  return text
    .replace(/[\u2000-\u200A\u202F\u205F]/g, '\u00A0')
    .replaceAll('\u2011', '-')
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(forbidden, '');
}

/** A text without the characters that neither XML nor HTML may contain. */
export function printable(text: string): string {
  return text.replace(forbidden, '');
}

/** Control characters but tab and line ends, noncharacters, halves of surrogate pairs. */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what we look for.
  /[\u0000-\u0008\u000B-\u000C\u000E-\u001F\u007F-\u009F]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu;
