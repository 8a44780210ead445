/**
 * Whether a tag of a foreign file means a language of ours: itself, or a region of it, as `fr-FR`
 * and `fr_CA` do for `fr` (RFC 4647, 3.3.1).
 */
export function speaks(tag: string, language: string): boolean {
  const [one, other] = [tag.toLowerCase().replaceAll('_', '-'), language.toLowerCase()];
  return one === other || one.startsWith(`${other}-`);
}
