/**
 * The file name of a reference: `IP/18/4107` becomes `IP-18-4107`.
 *
 * @returns The slug, or what was expected in place of the reference.
 */
export function slugOf(reference: string): { slug: string } | { expected: string } {
  // First of all: some letters, such as שׁ, have no composed form and become a letter and a mark.
  const composed = reference.normalize('NFC');
  const foreign = /[^\p{L}\p{N}. \-/]/u.exec(composed)?.[0];
  if (foreign) {
    return { expected: `only letters, digits, spaces and . - / but not ${foreign}` };
  }
  const slug = composed.trim().replace(/[/ ]+/g, '-');
  const expected = faultOf(slug);
  return expected ? { expected } : { slug };
}

function faultOf(slug: string): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(slug)) return 'at least one letter or digit';
  if (slug.length > 80) return 'at most 80 characters, as it names the files';
  if (/^[.-]/.test(slug)) return 'one that begins with a letter or digit, as it names the files';
  if (slug.includes('..')) return 'one without “..”, as it names the files';
  if (slug.endsWith('.')) return 'one that does not end in a dot, as it names the files';
  // Names that Windows keeps for devices, with or without an extension.
  if (/^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i.test(slug)) {
    return 'another one: Windows keeps this name for a device';
  }
  if (tableNames.has(slug.toLowerCase())) {
    return 'another one: a file in locales/ has this name';
  }
  return undefined;
}

/** Names of files in `locales/<locale>/` and in a pack that are not a release's. */
const tableNames = new Set([
  'labels',
  'common',
  'glossary',
  'approvals',
  'waivers',
  'memory',
  'newsroom',
  'index',
  'manifest',
  'readme',
]);
