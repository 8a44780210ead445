/**
 * A language as Word names it, with a country: `fr-FR`, `ru-RU`. Newsrooms that write plain `en`
 * mean British English.
 *
 * @param tag BCP 47.
 */
export function wordLanguage(tag: string): string {
  if (tag === 'en') return 'en-GB';
  const { language, region } = new Intl.Locale(tag).maximize();
  return region ? `${language}-${region}` : language;
}
