import type { LocalizedDocument } from '../model/localized-document.ts';

/** Where a file of the pack stands on the web, if the newsroom says where its packs do. */
export function addressOf(
  { publisher, slug, draft }: LocalizedDocument,
  name: string,
): { href?: string } {
  if (!publisher.baseUrl || draft) return {};
  const path = [slug, ...name.split('/')].map(encodeURIComponent).join('/');
  return { href: new URL(path, publisher.baseUrl).href };
}
