/**
 * A text as it stands between the tags of XML or HTML, or in an attribute: with references for
 * markup, and for a carriage return, which a reader would take for a line feed (XML 1.0, 2.11).
 * What XML has no place for becomes U+FFFD.
 */
export function escapeXml(text: string): string {
  return text
    .replace(new RegExp(notInXml, 'gu'), '\ufffd')
    .replace(/[&<>"\r]/g, (character) => named[character] ?? characterReference(character));
}

/** A character by its number: `&#10;`. */
export const characterReference = (character: string): string => `&#${character.codePointAt(0)};`;

/**
 * Finds a character that XML cannot hold: controls but tab and line ends, halves of surrogate pairs,
 * U+FFFE and U+FFFF (XML 1.0, 2.2).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids just these.
export const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
