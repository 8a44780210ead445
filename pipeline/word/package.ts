import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** What a package must say of itself that the library takes from the clock, or does not say. */
export interface Facts {
  /** ISO 8601 with offset. */
  readonly released: string;
  readonly updated: string;
  /** As Word names it. */
  readonly locale: string;
}

/**
 * Takes chance and clock out of a package (ISO/IEC 29500-2): the library draws the names of links
 * by lot and dates the file and its parts today. The same document then gives the same bytes on any
 * day, in any zone.
 */
export function settle(packed: Uint8Array, facts: Facts): Uint8Array {
  const parts = unzipSync(packed);
  const texts = new Map<string, string>();
  for (const [name, bytes] of Object.entries(parts)) {
    if (/\.(?:xml|rels)$/.test(name)) texts.set(name, strFromU8(bytes));
  }
  renameLinks(texts);
  const core = texts.get(corePart);
  if (core === undefined) throw new Error('a Word file without properties');
  texts.set(corePart, settleProperties(core, facts));
  const settled: Zippable = {};
  for (const name of Object.keys(parts).sort(byRank)) {
    const text = texts.get(name);
    const isPacked = /\.(?:png|jpe?g)$/.test(name);
    settled[name] = [
      text === undefined ? parts[name]! : strToU8(text),
      { level: isPacked ? 0 : 9 },
    ];
  }
  // The writer takes a local date; this one exists in every zone, and no program shows it.
  return zipSync(settled, { mtime: new Date(1980, 0, 1, 12) });
}

const corePart = 'docProps/core.xml';

/** The list of types comes first, as programs that look at the first bytes expect. */
function byRank(a: string, b: string): number {
  const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** Numbers the relationships that have names drawn by lot, in the order in which they stand. */
function renameLinks(texts: Map<string, string>): void {
  for (const [name, text] of texts) {
    const owner = /^(.*)_rels\/(.*)\.rels$/.exec(name);
    if (!owner) continue;
    const part = `${owner[1]}${owner[2]}`;
    const ids = [...text.matchAll(/ Id="([^"]+)"/g)].map((match) => match[1] as string);
    const drawn = ids.filter((id) => !/^rId\d+$/.test(id));
    if (drawn.length === 0) continue;
    const names = new Map(drawn.map((id, index) => [id, `rIdLink${index + 1}`]));
    const rename = (_: string, before: string, id: string): string =>
      `${before}"${names.get(id) ?? id}"`;
    texts.set(name, text.replace(/( Id=)"([^"]+)"/g, rename));
    const target = texts.get(part);
    if (target !== undefined) texts.set(part, target.replace(/( r:id=)"([^"]+)"/g, rename));
  }
}

function settleProperties(core: string, { released, updated, locale }: Facts): string {
  const moment = (iso: string): string => new Date(iso).toISOString().replace('.000', '');
  return core
    .replace(/(<dcterms:created[^>]*>)[^<]*/, `$1${moment(released)}`)
    .replace(/(<dcterms:modified[^>]*>)[^<]*/, `$1${moment(updated)}`)
    .replace('</cp:coreProperties>', `<dc:language>${locale}</dc:language></cp:coreProperties>`);
}
