import { hash } from 'node:crypto';

/**
 * The name of a text in exchange files: of its table and its key there, so that it is the same in
 * every export as long as the source text is, and another as soon as a word of it has changed. It
 * begins with a letter, as an XML name must.
 */
export function unitId(namespace: string, key: string): string {
  return `s${digest(`${namespace}\n${key}`)}`;
}

/**
 * A value in short, 64 bits of SHA-256: with it an export says what stood in the table, so that an
 * import can tell whether somebody has changed that since.
 */
export function hashOf(value: string): string {
  return digest(value);
}

function digest(text: string): string {
  return hash('sha256', text).slice(0, 16);
}
