import type { VFile } from 'vfile';
import type { ExchangeDocument, ReturnedDocument } from '../model/exchange.ts';
import { decodeText, decodeXml } from './decode.ts';
import { refuse } from './refuse.ts';

export { fillTable } from './fill.ts';
export { gatherLabels, gatherRelease } from './gather.ts';
export { type Merge, type MergeChange, merge, type Take } from './merge.ts';
export { speaks } from './speaks.ts';
export { unwritable } from './xml.ts';

/** A file that translators’ tools read. */
export interface ExchangeFormat {
  /** What `--to` calls it. */
  readonly name: string;
  /** Of the file's name, behind the language, without the first dot. */
  readonly extension: string;
  /** What it is, for people. */
  readonly description: string;
  /** Whether one file holds the texts of all releases. */
  readonly isMemory?: boolean;
  /** The same document gives the same bytes on any day and any machine. */
  readonly write: (document: ExchangeDocument) => Promise<Uint8Array>;
}

/** All files that can be exported, the recommended one first. */
export const exchangeFormats: readonly ExchangeFormat[] = [
  {
    name: 'xliff',
    extension: 'xlf',
    description: 'XLIFF 2.0, for translation programs',
    write: async (document) => (await import('./xliff2.ts')).writeXliff2(document),
  },
  {
    name: 'xliff12',
    extension: '1.2.xlf',
    description: 'XLIFF 1.2, for older translation programs',
    write: async (document) => (await import('./xliff1.ts')).writeXliff1(document),
  },
  {
    name: 'po',
    extension: 'po',
    description: 'gettext, for Poedit and Weblate',
    write: async (document) => (await import('./po.ts')).writePo(document),
  },
  {
    name: 'xlsx',
    extension: 'xlsx',
    description: 'a spreadsheet',
    write: async (document) => (await import('./write-xlsx.ts')).writeXlsx(document),
  },
  {
    name: 'tmx',
    extension: 'tmx',
    description: 'TMX 1.4, a translation memory of all that is translated',
    isMemory: true,
    write: async (document) => (await import('./tmx.ts')).writeTmx(document),
  },
  {
    name: 'proof',
    extension: 'proof.html',
    description: 'a page to print or mail, source and translation side by side',
    write: async (document) => (await import('./proof.ts')).writeProof(document),
  },
];

/** Bytes of a file that is imported: 16 MB, a hundred times the longest release. */
export const largestFile = 16 * 1024 * 1024;

/** A file that came back; of a memory the pairs are no texts of a release. */
export interface Returned {
  readonly document: ReturnedDocument;
  readonly isMemory: boolean;
}

/**
 * Reads a file that came back from a translator, whatever it is by its name and by what is in it.
 * It is trusted in nothing: entities, archives that swell, depth and size are bounded. Complains on
 * the file and returns nothing if it cannot be used.
 *
 * @param wanted The languages of a memory, which may hold many.
 */
export async function readExchange(
  bytes: Uint8Array,
  wanted: { readonly source: string; readonly target: string | undefined },
  file: VFile,
): Promise<Returned | undefined> {
  const extension = file.extname?.toLowerCase() ?? '';
  switch (extension) {
    case '.xlsx': {
      const { readXlsx } = await import('./read-xlsx.ts');
      return returned(await readXlsx(bytes, file));
    }
    case '.po': {
      const text = decodeText(bytes, file);
      const { readPo } = await import('./po.ts');
      return text === undefined ? undefined : returned(await readPo(text, file));
    }
    case '.xlf':
    case '.xliff':
    case '.tmx':
      return readXmlFormat(bytes, wanted, file);
    default:
      refuse(file, `Unexpected file ${file.basename}, expected .xlf, .xliff, .po, .xlsx or .tmx`, {
        note: 'Nothing was imported. A proof is only read: type what is to be mended into one of these.',
      });
      return undefined;
  }
}

async function readXmlFormat(
  bytes: Uint8Array,
  wanted: Parameters<typeof readExchange>[1],
  file: VFile,
): Promise<Returned | undefined> {
  const text = decodeXml(bytes, file);
  if (text === undefined) return undefined;
  const { readXml } = await import('./read-xml.ts');
  const root = readXml(text, file);
  if (!root) return undefined;
  const version = root.attributes.get('version') ?? '';
  if (root.name === 'xliff' && version.startsWith('2.')) {
    return returned((await import('./xliff2.ts')).readXliff2(root, file));
  }
  if (root.name === 'xliff' && version.startsWith('1.')) {
    return returned((await import('./xliff1.ts')).readXliff1(root, file));
  }
  if (root.name === 'tmx') {
    const { readTmx } = await import('./tmx.ts');
    return returned(readTmx(root, wanted, file), true);
  }
  refuse(file, `Unexpected <${root.name} version="${version}">, expected XLIFF 1 or 2, or TMX`);
  return undefined;
}

function returned(document: ReturnedDocument | undefined, isMemory = false): Returned | undefined {
  return document && { document, isMemory };
}
