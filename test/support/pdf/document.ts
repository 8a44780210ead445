import { decodeLatin1 } from './encodings.ts';
import { decodeStream } from './filters.ts';
import { Lexer } from './lexer.ts';
import { PdfDict, PdfError, type PdfObject, PdfRef, PdfStream } from './objects.ts';
import { readIndirect, readXref, type XrefEntry } from './xref.ts';

/** A page and what it inherits from the page tree (ISO 32000-1, 7.7.3.4). */
export interface PdfPage {
  /** From 0. */
  readonly index: number;
  readonly dict: PdfDict;
  readonly resources: PdfDict;
  /** Left, bottom, right, top, in points. */
  readonly mediaBox: readonly number[];
  readonly annotations: readonly PdfDict[];
}

/** How many bytes all decoded streams of one file may hold together: a bomb is not a document. */
const decodedLimit = 100_000_000;

/** How many objects may wait for each other, each for the Length of its stream. */
const deepestOpening = 50;

/** Reads a PDF file as far as its cross-reference tables; objects are parsed when asked for. */
export function readPdf(bytes: Uint8Array): PdfFile {
  return new PdfFile(bytes);
}

/**
 * A PDF file that is open for questions. Everything it gives is parsed once, so that objects can
 * be compared by identity. It throws `PdfError` for whatever breaks ISO 32000-1, and refuses
 * encrypted files.
 */
export class PdfFile {
  readonly bytes: Uint8Array;
  /** From the header, such as `1.7`. */
  readonly version: string;
  readonly trailer: PdfDict;
  readonly catalog: PdfDict;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly #objects = new Map<number, PdfObject>();
  readonly #opening = new Set<number>();
  /** Of each object stream, the numbers and offsets of its objects. */
  readonly #packs = new Map<number, readonly (readonly [number: number, offset: number])[]>();
  readonly #decoded = new Map<PdfStream, Uint8Array>();
  #decodedBytes = 0;
  #pages: readonly PdfPage[] | undefined;
  #pageOf: ReadonlyMap<PdfDict, PdfPage> | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    const version = /^%PDF-(\d\.\d)/.exec(decodeLatin1(bytes.subarray(0, 8)))?.[1];
    if (!version) throw new PdfError('The file does not begin with %PDF-');
    this.version = version;
    // While the tables are read there is nothing yet to look references up in.
    this.entries = new Map();
    const xref = readXref(bytes, this.resolve);
    this.entries = xref.entries;
    this.#objects.clear();
    this.trailer = xref.trailer;
    if (this.trailer.has('Encrypt')) throw new PdfError('The file is encrypted');
    const catalog = this.trailer.dict('Root');
    if (catalog?.name('Type') !== 'Catalog') throw new PdfError('The file has no catalog');
    this.catalog = catalog;
  }

  /** The object that a reference names; null where there is none. Other objects stay themselves. */
  readonly resolve = (object: PdfObject): PdfObject => {
    let result = object;
    for (let hops = 0; result instanceof PdfRef; hops += 1) {
      if (hops > 16) throw new PdfError(`Object ${result.number} refers to itself`);
      result = this.#load(result);
    }
    return result;
  };

  /** The object of a number, whatever its generation. */
  object(number: number): PdfObject {
    const entry = this.entries.get(number);
    return this.resolve(new PdfRef(number, entry?.kind === 'plain' ? entry.generation : 0));
  }

  /** A stream's decoded data. */
  read(stream: PdfStream): Uint8Array {
    const known = this.#decoded.get(stream);
    if (known) return known;
    const data = decodeStream(stream, decodedLimit - this.#decodedBytes);
    this.#decodedBytes += data.length;
    this.#decoded.set(stream, data);
    return data;
  }

  get pages(): readonly PdfPage[] {
    this.#pages ??= readPages(this.catalog);
    return this.#pages;
  }

  /** The page's content streams joined by a line feed (ISO 32000-1, 7.8.2). */
  content(page: PdfPage): Uint8Array {
    const parts = page.dict.list('Contents').map((part) => {
      if (!(part instanceof PdfStream)) throw new PdfError('A page has Contents without a stream');
      return this.read(part);
    });
    return Buffer.concat(parts.flatMap((part) => [part, Uint8Array.of(10)]));
  }

  /** The page whose dictionary this is. */
  pageOf(dict: PdfDict | undefined): PdfPage | undefined {
    this.#pageOf ??= new Map(this.pages.map((page) => [page.dict, page]));
    return dict && this.#pageOf.get(dict);
  }

  #load(ref: PdfRef): PdfObject {
    const entry = this.entries.get(ref.number);
    if (entry?.kind === 'plain' ? entry.generation !== ref.generation : ref.generation !== 0)
      return null;
    if (!entry || entry.kind === 'free') return null;
    const known = this.#objects.get(ref.number);
    if (known !== undefined) return known;
    if (this.#opening.has(ref.number))
      throw new PdfError(`Object ${ref.number} needs itself to be read`);
    if (this.#opening.size > deepestOpening)
      throw new PdfError('Too many streams wait for lengths');
    this.#opening.add(ref.number);
    try {
      const object =
        entry.kind === 'plain' ? this.#plain(ref, entry.offset) : this.#packed(ref, entry);
      this.#objects.set(ref.number, object);
      return object;
    } finally {
      this.#opening.delete(ref.number);
    }
  }

  #plain(ref: PdfRef, offset: number): PdfObject {
    const { number, generation, object } = readIndirect(this.bytes, offset, this.resolve);
    if (number === ref.number && generation === ref.generation) return object;
    throw new PdfError(
      `At byte ${offset}: expected object ${ref.number} ${ref.generation}, found ${number} ${generation}`,
    );
  }

  #packed(ref: PdfRef, entry: { readonly stream: number; readonly index: number }): PdfObject {
    if (this.entries.get(entry.stream)?.kind === 'packed')
      throw new PdfError(`Object stream ${entry.stream} is itself in an object stream`);
    const stream = this.resolve(new PdfRef(entry.stream, 0));
    if (!(stream instanceof PdfStream) || stream.dict.name('Type') !== 'ObjStm')
      throw new PdfError(`Object ${ref.number} is said to be in ${entry.stream}, no object stream`);
    const [number, offset] = this.#pack(entry.stream, stream)[entry.index] ?? [];
    if (number !== ref.number || offset === undefined)
      throw new PdfError(`Object stream ${entry.stream} has no object ${ref.number} in its place`);
    const first = stream.dict.number('First') ?? 0;
    return new Lexer(this.read(stream), first + offset, this.resolve).object();
  }

  #pack(number: number, stream: PdfStream): readonly (readonly [number, number])[] {
    const known = this.#packs.get(number);
    if (known) return known;
    const header = new Lexer(this.read(stream));
    const pack: [number, number][] = [];
    const count = stream.dict.number('N') ?? 0;
    while (pack.length < count) pack.push([header.integer(), header.integer()]);
    this.#packs.set(number, pack);
    return pack;
  }
}

