const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * The address of a link as a PDF may carry it: absolute, in ASCII (ISO 32000-1, 12.6.4.7), and of
 * a scheme that cannot run anything. Other links are printed as plain text.
 */
export function linkAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return schemes.has(protocol) ? href : undefined;
}
