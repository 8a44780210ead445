import { resolve } from 'node:path';

/** Where packs under embargo are kept: beside the public output, unless somebody says otherwise. */
export function vaultOf(
  published: string,
  { embargoOut }: { readonly embargoOut?: string },
): string {
  return embargoOut === undefined ? `${published}-embargo` : resolve(embargoOut);
}