function readPages(catalog: PdfDict): readonly PdfPage[] {
  const pages: PdfPage[] = [];
  const seen = new Set<PdfDict>();
  const root = catalog.dict('Pages');
  if (!root) throw new PdfError('The catalog has no Pages');
  const waiting: (readonly PdfDict[])[] = [[root]];
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    const node = path[0] as PdfDict;
    if (seen.has(node)) throw new PdfError('The page tree reaches a node twice');
    if (path.length > 64) throw new PdfError('The page tree is too deep');
    seen.add(node);
    if (node.name('Type') === 'Page') {
      pages.push(readPage(pages.length, path));
      continue;
    }
    const kids = node.array('Kids');
    if (!kids) throw new PdfError('A node of the page tree is neither a page nor has Kids');
    for (const kid of [...kids.items].reverse()) {
      if (!(kid instanceof PdfDict)) throw new PdfError('The page tree holds something else');
      waiting.push([kid, ...path]);
    }
  }
  return pages;
}

/** `path` leads from the page up to the root of the tree. */
function readPage(index: number, path: readonly PdfDict[]): PdfPage {
  const dict = path[0] as PdfDict;
  const owner = (key: string): PdfDict => path.find((node) => node.has(key)) ?? dict;
  const mediaBox = owner('MediaBox').array('MediaBox')?.numbers ?? [];
  if (mediaBox.length !== 4) throw new PdfError(`Page ${index + 1} has no MediaBox`);
  return {
    index,
    dict,
    mediaBox,
    resources: owner('Resources').dict('Resources') ?? new PdfDict(new Map(), (object) => object),
    annotations: dict.list('Annots').filter((item) => item instanceof PdfDict),
  };
}
