import { inflateSync } from 'node:zlib';
import { leaksOfWords, type Secrets } from './text.ts';

/** What a PDF carries besides its pages, and text on them that is not drawn. */
export function leaksOfPdf(file: Buffer, secrets: Secrets): string[] {
  const parts = [file.toString('latin1'), ...streamsOf(file)];
  const all = parts.join('\n');
  const leaks = leaksOfWords([...parts, ...stringsOf(all)].join('\n'), secrets);
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
function streamsOf(file: Buffer): string[] {
  const streams: string[] = [];
  let at = file.indexOf('stream');
  while (at !== -1) {
    const isStart = file.toString('latin1', at - 3, at) !== 'end';
    const start = at + 'stream'.length + (file[at + 6] === 0x0d ? 2 : 1);
    if (isStart && file[start] === 0x78) {
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
  return streams;
}

/** Text strings in UTF-16 (ISO 32000-1, 7.9.2.2), in hexadecimal or as they are. */
function stringsOf(text: string): string[] {
  const strings: string[] = [];
  for (const [, hex = ''] of text.matchAll(/<(feff(?:[0-9a-f]{4})*)>/gi)) {
    strings.push(Buffer.from(hex.slice(4), 'hex').swap16().toString('utf16le'));
  }
  for (const [, raw = ''] of text.matchAll(/\(\xfe\xff((?:\\[\s\S]|[^\\()])*)\)/g)) {
    const bytes = Buffer.from(raw.replace(/\\([\s\S])/g, '$1'), 'latin1');
    strings.push(
      bytes
        .subarray(0, bytes.length & ~1)
        .swap16()
        .toString('utf16le'),
    );
  }
  return strings;
}
