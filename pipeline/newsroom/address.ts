import type { Site } from './entry.ts';

/** The absolute URL of a path of the output directory. */
export function addressOf({ newsroom }: Site, path: string): string {
  return `${newsroom.baseUrl ?? ''}${encodePath(path)}`;
}

/** The absolute URL of an index page: that of its folder, if it is what a server shows of that. */
export function pageAddress(site: Site, path: string): string {
  return addressOf(site, path).replace(/(^|\/)index\.html$/, '$1');
}

/** How the page at a path links to another path of the output directory, from a disk as well. */
export function linkFrom({ path }: { readonly path: string }, target: string): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (folder !== '' && target.startsWith(folder)) return encodePath(target.slice(folder.length));
  return `${folder === '' ? '' : '../'}${encodePath(target)}`;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
