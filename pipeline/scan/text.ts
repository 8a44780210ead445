import { pattern, patternFor } from '../model/pattern-for.ts';

/** What must not be found, and what may be although it looks like it. */
export interface Secrets {
  /** The texts that stand under `internal:` in the front matter. */
  readonly internal: readonly string[];
  /** What the release says in public: no leak, even if a note says the same. */
  readonly source: string;
  /** What its translations say: a path in them is no leak, a note is one. */
  readonly translations: string;
}

/** Secrets and paths in the words of a file, which may be encoded for an address, markup or JSON. */
export function leaksOfWords(text: string, secrets: Secrets): string[] {
  const readings = [text, ...decodings(text)];
  return [...leaksOfNotes(readings, secrets), ...leaksOfPaths(readings, secrets)];
}

function leaksOfNotes(readings: readonly string[], { internal, source }: Secrets): string[] {
  if (internal.length === 0) return [];
  const known = words(source);
  const secret = internal
    .map((note) => [note.replace(/\s+/g, ' ').trim(), words(note)] as const)
    .filter(([, said]) => said.trim().length >= shortestNote && !known.includes(said));
  if (secret.length === 0) return [];
  // To ask for one word first costs a tenth of setting all words apart, and mostly answers.
  const signs = secret.map(([, said]) => longest(said));
  const read = readings
    .map(fold)
    .filter((reading) => signs.some((sign) => reading.includes(sign)))
    .map(apart);
  return secret
    .filter(([, said]) => read.some((reading) => reading.includes(said)))
    .map(([note]) => `“${note}”, which stands under \`internal\``);
}

function leaksOfPaths(readings: readonly string[], { source, translations }: Secrets): string[] {
  const paths = readings
    .filter((reading) => pathSigns.test(reading))
    .map((reading) => reading.normalize('NFC'))
    .flatMap((reading) => reading.match(patternFor(reading, localPaths)) ?? []);
  if (paths.length === 0) return [];
  const written = `${source}\n${translations}`.normalize('NFC');
  return paths
    .filter(
      (path) => !written.includes(path) && !written.includes(JSON.stringify(path).slice(1, -1)),
    )
    .map((path) => `the path ${path} of somebody’s machine`);
}

/** Comments, and elements that are there and not shown. */
export function leaksOfMarkup(text: string): string[] {
  const markup = text.includes('&') ? `${text}\n${unreferenced(text)}` : text;
  return [
    ...(markup.includes('<!--') ? ['a comment'] : []),
    ...(hiddenElement.test(markup) ? ['hidden text'] : []),
  ];
}

/** The text of markup without its tags: those inside words and sentences leave no gap. */
export function textOfMarkup(markup: string): string {
  return markup
    .replace(
      /<\/?(?:em|strong|a|span|b|i|u|s|del|small|sub|sup|bdi|bdo|time|abbr|q)(?=[\s>])[^>]*>/gi,
      '',
    )
    .replace(/<[^>]*>/g, ' ');
}

/** Whether somebody is named whom the release does not name. */
export function isStranger(person: string | undefined, { source }: Secrets): person is string {
  return person !== undefined && person.trim() !== '' && !words(source).includes(words(person));
}

const hiddenElement =
  /<template\b|<[a-z][^<>]*\s(?:hidden(?=[\s=>/])|style=(?:"[^"]*|'[^']*)(?:display:\s*none|visibility:\s*hidden|font-size:\s*0(?![.\d])|opacity:\s*0(?![.\d])))/i;

/** Shorter ones, such as “no” or a year, are found by chance. */
const shortestNote = 6;

/** Home and temporary folders of the usual systems, shares of a network, and addresses of files. */
const localPaths = pattern.gu`(?<![\p{L}\p{N}/.:-])\/(?:home|Users|root|tmp|private|Volumes|mnt|srv|var\/folders)\/[\p{L}\p{N}._-]+|\b[A-Z]:(?:\\|\/Users\/)[\p{L}\p{N}._-]+|(?<!\\)\\\\[\p{L}\p{N}.-]+\\[\p{L}\p{N}$._-]+|(?:file|smb|afp):\/\/\/?[\p{L}\p{N}/._-]+`;

/** Without one of these there is no such path: asked first, as it costs next to nothing. */
const pathSigns =
  /\/(?:home|Users|root|tmp|private|Volumes|mnt|srv|var)\/|[A-Z]:\\|\\\\|(?:file|smb|afp):/;

/**
 * A text as its words, a space around each: quotes, dashes, spaces, capitals and hyphens of the
 * typesetter may have changed on the way.
 */
function words(text: string): string {
  return apart(fold(text));
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .toLowerCase();
}

function apart(folded: string): string {
  return ` ${folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

function longest(said: string): string {
  return said.split(' ').reduce((one, other) => (other.length > one.length ? other : one));
}

/** The text as it is once what encodes it for markup, addresses or JSON is undone. */
function decodings(text: string): string[] {
  const decoded: string[] = [];
  if (text.includes('&')) decoded.push(unreferenced(text));
  if (/%[0-9a-f]{2}/i.test(text)) decoded.push(text.replace(/(?:%[0-9a-f]{2})+/gi, unescaped));
  if (text.includes('\\')) {
    decoded.push(
      text
        .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
        .replace(/\\[nrt]/g, ' ')
        .replace(/\\(["\\/])/g, '$1'),
    );
  }
  return decoded;
}

function unescaped(bytes: string): string {
  return Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8');
}

/** Character references undone (HTML 13.5, the few that writers of markup use). */
function unreferenced(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/&#(\d{1,7});/g, (_, digits: string) => character(Number(digits)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
