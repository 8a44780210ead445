/**
 * Whether a text is a BCP 47 language tag that begins with a language of ISO 639, such as `fr` or
 * `pt-BR`. (Longer beginnings are well-formed and reserved: `german` would pass.)
 */
export function isLanguageTag(tag: string): boolean {
  if (!/^[a-z]{2,3}(?:-|$)/i.test(tag)) return false;
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
