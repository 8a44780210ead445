import { english } from './en.ts';
import { french } from './fr.ts';
import type { Manners } from './manners.ts';
import { russian } from './ru.ts';

/** The manners we know, by BCP 47 tag: a language, or a language with its script or region. */
const languages: ReadonlyMap<string, Manners> = new Map([
  ['en', english],
  ['fr', french],
  ['ru', russian],
]);

/**
 * The manners of a locale: its own, or those of its language (`fr-CA` → `fr`), or none where the
 * language is unknown or the tag is none.
 */
export function mannersOf(locale: string): Manners | undefined {
  const own = languages.get(locale);
  if (own) return own;
  let tag: Intl.Locale;
  try {
    tag = new Intl.Locale(locale);
  } catch {
    return undefined;
  }
  return languages.get(tag.baseName) ?? languages.get(tag.language);
}
