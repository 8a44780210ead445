import { artifactName } from '../model/artifact.ts';
import type { LocalizedDocument } from '../model/localized-document.ts';

/** A file of a pack: the document's own language unless another is named. */
export interface Sibling {
  readonly extension: string;
  readonly locale?: string;
}

/**
 * The address of a file of the same pack, for machines that read the page: absolute where the newsroom
 * states where it stands on the web, else relative to the page. Drafts stand nowhere.
 */
export function locate(document: LocalizedDocument, sibling: Sibling): string {
  const { draft, slug } = document;
  const { extension, locale = document.locale } = sibling;
  const name = artifactName(slug, locale, extension, draft);
  return isOnline(document)
    ? `${document.publisher.baseUrl}${[slug, name].map(encodeURIComponent).join('/')}`
    : encodeURIComponent(name);
}

/** Whether the addresses of a document's files are absolute. */
export function isOnline({ draft, publisher }: LocalizedDocument): boolean {
  return !draft && publisher.baseUrl !== undefined;
}
