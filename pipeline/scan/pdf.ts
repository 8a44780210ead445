import { inflateSync } from 'node:zlib';
import { leaksOfPicture } from './picture.ts';
import { isStranger, leaksOfWords, type Secrets } from './text.ts';

/** What a PDF carries besides its pages, and text on them that is not drawn. */
export function leaksOfPdf(file: Buffer, secrets: Secrets): string[] {
  const { streams, pictures } = streamsOf(file);
  const all = [withoutStreams(file.toString('latin1')), ...streams].join('\n');
  const strings = stringsOf(all).join('\n');
  // Metadata are in UTF-8.
  const texts = [Buffer.from(all, 'latin1').toString('utf8'), strings];
  const leaks = texts.flatMap((text) => leaksOfWords(text, secrets));
  for (const picture of pictures) leaks.push(...leaksOfPicture(picture, secrets));
  for (const person of authorsOf(all)) {
    if (isStranger(person, secrets)) leaks.push(`the author’s name, ${person}`);
  }
  if (all.split('%%EOF').length > 2) leaks.push('an earlier state of the file');
  if (/\s[37]\s+Tr\b/.test(all)) leaks.push('hidden text');
  for (const [pattern, found] of baggage) if (pattern.test(all)) leaks.push(found);
  return leaks;
}

/** ISO 32000-1, 7.11.4, 12.5.6, 12.6.4, 8.11. A link is the only annotation that a release needs. */
const baggage: readonly (readonly [RegExp, string])[] = [
  [/\/(?:EmbeddedFiles?|Filespec)\b/, 'an attached file'],
  [/\/(?:JavaScript|JS|Launch|SubmitForm)\b/, 'a script or an action'],
  [
    /\/Subtype\s*\/(?:Text|FreeText|Popup|Stamp|Ink|Highlight|StrikeOut|FileAttachment)\b/,
    'a comment',
  ],
  [/\/OCGs?\b/, 'a layer that can be hidden'],
  [/\/(?:PieceInfo|LastModified)\b/, 'what an editing program noted'],
];

/** What is compressed, inflated: object streams, pages and metadata. Font files say nothing. */
function streamsOf(file: Buffer): { streams: string[]; pictures: Buffer[] } {
  const streams: string[] = [];
  const pictures: Buffer[] = [];
  let at = file.indexOf('stream');
  while (at !== -1) {
    const isStart = file.toString('latin1', at - 3, at) !== 'end';
    const start = at + 'stream'.length + (file[at + 6] === 0x0d ? 2 : 1);
    const dictionary = isStart ? file.toString('latin1', Math.max(0, at - 400), at) : '';
    const own = dictionary.slice(dictionary.lastIndexOf(' obj'));
    const isPlain = !/\/(?:Length1|CIDFontType0C|OpenType|Subtype\s*\/Image)\b/.test(own);
    if (isStart && file[start] === 0xff && file[start + 1] === 0xd8) {
      pictures.push(file.subarray(start));
    } else if (isStart && isPlain && file[start] === 0x78) {
      try {
        streams.push(
          inflateSync(file.subarray(start), { maxOutputLength: 2 ** 26 }).toString('latin1'),
        );
      } catch {
        // Not compressed after all, or cut off: the file itself is looked through as well.
      }
    }
    at = file.indexOf('stream', at + 6);
  }
  return { streams, pictures };
}

/** The file without what is compressed in it, which is noise. */
function withoutStreams(file: string): string {
  return file.replace(/(\bstream\r?\n)[x\xff][\s\S]*?(?=endstream)/g, '$1');
}

/** Who is named as the author: in the file's information (14.3.3) and in its metadata (14.3.2). */
function authorsOf(text: string): string[] {
  const info = [...text.matchAll(/\/Author\s*(\((?:\\[\s\S]|[^\\()])*\)|<[0-9a-f\s]+>)/gi)];
  const metadata = /<dc:creator>[\s\S]*?<\/dc:creator>/.exec(text)?.[0] ?? '';
  const utf8 = Buffer.from(metadata, 'latin1').toString('utf8');
  return [
    ...info.flatMap(([, value = '']) => stringsOf(value)),
    ...[...utf8.matchAll(/<rdf:li[^>]*>([^<]*)</g)].map(([, name = '']) => name),
  ];
}

/** Text strings (ISO 32000-1, 7.9.2.2), in hexadecimal or as they are; UTF-16 or Latin. */
function stringsOf(text: string): string[] {
  const strings: string[] = [];
  for (const [, hex = ''] of text.matchAll(/<((?:[0-9a-f]{2}\s*){3,})>/gi)) {
    strings.push(decode(Buffer.from(hex.replace(/\s/g, ''), 'hex')));
  }
  for (const [, raw = ''] of text.matchAll(/\(((?:\\[\s\S]|[^\\()]){3,})\)/g)) {
    strings.push(
      decode(Buffer.from(raw.replace(/\\([0-7]{1,3}|[\s\S])/g, unescapedSign), 'latin1')),
    );
  }
  return strings;
}

function unescapedSign(_: string, sign: string): string {
  if (/^[0-7]/.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8) & 0xff);
  return { n: '\n', r: '\r', t: '\t', '\n': '' }[sign] ?? sign;
}

function decode(bytes: Buffer): string {
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  return Buffer.from(bytes.subarray(2, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}
