/** What must not be found, and what may be although it looks like it. */
export interface Secrets {
  /** The texts that stand under `internal:` in the front matter. */
  readonly internal: readonly string[];
  /** What the release says in public: no leak, even if a note says the same. */
  readonly source: string;
  /** What its translations say: a path in them is no leak, a note is one. */
  readonly translations: string;
}

/** Secrets and paths in the words of a file, which may be encoded for mail, markup or JSON. */
export function leaksOfWords(text: string, { internal, source, translations }: Secrets): string[] {
  const known = plain(source);
  const written = `${source}\n${translations}`;
  const readings = [text, ...decodings(text)].map(plain);
  const notes = internal
    .map(plain)
    .filter((note) => note.length >= shortestNote && !known.includes(note))
    .filter((note) => readings.some((reading) => reading.includes(note)))
    .map((note) => `“${note}”, which stands under \`internal\``);
  const paths = readings
    .flatMap((reading) => reading.match(localPaths) ?? [])
    .filter((path) => !written.includes(path))
    .map((path) => `the path ${path} of somebody’s machine`);
  return [...notes, ...paths];
}

/** Comments, and elements that are there and not shown. */
export function leaksOfMarkup(text: string): string[] {
  const markup = [text, ...decodings(text)].join('\n');
  return [
    ...(markup.includes('<!--') ? ['a comment'] : []),
    ...(/<[a-z][^<>]*\s(?:hidden(?=[\s=>/])|style="[^"]*(?:display:\s*none|visibility:\s*hidden|font-size:\s*0(?![.\d])|opacity:\s*0(?![.\d])))/i.test(
      markup,
    )
      ? ['hidden text']
      : []),
  ];
}

/** Shorter ones, such as “no” or a year, are found by chance. */
const shortestNote = 6;

/** Home and temporary folders of the usual systems, and addresses of files. */
const localPaths =
  /(?<![\p{L}\p{N}/.:-])\/(?:home|Users|root|tmp|private|Volumes)\/[\p{L}\p{N}._-]+|\b[A-Z]:\\[\p{L}\p{N}._-]+|file:\/\/\/?[\p{L}\p{N}/._-]+/gu;

/** Quotes, dashes and spaces may have changed on the way. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\\?["“”„«»]/g, '"')
    .replace(/['’‘]/g, "'")
    .replace(/[–—‑]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The text as it is once its transfer encodings and character references are undone. */
function decodings(text: string): string[] {
  const decoded: string[] = [];
  for (const [block] of text.matchAll(/(?:^[A-Za-z0-9+/]{60,}={0,2}\r?$\n?)+[A-Za-z0-9+/=]*/gm)) {
    decoded.push(Buffer.from(block, 'base64').toString('utf8'));
  }
  if (/^content-transfer-encoding:\s*quoted-printable/im.test(text)) {
    const bytes = text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
    decoded.push(Buffer.from(bytes, 'latin1').toString('utf8'));
  }
  if (text.includes('&')) {
    decoded.push(
      text
        .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
        .replace(/&#(\d{1,7});/g, (_, digits: string) => character(Number(digits)))
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&nbsp;/g, ' ')
        .replace(/&amp;/g, '&'),
    );
  }
  return decoded;
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
