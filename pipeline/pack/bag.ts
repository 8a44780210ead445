import { type Contents, makeFile, type NamedFile, type Sealed, writeSums } from './contents.ts';

/** The files of a bag that holds a sealed pack as its payload: `data/` with every file, and the tags. */
export function bag({ release }: Contents, { files }: Sealed): readonly NamedFile[] {
  const measured = files.map(({ name, sha256, bytes }) => ({ name, sha256, size: bytes.length }));
  return [
    ...writeBagTags(release, measured),
    ...files.map((file) => ({ ...file, name: `data/${file.name}` })),
  ];
}

/**
 * The tag files of a BagIt 1.0 bag (RFC 8493). Its date is the release's, so that the same pack gives
 * the same bag. They follow from the pack alone, and `verify` writes them anew to compare: what they
 * say may change with the version of the manifest only.
 *
 * @param files Of the pack, in the order of their names' code units.
 */
export function writeBagTags(
  release: Contents['release'],
  files: readonly { readonly name: string; readonly sha256: string; readonly size: number }[],
): readonly NamedFile[] {
  const octets = files.reduce((sum, { size }) => sum + size, 0);
  const { publisher, originalLanguage, languages, reference, date, presspack } = release;
  const title = (languages.find(({ tag }) => tag === originalLanguage) ?? languages[0])?.title;
  const text = (name: string, lines: string) =>
    makeFile(name, Buffer.from(lines, 'utf8'), 'text/plain');
  const info = writeInfo([
    ['Source-Organization', publisher.name],
    ['External-Identifier', reference],
    ['External-Description', title ?? reference],
    ['Bagging-Date', date],
    ['Bag-Software-Agent', `presspack ${presspack}`],
    ['Payload-Oxum', `${octets}.${files.length}`],
  ]);
  const tags = [
    text('bag-info.txt', info),
    text('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    text('manifest-sha256.txt', writeSums(files.map(payloadLine))),
  ];
  return [...tags, text('tagmanifest-sha256.txt', writeSums(tags))];
}

/** The names of a bag's own files. */
export const bagTags = [
  'bag-info.txt',
  'bagit.txt',
  'manifest-sha256.txt',
  'tagmanifest-sha256.txt',
] as const;

/** Each value on one line (2.2.2): a longer one would have to be folded, a break would end it. */
function writeInfo(pairs: readonly (readonly [string, string])[]): string {
  return pairs
    .map(([label, value]) => `${label}: ${value.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')}\n`)
    .join('');
}

/** A per cent sign in a name is encoded (2.1.3); line breaks are in no name. */
function payloadLine({ name, sha256 }: { name: string; sha256: string }) {
  return { name: `data/${name.replaceAll('%', '%25')}`, sha256 };
}
