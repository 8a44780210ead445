/**
 * Shows one line of foreign text as what it is: what would move a terminal's cursor, change its
 * colours or turn the order of letters around stands there as JSON writes it (`\u001b`), and what
 * GitHub's runner would take for a command stands behind a backslash.
 */
export function visible(text: string): string {
  return (
    text
      .replace(hidden, escapeOf)
      // The runner looks for `::` at the beginning of a line, spaces apart, and for `##[` anywhere.
      .replace(/^(\s*)::/, '$1\\::')
      .replaceAll('##[', '##\\[')
  );
}

/** Controls but the tab, controls of direction, separators of lines, and halves of characters. */
const hidden = /[^\P{Cc}\t]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu;

function escapeOf(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
