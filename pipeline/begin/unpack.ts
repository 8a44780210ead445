import { Unzip, UnzipInflate, zipSync } from 'fflate';

/** The parts of a Word file that are read, by their names, and what was left behind. */
export interface WordFile {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly hasMacros: boolean;
}

/**
 * Opens a Word file in memory: no name of a part is ever a path. Stops as soon as more comes out than
 * a release can need, whatever the file says of its sizes.
 *
 * @returns What is wrong with it, as the end of a sentence.
 */
export function unpackWord(bytes: Uint8Array): WordFile | string {
  const other = describeOther(bytes);
  if (other) return other;
  const parts = new Map<string, Uint8Array[]>();
  const all = new Set<string>();
  let size = 0;
  let trouble: string | undefined;
  const reader = new Unzip((entry) => {
    if (all.size >= mostParts) trouble = `it has more than ${mostParts} parts`;
    if (all.has(entry.name)) trouble = 'it has two parts of the same name';
    all.add(entry.name);
    if (!isNeeded(entry.name)) return;
    const chunks: Uint8Array[] = [];
    parts.set(entry.name, chunks);
    entry.ondata = (error, chunk) => {
      if (error) trouble ??= 'a part of it cannot be unpacked';
      else chunks.push(chunk);
      size += chunk?.length ?? 0;
      if (size > mostBytes) trouble ??= 'it unpacks to more than 128 MB';
    };
    entry.start();
  });
  reader.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !trouble; at += step) {
      reader.push(bytes.subarray(at, at + step), at + step >= bytes.length);
    }
  } catch {
    trouble ??= 'it is broken';
  }
  if (trouble) return `${trouble}, expected a sound file of Word`;
  const whole = new Map([...parts].map(([name, chunks]) => [name, Buffer.concat(chunks)]));
  if (!whole.has('word/document.xml')) return 'it has no text, expected a file of Word (.docx)';
  for (const [name, content] of whole) {
    if (/\.(?:xml|rels)$/.test(name) && /<!(?:DOCTYPE|ENTITY)/i.test(content.toString('latin1'))) {
      return 'it declares entities, which no program of Word does, expected a sound file';
    }
  }
  return { parts: whole, hasMacros: [...all].some((name) => /vbaProject\.bin$/i.test(name)) };
}

/** The same parts as a zip for a reader that wants one; nothing in it is packed. */
export function packWord(parts: ReadonlyMap<string, Uint8Array>): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
}

const mostParts = 2000;
const mostBytes = 128 * 2 ** 20;

/** How much is fed at a time: at the utmost ratio of deflate, 1032, 4 MB at once. */
const step = 4 * 1024;

/** Texts, styles, relations and pictures; no macros, embedded files or previews. */
function isNeeded(name: string): boolean {
  return (
    name === '[Content_Types].xml' ||
    name === '_rels/.rels' ||
    /^word\/(?:_rels\/)?[\w.-]+\.(?:xml|rels)$/.test(name) ||
    /^word\/media\/[^/\\]+$/.test(name)
  );
}

/** What people take for a Word file of ours, and what to do. */
function describeOther(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 100)).toString('latin1');
  if (head.startsWith('PK\x03\x04')) {
    return /mimetypeapplication\/vnd\.oasis/.test(head)
      ? 'it is an OpenDocument, expected .docx: save it as one'
      : undefined;
  }
  if (head.startsWith('\xd0\xcf\x11\xe0')) {
    return 'it is an old Word file (.doc) or has a password, expected .docx without one: save it as such';
  }
  if (head.startsWith('{\\rtf')) return 'it is rich text (.rtf), expected .docx: save it as one';
  if (head.startsWith('%PDF')) return 'it is a PDF, expected the Word file that it was made of';
  return 'it is no file of Word, expected .docx';
}
