import { leaksOfMarkup, leaksOfWords, type Secrets, textOfMarkup } from './text.ts';

/** What a mail carries besides its text: headers of who sent it from where, parts, notes in them. */
export function leaksOfMail(text: string, secrets: Secrets): string[] {
  const parts = partsOf(text);
  const read = parts.map(({ headers, body }) => ({
    headers: unfold(headers),
    body: decoded(body, /^content-transfer-encoding:\s*([\w-]+)/im.exec(headers)?.[1] ?? ''),
  }));
  return [
    ...read.flatMap(({ headers, body }) => [
      ...leaksOfWords(`${headers}\n${body}\n${textOfMarkup(body)}`, secrets),
      ...leaksOfHeaders(headers),
      ...(/^content-type:\s*text\/html/im.test(headers) ? leaksOfMarkup(body) : []),
    ]),
  ];
}

/** A release that is not sent yet has a writer, and neither way nor reader (RFC 5322, 3.6). */
function leaksOfHeaders(headers: string): string[] {
  const found = [...headers.matchAll(telltaleHeaders)].map(([, name]) => `the mail header ${name}`);
  return /^content-disposition:\s*attachment/im.test(headers)
    ? [...found, 'an attached file']
    : found;
}

const telltaleHeaders =
  /^(To|Cc|Bcc|Sender|Return-Path|Received|User-Agent|X-Mailer|X-Originating-IP|X-[\w-]*(?:User|Sender|Host|Path)[\w-]*)(?=:)/gim;

interface Part {
  readonly headers: string;
  readonly body: string;
}

/** The message and the parts between its boundaries (RFC 2046, 5.1.1); one may hold others. */
function partsOf(text: string): Part[] {
  const boundary = /^--[^\s-][^\r\n]*$/gm;
  const starts = [...text.matchAll(boundary)].map(({ index, 0: line }) => ({
    from: index + line.length,
    at: index,
  }));
  const ends = [...starts.map(({ at }) => at), text.length];
  return [0, ...starts.map(({ from }) => from)].map((from, index) => {
    const part = text.slice(from, ends[index]).replace(/^[ \t]*\r?\n/, '');
    const gap = /\r?\n\r?\n/.exec(part);
    const split = gap ? gap.index : part.length;
    return { headers: part.slice(0, split), body: part.slice(split) };
  });
}

/** Headers on one line each, their encoded words read (RFC 2047, 2 and 6.2). */
function unfold(headers: string): string {
  return headers
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/\r?\n[ \t]+/g, ' ')
    .replace(/=\?[\w-]+\?([bq])\?([^?]*)\?=/gi, (_, way: string, word: string) =>
      way.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : quotedPrintable(word.replaceAll('_', ' ')),
    );
}

function decoded(body: string, encoding: string): string {
  if (/^base64$/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8');
  return /^quoted-printable$/i.test(encoding) ? quotedPrintable(body) : body;
}

function quotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
