const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * Whether a file of a pack may link to this address: the web, a mailbox, a telephone, or a place in the file
 * itself. The address is read by the same algorithm as a browser's (WHATWG URL), which ignores tabs,
 * line ends and leading control characters, so a scheme cannot hide behind them.
 */
export function isSafe(href: string): boolean {
  if (href.startsWith('#')) return true;
  const url = URL.parse(href);
  return url !== null && schemes.has(url.protocol);
}

/**
 * Whether an address is longer than `longestAddress` in the form in which programs carry it, where a letter
 * such as ж takes six characters.
 */
export function isOverlong(address: string): boolean {
  return (URL.parse(address)?.href ?? address).length > longestAddress;
}

/** Characters of an address that everybody who reads addresses should support (RFC 9110, 4.1). */
export const longestAddress = 8000;

/** A `mailto:` URL that can hold nothing but a mailbox: no subject, no second address (RFC 6068). */
export function mailboxAddress(email: string): string {
  return `mailto:${email.toWellFormed().split('@').map(encodeURIComponent).join('@')}`;
}
