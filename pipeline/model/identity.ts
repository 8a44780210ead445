/** What names a release in one language. */
export interface Named {
  readonly publisher: { readonly site: string };
  readonly date: { readonly iso: string };
  readonly reference: string;
  readonly locale: string;
}

/**
 * The name by which the world knows a release in one language, whatever its version and wherever it
 * is published: a tag URI (RFC 4151), `tag:cnes.fr,2018:PR081-2018:fr`.
 *
 * @param locale BCP 47 tag; the document's own, unless one of its alternates is meant.
 */
export function identityOf(
  { publisher, date, reference, locale: own }: Named,
  locale = own,
): string {
  const year = date.iso.slice(0, 4);
  return `tag:${hostOf(publisher.site)},${year}:${encodeURIComponent(reference.toWellFormed())}:${locale}`;
}

/** The host of the publisher's site in ASCII; a name that exists nowhere (RFC 2606) if it has none. */
export function hostOf(site: string): string {
  return URL.parse(site)?.hostname.replace(/^www\.(?=.*\.)/, '') || 'presspack.invalid';
}
